//! Document control as the rules see it: every one that is written, with what it belongs to, and what a name in it
//! names. Judges nothing.

use super::Context;
use crate::model::document::{Document, Signature};
use crate::model::resolve::{Found, NameIndex};
use crate::model::{DepartmentId, Entity, Field, Model, PositionId, Said};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::{Span, TextRange, fold};
use rustc_hash::FxHashMap;

/// One that is written, and what it is about.
pub(super) struct Written<'a> {
    pub(super) document: &'a Document,
    pub(super) entity: Entity,
    /// From where its names are looked up.
    pub(super) home: Option<DepartmentId>,
}

/// Every document control of the organisation, its departments and positions.
pub(super) fn documents(model: &Model) -> impl Iterator<Item = Written<'_>> {
    let own = |document, entity, home| Written {
        document,
        entity,
        home,
    };
    let organisation = model.organisation.document.iter();
    let departments = model.department_ids().filter_map(move |id| {
        let document = model[id].document.as_ref()?;
        Some(own(document, Entity::Department(id), Some(id)))
    });
    let positions = model.position_ids().filter_map(move |id| {
        let document = model[id].document.as_ref()?;
        Some(own(document, Entity::Position(id), model[id].department))
    });
    organisation
        .map(move |document| own(document, Entity::Organisation, None))
        .chain(departments)
        .chain(positions)
}

/// The signatures with the words of their labels' meaning, in the order of signing.
pub(super) fn signatures(document: &Document) -> [(&'static str, &Field<Signature>); 3] {
    [
        ("prepared", &document.prepared),
        ("reviewed", &document.reviewed),
        ("approved", &document.approved),
    ]
}

/// The place of a signature's name, without its date.
pub(super) fn name_place(said: &Said<Signature>) -> Span {
    let name = said.value.name.len();
    let mut span = said.span;
    if name > 0 && name <= (span.range.end - span.range.start) as usize {
        let start = span.range.start as usize;
        span.range = TextRange::new(start, start + name);
    }
    span
}

/// Looks up what the names of documents name.
pub(super) struct Directory<'c, 'a> {
    model: &'a Model,
    vocabulary: &'a Vocabulary,
    index: &'c NameIndex,
    /// By folded name, where each is first declared.
    persons: FxHashMap<String, usize>,
}

impl<'c, 'a> Directory<'c, 'a> {
    pub(super) fn of(context: &'c Context<'a>) -> Self {
        let mut persons = FxHashMap::default();
        for (at, person) in context.model.persons.iter().enumerate() {
            persons.entry(fold::word(&person.name)).or_insert(at);
        }
        Self {
            persons,
            model: context.model,
            vocabulary: context.vocabulary,
            index: context.names(),
        }
    }

    /// The position that a signature names, with or without a person behind it: 总经理 张三, CEO (Mike).
    pub(super) fn position(&self, name: &str, home: Option<DepartmentId>) -> Option<PositionId> {
        let mut ends: Vec<usize> = name
            .char_indices()
            .filter(|&(_, c)| fold::is_blank(c) || fold::narrow(c) == '(')
            .map(|(at, _)| at)
            .collect();
        ends.push(name.len());
        let found = ends.into_iter().rev().find_map(|end| {
            let name = name[..end].trim_matches(fold::is_blank);
            let found = self.index.find_position(self.model, name, home);
            (found != Found::None).then_some(found)
        });
        found?.one()
    }

    /// Whether a name is one of a position, a department or the organisation.
    pub(super) fn knows(&self, name: &str, home: Option<DepartmentId>) -> bool {
        let plain = match name.find(['(', '（']) {
            Some(at) if at > 0 => name[..at].trim_matches(fold::is_blank),
            _ => name,
        };
        [name, plain].iter().any(|name| {
            self.index.find_department(self.model, name, home) != Found::None
                || self.index.find_position(self.model, name, home) != Found::None
                || self.model.organisation.is_named(&fold::word(name))
        })
    }

    /// Departments that a name may be a slip of.
    pub(super) fn near(&self, name: &str) -> Vec<String> {
        self.index.near_departments(self.model, &fold::word(name))
    }

    /// The positions of a person that is declared.
    pub(super) fn held_by(&self, name: &str) -> Option<Vec<PositionId>> {
        let person = &self.model.persons[*self.persons.get(&fold::word(name))?];
        Some(person.positions.iter().filter_map(|link| link.to).collect())
    }

    pub(super) fn says_none(&self, name: &str) -> bool {
        self.vocabulary.says_none(name)
    }
}
