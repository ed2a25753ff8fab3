//! The texts of the sources as the rules on writing see them: every line but comments, searched for words. What the
//! words mean is the rules' business.

use crate::syntax::ast::File;
use crate::syntax::lines::LineKind;
use crate::text::script::{self, Script};
use crate::text::{FileId, SourceFile, Span, TextRange, fold};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A line of a source, without its outer blanks.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) file: FileId,
    /// Where its text begins in the file.
    start: usize,
    pub(super) text: &'a str,
    pub(super) kind: LineKind,
    /// Where its text begins that is no word of the role language.
    said: usize,
}

impl<'a> Written<'a> {
    /// The place of some bytes of its text.
    pub(super) fn place(&self, bytes: Range<usize>) -> Span {
        let range = TextRange::new(self.start + bytes.start, self.start + bytes.end);
        Span::new(self.file, range)
    }

    /// Without the keyword or label in front: those are the language's words, not the organisation's.
    pub(super) fn said(self) -> Self {
        Self {
            start: self.start + self.said,
            text: &self.text[self.said..],
            said: 0,
            ..self
        }
    }

    pub(super) fn is_declaration(&self) -> bool {
        matches!(self.kind, LineKind::Declaration(_))
    }
}

/// A file of the organisation.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    pub(super) file: &'a File,
    pub(super) source: &'a SourceFile,
}

impl<'a> Sheet<'a> {
    /// Every line with text.
    pub(super) fn lines(self) -> impl Iterator<Item = Written<'a>> {
        let Self { file, source } = self;
        let said = |kind| !matches!(kind, LineKind::Blank | LineKind::Comment);
        let lines = file.lines.iter().filter(move |line| said(line.kind));
        lines.map(move |line| {
            let has_word = matches!(
                line.kind,
                LineKind::Declaration(_)
                    | LineKind::Heading(_)
                    | LineKind::Label { .. }
                    | LineKind::Group(Some(_))
            );
            let rest = line.head.as_ref().filter(|_| has_word);
            let rest = rest.map_or(line.content.start, |head| head.rest.start);
            Written {
                file: file.id,
                start: line.content.start as usize,
                text: line.content.of(&source.text),
                kind: line.kind,
                said: (rest - line.content.start) as usize,
            }
        })
    }

    /// The whole lines that a place in it lies on, with their ends.
    pub(super) fn whole_lines(self, place: Span) -> Span {
        Span::new(place.file, self.source.whole_lines(place.range))
    }

    /// The script of most of its characters; None where there is no telling.
    pub(super) fn script(self) -> Option<Script> {
        let mut counts = [0; 2];
        for line in self.lines().map(Written::said) {
            for script in line.text.chars().filter_map(script::of) {
                counts[script as usize] += 1;
            }
        }
        let [simplified, traditional] = counts;
        match simplified.cmp(&traditional) {
            std::cmp::Ordering::Less => Some(Script::Traditional),
            std::cmp::Ordering::Greater => Some(Script::Simplified),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// Words to be looked for in many texts, each with what it stands for. However many there are, a text takes its own
/// length times that of a word.
pub(super) struct Lexicon<T> {
    words: Vec<Word<T>>,
    /// From a beginning of words by one more character to the next; 0 is the empty beginning.
    steps: FxHashMap<(u32, char), u32>,
    /// By beginning: the words that it is the whole of.
    whole: Vec<Vec<u32>>,
    /// A bit for each first character of a word, by the lowest bits of its code: keeps most characters off the table.
    begins: [u64; 128],
}

struct Word<T> {
    /// Folded.
    characters: Vec<char>,
    /// Whether other endings of it count: `organis-`.
    is_stem: bool,
    meaning: T,
}

/// A word in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Hit<T> {
    /// In bytes.
    pub(super) range: Range<usize>,
    pub(super) meaning: T,
}

/// What ends a stem.
const STEM: char = '-';

impl<T: Copy> Lexicon<T> {
    pub(super) fn new<'w>(words: impl IntoIterator<Item = (&'w str, T)>) -> Self {
        let mut lexicon = Self {
            words: Vec::new(),
            steps: FxHashMap::default(),
            whole: vec![Vec::new()],
            begins: [0; 128],
        };
        for (word, meaning) in words {
            lexicon.add(word, meaning);
        }
        lexicon
    }

    fn add(&mut self, word: &str, meaning: T) {
        let is_stem = word.ends_with(STEM);
        let characters: Vec<char> = fold::word(word.trim_end_matches(STEM)).chars().collect();
        let Some(&first) = characters.first() else {
            return;
        };
        let (place, bit) = begin(first);
        self.begins[place] |= bit;
        let mut at = 0;
        for &c in &characters {
            let next = self.whole.len() as u32;
            at = *self.steps.entry((at, c)).or_insert(next);
            if at == next {
                self.whole.push(Vec::new());
            }
        }
        self.whole[at as usize].push(self.words.len() as u32);
        self.words.push(Word {
            characters,
            is_stem,
            meaning,
        });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a word may begin with a folded character; false is certain.
    fn may_begin(&self, c: char) -> bool {
        let (place, bit) = begin(c);
        self.begins[place] & bit != 0
    }

    /// The longest word that begins at a byte.
    fn hit(&self, text: &str, at: usize, before: Option<char>) -> Option<Hit<T>> {
        let mut reached: Vec<u32> = Vec::new();
        let mut node = 0;
        for c in text[at..].chars() {
            let Some(&next) = self.steps.get(&(node, fold::character(c))) else {
                break;
            };
            node = next;
            if !self.whole[node as usize].is_empty() {
                reached.push(node);
            }
        }
        let nodes = reached.iter().rev();
        let mut words = nodes.flat_map(|&node| &self.whole[node as usize]);
        words.find_map(|&word| {
            let word = &self.words[word as usize];
            let end = at + word.length(&text[at..], before)?;
            let meaning = word.meaning;
            Some(Hit {
                range: at..end,
                meaning,
            })
        })
    }

    /// The words of a text from left to right, the longest first; none shares a character with another.
    pub(super) fn hits(&self, text: &str) -> Vec<Hit<T>> {
        let mut hits = Vec::new();
        let mut before = None;
        let mut from = 0;
        for (at, c) in text.char_indices() {
            let c = fold::character(c);
            if at >= from
                && self.may_begin(c)
                && let Some(hit) = self.hit(text, at, before)
            {
                from = hit.range.end;
                hits.push(hit);
            }
            before = Some(c);
        }
        hits
    }
}

/// Where the bit of a first character is.
fn begin(c: char) -> (usize, u64) {
    (c as usize >> 6 & 127, 1 << (c as u32 & 63))
}

impl<T> Word<T> {
    /// How many bytes it takes at the start of a text; Western words are whole words.
    fn length(&self, text: &str, before: Option<char>) -> Option<usize> {
        let letter =
            |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !fold::is_chinese(c));
        let western = |c: Option<&char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if western(self.characters.first()) && letter(before) {
            return None;
        }
        let mut rest = text.char_indices();
        for &wanted in &self.characters {
            if fold::character(rest.next()?.1) != wanted {
                return None;
            }
        }
        let mut end = rest.clone().next().map_or(text.len(), |(at, _)| at);
        if self.is_stem {
            let tail = text[end..].find(|c| !letter(Some(c)));
            end += tail.unwrap_or(text.len() - end);
        } else if western(self.characters.last()) && letter(text[end..].chars().next()) {
            return None;
        }
        Some(end)
    }
}

pub(super) use crate::text::fold::characters as folded;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole_and_longest_first() {
        let words = Lexicon::new([("拟定", 1), ("模拟", 2), ("organis-", 3), ("tbd", 4)]);
        let found = |text| {
            let hits = words.hits(text);
            let found = hits.into_iter().map(|hit| (&text[hit.range], hit.meaning));
            found.collect::<Vec<_>>()
        };
        assert_eq!(found("模拟定价，擬定计划"), [("模拟", 2), ("擬定", 1)]);
        assert_eq!(found("The Organisation's"), [("Organisation", 3)]);
        assert_eq!(found("tbd; ＴＢＤ tbds xtbd"), [("tbd", 4), ("ＴＢＤ", 4)]);
    }
}
