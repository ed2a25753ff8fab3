//! balance/kpi-without-duty: an indicator of something that nothing else in the description mentions.

use crate::check::matters::Matters;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
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
        let Some(mut work) = matters.work(id) else {
            continue;
        };
        for indicator in list {
            let bound = indicator.entry.attribute(Key::For).is_some();
            if bound || indicator.kpi.name.is_none() || indicator.is_reference {
                continue;
            }
            let about = matters.measured(indicator);
            if !about.is_empty() && !work.speaks_of(&about) {
                let finding = findings.about(Entity::Position(id), indicator.kpi.span);
                let finding = finding.arg("name", indicator.name());
                findings.push(finding.arg("position", position.title.as_str()));
            }
        }
    }
}
