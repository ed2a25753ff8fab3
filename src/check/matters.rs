//! What a text is about, in terms that tell it from other texts: without the words of acts, powers and measures.

use super::Context;
use super::duties::{Words, folded};
use super::indicators::Indicator;
use super::powers::texts;
use super::similarity::{Terms, each_term, hash};
use crate::model::body::{Block, Body};
use crate::model::position::Reading;
use crate::model::{DepartmentId, Model, PositionId};
use crate::syntax::concept::TextMark;
use crate::text::fold;
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

pub(super) struct Matters<'a> {
    model: &'a Model,
    /// Of each department, a number that is another where it says something else of its work.
    units: OnceLock<Vec<u64>>,
    /// Words that do not say what a text is about.
    empty: Words,
    lead: Words,
}

/// What a text is about.
pub(super) struct About {
    terms: Terms,
    /// Its Chinese characters: 客诉 is short for 客户投诉.
    characters: Vec<char>,
}

/// What several texts say.
#[derive(Default)]
pub(super) struct Said {
    terms: FxHashSet<u64>,
    characters: FxHashSet<char>,
}

/// All that a position is said to do and to answer for, and what those do who report to it. It is read as far as it is
/// asked for: mostly the first sections speak of everything.
pub(super) struct Work<'a> {
    said: Said,
    sections: std::vec::IntoIter<&'a Body>,
}

impl Work<'_> {
    /// Whether it is about the same thing.
    pub(super) fn speaks_of(&mut self, about: &About) -> bool {
        while !about.is_met(&self.said) {
            match self.sections.next() {
                Some(body) => self.said.add_body(body),
                None => return false,
            }
        }
        true
    }
}

/// From which share of its characters a text counts as spoken of.
const SPOKEN: f64 = 0.7;

impl About {
    pub(super) fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether what is said is about the same thing: one term is enough, or most characters.
    pub(super) fn is_met(&self, said: &Said) -> bool {
        let known = |c: &&char| said.characters.contains(*c);
        let met = self.characters.iter().filter(known).count();
        let most = met as f64 >= SPOKEN * self.characters.len() as f64;
        self.terms.iter().any(|term| said.terms.contains(&term))
            || most && !self.characters.is_empty()
    }
}

impl Said {
    fn add(&mut self, text: &str) {
        let characters = &mut self.characters;
        let text = text.chars().map(fold::character).inspect(|&c| {
            if fold::is_chinese(c) {
                characters.insert(c);
            }
        });
        each_term(text, |term| {
            self.terms.insert(term);
        });
    }

    fn add_body(&mut self, body: &Body) {
        texts(body).iter().for_each(|prose| self.add(&prose.text));
        for block in body.blocks.iter() {
            if let Block::Group(group) = block {
                self.add(&group.title.value);
            }
        }
    }

    /// Adds what a text is about, and none of its other words.
    pub(super) fn add_about(&mut self, about: &About) {
        self.terms.extend(about.terms.iter());
        self.characters.extend(&about.characters);
    }
}

fn chinese(text: &[char]) -> impl Iterator<Item = char> {
    text.iter().copied().filter(|&c| fold::is_chinese(c))
}

impl<'a> Matters<'a> {
    pub(super) fn of(context: &Context<'a>) -> Self {
        let vocabulary = context.vocabulary;
        let marks = [
            TextMark::Filler,
            TextMark::Measure,
            TextMark::Joint,
            TextMark::Span,
        ];
        let marks = marks.iter().flat_map(|&mark| vocabulary.marks(mark));
        let powers = vocabulary.powers().iter().flat_map(|power| &power.words);
        let mut empty: Vec<String> = marks.chain(powers).map(|word| fold::word(word)).collect();
        empty.sort_by(|one, two| two.len().cmp(&one.len()).then_with(|| one.cmp(two)));
        empty.dedup();
        Self {
            model: context.model,
            units: OnceLock::new(),
            empty: Words::from_longest(empty.iter().map(String::as_str)),
            lead: Words::of(context, TextMark::Lead),
        }
    }

    pub(super) fn about(&self, texts: &[&str]) -> About {
        let mut bare = Vec::new();
        for text in texts {
            let text = folded(text);
            let mut at = 0;
            while at < text.len() {
                let end = self.empty.at(&text, at).map_or(at + 1, |word| word.end);
                bare.push(if end == at + 1 { text[at] } else { ' ' });
                at = end;
            }
            bare.push(' ');
        }
        About {
            terms: Terms::of_folded(&bare),
            characters: chinese(&bare).collect(),
        }
    }

    /// What an indicator measures: its name, and how it is counted.
    pub(super) fn measured(&self, indicator: &Indicator) -> About {
        let kpi = indicator.kpi;
        let own = kpi.formula.as_ref().map(|said| said.value.as_str());
        let mut texts = vec![kpi.text.as_str()];
        texts.extend(own);
        texts.extend(indicator.shared_formula());
        self.about(&texts)
    }

    /// A number that is another where the [`Matters::work`] of a position may be.
    pub(super) fn digest(&self, id: PositionId) -> u64 {
        let position = &self.model[id];
        let reports = position.subordinates.iter();
        let reports: Vec<Reading> = reports.map(|&own| self.model[own].reading).collect();
        let said = |unit: DepartmentId| {
            let unit = &self.model[unit];
            let sections = [&unit.functions, &unit.goal, &unit.responsibilities];
            hash(sections.map(Body::lines))
        };
        let units = || self.model.department_ids().map(said).collect();
        let units = self.units.get_or_init(units);
        let unit = position.department.map(|unit| units[unit.0 as usize]);
        hash((&position.title, position.reading, reports, unit))
    }

    /// The work of a position; None if it leads the whole: then nothing is outside of it.
    pub(super) fn work(&self, id: PositionId) -> Option<Work<'a>> {
        let position = &self.model[id];
        let mut sections: Vec<&Body> = vec![
            &position.duties,
            &position.purpose,
            &position.responsibilities,
            &position.workflow,
        ];
        let leads = |body: &&Body| {
            let mut texts = texts(body).into_iter();
            texts.any(|prose| self.lead.begins(&prose.text))
        };
        if sections.iter().any(leads) {
            return None;
        }
        let reports = position.subordinates.iter();
        sections.extend(reports.map(|&report| &self.model[report].duties));
        if let Some(unit) = position.department {
            let unit = &self.model[unit];
            sections.extend([&unit.functions, &unit.goal, &unit.responsibilities]);
        }
        let mut said = Said::default();
        said.add(&position.title);
        Some(Work {
            said,
            sections: sections.into_iter(),
        })
    }
}
