//! duty/too-few: so few duties that the description says little.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "duty/too-few",
    Severity::Hint,
    include_str!("too_few.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let least = context.config.thresholds.duties_least;
    for id in context.model.position_ids() {
        let duties = &context.model[id].duties;
        let count = duties.leaves().len();
        if let (true, Some(label)) = (count > 0 && count < least, duties.label) {
            let finding = findings.about(Entity::Position(id), label);
            findings.push(finding.arg("count", count).arg("least", least));
        }
    }
}
