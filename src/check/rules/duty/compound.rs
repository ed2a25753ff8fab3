//! duty/compound: several duties in one.

use crate::check::duties::{Duty, Words};
use crate::check::memo::What;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::syntax::concept::TextMark;

pub const RULE: Rule = Rule::new(
    "duty/compound",
    Severity::Hint,
    include_str!("compound.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let verbs = Words::of(context, TextMark::Verb);
    let most = context.config.thresholds.acts;
    let many = |duty: &Duty| Some(acts(duty, &verbs)).filter(|&acts| acts > most);
    context.each_first_duty(What::upon(RULE.name, most), many, |duty, &acts| {
        let finding = findings.about(Entity::Position(duty.position), duty.entry.prose.span);
        findings.push(finding.arg("acts", acts).arg("most", most));
    });
}

/// How many of its clauses begin with a verb.
fn acts(duty: &Duty, verbs: &Words) -> usize {
    let folded = duty.folded();
    let begins = |at: &usize| {
        let mut at = *at;
        while folded
            .get(at)
            .is_some_and(|c| matches!(c, ' ' | '并' | '和'))
        {
            at += 1;
        }
        duty.word_at(at, verbs).is_some()
    };
    let stops = |c: &char| matches!(c, '，' | ',' | '；' | ';' | '。' | '.');
    let behind = (0..folded.len())
        .filter(|&at| stops(&folded[at]))
        .map(|at| at + 1);
    std::iter::once(0).chain(behind).filter(begins).count()
}
