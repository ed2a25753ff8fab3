//! relation/liaison: contacts outside, and no power to speak for the organisation.

use crate::check::duties::Words;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::syntax::concept::TextMark;

pub const RULE: Rule = Rule::new(
    "relation/liaison",
    Severity::Hint,
    include_str!("liaison.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let outside = Words::of(context, TextMark::Outside);
    for id in context.model.position_ids() {
        let position = &context.model[id];
        let body = &position.relations.external.body;
        let holder = context.powers().of(id);
        let Some(label) = body.label.filter(|_| !body.is_empty()) else {
            continue;
        };
        let speaks = holder.has(&["represent"])
            || holder
                .clauses
                .iter()
                .any(|clause| outside.find(&clause.text).is_some());
        if !speaks && !position.source.unread {
            let finding = findings.about(Entity::Position(id), label);
            findings.push(finding.arg("position", position.title.as_str()));
        }
    }
}
