//! Words that stand behind a label, in an attribute or in a cell: those of a closed set from the vocabulary, names, and
//! what the workspace writes elsewhere.

use super::{ItemKind, Offer, Offers, Place};
use crate::syntax::ast::Label;
use crate::syntax::concept::{Concept, Key, Rhythm};
use crate::text::fold;
use std::collections::BTreeMap;

/// The keys that say something in each list, in the order of use.
const KEYS: [(Concept, &[Key]); 8] = [
    (
        Concept::Duties,
        &[
            Key::Every,
            Key::Share,
            Key::Output,
            Key::Standard,
            Key::For,
            Key::Id,
            Key::Note,
        ],
    ),
    (
        Concept::Functions,
        &[Key::Every, Key::Output, Key::Standard, Key::Id, Key::Note],
    ),
    (
        Concept::Kpis,
        &[
            Key::Target,
            Key::Period,
            Key::Weight,
            Key::Formula,
            Key::Source,
            Key::For,
        ],
    ),
    (
        Concept::Authorities,
        &[
            Key::Scope,
            Key::Limit,
            Key::Joint,
            Key::DelegatedTo,
            Key::Until,
        ],
    ),
    (
        Concept::Steps,
        &[
            Key::Responsible,
            Key::Accountable,
            Key::Consulted,
            Key::Informed,
            Key::Within,
            Key::Form,
            Key::Id,
        ],
    ),
    (
        Concept::Workflow,
        &[Key::Responsible, Key::Accountable, Key::Within, Key::Form],
    ),
    (
        Concept::Outline,
        &[Key::Head, Key::Grade, Key::Headcount, Key::Id],
    ),
    (Concept::Establishment, &[Key::Headcount, Key::Note]),
];

/// The keys of a list.
pub(super) fn keys(list: Concept) -> &'static [Key] {
    let own = KEYS.iter().find(|(concept, _)| *concept == list);
    own.map_or(&[Key::Id, Key::Note], |(_, keys)| *keys)
}

impl Place<'_> {
    /// What stands behind a one-line label.
    pub(super) fn values(&self, concept: Concept, start: u32, offers: &mut Offers) {
        let vocabulary = self.view.vocabulary();
        let model = &self.view.project().model;
        let language = self.language;
        match concept {
            Concept::Grade => self.grades(start, offers),
            Concept::Kind => self.words(vocabulary.kind_words(language), start, offers),
            Concept::Period => self.words(vocabulary.period_words(language), start, offers),
            Concept::Direction => self.words(vocabulary.direction_words(language), start, offers),
            Concept::Cycle => self.words(vocabulary.cycle_words(language), start, offers),
            Concept::Collective => self.words(vocabulary.answer_words(language), start, offers),
            Concept::Currency | Concept::Unit => {
                self.words(&vocabulary.currency_words(language), start, offers);
            }
            Concept::Like => {
                let names = model.templates.iter().map(|own| own.name.as_str());
                self.words(&names.collect::<Vec<_>>(), start, offers);
            }
            Concept::Headcount => self.words(&["1"], start, offers),
            _ => {}
        }
        self.elsewhere(concept, start, offers);
    }

    fn grades(&self, start: u32, offers: &mut Offers) {
        let grades = &self.view.project().model.organisation.grades;
        self.words(grades, start, offers);
    }

    pub(super) fn words(&self, words: &[impl AsRef<str>], start: u32, offers: &mut Offers) {
        let blank = self.behind(start);
        for word in words {
            let word = word.as_ref();
            let offer = Offer::new(ItemKind::Value, word, start);
            offers.push(offer.text(format!("{blank}{word}")));
        }
    }

    /// What stands behind the same label elsewhere in the workspace, the most frequent first.
    fn elsewhere(&self, concept: Concept, start: u32, offers: &mut Offers) {
        /// What belongs to one entity alone, or is a name.
        const OWN: [Concept; 6] = [
            Concept::Code,
            Concept::Alias,
            Concept::Without,
            Concept::Notes,
            Concept::Outline,
            Concept::Grades,
        ];
        const LONGEST: usize = 60;
        const SHOWN: usize = 20;
        if OWN.contains(&concept) {
            return;
        }
        let project = self.view.project();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (tree, (_, source)) in project.files.iter().zip(project.sources.iter()) {
            let mut count = |label: &Label| {
                let value = label.value().filter(|_| label.concept == concept);
                let value = value.filter(|text| text.more.is_empty());
                let value = value.map_or("", |text| text.first.of(&source.text));
                let is_short = !value.is_empty() && value.len() <= LONGEST;
                if is_short && !project.vocabulary.says_none(value) {
                    *counts.entry(value).or_default() += 1;
                }
            };
            for label in tree.declarations.iter().flat_map(|own| &own.labels) {
                count(label);
                label.fields.iter().for_each(&mut count);
            }
        }
        let mut values: Vec<(&str, usize)> = counts.into_iter().collect();
        values.sort_by_key(|(value, count)| (std::cmp::Reverse(*count), *value));
        let values: Vec<&str> = values.iter().take(SHOWN).map(|(value, _)| *value).collect();
        self.words(&values, start, offers);
    }

    /// Within `[…`: a key, or what stands behind one.
    pub(super) fn attributes(&self, inside: &str, start: u32, offers: &mut Offers) {
        let separator = |c: char| fold::narrow(c) == ';';
        let at = inside.rfind(separator).map_or(0, |at| {
            at + inside[at..].chars().next().map_or(0, char::len_utf8)
        });
        let part = &inside[at..];
        let vocabulary = self.view.vocabulary();
        if let Some(colon) = part.find(fold::is_colon)
            && let Some(key) = vocabulary.attribute(&fold::word(&part[..colon]))
        {
            let width = part[colon..].chars().next().map_or(0, char::len_utf8);
            let rest = &part[colon + width..];
            let blanks = rest.len() - rest.trim_start_matches(fold::is_blank).len();
            let from = start + (at + colon + width + blanks) as u32;
            return self.key_values(key, from, offers);
        }
        let blanks = part.len() - part.trim_start_matches(fold::is_blank).len();
        let from = start + (at + blanks) as u32;
        let list = self.list_here().unwrap_or(Concept::Notes);
        let is_closed = self.is_closed();
        for &key in keys(list) {
            let word = vocabulary.key_word(self.language, key);
            let colon = self.with_colon(word);
            let mut offer = Offer::new(ItemKind::Field, word, from);
            // A key needs its value and the bracket its end to be one.
            offer.snippet = Some(match is_closed {
                true => format!("{colon}$0"),
                false => format!("{colon}$1]$0"),
            });
            let end = if is_closed { "" } else { "]" };
            offers.push(offer.text(format!("{colon}{end}")));
        }
    }

    /// Whether the bracket at hand is closed on the line.
    fn is_closed(&self) -> bool {
        let rest = &self.view.source.text[self.offset as usize..];
        let rest = rest.lines().next().unwrap_or_default();
        rest.contains(|c| fold::narrow(c) == ']')
    }

    /// The list that the line at hand belongs to.
    fn list_here(&self) -> Option<Concept> {
        let declaration = self.declaration?;
        let mut labels = declaration.labels.iter().rev();
        let label = labels.find(|label| label.range.start <= self.offset)?;
        Some(label.concept)
    }

    /// What stands behind a key, or in a column of it.
    pub(super) fn key_values(&self, key: Key, start: u32, offers: &mut Offers) {
        let vocabulary = self.view.vocabulary();
        let language = self.language;
        match key {
            Key::Every => {
                let words = Rhythm::ALL.iter();
                let words = words.map(|&own| vocabulary.rhythm_word(language, own));
                self.words(&words.collect::<Vec<_>>(), start, offers);
            }
            Key::Period => self.words(vocabulary.period_words(language), start, offers),
            Key::Direction => self.words(vocabulary.direction_words(language), start, offers),
            Key::Unit => self.words(&vocabulary.currency_words(language), start, offers),
            Key::Grade => self.grades(start, offers),
            Key::Scope => self.departments(start, offers),
            Key::Head => self.positions(start, offers),
            Key::Joint
            | Key::DelegatedTo
            | Key::Responsible
            | Key::Accountable
            | Key::Consulted
            | Key::Informed => self.positions(self.piece(start), offers),
            _ => {}
        }
    }
}
