//! reporting/outside-department: the superior is in neither this department, one above it, nor heads one of them.

use crate::check::staff::in_circle;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "reporting/outside-department",
    Severity::Warning,
    include_str!("outside_department.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    for id in model.position_ids() {
        let (Some(claim), Some(department)) = (model[id].superior_claim, model[id].department)
        else {
            continue;
        };
        let superior = claim.superior;
        let Some(home) = model[superior].department else {
            continue;
        };
        let mut chain = model.department_chain(Some(department));
        if chain.any(|above| above == home || model[above].head == Some(superior))
            || in_circle(context, department)
        {
            continue;
        }
        let finding = findings
            .about(Entity::Position(id), claim.span)
            .arg("position", model[id].title.as_str())
            .arg("department", model[department].name.as_str())
            .arg("superior", model[superior].title.as_str())
            .arg("other", model[home].name.as_str());
        findings.push(finding);
    }
}
