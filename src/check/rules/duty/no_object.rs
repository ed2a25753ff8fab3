//! duty/no-object: an act, and nothing it is done to (审核、管理).

use crate::check::duties::{Duty, Words};
use crate::check::memo::What;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::syntax::concept::TextMark;

pub const RULE: Rule = Rule::new(
    "duty/no-object",
    Severity::Hint,
    include_str!("no_object.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let verbs = Words::of(context, TextMark::Verb);
    let filler = Words::of(context, TextMark::Filler);
    let find = |duty: &Duty| is_all_verbs(duty, &verbs, &filler).then_some(());
    context.each_first_duty(What::plain(RULE.name), find, |duty, ()| {
        let finding = findings.about(Entity::Position(duty.position), duty.entry.prose.span);
        findings.push(finding);
    });
}

/// Whether nothing is left of a text when its verbs and empty words are taken out.
fn is_all_verbs(duty: &Duty, verbs: &Words, filler: &Words) -> bool {
    let folded = duty.folded();
    let (mut at, mut acts) = (0, 0);
    while at < folded.len() {
        if let Some(word) = duty.word_at(at, verbs) {
            acts += 1;
            at = word.end;
        } else if let Some(word) = duty.word_at(at, filler) {
            at = word.end;
        } else if folded[at].is_alphanumeric() {
            return false;
        } else {
            at += 1;
        }
    }
    acts > 0
}
