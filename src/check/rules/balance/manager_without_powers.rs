//! balance/manager-without-powers: has direct reports, and may neither assign their work nor appraise it.

use crate::check::duties::Words;
use crate::check::lines::has_reports;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::syntax::concept::TextMark;

pub const RULE: Rule = Rule::new(
    "balance/manager-without-powers",
    Severity::Hint,
    include_str!("manager_without_powers.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let steer = Words::of(context, TextMark::Steer);
    for id in context.model.position_ids() {
        let position = &context.model[id];
        let holder = context.powers().of(id);
        if !holder.is_written || position.source.unread || !has_reports(context, id) {
            continue;
        }
        let may = holder.is_granted(&["appraise", "direct", "allocate"])
            || holder
                .clauses
                .iter()
                .any(|clause| steer.find(&clause.text).is_some());
        if let Some(label) = position.authorities.label.filter(|_| !may) {
            let finding = findings.about(Entity::Position(id), label);
            findings.push(finding.arg("position", position.title.as_str()));
        }
    }
}
