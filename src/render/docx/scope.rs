//! Which field a name means where it stands: the innermost thing that has it, or one further out. A name that nothing
//! has is told with the nearest one, or with the loop that it belongs in.

use super::fields::{Field, GLOBAL, Kind, LOOP, Shape, Subject};
use super::tag::{Opening, Path};
use crate::diagnostic::Message;
use crate::locale::Language;
use crate::syntax::concept::{Concept, Key};
use crate::syntax::vocabulary::{Vocabulary, near};
use crate::text::fold;

/// Whose field it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Whose {
    /// Of nothing in particular.
    Global,
    /// Of the repetition, so many things further out.
    Loop(usize),
    /// Of the thing so many further out.
    Item(usize),
}

/// A name that was looked up.
#[derive(Clone, Debug)]
pub(super) struct Resolved {
    pub(super) whose: Whose,
    /// The field, and those behind its dots.
    pub(super) fields: Vec<&'static Field>,
}

impl Resolved {
    pub(super) fn last(&self) -> Option<&'static Field> {
        self.fields.last().copied()
    }
}

/// What is meant by names.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) vocabulary: &'a Vocabulary,
}

/// The things that a tag stands in, the innermost last.
#[derive(Clone)]
pub(super) struct Scope<'a> {
    words: Words<'a>,
    subject: Subject,
    /// None for a loop that is faulty itself, so that what stands in it is not judged.
    shapes: Vec<Option<&'static Shape>>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(subject: Subject, words: Words<'a>) -> Self {
        Self {
            words,
            subject,
            shapes: vec![Some(subject.shape())],
        }
    }

    pub(super) fn enter(&mut self, shape: Option<&'static Shape>) {
        self.shapes.push(shape);
    }

    pub(super) fn leave(&mut self) {
        if self.shapes.len() > 1 {
            self.shapes.pop();
        }
    }

    /// Looks a name up.
    ///
    /// # Errors
    /// If nothing has such a field. None: a loop further out is faulty, so nobody can tell.
    pub(super) fn resolve(&self, path: &Path) -> Result<Resolved, Option<Message>> {
        let first = path.names.first().map_or("", String::as_str);
        let (whose, field) = self
            .first(first, path.up)
            .ok_or_else(|| self.unknown(path))?;
        let mut fields = vec![field];
        for name in &path.names[1..] {
            let last = fields[fields.len() - 1];
            let inner = match last.kind {
                Kind::Record(shape) => shape.field(name, self.words.vocabulary),
                _ => return Err(Some(self.no_record(path, last))),
            };
            match inner {
                Some(field) => fields.push(field),
                None => return Err(Some(self.unknown_inner(path, name, last))),
            }
        }
        Ok(Resolved { whose, fields })
    }

    fn first(&self, name: &str, up: usize) -> Option<(Whose, &'static Field)> {
        let vocabulary = self.words.vocabulary;
        let inner = self.shapes.iter().rev().enumerate().skip(up);
        for (at, shape) in inner {
            let is_loop = at + 1 < self.shapes.len();
            if let Some(field) = shape.and_then(|shape| shape.field(name, vocabulary)) {
                return Some((Whose::Item(at), field));
            }
            if is_loop && let Some(field) = LOOP.field(name, vocabulary) {
                return Some((Whose::Loop(at), field));
            }
        }
        let field = GLOBAL.field(name, vocabulary)?;
        Some((Whose::Global, field))
    }

    fn known(&self) -> Vec<String> {
        let shapes = self.shapes.iter().rev().flatten().copied();
        let repeated = (self.shapes.len() > 1).then_some(&LOOP);
        let shapes = shapes.chain(repeated).chain([&GLOBAL]);
        shapes
            .flat_map(|shape| all_names(shape, self.words.vocabulary))
            .collect()
    }

    fn unknown(&self, path: &Path) -> Option<Message> {
        if self.shapes.iter().any(Option::is_none) {
            return None;
        }
        let name = path.names.first().map_or("", String::as_str);
        let about = |id: &str| {
            Message::new(id)
                .arg("name", path.text.as_str())
                .arg("subject", self.subject.name())
        };
        if let Some(list) = self.elsewhere(name) {
            return Some(about("word-field-elsewhere").arg("list", list));
        }
        let other = Subject::ALL.into_iter().find(|other| {
            let field = other.shape().field(name, self.words.vocabulary);
            *other != self.subject && field.is_some()
        });
        if let Some(other) = other {
            return Some(about("word-field-of-other").arg("other", other.name()));
        }
        Some(match nearest(name, &self.known()) {
            Some(near) => about("word-unknown-field-near").arg("near", near),
            None => about("word-unknown-field"),
        })
    }

    /// The list or record that has such a field.
    fn elsewhere(&self, name: &str) -> Option<String> {
        let vocabulary = self.words.vocabulary;
        let shapes = self.shapes.iter().rev().flatten();
        let fields = shapes.flat_map(|shape| shape.fields);
        let inner = |field: &Field| {
            let shape = field.shape()?;
            shape.field(name, vocabulary)
        };
        let holders: Vec<&Field> = fields.filter(|field| inner(field).is_some()).collect();
        // Entries of all sections have the same fields, but each is usual in one.
        let of_indicator = |field: &Field| field.key().is_some_and(|key| INDICATORS.contains(&key));
        let usual = match holders.first().and_then(|first| inner(first)) {
            Some(field) if of_indicator(field) => [Concept::Kpis, Concept::Kpis],
            _ => [Concept::Duties, Concept::Functions],
        };
        let is_usual = |field: &&&Field| field.concept().is_some_and(|one| usual.contains(&one));
        let holder = holders.iter().find(is_usual).or(holders.first())?;
        let word = match name.is_ascii() {
            true => holder.id().to_owned(),
            false => holder.word(Language::Zh, vocabulary),
        };
        Some(match holder.kind {
            Kind::Record(_) => format!("{word}.{name}"),
            _ => format!("#each {word}"),
        })
    }

    fn unknown_inner(&self, path: &Path, name: &str, of: &'static Field) -> Message {
        let known = of
            .shape()
            .map_or_else(Vec::new, |shape| all_names(shape, self.words.vocabulary));
        let message = match nearest(name, &known) {
            Some(near) => Message::new("word-unknown-inner-near").arg("near", near),
            None => Message::new("word-unknown-inner").arg("known", fields_of(of)),
        };
        message.arg("name", name).arg("of", self.written(path))
    }

    fn no_record(&self, path: &Path, field: &'static Field) -> Message {
        let id = match field.repeats() {
            true => "word-dot-in-list",
            false => "word-dot-in-text",
        };
        Message::new(id)
            .arg("name", path.text.as_str())
            .arg("of", self.written(path))
    }

    /// The first name of a path, as it is written.
    fn written(&self, path: &Path) -> String {
        let text = path.text.trim_start_matches("../");
        text.split('.').next().unwrap_or(text).trim().to_owned()
    }

    /// What a tag opens, and the shape of what stands in it if that is another thing.
    ///
    /// # Errors
    /// If its field cannot be repeated.
    pub(super) fn open(
        &self,
        opening: Opening,
        path: &Path,
    ) -> Result<(Opening, Resolved), Option<Message>> {
        let resolved = self.resolve(path)?;
        let repeats = resolved.last().is_some_and(Field::repeats);
        match (opening, repeats) {
            (Opening::Each, false) => {
                let message = Message::new("word-cannot-repeat");
                Err(Some(message.arg("name", path.text.as_str())))
            }
            (Opening::Either, true) => Ok((Opening::Each, resolved)),
            (Opening::Either, false) => Ok((Opening::If, resolved)),
            (opening, _) => Ok((opening, resolved)),
        }
    }
}

/// The names of the fields of a thing, in all languages.
fn all_names(shape: &Shape, vocabulary: &Vocabulary) -> Vec<String> {
    let languages = Language::ALL.iter();
    languages
        .flat_map(|&language| shape.names(language, vocabulary))
        .collect()
}

/// What entries have that are indicators.
const INDICATORS: [Key; 5] = [
    Key::Target,
    Key::Period,
    Key::Weight,
    Key::Formula,
    Key::Source,
];

fn fields_of(field: &Field) -> Vec<String> {
    let shape = field.shape();
    let fields = shape.map_or(&[][..], |shape| shape.fields);
    fields.iter().map(|field| field.id().to_owned()).collect()
}

/// The known name that is nearest to a folded one; in the form in which people write it.
fn nearest(name: &str, known: &[String]) -> Option<String> {
    let folded: Vec<(String, &String)> = known
        .iter()
        .map(|known| (fold::word(known), known))
        .collect();
    let hits = near(name, folded.iter().map(|(folded, _)| folded.as_str()));
    let hit = hits.first()?;
    let found = folded.iter().find(|(folded, _)| folded == hit);
    found.map(|(_, known)| (*known).clone())
}
