//! name/ambiguous: a reference that fits several.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::{Entity, Target};

pub const RULE: Rule = Rule::new(
    "name/ambiguous",
    Severity::Error,
    include_str!("ambiguous.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for reference in &context.model.references {
        let Target::Ambiguous(candidates) = &reference.target else {
            continue;
        };
        let names: Vec<String> = candidates
            .iter()
            .map(|&entity| id_of(context, entity))
            .collect();
        let first = names.first().cloned().unwrap_or_default();
        let finding = findings
            .about(reference.from, reference.span)
            .arg("name", reference.text.as_str());
        findings.push(finding.arg("candidates", names).arg("first", first));
    }
}

fn id_of(context: &Context, entity: Entity) -> String {
    match entity {
        Entity::Department(id) => context.model[id].id.clone(),
        Entity::Position(id) => context.model[id].id.clone(),
        other => context.model.identity(other),
    }
}
