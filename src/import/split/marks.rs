//! Numbers and bullets inside a line that begin an item: those that count on. Knows no words.

use crate::import::words::Words;
use crate::syntax::grammar::{self, Mark, Style};
use crate::text::fold;

/// Which numbers stand open, outermost first, with the last number of each.
pub(super) struct Counting<'a> {
    words: &'a Words<'a>,
    open: Vec<(Style, u32)>,
}

/// What stands before a mark inside a line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Before {
    /// A letter of a word.
    Glued,
    Blank,
    /// The end of a sentence or clause.
    Stop,
}

/// So many marks ahead are looked at for the second of a list.
const FAR: usize = 64;

/// Between two marks stands at least so much, in characters.
const LEAST: usize = 2;

impl<'a> Counting<'a> {
    pub(super) fn new(words: &'a Words<'a>) -> Self {
        Self {
            words,
            open: Vec::new(),
        }
    }

    /// The marks of a line that begin items; `below` are the next lines.
    pub(super) fn accept(&mut self, text: &str, below: &[&str]) -> Vec<Mark> {
        let candidates = candidates(text, &self.words.numeral_ends);
        let mut accepted: Vec<Mark> = Vec::new();
        for (at, &mark) in candidates.iter().enumerate() {
            let overlaps = accepted
                .last()
                .is_some_and(|last| mark.range.start < last.end);
            if overlaps || !self.fits(text, &candidates[at..], below) {
                continue;
            }
            self.open(mark);
            accepted.push(mark);
        }
        accepted
    }

    /// Whether a number is the next of one that stands open.
    fn counts_on(&self, mark: Mark) -> bool {
        self.open
            .contains(&(mark.style, mark.ordinal.wrapping_sub(1)))
    }

    fn is_open(&self, style: Style) -> bool {
        self.open.iter().any(|(open, _)| *open == style)
    }

    fn open(&mut self, mark: Mark) {
        const DEEPEST: usize = 24;
        let entry = (mark.style, mark.ordinal);
        let same = |(style, _): &(Style, u32)| *style == mark.style;
        let before = (mark.style, mark.ordinal.wrapping_sub(1));
        let restarts = !mark.style.is_bullet() && mark.ordinal <= 1;
        let at = match restarts {
            // What begins anew may be the inner list of a list of the same form further out.
            true => self
                .open
                .len()
                .checked_sub(1)
                .filter(|&last| same(&self.open[last])),
            false => {
                let next = self.open.iter().rposition(|open| *open == before);
                next.or_else(|| self.open.iter().rposition(same))
            }
        };
        self.open.truncate(at.unwrap_or(self.open.len()));
        if self.open.len() == DEEPEST {
            self.open.remove(0);
        }
        self.open.push(entry);
    }

    /// Whether the first of these candidates begins an item.
    fn fits(&self, text: &str, candidates: &[Mark], below: &[&str]) -> bool {
        let mark = candidates[0];
        let start = mark.range.start as usize;
        if text[..start].trim_matches(fold::is_blank).is_empty() {
            return true;
        }
        let before = before(text, start);
        if mark.style.is_bullet() {
            let other = candidates[1..]
                .iter()
                .any(|other| other.style == mark.style);
            return other || self.is_open(mark.style);
        }
        let counts_on = self.counts_on(mark);
        let next = candidates
            .get(1)
            .map_or(text.len(), |next| next.range.start as usize);
        let room = text[(mark.end as usize).min(next)..next].chars().count();
        let crowded = room < LEAST && !(counts_on && matches!(mark.style, Style::Digits));
        if crowded || is_counted(text, start) {
            return false;
        }
        let begins = mark.ordinal == 1 && is_followed(mark, candidates, below);
        if is_misprinted(text, mark) {
            let zeroth = mark.ordinal == 0 && candidates.len() > 2;
            return counts_on || mark.style != Style::Digits && (begins || zeroth);
        }
        let mut open = self.open.iter().rev();
        let near = open
            .find(|(style, _)| *style == mark.style)
            .is_some_and(|(_, last)| mark.ordinal.abs_diff(last + 1) <= 2);
        match before {
            Before::Stop => {
                // Behind a comma 二、 is as often a word of the sentence: 负责一、二、三线城市.
                let comma = text[..start].trim_end_matches(fold::is_blank);
                let sentence = !comma.ends_with(['，', ',', '、']);
                counts_on || begins || near || sentence && mark.style == Style::Chinese
            }
            Before::Blank | Before::Glued => counts_on || begins,
        }
    }
}

/// Whether the second number of a style follows somewhere.
fn is_followed(mark: Mark, candidates: &[Mark], below: &[&str]) -> bool {
    let second = |other: &Mark| other.style == mark.style && other.ordinal == 2;
    candidates[1..].iter().take(FAR).any(second)
        || below
            .iter()
            .filter_map(|line| grammar::mark(line, 0))
            .any(|other| second(&other))
}

fn before(text: &str, at: usize) -> Before {
    let head = text[..at].trim_end_matches(fold::is_blank);
    match head.chars().next_back() {
        Some(c) if "。；;：:！!？?.…”’」』）)】]，,、".contains(c) => Before::Stop,
        _ if head.len() < at => Before::Blank,
        _ => Before::Glued,
    }
}

/// Whether the number counts what stands before it: 第1、2 条, 附件1、附件2.
fn is_counted(text: &str, at: usize) -> bool {
    let head = text[..at].trim_end_matches(fold::is_blank);
    head.chars()
        .next_back()
        .is_some_and(|c| "第件图圖周号號#No№".contains(c))
}

/// Everything in a line that looks like a mark.
fn candidates(text: &str, numeral_ends: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut previous = ' ';
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        let before = std::mem::replace(&mut previous, c);
        if at < skip || !may_begin(text, at, c, before, numeral_ends) {
            continue;
        }
        let mark = grammar::mark(&text[at..], at as u32).or_else(|| misprinted(text, at));
        if let Some(mark) = mark {
            // 第二，…… inside a sentence counts its arguments.
            if c == '第' && at > 0 && mark.style != Style::Chapter {
                continue;
            }
            skip = mark.range.end as usize;
            found.push(mark);
            found.extend(last_digit(text, mark).filter(|_| fold::is_chinese(before)));
        }
    }
    found
}

/// A number that is printed otherwise than numbers are, a mark only where it counts on: 2。甲, 2.1甲.
fn misprinted(text: &str, at: usize) -> Option<Mark> {
    let rest = &text[at..];
    let digits = |text: &str| {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        text.len() - rest.len()
    };
    let first = digits(rest);
    let (style, number, length, gap) = match rest[first..].chars().next()? {
        '。' => (Style::Digits, &rest[..first], first, '。'.len_utf8()),
        '.' => {
            let last = digits(&rest[first + 1..]);
            let end = first + 1 + last;
            let glued = rest[end..].starts_with(fold::is_chinese);
            glued.then_some((Style::Dotted(2), &rest[first + 1..end], end, 0))?
        }
        _ => return None,
    };
    let ordinal = number.parse().ok()?;
    let end = (at + length) as u32;
    Some(Mark {
        style,
        ordinal,
        range: crate::text::TextRange {
            start: at as u32,
            end,
        },
        end: end + gap as u32,
    })
}

/// Whether a mark is one of those.
fn is_misprinted(text: &str, mark: Mark) -> bool {
    let behind = &text[mark.range.end as usize..];
    behind.starts_with('。') || mark.style == Style::Dotted(2) && mark.end == mark.range.end
}

/// The first item behind a heading that ends in a number: 岗位职责21、 is the second list, and its first item.
fn last_digit(text: &str, mark: Mark) -> Option<Mark> {
    let digits = mark.range.of(text);
    let number = digits
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(digits.len());
    let splits = mark.style == Style::Digits && mark.ordinal > 10 && mark.ordinal % 10 == 1;
    (splits && number > 1).then(|| {
        let start = mark.range.start + number as u32 - 1;
        Mark {
            ordinal: 1,
            range: crate::text::TextRange {
                start,
                end: mark.range.end,
            },
            ..mark
        }
    })
}

/// Whether a mark may begin with a character inside a line; anything may at its start.
fn may_begin(text: &str, at: usize, c: char, before: char, numeral_ends: &str) -> bool {
    if at == 0 {
        return true;
    }
    let digit = |c: char| fold::narrow(c).is_ascii_digit();
    let chinese_digit = |c: char| "一二三四五六七八九十百".contains(c);
    match fold::narrow(c) {
        '0'..='9' => {
            let joined =
                digit(before) || before.is_ascii_alphabetic() || is_in_number(text, at, before);
            let rest = text[at..]
                .trim_start_matches(digit)
                .trim_start_matches(fold::is_blank);
            let stop = rest.chars().next().map(fold::narrow);
            // A point behind a number glued to a word is as often a decimal's.
            let next = rest.chars().nth(1);
            let comma = stop == Some(',') && !next.is_some_and(|c| digit(c) || fold::is_blank(c));
            !joined && (comma || matches!(stop, Some('、' | '.' | ')' | '。')))
        }
        '(' => text[at + c.len_utf8()..]
            .chars()
            .next()
            .is_some_and(|c| digit(c) || chinese_digit(c)),
        '第' => matches!(before, '。' | '；' | ';' | ' '),
        '-' => {
            let list = "：:；;。".contains(before);
            let next = text[at + 1..]
                .trim_start_matches(fold::is_blank)
                .chars()
                .next();
            list && next.is_some_and(fold::is_chinese)
        }
        _ if chinese_digit(c) => {
            let rest = text[at..].trim_start_matches(chinese_digit);
            !chinese_digit(before)
                && !numeral_ends.contains(fold::character(before))
                && rest.starts_with('、')
        }
        'a'..='z' => "。；;：:".contains(before),
        'A'..='Z' => {
            "。；;：: ".contains(before) && text[at + c.len_utf8()..].starts_with(['、', '.', '．'])
        }
        '\u{2460}'..='\u{2487}' => true,
        '•' | '●' | '○' | '■' | '□' | '◆' | '◇' | '▪' | '➢' | '✓' | '√' | '⏹' => {
            true
        }
        '\u{F000}'..='\u{F0FF}' => true,
        _ => false,
    }
}

/// Whether a digit goes on with a number: 1.5, 17:19, 2009-6-15.
fn is_in_number(text: &str, at: usize, before: char) -> bool {
    let joint = "./-:~～—–－．：".contains(before);
    let head = text[..at].strip_suffix(before).unwrap_or_default();
    joint && head.ends_with(|c: char| fold::narrow(c).is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let words = Words::new(crate::syntax::vocabulary::Vocabulary::built_in());
        let marks = Counting::new(&words).accept(text, &[]);
        let mut starts: Vec<usize> = marks.iter().map(|mark| mark.range.start as usize).collect();
        starts.push(text.len());
        let head = starts[0];
        let mut parts: Vec<&str> = (head > 0).then(|| &text[..head]).into_iter().collect();
        parts.extend(starts.windows(2).map(|pair| text[pair[0]..pair[1]].trim()));
        parts
    }

    #[test]
    fn numbers_that_count_on_begin_items() {
        assert_eq!(
            split("职责1、甲甲。2、乙乙。3、丙丙。"),
            ["职责", "1、甲甲。", "2、乙乙。", "3、丙丙。"]
        );
        assert_eq!(
            split("10 、甲乙。17 、18 、丙丁。"),
            ["10 、甲乙。17 、18 、丙丁。"]
        );
        assert_eq!(
            split("一、甲甲1、子子2、丑丑二、乙乙"),
            ["一、甲甲", "1、子子", "2、丑丑", "二、乙乙"]
        );
        assert_eq!(
            split("负责一、二、三线城市的市场"),
            ["负责一、二、三线城市的市场"]
        );
        assert_eq!(
            split("目标统一、明确分工，二、甲乙"),
            ["目标统一、明确分工，二、甲乙"]
        );
        assert_eq!(split("见附件1、附件2、附件3"), ["见附件1、附件2、附件3"]);
        assert_eq!(
            split("每人监听 1.5 小时，ISO9000。"),
            ["每人监听 1.5 小时，ISO9000。"]
        );
        assert_eq!(
            split("两种：①由甲做；②由乙做。"),
            ["两种：", "①由甲做；", "②由乙做。"]
        );
        assert_eq!(split("●接待来访●整理档案"), ["●接待来访", "●整理档案"]);
    }
}
