//! Which parts a booklet has, in order, each with its heading and anchor. Fills none of them.

use super::build::Input;
use super::names::Anchors;
use super::plan::{Finder, Order, Scope};
use super::words::Lexicon;
use super::{Head, Mark, Text};
use crate::diagnostic::Message;
use crate::model::{DepartmentId, Entity, PositionId};
use crate::render::booklet::{Chapter, Selection};
use crate::render::{glyphs, manual};
use crate::syntax::concept::Concept;

/// How wide the text at the right of a page's head may be, in em of the body.
const RUNNING: f64 = 24.0;

/// A part that has its place and anchor, and waits to be filled.
pub(super) enum Planned {
    Cover,
    Control(Head),
    Contents(Head),
    Heading(Head),
    Chart(Head, Scope),
    Department(Head, DepartmentId),
    Position(Head, PositionId, Vec<Concept>),
    Process(Head, u32),
    Matters(Head, Vec<u32>, Vec<Mark>),
    Tables(Head, &'static str, Scope),
    Index(Head, Scope),
    Text(Text),
}

/// Chapters of one kind that follow one another share a title.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    Functions,
    Positions,
    Processes,
}

pub(super) struct Planner<'a> {
    input: &'a Input<'a>,
    lexicon: Lexicon<'a>,
    order: &'a Order,
    finder: Finder<'a>,
    pub(super) anchors: Anchors,
    pub(super) planned: Vec<Planned>,
    pub(super) notes: Vec<Message>,
    /// Whether chapters stand under headings of the booklet's own.
    grouped: bool,
    last: Option<Run>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(input: &'a Input<'a>, lexicon: Lexicon<'a>, order: &'a Order) -> Self {
        Self {
            input,
            lexicon,
            order,
            finder: Finder::new(input.model),
            anchors: Anchors::new(input.model),
            planned: Vec::new(),
            notes: Vec::new(),
            grouped: false,
            last: None,
        }
    }

    pub(super) fn plan(&mut self) {
        let chapters = &self.input.booklet.chapters;
        for chapter in chapters {
            let run = match chapter {
                Chapter::Functions(_) => Some(Run::Functions),
                Chapter::Positions(..) => Some(Run::Positions),
                Chapter::Processes(_) => Some(Run::Processes),
                _ => None,
            };
            self.chapter(chapter);
            self.last = run;
        }
        self.drop_empty_headings();
    }

    fn chapter(&mut self, chapter: &Chapter) {
        let only = self.input.only;
        let single = matches!(only, Some(Entity::Position(_)));
        match chapter {
            Chapter::Cover if !single => self.planned.push(Planned::Cover),
            Chapter::Contents if !single => {
                let head = self.titled(1, "contents");
                self.planned.push(Planned::Contents(head));
            }
            Chapter::Revisions if only.is_none() => {
                let head = self.titled(1, "control");
                self.planned.push(Planned::Control(head));
            }
            Chapter::Heading(title) if !single => self.heading(title),
            Chapter::Text(path) if only.is_none() => self.text(path),
            Chapter::Glossary if only.is_none() => {
                let head = self.titled(1, "glossary");
                self.planned
                    .push(Planned::Tables(head, "glossary", Scope::All));
            }
            Chapter::Kpis if only.is_none() => {
                let head = self.titled(self.level(), "kpis");
                self.planned.push(Planned::Tables(head, "kpis", Scope::All));
            }
            Chapter::Index if !single => {
                let head = self.titled(1, "index");
                let scope = self.narrowed(Scope::All).unwrap_or(Scope::All);
                self.planned.push(Planned::Index(head, scope));
            }
            Chapter::Matrix(kind) if !single => self.matrix(kind),
            Chapter::Positions(selection, sections) => {
                if let Some(scope) = self.scope(selection) {
                    self.positions(&scope, sections);
                }
            }
            Chapter::Chart(selection)
            | Chapter::Functions(selection)
            | Chapter::Authorities(selection)
            | Chapter::Processes(selection)
            | Chapter::Headcount(selection)
            | Chapter::PositionsList(selection)
                if !single =>
            {
                if let Some(scope) = self.scope(selection) {
                    self.selected(chapter, scope);
                }
            }
            _ => {}
        }
    }

    fn selected(&mut self, chapter: &Chapter, scope: Scope) {
        match chapter {
            Chapter::Chart(_) => {
                let head = self.about("chart", &scope);
                self.planned.push(Planned::Chart(head, scope));
            }
            Chapter::Functions(_) => self.functions(&scope),
            Chapter::Processes(_) => self.processes(&scope),
            Chapter::Authorities(_) => self.authorities(&scope),
            Chapter::Headcount(_) => {
                let head = self.about("headcount", &scope);
                self.planned.push(Planned::Tables(head, "headcount", scope));
            }
            _ => {
                let head = self.about("positions-list", &scope);
                self.planned
                    .push(Planned::Tables(head, "positions-list", scope));
            }
        }
    }

    /// What a chapter speaks of, as far as it is wanted.
    fn scope(&mut self, selection: &Selection) -> Option<Scope> {
        match self.finder.selection(selection) {
            Ok(scope) => self.narrowed(scope),
            Err(unknown) => {
                let message = match unknown.near {
                    Some(near) => Message::new("build-unknown-chapter-near").arg("near", near),
                    None => Message::new("build-unknown-chapter"),
                };
                let message = message.arg("booklet", self.input.booklet.name.as_str());
                self.notes.push(message.arg("name", unknown.name));
                None
            }
        }
    }

    fn narrowed(&self, scope: Scope) -> Option<Scope> {
        let only = match self.input.only {
            Some(Entity::Department(id)) => Scope::Department(id),
            Some(Entity::Position(id)) => Scope::Position(id),
            _ => return Some(scope),
        };
        scope.within(self.input.model, &only)
    }

    /// The level of chapters: the first, or the second under headings of the booklet's own.
    fn level(&self) -> u8 {
        1 + u8::from(self.grouped)
    }

    fn mark(&mut self, level: u8, text: &str, shown: bool) -> Mark {
        let anchor = self.anchors.unique(text);
        Mark::new(level, text.to_owned(), anchor, shown)
    }

    fn titled(&mut self, level: u8, word: &str) -> Head {
        let title = self.lexicon.word(word);
        let mark = self.mark(level, &title, true);
        plain_head(mark)
    }

    /// A chapter on everything, or on a part that its title names.
    fn about(&mut self, word: &str, scope: &Scope) -> Head {
        let title = match self.scope_name(scope) {
            Some(name) => self.lexicon.about(&format!("{word}-of"), &name),
            None => self.lexicon.word(word),
        };
        let mark = self.mark(self.level(), &title, true);
        plain_head(mark)
    }

    fn scope_name(&self, scope: &Scope) -> Option<String> {
        match scope {
            Scope::All => None,
            Scope::Department(id) => Some(self.input.model[*id].name.clone()),
            Scope::Line(id) | Scope::Position(id) => Some(self.input.model[*id].title.clone()),
        }
    }

    fn heading(&mut self, title: &str) {
        self.grouped = true;
        let mark = self.mark(1, title, true);
        self.planned.push(Planned::Heading(plain_head(mark)));
    }

    /// The title of a run of chapters, unless the booklet gives it a heading of its own.
    fn run_title(&mut self, run: Run, word: &str) -> Vec<Mark> {
        if self.grouped || self.last == Some(run) {
            return Vec::new();
        }
        let title = self.lexicon.word(word);
        vec![self.mark(1, &title, true)]
    }

    /// The head of an entity's sheet.
    fn sheet_head(
        &mut self,
        entity: Entity,
        level: u8,
        name: &str,
        kind: &str,
        above: Vec<Mark>,
    ) -> Head {
        let identity = self.input.model.identity(entity);
        let anchor = self.anchors.page(entity, &identity);
        Head {
            above,
            mark: Mark::new(level, name.to_owned(), anchor, true),
            subtitle: Some(self.lexicon.word(kind)),
            running: glyphs::shortened(name, RUNNING),
        }
    }

    /// Whether what is only named, or what is described, has a sheet.
    fn has_sheet(&self, stub: bool) -> bool {
        self.input.complete || !stub
    }

    fn functions(&mut self, scope: &Scope) {
        let model = self.input.model;
        let departments = self.order.departments.iter().copied();
        let departments: Vec<DepartmentId> = departments
            .filter(|&id| self.has_sheet(model[id].stub) && scope.has_department(model, id))
            .collect();
        let mut above = match departments.is_empty() {
            true => return,
            false => self.run_title(Run::Functions, "functions"),
        };
        for id in departments {
            let name = model[id].name.clone();
            let above = std::mem::take(&mut above);
            let entity = Entity::Department(id);
            let head = self.sheet_head(entity, 2, &name, "sheet-department", above);
            self.planned.push(Planned::Department(head, id));
        }
    }

    fn positions(&mut self, scope: &Scope, sections: &[Concept]) {
        let model = self.input.model;
        let positions = self.order.positions.iter().copied();
        let positions: Vec<_> = positions
            .filter(|&(_, id)| self.has_sheet(model[id].stub) && scope.has_position(model, id))
            .collect();
        if positions.is_empty() {
            return;
        }
        let single = matches!(scope, Scope::Position(_));
        let mut above = match single {
            true => Vec::new(),
            false => self.run_title(Run::Positions, "positions"),
        };
        self.open_positions(scope, &mut above);
        let mut last = None;
        for (department, id) in positions {
            if let Some(department) = department.filter(|_| !single && last != department) {
                let name = model[department].name.clone();
                above.push(self.mark(2, &name, false));
            }
            last = department;
            let level = match (single, department) {
                (true, _) => 1,
                (false, Some(_)) => 3,
                (false, None) => 2,
            };
            let title = model[id].title.clone();
            let entity = Entity::Position(id);
            let above = std::mem::take(&mut above);
            let head = self.sheet_head(entity, level, &title, "sheet-position", above);
            self.planned
                .push(Planned::Position(head, id, sections.to_vec()));
        }
    }

    /// A chapter of its own opens with a list of all positions, unless the booklet has one elsewhere.
    fn open_positions(&mut self, scope: &Scope, above: &mut Vec<Mark>) {
        let listed = |chapter: &Chapter| matches!(chapter, Chapter::PositionsList(_));
        if self.input.booklet.chapters.iter().any(listed) {
            return;
        }
        if let Some(mark) = above.pop() {
            let mut head = plain_head(mark);
            head.subtitle = Some(self.lexicon.word("positions-list"));
            let scope = scope.clone();
            self.planned
                .push(Planned::Tables(head, "positions-list", scope));
        }
    }

    fn processes(&mut self, scope: &Scope) {
        let model = self.input.model;
        let processes = scope.processes(model);
        if processes.is_empty() {
            return;
        }
        let mut above = self.run_title(Run::Processes, "processes");
        for at in processes {
            let name = model.processes[at as usize].name.clone();
            let entity = Entity::Process(at);
            let above = std::mem::take(&mut above);
            let head = self.sheet_head(entity, 2, &name, "sheet-process", above);
            self.planned.push(Planned::Process(head, at));
        }
    }

    fn authorities(&mut self, scope: &Scope) {
        let model = self.input.model;
        let matters = scope.matters(model);
        if matters.is_empty() {
            return;
        }
        let head = self.about_all("authorities");
        let level = self.level() + 1;
        let mut marks = Vec::new();
        for &at in &matters {
            let matter = &model.matters[at as usize];
            if matter.tables.is_empty() && !self.input.complete {
                continue;
            }
            let identity = model.identity(Entity::Matter(at));
            let anchor = self.anchors.page(Entity::Matter(at), &identity);
            marks.push(Mark::new(level, matter.name.clone(), anchor, true));
        }
        self.planned.push(Planned::Matters(head, matters, marks));
    }

    fn about_all(&mut self, word: &str) -> Head {
        self.titled(self.level(), word)
    }

    fn matrix(&mut self, kind: &str) {
        let scope = self.narrowed(Scope::All).unwrap_or(Scope::All);
        let (id, word) = match kind {
            "raci" => ("raci", "matrix-raci"),
            "kpi" => ("kpi", "matrix-kpi"),
            "headcount" => ("headcount", "headcount"),
            _ => {
                let message = Message::new("build-no-matrix").arg("kind", kind);
                let booklet = self.input.booklet.name.as_str();
                self.notes.push(message.arg("booklet", booklet));
                return;
            }
        };
        let head = self.about_all(word);
        self.planned.push(Planned::Tables(head, id, scope));
    }

    fn text(&mut self, path: &str) {
        // A file that could not be read has been told of by who reads files.
        let Some(markdown) = self.input.texts.get(path) else {
            return;
        };
        let headings = manual::headings(markdown);
        let top = headings.iter().map(|(level, _)| *level).min().unwrap_or(1);
        let shift = self.level().saturating_sub(top);
        let marks: Vec<Mark> = headings
            .iter()
            .map(|(level, text)| self.mark(level + shift, text, true))
            .collect();
        let running = marks
            .first()
            .map_or_else(String::new, |mark| glyphs::shortened(&mark.text, RUNNING));
        self.planned.push(Planned::Text(Text {
            marks,
            shift,
            running,
            markdown: markdown.clone(),
        }));
    }

    /// A heading that nothing follows is no chapter.
    fn drop_empty_headings(&mut self) {
        let is_heading = |plan: &Planned| matches!(plan, Planned::Heading(_));
        let count = self.planned.len();
        let empty: Vec<bool> = (0..count)
            .map(|at| {
                is_heading(&self.planned[at])
                    && self.planned.get(at + 1).is_none_or(is_heading)
                    && self.input.only.is_some()
            })
            .collect();
        let mut at = 0;
        self.planned.retain(|_| {
            at += 1;
            !empty[at - 1]
        });
    }
}

fn plain_head(mark: Mark) -> Head {
    Head {
        above: Vec::new(),
        subtitle: None,
        running: glyphs::shortened(&mark.text, RUNNING),
        mark,
    }
}
