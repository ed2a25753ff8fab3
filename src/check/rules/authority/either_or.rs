//! authority/either-or: an approval table names one of several, with no order between them.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Target;
use crate::syntax::concept::Concept;

pub const RULE: Rule = Rule::new(
    "authority/either-or",
    Severity::Warning,
    include_str!("either_or.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for reference in &context.model.references {
        let Target::Either(positions) = &reference.target else {
            continue;
        };
        if reference.field != Concept::Chain {
            continue;
        }
        let grants = context.grants();
        let first = positions.first().map_or("", |&id| grants.name(id));
        let finding = findings.about(reference.from, reference.span);
        findings.push(
            finding
                .arg("name", reference.text.as_str())
                .arg("first", first)
                .arg("positions", grants.names(positions)),
        );
    }
}
