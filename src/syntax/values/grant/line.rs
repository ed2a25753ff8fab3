//! An authority line made ready for reading: folded, without blanks, and with limits, conditions, and scopes taken out
//! of the sentence. Decides nothing about powers.

use super::Bound;
use crate::syntax::concept::GrantWord;
use crate::syntax::values::amount::{Limit, leading_limit};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::{TextRange, fold};
use std::ops::Range;

/// A stretch of the characters of a line.
pub(super) type Part = Range<usize>;

/// No limit is longer, in bytes: keeps the time linear.
const LONGEST_LIMIT: usize = 240;

/// The name of a scope has at most so many characters.
const LONGEST_SCOPE: usize = 24;

pub(super) struct Line<'t> {
    pub(super) text: &'t str,
    pub(super) vocabulary: &'t Vocabulary,
    /// Folded, without what was taken out, without blanks beside Chinese characters.
    pub(super) chars: Vec<char>,
    /// Where each character stands in the text.
    places: Vec<TextRange>,
    /// In the order of the text.
    pub(super) marks: Vec<Mark>,
}

/// What was taken out of the sentence.
pub(super) struct Mark {
    /// The character before which it stood.
    pub(super) at: usize,
    pub(super) range: TextRange,
    pub(super) kind: MarkKind,
}

#[derive(Clone, PartialEq, Debug)]
pub(super) enum MarkKind {
    Limit(Limit),
    Condition,
    Scope,
    /// A remark that says nothing about the grant.
    Remark,
}

impl<'t> Line<'t> {
    pub(super) fn new(text: &'t str, vocabulary: &'t Vocabulary) -> Self {
        let mut line = Self {
            text,
            vocabulary,
            chars: Vec::with_capacity(text.len() / 2),
            places: Vec::with_capacity(text.len() / 2),
            marks: Vec::new(),
        };
        line.fill(limits(text, vocabulary));
        line.take_brackets();
        line.take_provisos();
        line.take_scopes();
        line
    }

    /// The place of a part in the text; the empty part is an empty place.
    pub(super) fn place(&self, part: &Part) -> TextRange {
        match (self.places.get(part.start), part.end.checked_sub(1)) {
            (Some(first), Some(last)) if part.start < part.end => first.cover(self.places[last]),
            (Some(next), _) => TextRange::at(next.start),
            _ => TextRange::at(self.text.len() as u32),
        }
    }

    /// What a part says, without what was taken out of it.
    pub(super) fn said(&self, part: &Part) -> String {
        let mut said = String::new();
        let mut from = part.start;
        let inside = |mark: &&Mark| part.start < mark.at && mark.at < part.end;
        for at in self
            .marks
            .iter()
            .filter(inside)
            .map(|mark| mark.at)
            .chain([part.end])
        {
            if from < at {
                let piece = self.place(&(from..at)).of(self.text);
                let joined = said.ends_with(|c: char| c.is_ascii_alphanumeric())
                    && piece.starts_with(|c: char| c.is_ascii_alphanumeric());
                if joined {
                    said.push(' ');
                }
                said.push_str(piece);
            }
            from = at;
        }
        said
    }

    /// The length of the longest word of a kind at a character; Western words are whole words.
    pub(super) fn at(&self, kind: GrantWord, at: usize) -> Option<usize> {
        let rest = self.chars.get(at..)?;
        let words = self.vocabulary.grant_words(kind, *rest.first()?).iter();
        words
            .filter(|word| rest.starts_with(word))
            .find(|word| self.is_whole(at..at + word.len()))
            .map(Vec::len)
    }

    /// The length of the longest word of a kind that ends before a character.
    pub(super) fn before(&self, kind: GrantWord, part: &Part) -> Option<usize> {
        let text = &self.chars[part.clone()];
        let words = self.vocabulary.grant_ends(kind, *text.last()?).iter();
        words
            .filter(|word| text.ends_with(word))
            .find(|word| self.is_whole(part.end - word.len()..part.end))
            .map(Vec::len)
    }

    /// The first word of a kind in a part.
    pub(super) fn find(&self, kind: GrantWord, part: &Part) -> Option<Part> {
        part.clone().find_map(|at| {
            let end = at + self.at(kind, at)?;
            (end <= part.end).then_some(at..end)
        })
    }

    /// Whether a character belongs to a word in which it does not mean what it means alone: 有 in 有关.
    pub(super) fn is_solid(&self, at: usize) -> bool {
        const LONGEST: usize = 3;
        (at.saturating_sub(LONGEST)..=at).any(|from| {
            self.at(GrantWord::Solid, from)
                .is_some_and(|len| from + len > at)
        })
    }

    fn is_whole(&self, part: Part) -> bool {
        let letter = |at: usize| self.chars.get(at).is_some_and(char::is_ascii_alphanumeric);
        let starts = part.start > 0 && letter(part.start) && letter(part.start - 1);
        let ends = part.end > 0 && letter(part.end - 1) && letter(part.end);
        !starts && !ends
    }

    pub(super) fn is_chinese(&self, part: &Part) -> bool {
        self.chars[part.clone()]
            .iter()
            .any(|&c| fold::is_chinese(c))
    }

    /// A part without blanks and the given characters at its ends.
    pub(super) fn trimmed(&self, part: Part, marks: &[char]) -> Part {
        let out = |at: usize| self.chars[at] == ' ' || marks.contains(&self.chars[at]);
        let Part { mut start, mut end } = part;
        while start < end && out(start) {
            start += 1;
        }
        while end > start && out(end - 1) {
            end -= 1;
        }
        start..end
    }

    fn fill(&mut self, limits: Vec<Bound>) {
        let mut limits = limits.into_iter().peekable();
        let mut blank = None;
        for (at, c) in self.text.char_indices() {
            let range = TextRange::new(at, at + c.len_utf8());
            if let Some(next) = limits.peek()
                && range.end > next.range.start
            {
                let done = range.end == next.range.end;
                if let Some(bound) = limits.next_if(|_| done) {
                    self.marks.push(Mark {
                        at: self.chars.len(),
                        range: bound.range,
                        kind: MarkKind::Limit(bound.limit),
                    });
                }
                continue;
            }
            if fold::is_blank(c) {
                blank = blank.or(Some(range));
                continue;
            }
            if let (Some(range), Some(&last)) = (blank.take(), self.chars.last())
                && !fold::is_chinese(last)
                && !fold::is_chinese(c)
            {
                self.chars.push(' ');
                self.places.push(range);
            }
            self.chars.push(fold::character(c));
            self.places.push(range);
        }
    }

    /// Takes characters out of the sentence.
    fn take(&mut self, part: Part, kind: MarkKind) {
        let range = self.place(&part);
        let len = part.len();
        self.chars.drain(part.clone());
        self.places.drain(part.clone());
        for mark in &mut self.marks {
            if mark.at >= part.end {
                mark.at -= len;
            } else if mark.at > part.start {
                mark.at = part.start;
            }
        }
        let mark = Mark {
            at: part.start,
            range,
            kind,
        };
        let index = self
            .marks
            .partition_point(|other| other.range.start <= range.start);
        self.marks.insert(index, mark);
    }

    /// Takes out brackets that hold a limit or condition, and those at the end of a clause: remarks.
    fn take_brackets(&mut self) {
        let mut at = 0;
        while at < self.chars.len() {
            if self.chars[at] != '(' {
                at += 1;
                continue;
            }
            let rest = &self.chars[at..];
            let Some(len) = rest.iter().position(|&c| c == ')').map(|len| len + 1) else {
                return;
            };
            let part = at..at + len;
            let inner = at + 1..part.end - 1;
            let holds_limit = self.marks.iter().any(|mark| {
                matches!(mark.kind, MarkKind::Limit(_))
                    && inner.start <= mark.at
                    && mark.at <= inner.end
            });
            let behind_limit = self
                .marks
                .iter()
                .any(|mark| matches!(mark.kind, MarkKind::Limit(_)) && mark.at == part.start);
            let behind = self.chars.get(part.end);
            let other = self.at(GrantWord::List, inner.start).is_some();
            let ends =
                other || behind.is_none_or(|c| matches!(c, '。' | ';' | ',' | '.' | '、' | ' '));
            let kind = match self.find(GrantWord::Proviso, &inner) {
                Some(_) => MarkKind::Condition,
                None if ends || holds_limit || behind_limit => MarkKind::Remark,
                None => {
                    at = part.end;
                    continue;
                }
            };
            let said = self.place(&inner);
            let is_condition = kind == MarkKind::Condition;
            let whole = self.place(&part);
            self.take(part, kind);
            let mark = self.marks.iter_mut().find(|mark| mark.range == whole);
            if let Some(mark) = mark.filter(|_| is_condition) {
                mark.range = said;
            }
        }
    }

    /// Takes out 预算内 and the like, with 在 before it and 的 behind it.
    fn take_provisos(&mut self) {
        let mut at = 0;
        while at < self.chars.len() {
            let Some(len) = self.at(GrantWord::Proviso, at) else {
                at += 1;
                continue;
            };
            let behind = at + len;
            // 审批权限内 ends in a right, and 计划外 may stand alone as the matter.
            // 对特约事项的审批权 has no other matter.
            let is_matter = self.before(GrantWord::About, &(0..at)).is_some()
                && self.at(GrantWord::Of, behind).is_some_and(|len| {
                    self.vocabulary
                        .power_at(&self.chars, behind + len)
                        .is_some()
                });
            let is_power = at > 0 && self.vocabulary.power_at(&self.chars, at - 1).is_some();
            let ends_clause = self
                .chars
                .get(behind)
                .is_none_or(|c| matches!(c, '。' | ';'));
            let opens = at == 0
                || matches!(self.chars[at - 1], ',' | ' ')
                || self.before(GrantWord::Given, &(0..at)).is_some();
            if is_power || is_matter || ends_clause && !opens && !self.is_latin(at) {
                at = behind;
                continue;
            }
            let from = at - self.before(GrantWord::Given, &(0..at)).unwrap_or(0);
            let to = behind + self.at(GrantWord::Of, behind).unwrap_or(0);
            self.take(at..behind, MarkKind::Condition);
            self.drop(at..at + (to - behind));
            self.drop(from..at);
            at = from;
        }
    }

    fn is_latin(&self, at: usize) -> bool {
        self.chars[at].is_ascii()
    }

    /// Takes characters away that belong to a mark and are no part of it.
    fn drop(&mut self, part: Part) {
        let len = part.len();
        self.chars.drain(part.clone());
        self.places.drain(part.clone());
        for mark in &mut self.marks {
            if mark.at >= part.end {
                mark.at -= len;
            } else if mark.at > part.start {
                mark.at = part.start;
            }
        }
    }

    /// Takes out 在营销中心范围内: a scope, or a condition if it is no name (在职责范围内).
    fn take_scopes(&mut self) {
        let mut at = 0;
        while at < self.chars.len() {
            let Some(len) = self.at(GrantWord::Reach, at) else {
                at += 1;
                continue;
            };
            let behind = at + len;
            let Some(from) = self.scope_start(at) else {
                at = behind;
                continue;
            };
            let kind = match self.before(GrantWord::Limited, &(from..at)) {
                Some(_) => MarkKind::Condition,
                None => MarkKind::Scope,
            };
            let given = self.before(GrantWord::Given, &(0..from)).unwrap_or(0);
            let to = behind + self.at(GrantWord::Of, behind).unwrap_or(0);
            let name = match kind {
                MarkKind::Scope => from..at - self.before(GrantWord::Of, &(from..at)).unwrap_or(0),
                _ => from..behind,
            };
            let end = name.end;
            self.take(name, kind);
            self.drop(from..from + (to - end));
            self.drop(from - given..from);
            at = from - given;
        }
    }

    /// Where the name before 范围内 begins; None if it is no scope.
    fn scope_start(&self, at: usize) -> Option<usize> {
        let first = at.saturating_sub(LONGEST_SCOPE);
        let opens = |from: usize| {
            from == 0
                || matches!(
                    self.chars[from - 1],
                    ',' | '。' | ';' | ':' | '、' | '权' | ' '
                )
                || [GrantWord::Given, GrantWord::About, GrantWord::Entitled]
                    .iter()
                    .any(|&kind| {
                        self.before(kind, &(0..from)).is_some() && !self.is_solid(from - 1)
                    })
        };
        (first..at).rev().find(|&from| opens(from))
    }
}

/// Whether any limit can stand in a text: with a digit in it, or with a spelled number that stands by itself or beside
/// a word of amounts. 一 in 营销一部 is no number.
fn may_have_limit(text: &str, vocabulary: &Vocabulary) -> bool {
    let mut before = ' ';
    let (mut is_spelled, mut is_marked) = (false, false);
    for c in text.chars() {
        if fold::narrow(c).is_ascii_digit() {
            return true;
        }
        let is_number = is_numeral(c);
        if is_number && !before.is_alphanumeric() {
            return true;
        }
        is_spelled |= is_number;
        is_marked |= vocabulary.marks_limit(fold::character(c));
        before = c;
    }
    is_spelled && is_marked
}

/// The limits of a text, where they stand.
fn limits(text: &str, vocabulary: &Vocabulary) -> Vec<Bound> {
    const REACH: usize = 40;
    let mut found: Vec<Bound> = Vec::new();
    if !may_have_limit(text, vocabulary) {
        return found;
    }
    let is_number = |c: char| fold::narrow(c).is_ascii_digit() || is_numeral(c);
    let mut next_number = text
        .char_indices()
        .filter(|&(_, c)| is_number(c))
        .map(|(at, _)| at)
        .peekable();
    let mut free = 0;
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        while next_number.next_if(|&number| number < at).is_some() {}
        let before = std::mem::replace(&mut last, c);
        let inside = at < free
            || fold::is_blank(c)
            || is_number(c) && (is_number(before) || matches!(before, '.' | ','))
            || c.is_ascii_alphanumeric() && before.is_ascii_alphanumeric();
        let opens =
            is_number(c) || !c.is_alphanumeric() || vocabulary.opens_limit(fold::character(c));
        if inside || !opens || next_number.peek().is_none_or(|&number| number > at + REACH) {
            continue;
        }
        let window = window(&text[at..]);
        let Some(limit) = leading_limit(window, vocabulary) else {
            continue;
        };
        let is_last = || {
            is_bare_limit(
                text,
                at,
                &window[..limit.len],
                &window[limit.len..],
                &limit.limit,
            )
        };
        if limit.is_sure || is_last() {
            let len = window[..limit.len].trim_end_matches(fold::is_blank).len();
            free = at + len;
            found.push(Bound {
                limit: limit.limit,
                range: TextRange::new(at, free),
            });
        }
    }
    found
}

/// `审批：请假 3天`: a bare number is a limit where it ends the line behind a blank or colon. A year is none.
fn is_bare_limit(text: &str, at: usize, said: &str, rest: &str, limit: &Limit) -> bool {
    let is_year = limit.unit.is_none()
        && said.len() == 4
        && (said.starts_with("19") || said.starts_with("20"));
    let rest = rest.trim_matches(|c| fold::is_blank(c) || matches!(c, '.' | '。' | ';' | '；'));
    let before = &text[..at];
    let behind_gap = before.ends_with(|c| fold::is_blank(c) || fold::is_colon(c));
    !is_year
        && rest.is_empty()
        && behind_gap
        && said.starts_with(|c| fold::narrow(c).is_ascii_digit())
}

fn is_numeral(c: char) -> bool {
    matches!(
        fold::character(c),
        '一' | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
            | '零'
            | '壹'
            | '贰'
            | '叁'
            | '肆'
            | '伍'
            | '陆'
            | '柒'
            | '捌'
            | '玖'
            | '拾'
            | '佰'
            | '仟'
    )
}

/// As much of a text as a limit can take.
fn window(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_LIMIT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
