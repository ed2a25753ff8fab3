//! duty/contradiction: a bound that is a range (不少于1–5次), or a range upside down.

use crate::check::duties::{Duty, Words};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::syntax::concept::TextMark;
use crate::syntax::values;

pub const RULE: Rule = Rule::new(
    "duty/contradiction",
    Severity::Error,
    include_str!("contradiction.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let bounds = Words::of(context, TextMark::Bound);
    for duty in context.duties() {
        let Some(slip) = contradiction(context, duty, &bounds) else {
            continue;
        };
        let finding = findings.about(Entity::Position(duty.position), duty.place(slip.at.clone()));
        let text: String = duty
            .text()
            .chars()
            .skip(slip.at.start)
            .take(slip.at.len())
            .collect();
        findings.push(finding.variant(slip.kind).arg("text", text));
    }
}

struct Slip {
    kind: &'static str,
    at: std::ops::Range<usize>,
}

fn contradiction(context: &Context, duty: &Duty, bounds: &Words) -> Option<Slip> {
    let folded = duty.folded();
    let mut at = 0;
    while at < folded.len() {
        let bound = duty.word_at(at, bounds);
        let number = bound.as_ref().map_or(at, |bound| bound.end);
        let begins = bound.is_some() || opens_number(folded, at);
        if let Some(range) = begins.then(|| range(context, duty, number)).flatten() {
            let whole = at..number + range.len;
            let kind = match bound {
                Some(_) => Some("bound"),
                // What counts nothing may be a code, a date or a telephone number.
                None => (range.low > range.high && range.counts).then_some("upside-down"),
            };
            if let Some(kind) = kind {
                return Some(Slip { kind, at: whole });
            }
            at = whole.end;
            continue;
        }
        at = match bound {
            Some(bound) => bound.end,
            None => past_number(folded, at),
        };
    }
    None
}

/// Whether a number of its own begins here, no part of a word, date, time or clause number.
fn opens_number(folded: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| folded[before]);
    let inside = |c: char| c.is_ascii_alphanumeric() || "-/.:第年月".contains(c);
    folded[at].is_ascii_digit() && !before.is_some_and(inside)
}

/// Behind a number, so that its later digits are none of their own; one character on from anything else.
fn past_number(folded: &[char], at: usize) -> usize {
    let digits = folded[at..]
        .iter()
        .take_while(|c| c.is_ascii_digit() || **c == '.')
        .count();
    at + digits.max(1)
}

/// Two numbers with a range mark between them.
struct Range {
    /// In characters, with its unit if that is known.
    len: usize,
    low: f64,
    high: f64,
    counts: bool,
}

/// A range with something behind it that begins at a character.
fn range(context: &Context, duty: &Duty, at: usize) -> Option<Range> {
    /// Two numbers and a unit are no longer.
    const LONGEST: usize = 64;
    let folded = duty.folded();
    let blanks = folded[at..].iter().take_while(|c| **c == ' ').count();
    let text: String = folded[at + blanks..].iter().take(LONGEST).collect();
    let read = values::interval(&text, context.vocabulary)?;
    if read.unit.is_empty() {
        return None;
    }
    let mut units = context.vocabulary.marks(TextMark::Unit).iter();
    let unit = units.find(|unit| read.unit.starts_with(unit.as_str()));
    // The reader takes the rest of the clause for the unit.
    let surplus = read.unit.chars().count() - unit.map_or(0, |unit| unit.chars().count());
    Some(Range {
        len: blanks + text[..read.len].trim_end().chars().count() - surplus,
        low: read.low,
        high: read.high,
        counts: unit.is_some(),
    })
}
