//! department/unplaced: a position without a department, below the declaration of one.

use crate::check::edits::label_line;
use crate::check::{Context, Findings, Repair, Rule};
use crate::diagnostic::Severity;
use crate::model::{DepartmentId, Entity, Field, PositionId};
use crate::syntax::concept::Concept;

pub const RULE: Rule = Rule::new(
    "department/unplaced",
    Severity::Warning,
    include_str!("unplaced.md"),
    check,
)
.repaired(Repair::Likely);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    let mut above = None;
    let mut file = None;
    for (span, entity) in &model.places {
        if file != Some(span.file) {
            (file, above) = (Some(span.file), None);
        }
        match *entity {
            Entity::Department(id) => above = Some(id),
            Entity::Position(id) => {
                let position = &model[id];
                let placed =
                    position.department.is_some() || position.outlined || position.source.unread;
                let said = !matches!(position.department_name, Field::Absent);
                if let (Some(department), false, false) = (above, placed, said) {
                    report(context, findings, id, department);
                }
            }
            _ => {}
        }
    }
}

fn report(context: &Context, findings: &mut Findings, id: PositionId, department: DepartmentId) {
    let model = context.model;
    let (position, name) = (&model[id], model[department].name.as_str());
    let fix = label_line(context, id, Concept::Department, name);
    let finding = findings.about(Entity::Position(id), position.source.name);
    let finding = finding
        .arg("position", position.title.as_str())
        .arg("department", name);
    findings.push(finding.fix(fix));
}
