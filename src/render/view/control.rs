//! Document control: the cover, the page of the booklet, and the lines at the foot of a sheet.

use super::grid::Pairs;
use super::names::rich;
use super::table::{Draft, row, table};
use super::words::Lexicon;
use super::{Pair, SheetControl, Signature, Table};
use crate::model::document::{Document, Signature as Signed};
use crate::model::{Field, NameList};
use crate::syntax::concept::Concept;
use crate::syntax::vocabulary::Owner;
use crate::text::Sources;
use time::Date;

const RECORD: Owner = Owner::Record(Concept::Document);

/// Reads document control in the words of the booklet.
#[derive(Clone, Copy)]
pub(in crate::render) struct Controls<'a> {
    pub(in crate::render) lexicon: Lexicon<'a>,
    pub(in crate::render) sources: &'a Sources,
    /// Whether the booklet has a page of document control.
    pub(in crate::render) told: bool,
}

impl<'a> Controls<'a> {
    /// Number, version and effective date, those that are written.
    pub(in crate::render) fn pairs(&self, document: &Document) -> Pairs<'a> {
        let mut pairs = Pairs::new(self.lexicon, RECORD);
        pairs.text(Concept::Code, &document.code);
        pairs.text(Concept::Version, &document.version);
        pairs.field(Concept::Effective, &document.effective, |day| {
            rich(day.text.as_str())
        });
        pairs
    }

    /// Number, version and effective date; blank where nothing is written.
    pub(super) fn all_pairs(&self, document: &Document) -> Vec<Pair> {
        let mut pairs = Pairs::new(self.lexicon, RECORD);
        let value = |field: &Field<String>| rich(field.value().map_or("", String::as_str));
        pairs.value(Concept::Code, value(&document.code));
        pairs.value(Concept::Version, value(&document.version));
        let effective = document
            .effective
            .value()
            .map_or("", |day| day.text.as_str());
        pairs.value(Concept::Effective, rich(effective));
        pairs.into_pairs()
    }

    /// 制定, 审核, 批准; where nothing is written, a place to sign if `blank`.
    pub(in crate::render) fn signatures(&self, document: &Document, blank: bool) -> Vec<Signature> {
        let fields = [
            (Concept::Prepared, &document.prepared),
            (Concept::Reviewed, &document.reviewed),
            (Concept::Approved, &document.approved),
        ];
        fields
            .into_iter()
            .filter(|(_, field)| blank || !matches!(field, Field::Absent))
            .map(|(concept, field)| self.signature(concept, field))
            .collect()
    }

    fn signature(&self, concept: Concept, field: &Field<Signed>) -> Signature {
        let label = self.lexicon.label(RECORD, concept);
        let (name, date) = match field {
            Field::Value(said) => {
                // The date is printed as it was written.
                let written = self.sources.text(said.span);
                let date = written
                    .find(&said.value.name)
                    .map(|at| written[at + said.value.name.len()..].trim())
                    .filter(|_| said.value.date.is_some());
                (said.value.name.clone(), date.unwrap_or_default().to_owned())
            }
            Field::StatedNone(_) => (self.lexicon.word("none"), String::new()),
            Field::Absent | Field::Blank(_) => Default::default(),
        };
        Signature { label, name, date }
    }

    /// The departments that countersign.
    pub(in crate::render) fn countersigned(&self, document: &Document) -> Vec<String> {
        let split = |part: &str| -> Vec<String> {
            part.split(['、', ',', '，', ';', '；'])
                .map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty())
                .collect()
        };
        let parts = document.countersigned.parts.iter();
        parts.flat_map(|part| split(&part.value)).collect()
    }

    pub(super) fn changes(&self, document: &Document) -> Table {
        let word = |name: &str| self.lexicon.word(&format!("column-{name}"));
        let drafts = vec![
            Draft::new("version", word("version")),
            Draft::new("change", word("change")),
            Draft::new("date", word("date")),
            Draft::new("by", word("by")),
        ];
        let rows = document.changes.iter().map(|change| {
            let date = change.date.value().map_or("", |day| day.text.as_str());
            row([
                rich(change.version.value.as_str()),
                rich(change.change.value.as_str()),
                rich(date),
                rich(change.by.value.as_str()),
            ])
        });
        table(drafts, rows.collect())
    }

    /// The lines at the foot of a sheet; None if there is nothing to say.
    pub(super) fn sheet(&self, document: &Document, own_changes: bool) -> Option<SheetControl> {
        let mut pairs = self.pairs(document);
        let countersigned = &document.countersigned;
        if !countersigned.parts.is_empty() {
            let mark = self.lexicon.language().list_mark();
            let names: Vec<&str> = countersigned
                .parts
                .iter()
                .map(|part| part.value.as_str())
                .collect();
            pairs.value(Concept::Countersigned, rich(names.join(mark)));
        }
        let rows = pairs.rows();
        let signed = self.signatures(document, false);
        let changes = (own_changes && !document.changes.is_empty()).then(|| self.changes(document));
        let empty = rows.is_empty() && signed.is_empty() && changes.is_none();
        (!empty).then_some(SheetControl {
            rows,
            signed,
            changes,
        })
    }
}

/// A position's own document control, field by field over that of the organisation.
pub(in crate::render) fn merged(
    own: Option<&Document>,
    organisation: Option<&Document>,
) -> Document {
    let (own, organisation) = (
        own.cloned().unwrap_or_default(),
        organisation.cloned().unwrap_or_default(),
    );
    fn over<T>(own: Field<T>, other: Field<T>) -> Field<T> {
        match own {
            Field::Absent => other,
            own => own,
        }
    }
    let names = |own: NameList, other: NameList| match own.label {
        Some(_) => own,
        None => other,
    };
    Document {
        label: own.label,
        code: over(own.code, organisation.code),
        version: over(own.version, organisation.version),
        effective: over(own.effective, organisation.effective),
        prepared: over(own.prepared, organisation.prepared),
        reviewed: over(own.reviewed, organisation.reviewed),
        approved: over(own.approved, organisation.approved),
        countersigned: names(own.countersigned, organisation.countersigned),
        changes_blank: own.changes_blank,
        changes: own.changes,
    }
}

/// A day as forms write it.
pub(in crate::render) fn day(date: Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}
