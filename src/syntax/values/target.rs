//! KPI targets: `≥ 95%`, `72 小时内 ≥ 98%`, `1–5 次`, `95% 以上`, `at least 3 per month`.

use super::number::{Quantity, quantity, range_mark};
use crate::syntax::concept::Comparator;
use crate::syntax::vocabulary::{Prefixes, Vocabulary};
use crate::text::fold;

/// A target with its numbers in the unit that was written.
#[derive(Clone, PartialEq, Debug)]
pub struct Target {
    pub op: Comparator,
    pub value: f64,
    /// The upper end of a range.
    pub high: Option<f64>,
    pub unit: Option<String>,
    pub within: Option<Within>,
}

/// A time limit on a target.
#[derive(Clone, PartialEq, Debug)]
pub struct Within {
    pub value: f64,
    pub unit: String,
}

/// Reads a text that is a target from end to end; a number without a comparator is one too.
pub fn target(text: &str, vocabulary: &Vocabulary) -> Option<Target> {
    read(text, vocabulary).map(|(target, _)| target)
}

/// Splits an item into the name of the indicator and its target. A target needs a comparator or a colon before
/// it; a number inside a sentence is none. Gives the byte length of the name.
pub fn named_target(text: &str, vocabulary: &Vocabulary) -> Option<(usize, Target)> {
    let name_end = |at: usize| {
        text[..at]
            .trim_end_matches(|c| fold::is_blank(c) || fold::is_colon(c))
            .len()
    };
    // A target reaches to the end, and none is longer than this in bytes.
    const LONGEST: usize = 1500;
    let from = text.len().saturating_sub(LONGEST);
    for (at, c) in text.char_indices().filter(|&(at, _)| at >= from) {
        let behind_colon = text[..at]
            .chars()
            .rev()
            .find(|&c| !fold::is_blank(c))
            .is_some_and(fold::is_colon);
        let starts_word = !fold::is_blank(c) && (behind_colon || may_start(c, &text[..at]));
        if at == 0 || !starts_word || name_end(at) == 0 {
            continue;
        }
        if let Some((target, compared)) = read(&text[at..], vocabulary)
            && (compared || behind_colon)
        {
            return Some((name_end(at), target));
        }
    }
    None
}

/// A target does not begin inside a number or a Latin word.
fn may_start(c: char, before: &str) -> bool {
    let last = before.chars().next_back();
    let alike = |test: fn(char) -> bool| test(c) && last.is_some_and(test);
    !alike(|c| fold::narrow(c).is_ascii_digit() || matches!(c, '.' | ','))
        && !alike(|c| c.is_ascii_alphabetic())
}

/// Reads a target; also says whether something in it compares.
fn read(text: &str, vocabulary: &Vocabulary) -> Option<(Target, bool)> {
    let text = text
        .trim_matches(fold::is_blank)
        .trim_end_matches(['。', ';', '；', '.', '，', ',']);
    let text = without_remark(text);
    if let Some((within, rest)) = time_limit(text, vocabulary) {
        if rest.is_empty() {
            let Within { value, unit } = within;
            return Some((
                Target {
                    op: Comparator::AtMost,
                    value,
                    high: None,
                    unit: Some(unit),
                    within: None,
                },
                true,
            ));
        }
        let (target, compared) = plain(rest, vocabulary)?;
        return Some((
            Target {
                within: Some(within),
                ..target
            },
            compared,
        ));
    }
    plain(text, vocabulary)
}

/// `72 小时内` at the start of a text, and the rest.
fn time_limit<'a>(text: &'a str, vocabulary: &Vocabulary) -> Option<(Within, &'a str)> {
    let last = |word: &String| word.chars().next_back();
    let said = |c: char| {
        vocabulary
            .within()
            .iter()
            .any(|word| last(word) == Some(fold::character(c)))
    };
    if !text.chars().any(said) {
        return None;
    }
    let quantity = quantity(text, vocabulary)?;
    let ends = vocabulary.within().iter();
    let end = ends
        .filter_map(|word| fold::suffix(&quantity.unit, word))
        .find(|&end| end > 0)?;
    let unit = quantity.unit[..end].to_owned();
    if !vocabulary.is_time(&fold::word(&unit)) {
        return None;
    }
    Some((
        Within {
            value: quantity.value,
            unit,
        },
        text[quantity.len..].trim_start_matches(fold::is_blank),
    ))
}

fn plain(text: &str, vocabulary: &Vocabulary) -> Option<(Target, bool)> {
    let (before, rest) = comparator(text, vocabulary.comparators());
    let mut first = signed(rest, vocabulary)?;
    let mut rest = &rest[first.len..];
    let mut high = None;
    if let Some(more) = range_mark(rest)
        && let Some(second) = signed(more, vocabulary)
    {
        rest = &more[second.len..];
        first = lend(first, &second);
        high = Some(second);
    }
    let behind = take_behind(
        &mut high.as_mut().unwrap_or(&mut first).unit,
        &mut rest,
        vocabulary,
    );
    let mut unit = high.as_ref().map_or(&first.unit, |high| &high.unit).clone();
    rest = rest.trim_start_matches(fold::is_blank);
    let mut within = None;
    if let Some(per) = rest
        .strip_prefix(['/', '\u{FF0F}'])
        .filter(|per| is_word(per))
    {
        unit = format!("{unit}/{per}");
    } else if !rest.is_empty() {
        let (_, time) = comparator(rest, vocabulary.comparators());
        let limit = quantity(time, vocabulary)
            .filter(|limit| limit.len == time.len() && time.len() < rest.len())?;
        if !vocabulary.is_time(&fold::word(&limit.unit)) {
            return None;
        }
        within = Some(Within {
            value: limit.value,
            unit: limit.unit,
        });
    }
    let op = before.or(behind);
    let target = Target {
        op: op.unwrap_or(Comparator::Equal),
        value: first.value,
        high: high.map(|high| high.value),
        unit: (!unit.is_empty()).then_some(unit),
        within,
    };
    Some((target, op.is_some()))
}

/// A quantity that may be below zero: `-5%`.
fn signed(text: &str, vocabulary: &Vocabulary) -> Option<Quantity> {
    let minus = |c: char| matches!(fold::narrow(c), '-' | '\u{2212}' | '负' | '負');
    let Some(sign) = text.chars().next().filter(|&c| minus(c)) else {
        return quantity(text, vocabulary);
    };
    let number = &text[sign.len_utf8()..];
    let whole = number.starts_with(|c: char| fold::narrow(c).is_ascii_digit());
    let quantity = quantity(number, vocabulary).filter(|_| whole)?;
    Some(Quantity {
        value: -quantity.value,
        len: quantity.len + sign.len_utf8(),
        ..quantity
    })
}

/// In a range the unit and the scale behind the second number are for both.
fn lend(first: Quantity, second: &Quantity) -> Quantity {
    match first.unit.is_empty() && first.scale == 1.0 {
        true => Quantity {
            value: first.value * second.scale,
            unit: second.unit.clone(),
            ..first
        },
        false => first,
    }
}

/// A comparator at the start of a text, and the rest.
pub(super) fn comparator<'a>(
    text: &'a str,
    words: &Prefixes<Comparator>,
) -> (Option<Comparator>, &'a str) {
    let text = text.trim_start_matches(fold::is_blank);
    for (word, comparator) in words.of(text) {
        if let Some(rest) = strip_word(text, word) {
            return (Some(*comparator), rest);
        }
    }
    (None, text)
}

/// What stands behind a word at the start of a text, blanks passed over.
fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = &text[fold::prefix(text, word)?..];
    let latin = |c: char| c.is_ascii_alphabetic();
    let cut = word.ends_with(latin) && rest.starts_with(latin);
    (!cut).then(|| rest.trim_start_matches(fold::is_blank))
}

/// A comparator at the end of a unit (`95%以上`) or behind it; it is taken off.
pub(super) fn take_behind(
    unit: &mut String,
    rest: &mut &str,
    vocabulary: &Vocabulary,
) -> Option<Comparator> {
    let behind = vocabulary.comparators_behind().iter();
    let longest = behind
        .filter_map(|(word, comparator)| Some((fold::suffix(unit, word)?, *comparator)))
        .min_by_key(|(start, _)| *start);
    if let Some((start, comparator)) = longest {
        unit.truncate(start);
        return Some(comparator);
    }
    let (found, behind) = comparator(rest, vocabulary.comparators_behind());
    if found.is_some() {
        *rest = behind;
    }
    found
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_alphabetic)
}

/// A text without a remark in round brackets at its end.
pub(super) fn without_remark(text: &str) -> &str {
    if !text.ends_with([')', '\u{FF09}']) {
        return text;
    }
    match text.rfind(['(', '\u{FF08}']) {
        Some(at) if at > 0 => text[..at].trim_end_matches(fold::is_blank),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        target(text, Vocabulary::built_in()).map(|target| shown(&target))
    }

    fn shown(target: &Target) -> String {
        let Target {
            op,
            value,
            high,
            unit,
            within,
        } = target;
        let high = high.map_or(String::new(), |high| format!("..{high}"));
        let within = within.as_ref().map_or(String::new(), |within| {
            format!(" in {} {}", within.value, within.unit)
        });
        format!(
            "{op:?} {value}{high} {}{within}",
            unit.as_deref().unwrap_or("-")
        )
    }

    #[test]
    fn targets() {
        let is = |text, want: &str| assert_eq!(read(text).as_deref(), Some(want), "{text}");
        is("≥ 95%", "AtLeast 95 %");
        is(">=95%", "AtLeast 95 %");
        is("100%", "Equal 100 %");
        is("不低于 3 次", "AtLeast 3 次");
        is("95%以上", "AtLeast 95 %");
        is("95 分以上", "AtLeast 95 分");
        is("1–5 次", "Equal 1..5 次");
        is("5-20万元", "Equal 50000..200000 元");
        is("72 小时内 ≥ 98%", "AtLeast 98 % in 72 小时");
        is("24小时内", "AtMost 24 小时");
        is("≤ 3 天", "AtMost 3 天");
        is("at least 98% within 72 hours", "AtLeast 98 % in 72 hours");
        is("up to 5 minutes", "AtMost 5 minutes");
        is("4 or more", "AtLeast 4 -");
        is("≥ 8次/月", "AtLeast 8 次/月");
        is("≥ -3%", "AtLeast -3 %");
        is("-5% 至 5%", "Equal -5..5 %");
        assert_eq!(read("稳步提高"), None);
        assert_eq!(
            read("100分的服务态度和作风"),
            Some("Equal 100 分的服务态度和作风".into())
        );
    }

    #[test]
    fn names_and_targets() {
        let split = |text: &'static str| {
            named_target(text, Vocabulary::built_in())
                .map(|(at, target)| (&text[..at], shown(&target)))
        };
        assert_eq!(
            split("销售计划完成率 ≥ 95%"),
            Some(("销售计划完成率", "AtLeast 95 %".into()))
        );
        assert_eq!(
            split("回访率达100%"),
            Some(("回访率", "AtLeast 100 %".into()))
        );
        assert_eq!(
            split("客诉处理及时率：72 小时内 ≥ 98%"),
            Some(("客诉处理及时率", "AtLeast 98 % in 72 小时".into()))
        );
        assert_eq!(
            split("客诉处理及时率 72 小时内 ≥ 98%"),
            Some(("客诉处理及时率", "AtLeast 98 % in 72 小时".into()))
        );
        assert_eq!(split("准确率:100%"), Some(("准确率", "Equal 100 %".into())));
        assert_eq!(
            split("Growth >= 5%"),
            Some(("Growth", "AtLeast 5 %".into()))
        );
        assert_eq!(
            split("Patient satisfaction at least 4.5"),
            Some(("Patient satisfaction", "AtLeast 4.5 -".into()))
        );
        assert_eq!(split("每月监听不少于 5 次,并写出小结"), None);
        assert_eq!(split("两年内没有重大事故"), None);
        assert_eq!(split("客户满意度"), None);
    }
}
