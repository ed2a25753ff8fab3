//! How alike two texts are, whatever their punctuation, numerals and filler. Chinese text has no word boundaries, so
//! its terms are pairs of neighbouring characters; those of English are word stems. Near-duplicates are found over
//! an inverted index, not by comparing all pairs.

use crate::text::fold;
use rustc_hash::FxHashMap;

/// The terms of a text: sorted hashes, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms(Vec<u64>);

impl Terms {
    pub fn of(text: &str) -> Self {
        let mut terms = Vec::new();
        each_term(text.chars().map(fold::character), |term| terms.push(term));
        Self::from(terms)
    }

    /// [`Terms::of`] a text whose characters are folded.
    pub fn of_folded(text: &[char]) -> Self {
        let mut terms = Vec::new();
        each_term(text.iter().copied(), |term| terms.push(term));
        Self::from(terms)
    }

    /// The terms of several texts together, filler left out; none spans two texts or a filler word.
    pub fn content<'a>(texts: impl Iterator<Item = &'a str>, filler: &[String]) -> Self {
        let mut terms = Vec::new();
        for text in texts {
            each_term(without_filler(text, filler).chars(), |term| {
                terms.push(term)
            });
        }
        Self::from(terms)
    }

    fn from(mut terms: Vec<u64>) -> Self {
        terms.sort_unstable();
        terms.dedup();
        Self(terms)
    }

    pub fn iter(&self) -> impl Iterator<Item = u64> {
        self.0.iter().copied()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn contains(&self, term: u64) -> bool {
        self.0.binary_search(&term).is_ok()
    }

    /// Shared terms over all terms (Jaccard), 0 to 1.
    pub fn likeness(&self, other: &Terms) -> f64 {
        let shared = self.0.iter().filter(|&&term| other.contains(term)).count();
        let all = self.len() + other.len() - shared;
        if all == 0 {
            0.0
        } else {
            shared as f64 / all as f64
        }
    }
}

/// A number that is another for other values.
pub(super) fn hash(value: impl std::hash::Hash) -> u64 {
    use std::hash::{BuildHasher, BuildHasherDefault};
    BuildHasherDefault::<rustc_hash::FxHasher>::default().hash_one(value)
}

/// A text with its filler words as blanks: Chinese ones wherever they stand, Western ones as whole words.
fn without_filler(text: &str, filler: &[String]) -> String {
    let mut out: String = text.chars().map(fold::character).collect();
    for word in filler.iter().filter(|word| !word.is_ascii()) {
        if out.contains(word.as_str()) {
            out = out.replace(word.as_str(), " ");
        }
    }
    let western = |word: &str| word.is_ascii() && filler.iter().any(|filler| filler == word);
    let words = out.split_inclusive(|c: char| !c.is_ascii_alphabetic());
    words
        .filter(|word| !western(word.trim_end_matches(|c: char| !c.is_ascii_alphabetic())))
        .collect()
}

/// Calls back with the terms of a folded text, in the order in which they stand there.
pub(super) fn each_term(text: impl Iterator<Item = char>, mut met: impl FnMut(u64)) {
    let mut before: Option<char> = None;
    let mut word = String::new();
    for c in text.chain([' ']) {
        if fold::is_chinese(c) {
            if let Some(before) = before {
                met(hash((before, c)));
            }
            before = Some(c);
        } else {
            before = None;
        }
        if c.is_ascii_alphabetic() {
            word.push(c);
        } else if !word.is_empty() {
            if word.len() > 2 {
                met(hash(stem(&word)));
            }
            word.clear();
        }
    }
}

/// A word without its commonest endings; enough to see "orders" and "ordering", "win" and "winning" as one.
fn stem(word: &str) -> &str {
    let endings = ["ing", "ies", "ed", "es", "s", "e", "y"];
    let stripped = endings.iter().find_map(|ending| word.strip_suffix(ending));
    let stem = stripped.filter(|stem| stem.len() > 2).unwrap_or(word);
    match stem.as_bytes() {
        [.., one, two] if stem.len() > 3 && one == two && stem.len() < word.len() => {
            &stem[..stem.len() - 1]
        }
        _ => stem,
    }
}

/// How much a term says: the rarer, the more.
pub struct Weights {
    counts: FxHashMap<u64, u32>,
    texts: f64,
}

impl Weights {
    pub fn of(texts: &[Terms]) -> Self {
        let mut counts = FxHashMap::default();
        for term in texts.iter().flat_map(|terms| &terms.0) {
            *counts.entry(*term).or_insert(0) += 1;
        }
        Self {
            counts,
            texts: texts.len() as f64,
        }
    }

    /// Inverse document frequency.
    fn weight(&self, term: u64) -> f64 {
        let count = f64::from(self.counts.get(&term).copied().unwrap_or(0));
        ((self.texts + 1.0) / (count + 0.5)).ln().max(0.1)
    }

    /// Which share of a text's terms, by weight, is among the others.
    pub fn coverage(&self, text: &Terms, others: impl Fn(u64) -> bool) -> f64 {
        let (mut met, mut all) = (0.0, 0.0);
        for term in text.iter() {
            let weight = self.weight(term);
            all += weight;
            if others(term) {
                met += weight;
            }
        }
        if all == 0.0 { 1.0 } else { met / all }
    }

    /// Whether so few texts hold a term that sharing it is no accident: two, or one in eight.
    pub fn is_distinctive(&self, term: u64) -> bool {
        let count = f64::from(self.counts.get(&term).copied().unwrap_or(0));
        count <= (self.texts / 8.0).max(2.0)
    }
}

/// For each text that has one, the first before it that is at least so alike and may be its partner; `may` is asked
/// with both. Only texts that share one of their rarest terms are compared: two texts of likeness t share one among
/// the first (1 − t) of each, rarest first (prefix filtering).
pub fn partners(
    texts: &[Terms],
    threshold: f64,
    may: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
    for term in texts.iter().flat_map(|terms| &terms.0) {
        *counts.entry(*term).or_insert(0) += 1;
    }
    let mut index: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut found = Vec::new();
    for (at, terms) in texts.iter().enumerate() {
        let mut rarest = terms.0.clone();
        rarest.sort_by_key(|term| (counts[term], *term));
        let prefix = terms.len() - (threshold * terms.len() as f64).ceil() as usize + 1;
        let mut first: Option<usize> = None;
        for term in rarest.iter().take(prefix) {
            let others = index.entry(*term).or_default();
            let earlier = others.iter().copied();
            let alike = earlier
                .take_while(|&other| first.is_none_or(|first| other < first))
                .find(|&other| texts[other].likeness(terms) >= threshold && may(other, at));
            first = alike.or(first);
            others.push(at);
        }
        found.extend(first.map(|first| (first, at)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_and_numerals_make_no_difference() {
        let one = Terms::of("收集、整理市场信息，每月 2 次。");
        let two = Terms::of("收集整理市场信息,每月3次");
        assert!(one.likeness(&two) > 0.7);
        assert_eq!(
            Terms::of("Review orders").likeness(&Terms::of("reviewing the order")),
            2.0 / 3.0
        );
    }

    #[test]
    fn the_index_finds_what_comparing_all_finds() {
        let texts: Vec<Terms> = (0..200u32)
            .map(|n| {
                let base = "负责组织编制并落实各类经营计划与预算管理工作";
                let skip = (n % 7) as usize;
                Terms::of(
                    &base
                        .chars()
                        .enumerate()
                        .filter(|(at, _)| at % 7 != skip || n % 3 == 0)
                        .map(|(_, c)| c)
                        .collect::<String>(),
                )
            })
            .collect();
        let mut all = Vec::new();
        for two in 0..texts.len() {
            let alike = |&one: &usize| texts[one].likeness(&texts[two]) >= 0.8 && one % 3 > 0;
            all.extend((0..two).find(alike).map(|one| (one, two)));
        }
        assert!(!all.is_empty());
        assert_eq!(partners(&texts, 0.8, |one, _| one % 3 > 0), all);
    }
}
