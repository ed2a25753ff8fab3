//! reporting/span: more direct reports than one position can lead.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "reporting/span",
    Severity::Warning,
    include_str!("span.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    let most = context.config.thresholds.span;
    for id in model.position_ids() {
        let reports = model[id].subordinates.len();
        if reports > most {
            let finding = findings.about(Entity::Position(id), model[id].source.name);
            let finding = finding.arg("position", model[id].title.as_str());
            findings.push(finding.arg("reports", reports).arg("most", most));
        }
    }
}
