//! Which parts a booklet has, in order, each with its heading and anchor. Fills none of them.

use super::build::Input;
use super::names::Anchors;
use super::plan::{Finder, Order, Scope};
use super::words::Lexicon;
use super::{Head, Mark, Text, selection};
use crate::diagnostic::Message;
use crate::model::{DepartmentId, Entity, PositionId};
use crate::render::booklet::{Chapter, Entry, Filter, Selection};
use crate::render::design::PageSetup;
use crate::render::matrix::Kind;
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
    Matrix(Head, Kind, Scope),
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
    /// With the paper that each stands on.
    pub(super) planned: Vec<(PageSetup, Planned)>,
    pub(super) notes: Vec<Message>,
    /// Whether chapters stand under headings of the booklet's own.
    grouped: bool,
    last: Option<Run>,
    /// Of the chapter that is being planned.
    setup: PageSetup,
    title: Option<String>,
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
            setup: PageSetup::default(),
            title: None,
        }
    }

    pub(super) fn plan(&mut self) {
        let booklet = self.input.booklet;
        for entry in &booklet.chapters {
            let run = match &entry.chapter {
                Chapter::Functions(_) => Some(Run::Functions),
                Chapter::Positions(..) => Some(Run::Positions),
                Chapter::Processes(_) => Some(Run::Processes),
                _ => None,
            };
            self.setup = entry.setup.or(booklet.design.setup);
            self.title.clone_from(&entry.title);
            self.chapter(entry);
            self.last = run;
        }
        self.drop_empty_headings();
    }

    fn push(&mut self, plan: Planned) {
        self.planned.push((self.setup, plan));
    }

    fn chapter(&mut self, entry: &Entry) {
        let only = self.input.only;
        let single = matches!(only, Some(Entity::Position(_)));
        let filter = &entry.filter;
        match &entry.chapter {
            Chapter::Cover if !single => self.push(Planned::Cover),
            Chapter::Contents if !single => {
                let head = self.titled(1, "contents");
                self.push(Planned::Contents(head));
            }
            Chapter::Revisions if only.is_none() => {
                let head = self.titled(1, "control");
                self.push(Planned::Control(head));
            }
            Chapter::Heading(title) if !single => self.heading(title),
            Chapter::Text(path) if only.is_none() => self.text(path),
            Chapter::Glossary if only.is_none() => {
                let head = self.titled(1, "glossary");
                self.push(Planned::Tables(head, "glossary", Scope::All));
            }
            Chapter::Kpis if only.is_none() => {
                let head = self.titled(self.level(), "kpis");
                self.push(Planned::Tables(head, "kpis", Scope::All));
            }
            Chapter::Index if !single => {
                let head = self.titled(1, "index");
                let scope = self.narrowed(Scope::All).unwrap_or(Scope::All);
                self.push(Planned::Index(head, scope));
            }
            Chapter::Matrix(kind, selection) if !single => {
                if let Some(scope) = self.scope(selection, filter) {
                    self.matrix(*kind, scope);
                }
            }
            Chapter::Positions(selection, sections) => {
                if let Some(scope) = self.scope(selection, filter) {
                    self.positions(&scope, sections);
                }
            }
            Chapter::Chart(selection) if !single => self.charts(selection),
            Chapter::Functions(selection)
            | Chapter::Authorities(selection)
            | Chapter::Processes(selection)
            | Chapter::Headcount(selection)
            | Chapter::PositionsList(selection)
                if !single =>
            {
                if let Some(scope) = self.scope(selection, filter) {
                    self.selected(&entry.chapter, scope);
                }
            }
            _ => {}
        }
    }

    /// A chart has one root, so a selection of several names makes several.
    fn charts(&mut self, selection: &Selection) {
        let each: Vec<Selection> = match selection {
            Selection::All => vec![Selection::All],
            Selection::Named(names) => names
                .iter()
                .map(|name| Selection::Named(vec![name.clone()]))
                .collect(),
        };
        for selection in each {
            if let Some(scope) = self.scope(&selection, &Filter::default()) {
                let head = self.about("chart", &scope);
                self.push(Planned::Chart(head, scope));
            }
        }
    }

    fn selected(&mut self, chapter: &Chapter, scope: Scope) {
        match chapter {
            Chapter::Functions(_) => self.functions(&scope),
            Chapter::Processes(_) => self.processes(&scope),
            Chapter::Authorities(_) => self.authorities(&scope),
            Chapter::Headcount(_) => {
                let head = self.about("headcount", &scope);
                self.push(Planned::Tables(head, "headcount", scope));
            }
            _ => {
                let head = self.about("positions-list", &scope);
                self.push(Planned::Tables(head, "positions-list", scope));
            }
        }
    }

    /// What a chapter speaks of, as far as it is wanted.
    fn scope(&mut self, selection: &Selection, filter: &Filter) -> Option<Scope> {
        let (input, finder) = (self.input, &self.finder);
        let scope = selection::scope(input, finder, selection, filter, &mut self.notes)?;
        self.narrowed(scope)
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

    /// How much deeper the sheets of a run stand that has a title of its own below a heading.
    fn deeper(&self) -> u8 {
        u8::from(self.grouped && self.title.is_some())
    }

    fn mark(&mut self, level: u8, text: &str, shown: bool) -> Mark {
        let anchor = self.anchors.unique(text);
        Mark::new(level, text.to_owned(), anchor, shown)
    }

    fn titled(&mut self, level: u8, word: &str) -> Head {
        let title = self.title.take().unwrap_or_else(|| self.lexicon.word(word));
        let mark = self.mark(level, &title, true);
        plain_head(mark)
    }

    /// A chapter on everything, or on a part that its title names.
    fn about(&mut self, word: &str, scope: &Scope) -> Head {
        let title = match self.scope_name(scope) {
            _ if self.title.is_some() => self.title.take().unwrap_or_default(),
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
            Scope::Picked(picked) => picked.name.clone(),
        }
    }

    fn heading(&mut self, title: &str) {
        self.grouped = true;
        let mark = self.mark(1, title, true);
        self.push(Planned::Heading(plain_head(mark)));
    }

    /// The title of a run of chapters, unless the booklet gives it a heading of its own.
    fn run_title(&mut self, run: Run, word: &str) -> Vec<Mark> {
        if let Some(title) = self.title.take() {
            return vec![self.mark(self.level(), &title, true)];
        }
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

    fn functions(&mut self, scope: &Scope) {
        let model = self.input.model;
        let departments = self.order.departments.iter().copied();
        let departments: Vec<DepartmentId> = departments
            .filter(|&id| !model[id].stub && scope.has_department(model, id))
            .collect();
        let deeper = self.deeper();
        let mut above = match departments.is_empty() {
            true => return,
            false => self.run_title(Run::Functions, "functions"),
        };
        for id in departments {
            let name = model[id].name.clone();
            let above = std::mem::take(&mut above);
            let entity = Entity::Department(id);
            let head = self.sheet_head(entity, 2 + deeper, &name, "sheet-department", above);
            self.push(Planned::Department(head, id));
        }
    }

    fn positions(&mut self, scope: &Scope, sections: &[Concept]) {
        let model = self.input.model;
        let positions = self.order.positions.iter().copied();
        let positions: Vec<_> = positions
            .filter(|&(_, id)| !model[id].stub && scope.has_position(model, id))
            .collect();
        if positions.is_empty() {
            return;
        }
        let single = matches!(scope, Scope::Position(_));
        let deeper = self.deeper();
        let mut above = match single {
            true => Vec::new(),
            false => self.run_title(Run::Positions, "positions"),
        };
        self.open_positions(scope, &mut above);
        let mut last = None;
        for (department, id) in positions {
            if let Some(department) = department.filter(|_| !single && last != department) {
                let name = model[department].name.clone();
                above.push(self.mark(2 + deeper, &name, false));
            }
            last = department;
            let level = match (single, department) {
                (true, _) => 1,
                (false, Some(_)) => 3 + deeper,
                (false, None) => 2 + deeper,
            };
            let title = model[id].title.clone();
            let entity = Entity::Position(id);
            let above = std::mem::take(&mut above);
            let head = self.sheet_head(entity, level, &title, "sheet-position", above);
            self.push(Planned::Position(head, id, sections.to_vec()));
        }
    }

    /// A chapter of its own opens with a list of all positions, unless the booklet has one elsewhere.
    fn open_positions(&mut self, scope: &Scope, above: &mut Vec<Mark>) {
        let listed = |entry: &Entry| matches!(entry.chapter, Chapter::PositionsList(_));
        if self.input.booklet.chapters.iter().any(listed) {
            return;
        }
        if let Some(mark) = above.pop() {
            let mut head = plain_head(mark);
            head.subtitle = Some(self.lexicon.word("positions-list"));
            let scope = scope.clone();
            self.push(Planned::Tables(head, "positions-list", scope));
        }
    }

    fn processes(&mut self, scope: &Scope) {
        let model = self.input.model;
        let processes = scope.processes(model);
        if processes.is_empty() {
            return;
        }
        let deeper = self.deeper();
        let mut above = self.run_title(Run::Processes, "processes");
        for at in processes {
            let name = model.processes[at as usize].name.clone();
            let entity = Entity::Process(at);
            let above = std::mem::take(&mut above);
            let head = self.sheet_head(entity, 2 + deeper, &name, "sheet-process", above);
            self.push(Planned::Process(head, at));
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
            if matter.tables.is_empty() {
                continue;
            }
            let identity = model.identity(Entity::Matter(at));
            let anchor = self.anchors.page(Entity::Matter(at), &identity);
            marks.push(Mark::new(level, matter.name.clone(), anchor, true));
        }
        self.push(Planned::Matters(head, matters, marks));
    }

    fn about_all(&mut self, word: &str) -> Head {
        self.titled(self.level(), word)
    }

    fn matrix(&mut self, kind: Kind, scope: Scope) {
        let (id, word) = match kind {
            Kind::Raci => ("raci", "matrix-raci"),
            Kind::Kpi => ("kpi", "matrix-kpi"),
            Kind::Headcount => ("headcount", "headcount"),
            Kind::Authority | Kind::Duties => {
                let head = self.about(&format!("matrix-{}", kind.name()), &scope);
                self.push(Planned::Matrix(head, kind, scope));
                return;
            }
        };
        let head = self.about_all(word);
        self.push(Planned::Tables(head, id, scope));
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
        self.push(Planned::Text(Text {
            marks,
            shift,
            running,
            markdown: markdown.clone(),
            path: path.to_owned(),
        }));
    }

    /// A heading that nothing follows is no chapter.
    fn drop_empty_headings(&mut self) {
        let is_heading = |(_, plan): &(PageSetup, Planned)| matches!(plan, Planned::Heading(_));
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
