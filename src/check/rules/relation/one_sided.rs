//! relation/one-sided: A works with B, and B, who lists others, does not list A.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::relations::Whom;
use crate::model::{Entity, PositionId};

pub const RULE: Rule = Rule::new(
    "relation/one-sided",
    Severity::Hint,
    include_str!("one_sided.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    for id in model.position_ids() {
        for party in &model[id].relations.cooperates.parties {
            let Whom::Position(other) = party.whom else {
                continue;
            };
            let position = &model[other];
            let Some(label) = position.relations.cooperates.body.label else {
                continue;
            };
            if other == id || position.source.unread || knows(context, other, id) {
                continue;
            }
            let message = Message::new("relation-one-sided-other");
            let finding = findings
                .about(Entity::Position(id), party.span)
                .arg("position", model[id].title.as_str())
                .arg("other", position.title.as_str());
            findings.push(finding.related(label, message.arg("other", position.title.as_str())));
        }
    }
}

/// Whether a position mentions another, its department, or people in general; within a line it need not.
fn knows(context: &Context, id: PositionId, other: PositionId) -> bool {
    let model = context.model;
    let relations = &model[id].relations;
    let units: Vec<_> = model.department_chain(model[other].department).collect();
    let mut parties = relations
        .fields()
        .into_iter()
        .flat_map(|(_, relation)| &relation.parties);
    let named = parties.any(|party| match &party.whom {
        Whom::Position(one) => *one == other || model[*one].title == model[other].title,
        Whom::Department(unit) => units.contains(unit),
        Whom::Prose(_) => false,
    });
    // A line without a single name may mean anybody.
    let cooperates = &relations.cooperates;
    let lines = crate::check::powers::texts(&cooperates.body);
    let nameless = lines.iter().any(|line| {
        !cooperates
            .parties
            .iter()
            .any(|party| line.span.contains(party.span) && !matches!(party.whom, Whom::Prose(_)))
    });
    named || nameless || model.is_above(id, other) || model.is_above(other, id)
}
