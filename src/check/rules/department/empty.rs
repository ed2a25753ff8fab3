//! department/empty: a described department without any position.

use crate::check::staff::staffed;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "department/empty",
    Severity::Warning,
    include_str!("empty.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    let staffed = staffed(context);
    for id in model.department_ids() {
        let department = &model[id];
        if staffed[id.0 as usize] || department.stub || department.source.unread {
            continue;
        }
        let finding = findings.about(Entity::Department(id), department.source.name);
        findings.push(finding.arg("name", department.name.as_str()));
    }
}
