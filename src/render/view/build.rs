//! From the chapters of a booklet to the parts of its view. First every page gets its anchor, then the parts are
//! filled, so that names can link to pages before and behind them.

use super::control::{Controls, day};
use super::department::Departments;
use super::grid::Pairs;
use super::lists::Lists;
use super::matters::Approvals;
use super::names::{Anchors, Names, rich};
use super::plan::{Finder, Order, Scope, UnknownName};
use super::position::Positions;
use super::words::{Lexicon, concept_name};
use super::{
    Book, Chart, Contents, Control, Cover, Head, Heading, Index, Mark, OutlineRow, Pair, PairRow,
    Part, SCHEMA, Section, Tables, Text, TitledTable, View, body, process,
};
use crate::chart::Root;
use crate::diagnostic::Message;
use crate::locale::Language;
use crate::model::document::Document;
use crate::model::{DepartmentId, Entity, Model, PositionId};
use crate::render::booklet::{Booklet, Chapter, Selection};
use crate::render::{drawing, glyphs, manual};
use crate::syntax::concept::{Concept, Kind};
use crate::syntax::vocabulary::{Owner, Vocabulary};
use crate::text::Sources;
use std::collections::BTreeMap;
use time::Date;

/// How wide the texts at the left and right of a page's head and foot may be, in em of the body.
const LEADING: f64 = 29.0;
const RUNNING: f64 = 24.0;
const FOOT: f64 = 21.0;

/// What a booklet is made from.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    pub model: &'a Model,
    pub sources: &'a Sources,
    pub vocabulary: &'a Vocabulary,
    pub language: Language,
    pub booklet: &'a Booklet,
    /// The Markdown chapters, by the paths that the booklet names them with.
    pub texts: &'a BTreeMap<String, String>,
    /// Only this department with all below it, or this position.
    pub only: Option<Entity>,
    /// The day of the build.
    pub as_of: Option<Date>,
}

/// A view, and what could not be put into it.
#[derive(Clone, Debug)]
pub struct Built {
    pub view: View,
    pub notes: Vec<Message>,
}

/// The department, position or organisation of a name.
///
/// # Errors
/// If nothing has that name.
pub fn find(model: &Model, name: &str) -> Result<Entity, UnknownName> {
    Finder::new(model).entity(name)
}

/// Builds the view of a booklet.
pub fn build(input: &Input) -> Built {
    let lexicon = Lexicon::new(input.language, input.vocabulary);
    let order = Order::of(input.model);
    let mut planner = Planner {
        input,
        lexicon,
        order: &order,
        finder: Finder::new(input.model),
        anchors: Anchors::new(input.model),
        planned: Vec::new(),
        notes: Vec::new(),
        grouped: false,
        last: None,
    };
    planner.plan();
    let Planner {
        anchors,
        planned,
        notes,
        ..
    } = planner;
    let filler = Filler::new(input, lexicon, &order, &anchors);
    let mut parts: Vec<Part> = planned
        .into_iter()
        .filter_map(|plan| filler.part(plan))
        .collect();
    list_contents(&mut parts);
    let view = View {
        schema: SCHEMA,
        book: book(input, filler.controls, &filler.document),
        parts,
    };
    Built { view, notes }
}

fn book(input: &Input, controls: Controls, document: &Document) -> Book {
    let title = input.booklet.title.clone();
    let lexicon = controls.lexicon;
    let (effective, control): (Vec<Pair>, Vec<Pair>) = controls
        .all_pairs(document)
        .into_iter()
        .filter(|pair| !pair.value.is_empty())
        .partition(|pair| pair.id == concept_name(Concept::Effective));
    let organisation = &input.model.organisation.name;
    let title = title.unwrap_or_else(|| lexicon.word("title"));
    Book {
        control: glyphs::shortened(&lexicon.labelled(&control), FOOT),
        effective: glyphs::shortened(&lexicon.labelled(&effective), FOOT),
        head: glyphs::shortened(&format!("{organisation} · {title}"), LEADING),
        language: input.language.code(),
        locale: input.language.pick("zh-CN", "en-GB"),
        chinese: input.language == Language::Zh,
        organisation: organisation.clone(),
        title,
        date: input.as_of.map(day),
        words: lexicon.words(),
    }
}

/// Whether a booklet has a page of document control.
fn told(input: &Input) -> bool {
    let chapters = &input.booklet.chapters;
    input.only.is_none() && chapters.contains(&Chapter::Revisions)
}

/// A part that has its place and anchor, and waits to be filled.
enum Planned {
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
enum Run {
    Functions,
    Positions,
    Processes,
}

struct Planner<'a> {
    input: &'a Input<'a>,
    lexicon: Lexicon<'a>,
    order: &'a Order,
    finder: Finder<'a>,
    anchors: Anchors,
    planned: Vec<Planned>,
    notes: Vec<Message>,
    /// Whether chapters stand under headings of the booklet's own.
    grouped: bool,
    last: Option<Run>,
}

impl Planner<'_> {
    fn plan(&mut self) {
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

    fn functions(&mut self, scope: &Scope) {
        let model = self.input.model;
        let departments = self.order.departments.iter().copied();
        let departments: Vec<DepartmentId> = departments
            .filter(|&id| !model[id].stub && scope.has_department(model, id))
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
            .filter(|&(_, id)| !model[id].stub && scope.has_position(model, id))
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
            if matter.tables.is_empty() {
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

/// Fills planned parts.
struct Filler<'a> {
    input: &'a Input<'a>,
    lexicon: Lexicon<'a>,
    order: &'a Order,
    names: Names<'a>,
    controls: Controls<'a>,
    /// Of the organisation.
    document: Document,
}

impl<'a> Filler<'a> {
    fn new(
        input: &'a Input<'a>,
        lexicon: Lexicon<'a>,
        order: &'a Order,
        anchors: &'a Anchors,
    ) -> Self {
        let model = input.model;
        Self {
            input,
            lexicon,
            order,
            names: Names { model, anchors },
            controls: Controls {
                lexicon,
                sources: input.sources,
                told: told(input),
            },
            document: model.organisation.document.clone().unwrap_or_default(),
        }
    }

    fn part(&self, plan: Planned) -> Option<Part> {
        Some(match plan {
            Planned::Cover => Part::Cover(self.cover()),
            Planned::Control(head) => Part::Control(self.control(head)),
            Planned::Contents(head) => Part::Contents(Contents {
                head,
                entries: Vec::new(),
            }),
            Planned::Heading(head) => {
                let (number, name) = numbered(&head.mark.text);
                Part::Heading(Heading {
                    number: number.map(str::to_owned),
                    name: name.to_owned(),
                    head,
                    entries: Vec::new(),
                    mixed: false,
                })
            }
            Planned::Chart(head, scope) => Part::Chart(self.chart(head, &scope)?),
            Planned::Department(head, id) => Part::Department(self.departments().sheet(id, head)),
            Planned::Position(head, id, sections) => {
                let positions = Positions {
                    model: self.input.model,
                    names: self.names,
                    lexicon: self.lexicon,
                    controls: self.controls,
                };
                Part::Position(positions.sheet(id, head, &sections))
            }
            Planned::Process(head, at) => {
                let (model, names) = (self.input.model, self.names);
                Part::Process(process::sheet(model, at, names, self.lexicon, head))
            }
            Planned::Matters(head, matters, marks) => {
                let approvals = Approvals {
                    model: self.input.model,
                    names: self.names,
                    lexicon: self.lexicon,
                    sources: self.input.sources,
                };
                Part::Matters(approvals.chapter(&matters, head, &marks))
            }
            Planned::Tables(head, id, scope) => {
                let tables = self.tables(id, &scope);
                if tables.is_empty() {
                    return None;
                }
                Part::Tables(Tables { head, id, tables })
            }
            Planned::Index(head, scope) => {
                let groups = self.lists().index(&scope);
                if groups.is_empty() {
                    return None;
                }
                let lines = groups.iter().map(|group| group.entries.len() + 1).sum();
                Part::Index(Index {
                    head,
                    groups,
                    lines,
                })
            }
            Planned::Text(text) => Part::Text(text),
        })
    }

    fn departments(&self) -> Departments<'a> {
        Departments {
            model: self.input.model,
            names: self.names,
            lexicon: self.lexicon,
            controls: self.controls,
        }
    }

    fn lists(&self) -> Lists<'a> {
        Lists {
            model: self.input.model,
            order: self.order,
            names: self.names,
            lexicon: self.lexicon,
            sources: self.input.sources,
        }
    }

    fn tables(&self, id: &str, scope: &Scope) -> Vec<TitledTable> {
        let lists = self.lists();
        let plain = |table| {
            Some(TitledTable {
                title: String::new(),
                table: Option::Some(table)?,
            })
        };
        match id {
            "positions-list" => {
                let list = lists.positions(scope).and_then(plain);
                let holders = (*scope == Scope::All).then(|| lists.holders_table());
                list.into_iter().chain(holders.flatten()).collect()
            }
            "headcount" => {
                let table = lists.headcounts(scope, &self.departments());
                table.and_then(plain).into_iter().collect()
            }
            "kpis" => lists.definitions().and_then(plain).into_iter().collect(),
            "kpi" => lists.kpis(scope).and_then(plain).into_iter().collect(),
            "raci" => lists.raci(scope),
            _ => lists.glossary(),
        }
    }

    fn cover(&self) -> Cover {
        let written = |pair: &Pair| !pair.value.is_empty();
        let rows = self.controls.all_pairs(&self.document);
        let date = self.input.as_of.map(|date| Pair {
            id: "built",
            label: self.lexicon.word("label-document-built"),
            value: rich(day(date)),
        });
        Cover {
            rows: rows.into_iter().filter(written).collect(),
            signatures: self.controls.signatures(&self.document, false),
            date,
        }
    }

    fn control(&self, head: Head) -> Control {
        let model = self.input.model;
        let owner = Owner::Record(Concept::Document);
        let mut pairs = Pairs::new(self.lexicon, owner);
        let title = self.input.booklet.title.clone();
        let title = title.unwrap_or_else(|| self.lexicon.word("title"));
        pairs.add(
            "title",
            self.lexicon.word("label-document-title"),
            rich(title),
        );
        for pair in self.controls.all_pairs(&self.document) {
            pairs.add(pair.id, pair.label, pair.value);
        }
        Control {
            head,
            rows: pairs.rows(),
            about: self.about(),
            notes: self.notes(model),
            changes: self.controls.changes(&self.document),
            signatures: self.controls.signatures(&self.document, true),
            countersigned: self.controls.countersigned(&self.document),
        }
    }

    /// What is said of the organisation itself.
    fn about(&self) -> Vec<PairRow> {
        let organisation = &self.input.model.organisation;
        let mark = self.lexicon.language().list_mark();
        let mut pairs = Pairs::new(self.lexicon, Owner::Kind(Kind::Organisation));
        let word = |name: &str| self.lexicon.word(&format!("label-organisation{name}"));
        pairs.add("name", word(""), rich(organisation.name.as_str()));
        if !organisation.aliases.is_empty() {
            pairs.add(
                "alias",
                word("-alias"),
                rich(organisation.aliases.join(mark)),
            );
        }
        if !organisation.grades.is_empty() {
            pairs.add(
                "grades",
                word("-grades"),
                rich(organisation.grades.join(" > ")),
            );
        }
        if let Some(currency) = &organisation.currency {
            pairs.add("currency", word("-currency"), rich(currency.as_str()));
        }
        pairs.rows()
    }

    fn notes(&self, model: &Model) -> Option<Section> {
        let reader = body::Reader {
            names: self.names,
            lexicon: self.lexicon,
            from: Entity::Organisation,
        };
        let form = body::Form {
            text: "",
            columns: &[],
        };
        let blocks = reader.body(&model.organisation.notes, form);
        (!blocks.is_empty()).then(|| Section {
            id: "notes",
            title: self.lexicon.word("label-organisation-notes"),
            runs: super::runs(blocks),
            fields: Vec::new(),
        })
    }

    fn chart(&self, head: Head, scope: &Scope) -> Option<Chart> {
        let model = self.input.model;
        let root = match scope {
            Scope::All => Root::All,
            Scope::Department(id) => Root::Department(*id),
            Scope::Line(id) | Scope::Position(id) => Root::Position(*id),
        };
        let outline = self.outline(scope);
        if outline.is_empty() {
            return None;
        }
        let (title, file) = (&head.mark.text, &head.mark.anchor);
        Some(Chart {
            drawings: drawing::drawings(model, root, title, file, self.lexicon),
            outline,
            head,
        })
    }

    /// The tree of departments with their positions.
    fn outline(&self, scope: &Scope) -> Vec<OutlineRow> {
        let model = self.input.model;
        let positions = self.lists().positions_of(scope);
        let departments = self.order.departments.iter().copied();
        let departments: Vec<DepartmentId> = departments
            .filter(|&id| scope.has_department(model, id))
            .collect();
        let mut rows = Vec::new();
        self.outline_positions(None, 0, &positions, &mut rows);
        for &id in &departments {
            let above = model.department_chain(model[id].parent);
            let depth = above.filter(|above| departments.contains(above)).count();
            let head = model[id].head;
            rows.push(OutlineRow {
                depth,
                department: true,
                name: vec![self.names.department(id)],
                remark: head.map_or_else(String::new, |head| model[head].title.clone()),
            });
            self.outline_positions(Some(id), depth + 1, &positions, &mut rows);
        }
        // A line of command may reach into departments that it does not head.
        let placed = |department: &Option<DepartmentId>| {
            department.is_none_or(|id| departments.contains(&id))
        };
        let others: Vec<_> = positions
            .iter()
            .copied()
            .filter(|(department, _)| !placed(department))
            .map(|(_, id)| (None, id))
            .collect();
        self.outline_positions(None, 0, &others, &mut rows);
        rows
    }

    fn outline_positions(
        &self,
        department: Option<DepartmentId>,
        depth: usize,
        positions: &[(Option<DepartmentId>, PositionId)],
        rows: &mut Vec<OutlineRow>,
    ) {
        let model = self.input.model;
        for &(_, id) in positions.iter().filter(|(within, _)| *within == department) {
            let mut name = self.names.position(id);
            name.text.clone_from(&model[id].title);
            let headcount = model[id].headcount.value();
            rows.push(OutlineRow {
                depth,
                department: false,
                name: vec![name],
                remark: headcount.map_or_else(String::new, |count| count.text.clone()),
            });
        }
    }
}

/// A title and the number that it begins with, if there is one: `第一篇 组织机构`, `Part 1: Organisation`.
fn numbered(title: &str) -> (Option<&str>, &str) {
    let title = title.trim();
    let is_part = |word: &str| {
        let word = word.to_lowercase();
        ["part", "chapter", "section", "book", "volume"].contains(&word.as_str())
    };
    let blank = |from: usize| {
        let found = title[from..].find(char::is_whitespace)?;
        Some(from + found)
    };
    let Some(first) = blank(0) else {
        return (None, title);
    };
    let word = &title[..first];
    let end = match word.starts_with('第') {
        true => Some(first),
        false if is_part(word) => {
            let number = first + 1;
            blank(number).or_else(|| title.find(':').map(|at| at + 1))
        }
        false => None,
    };
    match end {
        Some(end) => {
            let name = title[end..].trim_start_matches([' ', '\u{3000}', ':', '：', '-', '–', '—']);
            let part = title[..end].trim_end_matches([':', '：', ' ']);
            match name.is_empty() {
                true => (None, title),
                false => (Some(part), name),
            }
        }
        None => (None, title),
    }
}

/// At most so many lines stand under the heading of a group of chapters with all their levels.
const HEADING_ENTRIES: usize = 36;

/// Fills the contents, and the lists under headings.
fn list_contents(parts: &mut [Part]) {
    let marks: Vec<Vec<Mark>> = parts
        .iter()
        .map(|part| part.marks().into_iter().cloned().collect())
        .collect();
    let after = |at: usize| marks[at + 1..].iter().flatten();
    let lists: Vec<Option<Vec<Mark>>> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| match part {
            Part::Contents(_) => Some(after(at).filter(|mark| mark.level <= 3).cloned().collect()),
            Part::Heading(_) => {
                let here = after(at).take_while(|mark| mark.level > 1);
                let here: Vec<Mark> = here.filter(|mark| mark.level <= 3).cloned().collect();
                Some(match here.len() > HEADING_ENTRIES {
                    true => here.into_iter().filter(|mark| mark.level == 2).collect(),
                    false => here,
                })
            }
            _ => None,
        })
        .collect();
    for (part, list) in parts.iter_mut().zip(lists) {
        match (part, list) {
            (Part::Contents(contents), Some(list)) => contents.entries = list,
            (Part::Heading(heading), Some(list)) => {
                heading.mixed = list.iter().any(|mark| mark.level != list[0].level);
                heading.entries = list;
            }
            _ => {}
        }
    }
}
