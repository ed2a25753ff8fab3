//! name/unit-as-person: a department where a position is needed.

use crate::check::{Context, Findings, Repair, Rule};
use crate::diagnostic::{Fix, Severity};
use crate::model::Target;

pub const RULE: Rule = Rule::new(
    "name/unit-as-person",
    Severity::Error,
    include_str!("unit_as_person.md"),
    check,
)
.repaired(Repair::Likely);

fn check(context: &Context, findings: &mut Findings) {
    for reference in &context.model.references {
        let Target::UnitAsPerson(department) = reference.target else {
            continue;
        };
        let finding = findings
            .about(reference.from, reference.span)
            .arg("name", reference.text.as_str());
        let Some(head) = context.model[department].head else {
            findings.push(finding);
            continue;
        };
        let head = context.model[head].title.as_str();
        findings.push(
            finding
                .variant("head")
                .arg("head", head)
                .fix(Fix::replace(reference.span, head)),
        );
    }
}
