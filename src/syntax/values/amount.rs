//! Limits of money or number: `≤ 5万元/笔`, `5万元以下`, `超过5万元至20万元/笔`, `up to $5,000 per item`. Bounds read
//! as in the Civil Code, art. 1259: 以上, 以下, 以内 include the number; 超过, 不满, 以外 exclude it.

mod end;

use super::decimal::Decimal;
use super::number::range_mark;
use super::target::comparator;
use crate::syntax::concept::{Comparator, GrantWord, Period, ValueWord};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::fold;
use end::End;

/// A unit of money or number.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Money {
    /// The ISO 4217 code.
    Currency(String),
    /// As written; percent is always `%`.
    Unit(String),
}

impl Money {
    /// A share of a whole, which ends at 100.
    pub fn is_percent(&self) -> bool {
        matches!(self, Money::Unit(unit) if unit == "%")
    }

    /// The ISO code of a currency, or the unit as written.
    pub fn text(&self) -> String {
        match self {
            Money::Currency(text) | Money::Unit(text) => text.clone(),
        }
    }
}

/// Over what a limit is counted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
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
    let one = format!("1{}", text.trim_matches(fold::is_blank));
    let end = Reader::new(vocabulary, true).end(&one)?;
    let scale = (end.scale != Decimal::ONE).then_some(end.scale);
    (end.len == one.len()).then_some(())?;
    Some((end.unit?, scale))
}

/// Reads one amount: `6万`, `60,000元`, `$5k`; the unit if it names one.
pub fn amount(text: &str, vocabulary: &Vocabulary) -> Option<(Decimal, Option<Money>)> {
    let text = text.trim_matches(fold::is_blank);
    let end = Reader::new(vocabulary, true).end(text)?;
    (end.len == text.len()).then_some((end.value, end.unit))
}

/// Reads a text that is a limit from end to end.
pub fn limit(text: &str, vocabulary: &Vocabulary) -> Option<Limit> {
    let text = text
        .trim_matches(fold::is_blank)
        .trim_end_matches(['。', ';', '；']);
    let found = Reader::new(vocabulary, true).read(text)?;
    let rest = text[found.len..].trim_matches(fold::is_blank);
    let is_remark = rest.starts_with(['(', '\u{FF08}']) && rest.ends_with([')', '\u{FF09}']);
    (rest.is_empty() || rest == "." || is_remark).then_some(found.limit)
}

/// Whether a text is a limit from end to end and can be nothing else: a bare number with a noun may be a name.
pub fn is_limit(text: &str, vocabulary: &Vocabulary) -> bool {
    let is_sure = leading_limit(text, vocabulary).is_some_and(|found| found.is_sure);
    is_sure && limit(text, vocabulary).is_some()
}

/// A limit at the start of a text that goes on.
pub(super) struct Found {
    pub(super) limit: Limit,
    /// In bytes.
    pub(super) len: usize,
    /// Whether anything but a bare number says that it is one: a comparator, a range, a currency, a per.
    pub(super) is_sure: bool,
}

/// Reads a limit at the start of a text, with the words in front that belong to it (每笔, 金额).
pub(super) fn leading_limit(text: &str, vocabulary: &Vocabulary) -> Option<Found> {
    Reader::new(vocabulary, false).read(text)
}

/// Reads limits; `whole` lets any word be a unit, for nothing else can stand behind the number.
#[derive(Clone, Copy)]
struct Reader<'v> {
    vocabulary: &'v Vocabulary,
    whole: bool,
}

/// Which end of a band a comparator makes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Lower,
    Upper,
}

fn side(op: Comparator) -> Option<Side> {
    match op {
        Comparator::AtLeast | Comparator::Above => Some(Side::Lower),
        Comparator::AtMost | Comparator::Below => Some(Side::Upper),
        Comparator::Equal => None,
    }
}

impl<'v> Reader<'v> {
    fn new(vocabulary: &'v Vocabulary, whole: bool) -> Self {
        Self { vocabulary, whole }
    }

    /// The words of a kind that may stand at the start of a text.
    fn words_at(self, kind: GrantWord, text: &str) -> &'v [Vec<char>] {
        let first = text.chars().next().map(fold::character);
        first.map_or(&[], |first| self.vocabulary.grant_words(kind, first))
    }

    fn read(self, text: &str) -> Option<Found> {
        let between = self.between(text);
        let mut first = self.end(&text[between..])?;
        first.len += between;
        let rest = &text[first.len..];
        let second = self
            .behind_range_mark(&first, rest)
            .or_else(|| self.behind_and(&first, rest).filter(|_| between > 0))
            .or_else(|| self.other_side(&first, rest))
            .or_else(|| self.up_to(&first, rest))
            .or_else(|| self.around_a_word(&first, rest));
        let Some((from, to, len)) = second else {
            return Some(single(first));
        };
        let from = lend(from, &to)?;
        let min_inclusive = from
            .inclusive
            .unwrap_or(!matches!(from.op(), Some(Comparator::Above)));
        let max_inclusive = to
            .inclusive
            .unwrap_or(!matches!(to.op(), Some(Comparator::Below)));
        let is_empty =
            from.value > to.value || from.value == to.value && !(min_inclusive && max_inclusive);
        if is_empty {
            return None;
        }
        Some(Found {
            limit: Limit {
                min: Some(from.value),
                max: Some(to.value),
                min_inclusive,
                max_inclusive,
                unit: to.unit.or(from.unit),
                per: from.per.or(to.per),
                is_scaled: to.scale != Decimal::ONE,
            },
            len: first.len + len + self.between(&text[first.len + len..]),
            is_sure: true,
        })
    }

    /// `至20万元` behind `超过5万元`: both ends, and how much of the text the second took.
    fn behind_range_mark(self, first: &End, rest: &str) -> Option<(End, End, usize)> {
        let more = range_mark(rest)?;
        let second = self.end(more)?;
        let len = rest.len() - more.len() + second.len;
        let sides = [first, &second].map(|end| end.op().and_then(side));
        Some(match sides {
            [Some(Side::Upper), Some(Side::Lower)] => (second, first.clone(), len),
            _ => (first.clone(), second, len),
        })
    }

    /// How much of a text `between` or 之间 takes at its start.
    fn between(self, text: &str) -> usize {
        let from = text.len() - text.trim_start_matches(fold::is_blank).len();
        let letters = text[from..]
            .char_indices()
            .take_while(|(_, c)| c.is_alphabetic());
        let ends = letters.map(|(at, c)| from + at + c.len_utf8()).take(8);
        let is_word = |end: &usize| {
            self.vocabulary
                .is(ValueWord::Between, &fold::word(&text[..*end]))
        };
        ends.filter(is_word).last().unwrap_or(0)
    }

    /// `and $2,000` behind `between $200`.
    fn behind_and(self, first: &End, rest: &str) -> Option<(End, End, usize)> {
        let more = self.without_joint(rest);
        let second = self.end(more)?;
        let len = rest.len() - more.len() + second.len;
        (more.len() < rest.len()).then(|| (first.clone(), second, len))
    }

    /// `20万元以下` behind `5万元以上`, with a comma or a conjunction between them.
    fn other_side(self, first: &End, rest: &str) -> Option<(End, End, usize)> {
        let first_side = side(first.op()?)?;
        let more = self.without_joint(rest);
        let second = self.end(more)?;
        let len = rest.len() - more.len() + second.len;
        match (first_side, side(second.op()?)?) {
            (Side::Lower, Side::Upper) => Some((first.clone(), second, len)),
            (Side::Upper, Side::Lower) => Some((second, first.clone(), len)),
            _ => None,
        }
    }

    /// `up to $5,000` behind a bare `$1,000`: a range.
    fn up_to(self, first: &End, rest: &str) -> Option<(End, End, usize)> {
        let second = self.end(rest)?;
        let is_upper = second.before.and_then(side) == Some(Side::Upper);
        let is_range = first.op().is_none() && is_upper && first.value < second.value;
        let len = second.len;
        is_range.then(|| (first.clone(), second, len))
    }

    /// `＜金额≤20万元` behind `5万元`.
    fn around_a_word(self, first: &End, rest: &str) -> Option<(End, End, usize)> {
        const LONGEST_WORD: usize = 12;
        if first.op().is_some() {
            return None;
        }
        let is_sign = |word: &str| matches!(word.chars().next().map(fold::narrow), Some('<' | '≤'));
        let from = rest.trim_start_matches(fold::is_blank);
        let (below, word) = comparator(from, self.vocabulary.comparators());
        let below = below.filter(|_| is_sign(from))?;
        let at = word
            .char_indices()
            .take(LONGEST_WORD)
            .find(|&(at, _)| is_sign(&word[at..]))
            .map(|(at, _)| at)?;
        let second = self.end(&word[at..])?;
        let mut first = first.clone();
        first.behind = Some(match below {
            Comparator::Below => Comparator::Above,
            _ => Comparator::AtLeast,
        });
        let len = rest.len() - word.len() + at + second.len;
        Some((first, second, len))
    }

    /// A text without a comma or a conjunction at its start.
    fn without_joint(self, text: &str) -> &str {
        let text =
            text.trim_start_matches(|c| fold::is_blank(c) || matches!(fold::narrow(c), ',' | '、'));
        let leads = self.words_at(GrantWord::Lead, text);
        for lead in leads {
            if let Some(end) = end::prefix(text, lead) {
                return text[end..].trim_start_matches(fold::is_blank);
            }
        }
        text
    }
}

/// A band with one end.
fn single(end: End) -> Found {
    let is_sure = end.op().is_some()
        || end.per.is_some()
        || end.unit.as_ref().is_some_and(|unit| match unit {
            Money::Currency(_) => true,
            unit => unit.is_percent(),
        });
    let value = Some(end.value);
    let (min, max, min_inclusive, max_inclusive) = match end.op() {
        Some(Comparator::AtLeast) => (value, None, true, true),
        Some(Comparator::Above) => (value, None, false, true),
        Some(Comparator::Below) => (None, value, true, false),
        Some(Comparator::AtMost) | None => (None, value, true, true),
        Some(Comparator::Equal) => (value, value, true, true),
    };
    let mut limit = Limit {
        min,
        max,
        min_inclusive,
        max_inclusive,
        unit: end.unit,
        per: end.per,
        is_scaled: end.scale != Decimal::ONE,
    };
    match (end.inclusive, max) {
        (Some(inclusive), Some(_)) => limit.max_inclusive = inclusive,
        (Some(inclusive), None) => limit.min_inclusive = inclusive,
        (None, _) => {}
    }
    Found {
        limit,
        len: end.len,
        is_sure,
    }
}

/// In a range the unit and the scale behind the second number are for both: `5–20万元`. Not if that turns the range
/// upside down: `1000–5万元`.
fn lend(first: End, second: &End) -> Option<End> {
    if first.unit.is_some() || first.scale != Decimal::ONE {
        return Some(first);
    }
    let lent = first.value.checked_mul(second.scale)?;
    Some(End {
        value: if lent < second.value {
            lent
        } else {
            first.value
        },
        ..first
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        limit(text, Vocabulary::built_in()).as_ref().map(shown)
    }

    fn shown(limit: &Limit) -> String {
        let left = if limit.min_inclusive { '[' } else { '(' };
        let right = if limit.max_inclusive { ']' } else { ')' };
        let end = |end: Option<Decimal>| end.map_or("-".to_owned(), |end| end.to_string());
        let unit = match &limit.unit {
            Some(Money::Currency(code)) => code.clone(),
            Some(Money::Unit(unit)) => unit.clone(),
            None => "?".into(),
        };
        let per = limit.per.map_or(String::new(), |per| format!(" {per:?}"));
        format!(
            "{left}{} {}{right} {unit}{per}",
            end(limit.min),
            end(limit.max)
        )
    }

    #[test]
    fn limits_inside_a_text() {
        let is = |text: &str, want: &str, rest: &str| {
            let found = leading_limit(text, Vocabulary::built_in());
            let got = found.filter(|found| found.is_sure);
            let got = got.map(|found| (shown(&found.limit), &text[found.len..]));
            assert_eq!(got, Some((want.to_owned(), rest)), "{text}");
        };
        is("5万元以下的费用", "[- 50000] CNY", "的费用");
        is("单笔金额5万元以下费用", "[- 50000] CNY Each", "费用");
        is("5000元（含）以下费用", "[- 5000] CNY", "费用");
        is("5000元以下（不含5000元）的", "[- 5000) CNY", "的");
        is("5万元以上20万元以下的", "[50000 200000] CNY", "的");
        is("5万元以上、20万元以下的", "[50000 200000] CNY", "的");
        is("超过5万元且不超过20万元的", "(50000 200000] CNY", "的");
        is("大于5万小于20万的", "(50000 200000) ?", "的");
        is("5万元＜金额≤20万元的", "(50000 200000] CNY", "的");
        is("1000–5万元的", "[1000 50000] CNY", "的");
        is("每月不超过5万元的", "[- 50000] CNY Period(Month)", "的");
        is("年度累计50万元以内的", "[- 500000] CNY Period(Year)", "的");
        is("2天(含2天)之内的假期", "[- 2] 天", "的假期");
        is("百分之五以下的折扣", "[- 5] %", "的折扣");
        is("8％以内折扣", "[- 8] %", "折扣");
        is(
            "up to $5,000 per item in travel",
            "[- 5000] USD Each",
            " in travel",
        );
        is(
            "not exceeding $5,000 for travel",
            "[- 5000] USD",
            " for travel",
        );
        is(
            "over $5k up to $20k a month.",
            "(5000 20000] USD Period(Month)",
            ".",
        );
        is(
            "more than $5,000 but not more than $20,000",
            "(5000 20000] USD",
            "",
        );
        is("5 days or less of leave", "[- 5] days", "of leave");
        is("不超过20箱", "[- 20] 箱", "");
        for text in [
            "3个项目",
            "2026年预算",
            "三重一大",
            "一线员工",
            "5S管理",
            "10万元以下5亿",
        ] {
            let found = leading_limit(text, Vocabulary::built_in());
            assert!(
                !found.is_some_and(|found| found.is_sure) || text.starts_with("10"),
                "{text}"
            );
        }
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
        is("20万至30万", "[200000 300000] ?");
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
        is("over 500 up to 10,000", "(500 10000] ?");
        is("$1M up to $5M", "[1000000 5000000] USD");
        is("$100K plus", "[100000 -] USD");
        is("$50,001+", "[50001 -] USD");
        is("€5,000 and over", "[5000 -] EUR");
        is("≥10万且＜50万", "[100000 500000) ?");
        is(">$500K and above", "(500000 -] USD");
        is("超过1万至5万", "(10000 50000] ?");
        is("3箱至5箱", "[3 5] 箱");
        is("5 to 10 tons", "[5 10] tons");
        is("50 万-200 万以下", "[500000 2000000] ?");
        is("5万元/月以下", "[- 50000] CNY Period(Month)");
        is("5万元（含）至20万元（不含）", "[50000 200000) CNY");
        is("逾1万5000元", "(15000 -] CNY");
        is("2吨以下", "[- 2] 吨");
        is("0.07亿元", "[- 7000000] CNY");
        is("50,000元/月", "[- 50000] CNY Period(Month)");
        assert_eq!(read("金额较大的"), None);
        assert_eq!(read("$100K whatever"), None);
        assert_eq!(read("≤ 五百来块钱吧 大概"), None);
    }
}
