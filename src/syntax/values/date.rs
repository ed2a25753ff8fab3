//! Days and periods: `2026-01-05`, `2026/1/5`, `2026.1.5`, `2026年1月5日`, `5 January 2026`, `Jan 5, 2026`; two of them
//! and a range mark. Day and month in figures, `05/01/2026`, are no date: which is which nobody can tell.

use super::number::range_mark;
use crate::syntax::grammar::{Grammar, Rule};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::fold;
use pest::Parser as _;
use time::{Date, Month};

/// Reads a day that is the whole text; None if it is none, or not in the calendar.
pub fn date(text: &str) -> Option<Date> {
    let text = text.trim_matches(fold::is_blank);
    let (date, len) = leading(text)?;
    (len == text.len()).then_some(date)
}

/// Reads a day at the start of a text, and how many bytes it takes.
fn leading(text: &str) -> Option<(Date, usize)> {
    if let Some(found) = with_month_named(text) {
        return Some(found);
    }
    let pair = Grammar::parse(Rule::date, text).ok()?.next()?;
    let len = pair.as_str().len();
    let mut parts = pair.into_inner().map(|part| {
        let digits: String = part.as_str().chars().map(fold::narrow).collect();
        digits.parse::<u16>().ok()
    });
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    Some((day_of(year, month, day)?, len))
}

fn day_of(year: u16, month: u16, day: u16) -> Option<Date> {
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    Date::from_calendar_date(i32::from(year), month, u8::try_from(day).ok()?).ok()
}

/// `5 January 2026`, `5th of January 2026`, `January 5, 2026`, `5-Jan-2026`.
fn with_month_named(text: &str) -> Option<(Date, usize)> {
    let (first, mut rest) = word(text);
    let (second, behind) = match month(first) {
        Some(_) => word(gap(rest)),
        None => {
            let next = word(gap(rest));
            if next.0.eq_ignore_ascii_case("of") {
                word(gap(next.1))
            } else {
                next
            }
        }
    };
    rest = behind.strip_prefix('.').unwrap_or(behind);
    let (month, day) = match (month(first), month(second)) {
        (Some(month), None) => (month, ordinal(second)?),
        (None, Some(month)) => (month, ordinal(first)?),
        _ => return None,
    };
    let rest = gap(rest.strip_prefix(',').unwrap_or(rest));
    let (year, end) = word(rest);
    const DIGITS: usize = 4;
    let year = (year.len() == DIGITS)
        .then(|| year.parse().ok())
        .flatten()?;
    let date = day_of(year, u16::from(month), day)?;
    Some((date, text.len() - end.len()))
}

/// The letters and digits at the start of a text, and what stands behind.
fn word(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric());
    text.split_at(end.unwrap_or(text.len()))
}

/// A text without what stands between day, month and year.
fn gap(text: &str) -> &str {
    let text = text.strip_prefix('.').unwrap_or(text);
    let blank = text.trim_start_matches(fold::is_blank);
    match blank.len() < text.len() {
        true => blank,
        false => text.strip_prefix('-').unwrap_or(text),
    }
}

fn month(word: &str) -> Option<u8> {
    Vocabulary::built_in().month(&fold::word(word))
}

/// 5, 5th, 1st.
fn ordinal(word: &str) -> Option<u16> {
    let end = word.find(|c: char| !c.is_ascii_digit());
    let (digits, tail) = word.split_at(end.unwrap_or(word.len()));
    let is_ordinal = ["", "st", "nd", "rd", "th"]
        .iter()
        .any(|known| tail.eq_ignore_ascii_case(known));
    digits.parse().ok().filter(|_| is_ordinal)
}

/// Reads a first and a last day.
pub fn days(text: &str) -> Option<(Date, Date)> {
    let text = text.trim_matches(fold::is_blank);
    let (from, len) = leading(text)?;
    let until = date(range_mark(&text[len..])?)?;
    Some((from, until))
}

/// Splits `人事专员 2025-12-01` into who and when; when is None if no day stands at the end.
pub fn dated(text: &str) -> (&str, Option<Date>) {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        // A month in letters begins a word.
        let is_start = fold::narrow(c).is_ascii_digit()
            || c.is_ascii_alphabetic() && !before.is_alphanumeric();
        before = c;
        if is_start && let Some(date) = date(&text[at..]) {
            let is_gap = |c| fold::is_blank(c) || matches!(fold::narrow(c), ',' | ';');
            return (text[..at].trim_end_matches(is_gap), Some(date));
        }
    }
    (text, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_every_form() {
        for text in [
            "2026-01-05",
            "2026/1/5",
            "2026.1.5",
            "2026年1月5日",
            "２０２６年１月５日",
            " 2026 年 1 月 5 日 ",
            "5 January 2026",
            "5th of January 2026",
            "January 5, 2026",
            "Jan 5, 2026",
            "Jan. 5 2026",
            "5-JAN-2026",
            "5 jan. 2026",
        ] {
            assert_eq!(
                date(text).map(|date| date.to_string()),
                Some("2026-01-05".into()),
                "{text}"
            );
        }
        for text in [
            "2026-02-30",
            "2026-13-01",
            "26-1-5",
            "2026年1月",
            "明年",
            "2026-01-055",
            "05/01/2026",
            "5.1.2026",
            "30 February 2026",
            "January 2026",
            "5 January 26",
            "5x January 2026",
            "May",
            "January 5 of 2026",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn periods_and_signatures() {
        let read = |text| days(text).map(|(from, until)| format!("{from} {until}"));
        assert_eq!(
            read("2026-01-01 至 2026-06-30"),
            Some("2026-01-01 2026-06-30".into())
        );
        assert_eq!(
            read("2026/1/1–2026/6/30"),
            Some("2026-01-01 2026-06-30".into())
        );
        assert_eq!(
            read("1 January 2026 to 30 June 2026"),
            Some("2026-01-01 2026-06-30".into())
        );
        assert_eq!(
            read("Jan 1, 2026 – June 30, 2026"),
            Some("2026-01-01 2026-06-30".into())
        );
        assert_eq!(dated("May Chen, 5 May 2026").0, "May Chen");
        assert_eq!(dated("HR Officer January 5, 2026").0, "HR Officer");
        assert_eq!(read("2026-01-01"), None);
        assert_eq!(dated("人事专员 2025-12-01").0, "人事专员");
        assert!(dated("人事专员 2025-12-01").1.is_some());
        assert_eq!(dated("人事专员"), ("人事专员", None));
    }
}
