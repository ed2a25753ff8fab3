//! The fields that a Word template may name: one table that the templates are held to, that fills them, and that
//! `rolec template fields` prints. What a field says of an entity is for `data`.

use crate::locale::{Catalogue, Language};
use crate::render::view::words::concept_name;
use crate::syntax::concept::{Concept, Key, Kind as Declared};
use crate::syntax::vocabulary::{Owner, Vocabulary};
use crate::text::fold;

/// What can be done with a field.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Printed.
    Text,
    /// Only asked: `{{#if …}}`.
    Flag,
    /// Printed in one line, or repeated.
    Names(&'static Shape),
    /// Printed as lines, or repeated.
    Lines(&'static Shape),
    /// Only repeated.
    List(&'static Shape),
    /// Fields of its own behind a dot; printed if it has a text.
    Record(&'static Shape),
    /// A picture.
    Picture,
    /// Paragraphs and tables as rolec sets them, in place of a paragraph; some can be repeated instead.
    Block(Option<&'static Shape>),
}

/// Where the names of a field, and what it is, are written.
#[derive(Clone, Copy, Debug)]
enum Words {
    Label(Owner, Concept),
    Key(Key),
    /// In the catalogues, by the name of a message, for what programs call by another.
    Own(&'static str, &'static str),
}

/// A field.
#[derive(Debug)]
pub struct Field {
    words: Words,
    pub kind: Kind,
}

/// The fields of one kind of thing.
#[derive(Debug)]
pub struct Shape {
    pub name: &'static str,
    pub fields: &'static [Field],
}

/// What a template is filled with: one position, one department, or everything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    Position,
    Department,
    Booklet,
}

impl Subject {
    pub const ALL: [Subject; 3] = [Subject::Position, Subject::Department, Subject::Booklet];

    pub fn name(self) -> &'static str {
        self.shape().name
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    pub fn shape(self) -> &'static Shape {
        match self {
            Subject::Position => &POSITION,
            Subject::Department => &DEPARTMENT,
            Subject::Booklet => &BOOKLET,
        }
    }
}

impl Field {
    /// Its name as programs write it.
    pub fn id(&self) -> &'static str {
        match self.words {
            Words::Label(_, concept) => concept_name(concept),
            Words::Key(Key::DelegatedTo) => "delegated-to",
            Words::Key(Key::Responsible) => "responsible",
            Words::Key(Key::Accountable) => "accountable",
            Words::Key(Key::Consulted) => "consulted",
            Words::Key(Key::Informed) => "informed",
            Words::Key(key) => key.name(),
            Words::Own(_, id) => id,
        }
    }

    pub fn concept(&self) -> Option<Concept> {
        match self.words {
            Words::Label(_, concept) => Some(concept),
            _ => None,
        }
    }

    pub fn key(&self) -> Option<Key> {
        match self.words {
            Words::Key(key) => Some(key),
            _ => None,
        }
    }

    /// The fields that stand behind it.
    pub fn shape(&self) -> Option<&'static Shape> {
        match self.kind {
            Kind::Names(shape) | Kind::Lines(shape) | Kind::List(shape) | Kind::Record(shape) => {
                Some(shape)
            }
            Kind::Block(shape) => shape,
            Kind::Text | Kind::Flag | Kind::Picture => None,
        }
    }

    /// Whether it can be repeated.
    pub fn repeats(&self) -> bool {
        self.shape().is_some() && !matches!(self.kind, Kind::Record(_))
    }

    /// The word by which a language calls it.
    pub fn word(&self, language: Language, vocabulary: &Vocabulary) -> String {
        match self.words {
            Words::Label(owner, concept) => {
                vocabulary.label_word(language, owner, concept).to_owned()
            }
            Words::Key(key) => vocabulary.key_word(language, key).to_owned(),
            Words::Own(message, _) => {
                let words = own_words(message, language);
                words.into_iter().next().unwrap_or_default()
            }
        }
    }

    /// What it is, in a language.
    pub fn meaning(&self, language: Language, vocabulary: &Vocabulary) -> String {
        let catalogue = Catalogue::of(language);
        let means = |id: &str| {
            let message = crate::diagnostic::Message::new(format!("word-field-{id}"));
            catalogue.attribute(&message, "means")
        };
        let told = match self.words {
            Words::Label(owner, concept) => vocabulary
                .label_words(language, owner, concept)
                .map(|label| label.doc.clone()),
            Words::Key(_) => means("key"),
            Words::Own(message, _) => means(message),
        };
        told.unwrap_or_default()
    }

    /// Whether a folded word names it, in any language.
    pub fn is_named(&self, word: &str, vocabulary: &Vocabulary) -> bool {
        if fold::word(self.id()) == word {
            return true;
        }
        match self.words {
            Words::Label(owner, concept) => vocabulary
                .labels(owner)
                .get(word)
                .is_some_and(|entry| entry.concept == concept),
            Words::Key(key) => vocabulary.attribute(word) == Some(key),
            Words::Own(message, _) => Language::ALL.iter().any(|&language| {
                let words = own_words(message, language);
                words.iter().any(|own| fold::word(own) == word)
            }),
        }
    }
}

impl Shape {
    /// The field that a folded word names.
    pub fn field(&self, word: &str, vocabulary: &Vocabulary) -> Option<&'static Field> {
        let mut fields = self.fields.iter();
        fields.find(|field| field.is_named(word, vocabulary))
    }

    /// All names of its fields, for suggestions: as programs write them, and in a language.
    pub fn names(&self, language: Language, vocabulary: &Vocabulary) -> Vec<String> {
        let names = self.fields.iter().flat_map(|field| {
            let mut names = vec![field.id().to_owned(), field.word(language, vocabulary)];
            match field.words {
                Words::Label(owner, concept) => {
                    let words = vocabulary.label_words(language, owner, concept);
                    names.extend(words.into_iter().flat_map(|label| label.words.clone()));
                }
                Words::Own(message, _) => names.extend(own_words(message, language)),
                Words::Key(_) => {}
            }
            names
        });
        names.filter(|name| !name.is_empty()).collect()
    }
}

/// The words of the catalogue for a field, parted by the mark of lists.
fn own_words(message: &str, language: Language) -> Vec<String> {
    let words = Catalogue::of(language).plain(&format!("word-field-{message}"));
    words
        .split(language.list_mark())
        .map(str::to_owned)
        .collect()
}

const fn own(id: &'static str, kind: Kind) -> Field {
    named(id, id, kind)
}

/// A field whose message says of what it is, because others of that name are explained otherwise.
const fn named(message: &'static str, id: &'static str, kind: Kind) -> Field {
    let words = Words::Own(message, id);
    Field { words, kind }
}

const fn key(key: Key) -> Field {
    Field {
        words: Words::Key(key),
        kind: Kind::Text,
    }
}

const fn of(owner: Owner, concept: Concept, kind: Kind) -> Field {
    Field {
        words: Words::Label(owner, concept),
        kind,
    }
}

const P: Owner = Owner::Kind(Declared::Position);
const D: Owner = Owner::Kind(Declared::Department);
const R: Owner = Owner::Record(Concept::Relations);
const Q: Owner = Owner::Record(Concept::Qualifications);
const C: Owner = Owner::Record(Concept::Document);

/// What every template may name, wherever it stands.
pub static GLOBAL: Shape = Shape {
    name: "global",
    fields: &[
        own("organisation", Kind::Text),
        own("booklet", Kind::Text),
        own("date", Kind::Text),
        own("confidential", Kind::Text),
        own("logo", Kind::Picture),
    ],
};

/// What may be named in everything that is repeated.
pub static LOOP: Shape = Shape {
    name: "loop",
    fields: &[
        own("no", Kind::Text),
        own("first", Kind::Flag),
        own("last", Kind::Flag),
    ],
};

static POSITION: Shape = Shape {
    name: "position",
    fields: &[
        named("position-title", "title", Kind::Text),
        of(P, Concept::Code, Kind::Text),
        of(P, Concept::Department, Kind::Text),
        of(P, Concept::Grade, Kind::Text),
        of(P, Concept::Headcount, Kind::Text),
        of(P, Concept::Kind, Kind::Text),
        of(P, Concept::Superior, Kind::Text),
        of(P, Concept::Subordinates, Kind::Names(&NAME)),
        of(P, Concept::Functional, Kind::Names(&NAME)),
        of(P, Concept::Dotted, Kind::Names(&NAME)),
        of(P, Concept::Deputy, Kind::Names(&NAME)),
        of(P, Concept::Location, Kind::Text),
        of(P, Concept::Alias, Kind::Text),
        own("holders", Kind::Text),
        of(P, Concept::Purpose, Kind::Lines(&ENTRY)),
        of(P, Concept::Duties, Kind::Lines(&ENTRY)),
        of(P, Concept::Kpis, Kind::Lines(&ENTRY)),
        of(P, Concept::Authorities, Kind::Lines(&ENTRY)),
        of(P, Concept::Responsibilities, Kind::Lines(&ENTRY)),
        of(P, Concept::Prohibitions, Kind::Lines(&ENTRY)),
        of(P, Concept::Workflow, Kind::Lines(&ENTRY)),
        of(P, Concept::Relations, Kind::Record(&RELATIONS)),
        of(P, Concept::Qualifications, Kind::Record(&QUALIFICATIONS)),
        of(P, Concept::Conditions, Kind::Lines(&ENTRY)),
        of(P, Concept::Career, Kind::Lines(&ENTRY)),
        of(P, Concept::Notes, Kind::Lines(&ENTRY)),
        of(P, Concept::Document, Kind::Record(&DOCUMENT)),
        own("chart", Kind::Picture),
        own("facts", Kind::Block(Some(&PAIR))),
        own("sections", Kind::Block(Some(&SECTION))),
        own("control", Kind::Block(None)),
        own("signatures", Kind::Block(Some(&SIGNATURE))),
    ],
};

static DEPARTMENT: Shape = Shape {
    name: "department",
    fields: &[
        named("department-name", "name", Kind::Text),
        of(D, Concept::Code, Kind::Text),
        of(D, Concept::Parent, Kind::Text),
        of(D, Concept::Head, Kind::Text),
        of(D, Concept::HeadSuperior, Kind::Text),
        of(D, Concept::Children, Kind::Text),
        of(D, Concept::Alias, Kind::Text),
        of(D, Concept::Goal, Kind::Lines(&ENTRY)),
        of(D, Concept::Functions, Kind::Lines(&ENTRY)),
        of(D, Concept::Establishment, Kind::List(&POST)),
        own("total", Kind::Text),
        of(D, Concept::Authorities, Kind::Lines(&ENTRY)),
        of(D, Concept::Responsibilities, Kind::Lines(&ENTRY)),
        of(D, Concept::Budget, Kind::Lines(&ENTRY)),
        of(D, Concept::Workflow, Kind::Lines(&ENTRY)),
        of(D, Concept::Notes, Kind::Lines(&ENTRY)),
        of(D, Concept::Document, Kind::Record(&DOCUMENT)),
        own("positions", Kind::List(&POSITION)),
        own("chart", Kind::Picture),
        own("facts", Kind::Block(Some(&PAIR))),
        own("sections", Kind::Block(Some(&SECTION))),
        own("control", Kind::Block(None)),
    ],
};

static BOOKLET: Shape = Shape {
    name: "booklet",
    fields: &[
        named("booklet-title", "title", Kind::Text),
        named("booklet-document", "document", Kind::Record(&DOCUMENT)),
        own("positions", Kind::List(&POSITION)),
        own("departments", Kind::List(&DEPARTMENT)),
        own("chart", Kind::Picture),
        own("cover", Kind::Flag),
        own("cover-signatures", Kind::List(&SIGNATURE)),
        own("chapters", Kind::Block(None)),
        own("contents", Kind::Block(None)),
    ],
};

/// An entry of a section; the title of a group and a paragraph are entries, too, so that nothing is lost.
static ENTRY: Shape = Shape {
    name: "entry",
    fields: &[
        named("entry-number", "number", Kind::Text),
        named("entry-text", "text", Kind::Text),
        named("entry-name", "name", Kind::Text),
        named("entry-group", "group", Kind::Text),
        named("entry-heading", "heading", Kind::Flag),
        named("entry-details", "details", Kind::Text),
        key(Key::Every),
        key(Key::Share),
        key(Key::Output),
        key(Key::Standard),
        key(Key::For),
        key(Key::Id),
        key(Key::Target),
        key(Key::Period),
        key(Key::Weight),
        key(Key::Formula),
        key(Key::Source),
        key(Key::Unit),
        key(Key::Direction),
        key(Key::Scope),
        key(Key::Limit),
        key(Key::Joint),
        key(Key::DelegatedTo),
        key(Key::Until),
        key(Key::Within),
        key(Key::Form),
        key(Key::When),
        key(Key::Note),
    ],
};

static NAME: Shape = Shape {
    name: "name",
    fields: &[
        named("name-title", "title", Kind::Text),
        named("name-department", "department", Kind::Text),
        named("name-grade", "grade", Kind::Text),
        named("name-headcount", "headcount", Kind::Text),
        named("name-code", "code", Kind::Text),
    ],
};

static POST: Shape = Shape {
    name: "post",
    fields: &[
        named("post-title", "title", Kind::Text),
        named("post-count", "count", Kind::Text),
        named("post-note", "note", Kind::Text),
    ],
};

static RELATIONS: Shape = Shape {
    name: "relations",
    fields: &[
        of(R, Concept::SupervisedBy, Kind::Lines(&ENTRY)),
        of(R, Concept::Supervises, Kind::Lines(&ENTRY)),
        of(R, Concept::Guides, Kind::Lines(&ENTRY)),
        of(R, Concept::Cooperates, Kind::Lines(&ENTRY)),
        of(R, Concept::External, Kind::Lines(&ENTRY)),
        own("other", Kind::Lines(&ENTRY)),
    ],
};

static QUALIFICATIONS: Shape = Shape {
    name: "qualifications",
    fields: &[
        of(Q, Concept::Education, Kind::Text),
        of(Q, Concept::Major, Kind::Text),
        of(Q, Concept::Experience, Kind::Lines(&ENTRY)),
        of(Q, Concept::Certificates, Kind::Lines(&ENTRY)),
        of(Q, Concept::Knowledge, Kind::Lines(&ENTRY)),
        of(Q, Concept::Skills, Kind::Lines(&ENTRY)),
        of(Q, Concept::Traits, Kind::Lines(&ENTRY)),
        of(Q, Concept::Languages, Kind::Lines(&ENTRY)),
        of(Q, Concept::Age, Kind::Text),
        of(Q, Concept::Sex, Kind::Text),
        of(Q, Concept::Other, Kind::Lines(&ENTRY)),
    ],
};

static DOCUMENT: Shape = Shape {
    name: "document",
    fields: &[
        of(C, Concept::Code, Kind::Text),
        of(C, Concept::Version, Kind::Text),
        of(C, Concept::Effective, Kind::Text),
        of(C, Concept::Prepared, Kind::Record(&SIGNATURE)),
        of(C, Concept::Reviewed, Kind::Record(&SIGNATURE)),
        of(C, Concept::Approved, Kind::Record(&SIGNATURE)),
        of(C, Concept::Countersigned, Kind::Text),
        of(C, Concept::Changes, Kind::List(&CHANGE)),
    ],
};

static SIGNATURE: Shape = Shape {
    name: "signature",
    fields: &[
        own("label", Kind::Text),
        named("signature-name", "name", Kind::Text),
        named("signature-date", "date", Kind::Text),
    ],
};

static CHANGE: Shape = Shape {
    name: "change",
    fields: &[
        named("change-version", "version", Kind::Text),
        named("change-change", "change", Kind::Text),
        named("change-date", "date", Kind::Text),
        named("change-by", "by", Kind::Text),
    ],
};

static PAIR: Shape = Shape {
    name: "pair",
    fields: &[
        own("label", Kind::Text),
        named("pair-value", "value", Kind::Text),
    ],
};

static SECTION: Shape = Shape {
    name: "section",
    fields: &[
        named("section-title", "title", Kind::Text),
        named("section-content", "content", Kind::Block(None)),
    ],
};

/// All shapes, those of subjects first.
pub static SHAPES: [&Shape; 15] = [
    &GLOBAL,
    &POSITION,
    &DEPARTMENT,
    &BOOKLET,
    &ENTRY,
    &NAME,
    &POST,
    &RELATIONS,
    &QUALIFICATIONS,
    &DOCUMENT,
    &SIGNATURE,
    &CHANGE,
    &PAIR,
    &SECTION,
    &LOOP,
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// A word that names two fields of a thing would name the first, and nobody would know.
    #[test]
    fn every_name_is_one_field_of_its_shape() {
        let vocabulary = Vocabulary::built_in();
        let mut faults = Vec::new();
        for shape in SHAPES {
            let mut seen: BTreeMap<String, &str> = BTreeMap::new();
            for field in shape.fields {
                for language in Language::ALL {
                    let one = Shape {
                        name: shape.name,
                        fields: std::slice::from_ref(field),
                    };
                    for name in one.names(language, vocabulary) {
                        let other = seen.insert(fold::word(&name), field.id());
                        if other.is_some_and(|other| other != field.id()) {
                            faults.push(format!("{}: {name}: {other:?}", shape.name));
                        }
                    }
                }
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn every_field_is_explained_in_both_languages() {
        let vocabulary = Vocabulary::built_in();
        for shape in SHAPES {
            for field in shape.fields {
                for language in Language::ALL {
                    let (word, meaning) = (
                        field.word(language, vocabulary),
                        field.meaning(language, vocabulary),
                    );
                    let place = format!("{} {} {}", shape.name, field.id(), language.code());
                    assert!(!word.is_empty() && !word.starts_with("word-"), "{place}");
                    assert!(!meaning.is_empty(), "{place}");
                }
            }
        }
    }
}
