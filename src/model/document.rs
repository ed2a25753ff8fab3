//! Document control: number, version, dates, signatures, changes.

use super::body::{Block, Body};
use super::read::{Labels, Place, Record};
use super::{Field, NameList, Said};
use crate::diagnostic::Diagnostic;
use crate::syntax::ast::Table;
use crate::syntax::concept::{Concept, Key};
use crate::syntax::values;
use crate::text::Span;
use time::Date;

#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The label's word.
    pub label: Option<Span>,
    pub code: Field<String>,
    pub version: Field<String>,
    pub effective: Field<Day>,
    pub prepared: Field<Signature>,
    pub reviewed: Field<Signature>,
    pub approved: Field<Signature>,
    /// Names of departments; a name here is never unknown.
    pub countersigned: NameList,
    /// The word of 更改记录, if it was written and left empty.
    pub changes_blank: Option<Span>,
    pub changes: Vec<Change>,
}

/// A day, and how it was written.
#[derive(Clone, PartialEq, Debug)]
pub struct Day {
    pub text: String,
    /// None if it is not in the calendar.
    pub date: Option<Date>,
}

/// Who signed, and when.
#[derive(Clone, PartialEq, Debug)]
pub struct Signature {
    pub name: String,
    pub date: Option<Date>,
}

/// A row of the change table.
#[derive(Clone, Debug)]
pub struct Change {
    pub version: Said<String>,
    pub change: Said<String>,
    pub date: Field<Day>,
    pub by: Said<String>,
}

impl Document {
    /// The document control of a declaration; None if it has none.
    pub(super) fn read(labels: &mut Labels) -> Option<Self> {
        let record = labels.record(Concept::Document);
        if !record.is_written() {
            return None;
        }
        let mut diagnostics = Vec::new();
        let document = Self {
            label: record.span(),
            code: record.field(Concept::Code),
            version: record.field(Concept::Version),
            effective: day(record.field(Concept::Effective), &mut diagnostics),
            prepared: signature(&record, Concept::Prepared),
            reviewed: signature(&record, Concept::Reviewed),
            approved: signature(&record, Concept::Approved),
            countersigned: record.names(Concept::Countersigned),
            changes_blank: blank_table(&record.body(Concept::Changes)),
            changes: record
                .tables(Concept::Changes)
                .iter()
                .flat_map(|(place, table)| changes(*place, table, &mut diagnostics))
                .collect(),
        };
        labels.diagnostics.append(&mut diagnostics);
        Some(document)
    }
}

/// The word of a section that holds nothing, or a table without rows.
fn blank_table(body: &Body) -> Option<Span> {
    let empty = |block: &Block| match block {
        Block::Grid(grid) => {
            let mut cells = grid.rows.iter().flatten();
            cells.all(|cell| cell.value.is_empty())
        }
        _ => false,
    };
    let blank = body.none.is_none() && body.blocks.iter().all(empty);
    body.label.filter(|_| blank)
}

fn day(field: Field<String>, diagnostics: &mut Vec<Diagnostic>) -> Field<Day> {
    match field {
        Field::Value(said) => {
            let date = values::date(&said.value);
            if date.is_none() {
                diagnostics.push(
                    Diagnostic::new("syntax/bad-date", said.span).arg("text", said.value.as_str()),
                );
            }
            Field::Value(Said {
                value: Day {
                    text: said.value,
                    date,
                },
                span: said.span,
            })
        }
        Field::Blank(span) => Field::Blank(span),
        Field::StatedNone(span) => Field::StatedNone(span),
        Field::Absent => Field::Absent,
    }
}

fn signature(record: &Record, concept: Concept) -> Field<Signature> {
    match record.field(concept) {
        Field::Value(said) => {
            let (name, date) = values::dated(&said.value);
            Field::Value(Said {
                value: Signature {
                    name: name.to_owned(),
                    date,
                },
                span: said.span,
            })
        }
        Field::Blank(span) => Field::Blank(span),
        Field::StatedNone(span) => Field::StatedNone(span),
        Field::Absent => Field::Absent,
    }
}

fn changes(place: Place, table: &Table, diagnostics: &mut Vec<Diagnostic>) -> Vec<Change> {
    let mut changes = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let cell = |key| {
            let empty = crate::text::TextRange::at(row.range.end);
            place.said(table.cell(row, key).unwrap_or(empty))
        };
        if row.cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        let date = cell(Key::Date);
        let date = if date.value.is_empty() {
            Field::Absent
        } else {
            day(Field::Value(date), diagnostics)
        };
        changes.push(Change {
            version: cell(Key::Version),
            change: cell(Key::Change),
            date,
            by: cell(Key::By),
        });
    }
    changes
}
