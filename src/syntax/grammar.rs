//! The grammar inside a line (`grammar/role.pest`): numbers and bullets, attributes, rows. Gives places, not
//! meanings; offsets are those of the text it was given, plus the given base.

use crate::text::{TextRange, fold};
use pest::Parser as _;
use pest::iterators::Pair;

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/role.pest"]
pub(super) struct Grammar;

/// The form of a number or bullet. Forms between dots in LANGUAGE §2.3 are one style.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Style {
    /// A bullet of its own sign.
    Bullet(char),
    /// `一、`
    Chinese,
    /// `第一条`
    Chapter,
    /// `（一）`
    ChineseParens,
    /// `1.1`, with the count of its parts.
    Dotted(u8),
    /// `1.` `1、` `1,`
    Digits,
    /// `1)`
    DigitsParen,
    /// `(1)`
    DigitsParens,
    /// `①`
    Circled,
    /// `a.` `a、` `a)`
    Lower,
    /// `A.`
    Upper,
    /// `(a)`
    LetterParens,
}

impl Style {
    pub fn is_bullet(self) -> bool {
        matches!(self, Style::Bullet(_))
    }
}

/// A number or bullet in front of an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    pub style: Style,
    /// The number's value; 0 for a bullet.
    pub ordinal: u32,
    /// The mark as written, without the blanks behind it.
    pub range: TextRange,
    /// Where the text behind it begins.
    pub end: u32,
}

/// The rule for marks that begin with a character; None if no mark does, which keeps the grammar off most lines.
fn entry(first: char) -> Option<Rule> {
    Some(match first {
        '0'..='9' | '\u{FF10}'..='\u{FF19}' => Rule::digit_mark,
        'a'..='z' | 'A'..='Z' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
            Rule::letter_mark
        }
        '(' | '\u{FF08}' => Rule::parens_mark,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '零'
        | '\u{3007}' | '第' => Rule::chinese_mark,
        '-' | '*' | '·' | '–' | '√' | '\u{FF0A}' | '\u{FF0D}' => Rule::sign_mark,
        '\u{2000}'..='\u{27FF}' | '\u{F000}'..='\u{F0FF}' => Rule::sign_mark,
        _ => return None,
    })
}

/// A number longer than this is no number; keeps a hostile line from costing more than its length.
const LONGEST_MARK: usize = 64;

/// The number or bullet that opens a text.
pub fn mark(text: &str, base: u32) -> Option<Mark> {
    let first = text.chars().next()?;
    let entry = entry(first).filter(|_| has_stop(first, text))?;
    let end = text
        .char_indices()
        .nth(LONGEST_MARK)
        .map_or(text.len(), |(at, _)| at);
    let kind = Grammar::parse(entry, &text[..end]).ok()?.next()?;
    let (written, rule) = (kind.as_str(), kind.as_rule());
    let inner = kind.into_inner().next()?;
    let (style, ordinal) = style_of(rule, &inner)?;
    let blanks = written.len() - written.trim_end_matches(fold::is_blank).len();
    let end = base + written.len() as u32;
    let gap = text[written.len()..].len()
        - text[written.len()..]
            .trim_start_matches(fold::is_blank)
            .len();
    let range = TextRange {
        start: base,
        end: end - blanks as u32,
    };
    Some(Mark {
        style,
        ordinal,
        range,
        end: end + gap as u32,
    })
}

/// A letter is a mark only straight before its stop, and an Arabic number only near it.
fn has_stop(first: char, text: &str) -> bool {
    let is_stop = |c: char| matches!(fold::narrow(c), '.' | '、' | ',' | ')');
    let is_digit = |c: char| fold::narrow(c).is_ascii_digit();
    match first {
        _ if first.is_ascii_alphabetic() => text.chars().nth(1).is_some_and(is_stop),
        _ if is_digit(first) => text
            .chars()
            .find(|&c| !is_digit(c) && !fold::is_blank(c))
            .is_some_and(is_stop),
        _ => true,
    }
}

fn style_of(rule: Rule, inner: &Pair<Rule>) -> Option<(Style, u32)> {
    let text = inner.as_str();
    let first = fold::narrow(text.chars().next()?);
    Some(match rule {
        Rule::bullet => (Style::Bullet(first), 0),
        Rule::chinese_stop => (Style::Chinese, number(text)),
        Rule::chapter => (Style::Chapter, number(text)),
        Rule::chinese_parens => (Style::ChineseParens, number(text)),
        Rule::dotted => {
            let mut parts = text.split(['.', '\u{FF0E}']);
            let last = parts.next_back().unwrap_or_default();
            (Style::Dotted(parts.count() as u8 + 1), number(last))
        }
        Rule::digits_stop => (Style::Digits, number(text)),
        Rule::digits_paren => (Style::DigitsParen, number(text)),
        Rule::digits_parens if inner.as_rule() == Rule::parenthesised => {
            (Style::DigitsParens, first as u32 - 0x2473)
        }
        Rule::digits_parens => (Style::DigitsParens, number(text)),
        Rule::circled => (Style::Circled, first as u32 - 0x245F),
        Rule::lower_stop => (Style::Lower, letter(first)),
        Rule::upper_stop => (Style::Upper, letter(first)),
        Rule::letter_parens => (Style::LetterParens, letter(first)),
        _ => return None,
    })
}

fn letter(c: char) -> u32 {
    c.to_ascii_lowercase() as u32 - 'a' as u32 + 1
}

/// The value of a number in Arabic or Chinese digits, as items are numbered.
fn number(text: &str) -> u32 {
    let (mut whole, mut digit) = (0u32, 0u32);
    for c in text.chars().map(fold::narrow) {
        match c {
            '0'..='9' => {
                digit = digit
                    .saturating_mul(10)
                    .saturating_add(c as u32 - '0' as u32)
            }
            '十' => (whole, digit) = (whole.saturating_add(digit.max(1).saturating_mul(10)), 0),
            '百' => (whole, digit) = (whole.saturating_add(digit.max(1).saturating_mul(100)), 0),
            '零' | '\u{3007}' => {}
            _ => {
                digit = "一二三四五六七八九"
                    .chars()
                    .position(|d| d == c)
                    .map_or(0, |at| at as u32 + 1)
            }
        }
    }
    whole.saturating_add(digit)
}

/// One `key:value` of a bracket.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RawAttribute {
    pub key: TextRange,
    pub value: TextRange,
}

/// The brackets at the end of a text, if every part of them is `key:value`: the range they take, and the parts.
pub fn attributes(text: &str, base: u32) -> Option<(TextRange, Vec<RawAttribute>)> {
    let brackets = closing_brackets(text)?;
    let tail = &text[brackets..];
    let at = base + brackets as u32;
    let pairs = Grammar::parse(Rule::attributes, tail)
        .ok()?
        .next()?
        .into_inner();
    let mut found = Vec::new();
    for pair in pairs.filter(|pair| pair.as_rule() == Rule::pair) {
        let mut parts = pair.into_inner();
        let (key, value) = (parts.next()?, parts.next()?);
        if between_digits(key.as_str(), value.as_str()) || !could_be_label(key.as_str()) {
            return None;
        }
        found.push(RawAttribute {
            key: place(&key, at),
            value: place(&value, at),
        });
    }
    let end = tail
        .rfind(is_close)
        .map_or(tail.len(), |at| at + close_len(&tail[at..]));
    Some((
        TextRange::new(base as usize + brackets, at as usize + end),
        found,
    ))
}

/// Where the run of brackets at the end of a text begins; one stop may stand behind it.
fn closing_brackets(text: &str) -> Option<usize> {
    let mut rest = text.trim_end_matches(fold::is_blank);
    if let Some(last) = rest.chars().next_back()
        && matches!(fold::narrow(last), '。' | '.' | ';' | ',')
    {
        rest = rest[..rest.len() - last.len_utf8()].trim_end_matches(fold::is_blank);
    }
    let mut start = None;
    while rest.ends_with(is_close) {
        let Some(open) = rest.rfind(|c| fold::narrow(c) == '[') else {
            break;
        };
        start = Some(open);
        rest = rest[..open].trim_end_matches(fold::is_blank);
    }
    start
}

/// The last bracket of a text, if the text ends in one: what stands inside, and where it is.
pub fn last_bracket(text: &str, base: u32) -> Option<TextRange> {
    let start = closing_brackets(text)?;
    let open = start + close_len(&text[start..]);
    let close = text[open..].rfind(is_close)? + open;
    Some(TextRange::new(base as usize + open, base as usize + close))
}

fn is_close(c: char) -> bool {
    fold::narrow(c) == ']'
}

fn close_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

fn between_digits(before: &str, after: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| fold::narrow(c).is_ascii_digit());
    digit(before.chars().next_back()) && digit(after.chars().next())
}

fn place(pair: &Pair<Rule>, base: u32) -> TextRange {
    trimmed(pair.as_str(), base as usize + pair.as_span().start())
}

/// The range of a text without its outer blanks.
pub fn trimmed(text: &str, base: usize) -> TextRange {
    let inner = text.trim_matches(fold::is_blank);
    let lead = text.len() - text.trim_start_matches(fold::is_blank).len();
    match inner.is_empty() {
        true => TextRange::new(base, base),
        false => TextRange::new(base + lead, base + lead + inner.len()),
    }
}

/// Whether a word has the shape of a label: short, and no sentence in it.
pub fn could_be_label(word: &str) -> bool {
    let folded = fold::word(word);
    let Some(first) = folded.chars().next() else {
        return false;
    };
    if !(first.is_ascii_lowercase() || fold::is_chinese(first)) {
        return false;
    }
    const SENTENCE: &[char] = &[
        '、', ',', '.', ';', '!', '?', '…', '"', '\'', '“', '”', '‘', '’', '「', '」', '『', '』',
        '《', '》', '[', ']', '|', '@', '→', '≥', '≤', '=', '<', '>', '。',
    ];
    if folded.contains(SENTENCE) {
        return false;
    }
    let length = folded.chars().count();
    match folded.chars().any(fold::is_chinese) {
        true => length <= 12,
        false => length <= 30 && folded.split(' ').count() <= 4,
    }
}

/// A label, its colon and what follows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LabelSplit {
    pub word: TextRange,
    /// The colon as written.
    pub colon: TextRange,
    pub rest: TextRange,
}

/// A label longer than this many bytes is none; keeps a hostile line from being searched to its end.
const LONGEST_LABEL: usize = 1024;

/// Splits a text at the first colon that can end a label: none between two digits, none before `//`.
pub fn split_label(text: &str, base: u32) -> Option<LabelSplit> {
    let base = base as usize;
    for at in colons(text) {
        let len = text[at..].chars().next().map_or(1, char::len_utf8);
        let after = &text[at + len..];
        if between_digits(&text[..at], after) || after.starts_with("//") {
            continue;
        }
        return Some(LabelSplit {
            word: trimmed(&text[..at], base),
            colon: TextRange::new(base + at, base + at + len),
            rest: trimmed(after, base + at + len),
        });
    }
    None
}

/// Where colons stand near the start of a text. Searches for the first bytes of their encodings (`:`, U+FF1A and
/// U+FE55 and U+FE30, U+2236), which are rare in Chinese text.
fn colons(text: &str) -> impl Iterator<Item = usize> {
    let head = &text.as_bytes()[..text.len().min(LONGEST_LABEL)];
    let candidates = memchr::memchr3_iter(b':', 0xEF, 0xE2, head);
    candidates.filter(|&at| text[at..].chars().next().is_some_and(fold::is_colon))
}

/// The cells of a row of bars, without their outer blanks. The bar at the end is no cell.
pub fn bar_cells(text: &str, base: u32) -> Vec<TextRange> {
    let Some(pairs) = Grammar::parse(Rule::row, text)
        .ok()
        .and_then(|mut pairs| pairs.next())
    else {
        return Vec::new();
    };
    let mut cells: Vec<TextRange> = pairs
        .into_inner()
        .filter(|pair| pair.as_rule() == Rule::cell)
        .map(|pair| place(&pair, base))
        .collect();
    let ends_in_bar = text
        .trim_end_matches(fold::is_blank)
        .ends_with(|c| fold::narrow(c) == '|');
    if ends_in_bar && cells.len() > 1 {
        cells.pop();
    }
    cells
}

/// The cells of a row pasted with tabs.
pub fn tab_cells(text: &str, base: u32) -> Vec<TextRange> {
    let mut at = base as usize;
    text.split('\t')
        .map(|cell| {
            let range = trimmed(cell, at);
            at += cell.len() + 1;
            range
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(text: &str) -> Option<(Style, u32, &str)> {
        mark(text, 0).map(|mark| (mark.style, mark.ordinal, &text[mark.end as usize..]))
    }

    #[test]
    fn numbers_and_what_only_looks_like_one() {
        assert_eq!(styles("1. 甲"), Some((Style::Digits, 1, "甲")));
        assert_eq!(styles("２、乙"), Some((Style::Digits, 2, "乙")));
        assert_eq!(styles("3,丙"), Some((Style::Digits, 3, "丙")));
        assert_eq!(styles("4 、丁"), Some((Style::Digits, 4, "丁")));
        assert_eq!(styles("第五、戊"), Some((Style::Chinese, 5, "戊")));
        assert_eq!(styles("二十一、戊"), Some((Style::Chinese, 21, "戊")));
        assert_eq!(styles("第十二条 戊"), Some((Style::Chapter, 12, "戊")));
        assert_eq!(styles("（三）己"), Some((Style::ChineseParens, 3, "己")));
        assert_eq!(styles("1.2.3 庚"), Some((Style::Dotted(3), 3, "庚")));
        assert_eq!(styles("⑵辛"), Some((Style::DigitsParens, 2, "辛")));
        assert_eq!(styles("③ 壬"), Some((Style::Circled, 3, "壬")));
        assert_eq!(styles("b) x"), Some((Style::Lower, 2, "x")));
        assert_eq!(styles("A.办理"), Some((Style::Upper, 1, "办理")));
        assert_eq!(styles("- @甲"), Some((Style::Bullet('-'), 0, "@甲")));
        assert_eq!(styles("－甲"), Some((Style::Bullet('-'), 0, "甲")));
        assert_eq!(styles("17、"), Some((Style::Digits, 17, "")));
        for text in [
            "5 年以上",
            "1.5万元",
            "1,500 元",
            "1,500元",
            "-5%",
            "e.g. x",
            "——",
            "第三项目组",
            "a b",
            "U.S. x",
        ] {
            assert_eq!(styles(text), None, "{text}");
        }
    }

    #[test]
    fn attributes_are_all_pairs_or_text() {
        let parts = |text: &'static str| {
            attributes(text, 0).map(|(range, found)| {
                let pairs: Vec<_> = found
                    .iter()
                    .map(|a| (a.key.of(text), a.value.of(text)))
                    .collect();
                (text[..range.start as usize].to_owned(), pairs)
            })
        };
        assert_eq!(
            parts("拟订。[频次：每年]"),
            Some(("拟订。".into(), vec![("频次", "每年")]))
        );
        assert_eq!(
            parts("拟订[频次:每年,占比:15%]。").map(|p| p.1),
            Some(vec![("频次", "每年"), ("占比", "15%")])
        );
        assert_eq!(
            parts("x [R:甲、乙；时限：18:00]").map(|p| p.1),
            Some(vec![("R", "甲、乙"), ("时限", "18:00")])
        );
        assert_eq!(
            parts("x [a:1,2，b:3]【c：】").map(|p| p.1),
            Some(vec![("a", "1,2"), ("b", "3"), ("c", "")])
        );
        assert_eq!(parts("按制度执行[见附件]。"), None);
        assert_eq!(parts("每天[18:00]"), None);
        assert_eq!(parts("没有括号"), None);
    }

    #[test]
    fn labels_end_at_the_first_real_colon() {
        let split = |text: &'static str| {
            split_label(text, 0).map(|label| (label.word.of(text), label.rest.of(text)))
        };
        assert_eq!(split("部门：营销部"), Some(("部门", "营销部")));
        assert_eq!(
            split("上班时间 18:00 说明: 晚"),
            Some(("上班时间 18:00 说明", "晚"))
        );
        assert_eq!(split("http://example.com 公布。"), None);
        assert_eq!(split("没有"), None);
    }

    #[test]
    fn rows_split_into_cells() {
        let cells = |text: &'static str| {
            bar_cells(text, 0)
                .iter()
                .map(|cell| cell.of(text))
                .collect::<Vec<_>>()
        };
        assert_eq!(cells("| 甲 | 乙 |"), ["甲", "乙"]);
        assert_eq!(cells("｜甲｜｜乙"), ["甲", "", "乙"]);
        assert_eq!(cells("|"), [""]);
    }
}
