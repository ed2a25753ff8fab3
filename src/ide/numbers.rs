//! The number behind a number, in the same form: `3.` behind `2.`, `（四）` behind `（三）`. Counts; reads no text.

use crate::syntax::grammar::{Mark, Style};
use crate::text::fold;

/// The mark of the item behind one, with the blanks that stand behind it; None if the form has no further number.
pub fn next(mark: &Mark, text: &str) -> Option<String> {
    let written = mark.range.of(text);
    let gap = &text[mark.range.end as usize..mark.end as usize];
    let gap = if gap.is_empty() && written.is_ascii() {
        " "
    } else {
        gap
    };
    if mark.style.is_bullet() {
        return Some(format!("{written}{gap}"));
    }
    let next = mark.ordinal.checked_add(1)?;
    let is_number = |c: char| number_in(mark.style, c);
    let end = written.rfind(is_number)?;
    let end = end + written[end..].chars().next().map_or(0, char::len_utf8);
    let start = written[..end].trim_end_matches(is_number).len();
    let number = spelled(mark.style, next, &written[start..end])?;
    Some(format!(
        "{}{number}{}{gap}",
        &written[..start],
        &written[end..]
    ))
}

/// Whether a character belongs to the last number of a mark.
fn number_in(style: Style, c: char) -> bool {
    match style {
        Style::Chinese | Style::ChineseParens => is_numeral(c),
        Style::Chapter => is_numeral(c) || fold::narrow(c).is_ascii_digit(),
        Style::Circled => ('\u{2460}'..='\u{2473}').contains(&c),
        Style::Lower | Style::Upper | Style::LetterParens => fold::narrow(c).is_ascii_alphabetic(),
        Style::DigitsParens => {
            fold::narrow(c).is_ascii_digit() || ('\u{2474}'..='\u{2487}').contains(&c)
        }
        _ => fold::narrow(c).is_ascii_digit(),
    }
}

fn is_numeral(c: char) -> bool {
    "零〇一二三四五六七八九十百".contains(c)
}

fn spelled(style: Style, number: u32, before: &str) -> Option<String> {
    let first = before.chars().next()?;
    let letter = |first: char| char::from_u32(first as u32 + number - 1).filter(|_| number <= 26);
    Some(match style {
        Style::Chapter | Style::Chinese | Style::ChineseParens if is_numeral(first) => {
            chinese(number)?
        }
        Style::Circled => char::from_u32(0x245F + number)
            .filter(|_| number <= 20)?
            .to_string(),
        Style::DigitsParens if ('\u{2474}'..='\u{2487}').contains(&first) => {
            char::from_u32(0x2473 + number)
                .filter(|_| number <= 20)?
                .to_string()
        }
        Style::Lower | Style::Upper | Style::LetterParens => {
            let upper = fold::narrow(first).is_uppercase();
            letter(if upper { 'A' } else { 'a' })?.to_string()
        }
        _ if first.is_ascii() => number.to_string(),
        // Full-width digits stay full-width.
        _ => number
            .to_string()
            .chars()
            .filter_map(|digit| char::from_u32(digit as u32 + 0xFEE0))
            .collect(),
    })
}

/// A number below a hundred in Chinese.
fn chinese(number: u32) -> Option<String> {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |at: u32| DIGITS.get(at as usize).copied();
    match number {
        1..=9 => digit(number).map(str::to_owned),
        10..=19 => Some(format!("十{}", digit(number - 10)?)),
        20..=99 => Some(format!("{}十{}", digit(number / 10)?, digit(number % 10)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::next;
    use crate::syntax::grammar;

    #[test]
    fn every_form_goes_on() {
        let pairs = [
            ("1. 甲", "2. "),
            ("9、甲", "10、"),
            ("（三）甲", "（四）"),
            ("十九、甲", "二十、"),
            ("第一条 甲", "第二条 "),
            ("1.9 甲", "1.10 "),
            ("①甲", "②"),
            ("a) x", "b) "),
            ("A. x", "B. "),
            ("(1) x", "(2) "),
            ("- 甲", "- "),
            ("●甲", "●"),
            ("１．甲", "２．"),
        ];
        for (line, following) in pairs {
            let mark = grammar::mark(line, 0).unwrap_or_else(|| panic!("{line} has a mark"));
            assert_eq!(next(&mark, line).as_deref(), Some(following), "{line}");
        }
        for line in ["⑳甲", "z) x"] {
            let mark = grammar::mark(line, 0).unwrap_or_else(|| panic!("{line} has a mark"));
            assert_eq!(next(&mark, line), None, "{line}");
        }
    }
}
