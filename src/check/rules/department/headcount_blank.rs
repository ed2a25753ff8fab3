//! department/headcount-blank: a row of the establishment without a number.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::{Entity, Field};

pub const RULE: Rule = Rule::new(
    "department/headcount-blank",
    Severity::Warning,
    include_str!("headcount_blank.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    for id in model.department_ids() {
        for post in model[id]
            .establishment
            .posts
            .iter()
            .filter(|post| matches!(post.count, Field::Blank(_)))
        {
            let finding = findings.about(Entity::Department(id), post.name.span);
            let finding = finding.arg("name", model[id].name.as_str());
            findings.push(finding.arg("position", post.name.value.as_str()));
        }
    }
}
