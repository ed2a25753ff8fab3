//! Words that a clerk chooses among: kinds of positions, periods. Reads none of them.

use super::Vocabulary;
use crate::locale::Language;

impl Vocabulary {
    /// The canonical words for kinds of positions.
    pub fn kind_words(&self, language: Language) -> &[String] {
        self.canon.kinds.get(&language).map_or(&[], Vec::as_slice)
    }

    /// The canonical words for periods, the shortest first.
    pub fn period_words(&self, language: Language) -> &[String] {
        self.canon.periods.get(&language).map_or(&[], Vec::as_slice)
    }
}
