//! Days and periods: `2026-01-05`, `2026/1/5`, `2026.1.5`, `2026年1月5日`; two of them and a range mark.

use super::number::range_mark;
use crate::syntax::grammar::{Grammar, Rule};
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
    let pair = Grammar::parse(Rule::date, text).ok()?.next()?;
    let len = pair.as_str().len();
    let mut parts = pair.into_inner().map(|part| {
        let digits: String = part.as_str().chars().map(fold::narrow).collect();
        digits.parse::<u16>().ok()
    });
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let date = Date::from_calendar_date(i32::from(year), month, u8::try_from(day).ok()?).ok()?;
    Some((date, len))
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
    let starts = text
        .char_indices()
        .filter(|(_, c)| fold::narrow(*c).is_ascii_digit());
    for (at, _) in starts {
        if let Some(date) = date(&text[at..]) {
            return (text[..at].trim_end_matches(fold::is_blank), Some(date));
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
        assert_eq!(read("2026-01-01"), None);
        assert_eq!(dated("人事专员 2025-12-01").0, "人事专员");
        assert!(dated("人事专员 2025-12-01").1.is_some());
        assert_eq!(dated("人事专员"), ("人事专员", None));
    }
}
