//! department/over-establishment: more people in a position than its headcount allows.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::{Entity, Link, PositionId};
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "department/over-establishment",
    Severity::Error,
    include_str!("over_establishment.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    let mut holders: FxHashMap<PositionId, Vec<&Link>> = FxHashMap::default();
    for link in model.persons.iter().flat_map(|person| &person.positions) {
        if let Some(position) = link.to {
            holders.entry(position).or_default().push(link);
        }
    }
    for id in model.position_ids() {
        let Some(links) = holders.get(&id) else {
            continue;
        };
        let Some(allowed) = model[id]
            .headcount
            .said()
            .filter(|count| count.value.max.is_some())
        else {
            continue;
        };
        let most = allowed.value.max.unwrap_or_default();
        if (links.len() as f64) <= most {
            continue;
        }
        let Some((last, others)) = links.split_last() else {
            continue;
        };
        let finding = findings
            .about(Entity::Position(id), last.span)
            .arg("position", model[id].title.as_str())
            .arg("people", links.len())
            .arg("headcount", allowed.value.text.as_str());
        let mut finding = finding.related(
            allowed.span,
            Message::new("department-over-establishment-headcount"),
        );
        for link in others {
            let message = Message::new("department-over-establishment-person");
            finding = finding.related(link.span, message.arg("position", model[id].title.as_str()));
        }
        findings.push(finding);
    }
}
