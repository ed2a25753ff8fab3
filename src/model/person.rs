//! A person and the positions held.

use super::body::Body;
use super::read::Labels;
use super::{Link, NameList, Source};
use crate::syntax::concept::Concept;

#[derive(Clone, Debug)]
pub struct Person {
    pub name: String,
    pub names: NameList,
    /// Resolved from `names`.
    pub positions: Vec<Link>,
    pub notes: Body,
    pub source: Source,
}

impl Person {
    pub(super) fn read(labels: &Labels) -> Self {
        let place = labels.place();
        Self {
            name: place.name().to_owned(),
            names: labels.names(Concept::Positions),
            positions: Vec::new(),
            notes: labels.body(Concept::Notes, &[]),
            source: Source::of(place.file, place.declaration),
        }
    }
}
