//! Characters, words and marks written twice: 由由, 的的, “the the”, ，，. Chinese words may end and begin with the
//! same character (管理理念), so only what no such pair explains is found. Says nothing.

use crate::check::Context;
use crate::check::writing::folded;
use crate::syntax::concept::TextMark;
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Something written twice, in bytes.
pub(super) struct Doubled {
    /// The variant of the message.
    pub(super) kind: &'static str,
    pub(super) whole: Range<usize>,
    /// What may stay.
    pub(super) instead: String,
    /// Whether it cannot be meant.
    pub(super) is_certain: bool,
}

pub(super) struct Finder<'a> {
    /// Characters that are never doubled, each with what may follow the pair all the same.
    single: FxHashMap<char, Vec<char>>,
    /// Words of two characters that are known to the vocabulary.
    words: FxHashSet<[char; 2]>,
    /// English words that are never doubled.
    western: FxHashSet<&'a str>,
}

/// Bold type of a scan doubles every character; 方方面面 has two pairs.
const LEAST_PAIRS: usize = 3;

/// How many pairs of one Chinese character each stand at the start.
fn pairs(characters: &[char]) -> usize {
    let pairs = characters.chunks_exact(2);
    let mut before = None;
    pairs
        .take_while(|pair| {
            let is_pair = pair[0] == pair[1] && fold::is_chinese(pair[0]);
            is_pair && before.replace(pair[0]) != Some(pair[0])
        })
        .count()
}

impl<'a> Finder<'a> {
    pub(super) fn new(context: &Context<'a>) -> Self {
        let vocabulary = context.vocabulary;
        let mut single: FxHashMap<char, Vec<char>> = FxHashMap::default();
        let mut western = FxHashSet::default();
        for word in vocabulary.marks(TextMark::Single) {
            let mut characters = word.chars();
            match characters.next() {
                Some(first) if fold::is_chinese(first) => {
                    single.entry(first).or_default().extend(characters);
                }
                _ => {
                    western.insert(word.as_str());
                }
            }
        }
        let known = [TextMark::Verb, TextMark::Filler];
        let known = known.iter().flat_map(|&mark| vocabulary.marks(mark));
        let two = |word: &String| {
            let characters: Vec<char> = word.chars().collect();
            <[char; 2]>::try_from(characters).ok()
        };
        let words = known
            .filter_map(two)
            .filter(|word| word.iter().copied().all(fold::is_chinese))
            .collect();
        Self {
            single,
            words,
            western,
        }
    }

    pub(super) fn find(&self, text: &str) -> Vec<Doubled> {
        let mut found = Vec::new();
        let mut before = '\0';
        let is_double = text.chars().any(|c| {
            let before = std::mem::replace(&mut before, c);
            let may_count = !c.is_ascii() || !before.is_ascii() || matches!(c, ',' | ';' | ':');
            may_count && fold::narrow(before) == fold::narrow(c)
        });
        if is_double {
            self.characters(text, &mut found);
        }
        if text.is_ascii() || text.contains(' ') {
            self.western(text, &mut found);
        }
        found
    }

    fn characters(&self, text: &str, found: &mut Vec<Doubled>) {
        let (characters, offsets) = folded(text);
        let get = |at: usize| characters.get(at).copied();
        let mut told = 0;
        for at in 1..characters.len() {
            let c = characters[at];
            if characters[at - 1] != c || at < told {
                continue;
            }
            let pairs = pairs(&characters[at - 1..]);
            if pairs >= LEAST_PAIRS {
                told = at - 1 + 2 * pairs;
                let once = (at - 1..told).step_by(2);
                found.push(Doubled {
                    kind: "run",
                    whole: offsets[at - 1]..offsets[told],
                    instead: once.map(|at| &text[offsets[at]..offsets[at + 1]]).collect(),
                    is_certain: true,
                });
                continue;
            }
            let before = at.checked_sub(2).and_then(get);
            let after = get(at + 1);
            if before == Some(c) || after == Some(c) {
                continue;
            }
            let kind = match c {
                '、' | ',' | ';' | ':' | '。' => "mark",
                _ if self.is_never_double(before, c, after) => "character",
                _ => continue,
            };
            // :: and ,, by themselves belong to no text of people; 客2、、户 is told of as the mark of a page chunk.
            let is_foreign = text[offsets[at - 1]..offsets[at + 1]].is_ascii()
                && !before.is_some_and(fold::is_chinese);
            let head = characters[..at - 1].iter().rev();
            let digits = head.clone().take_while(|c| c.is_ascii_digit()).count();
            let splits = digits > 0
                && head.copied().nth(digits).is_some_and(fold::is_chinese)
                && after.is_some_and(fold::is_chinese);
            if kind == "mark" && (is_foreign || splits) {
                continue;
            }
            found.push(Doubled {
                kind,
                whole: offsets[at - 1]..offsets[at + 1],
                instead: text[offsets[at - 1]..offsets[at]].to_owned(),
                is_certain: kind == "mark",
            });
        }
    }

    /// A pair that no two words explain: of a character that ends no word or begins none; at the edge of a clause,
    /// where one half has no word to belong to.
    fn is_never_double(&self, before: Option<char>, c: char, after: Option<char>) -> bool {
        if let Some(others) = self.single.get(&c) {
            return after.is_none_or(|after| !others.contains(&after));
        }
        let chinese = |c: Option<char>| c.filter(|&c| fold::is_chinese(c));
        let known = |word: [char; 2]| self.words.contains(&word);
        match (chinese(before), chinese(after)) {
            (None, Some(after)) => known([c, after]) && !before.is_some_and(char::is_alphanumeric),
            (Some(before), None) => known([before, c]) && !after.is_some_and(char::is_alphanumeric),
            _ => false,
        }
    }

    fn western(&self, text: &str, found: &mut Vec<Doubled>) {
        let mut before: Option<(usize, &str)> = None;
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match (c.is_ascii_alphabetic() || c == '\'', start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    let word = &text[from..at];
                    start = None;
                    if let Some((first, same)) = before
                        && same.eq_ignore_ascii_case(word)
                        && text[first + same.len()..from].chars().all(|c| c == ' ')
                        && self.western.contains(word.to_ascii_lowercase().as_str())
                    {
                        found.push(Doubled {
                            kind: "character",
                            whole: first..at,
                            instead: same.to_owned(),
                            is_certain: false,
                        });
                        before = None;
                        continue;
                    }
                    before = Some((from, word));
                }
                _ => {}
            }
        }
    }
}
