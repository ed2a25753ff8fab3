//! department/head-elsewhere: a head who is in neither the department nor one above it.

use crate::check::staff::in_circle;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "department/head-elsewhere",
    Severity::Warning,
    include_str!("head_elsewhere.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    for claim in &model.head_claims {
        let Some(home) = model[claim.position].department else {
            continue;
        };
        if model.is_within(claim.department, home) || in_circle(context, claim.department) {
            continue;
        }
        let finding = findings
            .about(Entity::Department(claim.department), claim.span)
            .arg("name", model[claim.department].name.as_str())
            .arg("head", model[claim.position].title.as_str())
            .arg("other", model[home].name.as_str());
        findings.push(finding);
    }
}
