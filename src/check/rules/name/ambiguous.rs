//! name/ambiguous: a reference that fits several.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Severity};
use crate::model::{Entity, Target};

pub const RULE: Rule = Rule::new("name/ambiguous", Severity::Error, include_str!("ambiguous.md"), check);

fn check(context: &Context, findings: &mut Findings) {
    for reference in &context.model.references {
        let Target::Ambiguous(candidates) = &reference.target else { continue };
        let names: Vec<String> = candidates.iter().map(|&entity| id_of(context, entity)).collect();
        let finding = findings.about(reference.from, reference.span);
        findings.push(finding.arg("name", reference.text.as_str()).arg("candidates", names));
    }
}

fn id_of(context: &Context, entity: Entity) -> String {
    match entity {
        Entity::Department(id) => context.model[id].id.clone(),
        Entity::Position(id) => context.model[id].id.clone(),
        other => context.model.identity(other),
    }
}
