//! duty/no-verb: a duty that names a thing, not an act (销售计划的制定).

use crate::check::duties::{Duty, Words};
use crate::check::memo::What;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::syntax::concept::TextMark;

pub const RULE: Rule = Rule::new(
    "duty/no-verb",
    Severity::Hint,
    include_str!("no_verb.md"),
    check,
);

/// Endings that make a noun of an English verb, before “of”.
const NOMINAL: [&str; 6] = ["tion", "ment", "ance", "ence", "ing", "al"];

fn check(context: &Context, findings: &mut Findings) {
    let verbs = Words::of(context, TextMark::Verb);
    let find = |duty: &Duty| is_nominal(duty, &verbs).then_some(());
    context.each_first_duty(What::plain(RULE.name), find, |duty, ()| {
        let finding = findings.about(Entity::Position(duty.position), duty.entry.prose.span);
        findings.push(finding);
    });
}

/// How many characters may stand before the verb: 全面负责, 按时完成.
const ADVERB: usize = 4;

fn is_nominal(duty: &Duty, verbs: &Words) -> bool {
    let opens = if duty.is_chinese() { ADVERB } else { 0 };
    if (0..=opens).any(|at| {
        duty.word_at(at, verbs)
            .is_some_and(|word| !is_followed_by_of(duty, word.end))
    }) {
        return false;
    }
    match duty.is_chinese() {
        true => ends_in_act(duty, verbs),
        false => opens_with_noun(duty.text()),
    }
}

/// `管理的改进`: the first verb is the noun's.
fn is_followed_by_of(duty: &Duty, at: usize) -> bool {
    duty.folded().get(at) == Some(&'的')
}

/// `…的制定`: one clause, and its verb is the last word, behind 的.
fn ends_in_act(duty: &Duty, verbs: &Words) -> bool {
    let folded = duty.folded();
    let end = folded
        .iter()
        .rposition(|c| c.is_alphanumeric())
        .map_or(0, |last| last + 1);
    let text = &folded[..end];
    if text
        .iter()
        .any(|c| !c.is_alphanumeric() && !matches!(c, '、' | ' ' | '(' | ')'))
    {
        return false;
    }
    let Some(of) = text.iter().rposition(|&c| c == '的') else {
        return false;
    };
    let mut at = of + 1;
    while let Some(word) = duty.word_at(at, verbs) {
        at = word.end;
        while at < end && matches!(text[at], '、' | '和' | '与' | '及') {
            at += 1;
        }
    }
    at > of + 1 && at == end
}

/// “Preparation of the sales plan.”
fn opens_with_noun(text: &str) -> bool {
    let mut words = text.split_whitespace().map(str::to_ascii_lowercase);
    let Some(mut first) = words.next() else {
        return false;
    };
    let mut second = words.next();
    if first == "the" {
        (first, second) = match second {
            Some(noun) => (noun, words.next()),
            None => return false,
        };
    }
    second.as_deref() == Some("of") && NOMINAL.iter().any(|ending| first.ends_with(ending))
}
