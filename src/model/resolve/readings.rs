//! What descriptions of positions and departments say, kept from one time to the next: it depends on the declaration,
//! that of its template, its titles and the vocabulary, and on no other file. Resolves no name.

use super::authority::{Heard, hear};
use crate::diagnostic::Diagnostic;
use crate::model::department::Department;
use crate::model::position::Position;
use crate::model::read::{Labels, Place};
use crate::syntax::ast::Declaration;
use crate::syntax::vocabulary::Vocabulary;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What a sheet says of its posts.
#[derive(Clone, Debug)]
pub(super) struct Described {
    /// With the title of each.
    pub(super) positions: Vec<(String, Position)>,
    /// Their lists of authorities, read.
    pub(super) heard: Arc<[Heard]>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Described {
    pub(super) fn read(
        place: Place,
        template: Option<Place>,
        titles: Vec<String>,
        vocabulary: &Vocabulary,
    ) -> Self {
        let mut labels = Labels::new(place, template, vocabulary);
        let shared = titles.len() > 1;
        let positions = titles.into_iter().map(|title| {
            let mut position = Position::read(&mut labels, &title);
            position.shared = shared;
            (title, position)
        });
        let positions: Vec<_> = positions.collect();
        if shared {
            // One sheet is read once for each of its posts; its faults are said once.
            labels.diagnostics.dedup();
        }
        let body = positions.first().map(|(_, own)| &own.authorities);
        let heard = body.map_or_else(Vec::new, |body| hear(body, vocabulary));
        Self {
            positions,
            heard: heard.into(),
            diagnostics: labels.diagnostics,
        }
    }
}

/// What a sheet says of its departments.
#[derive(Clone, Debug)]
pub(super) struct DescribedUnits {
    /// With the name of each.
    pub(super) departments: Vec<(String, Department)>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl DescribedUnits {
    pub(super) fn read(place: Place, names: &[String], vocabulary: &Vocabulary) -> Self {
        let mut diagnostics = Vec::new();
        let departments = names.iter().enumerate().map(|(at, name)| {
            let mut labels = Labels::new(place, None, vocabulary);
            let mut department = Department::read(&mut labels, name);
            department.shared = names.len() > 1;
            // One sheet is read once for each of its departments; its faults are said once.
            if at == 0 {
                diagnostics.append(&mut labels.diagnostics);
            }
            (name.clone(), department)
        });
        Self {
            departments: departments.collect(),
            diagnostics,
        }
    }
}

/// What was read the last time, with one vocabulary.
#[derive(Debug, Default)]
pub struct Readings {
    /// By the address of the declaration. A declaration is shared between two trees only where it has the same text at
    /// the same place of the same file.
    positions: FxHashMap<usize, Reading>,
    departments: FxHashMap<usize, UnitReading>,
}

#[derive(Debug)]
struct UnitReading {
    /// Keeps the address from being given to another one.
    declaration: Arc<Declaration>,
    described: Arc<DescribedUnits>,
}

#[derive(Debug)]
struct Reading {
    /// Keeps the address from being given to another one.
    declaration: Arc<Declaration>,
    template: Option<Arc<Declaration>>,
    described: Arc<Described>,
}

fn address(declaration: &Arc<Declaration>) -> usize {
    Arc::as_ptr(declaration).addr()
}

impl Readings {
    /// What was read of a declaration with this template and these titles.
    pub(super) fn find(
        &self,
        place: Place,
        template: Option<Place>,
        titles: &[String],
    ) -> Option<&Arc<Described>> {
        let known = self.positions.get(&address(place.declaration))?;
        let own = known.template.as_ref().map(address);
        let same = own == template.map(|place| address(place.declaration));
        let known_titles = known.described.positions.iter().map(|(title, _)| title);
        (same && known_titles.eq(titles)).then_some(&known.described)
    }

    /// Keeps what was read of all positions, and nothing else of positions.
    pub(super) fn keep_positions<'a>(
        &mut self,
        read: impl Iterator<Item = (Place<'a>, Option<Place<'a>>, &'a Arc<Described>)>,
    ) {
        let reading = |(place, template, described): (Place, Option<Place>, &Arc<Described>)| {
            let reading = Reading {
                declaration: Arc::clone(place.declaration),
                template: template.map(|place| Arc::clone(place.declaration)),
                described: Arc::clone(described),
            };
            (address(&reading.declaration), reading)
        };
        self.positions = read.map(reading).collect();
    }

    /// What was read of the declaration of departments with these names.
    pub(super) fn find_units(
        &self,
        place: Place,
        names: &[String],
    ) -> Option<&Arc<DescribedUnits>> {
        let known = self.departments.get(&address(place.declaration))?;
        let known_names = known.described.departments.iter().map(|(name, _)| name);
        known_names.eq(names).then_some(&known.described)
    }

    /// Keeps what was read of all departments, and nothing else of departments.
    pub(super) fn keep_units<'a>(
        &mut self,
        read: impl Iterator<Item = (Place<'a>, &'a Arc<DescribedUnits>)>,
    ) {
        let reading = |(place, described): (Place, &Arc<DescribedUnits>)| {
            let reading = UnitReading {
                declaration: Arc::clone(place.declaration),
                described: Arc::clone(described),
            };
            (address(&reading.declaration), reading)
        };
        self.departments = read.map(reading).collect();
    }
}
