//! Grids of labelled values: short ones stand two by two, long ones across.

use super::names::{Names, rich};
use super::words::{Lexicon, concept_name};
use super::{Pair, PairRow, Rich, plain};
use crate::model::{Entity, Field, NameList};
use crate::render::glyphs;
use crate::syntax::concept::Concept;
use crate::syntax::vocabulary::Owner;

/// A value that is wider, in em, has a row of its own.
const SHORT: f64 = 15.5;

/// Collects labelled values.
pub(in crate::render) struct Pairs<'a> {
    lexicon: Lexicon<'a>,
    owner: Owner,
    pairs: Vec<Pair>,
}

impl<'a> Pairs<'a> {
    pub(super) fn new(lexicon: Lexicon<'a>, owner: Owner) -> Self {
        Self {
            lexicon,
            owner,
            pairs: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, id: &'static str, label: String, value: Rich) {
        self.pairs.push(Pair { id, label, value });
    }

    pub(super) fn value(&mut self, concept: Concept, value: Rich) {
        let label = self.lexicon.label(self.owner, concept);
        self.add(concept_name(concept), label, value);
    }

    /// A field if it is written: blank to be filled in by hand, 无 as such.
    pub(super) fn field<T>(
        &mut self,
        concept: Concept,
        field: &Field<T>,
        text: impl Fn(&T) -> Rich,
    ) {
        match field {
            Field::Absent => {}
            Field::Blank(_) => self.value(concept, Rich::new()),
            Field::StatedNone(_) => self.value(concept, rich(self.lexicon.word("none"))),
            Field::Value(said) => self.value(concept, text(&said.value)),
        }
    }

    pub(super) fn text(&mut self, concept: Concept, field: &Field<String>) {
        self.field(concept, field, |text| rich(text.as_str()));
    }

    /// A list of names if it is written.
    pub(super) fn names(&mut self, concept: Concept, list: &NameList, names: Names, from: Entity) {
        if let Some(value) = self.name_list(list, names, from) {
            self.value(concept, value);
        }
    }

    /// What a list of names says; None if it is not written.
    pub(super) fn name_list(&self, list: &NameList, names: Names, from: Entity) -> Option<Rich> {
        let mark = self.lexicon.language().list_mark();
        match (list.parts.is_empty(), list.none, list.label) {
            (false, _, _) => Some(names.list(list, from, mark)),
            (true, Some(_), _) => Some(rich(self.lexicon.word("none"))),
            (true, None, Some(_)) => Some(Rich::new()),
            (true, None, None) => None,
        }
    }

    /// Other names, between list marks.
    pub(super) fn plain_names<T: AsRef<str>>(&mut self, concept: Concept, names: &[T]) {
        if !names.is_empty() {
            let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
            let value = rich(names.join(self.lexicon.language().list_mark()));
            self.value(concept, value);
        }
    }

    pub(super) fn rows(self) -> Vec<PairRow> {
        let is_short = |pair: &Pair| glyphs::width(&plain(&pair.value)) <= SHORT;
        let mut pairs = self.pairs;
        let mut rows: Vec<PairRow> = Vec::new();
        // The first is the name, and stays so.
        if pairs.first().is_some_and(|first| !is_short(first)) {
            rows.push(vec![pairs.remove(0)]);
        }
        let named = rows.len();
        let (short, long): (Vec<Pair>, Vec<Pair>) = pairs.into_iter().partition(is_short);
        for pair in short {
            match rows[named..].last_mut().filter(|row| row.len() == 1) {
                Some(row) => row.push(pair),
                None => rows.push(vec![pair]),
            }
        }
        rows.extend(long.into_iter().map(|pair| vec![pair]));
        rows
    }

    pub(in crate::render) fn into_pairs(self) -> Vec<Pair> {
        self.pairs
    }
}
