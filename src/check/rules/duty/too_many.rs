//! duty/too-many: more duties than one person can keep in mind.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "duty/too-many",
    Severity::Hint,
    include_str!("too_many.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let most = context.config.thresholds.duties_most;
    for id in context.model.position_ids() {
        let duties = &context.model[id].duties;
        // Sub-entries tell how a duty is done; they are not counted.
        let count = duties.entries().count();
        if let (true, Some(label)) = (count > most, duties.label) {
            let finding = findings.about(Entity::Position(id), label);
            findings.push(finding.arg("count", count).arg("most", most));
        }
    }
}
