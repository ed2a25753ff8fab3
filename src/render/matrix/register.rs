//! The organisation as plain lists, for those who sort and filter: departments, positions, duties, indicators,
//! authorities, headcounts, functions, processes; behind them the matrix of authorities and the values to choose from.
//! Everything stands whole in its cell.

mod choices;
mod positions;

use super::{Input, Maker, authority, subject, value};
use crate::model::body::{Attribute, Block, Body, Entry, Group};
use crate::model::process::Step;
use crate::model::{DepartmentId, Entity, PositionId};
use crate::render::sheet::{Cell, Column, Row, Sheet, Value, Workbook};
use crate::syntax::concept::{Concept, Key, Kind};
use crate::syntax::vocabulary::Owner;

const DEPARTMENT: Owner = Owner::Kind(Kind::Department);

/// All lists of an organisation that hold anything.
pub fn workbook(input: &Input, title: String) -> Workbook {
    let maker = Maker::new(input);
    let lists = [
        maker.department_list(),
        maker.position_list(),
        maker.duty_list(),
        maker.kpi_list(),
        maker.authority_list(),
        maker.headcount_list(),
        maker.function_list(),
        maker.process_list(),
    ];
    let mut sheets: Vec<Sheet> = lists.into_iter().flatten().collect();
    if !sheets.is_empty() {
        let paper = Maker::new(&Input {
            whole: false,
            ..*input
        });
        sheets.extend(authority::sheets(&paper));
        sheets.extend(maker.choice_list());
    }
    maker.workbook(title, String::new(), sheets)
}

/// A list as it is put together; columns that nothing stands in are left out.
struct List {
    columns: Vec<(Column, String)>,
    rows: Vec<Vec<Cell>>,
}

impl List {
    fn new(columns: Vec<(Column, String)>) -> Self {
        Self {
            columns,
            rows: Vec::new(),
        }
    }

    fn sheet(self, name: String, fixed: usize) -> Option<Sheet> {
        if self.rows.is_empty() {
            return None;
        }
        let written =
            |at: usize| at < fixed || self.rows.iter().any(|row| !row[at].value.is_empty());
        let kept: Vec<bool> = (0..self.columns.len()).map(written).collect();
        let rows = self.rows.into_iter().map(|row| {
            let cells = row.into_iter().zip(&kept);
            Row::plain(
                cells
                    .filter(|(_, kept)| **kept)
                    .map(|(cell, _)| cell)
                    .collect(),
            )
        });
        let rows = rows.collect();
        let columns = self.columns.into_iter().zip(&kept);
        let (columns, head) = columns
            .filter(|(_, kept)| **kept)
            .map(|((column, head), _)| (column, Cell::text(head)))
            .unzip();
        Some(Sheet {
            title: name.clone(),
            name,
            facts: Vec::new(),
            columns,
            head: vec![head],
            rows,
            fixed,
            notes: Vec::new(),
            group: String::new(),
            list: true,
        })
    }
}

/// A line of a section: its group, its number, its text, how deep it is, and what is attached to it.
struct Line<'a> {
    group: &'a str,
    mark: &'a str,
    text: String,
    depth: usize,
    attributes: &'a [Attribute],
}

/// Every line of a section, in order.
fn lines(body: &Body) -> Vec<Line<'_>> {
    fn entry<'a>(own: &'a Entry, group: &'a str, depth: usize, out: &mut Vec<Line<'a>>) {
        out.push(Line {
            group,
            mark: own.mark.as_deref().map_or("", str::trim),
            text: own.prose.text.clone(),
            depth,
            attributes: &own.attributes,
        });
        let children = own.children.iter();
        children.for_each(|child| entry(child, group, depth + 1, out));
    }
    fn blocks<'a>(all: &'a [Block], group: &'a str, out: &mut Vec<Line<'a>>) {
        let plain = |text: String| Line {
            group,
            mark: "",
            text,
            depth: 0,
            attributes: &[],
        };
        for block in all {
            match block {
                Block::Paragraph(prose) => out.push(plain(prose.text.clone())),
                Block::Entry(own) => entry(own, group, 0, out),
                Block::Group(Group {
                    title, blocks: own, ..
                }) => blocks(own, &title.value, out),
                Block::Grid(grid) => {
                    let rows = grid.rows.iter().map(|row| {
                        let cells = row.iter().map(|cell| cell.value.as_str());
                        plain(cells.collect::<Vec<_>>().join(" | "))
                    });
                    out.extend(rows);
                }
            }
        }
    }
    let mut out = Vec::new();
    blocks(&body.blocks, "", &mut out);
    out
}

impl Maker<'_> {
    fn tab(&self, name: &str) -> String {
        self.word(&format!("tab-{name}"))
    }

    fn head(&self, name: &'static str, most: f64) -> (Column, String) {
        (Column::name(name, most), self.column(name))
    }

    fn owner_heads(&self) -> Vec<(Column, String)> {
        let (department, head) = self.head("department", 14.0);
        vec![
            (department.chosen_from(choices::DEPARTMENT), head),
            self.head("position", 14.0),
        ]
    }

    fn owner(&self, department: Option<DepartmentId>, position: Option<PositionId>) -> Vec<Cell> {
        let title = position.map_or("", |id| self.model[id].title.as_str());
        let home = department.and_then(|id| subject(Entity::Department(id)));
        let own = position.and_then(|id| subject(Entity::Position(id)));
        vec![
            Cell::text(self.home(department)).naming(home),
            Cell::text(title).naming(own),
        ]
    }

    /// Attributes that have no column of their own: `成果：台账；…`
    fn remarks(&self, attributes: &[Attribute], own: &[Key]) -> Cell {
        let other = attributes
            .iter()
            .filter(|attribute| !own.contains(&attribute.key));
        let notes: Vec<(String, String)> = other
            .map(|own| (self.lexicon.key(own.key), own.value.value.clone()))
            .collect();
        Cell::text(self.lexicon.notes(&notes))
    }

    /// A list of the lines of some sections.
    fn line_list(
        &self,
        text: &'static str,
        keys: &[Key],
        sections: impl Iterator<Item = (Option<DepartmentId>, Option<PositionId>, Vec<Cell>)>,
    ) -> List {
        let mut columns = self.owner_heads();
        columns.push((Column::name("group", 14.0), self.word("category")));
        columns.push((Column::narrow("number", 3.0, 8.0), self.column("number")));
        columns.push((Column::text(text), self.column(text)));
        let own = keys
            .iter()
            .map(|&key| (Column::name(key.name(), 14.0), self.lexicon.key(key)));
        columns.extend(own);
        columns.push((Column::text("note"), self.column("note")));
        let width = columns.len() - 2;
        let mut list = List::new(columns);
        for (department, position, cells) in sections {
            for line in cells.chunks(width) {
                let mut row = self.owner(department, position);
                row.extend_from_slice(line);
                list.rows.push(row);
            }
        }
        list
    }

    /// The cells of the lines of a section, one line after the other.
    fn line_cells(&self, body: &Body, keys: &[Key]) -> Vec<Cell> {
        let mut cells = Vec::new();
        for line in lines(body) {
            cells.push(Cell::text(line.group));
            cells.push(Cell::text(line.mark));
            cells.push(Cell::text(line.text).indented(line.depth));
            cells.extend(keys.iter().map(|key| {
                let mut own = line.attributes.iter().filter(|own| own.key == *key);
                Cell::text(own.next().map_or("", |own| own.value.value.as_str()))
            }));
            cells.push(self.remarks(line.attributes, keys));
        }
        cells
    }

    fn duty_list(&self) -> Option<Sheet> {
        let keys = [Key::Every, Key::Share];
        let sections = self.positions().map(|(department, id)| {
            let cells = self.line_cells(&self.model[id].duties, &keys);
            (department, Some(id), cells)
        });
        let list = self.line_list("duty", &keys, sections);
        list.sheet(self.tab("duties"), 2)
    }

    fn function_list(&self) -> Option<Sheet> {
        let sections = self.departments().map(|id| {
            let cells = self.line_cells(&self.model[id].functions, &[]);
            (Some(id), None, cells)
        });
        let mut list = self.line_list("function", &[], sections);
        list.columns.remove(1);
        for row in &mut list.rows {
            row.remove(1);
        }
        list.sheet(self.tab("functions"), 1)
    }

    fn authority_list(&self) -> Option<Sheet> {
        let keys = [Key::Limit, Key::Joint, Key::Scope, Key::Until];
        let departments = self.departments().map(|id| {
            let cells = self.line_cells(&self.model[id].authorities, &keys);
            (Some(id), None, cells)
        });
        let positions = self.positions().map(|(department, id)| {
            let cells = self.line_cells(&self.model[id].authorities, &keys);
            (department, Some(id), cells)
        });
        let list = self.line_list("authority", &keys, departments.chain(positions));
        list.sheet(self.tab("authorities"), 2)
    }

    fn kpi_list(&self) -> Option<Sheet> {
        let mut columns = self.owner_heads();
        columns.push((Column::name("group", 14.0), self.word("category")));
        columns.push((Column::text("indicator"), self.column("indicator")));
        columns.push((Column::narrow("target", 5.0, 14.0), self.column("target")));
        let period = Column::narrow("period", 4.0, 8.0).chosen_from(choices::PERIOD);
        columns.push((period, self.column("period")));
        columns.push((Column::narrow("weight", 4.0, 6.0), self.column("weight")));
        columns.push((Column::text("formula"), self.column("formula")));
        columns.push(self.head("source", 16.0));
        let mut list = List::new(columns);
        for measure in self.measures() {
            let mut row = self.owner(measure.department, Some(measure.position));
            let name = measure.kpi.name.as_ref().unwrap_or(&measure.kpi.text);
            row.push(Cell::text(measure.kpi.group.as_deref().unwrap_or_default()));
            row.push(Cell::text(name.as_str()));
            row.push(Cell::text(measure.target));
            row.push(Cell::text(measure.period));
            row.push(Cell::new(measure.weight));
            row.push(Cell::text(measure.formula));
            row.push(Cell::text(measure.source));
            list.rows.push(row);
        }
        list.sheet(self.tab("kpis"), 2)
    }

    fn headcount_list(&self) -> Option<Sheet> {
        let mut columns = self.owner_heads();
        columns.push((
            Column::narrow("headcount", 4.0, 8.0),
            self.column("headcount"),
        ));
        columns.push(self.head("holders", 16.0));
        columns.push((Column::text("note"), self.column("note")));
        let mut list = List::new(columns);
        let holders = self.holders();
        let mut posts = self.posts();
        let homes = std::iter::once(None).chain(self.departments().map(Some));
        for department in homes {
            for post in posts.remove(&department).unwrap_or_default() {
                let held = post.position.and_then(|id| holders.get(&id));
                let count = match post.count {
                    Some(count) if count.min.is_some() && count.min == count.max => {
                        Value::Number(count.min.unwrap_or_default())
                    }
                    Some(count) => Value::text(count.text.as_str()),
                    None => Value::Blank,
                };
                let names = held.map_or_else(String::new, |own| own.join(self.list_mark()));
                let home = department.and_then(|id| subject(Entity::Department(id)));
                let own = post.position.and_then(|id| subject(Entity::Position(id)));
                let note = self.post_note(&post);
                list.rows.push(vec![
                    Cell::text(self.home(department)).naming(home),
                    Cell::text(post.title).naming(own),
                    Cell::new(count),
                    Cell::text(names),
                    Cell::text(note),
                ]);
            }
        }
        list.sheet(self.tab("headcount"), 2)
    }

    fn process_list(&self) -> Option<Sheet> {
        let mut columns = vec![
            self.head("process", 16.0),
            (Column::narrow("number", 3.0, 6.0), self.column("number")),
            (Column::text("step"), self.column("step")),
        ];
        let roles = ["responsible", "accountable", "consulted", "informed"];
        columns.extend(roles.map(|name| self.head(name, 14.0)));
        columns.push((Column::narrow("within", 4.0, 8.0), self.column("within")));
        columns.push(self.head("form", 14.0));
        let mut list = List::new(columns);
        for process in super::raci::spoken_of(self) {
            for (depth, step) in super::raci::steps(process) {
                let mut row = vec![Cell::text(process.name.as_str())];
                row.push(Cell::text(step.mark.as_deref().map_or("", str::trim)));
                row.push(Cell::text(step.text.as_str()).indented(depth));
                row.extend(self.role_cells(step));
                row.push(Cell::text(super::raci::said(step.within.as_ref())));
                row.push(Cell::text(super::raci::said(step.form.as_ref())));
                list.rows.push(row);
            }
        }
        list.sheet(self.tab("processes"), 1)
    }

    fn role_cells(&self, step: &Step) -> impl Iterator<Item = Cell> {
        step.roles.iter().map(|role| {
            let said: Vec<&str> = role.said.iter().map(|said| said.value.as_str()).collect();
            Cell::text(said.join(self.list_mark()))
        })
    }

    fn department_list(&self) -> Option<Sheet> {
        let label = |concept| self.lexicon.label(DEPARTMENT, concept);
        let narrow = |id, concept| (Column::name(id, 14.0), label(concept));
        let text = |id, concept| (Column::text(id), label(concept));
        let mut list = List::new(vec![
            self.head("department", 16.0),
            narrow("code", Concept::Code),
            narrow("parent", Concept::Parent),
            narrow("head", Concept::Head),
            narrow("head-superior", Concept::HeadSuperior),
            narrow("children", Concept::Children),
            narrow("alias", Concept::Alias),
            text("goal", Concept::Goal),
            text("responsibilities", Concept::Responsibilities),
            text("budget", Concept::Budget),
            text("workflow", Concept::Workflow),
            text("notes", Concept::Notes),
        ]);
        for id in self.departments() {
            let own = &self.model[id];
            let parent = own.parent.map_or("", |id| self.model[id].name.as_str());
            let head = own.head.map_or("", |id| self.model[id].title.as_str());
            let above = own
                .head_superior
                .map_or("", |id| self.model[id].title.as_str());
            let children: Vec<&str> = own
                .children
                .iter()
                .map(|id| self.model[*id].name.as_str())
                .collect();
            let mut cells = vec![
                own.name.clone(),
                value(&own.code).to_owned(),
                parent.to_owned(),
                head.to_owned(),
                above.to_owned(),
                children.join(self.list_mark()),
                own.aliases.join(self.list_mark()),
            ];
            let bodies = [
                &own.goal,
                &own.responsibilities,
                &own.budget,
                &own.workflow,
                &own.notes,
            ];
            cells.extend(bodies.map(Body::plain));
            let mut row: Vec<Cell> = cells.into_iter().map(Cell::text).collect();
            row[0].about = subject(Entity::Department(id));
            row[2].names = own.parent.and_then(|id| subject(Entity::Department(id)));
            row[3].names = own.head.and_then(|id| subject(Entity::Position(id)));
            row[4].names = own
                .head_superior
                .and_then(|id| subject(Entity::Position(id)));
            list.rows.push(row);
        }
        list.sheet(self.tab("departments"), 1)
    }
}
