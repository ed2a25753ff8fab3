//! kpi/too-many: more indicators than anybody can steer by.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "kpi/too-many",
    Severity::Hint,
    include_str!("too_many.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let most = context.config.thresholds.kpis_most;
    for list in context.indicators_by_position() {
        let id = list[0].position;
        let label = context.model[id].kpi_body.label;
        if let Some(label) = label.filter(|_| list.len() > most) {
            let finding = findings.about(Entity::Position(id), label);
            findings.push(finding.arg("count", list.len()).arg("most", most));
        }
    }
}
