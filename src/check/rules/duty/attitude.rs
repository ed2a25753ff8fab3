//! duty/attitude: how one should be, among what one does.

use crate::check::duties::Words;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::syntax::concept::TextMark;

pub const RULE: Rule = Rule::new(
    "duty/attitude",
    Severity::Hint,
    include_str!("attitude.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let words = Words::of(context, TextMark::Attitude);
    for duty in context.first_duties() {
        if let Some(at) = duty.find(&words) {
            let word: String = duty.text().chars().skip(at.start).take(at.len()).collect();
            let finding = findings.about(Entity::Position(duty.position), duty.place(at));
            findings.push(finding.arg("word", word));
        }
    }
}
