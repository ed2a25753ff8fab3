//! reporting/grade-inversion: graded above its superior.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "reporting/grade-inversion",
    Severity::Warning,
    include_str!("grade_inversion.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    for id in model.position_ids() {
        let Some(superior) = model[id].superior else {
            continue;
        };
        let (Some(own), Some(above)) = (model[id].grade.said(), model[superior].grade.said())
        else {
            continue;
        };
        let rank = |grade: &str| model.organisation.rank(grade);
        let (Some(own_rank), Some(above_rank)) = (rank(&own.value), rank(&above.value)) else {
            continue;
        };
        if own_rank >= above_rank {
            continue;
        }
        let message = Message::new("reporting-grade-inversion-superior")
            .arg("superior", model[superior].title.as_str())
            .arg("grade", above.value.as_str());
        let finding = findings
            .about(Entity::Position(id), own.span)
            .arg("position", model[id].title.as_str())
            .arg("grade", own.value.as_str())
            .arg("superior", model[superior].title.as_str())
            .arg("above", above.value.as_str());
        findings.push(finding.related(above.span, message));
    }
}
