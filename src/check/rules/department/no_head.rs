//! department/no-head: a department with people and no head; a head is never inferred.

use crate::check::staff::staffed;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::syntax::concept::Concept;

pub const RULE: Rule = Rule::new(
    "department/no-head",
    Severity::Warning,
    include_str!("no_head.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    let staffed = staffed(context);
    for id in model.department_ids() {
        let department = &model[id];
        let said = department.head.is_some() || department.unresolved.contains(&Concept::Head);
        if said || department.source.unread || !staffed[id.0 as usize] {
            continue;
        }
        let finding = findings.about(Entity::Department(id), department.source.name);
        findings.push(finding.arg("name", department.name.as_str()));
    }
}
