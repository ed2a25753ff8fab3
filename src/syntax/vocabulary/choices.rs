//! Words that a clerk chooses among: kinds of positions, periods, powers, columns. Reads none of them.

use super::Vocabulary;
use crate::locale::Language;
use crate::syntax::concept::{Concept, Key};
use crate::text::fold;

impl Vocabulary {
    /// The canonical words for kinds of positions.
    pub fn kind_words(&self, language: Language) -> &[String] {
        self.canon.kinds.get(&language).map_or(&[], Vec::as_slice)
    }

    /// The canonical words for ways in which an indicator should go.
    pub fn direction_words(&self, language: Language) -> &[String] {
        let words = self.canon.directions.get(&language);
        words.map_or(&[], Vec::as_slice)
    }

    /// The canonical words for cycles of internal control.
    pub fn cycle_words(&self, language: Language) -> &[String] {
        self.canon.cycles.get(&language).map_or(&[], Vec::as_slice)
    }

    /// The canonical words for yes and no.
    pub fn answer_words(&self, language: Language) -> &[String] {
        self.canon.answers.get(&language).map_or(&[], Vec::as_slice)
    }

    /// The canonical words of currencies, by their ISO 4217 codes.
    pub fn currency_words(&self, language: Language) -> Vec<&str> {
        let own = self.canon.currencies.iter();
        let own = own.filter(|((of, _), _)| *of == language);
        let mut words: Vec<(&str, &str)> = own
            .map(|((_, code), word)| (code.as_str(), word.as_str()))
            .collect();
        words.sort_unstable();
        words.into_iter().map(|(_, word)| word).collect()
    }

    /// One word for each power in a language, in the order of the list.
    pub fn power_words(&self, language: Language) -> impl Iterator<Item = &str> {
        let is_own =
            move |word: &&String| word.chars().any(fold::is_chinese) == (language == Language::Zh);
        let words = self.powers().iter();
        words.filter_map(move |power| power.words.iter().find(is_own).map(String::as_str))
    }

    /// The canonical heads of a list's own columns, its text first.
    pub fn columns_of(&self, language: Language, list: Concept) -> Vec<(Key, &str)> {
        let own = self.canon.columns.iter();
        let own = own.filter(|((of, scope, _), _)| *of == language && *scope == Some(list));
        let mut columns: Vec<(Key, &str)> = own
            .map(|((_, _, key), word)| (*key, word.as_str()))
            .collect();
        columns.sort_unstable_by_key(|(key, _)| (*key != Key::Text, *key));
        columns
    }

    /// The canonical words for periods, the shortest first.
    pub fn period_words(&self, language: Language) -> &[String] {
        self.canon.periods.get(&language).map_or(&[], Vec::as_slice)
    }
}
