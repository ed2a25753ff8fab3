//! Words that are looked for at the start of a text, the longest first. Knows no meaning of theirs.

use crate::text::fold;
use rustc_hash::FxHashMap;

/// Folded words and their meanings, by their first character: most texts begin with none of them.
#[derive(Clone, Debug)]
pub struct Prefixes<T>(FxHashMap<char, Vec<(String, T)>>);

impl<T> Default for Prefixes<T> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<T> Prefixes<T> {
    /// Adds a folded word; one without characters is none.
    pub(super) fn add(&mut self, word: String, meaning: T) {
        let Some(first) = word.chars().next() else {
            return;
        };
        let words = self.0.entry(first).or_default();
        let longer = |known: &(String, T)| (known.0.len(), &word) > (word.len(), &known.0);
        let at = words.partition_point(longer);
        words.insert(at, (word, meaning));
    }

    /// Those that have the first character of a text, the longest first.
    pub fn of(&self, text: &str) -> &[(String, T)] {
        let first = text.chars().next().map(fold::character);
        let words = first.and_then(|first| self.0.get(&first));
        words.map_or(&[], Vec::as_slice)
    }

    /// All of them, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &(String, T)> {
        self.0.values().flatten()
    }

    /// The first characters of all.
    pub(super) fn firsts(&self) -> impl Iterator<Item = char> {
        self.0.keys().copied()
    }
}
