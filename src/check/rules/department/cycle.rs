//! department/cycle: departments each of which is part of the next.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::Entity;
use crate::model::department::ParentClaim;

pub const RULE: Rule = Rule::new(
    "department/cycle",
    Severity::Error,
    include_str!("cycle.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    for cycle in &model.department_cycles {
        let in_cycle = |claim: &&ParentClaim| {
            claim.parent.is_some_and(|parent| cycle.contains(&parent))
                && cycle.contains(&claim.child)
        };
        let mut claims: Vec<&ParentClaim> = model.parent_claims.iter().filter(in_cycle).collect();
        claims.sort_by(|one, two| context.place(one.span).cmp(&context.place(two.span)));
        let Some((last, others)) = claims.split_last() else {
            continue;
        };
        let start = cycle.iter().position(|&id| id == last.child).unwrap_or(0);
        let round = cycle.iter().cycle().skip(start).take(cycle.len() + 1);
        let names: Vec<&str> = round.map(|&id| model[id].name.as_str()).collect();
        let finding = findings.about(Entity::Department(last.child), last.span);
        let mut finding = finding.arg("circle", names.join(" → "));
        for claim in others {
            let message =
                Message::new("department-parent").arg("name", model[claim.child].name.as_str());
            let parent = claim
                .parent
                .map_or("", |parent| model[parent].name.as_str());
            finding = finding.related(claim.span, message.arg("parent", parent));
        }
        findings.push(finding);
    }
}
