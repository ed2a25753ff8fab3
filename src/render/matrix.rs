//! Tables over the whole organisation: who does what, who holds what, how many there are. Makes sheets of the model;
//! how they look in a file is `sheet`'s business.

mod authority;
mod duties;
mod headcount;
mod kpi;
mod parties;
mod raci;
pub mod register;

use super::sheet::{Sheet, Words, Workbook};
use super::view::plan::{Order, Scope};
use super::view::words::Lexicon;
use crate::diagnostic::Message;
use crate::locale::Language;
use crate::model::{DepartmentId, Entity, Field, Model, PositionId};
use crate::syntax::concept::Rhythm;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::Sources;
use time::Date;

/// Which table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Matters and who does what to decide them.
    Authority,
    /// The steps of processes and who plays which role in them.
    Raci,
    /// Duties and the positions that have them.
    Duties,
    /// Indicators and the positions that are measured by them.
    Kpi,
    /// How many people departments and positions have.
    Headcount,
}

impl Kind {
    pub const ALL: [Kind; 5] = [
        Kind::Authority,
        Kind::Raci,
        Kind::Duties,
        Kind::Kpi,
        Kind::Headcount,
    ];

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// As the command line and the manifest write it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Authority => "authority",
            Kind::Raci => "raci",
            Kind::Duties => "duties",
            Kind::Kpi => "kpi",
            Kind::Headcount => "headcount",
        }
    }
}

/// What a table is made from.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    pub model: &'a Model,
    pub sources: &'a Sources,
    pub vocabulary: &'a Vocabulary,
    pub language: Language,
    /// Only this department with all below it, or this position.
    pub only: Option<Entity>,
    /// The day of the build.
    pub as_of: Option<Date>,
    /// From which likeness (0 to 1) two duties share a row.
    pub similarity: f64,
    /// As wide as it comes, and each thing once: for formats without pages.
    pub whole: bool,
}

/// The sheets of a table; none if there is nothing to show.
pub fn workbook(kind: Kind, input: &Input) -> Workbook {
    let maker = Maker::new(input);
    let sheets = made(kind, &maker);
    let sheet = match kind {
        Kind::Raci => maker.column("process"),
        _ => String::new(),
    };
    maker.workbook(maker.word(kind.name()), sheet, sheets)
}

/// The sheets of a table on those whom a chapter speaks of.
pub(super) fn sheets(kind: Kind, input: &Input, scope: Scope) -> Vec<Sheet> {
    let maker = Maker {
        scope,
        ..Maker::new(input)
    };
    made(kind, &maker)
}

fn made(kind: Kind, maker: &Maker) -> Vec<Sheet> {
    match kind {
        Kind::Authority => authority::sheets(maker),
        Kind::Raci => raci::sheets(maker),
        Kind::Duties => duties::sheets(maker),
        Kind::Kpi => kpi::sheets(maker),
        Kind::Headcount => headcount::sheets(maker),
    }
}

/// What all tables are made with.
pub(super) struct Maker<'a> {
    model: &'a Model,
    sources: &'a Sources,
    lexicon: Lexicon<'a>,
    order: Order,
    scope: Scope,
    as_of: Option<Date>,
    similarity: f64,
    whole: bool,
}

impl<'a> Maker<'a> {
    fn new(input: &Input<'a>) -> Self {
        Self {
            model: input.model,
            sources: input.sources,
            lexicon: Lexicon::new(input.language, input.vocabulary),
            order: Order::of(input.model),
            scope: match input.only {
                Some(Entity::Department(id)) => Scope::Department(id),
                Some(Entity::Position(id)) => Scope::Position(id),
                _ => Scope::All,
            },
            as_of: input.as_of,
            similarity: input.similarity,
            whole: input.whole,
        }
    }

    fn workbook(&self, title: String, sheet: String, sheets: Vec<Sheet>) -> Workbook {
        let words = self.lexicon.words();
        Workbook {
            title,
            organisation: self.model.organisation.name.clone(),
            language: self.lexicon.language(),
            date: self.as_of,
            words: Words {
                page: [words.page_before, words.page_between, words.page_after],
                colon: words.colon,
                notes: self.word("notes"),
                sheet,
                continued: self.word("continued"),
                continuation: self.word("continuation"),
            },
            sheets,
        }
    }

    /// The message `matrix-NAME`.
    fn word(&self, name: &str) -> String {
        self.lexicon.catalogue().plain(&format!("matrix-{name}"))
    }

    /// The message `book-column-NAME`.
    fn column(&self, name: &str) -> String {
        self.lexicon.word(&format!("column-{name}"))
    }

    fn list_mark(&self) -> &'static str {
        self.lexicon.language().list_mark()
    }

    /// Organisation, department and day, as far as they are known.
    fn facts(&self) -> Vec<(String, String)> {
        let mut facts = Vec::new();
        let organisation = &self.model.organisation.name;
        if !organisation.is_empty() {
            facts.push((self.word("organisation"), organisation.clone()));
        }
        match &self.scope {
            &Scope::Department(id) => {
                facts.push((self.column("department"), self.model[id].name.clone()));
            }
            &Scope::Position(id) => {
                facts.push((self.column("position"), self.model[id].title.clone()));
            }
            Scope::All | Scope::Line(_) | Scope::Picked(_) => {}
        }
        if let Some(date) = self.as_of {
            facts.push((self.word("date"), super::view::day(date)));
        }
        facts
    }

    /// The positions that are spoken of, in the order of print.
    fn positions(&self) -> impl Iterator<Item = (Option<DepartmentId>, PositionId)> {
        let all = self.order.positions.iter().copied();
        all.filter(|&(_, id)| self.scope.has_position(self.model, id))
    }

    /// The departments that are spoken of, in the order of print.
    fn departments(&self) -> impl Iterator<Item = DepartmentId> {
        let all = self.order.departments.iter().copied();
        all.filter(|&id| self.scope.has_department(self.model, id))
    }

    /// The name of a department; what belongs to none belongs to the organisation.
    fn home(&self, department: Option<DepartmentId>) -> String {
        match department {
            Some(id) => self.model[id].name.clone(),
            None if self.model.organisation.name.is_empty() => {
                self.lexicon.word("without-department")
            }
            None => self.model.organisation.name.clone(),
        }
    }

    /// Of how many departments that are spoken of it lies within.
    fn depth(&self, department: DepartmentId) -> usize {
        let chain = self.model.department_chain(Some(department)).skip(1);
        chain
            .filter(|&id| self.scope.has_department(self.model, id))
            .count()
    }
}

/// A field's text; empty without one.
fn value(field: &Field<String>) -> &str {
    field.value().map_or("", String::as_str)
}

impl Maker<'_> {
    /// The message `matrix-NAME` with a name in it.
    fn titled(&self, word: &str, name: &str) -> String {
        let message = Message::new(format!("matrix-{word}")).arg("name", name);
        self.lexicon.catalogue().text(&message)
    }

    /// The title of a table, with the name of the part that is spoken of.
    fn scoped(&self, word: &str) -> String {
        let name = match &self.scope {
            &Scope::Department(id) => self.model[id].name.as_str(),
            &Scope::Position(id) | &Scope::Line(id) => self.model[id].title.as_str(),
            Scope::Picked(picked) if picked.name.is_some() => {
                picked.name.as_deref().unwrap_or_default()
            }
            _ => return self.word(word),
        };
        self.titled(&format!("{word}-of"), name)
    }

    /// How often, in a word: `每月`.
    fn rhythm(&self, rhythm: Rhythm) -> String {
        let word = self
            .lexicon
            .vocabulary()
            .rhythm_word(self.lexicon.language(), rhythm);
        super::view::words::capital(word)
    }

    /// The message `matrix-NAME` with a number in it.
    fn count(&self, word: &str, count: usize) -> String {
        let message = Message::new(format!("matrix-{word}")).arg("count", count);
        self.lexicon.catalogue().text(&message)
    }

    /// Says which part of a table that is too wide for one sheet this is.
    fn number_part(&self, sheet: &mut Sheet, part: usize, parts: usize) {
        let message = Message::new("matrix-part")
            .arg("part", part.to_string())
            .arg("parts", parts.to_string());
        sheet
            .title
            .push_str(&self.lexicon.catalogue().text(&message));
    }
}
