//! name/either-or: one of several positions, with no order between them.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Target;
use crate::syntax::concept::Concept;

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
        // Approval tables have a rule of their own.
        if reference.field == Concept::Chain {
            continue;
        }
        let titles: Vec<String> = positions
            .iter()
            .map(|&id| context.model[id].title.clone())
            .collect();
        let finding = findings.about(reference.from, reference.span);
        // Where several may stand, a list mark is all that lacks.
        let finding = match reference.field {
            Concept::Deputy | Concept::Functional | Concept::Dotted | Concept::Subordinates => {
                finding.variant("list")
            }
            _ => finding,
        };
        findings.push(
            finding
                .arg("name", reference.text.as_str())
                .arg("positions", titles),
        );
    }
}
