//! duty/attitude: how one should be, among what one does.

use crate::check::duties::{Duty, Words};
use crate::check::memo::What;
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
    let find = |duty: &Duty| duty.find(&words);
    context.each_first_duty(What::plain(RULE.name), find, |duty, at| {
        let word: String = duty.text().chars().skip(at.start).take(at.len()).collect();
        let finding = findings.about(Entity::Position(duty.position), duty.place(at.clone()));
        findings.push(finding.arg("word", word));
    });
}
