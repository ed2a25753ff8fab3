//! kpi/duplicate: one indicator twice in one position.

use crate::check::duties::bare;
use crate::check::indicators::Indicator;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::Entity;
use crate::text::fold;
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "kpi/duplicate",
    Severity::Error,
    include_str!("duplicate.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for list in context.indicators_by_position() {
        let mut known: FxHashMap<String, Vec<&Indicator>> = FxHashMap::default();
        for indicator in list {
            // Two names of one shared definition are one indicator.
            let name = indicator
                .shared
                .map_or(indicator.name(), |shared| shared.name.as_str());
            let words = bare(name, context);
            if words.is_empty() {
                continue;
            }
            let before = known.entry(words).or_default();
            match before.iter().find(|first| is_same(first, indicator)) {
                Some(first) => {
                    let message = Message::new("kpi-duplicate-first").arg("name", first.name());
                    let position = indicator.position;
                    let finding = findings
                        .about(Entity::Position(position), indicator.kpi.span)
                        .arg("position", context.model[position].title.as_str())
                        .arg("name", indicator.name());
                    findings.push(finding.related(first.kpi.span, message));
                }
                None => before.push(indicator),
            }
        }
    }
}

/// Measured over another period it is another indicator; so it is in another group with another target.
fn is_same(one: &Indicator, two: &Indicator) -> bool {
    let period = |of: &Indicator| {
        let said = of.kpi.period_text.as_ref();
        said.map(|said| fold::word(&said.value))
    };
    let other_period = matches!((period(one), period(two)), (Some(one), Some(two)) if one != two);
    let group = |of: &Indicator| of.kpi.group.clone();
    let target = |of: &Indicator| fold::word(of.target_text());
    !other_period && (group(one) == group(two) || target(one) == target(two))
}
