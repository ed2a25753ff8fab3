//! The organisation itself: its names, grades, currency, document defaults. The outline is read in `resolve`.

use super::body::Body;
use super::document::Document;
use super::read::Labels;
use super::{Field, Said, Source};
use crate::syntax::concept::Concept;
use crate::text::fold;

#[derive(Clone, Debug, Default)]
pub struct Organisation {
    /// Empty if no declaration and no manifest names it.
    pub name: String,
    pub aliases: Vec<String>,
    /// From the highest to the lowest.
    pub grades: Vec<String>,
    /// The ISO 4217 code, or as written if it is none.
    pub currency: Option<String>,
    pub document: Option<Document>,
    pub notes: Body,
    pub source: Option<Source>,
}

impl Organisation {
    /// Takes what a declaration says; a second declaration only adds.
    pub(super) fn read(&mut self, labels: &mut Labels) {
        let place = labels.place();
        if self.source.is_none() {
            self.name = place.name().to_owned();
            self.source = Some(Source::of(place.file, place.declaration));
        }
        let aliases = labels.names(Concept::Alias).parts;
        self.aliases
            .extend(aliases.iter().flat_map(|part| split_list(&part.value)));
        if let Field::Value(grades) = labels.field(Concept::Grades) {
            self.grades = split_grades(&grades);
        }
        if let Field::Value(currency) = labels.field(Concept::Currency) {
            let code = labels.vocabulary().currency(&fold::word(&currency.value));
            self.currency = Some(code.map_or(currency.value.clone(), str::to_owned));
        }
        if let Some(document) = Document::read(labels) {
            self.document = Some(document);
        }
        let notes = labels.body(Concept::Notes, &[]);
        if notes.label.is_some() {
            self.notes = notes;
        }
    }

    /// Whether a folded word names the organisation.
    pub fn is_named(&self, word: &str) -> bool {
        !self.name.is_empty() && fold::word(&self.name) == word
            || self.aliases.iter().any(|alias| fold::word(alias) == word)
    }

    /// The rank of a grade, 0 the highest; None if the list of grades does not hold it.
    pub fn rank(&self, grade: &str) -> Option<usize> {
        let word = fold::word(grade);
        self.grades
            .iter()
            .position(|grade| fold::word(grade) == word)
    }
}

fn split_grades(said: &Said<String>) -> Vec<String> {
    let parts = said.value.split(['>', '\u{FF1E}', '、', ',', '\u{FF0C}']);
    parts
        .map(|part| part.trim_matches(fold::is_blank).to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// Plain names between list marks.
pub(super) fn split_list(text: &str) -> Vec<String> {
    let parts = text.split(|c| matches!(fold::narrow(c), '、' | ',' | ';'));
    let clean = |part: &str| {
        part.trim_matches(|c| fold::is_blank(c) || matches!(c, '「' | '」' | '"'))
            .to_owned()
    };
    parts.map(clean).filter(|part| !part.is_empty()).collect()
}
