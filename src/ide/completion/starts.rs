//! What a line may begin with: a declaration, a label of the declaration or of one of its records, a word that says how
//! often.

use super::{ItemKind, Offer, Offers, Place, Wanted};
use crate::diagnostic::Message;
use crate::model::{Entity, Target};
use crate::syntax::concept::{Concept, Kind, Rhythm, Shape};
use crate::syntax::lines::{Line, LineKind};
use crate::syntax::vocabulary::Owner;
use crate::text::fold;

/// Labels that hold labels of their own.
const RECORDS: [Concept; 3] = [
    Concept::Relations,
    Concept::Qualifications,
    Concept::Document,
];

impl Place<'_> {
    pub(super) fn starts(&self, start: u32, offers: &mut Offers) {
        if let Some(owner) = self.owner() {
            self.labels(owner, None, start, offers);
            for record in RECORDS {
                if self.is_written(record) {
                    self.labels(Owner::Record(record), Some(record), start, offers);
                }
            }
            self.rhythms(start, offers);
        }
        if start == self.line_start {
            self.declarations(start, offers);
        }
    }

    fn is_written(&self, record: Concept) -> bool {
        let declaration = self.declaration;
        declaration.is_some_and(|own| own.label(record).is_some())
    }

    fn labels(&self, owner: Owner, record: Option<Concept>, start: u32, offers: &mut Offers) {
        let vocabulary = self.view.vocabulary();
        let language = self.language;
        let indent = self.indent(start, record.is_some());
        for &concept in vocabulary.concepts(owner) {
            let word = vocabulary.label_word(language, owner, concept);
            let Some(shape) = vocabulary
                .shape(owner, concept)
                .filter(|_| !word.is_empty())
            else {
                continue;
            };
            let doc = vocabulary.label_words(self.view.language, owner, concept);
            let kind = match shape.is_section() {
                true => ItemKind::Section,
                false => ItemKind::Field,
            };
            let text = self.with_colon(word);
            let text = match shape.is_section() {
                true => text.trim_end().to_owned(),
                false => text,
            };
            let mut offer = Offer::new(kind, word, start)
                .detail(doc.map_or("", |own| own.doc.as_str()))
                .text(format!("{indent}{text}"))
                .wants(Wanted::Label(concept, record));
            if shape.is_section() && shape != Shape::Heading {
                offer.snippet = Some(format!("{indent}{text}\n  {indent}$0"));
            }
            offers.push(offer);
        }
    }

    /// Blanks in front of a label on an empty line: as many as the others have.
    fn indent(&self, start: u32, in_record: bool) -> String {
        if start > self.line_start || self.offset > start {
            return String::new();
        }
        let lines = self.view.tree.lines.iter();
        let from = self.declaration.map_or(0, |own| own.range.start);
        let mut labels = lines.filter(|line: &&Line| {
            let is_label = match line.kind {
                LineKind::Label { record, .. } => record.is_some() == in_record,
                _ => false,
            };
            is_label && !line.run_on && line.range.start >= from && line.range.end < start
        });
        let column = labels.next_back().map(|line| line.column as usize);
        let usual = if in_record { 4 } else { 2 };
        " ".repeat(column.unwrap_or(usual))
    }

    fn rhythms(&self, start: u32, offers: &mut Offers) {
        let vocabulary = self.view.vocabulary();
        for &rhythm in Rhythm::ALL {
            let word = vocabulary.rhythm_word(self.language, rhythm);
            let text = self.with_colon(word);
            let offer = Offer::new(ItemKind::Group, word, start)
                .text(text.trim_end())
                .wants(Wanted::Group);
            offers.push(offer);
        }
    }

    /// Every kind of declaration, with a name to be written over; and those that others name and nobody has described.
    fn declarations(&self, start: u32, offers: &mut Offers) {
        let vocabulary = self.view.vocabulary();
        for &kind in Kind::ALL {
            let word = vocabulary.declaration_word(self.language, kind);
            let head = self.with_colon(word);
            let name = self.new_name(kind);
            let mut offer = Offer::new(ItemKind::Declaration, word, start)
                .text(format!("{head}{name}"))
                .wants(Wanted::Declaration(kind));
            offer.snippet = Some(format!("{head}${{1:{name}}}"));
            offers.push(offer);
            for name in self.undescribed(kind) {
                let label = format!("{head}{name}");
                let offer = Offer::new(ItemKind::Declaration, &label, start);
                offers.push(offer.wants(Wanted::Declaration(kind)));
            }
        }
    }

    /// A name for something that has none yet.
    fn new_name(&self, kind: Kind) -> String {
        let word = self.view.vocabulary().declaration_word(self.language, kind);
        let catalogue = crate::locale::Catalogue::of(self.language);
        catalogue.text(&Message::new("ide-new-name").arg("kind", word))
    }

    /// Names that others use, and that nobody has described.
    pub(super) fn undescribed(&self, kind: Kind) -> Vec<String> {
        let model = &self.view.project().model;
        let mut names: Vec<String> = match kind {
            Kind::Position => {
                let stubs = model.positions.iter().filter(|own| own.stub);
                let unknown = model.references.iter().filter(|own| {
                    matches!(own.target, Target::Unknown(_))
                        && matches!(own.from, Entity::Position(_) | Entity::Department(_))
                        && !matches!(own.field, Concept::Parent | Concept::Department)
                });
                let unknown = unknown.map(|own| own.text.clone());
                stubs.map(|own| own.title.clone()).chain(unknown).collect()
            }
            Kind::Department => {
                let stubs = model.departments.iter().filter(|own| own.stub);
                stubs.map(|own| own.name.clone()).collect()
            }
            _ => Vec::new(),
        };
        let mut seen = rustc_hash::FxHashSet::default();
        names.retain(|name| !name.is_empty() && seen.insert(fold::word(name)));
        names
    }

    /// The name of a declaration that has begun.
    pub(super) fn declared(&self, line: &Line, kind: Kind, offers: &mut Offers) {
        let Some(head) = line.head.as_deref() else {
            return;
        };
        let start = head
            .rest
            .start
            .clamp(head.colon.end, self.offset.max(head.colon.end));
        for name in self.undescribed(kind) {
            let blank = self.behind(start);
            let offer = Offer::new(kind_of(kind), &name, start);
            offers.push(offer.text(format!("{blank}{name}")));
        }
    }
}

fn kind_of(kind: Kind) -> ItemKind {
    match kind {
        Kind::Department => ItemKind::Department,
        Kind::Matter => ItemKind::Matter,
        _ => ItemKind::Position,
    }
}
