//! duty/time-share: shares of time that do not come to 100 %.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::model::body::{Attribute, Block, Body};
use crate::syntax::concept::Key;
use crate::syntax::values;
use crate::syntax::vocabulary::Vocabulary;

pub const RULE: Rule = Rule::new(
    "duty/time-share",
    Severity::Error,
    include_str!("time_share.md"),
    check,
);

/// Thirds are written 33.3 %; in percent.
const ROUNDING: f64 = 0.5;

fn check(context: &Context, findings: &mut Findings) {
    for id in context.model.position_ids() {
        let duties = &context.model[id].duties;
        let shares = shares(duties, context.vocabulary);
        let sum: f64 = shares.iter().sum();
        if shares.is_empty() || (sum - 100.0).abs() <= ROUNDING {
            continue;
        }
        if let Some(label) = duties.label {
            let finding = findings.about(Entity::Position(id), label);
            let sum = (sum * 100.0).round() / 100.0;
            findings.push(finding.arg("sum", sum.to_string()));
        }
    }
}

/// The shares of the groups if they have any, else those of the entries.
fn shares(duties: &Body, vocabulary: &Vocabulary) -> Vec<f64> {
    let share = |attributes: &[Attribute]| {
        let said = attributes.iter().find(|one| one.key == Key::Share)?;
        values::share(&said.value.value, vocabulary).map(|share| share.0)
    };
    let groups = duties.blocks.iter().filter_map(|block| match block {
        Block::Group(group) => share(&group.attributes),
        _ => None,
    });
    let groups: Vec<f64> = groups.collect();
    match groups.is_empty() {
        true => duties
            .entries()
            .filter_map(|(entry, _)| share(&entry.attributes))
            .collect(),
        false => groups,
    }
}
