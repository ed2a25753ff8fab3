//! authority/delegation-expired: a power was handed on until a day that is over.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "authority/delegation-expired",
    Severity::Warning,
    include_str!("delegation_expired.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let Some(today) = context.config.as_of else {
        return;
    };
    let grants = context.grants();
    for delegation in &context.model.authority.delegations {
        let Some(last) = delegation.until.filter(|&last| last < today) else {
            continue;
        };
        let span = delegation.period_span.unwrap_or(delegation.span);
        let matter = &context.model.authority.matters[delegation.matter];
        let finding = findings
            .about(Entity::Position(delegation.grantor), span)
            .arg("position", grants.name(delegation.grantor))
            .arg("delegates", grants.names(&delegation.delegates))
            .arg("matter", matter.name.as_str());
        findings.push(finding.arg("day", last.to_string()));
    }
}
