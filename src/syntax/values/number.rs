//! Numbers with their units: `5万元`, `50,000`, `1萬5,000元`, `五人`, `2–3`.

use super::decimal::Decimal;
use crate::syntax::concept::ValueWord;
use crate::syntax::grammar::{Grammar, Rule};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::fold;
use pest::Parser as _;
use pest::iterators::Pair;

/// A number and the unit behind (or the sign before) it, as written; scales such as 万 are multiplied out.
#[derive(Clone, PartialEq, Debug)]
pub struct Quantity {
    pub value: f64,
    /// As written, without its scale; empty if there is none.
    pub unit: String,
    /// How many bytes of the text it took.
    pub len: usize,
    /// What the number was multiplied by: `5–20万` lends its 万 to the 5.
    pub scale: f64,
}

/// A quantity whose number is exact.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Exact {
    pub(super) value: Decimal,
    pub(super) unit: String,
    pub(super) len: usize,
    pub(super) scale: Decimal,
}

/// Reads a quantity at the start of a text.
pub fn quantity(text: &str, vocabulary: &Vocabulary) -> Option<Quantity> {
    let exact = exact(text, vocabulary)?;
    Some(Quantity {
        value: exact.value.to_f64(),
        unit: exact.unit,
        len: exact.len,
        scale: exact.scale.to_f64(),
    })
}

/// [`quantity`] without a digit lost.
pub(super) fn exact(text: &str, vocabulary: &Vocabulary) -> Option<Exact> {
    let first = text.chars().next()?;
    // Keeps the grammar off texts that cannot begin with a number.
    if fold::is_chinese(first) && numeral_value(first).is_none() {
        return None;
    }
    let pair = Grammar::parse(Rule::quantity, text).ok()?.next()?;
    let mut len = pair.as_str().len();
    let (mut value, mut scale, mut unit) = (Decimal::ZERO, Decimal::ONE, String::new());
    let mut prefix = None;
    let mut numerals = 0;
    for part in pair.into_inner() {
        match part.as_rule() {
            Rule::prefix => prefix = Some(part.as_str()),
            Rule::numeral => {
                // A second number only follows a scale: 1萬5,000元.
                if numerals > 0 && !unit.is_empty() {
                    return None;
                }
                let (number, own) = numeral(part)?;
                value = value.checked_add(number)?;
                scale = own;
                numerals += 1;
            }
            // 4 or more, 5,000 per item, 5,000 to 20,000: these words are no unit.
            Rule::unit_word if opens_clause(&text[part.as_span().start()..], vocabulary) => {
                len = text[..part.as_span().start()]
                    .trim_end_matches(fold::is_blank)
                    .len();
                break;
            }
            Rule::unit_word => {
                let (factor, rest) = scaled(part.as_str(), vocabulary)?;
                if numerals == 1 {
                    value = value.checked_mul(factor)?;
                } else {
                    // The number before was already multiplied; this scale is the second number's own.
                    return (factor == Decimal::ONE).then(|| Exact {
                        value,
                        unit: rest.to_owned(),
                        len,
                        scale,
                    });
                }
                scale = scale.checked_mul(factor)?;
                unit = rest.to_owned();
            }
            _ => {}
        }
    }
    match prefix {
        Some(sign) if vocabulary.currency(&fold::word(sign)).is_none() => return None,
        Some(sign) if unit.is_empty() => unit = sign.to_owned(),
        _ => {}
    }
    Some(Exact {
        value,
        unit,
        len,
        scale,
    })
}

/// Whether a text begins with a Latin word that compares, says per what, or goes on to the end of a range.
fn opens_clause(text: &str, vocabulary: &Vocabulary) -> bool {
    let word = text.split(fold::is_blank).next().unwrap_or_default();
    let compares = |words| super::target::comparator(text, words).0.is_some();
    word.starts_with(|c: char| c.is_ascii_alphabetic())
        && (range_mark(text).is_some()
            || vocabulary.is(ValueWord::Per, &fold::word(word))
            || compares(vocabulary.comparators())
            || compares(vocabulary.comparators_behind()))
}

/// The value of a numeral, and the scale that a Chinese one carries (`五万`: 10,000).
pub(super) fn numeral(pair: Pair<Rule>) -> Option<(Decimal, Decimal)> {
    let inner = pair.into_inner().next()?;
    let text: String = inner
        .as_str()
        .chars()
        .map(fold::narrow)
        .filter(|&c| c != ',')
        .collect();
    match inner.as_rule() {
        Rule::chinese_numeral => chinese(&text),
        _ => Some((Decimal::parse(&text)?, Decimal::ONE)),
    }
}

/// Whether a text begins with a digit or a Chinese numeral; keeps the grammar off those that do not.
pub(super) fn opens_number(text: &str) -> bool {
    let first = text.chars().next();
    first.is_some_and(|c| fold::narrow(c).is_ascii_digit() || numeral_value(c).is_some())
}

/// What a Chinese numeral stands for.
#[derive(Clone, Copy, PartialEq)]
enum Numeral {
    Digit(u64),
    /// 十, 百, 千, 万, 亿.
    Unit(u64),
}

/// The everyday and the formal numerals, in Simplified and Traditional forms.
fn numeral_value(c: char) -> Option<Numeral> {
    Some(match fold::character(c) {
        '零' | '\u{3007}' => Numeral::Digit(0),
        '一' | '壹' => Numeral::Digit(1),
        '二' | '两' | '贰' => Numeral::Digit(2),
        '三' | '叁' | '參' => Numeral::Digit(3),
        '四' | '肆' => Numeral::Digit(4),
        '五' | '伍' => Numeral::Digit(5),
        '六' | '陆' => Numeral::Digit(6),
        '七' | '柒' => Numeral::Digit(7),
        '八' | '捌' => Numeral::Digit(8),
        '九' | '玖' => Numeral::Digit(9),
        '十' | '拾' => Numeral::Unit(10),
        '百' | '佰' => Numeral::Unit(100),
        '千' | '仟' => Numeral::Unit(1000),
        '万' => Numeral::Unit(10_000),
        '亿' => Numeral::Unit(100_000_000),
        _ => return None,
    })
}

/// The value of a number in Chinese numerals and the scale it ends in; None if the characters make none.
fn chinese(text: &str) -> Option<(Decimal, Decimal)> {
    let numerals: Vec<Numeral> = text.chars().map(numeral_value).collect::<Option<_>>()?;
    if is_guess(&numerals) {
        return None;
    }
    let (mut total, mut section, mut digit) = (0_u64, 0_u64, None);
    let mut scale = 1;
    for numeral in numerals {
        match numeral {
            // 二〇二六: digits one after the other.
            Numeral::Digit(value) => {
                digit = Some(digit.unwrap_or(0_u64).checked_mul(10)?.checked_add(value)?);
            }
            Numeral::Unit(unit) if unit < 10_000 => {
                section = section.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?;
            }
            Numeral::Unit(unit) => {
                let whole = section.checked_add(digit.take().unwrap_or(0))?;
                if whole == 0 && total == 0 {
                    return None;
                }
                total = if whole == 0 {
                    total.checked_mul(unit)?
                } else {
                    total.checked_add(whole.checked_mul(unit)?)?
                };
                (section, scale) = (0, unit);
            }
        }
    }
    let value = total
        .checked_add(section)?
        .checked_add(digit.unwrap_or(0))?;
    Some((Decimal::whole(value), Decimal::whole(scale)))
}

/// 三五 is "three to five" and 五六千 "five or six thousand": no numbers. A year such as 二〇二六 is one.
fn is_guess(numerals: &[Numeral]) -> bool {
    let digit = |numeral: &Numeral| matches!(numeral, Numeral::Digit(_));
    if numerals.iter().all(digit) {
        return numerals.len() == 2;
    }
    let pair = |two: &[Numeral]| digit(&two[0]) && digit(&two[1]) && two[0] != Numeral::Digit(0);
    numerals.windows(2).any(pair)
}

/// Takes the scales off the front of a word: `千万元` is ten million and `元`.
pub(super) fn scaled<'a>(word: &'a str, vocabulary: &Vocabulary) -> Option<(Decimal, &'a str)> {
    let mut factor = Decimal::ONE;
    let mut rest = word;
    'scales: loop {
        for (scale, value) in vocabulary.scales().of(rest) {
            if let Some(end) = fold::prefix(rest, scale)
                && ends_word(scale, &rest[end..], vocabulary)
            {
                factor = factor.checked_mul(*value)?;
                rest = &rest[end..];
                continue 'scales;
            }
        }
        return Some((factor, rest));
    }
}

/// A Latin scale stands alone or before a currency (`5k`, `5kUSD`), so that `kg` is a unit.
fn ends_word(scale: &str, rest: &str, vocabulary: &Vocabulary) -> bool {
    !scale.is_ascii()
        || !rest.starts_with(|c: char| c.is_alphabetic())
        || vocabulary.currency(&fold::word(rest)).is_some()
}

/// How many people; an open end is None (`4+N`).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Headcount {
    pub min: Option<f64>,
    pub max: Option<f64>,
}

/// Reads `1`, `2–3`, `4人（1人待岗）`, `4+N`, `N`.
pub fn headcount(text: &str, vocabulary: &Vocabulary) -> Option<Headcount> {
    let text = super::target::without_remark(text.trim_matches(fold::is_blank));
    let open = |rest: &str| fold::word(rest) == "n";
    if open(text) {
        return Some(Headcount {
            min: None,
            max: None,
        });
    }
    let first = quantity(text, vocabulary)?;
    let rest = text[first.len..].trim_start_matches(fold::is_blank);
    if rest.is_empty() {
        return Some(Headcount {
            min: Some(first.value),
            max: Some(first.value),
        });
    }
    if let Some(more) = rest.strip_prefix(['+', '\u{FF0B}']) {
        let more = more.trim_matches(fold::is_blank);
        return (more.is_empty() || open(more)).then_some(Headcount {
            min: Some(first.value),
            max: None,
        });
    }
    let second = quantity(range_mark(rest)?, vocabulary)?;
    let whole = rest.len() == rest.len() - range_mark(rest)?.len() + second.len;
    whole.then_some(Headcount {
        min: Some(first.value),
        max: Some(second.value),
    })
}

/// What stands behind a range mark at the start of a text.
pub(super) fn range_mark(text: &str) -> Option<&str> {
    let pair = Grammar::parse(Rule::range, text).ok()?.next()?;
    Some(text[pair.as_str().len()..].trim_start_matches(fold::is_blank))
}

/// Two numbers and a range mark between them, with the unit behind them.
#[derive(Clone, PartialEq, Debug)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
    pub unit: String,
    /// How many bytes of the text it took.
    pub len: usize,
}

/// Reads `1–5次` at the start of a text, in whatever order its numbers stand.
pub fn interval(text: &str, vocabulary: &Vocabulary) -> Option<Interval> {
    let first = quantity(text, vocabulary)?;
    let rest = range_mark(&text[first.len..])?;
    let second = quantity(rest, vocabulary)?;
    // `5–20万` lends its 万 to the 5.
    let lent = match first.unit.is_empty() && first.scale == 1.0 {
        true => second.scale,
        false => 1.0,
    };
    Some(Interval {
        low: first.value * lent,
        high: second.value,
        unit: second.unit,
        len: text.len() - rest.len() + second.len,
    })
}

/// A weight or share of time, in percent.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
pub struct Share(pub f64);

/// Reads `30%` or `30`.
pub fn share(text: &str, vocabulary: &Vocabulary) -> Option<Share> {
    let text = text.trim_matches(fold::is_blank);
    let quantity = quantity(text, vocabulary)?;
    let whole = quantity.len == text.len()
        && matches!(quantity.unit.as_str(), "" | "%" | "\u{FF05}" | "分");
    whole.then_some(Share(quantity.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(f64, String)> {
        let quantity = quantity(text, Vocabulary::built_in())?;
        (quantity.len == text.len()).then_some((quantity.value, quantity.unit))
    }

    #[test]
    fn quantities() {
        let is = |text, value: f64, unit: &str| {
            assert_eq!(read(text), Some((value, unit.to_owned())), "{text}")
        };
        is("5万元", 50_000.0, "元");
        is("50,000元", 50_000.0, "元");
        is("１５，０００ 元", 15_000.0, "元");
        is("$5k", 5_000.0, "$");
        is("USD 1.5m", 1_500_000.0, "USD");
        is("1萬5,000元", 15_000.0, "元");
        is("3千万元", 30_000_000.0, "元");
        is("五万元", 50_000.0, "元");
        is("一亿二千万", 120_000_000.0, "");
        is("两百人", 200.0, "人");
        is("二十", 20.0, "");
        is("95%", 95.0, "%");
        is("5kg", 5.0, "kg");
        is("72 小时", 72.0, "小时");
        assert_eq!(read("五百块整整"), Some((500.0, "块整整".into())));
        is("一千零五", 1_005.0, "");
        assert_eq!(read("五六千元"), None);
        assert_eq!(read("很多"), None);
        assert_eq!(read("xyz 5"), None);
    }

    #[test]
    fn headcounts() {
        let read =
            |text| headcount(text, Vocabulary::built_in()).map(|count| (count.min, count.max));
        assert_eq!(read("1"), Some((Some(1.0), Some(1.0))));
        assert_eq!(read("2–3"), Some((Some(2.0), Some(3.0))));
        assert_eq!(read("2 至 3人"), Some((Some(2.0), Some(3.0))));
        assert_eq!(read("2 to 3"), Some((Some(2.0), Some(3.0))));
        assert_eq!(read("4人（1人待岗）"), Some((Some(4.0), Some(4.0))));
        assert_eq!(read("4+N"), Some((Some(4.0), None)));
        assert_eq!(read("Ｎ"), Some((None, None)));
        assert_eq!(read("三五个吧"), None);
        assert_eq!(read("若干"), None);
    }
}
