//! What descriptions of positions say, kept from one time to the next: it depends on the declaration, that of its
//! template, its titles and the vocabulary, and on no other file. Resolves no name.

use super::authority::{Heard, hear};
use crate::diagnostic::Diagnostic;
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

/// What was read the last time, with one vocabulary.
#[derive(Debug, Default)]
pub struct Readings {
    /// By the address of the declaration. A declaration is shared between two trees only where it has the same text at
    /// the same place of the same file.
    known: FxHashMap<usize, Reading>,
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
        let known = self.known.get(&address(place.declaration))?;
        let own = known.template.as_ref().map(address);
        let same = own == template.map(|place| address(place.declaration));
        let known_titles = known.described.positions.iter().map(|(title, _)| title);
        (same && known_titles.eq(titles)).then_some(&known.described)
    }
}

impl<'a> FromIterator<(Place<'a>, Option<Place<'a>>, &'a Arc<Described>)> for Readings {
    fn from_iter<I>(read: I) -> Self
    where
        I: IntoIterator<Item = (Place<'a>, Option<Place<'a>>, &'a Arc<Described>)>,
    {
        let reading = |(place, template, described): (Place, Option<Place>, &Arc<Described>)| {
            let reading = Reading {
                declaration: Arc::clone(place.declaration),
                template: template.map(|place| Arc::clone(place.declaration)),
                described: Arc::clone(described),
            };
            (address(&reading.declaration), reading)
        };
        Self {
            known: read.into_iter().map(reading).collect(),
        }
    }
}
