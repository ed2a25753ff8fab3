//! The model as other programs read it: the contract `rolec.model/1` (docs/schema/model.schema.json). Names and
//! shapes are fixed; a reference is the id of what it names, or, if it names nothing, the name as written.

mod authority;
mod entities;
mod parts;

use super::Model;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::Sources;
use authority::Matter;
pub use authority::{Limit, authority_spans};
use entities::{Department, Indicator, Organisation, Person, Position, Process};
use serde::{Serialize, Serializer};

/// The schema's name and number.
pub const SCHEMA: &str = "rolec.model/1";

/// The whole model, ready for any serde format.
#[derive(Serialize)]
pub struct Export {
    schema: &'static str,
    organisation: Organisation,
    departments: Vec<Department>,
    positions: Vec<Position>,
    matters: Vec<Matter>,
    processes: Vec<Process>,
    kpis: Vec<Indicator>,
    persons: Vec<Person>,
}

/// What exporting needs beside an entity.
struct Context<'a> {
    model: &'a Model,
    sources: &'a Sources,
    vocabulary: &'a Vocabulary,
}

/// Exports a model.
pub fn export(model: &Model, sources: &Sources, vocabulary: &Vocabulary) -> Export {
    let context = Context {
        model,
        sources,
        vocabulary,
    };
    Export {
        schema: SCHEMA,
        organisation: Organisation::of(&context),
        departments: model
            .department_ids()
            .map(|id| Department::of(id, &context))
            .collect(),
        positions: model
            .position_ids()
            .map(|id| Position::of(id, &context))
            .collect(),
        matters: Matter::all(&context),
        processes: model
            .processes
            .iter()
            .map(|process| Process::of(process, &context))
            .collect(),
        kpis: model.kpis.iter().map(Indicator::of).collect(),
        persons: model
            .persons
            .iter()
            .map(|person| Person::of(person, &context))
            .collect(),
    }
}

/// A number that is written without a fraction if it has none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number(pub(crate) f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        match self.0.fract() == 0.0 && self.0.abs() < EXACT {
            true => serializer.serialize_i64(self.0 as i64),
            false => serializer.serialize_f64(self.0),
        }
    }
}
