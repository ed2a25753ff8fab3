//! Approval tables, as they are written, and a list of the matters that have none.

use super::body::{Form, Reader};
use super::grid::Pairs;
use super::names::{Names, rich};
use super::table::{Draft, row, table};
use super::words::Lexicon;
use super::{Block, Head, Mark, Matter, Matters, Rich, Table};
use crate::model::matter;
use crate::model::{Entity, Field, Model};
use crate::syntax::concept::{Concept, Kind};
use crate::syntax::vocabulary::Owner;
use crate::text::Sources;

const OWNER: Owner = Owner::Kind(Kind::Matter);

/// Reads approval tables.
#[derive(Clone, Copy)]
pub(super) struct Approvals<'a> {
    pub(super) model: &'a Model,
    pub(super) names: Names<'a>,
    pub(super) lexicon: Lexicon<'a>,
    pub(super) sources: &'a Sources,
}

impl Approvals<'_> {
    /// The chapter of some matters, by their places in the model; a mark for each that has a table.
    pub(super) fn chapter(&self, matters: &[u32], head: Head, marks: &[Mark]) -> Matters {
        let has_table = |at: &&u32| !self.model.matters[**at as usize].tables.is_empty();
        let others: Vec<u32> = matters
            .iter()
            .copied()
            .filter(|at| self.model.matters[*at as usize].tables.is_empty())
            .collect();
        Matters {
            head,
            matters: matters
                .iter()
                .filter(has_table)
                .zip(marks)
                .map(|(&at, mark)| self.matter(at, mark.clone()))
                .collect(),
            others: (!others.is_empty()).then(|| self.others(&others)),
            others_title: self.lexicon.word("authorities-others"),
        }
    }

    fn matter(&self, at: u32, mark: Mark) -> Matter {
        let matter = &self.model.matters[at as usize];
        let from = Entity::Matter(at);
        let reader = self.reader(at);
        let mut pairs = Pairs::new(self.lexicon, OWNER);
        pairs.text(Concept::Parent, &matter.parent_name);
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
            rows: pairs.rows(),
            tables: matter.tables.iter().map(|grid| reader.grid(grid)).collect(),
            notes: self.notes(at),
        }
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
