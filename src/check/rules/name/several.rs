//! name/several: one sheet for several posts or units.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::syntax::concept::Kind;

pub const RULE: Rule = Rule::new(
    "name/several",
    Severity::Warning,
    include_str!("several.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for sheet in &context.model.shared_sheets {
        let (kind, names) = &sheet.value;
        let finding = findings.at(sheet.span);
        let finding = if *kind == Kind::Department {
            finding.variant("department")
        } else {
            finding
        };
        findings.push(finding.arg("names", names.clone()));
    }
}
