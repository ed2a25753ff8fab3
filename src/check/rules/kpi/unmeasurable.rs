//! kpi/unmeasurable: a standard in words that everybody may read as they like.

use crate::check::duties::{Words, folded, part, place};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::syntax::concept::TextMark;

pub const RULE: Rule = Rule::new(
    "kpi/unmeasurable",
    Severity::Hint,
    include_str!("unmeasurable.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let marks = [TextMark::Unmeasurable, TextMark::Vague].map(|mark| Words::of(context, mark));
    for indicator in context.indicators() {
        if indicator.kpi.target.is_some() || indicator.is_reference {
            continue;
        }
        // A name alone has no standard at all, which is another finding.
        let written = match (&indicator.kpi.target_text, &indicator.kpi.name) {
            (Some(said), _) => said.value.as_str(),
            (None, None) => indicator.kpi.text.as_str(),
            (None, Some(_)) => continue,
        };
        let text = folded(written);
        let Some(at) = marks
            .iter()
            .filter_map(|words| words.find(&text))
            .min_by_key(|at| at.start)
        else {
            continue;
        };
        if text.iter().any(char::is_ascii_digit) {
            continue;
        }
        let span = match &indicator.kpi.target_text {
            Some(said) => part(said, &at),
            None => place(&indicator.entry.prose, at.clone()),
        };
        let word: String = written.chars().skip(at.start).take(at.len()).collect();
        let finding = findings.about(Entity::Position(indicator.position), span);
        findings.push(finding.arg("word", word));
    }
}
