//! Limits of money or number: `≤ 5万元/笔`, `5万元以下`, `超过5万元至20万元/笔`, `up to $5,000 per item`. Bounds read
//! as in the Civil Code, art. 1259: 以上, 以下, 以内 include the number; 超过, 不满, 以外 exclude it.

use super::decimal::Decimal;
use super::number::{Exact, exact, quantity, range_mark};
use super::target::{comparator, take_behind};
use crate::syntax::concept::{Comparator, Period, ValueWord};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::fold;

/// A unit of money or number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Money {
    /// The ISO 4217 code.
    Currency(String),
    /// As written.
    Unit(String),
}

/// Over what a limit is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Per {
    Each,
    Period(Period),
}

/// An interval of amounts in the basic unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Limit {
    pub min: Option<Decimal>,
    pub max: Option<Decimal>,
    pub min_inclusive: bool,
    pub max_inclusive: bool,
    pub unit: Option<Money>,
    pub per: Option<Per>,
    /// Whether 万, k or the like stood in it, so that its numbers are whole as they are.
    pub is_scaled: bool,
}

impl Money {
    /// Whether it is a share of a hundred.
    pub fn is_percent(&self) -> bool {
        matches!(self, Money::Unit(unit) if matches!(unit.as_str(), "%" | "％"))
    }
}

impl Money {
    /// The ISO code of a currency, or the unit as written.
    pub fn text(&self) -> String {
        match self {
            Money::Currency(text) | Money::Unit(text) => text.clone(),
        }
    }
}

impl Per {
    /// As contracts write it.
    pub fn name(self) -> &'static str {
        match self {
            Per::Each => "each",
            Per::Period(period) => period.name(),
        }
    }
}

impl Limit {
    /// The limit in a unit of so many; None if a number becomes too great.
    pub fn times(self, scale: Decimal) -> Option<Self> {
        let times = |end: Option<Decimal>| match end {
            Some(end) => end.checked_mul(scale).map(Some),
            None => Some(None),
        };
        Some(Self {
            min: times(self.min)?,
            max: times(self.max)?,
            is_scaled: true,
            ..self
        })
    }
}

/// Reads a unit by itself, `元`, `万元`, `件`, `$k`: what it is, and how many one of it are.
pub fn unit_of(text: &str, vocabulary: &Vocabulary) -> Option<(Money, Option<Decimal>)> {
    let one = exact(
        &format!("1{}", text.trim_matches(fold::is_blank)),
        vocabulary,
    )?;
    let scale = (one.scale != Decimal::ONE).then_some(one.scale);
    Some((unit(&one.unit, vocabulary)?, scale))
}

/// Reads one amount: `6万`, `60,000元`, `$5k`; the unit if it names one.
pub fn amount(text: &str, vocabulary: &Vocabulary) -> Option<(Decimal, Option<Money>)> {
    let text = text.trim_matches(fold::is_blank);
    let read = exact(text, vocabulary).filter(|read| read.len == text.len())?;
    Some((read.value, unit(&read.unit, vocabulary)))
}

/// Where a limit begins in a line: at the first comparator that a number follows, or at the first amount that a
/// bound follows.
pub fn limit_start(text: &str, vocabulary: &Vocabulary) -> Option<usize> {
    text.char_indices()
        .filter(|&(at, c)| {
            !fold::is_blank(c) && !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric())
        })
        .map(|(at, _)| at)
        .find(|&at| {
            let (found, rest) = comparator(&text[at..], vocabulary.comparators());
            found.is_some() && quantity(rest, vocabulary).is_some()
        })
}

/// Reads a text that is a limit from end to end.
pub fn limit(text: &str, vocabulary: &Vocabulary) -> Option<Limit> {
    let text = text
        .trim_matches(fold::is_blank)
        .trim_end_matches(['。', ';', '；']);
    let (inclusive, text) = inclusion(text);
    let (per, text) = leading_per(text, vocabulary);
    let (before, rest) = comparator(text, vocabulary.comparators());
    let mut first = exact(rest, vocabulary)?;
    let mut rest = &rest[first.len..];
    let mut second = None;
    if let Some(more) = range_mark(rest)
        && let Some(found) = exact(more, vocabulary)
    {
        rest = &more[found.len..];
        first = lend(first, &found)?;
        second = Some(found);
    }
    let last = second.as_mut().unwrap_or(&mut first);
    let behind = take_behind(&mut last.unit, &mut rest, vocabulary);
    let unit = unit(&last.unit, vocabulary);
    let is_scaled = last.scale != Decimal::ONE;
    let per = trailing_per(rest, vocabulary)?.or(per);
    let band = |min, max, min_inclusive, max_inclusive| Limit {
        min,
        max,
        min_inclusive,
        max_inclusive,
        unit,
        per,
        is_scaled,
    };
    let mut limit = match (before, &second, behind) {
        (None, Some(second), _) => band(Some(first.value), Some(second.value), true, true),
        (Some(Comparator::Above), Some(second), _) => {
            band(Some(first.value), Some(second.value), false, true)
        }
        (Some(_), Some(second), _) => band(Some(first.value), Some(second.value), true, true),
        (op, None, behind) => match op.or(behind) {
            Some(Comparator::AtLeast) => band(Some(first.value), None, true, true),
            Some(Comparator::Above) => band(Some(first.value), None, false, true),
            Some(Comparator::Below) => band(None, Some(first.value), true, false),
            Some(Comparator::AtMost) | None => band(None, Some(first.value), true, true),
            Some(Comparator::Equal) => band(Some(first.value), Some(first.value), true, true),
        },
    };
    if let Some(inclusive) = inclusive {
        match limit.max {
            Some(_) => limit.max_inclusive = inclusive,
            None => limit.min_inclusive = inclusive,
        }
    }
    Some(limit)
}

/// In a range the unit and the scale behind the second number are for both.
fn lend(first: Exact, second: &Exact) -> Option<Exact> {
    if !first.unit.is_empty() || first.scale != Decimal::ONE {
        return Some(first);
    }
    Some(Exact {
        value: first.value.checked_mul(second.scale)?,
        unit: second.unit.clone(),
        ..first
    })
}

/// （含） or （不含） at the end overrules the bound.
fn inclusion(text: &str) -> (Option<bool>, &str) {
    let plain = super::target::without_remark(text);
    let remark = fold::word(&text[plain.len()..]);
    match remark.as_str() {
        "(含)" | "(included)" | "(inclusive)" => (Some(true), plain),
        "(不含)" | "(excluded)" | "(exclusive)" => (Some(false), plain),
        _ => (None, plain),
    }
}

/// `每笔5万元以下`, `单笔…`, `每月…`.
fn leading_per<'a>(text: &'a str, vocabulary: &Vocabulary) -> (Option<Per>, &'a str) {
    let end = text.char_indices().nth(2).map_or(text.len(), |(at, _)| at);
    match per(&text[..end], vocabulary) {
        Some(found) if end < text.len() && fold::is_chinese(text.chars().next().unwrap_or(' ')) => {
            (Some(found), text[end..].trim_start_matches(fold::is_blank))
        }
        _ => (None, text),
    }
}

/// `/笔`, ` per item`, `每月` behind the amount; None if something else stands there. Per contract or per head is per
/// each.
fn trailing_per(rest: &str, vocabulary: &Vocabulary) -> Option<Option<Per>> {
    let rest = rest.trim_matches(fold::is_blank).trim_end_matches('.');
    if rest.is_empty() {
        return Some(None);
    }
    let is_per = |word: &str| vocabulary.is(ValueWord::Per, &fold::word(word));
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let word = match rest.split_once(fold::is_blank) {
        _ if rest.starts_with(['/', '\u{FF0F}']) => Some(&rest[first..]),
        Some((per, word)) if is_per(per) => Some(word),
        _ if is_per(&rest[..first]) && first > 1 => Some(&rest[first..]),
        _ => None,
    };
    match word {
        Some(word) => {
            let plain = !word.is_empty() && word.chars().all(char::is_alphabetic);
            per(word, vocabulary)
                .or(plain.then_some(Per::Each))
                .map(Some)
        }
        None => per(rest, vocabulary).map(Some),
    }
}

fn per(word: &str, vocabulary: &Vocabulary) -> Option<Per> {
    let word = fold::word(word);
    if vocabulary.is(ValueWord::Each, &word) {
        return Some(Per::Each);
    }
    vocabulary.period(&word).map(Per::Period)
}

fn unit(word: &str, vocabulary: &Vocabulary) -> Option<Money> {
    let word = word.trim_matches(fold::is_blank);
    match vocabulary.currency(&fold::word(word)) {
        _ if word.is_empty() => None,
        Some(code) => Some(Money::Currency(code.to_owned())),
        None => Some(Money::Unit(word.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let limit = limit(text, Vocabulary::built_in())?;
        let left = if limit.min_inclusive { '[' } else { '(' };
        let right = if limit.max_inclusive { ']' } else { ')' };
        let end = |end: Option<Decimal>| end.map_or("-".to_owned(), |end| end.to_string());
        let unit = match &limit.unit {
            Some(Money::Currency(code)) => code.clone(),
            Some(Money::Unit(unit)) => unit.clone(),
            None => "?".into(),
        };
        let per = limit.per.map_or(String::new(), |per| format!(" {per:?}"));
        Some(format!(
            "{left}{} {}{right} {unit}{per}",
            end(limit.min),
            end(limit.max)
        ))
    }

    #[test]
    fn limits() {
        let is = |text, want: &str| assert_eq!(read(text).as_deref(), Some(want), "{text}");
        is("≤ 5万元/笔", "[- 50000] CNY Each");
        is("5万元以下", "[- 50000] CNY");
        is("5万元以下（不含）", "[- 50000) CNY");
        is("超过5万元至20万元/笔", "(50000 200000] CNY Each");
        is("5万–20万", "[50000 200000] ?");
        is("5-20万元", "[50000 200000] CNY");
        is("超过200万", "(2000000 -] ?");
        is("不满 3 件", "[- 3) 件");
        is("每笔1萬5,000元以内", "[- 15000] CNY Each");
        is("up to $5,000 per item", "[- 5000] USD Each");
        is("over $5k to $20k", "(5000 20000] USD");
        is("over $5,000 to $25,000", "(5000 25000] USD");
        is("≤ 10万元/份", "[- 100000] CNY Each");
        is("≤ 5万元（含税）", "[- 50000] CNY");
        is("5万元以内/月", "[- 50000] CNY Period(Month)");
        is("over $5,000 to $20,000", "(5000 20000] USD");
        is("5 to 10 tons", "[5 10] tons");
        is("50,000元/月", "[- 50000] CNY Period(Month)");
        assert_eq!(read("金额较大的"), None);
        assert_eq!(read("≤ 五百来块钱吧 大概"), None);
    }
}
