//! balance/kpi-without-duty: an indicator of something that nothing else in the description mentions.

use crate::check::indicators::Indicator;
use crate::check::matters::Matters;
use crate::check::memo::What;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::{Entity, PositionId};
use crate::syntax::concept::Key;

pub const RULE: Rule = Rule::new(
    "balance/kpi-without-duty",
    Severity::Hint,
    include_str!("kpi_without_duty.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let matters = Matters::of(context);
    for list in context.indicators_by_position() {
        let id = list[0].position;
        let position = &context.model[id];
        if position.source.unread || position.duties.is_empty() {
            continue;
        }
        let rests = (matters.digest(id), Indicator::shared_formulas(list));
        let alone = || alone(&matters, id, list);
        let what = What::upon(RULE.name, rests);
        for &at in context.memo.of_position(position, what, alone).iter() {
            let indicator = &list[at];
            let finding = findings.about(Entity::Position(id), indicator.kpi.span);
            let finding = finding.arg("name", indicator.name());
            findings.push(finding.arg("position", position.title.as_str()));
        }
    }
}

/// Which of a position's indicators measure nothing that is said of its work.
fn alone(matters: &Matters, id: PositionId, list: &[Indicator]) -> Vec<usize> {
    let Some(mut work) = matters.work(id) else {
        return Vec::new();
    };
    let is_alone = |indicator: &Indicator| {
        let bound = indicator.entry.attribute(Key::For).is_some();
        if bound || indicator.kpi.name.is_none() || indicator.is_reference {
            return false;
        }
        let about = matters.measured(indicator);
        !about.is_empty() && !work.speaks_of(&about)
    };
    let alone = list.iter().map(is_alone).enumerate();
    alone
        .filter_map(|(at, alone)| alone.then_some(at))
        .collect()
}
