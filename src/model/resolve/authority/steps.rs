//! Cells of approval tables: `审核②`, `批准`, `审核①、批准②`, `Approve (3)`. Reads words; knows no positions.

use super::table::Legend;
use crate::syntax::concept::ValueWord;
use crate::syntax::vocabulary::{PowerId, Vocabulary};
use crate::text::{TextRange, fold};

/// A power and its step in a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct StepWord {
    pub(super) power: PowerId,
    /// ① is 1.
    pub(super) order: Option<u32>,
    /// Bytes of the cell.
    pub(super) range: TextRange,
}

/// The powers of a cell; None if something else stands in it. Signs mean what the legend says.
pub(super) fn steps(text: &str, vocabulary: &Vocabulary, legend: &Legend) -> Option<Vec<StepWord>> {
    let mut found: Vec<StepWord> = Vec::new();
    let mut at = 0;
    let mut ahead = None;
    while let Some(c) = text[at..].chars().next() {
        if let Some(len) = legend.reference(&text[at..], vocabulary) {
            at += len;
            continue;
        }
        let sign = legend.mark(&text[at..]);
        if sign.is_none() && is_mark(c) {
            at += c.len_utf8();
            continue;
        }
        if let Some((number, len)) = number(&text[at..]) {
            match found.last_mut().filter(|last| last.order.is_none()) {
                Some(last) => {
                    last.order = Some(number);
                    last.range.end = (at + len) as u32;
                }
                None => ahead = Some((number, at)),
            }
            at += len;
            continue;
        }
        let (power, len) = sign.or_else(|| power(&text[at..], vocabulary))?;
        let (order, start) = ahead
            .take()
            .map_or((None, at), |(order, at)| (Some(order), at));
        found.push(StepWord {
            power,
            order,
            range: TextRange {
                start: start as u32,
                end: (at + len) as u32,
            },
        });
        at += len + tail(&text[at + len..], vocabulary);
    }
    (!found.is_empty() && ahead.is_none()).then_some(found)
}

/// A power without the number of its step.
pub(super) fn without_number(text: &str) -> &str {
    let is_number = |c: char| {
        is_mark(c)
            || fold::narrow(c).is_ascii_digit()
            || matches!(c as u32, 0x2460..=0x2487 | 0x2776..=0x277F)
    };
    text.trim_matches(is_number)
}

/// What stands between powers and numbers.
fn is_mark(c: char) -> bool {
    fold::is_blank(c)
        || matches!(
            fold::narrow(c),
            '、' | ',' | ';' | '/' | '+' | '&' | '(' | ')' | '.' | '。'
        )
}

/// 权 behind a power.
fn tail(text: &str, vocabulary: &Vocabulary) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    match vocabulary.is(ValueWord::PowerTail, &fold::word(&text[..first])) {
        true => first,
        false => 0,
    }
}

/// ①, （1）, 1.
fn number(text: &str) -> Option<(u32, usize)> {
    let first = text.chars().next()?;
    let code = first as u32;
    let circled = match code {
        0x2460..=0x2473 => Some(code - 0x2460 + 1),
        0x2474..=0x2487 => Some(code - 0x2474 + 1),
        0x2776..=0x277F => Some(code - 0x2776 + 1),
        _ => None,
    };
    if let Some(number) = circled {
        return Some((number, first.len_utf8()));
    }
    let digits: Vec<char> = text
        .chars()
        .map(fold::narrow)
        .take_while(char::is_ascii_digit)
        .collect();
    const MOST_DIGITS: usize = 2;
    if digits.is_empty() || digits.len() > MOST_DIGITS {
        return None;
    }
    let number = digits.iter().collect::<String>().parse().ok()?;
    let len = text.chars().take(digits.len()).map(char::len_utf8).sum();
    Some((number, len))
}

/// The longest power word at the start.
pub(super) fn power(text: &str, vocabulary: &Vocabulary) -> Option<(PowerId, usize)> {
    /// No word of a power is longer, in characters.
    const LONGEST: usize = 24;
    let mut ends: Vec<usize> = text
        .char_indices()
        .skip(1)
        .map(|(at, _)| at)
        .take(LONGEST)
        .collect();
    if text.chars().count() <= LONGEST {
        ends.push(text.len());
    }
    let whole = |end: usize| {
        let ends_in_word = text[..end].ends_with(|c: char| c.is_ascii_alphabetic())
            && text[end..].starts_with(|c: char| c.is_ascii_alphabetic());
        !ends_in_word
    };
    let word = |end: &usize| {
        let power = vocabulary.power_in_cell(&fold::word(&text[..*end]))?;
        whole(*end).then_some((power, *end))
    };
    ends.iter().rev().find_map(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Vec<(String, Option<u32>)>> {
        let vocabulary = Vocabulary::built_in();
        let found = steps(text, vocabulary, &Legend::default())?;
        let id = |step: &StepWord| vocabulary.powers()[step.power.0 as usize].id.clone();
        Some(found.iter().map(|step| (id(step), step.order)).collect())
    }

    #[test]
    fn cells() {
        let is = |text: &str, want: &[(&str, Option<u32>)]| {
            let want: Vec<_> = want
                .iter()
                .map(|(id, order)| ((*id).to_owned(), *order))
                .collect();
            assert_eq!(read(text), Some(want), "{text}");
        };
        is("审核②", &[("review", Some(2))]);
        is("審核②", &[("review", Some(2))]);
        is("审核①、批准②", &[("review", Some(1)), ("approve", Some(2))]);
        is("③审批", &[("approve", Some(3))]);
        is("复核", &[("recheck", None)]);
        is("Approve (3)", &[("approve", Some(3))]);
        is(
            "Review 2 / approve 3",
            &[("review", Some(2)), ("approve", Some(3))],
        );
        is("审批权（２）", &[("approve", Some(2))]);
        is("Approves/Signs", &[("approve", None), ("sign", None)]);
        is("Recommended", &[("advise", None)]);
        is("Informed", &[("be-informed", None)]);
        is("Advised", &[("be-informed", None)]);
        is("提交①", &[("propose", Some(1))]);
        is("Review²", &[("review", None)]);
        is("审批（注1）", &[("approve", None)]);
        assert_eq!(read("财务部经理"), None);
        assert_eq!(read("√"), None);
        assert_eq!(read("2"), None);
        assert_eq!(read("-"), None);
    }
}
