//! Approval tables, as they are written, and a list of the matters that have none.

use super::body::{Form, Reader};
use super::grid::Pairs;
use super::names::{Names, rich};
use super::table::{Draft, row, table};
use super::words::Lexicon;
use super::{Block, Head, Mark, Matter, Matters, Rich, Table};
use crate::model::authority::{Line, MatterId};
use crate::model::matter;
use crate::model::{Entity, Field, Model};
use crate::syntax::concept::{Concept, Kind};
use crate::syntax::vocabulary::Owner;
use crate::text::Sources;
use rustc_hash::FxHashMap;

const OWNER: Owner = Owner::Kind(Kind::Matter);

/// Reads approval tables.
#[derive(Clone, Copy)]
pub(super) struct Approvals<'a> {
    pub(super) model: &'a Model,
    pub(super) names: Names<'a>,
    pub(super) lexicon: Lexicon<'a>,
    pub(super) sources: &'a Sources,
    /// Whether also matters without a table stand for themselves.
    pub(super) complete: bool,
}

impl Approvals<'_> {
    /// The chapter of some matters, by their places in the model; a mark for each that has a table.
    pub(super) fn chapter(&self, matters: &[u32], head: Head, marks: &[Mark]) -> Matters {
        let has_table =
            |at: &u32| self.complete || !self.model.matters[*at as usize].tables.is_empty();
        let (tabled, others): (Vec<u32>, Vec<u32>) = matters.iter().partition(|at| has_table(at));
        let mut granted = match self.complete {
            true => self.granted(),
            false => FxHashMap::default(),
        };
        let own = tabled.iter().zip(marks).map(|(&at, mark)| Matter {
            lists: granted.remove(&at).map(|lines| self.lists(&lines)),
            ..self.matter(at, mark.clone())
        });
        Matters {
            head,
            matters: own.collect(),
            others: (!others.is_empty()).then(|| self.others(&others)),
            others_title: self.lexicon.word("authorities-others"),
        }
    }

    fn matter(&self, at: u32, mark: Mark) -> Matter {
        let matter = &self.model.matters[at as usize];
        let from = Entity::Matter(at);
        let reader = self.reader(at);
        let mut pairs = Pairs::new(self.lexicon, OWNER);
        match &matter.parent_name {
            Field::Value(said) => pairs.value(Concept::Parent, self.names.said(said, from)),
            field => pairs.text(Concept::Parent, field),
        }
        pairs.text(Concept::Unit, &matter.unit);
        pairs.names(Concept::Scope, &matter.scope_names, self.names, from);
        let cycle = self.cycle(matter);
        if !cycle.is_empty() {
            pairs.value(Concept::Cycle, cycle);
        }
        if matter.collective {
            let label = self.lexicon.word("collective");
            pairs.add("collective", label, rich(self.lexicon.word("yes")));
        }
        pairs.plain_names(Concept::Alias, &matter.aliases);
        Matter {
            mark,
            id: self.model.identity(from),
            rows: pairs.rows(),
            tables: matter.tables.iter().map(|grid| reader.grid(grid)).collect(),
            notes: self.notes(at),
            lists: None,
            lists_title: self.lexicon.word("authorities-lists"),
        }
    }

    /// The lines of lists that grant something over each declared matter, in the order of the sources.
    fn granted(&self) -> FxHashMap<u32, Vec<&Line>> {
        let authority = &self.model.authority;
        let mut granted: FxHashMap<u32, Vec<&Line>> = FxHashMap::default();
        for line in &authority.lines {
            let (from, to) = (line.grants.start as usize, line.grants.end as usize);
            let mut seen: Vec<u32> = Vec::new();
            for matter in authority.grants[from..to]
                .iter()
                .filter_map(|own| own.matter)
            {
                let mut chain = authority.matters.chain(matter);
                let Some(MatterId(at)) = chain.find(|&id| authority.matters[id].is_declared) else {
                    continue;
                };
                if !seen.contains(&at) {
                    seen.push(at);
                    granted.entry(at).or_default().push(line);
                }
            }
        }
        granted
    }

    /// Lines of lists, and whose they are.
    fn lists(&self, lines: &[&Line]) -> Table {
        let rows = lines.iter().map(|line| {
            let holder = match (line.department, line.holder) {
                (Some(department), _) => vec![self.names.department(department)],
                (None, Some(position)) => vec![self.names.position(position)],
                (None, None) => Rich::new(),
            };
            row([holder, rich(line.text.as_str())])
        });
        let drafts = vec![self.draft("position"), self.draft("authority")];
        table(drafts, rows.collect())
    }

    fn reader(&self, at: u32) -> Reader<'_> {
        Reader {
            names: self.names,
            lexicon: self.lexicon,
            from: Entity::Matter(at),
        }
    }

    fn notes(&self, at: u32) -> Vec<Block> {
        let form = Form {
            text: "",
            columns: &[],
        };
        self.reader(at)
            .body(&self.model.matters[at as usize].notes, form)
    }

    /// The cycle as it was written.
    fn cycle(&self, matter: &matter::Matter) -> Rich {
        match &matter.cycle {
            Field::Value(said) => rich(self.sources.text(said.span).trim()),
            _ => Rich::new(),
        }
    }

    /// Matters without a table, with what is said of them; columns that nothing is said in are left out.
    fn others(&self, matters: &[u32]) -> Table {
        let list = self.lexicon.language().list_mark();
        let of = |at: u32| &self.model.matters[at as usize];
        let value = |field: &Field<String>| rich(field.value().map_or("", String::as_str));
        let columns: Vec<(Draft, Vec<Rich>)> = vec![
            (
                self.draft("matter"),
                self.each(matters, |at| rich(of(at).name.as_str())),
            ),
            (
                self.draft("parent"),
                self.each(matters, |at| value(&of(at).parent_name)),
            ),
            (
                self.draft("alias"),
                self.each(matters, |at| rich(of(at).aliases.join(list))),
            ),
            (
                self.draft("unit"),
                self.each(matters, |at| value(&of(at).unit)),
            ),
            (
                self.draft("scope"),
                self.each(matters, |at| {
                    let from = Entity::Matter(at);
                    self.names.list(&of(at).scope_names, from, list)
                }),
            ),
            (
                self.draft("cycle"),
                self.each(matters, |at| self.cycle(of(at))),
            ),
            (
                self.draft("note"),
                self.each(matters, |at| rich(of(at).notes.plain())),
            ),
        ];
        let columns: Vec<_> = columns
            .into_iter()
            .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
            .collect();
        let rows = (0..matters.len())
            .map(|at| row(columns.iter().map(|(_, cells)| cells[at].clone())))
            .collect();
        table(columns.into_iter().map(|(draft, _)| draft).collect(), rows)
    }

    fn draft(&self, name: &'static str) -> Draft {
        Draft::new(name, self.lexicon.word(&format!("column-{name}")))
    }

    fn each(&self, matters: &[u32], cell: impl Fn(u32) -> Rich) -> Vec<Rich> {
        matters.iter().map(|&at| cell(at)).collect()
    }
}
