//! Processes: steps, who does them, where they branch.

use super::body::{Body, Entry, Prose};
use super::read::Labels;
use super::{DepartmentId, Field, Link, NameList, Said, Source};
use crate::syntax::concept::{Concept, Key, TextMark, ValueWord};
use crate::syntax::values::Within;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::{Span, fold};
use std::ops::Range;

#[derive(Clone, Debug)]
pub struct Process {
    pub name: String,
    pub code: Field<String>,
    pub department: Option<DepartmentId>,
    pub department_name: Field<String>,
    pub owner: Option<Link>,
    pub owner_name: NameList,
    pub trigger: Field<String>,
    pub forms: Vec<String>,
    pub body: Body,
    pub steps: Vec<Step>,
    pub notes: Body,
    pub source: Source,
}

/// A step, or a phase if it has steps of its own.
#[derive(Clone, Debug)]
pub struct Step {
    pub number: Option<String>,
    pub mark: Option<String>,
    pub text: String,
    pub span: Span,
    /// R, A, C, I.
    pub roles: [Role; 4],
    pub within: Option<Said<String>>,
    pub within_value: Option<Within>,
    pub form: Option<Said<String>>,
    /// Numbers of steps, as written; the word of the end is `end`. Empty: the following step.
    pub next: Vec<Said<String>>,
    /// 编号, by which arrows may name it too.
    pub id: Option<Said<String>>,
    pub children: Vec<Step>,
}

/// Who plays one of the four roles in a step.
#[derive(Clone, Debug, Default)]
pub struct Role {
    /// Lists of names, as often as the letter is written.
    pub said: Vec<Said<String>>,
    pub links: Vec<Link>,
}

/// The keys of R, A, C, I, in this order.
pub const ROLE_KEYS: [Key; 4] = [
    Key::Responsible,
    Key::Accountable,
    Key::Consulted,
    Key::Informed,
];

/// How `next` names the end.
pub const END: &str = "end";

impl Process {
    pub(super) fn read(labels: &mut Labels) -> Self {
        let place = labels.place();
        let vocabulary = labels.vocabulary();
        let body = labels.body(Concept::Steps, &[]);
        let forms = labels.names(Concept::Forms).parts;
        Self {
            name: place.name().to_owned(),
            code: labels.field(Concept::Code),
            department: None,
            department_name: labels.field(Concept::Department),
            owner: None,
            owner_name: labels.names(Concept::Owner),
            trigger: labels.field(Concept::Trigger),
            forms: forms
                .iter()
                .flat_map(|part| super::organisation::split_list(&part.value))
                .collect(),
            steps: body
                .entries()
                .map(|(entry, _)| Step::of(entry, vocabulary))
                .collect(),
            body,
            notes: labels.body(Concept::Notes, &[]),
            source: Source::of(place.file, place.declaration),
        }
    }
}

impl Step {
    fn of(entry: &Entry, vocabulary: &Vocabulary) -> Self {
        let written = |key| {
            entry
                .attribute(key)
                .filter(|said| !said.value.is_empty())
                .cloned()
        };
        let within = written(Key::Within);
        let within_value = within.as_ref().and_then(|said| {
            let quantity = crate::syntax::values::quantity(&said.value, vocabulary)?;
            (quantity.len == said.value.len()).then_some(Within {
                value: quantity.value,
                unit: quantity.unit,
            })
        });
        Self {
            number: entry.number.clone(),
            mark: entry.mark.clone(),
            text: entry.prose.text.clone(),
            span: entry.prose.span,
            roles: ROLE_KEYS.map(|key| Role {
                said: all(entry, key),
                links: Vec::new(),
            }),
            within,
            within_value,
            form: written(Key::Form),
            next: branches(&entry.prose, vocabulary),
            id: written(Key::Id),
            children: entry
                .children
                .iter()
                .map(|child| Step::of(child, vocabulary))
                .collect(),
        }
    }

    /// Whether an arrow is written; such a step needs nobody.
    pub fn branches(&self) -> bool {
        !self.next.is_empty()
    }
}

/// Every value of a key that may be written more than once.
fn all(entry: &Entry, key: Key) -> Vec<Said<String>> {
    let own = entry.attributes.iter().filter(|own| own.key == key);
    own.map(|own| own.value.clone())
        .filter(|said| !said.value.is_empty())
        .collect()
}

/// Whether a character sends on to a step.
pub fn is_arrow(c: char) -> bool {
    matches!(c, '→' | '➔' | '⇒')
}

/// What stands behind each arrow: numbers of steps, or the end.
fn branches(prose: &Prose, vocabulary: &Vocabulary) -> Vec<Said<String>> {
    let text = &prose.text;
    let mut next = Vec::new();
    for (at, arrow) in text.match_indices(is_arrow) {
        let start = at + arrow.len();
        let end = text[start..]
            .find(is_arrow)
            .map_or(text.len(), |to| start + to);
        let said = |range: Range<usize>, value: &str| Said {
            value: value.to_owned(),
            span: part(prose, range),
        };
        let phrase = trimmed(text, start..phrase_end(text, start, end));
        if vocabulary.is(ValueWord::End, &fold::word(&text[phrase.clone()])) {
            next.push(said(phrase, END));
            continue;
        }
        let mut from = start;
        while let Some(target) = target(text, from..end, vocabulary) {
            let word = &text[target.clone()];
            let is_first = from == start;
            if !is_first && !word.starts_with(is_number) {
                break;
            }
            let ends = vocabulary.is(ValueWord::End, &fold::word(word));
            next.push(said(target.clone(), if ends { END } else { word }));
            // → 3、4 goes on at both.
            let rest = text[target.end..end].trim_start_matches(fold::is_blank);
            match rest.chars().next().filter(|&c| is_joint(c)) {
                Some(c) => from = end - rest.len() + c.len_utf8(),
                None => break,
            }
        }
    }
    next
}

/// The next word or number of a text, without the words that stand around the number of a step.
fn target(text: &str, range: Range<usize>, vocabulary: &Vocabulary) -> Option<Range<usize>> {
    let around = vocabulary.marks(TextMark::Step);
    let mut start = range.start;
    loop {
        let rest = &text[start..range.end];
        start = range.end
            - rest
                .trim_start_matches(|c| fold::is_blank(c) || is_bracket(c))
                .len();
        let rest = &text[start..range.end];
        let word = around
            .iter()
            .find_map(|word| fold::prefix(rest, word).filter(|&len| ends_word(word, &rest[len..])));
        match word {
            Some(len) => start += len,
            None => break,
        }
    }
    let rest = &text[start..range.end];
    let stop = |c| fold::is_blank(c) || is_stop(c) || matches!(fold::narrow(c), '、' | ',' | '/');
    let mut word = rest[..rest.find(stop).unwrap_or(rest.len())].trim_end_matches('.');
    // 第 2 步重新审核, 3和4: the number alone.
    let number = word.find(|c| !is_number(c)).unwrap_or(word.len());
    let behind = &word[number..];
    let closes = |step: &String| fold::prefix(behind, step).is_some();
    if number > 0 && (behind.starts_with(is_joint) || around.iter().any(closes)) {
        word = &word[..number];
    }
    (!word.is_empty()).then_some(start..start + word.len())
}

/// A Western word ends where no letter follows.
fn ends_word(word: &str, rest: &str) -> bool {
    !word.is_ascii() || !rest.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn is_bracket(c: char) -> bool {
    matches!(
        fold::narrow(c),
        '(' | ')' | '[' | ']' | '「' | '」' | '“' | '”'
    )
}

fn is_stop(c: char) -> bool {
    is_bracket(c) || matches!(fold::narrow(c), ';' | '。' | ':')
}

/// Where a sentence ends that begins at a place.
fn phrase_end(text: &str, start: usize, end: usize) -> usize {
    let stop = |c| matches!(fold::narrow(c), ',' | ';' | '。');
    text[start..end].find(stop).map_or(end, |at| start + at)
}

/// A range without the blanks, brackets and stops around its text.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let outer = |c| fold::is_blank(c) || is_bracket(c) || c == '.';
    let whole = &text[range.clone()];
    let start = range.end - whole.trim_start_matches(outer).len();
    let end = start + text[start..range.end].trim_end_matches(outer).len();
    start..end
}

/// A character of the number of a step: `2`, `二.3`, `②`.
fn is_number(c: char) -> bool {
    let c = fold::narrow(c);
    c.is_numeric() || c == '.' || "零一二三四五六七八九十百".contains(c)
}

/// What divides two numbers: 3、4.
fn is_joint(c: char) -> bool {
    matches!(
        fold::character(c),
        '、' | ',' | '/' | '&' | '和' | '或' | '与' | '及'
    )
}

/// The place of a part of a text; that of the whole if it runs over several lines.
fn part(prose: &Prose, range: Range<usize>) -> Span {
    let mut span = prose.span;
    if prose.parts.is_empty() {
        span.range.end = span.range.start + range.end as u32;
        span.range.start += range.start as u32;
    }
    span
}
