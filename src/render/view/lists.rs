//! Lists over many entities: positions, establishment, indicators, the index.

use super::department::Departments;
use super::names::{Names, joined, rich, text};
use super::plan::{Order, Scope};
use super::table::{Draft, row, table};
use super::words::Lexicon;
use super::{IndexEntry, IndexGroup, Rich, Row, Table, TitledTable};
use crate::model::{DepartmentId, Field, Model, PositionId};
use crate::text::Sources;

/// Reads lists.
#[derive(Clone, Copy)]
pub(super) struct Lists<'a> {
    pub(super) model: &'a Model,
    pub(super) order: &'a Order,
    pub(super) names: Names<'a>,
    pub(super) lexicon: Lexicon<'a>,
    pub(super) sources: &'a Sources,
}

/// A column with its cells.
pub(super) type DraftColumn = (Draft, Vec<Rich>);

impl Lists<'_> {
    pub(super) fn positions_of(&self, scope: &Scope) -> Vec<(Option<DepartmentId>, PositionId)> {
        let all = self.order.positions.iter().copied();
        all.filter(|&(_, id)| scope.has_position(self.model, id))
            .collect()
    }

    fn word(&self, name: &str) -> String {
        self.lexicon.word(&format!("column-{name}"))
    }

    fn draft(&self, name: &'static str) -> Draft {
        Draft::new(name, self.word(name))
    }

    /// All positions, those without a description too.
    pub(super) fn positions(&self, scope: &Scope) -> Option<Table> {
        let positions = self.positions_of(scope);
        if positions.is_empty() {
            return None;
        }
        let each = |cell: &dyn Fn(PositionId) -> Rich| -> Vec<Rich> {
            positions.iter().map(|&(_, id)| cell(id)).collect()
        };
        let value = |field: &Field<String>| rich(field.value().map_or("", String::as_str));
        let model = self.model;
        let number = (1..=positions.len()).map(|number| rich(number.to_string()));
        let columns: Vec<DraftColumn> = vec![
            (self.draft("number"), number.collect()),
            (self.draft("code"), each(&|id| value(&model[id].code))),
            (
                self.draft("position"),
                each(&|id| {
                    let mut piece = self.names.position(id);
                    piece.text.clone_from(&model[id].title);
                    vec![piece]
                }),
            ),
            (
                self.draft("department"),
                each(&|id| {
                    let department = model[id].department;
                    department.map_or_else(Rich::new, |id| vec![self.names.department(id)])
                }),
            ),
            (self.draft("grade"), each(&|id| value(&model[id].grade))),
            (
                self.draft("headcount"),
                each(&|id| rich(self.headcount(id))),
            ),
            (
                self.draft("superior"),
                each(&|id| {
                    let superior = model[id].superior;
                    superior.map_or_else(Rich::new, |id| vec![self.names.position(id)])
                }),
            ),
            (self.draft("holders"), each(&|id| rich(self.holders(id)))),
        ];
        written(columns)
    }

    fn headcount(&self, id: PositionId) -> String {
        let headcount = self.model[id].headcount.value();
        headcount.map_or_else(String::new, |count| count.text.clone())
    }

    fn holders(&self, id: PositionId) -> String {
        let holds = |person: &&crate::model::person::Person| {
            person.positions.iter().any(|link| link.to == Some(id))
        };
        let holders = self.model.persons.iter().filter(holds);
        let holders: Vec<&str> = holders.map(|person| person.name.as_str()).collect();
        holders.join(self.lexicon.language().list_mark())
    }

    /// People, the positions they hold, and what is noted on them.
    pub(super) fn holders_table(&self) -> Option<TitledTable> {
        let persons = &self.model.persons;
        if persons.iter().all(|person| person.notes.is_empty()) {
            return None;
        }
        let mark = self.lexicon.language().list_mark();
        let columns: Vec<DraftColumn> = vec![
            (
                self.draft("person"),
                persons
                    .iter()
                    .map(|person| rich(person.name.as_str()))
                    .collect(),
            ),
            (
                self.draft("positions"),
                persons
                    .iter()
                    .enumerate()
                    .map(|(at, person)| {
                        let from = crate::model::Entity::Person(at as u32);
                        self.names.list(&person.names, from, mark)
                    })
                    .collect(),
            ),
            (
                self.draft("note"),
                persons
                    .iter()
                    .map(|person| rich(person.notes.plain()))
                    .collect(),
            ),
        ];
        Some(TitledTable {
            title: self.lexicon.word("holders"),
            table: written(columns)?,
        })
    }

    /// Posts by department, with totals; the headcounts of positions where a department has no table of its own.
    pub(super) fn headcounts(&self, scope: &Scope, departments: &Departments) -> Option<Table> {
        let mut rows = Vec::new();
        let positions = self.positions_of(scope);
        self.own_headcounts(None, &positions, &mut rows);
        for &id in &self.order.departments {
            if !scope.has_department(self.model, id) {
                continue;
            }
            let establishment = &self.model[id].establishment;
            if establishment.posts.is_empty() {
                self.own_headcounts(Some(id), &positions, &mut rows);
                continue;
            }
            rows.push(self.group(Some(id)));
            rows.extend(departments.post_rows(establishment));
        }
        let drafts = vec![
            self.draft("position"),
            self.draft("count"),
            self.draft("note"),
        ];
        (!rows.is_empty()).then(|| table(drafts, rows))
    }

    /// A department as the title of the rows below it.
    fn group(&self, department: Option<DepartmentId>) -> Row {
        let text = match department {
            Some(id) => vec![self.names.department(id)],
            None => rich(self.without_department()),
        };
        Row::Across {
            text,
            note: String::new(),
            group: true,
        }
    }

    /// Over what belongs to no department: the name of the organisation, if it has one.
    fn without_department(&self) -> String {
        match self.model.organisation.name.as_str() {
            "" => self.lexicon.word("without-department"),
            name => name.to_owned(),
        }
    }

    fn own_headcounts(
        &self,
        department: Option<DepartmentId>,
        positions: &[(Option<DepartmentId>, PositionId)],
        rows: &mut Vec<Row>,
    ) {
        let here = positions.iter().filter(|(within, _)| *within == department);
        for (at, &(_, id)) in here.enumerate() {
            if at == 0 {
                rows.push(self.group(department));
            }
            let mut position = self.names.position(id);
            position.text.clone_from(&self.model[id].title);
            rows.push(row([vec![position], rich(self.headcount(id)), Rich::new()]));
        }
    }

    /// The shared definitions of indicators.
    pub(super) fn definitions(&self) -> Option<Table> {
        let kpis = &self.model.kpis;
        let value = |field: &Field<String>| rich(field.value().map_or("", String::as_str));
        let mark = self.lexicon.language().list_mark();
        let each = |cell: &dyn Fn(&crate::model::kpi::Indicator) -> Rich| -> Vec<Rich> {
            kpis.iter().map(cell).collect()
        };
        let columns: Vec<DraftColumn> = vec![
            (
                self.draft("indicator"),
                each(&|kpi| rich(kpi.name.as_str())),
            ),
            (
                self.draft("alias"),
                each(&|kpi| rich(kpi.aliases.join(mark))),
            ),
            (
                self.draft("definition"),
                each(&|kpi| rich(kpi.definition.plain())),
            ),
            (self.draft("formula"), each(&|kpi| value(&kpi.formula))),
            (self.draft("unit"), each(&|kpi| value(&kpi.unit))),
            (
                self.draft("direction"),
                each(&|kpi| match &kpi.direction {
                    Field::Value(said) => rich(self.sources.text(said.span).trim()),
                    _ => Rich::new(),
                }),
            ),
            (self.draft("target"), each(&|kpi| value(&kpi.target_text))),
            (self.draft("period"), each(&|kpi| value(&kpi.period_text))),
            (
                self.draft("source"),
                each(&|kpi| value(&kpi.source_of_data)),
            ),
            (self.draft("note"), each(&|kpi| rich(kpi.notes.plain()))),
        ];
        match kpis.is_empty() {
            true => None,
            false => written(columns),
        }
    }

    /// The indicators of positions, position by position.
    pub(super) fn kpis(&self, scope: &Scope) -> Option<Table> {
        use crate::syntax::concept::Key;
        let mut cells: Vec<[Rich; 7]> = Vec::new();
        for (_, id) in self.positions_of(scope) {
            let position = &self.model[id];
            let leaves = position.kpi_body.leaves();
            for (at, (kpi, (entry, _))) in position.kpis.iter().zip(leaves).enumerate() {
                let value =
                    |key: Key| rich(entry.attribute(key).map_or("", |said| said.value.as_str()));
                let name = kpi.name.as_deref().unwrap_or(&kpi.text);
                let target = match &kpi.target_text {
                    Some(said) => rich(said.value.as_str()),
                    None => rich(kpi.text[name.len()..].trim_start_matches([' ', ':', '：'])),
                };
                let first = match at {
                    0 => vec![self.names.position(id)],
                    _ => Rich::new(),
                };
                cells.push([
                    first,
                    rich(name),
                    target,
                    value(Key::Period),
                    value(Key::Weight),
                    value(Key::Formula),
                    value(Key::Source),
                ]);
            }
        }
        const NAMES: [&str; 7] = [
            "position",
            "indicator",
            "target",
            "period",
            "weight",
            "formula",
            "source",
        ];
        let columns = NAMES.iter().enumerate().map(|(at, &name)| {
            (
                self.draft(name),
                cells.iter().map(|row| row[at].clone()).collect(),
            )
        });
        match cells.is_empty() {
            true => None,
            false => written(columns.collect()),
        }
    }

    /// Positions by department; those without a page stand without one.
    pub(super) fn index(&self, scope: &Scope) -> Vec<IndexGroup> {
        let mut groups: Vec<(Option<DepartmentId>, IndexGroup)> = Vec::new();
        for (department, id) in self.positions_of(scope) {
            let position = &self.model[id];
            let entry = IndexEntry {
                title: position.title.clone(),
                code: position.code.value().cloned().unwrap_or_default(),
                anchor: self.names.position(id).to,
                page: None,
            };
            match groups.last_mut() {
                Some((last, group)) if *last == department => group.entries.push(entry),
                _ => {
                    let title = match department {
                        Some(department) => self.model[department].name.clone(),
                        None => self.without_department(),
                    };
                    let entries = vec![entry];
                    groups.push((department, IndexGroup { title, entries }));
                }
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    /// Other names and what they stand for.
    pub(super) fn other_names(&self) -> Option<Table> {
        let mut cells: Vec<[Rich; 2]> = Vec::new();
        let mark = self.lexicon.language().list_mark();
        let organisation = &self.model.organisation;
        if !organisation.aliases.is_empty() {
            let name = rich(organisation.name.as_str());
            cells.push([rich(organisation.aliases.join(mark)), name]);
        }
        for &id in &self.order.departments {
            let aliases = &self.model[id].aliases;
            if !aliases.is_empty() {
                let name = joined([self.names.department(id)], mark);
                cells.push([rich(aliases.join(mark)), name]);
            }
        }
        for &(_, id) in &self.order.positions {
            let aliases = self.model[id].aliases.iter();
            let aliases: Vec<&str> = aliases.map(|alias| alias.value.as_str()).collect();
            if !aliases.is_empty() {
                cells.push([rich(aliases.join(mark)), vec![self.names.position(id)]]);
            }
        }
        let drafts = vec![self.draft("name"), self.draft("proper")];
        let rows: Vec<Row> = cells.into_iter().map(row).collect();
        (!rows.is_empty()).then(|| table(drafts, rows))
    }
}

/// A table of the columns that anything is written in.
pub(super) fn written(columns: Vec<DraftColumn>) -> Option<Table> {
    let columns: Vec<DraftColumn> = columns
        .into_iter()
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()))
        .collect();
    let count = columns.first()?.1.len();
    let rows = (0..count)
        .map(|at| row(columns.iter().map(|(_, cells)| cells[at].clone())))
        .collect();
    let drafts = columns.into_iter().map(|(draft, _)| draft).collect();
    Some(table(drafts, rows))
}

/// A piece of plain text in a list of its own.
pub(super) fn one(words: impl Into<String>) -> Rich {
    vec![text(words)]
}
