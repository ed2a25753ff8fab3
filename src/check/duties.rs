//! The duties of the organisation as the rules on wording see them: folded once, searched for the vocabulary's words.

use super::Context;
use super::memo::{Memo, What};
use crate::model::body::{Entry, Group};
use crate::model::{Model, PositionId, Said, body};
use crate::syntax::concept::TextMark;
use crate::text::{Span, fold};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// An entry of the duties of a position that has no entries below it.
pub(super) struct Duty<'a> {
    pub(super) position: PositionId,
    pub(super) entry: &'a Entry,
    pub(super) group: Option<&'a Group>,
    /// The texts of its list.
    wordings: Arc<Vec<Wording>>,
    /// Its place among them.
    at: usize,
}

/// A text, and what it is without what makes no difference.
struct Wording {
    /// Folded character by character.
    folded: Vec<char>,
    /// See [`bare`].
    bare: OnceLock<String>,
}

impl Wording {
    fn of(entry: &Entry) -> Self {
        Self {
            folded: folded(&entry.prose.text),
            bare: OnceLock::new(),
        }
    }
}

/// Words of a mark, to be looked for in many texts.
pub(super) struct Words {
    by_first: FxHashMap<char, Vec<Vec<char>>>,
    /// A bit for each first character, by its lowest bits: most characters begin no word.
    firsts: [u64; 16],
}

impl Words {
    pub(super) fn of(context: &Context, mark: TextMark) -> Self {
        // The vocabulary has the longest first.
        Self::from_longest(context.vocabulary.marks(mark).iter().map(String::as_str))
    }

    /// Folded words, the longest first.
    pub(super) fn from_longest<'a>(all: impl Iterator<Item = &'a str>) -> Self {
        let mut words = Self {
            by_first: FxHashMap::default(),
            firsts: [0; 16],
        };
        for word in all {
            if let Some(first) = word.chars().next() {
                let word = word.chars().collect();
                words.by_first.entry(first).or_default().push(word);
                let (at, bit) = Self::bit(first);
                words.firsts[at] |= bit;
            }
        }
        words
    }

    fn bit(c: char) -> (usize, u64) {
        (c as usize >> 6 & 15, 1 << (c as u32 & 63))
    }

    /// The word that stands at a character of a folded text, the longest first.
    pub(super) fn at(&self, folded: &[char], at: usize) -> Option<Range<usize>> {
        let first = folded.get(at)?;
        let (place, bit) = Self::bit(*first);
        if self.firsts[place] & bit == 0 {
            return None;
        }
        let candidates = self.by_first.get(first)?;
        let end = candidates
            .iter()
            .find_map(|word| matches(folded, at, word))?;
        Some(at..end)
    }

    /// Whether a text, not folded yet, begins with one of the words.
    pub(super) fn begins(&self, text: &str) -> bool {
        let first = text.chars().next().map(fold::character);
        first.is_some_and(|first| self.by_first.contains_key(&first))
            && self.at(&folded(text), 0).is_some()
    }

    /// Where the first of the words stands in a folded text.
    pub(super) fn find(&self, folded: &[char]) -> Option<Range<usize>> {
        (0..folded.len()).find_map(|at| self.at(folded, at))
    }
}

/// Where a word ends that begins here; Western words are whole words.
fn matches(folded: &[char], at: usize, word: &[char]) -> Option<usize> {
    let end = at + word.len();
    if folded.get(at..end)? != word {
        return None;
    }
    let letter = |at: usize| folded.get(at).is_some_and(|c| c.is_ascii_alphanumeric());
    let western = word.iter().all(char::is_ascii);
    let whole = !western || (at == 0 || !letter(at - 1)) && !letter(end);
    whole.then_some(end)
}

/// A text folded character by character, for [`Words`].
pub(super) fn folded(text: &str) -> Vec<char> {
    text.chars().map(fold::character).collect()
}

/// All duties, in order. What several positions have from one place stands once for each.
pub(super) fn duties<'a>(model: &'a Model, memo: &Memo) -> Vec<Duty<'a>> {
    const WORDINGS: What = What::plain("wordings of duties");
    let own = |position: PositionId| {
        let own = &model[position];
        let leaves = own.duties.leaves();
        let texts = || leaves.iter().map(|(entry, _)| Wording::of(entry)).collect();
        let wordings: Arc<Vec<Wording>> = memo.of_position(own, WORDINGS, texts);
        let duty = move |(at, (entry, group))| Duty {
            position,
            entry,
            group,
            wordings: Arc::clone(&wordings),
            at,
        };
        leaves.into_iter().enumerate().map(duty)
    };
    model.position_ids().flat_map(own).collect()
}

impl<'a> Duty<'a> {
    /// An entry that stands in no list of duties, to be read as if it did.
    pub(super) fn alone(position: PositionId, entry: &'a Entry, group: Option<&'a Group>) -> Self {
        Self {
            position,
            entry,
            group,
            wordings: Arc::new(vec![Wording::of(entry)]),
            at: 0,
        }
    }

    pub(super) fn text(&self) -> &'a str {
        &self.entry.prose.text
    }

    pub(super) fn is_chinese(&self) -> bool {
        self.folded().iter().copied().any(fold::is_chinese)
    }

    /// The word that stands at a character, the longest first.
    pub(super) fn word_at(&self, at: usize, words: &Words) -> Option<Range<usize>> {
        words.at(self.folded(), at)
    }

    /// The first word of its text.
    pub(super) fn begins_with(&self, words: &Words) -> Option<Range<usize>> {
        self.word_at(0, words)
    }

    /// Where the first of the words stands.
    pub(super) fn find(&self, words: &Words) -> Option<Range<usize>> {
        words.find(self.folded())
    }

    /// Its text as [`bare`] gives it.
    pub(super) fn bare(&self, context: &Context) -> &str {
        let own = &self.wordings[self.at].bare;
        own.get_or_init(|| bare(self.text(), context))
    }

    pub(super) fn folded(&self) -> &[char] {
        &self.wordings[self.at].folded
    }

    /// The place of some of its characters; the whole text if it runs over several lines.
    pub(super) fn place(&self, range: Range<usize>) -> Span {
        place(&self.entry.prose, range)
    }
}

/// The place of some characters of a value.
pub(super) fn part(said: &Said<String>, range: &Range<usize>) -> Span {
    let bytes = |count: usize| {
        let head = said.value.chars().take(count);
        head.map(char::len_utf8).sum::<usize>() as u32
    };
    let mut span = said.span;
    span.range.end = span.range.start + bytes(range.end);
    span.range.start += bytes(range.start);
    span
}

/// The place of some characters of a text; the whole text if it runs over several lines.
pub(super) fn place(prose: &body::Prose, range: Range<usize>) -> Span {
    let mut span = prose.span;
    if prose.parts.is_empty() {
        let bytes = |count: usize| {
            let head = prose.text.chars().take(count);
            head.map(char::len_utf8).sum::<usize>() as u32
        };
        let start = span.range.start;
        span.range.start = start + bytes(range.start);
        span.range.end = start + bytes(range.end);
    }
    span
}

/// A text without punctuation, blanks and the words that only join others: equal for two writings of one duty.
pub(super) fn bare(text: &str, context: &Context) -> String {
    let joints = context.vocabulary.marks(TextMark::Joint);
    let mut words = String::with_capacity(text.len());
    for c in text.chars().map(fold::character) {
        match fold::is_alphanumeric(c) {
            true => words.push(c),
            false if !words.ends_with(' ') => words.push(' '),
            false => {}
        }
    }
    let western: Vec<&str> = words
        .split_whitespace()
        .filter(|word| !joints.iter().any(|joint| joint == word))
        .collect();
    let mut out = western.concat();
    for joint in joints.iter().filter(|joint| !joint.is_ascii()) {
        if out.contains(joint.as_str()) {
            out = out.replace(joint.as_str(), "");
        }
    }
    out
}
