//! What the fields of a Word template say of a position, a department or the whole booklet. Only reads the model and
//! the view; where a value goes, and how it looks, is for others.

mod department;
mod lines;
mod position;

use super::fields::{Field, Subject};
use crate::model::document::{Change, Document};
use crate::model::{DepartmentId, Entity, Model, PositionId};
use crate::render::view::words::Lexicon;
use crate::render::view::{
    Controls, Input, Pair, Part, Section, Sheet, SheetControl, Signature, View, day, plain,
};
use crate::syntax::concept::Concept;
pub(super) use lines::Line;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::Arc;

/// A thing that fields are about.
#[derive(Clone, Debug)]
pub(super) enum Item<'a> {
    Booklet,
    Position(&'a Sheet, PositionId),
    Department(&'a Sheet, DepartmentId),
    Relations(PositionId),
    Qualifications(PositionId),
    Document(Arc<Document>),
    Signature(Signature),
    Change(Change),
    Line(Line<'a>),
    Name(Cow<'a, str>, Option<PositionId>),
    /// A post of an establishment: its name, how many, and what is noted.
    Post([String; 3]),
    Pair(&'a Pair),
    Section(&'a Section),
}

/// What a field says.
#[derive(Clone, Debug)]
pub(super) enum Value<'a> {
    Text(Cow<'a, str>),
    Flag(bool),
    /// Items that are printed in one line.
    Names(Vec<Item<'a>>),
    /// Items that are printed as lines.
    Lines(Vec<Item<'a>>),
    /// Items that are not printed as they are.
    List(Vec<Item<'a>>),
    /// A thing, and what it prints.
    Record(Item<'a>, Vec<Line<'a>>),
    /// A drawing, and what it shows.
    Picture(Option<Picture>),
    Block(Block<'a>),
}

/// A drawing that is made when it is placed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Picture {
    Organisation,
    Department(DepartmentId),
    Position(PositionId),
    Logo,
}

/// What rolec sets itself.
#[derive(Clone, Copy, Debug)]
pub(super) enum Block<'a> {
    Nothing,
    /// The grid of labelled values of a sheet.
    Facts(&'a Sheet),
    /// Sections with their titles.
    Sections(&'a [Section]),
    /// A section without its title.
    Content(&'a Section),
    Control(&'a SheetControl),
    Signatures(&'a [Signature]),
    /// The parts of the booklet.
    Chapters,
    Contents,
}

impl Value<'_> {
    /// Whether it says anything.
    pub(super) fn is_said(&self) -> bool {
        match self {
            Value::Text(text) => !text.trim().is_empty(),
            Value::Flag(flag) => *flag,
            Value::Names(items) | Value::Lines(items) | Value::List(items) => !items.is_empty(),
            Value::Record(_, lines) => !lines.is_empty(),
            Value::Picture(picture) => picture.is_some(),
            Value::Block(Block::Nothing) => false,
            Value::Block(Block::Sections(sections)) => !sections.is_empty(),
            Value::Block(Block::Signatures(signatures)) => !signatures.is_empty(),
            Value::Block(Block::Facts(sheet)) => !sheet.rows.is_empty(),
            Value::Block(_) => true,
        }
    }
}

/// Everything that is asked.
pub(super) struct Data<'a> {
    pub(super) input: Input<'a>,
    pub(super) view: &'a View,
    pub(super) lexicon: Lexicon<'a>,
    controls: Controls<'a>,
    positions: Vec<(&'a Sheet, PositionId)>,
    departments: Vec<(&'a Sheet, DepartmentId)>,
    /// Who holds a position.
    holders: FxHashMap<PositionId, Vec<&'a str>>,
    document: Arc<Document>,
}

impl<'a> Data<'a> {
    pub(super) fn new(input: Input<'a>, view: &'a View) -> Self {
        let model = input.model;
        let lexicon = Lexicon::new(input.language, input.vocabulary);
        let mut holders: FxHashMap<PositionId, Vec<&str>> = FxHashMap::default();
        for person in &model.persons {
            for link in &person.positions {
                if let Some(id) = link.to {
                    holders.entry(id).or_default().push(&person.name);
                }
            }
        }
        let (positions, departments) = sheets(model, view);
        Self {
            input,
            view,
            lexicon,
            controls: Controls {
                lexicon,
                sources: input.sources,
                told: false,
            },
            positions,
            departments,
            holders,
            document: Arc::new(model.organisation.document.clone().unwrap_or_default()),
        }
    }

    pub(super) fn model(&self) -> &'a Model {
        self.input.model
    }

    /// All that a template of a subject is filled with, one by one.
    pub(super) fn subjects(&self, subject: Subject) -> Vec<Item<'a>> {
        match subject {
            Subject::Booklet => vec![Item::Booklet],
            Subject::Position => self.all_positions(|_| true),
            Subject::Department => self.all_departments(),
        }
    }

    fn all_positions(&self, wanted: impl Fn(PositionId) -> bool) -> Vec<Item<'a>> {
        let all = self.positions.iter();
        all.filter(|(_, id)| wanted(*id))
            .map(|&(sheet, id)| Item::Position(sheet, id))
            .collect()
    }

    fn all_departments(&self) -> Vec<Item<'a>> {
        let all = self.departments.iter();
        all.map(|&(sheet, id)| Item::Department(sheet, id))
            .collect()
    }

    /// What a field that may stand everywhere says.
    pub(super) fn global(&self, field: &Field) -> Value<'a> {
        let book = &self.view.book;
        if field.id() == "logo" {
            return Value::Picture(book.look.logo.as_ref().map(|_| Picture::Logo));
        }
        text(match field.id() {
            "confidential" => book.look.confidential.as_str(),
            "organisation" => book.organisation.as_str(),
            "booklet" => book.title.as_str(),
            _ => book.date.as_deref().unwrap_or_default(),
        })
    }

    /// What a field says of a thing that has it.
    pub(super) fn value(&self, item: &Item<'a>, field: &Field) -> Value<'a> {
        match item {
            Item::Booklet => self.booklet(field),
            Item::Position(sheet, id) => self.position(sheet, *id, field),
            Item::Department(sheet, id) => self.department(sheet, *id, field),
            Item::Relations(id) => self.relation(*id, field),
            Item::Qualifications(id) => self.qualification(*id, field),
            Item::Document(document) => self.control(document, field),
            Item::Signature(signature) => owned(match field.id() {
                "label" => signature.label.clone(),
                "name" => signature.name.clone(),
                _ => signature.date.clone(),
            }),
            Item::Change(change) => owned(match field.id() {
                "version" => change.version.value.clone(),
                "change" => change.change.value.clone(),
                "date" => change
                    .date
                    .value()
                    .map_or_else(String::new, |day| day.text.clone()),
                _ => change.by.value.clone(),
            }),
            Item::Line(line) => self.entry(line, field),
            Item::Name(name, id) => self.name(name, *id, field),
            Item::Post([title, count, note]) => owned(match field.id() {
                "title" => title.clone(),
                "count" => count.clone(),
                _ => note.clone(),
            }),
            Item::Pair(pair) => owned(match field.id() {
                "label" => pair.label.clone(),
                _ => plain(&pair.value),
            }),
            Item::Section(section) => match field.id() {
                "title" => text(section.title.as_str()),
                _ => Value::Block(Block::Content(section)),
            },
        }
    }

    fn booklet(&self, field: &Field) -> Value<'a> {
        match field.id() {
            "title" => text(self.view.book.title.as_str()),
            "document" => self.record(Arc::clone(&self.document)),
            "positions" => Value::List(self.all_positions(|_| true)),
            "departments" => Value::List(self.all_departments()),
            "chart" => Value::Picture(Some(Picture::Organisation)),
            "cover" => Value::Flag(self.cover().is_some()),
            "cover-signatures" => {
                let signatures = self.cover().map(|cover| cover.signatures.as_slice());
                let signatures = signatures.unwrap_or_default().iter().cloned();
                Value::List(signatures.map(Item::Signature).collect())
            }
            "chapters" => Value::Block(Block::Chapters),
            _ => Value::Block(Block::Contents),
        }
    }

    fn cover(&self) -> Option<&'a crate::render::view::Cover> {
        self.view.parts.iter().find_map(|part| match part {
            Part::Cover(cover) => Some(cover),
            _ => None,
        })
    }

    /// Document control, and what it prints: number, version and effective date with their labels.
    fn record(&self, document: Arc<Document>) -> Value<'a> {
        let pairs = self.controls.pairs(&document).into_pairs();
        let written = pairs.into_iter().filter(|pair| !pair.value.is_empty());
        let colon = self.lexicon.word("colon");
        let lines =
            written.map(|pair| Line::plain(format!("{}{colon}{}", pair.label, plain(&pair.value))));
        let lines = lines.collect();
        Value::Record(Item::Document(document), lines)
    }

    fn control(&self, document: &Arc<Document>, field: &Field) -> Value<'a> {
        let field_text =
            |said: &crate::model::Field<String>| owned(said.value().cloned().unwrap_or_default());
        let signature = |at: usize| {
            let signature = self.controls.signatures(document, true).swap_remove(at);
            let lines = match signature.name.is_empty() {
                true => Vec::new(),
                false => vec![Line::plain(signature.name.clone())],
            };
            Value::Record(Item::Signature(signature), lines)
        };
        match field.concept() {
            Some(Concept::Code) => field_text(&document.code),
            Some(Concept::Version) => field_text(&document.version),
            Some(Concept::Effective) => {
                let day = document.effective.value();
                owned(day.map_or_else(String::new, |day| day.text.clone()))
            }
            Some(Concept::Prepared) => signature(0),
            Some(Concept::Reviewed) => signature(1),
            Some(Concept::Approved) => signature(2),
            Some(Concept::Countersigned) => {
                let mark = self.lexicon.language().list_mark();
                owned(self.controls.countersigned(document).join(mark))
            }
            _ => Value::List(document.changes.iter().cloned().map(Item::Change).collect()),
        }
    }

    fn name(&self, name: &Cow<'a, str>, id: Option<PositionId>, field: &Field) -> Value<'a> {
        let model = self.model();
        let said =
            |field: &'a crate::model::Field<String>| text(field.value().map_or("", String::as_str));
        match (field.id(), id.map(|id| &model[id])) {
            ("title", _) => Value::Text(name.clone()),
            (_, None) => text(""),
            ("department", Some(position)) => {
                let department = position.department;
                text(department.map_or("", |id| model[id].name.as_str()))
            }
            ("grade", Some(position)) => said(&position.grade),
            ("headcount", Some(position)) => {
                let count = position.headcount.value();
                text(count.map_or("", |count| count.text.as_str()))
            }
            (_, Some(position)) => said(&position.code),
        }
    }

    /// The value of a labelled field at the head of a sheet.
    fn fact(sheet: &'a Sheet, concept: Concept) -> Value<'a> {
        let id = crate::render::view::words::concept_name(concept);
        let mut pairs = sheet.rows.iter().flatten();
        let pair = pairs.find(|pair| pair.id == id);
        owned(pair.map_or_else(String::new, |pair| plain(&pair.value)))
    }

    fn facts(sheet: &'a Sheet) -> Vec<Item<'a>> {
        sheet.rows.iter().flatten().map(Item::Pair).collect()
    }

    /// The day of the build.
    pub(super) fn date(&self) -> Option<String> {
        self.input.as_of.map(day)
    }
}

/// The sheets of a view by whom they are about, each once.
type Sheets<'a> = (Vec<(&'a Sheet, PositionId)>, Vec<(&'a Sheet, DepartmentId)>);

fn sheets<'a>(model: &Model, view: &'a View) -> Sheets<'a> {
    let (mut positions, mut departments) = (FxHashMap::default(), FxHashMap::default());
    for id in model.position_ids() {
        let identity = model.identity(Entity::Position(id));
        positions.insert(identity, id);
    }
    for id in model.department_ids() {
        let identity = model.identity(Entity::Department(id));
        departments.insert(identity, id);
    }
    let mut sheets: Sheets = Default::default();
    for part in &view.parts {
        match part {
            Part::Position(sheet) => {
                sheets
                    .0
                    .extend(positions.remove(&sheet.id).map(|id| (sheet, id)));
            }
            Part::Department(sheet) => {
                sheets
                    .1
                    .extend(departments.remove(&sheet.id).map(|id| (sheet, id)));
            }
            _ => {}
        }
    }
    sheets
}

fn text<'a>(text: &'a str) -> Value<'a> {
    Value::Text(Cow::Borrowed(text))
}

fn owned<'a>(text: String) -> Value<'a> {
    Value::Text(Cow::Owned(text))
}
