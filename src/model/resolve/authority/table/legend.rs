//! What the notes under an approval table say of its signs: `★ 表示最终审批`, `A = approve`, and `(1) …`, to which
//! cells refer. Reads texts; knows no positions.

use super::super::steps;
use crate::model::Said;
use crate::model::body::{Block, Body, Entry, Grid};
use crate::syntax::concept::{TextMark, ValueWord};
use crate::syntax::vocabulary::{PowerId, Vocabulary};
use crate::text::fold;

/// The signs that notes explain.
#[derive(Clone, Default, Debug)]
pub(in crate::model::resolve::authority) struct Legend {
    /// Each with its powers, and the word for them.
    marks: Vec<(String, PowerId, String)>,
    /// Numbers of notes that cells may refer to: `(1)`.
    footnotes: Vec<u32>,
    /// Whether a number in brackets refers to a note also where a step could stand.
    is_referring: bool,
}

/// So far behind a sign is its meaning looked for, in characters.
const LONGEST_MEANING: usize = 24;

impl Legend {
    /// Reads the notes of a matter, and those of the matters above it behind them.
    pub(in crate::model::resolve::authority) fn of<'b>(
        notes: impl Iterator<Item = &'b Body>,
        vocabulary: &Vocabulary,
    ) -> Self {
        let mut legend = Self::default();
        for body in notes {
            for line in body.lines() {
                legend.line(&line, vocabulary);
            }
            for block in body.blocks.iter() {
                match block {
                    Block::Entry(entry) => legend.numbered(entry),
                    Block::Paragraph(prose) => legend.opening_number(&prose.text),
                    _ => {}
                }
            }
        }
        legend
    }

    fn numbered(&mut self, entry: &Entry) {
        let number = entry
            .number
            .as_deref()
            .and_then(|text| text.parse::<u32>().ok());
        self.footnotes.extend(number);
    }

    /// `(1) …` and `注1：…` as plain text.
    fn opening_number(&mut self, text: &str) {
        let digits = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let end = digits.find(|c: char| !c.is_ascii_digit());
        self.footnotes
            .extend(digits[..end.unwrap_or(0)].parse::<u32>().ok());
    }

    fn line(&mut self, line: &str, vocabulary: &Vocabulary) {
        let mut places = line.char_indices().peekable();
        let mut before = ' ';
        while let Some((at, c)) = places.next() {
            let next = places.peek().map_or(' ', |&(_, next)| next);
            let is_letter = c.is_ascii_uppercase() && !before.is_alphanumeric();
            let is_alone = !next.is_alphanumeric();
            before = c;
            let behind = &line[at + c.len_utf8()..];
            let is_code = is_letter && is_alone && is_equated(behind, vocabulary);
            if !is_sign(c) && !is_code {
                continue;
            }
            let known = self.marks.iter().any(|(mark, ..)| mark.starts_with(c));
            if !known && let Some((power, word)) = meaning(behind, vocabulary) {
                self.marks.push((c.to_string(), power, word));
            }
        }
    }

    /// Looks at a whole table: numbers in brackets are references if they are no steps from 1 on in every row.
    pub(in crate::model::resolve::authority) fn settle(
        &mut self,
        grid: &Grid,
        vocabulary: &Vocabulary,
    ) {
        let says_power = |cell: &&Said<String>| {
            let text = cell.value.trim_start_matches(fold::is_blank);
            steps::power(text, vocabulary).is_some()
        };
        let are_steps = |row: &Vec<Said<String>>| {
            let mut numbers: Vec<u32> = row
                .iter()
                .filter(says_power)
                .flat_map(|cell| bracketed(&cell.value))
                .filter(|number| self.footnotes.contains(number))
                .collect();
            numbers.sort_unstable();
            numbers.dedup();
            (1..)
                .zip(&numbers)
                .all(|(wanted, &number)| wanted == number)
        };
        self.is_referring = !self.footnotes.is_empty() && !grid.rows.iter().all(are_steps);
    }

    /// The power that a sign at the start of a text stands for, and how long the sign is.
    pub(in crate::model::resolve::authority) fn mark(
        &self,
        text: &str,
    ) -> Option<(PowerId, usize)> {
        let found = self.marks.iter().find(|(mark, ..)| {
            let rest = text.strip_prefix(mark.as_str());
            let is_letter = mark.starts_with(|c: char| c.is_ascii_alphabetic());
            rest.is_some_and(|rest| !is_letter || !rest.starts_with(char::is_alphanumeric))
        });
        found.map(|(mark, power, _)| (*power, mark.len()))
    }

    /// What a sign means, in the words of the notes.
    pub(in crate::model::resolve::authority) fn word(&self, text: &str) -> Option<&str> {
        let (_, len) = self.mark(text)?;
        let known = self
            .marks
            .iter()
            .find(|(mark, ..)| mark.as_str() == &text[..len]);
        known.map(|(.., word)| word.as_str())
    }

    /// How long a reference to a note at the start of a text is: `(5)`, `（注2）`, `²`.
    pub(in crate::model::resolve::authority) fn reference(
        &self,
        text: &str,
        vocabulary: &Vocabulary,
    ) -> Option<usize> {
        self.refers(text, vocabulary, self.is_referring)
    }

    fn refers(&self, text: &str, vocabulary: &Vocabulary, is_number: bool) -> Option<usize> {
        let first = text.chars().next()?;
        if is_superscript(first) {
            return Some(first.len_utf8());
        }
        let (inner, len) = in_brackets(text)?;
        let letters = inner.trim_end_matches(|c: char| fold::narrow(c).is_ascii_digit());
        let number = fold::word(&inner[letters.len()..]).parse::<u32>();
        let is_note = vocabulary.is(ValueWord::Remark, &fold::word(letters.trim()));
        let is_known = letters.trim().is_empty()
            && is_number
            && number.is_ok_and(|number| self.footnotes.contains(&number));
        (is_note || is_known).then_some(len)
    }

    /// A name without references to notes at its end.
    pub(in crate::model::resolve::authority) fn bare<'t>(
        &self,
        name: &'t str,
        vocabulary: &Vocabulary,
    ) -> &'t str {
        let mut name = name.trim_matches(fold::is_blank);
        while let Some((at, _)) = name.char_indices().rev().find(|&(at, _)| {
            at > 0
                && self
                    .refers(&name[at..], vocabulary, true)
                    .is_some_and(|len| at + len == name.len())
        }) {
            name = name[..at].trim_end_matches(fold::is_blank);
        }
        name
    }
}

/// `√`, `★`, `×`: what may stand in a cell for a power.
pub(in crate::model::resolve::authority) fn is_sign(c: char) -> bool {
    matches!(
        c,
        '\u{25A0}'
            ..='\u{25FF}'
                | '★'
                | '☆'
                | '✓'
                | '✔'
                | '✕'
                | '✖'
                | '✗'
                | '√'
                | '×'
                | '※'
                | '*'
                | '＊'
                | '#'
                | '＃'
    )
}

fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// The inside of brackets at the start of a text, and how long the whole is.
fn in_brackets(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix(['(', '（'])?;
    let end = inner.find([')', '）'])?;
    let open = text.len() - inner.len();
    let close = inner[end..].chars().next().map_or(0, char::len_utf8);
    Some((&inner[..end], open + end + close))
}

/// The numbers in brackets of a cell.
fn bracketed(text: &str) -> Vec<u32> {
    let starts = text.char_indices().filter(|(_, c)| matches!(c, '(' | '（'));
    let inside = starts.filter_map(|(at, _)| in_brackets(&text[at..]));
    inside
        .filter_map(|(inner, _)| fold::word(inner).parse().ok())
        .collect()
}

/// Whether a text goes on with `=`, `:`, a dash or a word for "means".
fn is_equated(text: &str, vocabulary: &Vocabulary) -> bool {
    let rest = text.trim_start_matches(|c| fold::is_blank(c) || is_quote(c));
    let is_mark = |c: char| matches!(fold::narrow(c), '=' | ':' | '-' | '–' | '—');
    rest.starts_with(is_mark)
        || vocabulary
            .marks(TextMark::Means)
            .iter()
            .any(|word| fold::prefix(rest, word).is_some())
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '「' | '」' | '\'' | '’' | '‘')
}

/// The power that a text begins with, behind a word for "means" and words that say how, and its word.
fn meaning(text: &str, vocabulary: &Vocabulary) -> Option<(PowerId, String)> {
    let ends = |c: char| is_sign(c) || matches!(fold::narrow(c), ';' | ',' | '。' | '\n');
    let rest = text.trim_start_matches(|c: char| !c.is_alphanumeric() && !ends(c));
    let clause = rest.split(ends).next().unwrap_or_default();
    let starts = clause.char_indices().take(LONGEST_MEANING);
    for (at, _) in starts {
        let is_start = at == 0
            || clause[at..].starts_with(fold::is_chinese)
            || clause[..at].ends_with(|c: char| !c.is_alphanumeric());
        if is_start && let Some((power, len)) = steps::power(&clause[at..], vocabulary) {
            return Some((power, clause[at..at + len].to_owned()));
        }
    }
    None
}
