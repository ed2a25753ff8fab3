//! name/either-or: one of several positions, with no order between them.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Target;

pub const RULE: Rule = Rule::new(
    "name/either-or",
    Severity::Warning,
    include_str!("either_or.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for reference in &context.model.references {
        let Target::Either(positions) = &reference.target else {
            continue;
        };
        let titles: Vec<String> = positions
            .iter()
            .map(|&id| context.model[id].title.clone())
            .collect();
        let finding = findings.about(reference.from, reference.span);
        findings.push(
            finding
                .arg("name", reference.text.as_str())
                .arg("positions", titles),
        );
    }
}
