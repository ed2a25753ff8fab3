//! Matters: what is decided over, and the table that says by whom. What the table means is the authority
//! analysis's business; here it is kept as written.

use super::body::{self, Body, Grid};
use super::read::Labels;
use super::{DepartmentId, Field, NameList, Said, Source};
use crate::syntax::ast::{Block, Table};
use crate::syntax::concept::{Concept, Cycle, ValueWord};
use crate::text::fold;

#[derive(Clone, Debug)]
pub struct Matter {
    pub name: String,
    pub parent: Option<u32>,
    pub parent_name: Field<String>,
    pub aliases: Vec<String>,
    pub unit: Field<String>,
    /// None: the whole organisation, unless `scope_names` could not be resolved.
    pub scope: Vec<DepartmentId>,
    pub scope_names: NameList,
    pub cycle: Field<Cycle>,
    pub collective: bool,
    /// The approval tables, as written.
    pub tables: Vec<Grid>,
    pub notes: Body,
    pub source: Source,
}

impl Matter {
    pub(super) fn read(labels: &mut Labels) -> Self {
        let place = labels.place();
        let vocabulary = labels.vocabulary();
        let aliases = labels.names(Concept::Alias).parts;
        let straight = place.declaration.tables.iter();
        // A table below the notes is no note.
        let labelled = [Concept::Chain, Concept::Notes]
            .into_iter()
            .flat_map(|concept| place.declaration.labels(concept))
            .flat_map(|label| label.blocks.iter());
        let labelled = labelled.filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let tables: Vec<&Table> = straight.chain(labelled).collect();
        for table in &tables {
            super::authority::faults::check_table(
                place,
                table,
                vocabulary,
                &mut labels.diagnostics,
            );
        }
        Self {
            name: place.name().to_owned(),
            parent: None,
            parent_name: labels.field(Concept::Parent),
            aliases: aliases
                .iter()
                .flat_map(|part| super::organisation::split_list(&part.value))
                .collect(),
            unit: labels.field(Concept::Unit),
            scope: Vec::new(),
            scope_names: labels.names(Concept::Scope),
            cycle: match labels.field(Concept::Cycle) {
                Field::Value(said) => match vocabulary.cycle(&fold::word(&said.value)) {
                    Some(value) => Field::Value(Said {
                        value,
                        span: said.span,
                    }),
                    None => Field::Absent,
                },
                _ => Field::Absent,
            },
            collective: labels
                .field(Concept::Collective)
                .value()
                .is_some_and(|text| vocabulary.is(ValueWord::Yes, &fold::word(text))),
            tables: tables.iter().map(|table| place.grid(table)).collect(),
            notes: without_tables(labels.body(Concept::Notes, &[])),
            source: Source::of(place.file, place.declaration),
        }
    }
}

fn without_tables(mut notes: Body) -> Body {
    let is_table = |block: &body::Block| matches!(block, body::Block::Grid(_));
    let kept = notes.blocks.iter().filter(|block| !is_table(block));
    notes.blocks = kept.cloned().collect();
    notes
}
