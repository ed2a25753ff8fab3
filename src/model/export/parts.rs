//! Parts that several entities export: entries, documents, headcounts, targets.

use super::{Context, Number};
use crate::model::body::{Body, Entry as ModelEntry, Group};
use crate::model::document::{self, Day};
use crate::model::{Field, Link, Said, Source as ModelSource, position};
use crate::syntax::concept::{Comparator, Key, Rhythm};
use crate::syntax::values;
use crate::text::Span;
use serde::Serialize;
use std::collections::BTreeMap;

/// `"source":{"path":"…","line":1}`
#[derive(Serialize)]
pub(super) struct Source {
    path: String,
    line: usize,
}

impl Source {
    pub(super) fn of(source: &ModelSource, context: &Context) -> Self {
        Self::at(source.head, context)
    }

    pub(super) fn at(span: Span, context: &Context) -> Self {
        let file = context.sources.get(span.file);
        Self {
            path: file.path.clone(),
            line: file.place(span.range.start).line,
        }
    }
}

/// null is absent or 无, `""` is written and left blank.
pub(super) fn text(field: &Field<String>) -> Option<String> {
    match field {
        Field::Absent | Field::StatedNone(_) => None,
        Field::Blank(_) => Some(String::new()),
        Field::Value(said) => Some(said.value.clone()),
    }
}

/// A section as one text.
pub(super) fn whole(body: &Body) -> Option<String> {
    body.label
        .filter(|_| body.none.is_none())
        .map(|_| body.plain())
}

pub(super) fn plain(said: &Option<Said<String>>) -> Option<String> {
    said.as_ref().map(|said| said.value.clone())
}

/// The id of what a link names, or the name as written.
pub(super) fn link(link: &Link, context: &Context) -> String {
    link.to
        .map_or_else(|| link.text.clone(), |id| context.model[id].id.clone())
}

pub(super) fn links(list: &[Link], context: &Context) -> Vec<String> {
    list.iter().map(|one| link(one, context)).collect()
}

/// An entry of a list.
#[derive(Serialize)]
pub(super) struct Entry {
    number: Option<String>,
    text: String,
    group: Option<String>,
    rhythm: Option<Rhythm>,
    attributes: BTreeMap<&'static str, String>,
    children: Vec<Entry>,
}

impl Entry {
    pub(super) fn list(body: &Body, context: &Context) -> Vec<Self> {
        body.entries()
            .map(|(entry, group)| Self::of(entry, group, context))
            .collect()
    }

    fn of(entry: &ModelEntry, group: Option<&Group>, context: &Context) -> Self {
        // An entry without a share or standard of its own takes none from its group; its rhythm it does.
        let attributes = entry
            .attributes
            .iter()
            .filter(|attribute| attribute.key != Key::Number);
        Self {
            number: entry.number.clone(),
            text: entry.prose.text.clone(),
            group: group
                .filter(|group| group.rhythm.is_none())
                .map(|group| group.title.value.clone()),
            rhythm: position::rhythm(entry, group, context.vocabulary),
            attributes: attributes
                .map(|attribute| (attribute.key.name(), attribute.value.value.clone()))
                .collect(),
            children: entry
                .children
                .iter()
                .map(|child| Self::of(child, group, context))
                .collect(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct Headcount {
    min: Option<Number>,
    max: Option<Number>,
    text: String,
}

impl Headcount {
    pub(super) fn of(field: &Field<position::Headcount>) -> Option<Self> {
        match field {
            Field::Value(said) => Some(Self {
                min: said.value.min.map(Number),
                max: said.value.max.map(Number),
                text: said.value.text.clone(),
            }),
            Field::Blank(_) => Some(Self {
                min: None,
                max: None,
                text: String::new(),
            }),
            Field::Absent | Field::StatedNone(_) => None,
        }
    }
}

#[derive(Serialize)]
pub(super) struct Within {
    value: Number,
    unit: String,
}

impl Within {
    pub(super) fn of(within: &values::Within) -> Self {
        Self {
            value: Number(within.value),
            unit: within.unit.clone(),
        }
    }
}

/// A KPI target in the unit that was written.
#[derive(Serialize)]
pub(super) struct Target {
    op: Comparator,
    value: Number,
    high: Option<Number>,
    unit: Option<String>,
    within: Option<Within>,
}

impl Target {
    pub(super) fn of(target: &values::Target) -> Self {
        Self {
            op: target.op,
            value: Number(target.value),
            high: target.high.map(Number),
            unit: target.unit.clone(),
            within: target.within.as_ref().map(Within::of),
        }
    }
}

#[derive(Serialize)]
pub(super) struct Document {
    code: Option<String>,
    version: Option<String>,
    effective: Option<String>,
    prepared: Option<Signature>,
    reviewed: Option<Signature>,
    approved: Option<Signature>,
    countersigned: Vec<String>,
    changes: Vec<Change>,
}

#[derive(Serialize)]
struct Signature {
    name: String,
    date: Option<String>,
}

#[derive(Serialize)]
struct Change {
    version: String,
    change: String,
    date: Option<String>,
    by: String,
}

impl Document {
    pub(super) fn of(document: &document::Document) -> Self {
        let countersigned = document.countersigned.parts.iter();
        Self {
            code: text(&document.code),
            version: text(&document.version),
            effective: day(&document.effective),
            prepared: signature(&document.prepared),
            reviewed: signature(&document.reviewed),
            approved: signature(&document.approved),
            countersigned: countersigned
                .flat_map(|part| crate::model::organisation::split_list(&part.value))
                .collect(),
            changes: document
                .changes
                .iter()
                .map(|change| Change {
                    version: change.version.value.clone(),
                    change: change.change.value.clone(),
                    date: day(&change.date),
                    by: change.by.value.clone(),
                })
                .collect(),
        }
    }
}

/// In ISO 8601; as written if it is no day of the calendar.
fn day(field: &Field<Day>) -> Option<String> {
    match field {
        Field::Absent | Field::StatedNone(_) => None,
        Field::Blank(_) => Some(String::new()),
        Field::Value(said) => Some(
            said.value
                .date
                .map_or_else(|| said.value.text.clone(), |date| date.to_string()),
        ),
    }
}

fn signature(field: &Field<document::Signature>) -> Option<Signature> {
    match field {
        Field::Absent | Field::StatedNone(_) => None,
        Field::Blank(_) => Some(Signature {
            name: String::new(),
            date: None,
        }),
        Field::Value(said) => Some(Signature {
            name: said.value.name.clone(),
            date: said.value.date.map(|date| date.to_string()),
        }),
    }
}
