//! reporting/self: a position that reports to itself.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "reporting/self",
    Severity::Error,
    include_str!("itself.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    for claim in model
        .claims
        .iter()
        .filter(|claim| claim.subordinate == claim.superior)
    {
        let finding = findings.about(Entity::Position(claim.subordinate), claim.span);
        findings.push(finding.arg("position", model[claim.subordinate].title.as_str()));
    }
}
