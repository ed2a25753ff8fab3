//! The organisation as plain lists, for those who sort and filter: departments, positions, duties, indicators,
//! authorities, headcounts, functions, processes. Everything stands whole in its cell.

use super::{Input, Maker, value};
use crate::model::body::{Attribute, Block, Body, Entry, Group};
use crate::model::document::{Document, Signature};
use crate::model::process::Step;
use crate::model::{DepartmentId, Field, Link, NameList, PositionId};
use crate::render::sheet::{Cell, Column, Row, Sheet, Value, Workbook};
use crate::syntax::concept::{Concept, Key, Kind};
use crate::syntax::vocabulary::Owner;

const POSITION: Owner = Owner::Kind(Kind::Position);
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
    maker.workbook(title, String::new(), lists.into_iter().flatten().collect())
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
        vec![self.head("department", 14.0), self.head("position", 14.0)]
    }

    fn owner(&self, department: Option<DepartmentId>, position: Option<PositionId>) -> Vec<Cell> {
        let title = position.map_or("", |id| self.model[id].title.as_str());
        vec![Cell::text(self.home(department)), Cell::text(title)]
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
        columns.push((Column::narrow("period", 4.0, 8.0), self.column("period")));
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
                list.rows.push(vec![
                    Cell::text(self.home(department)),
                    Cell::text(post.title),
                    Cell::new(count),
                    Cell::text(names),
                    Cell::text(self.post_note(&post)),
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

    fn names(&self, list: &NameList) -> String {
        let parts: Vec<&str> = list.parts.iter().map(|part| part.value.as_str()).collect();
        match (parts.is_empty(), list.none) {
            (true, Some(_)) => self.lexicon.word("none"),
            _ => parts.join(self.list_mark()),
        }
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
            list.rows.push(cells.into_iter().map(Cell::text).collect());
        }
        list.sheet(self.tab("departments"), 1)
    }

    fn position_list(&self) -> Option<Sheet> {
        let mut list: Option<List> = None;
        let holders = self.holders();
        for (department, id) in self.positions() {
            let held = holders
                .get(&id)
                .map_or_else(String::new, |own| own.join(self.list_mark()));
            let fields = self.position_fields(id, held);
            let mut row = self.owner(department, Some(id));
            let list = list.get_or_insert_with(|| {
                let heads = fields.iter().enumerate().map(|(at, (head, _, long))| {
                    let id = format!("field-{at}");
                    let column = match long {
                        true => Column::text(id),
                        false => Column::name(id, 14.0),
                    };
                    (column, head.clone())
                });
                List::new(self.owner_heads().into_iter().chain(heads).collect())
            });
            row.extend(fields.into_iter().map(|(_, text, _)| Cell::text(text)));
            list.rows.push(row);
        }
        list?.sheet(self.tab("positions"), 2)
    }

    /// All that a description says beside its lists: label, text, and whether that may be long.
    fn position_fields(&self, id: PositionId, held: String) -> Vec<(String, String, bool)> {
        let own = &self.model[id];
        let label = |concept| self.lexicon.label(POSITION, concept);
        let mut fields: Vec<(String, String, bool)> = Vec::new();
        let mut short = |head: String, text: String| fields.push((head, text, false));
        short(label(Concept::Code), value(&own.code).to_owned());
        short(label(Concept::Grade), value(&own.grade).to_owned());
        let count = own
            .headcount
            .value()
            .map_or("", |count| count.text.as_str());
        short(label(Concept::Headcount), count.to_owned());
        short(label(Concept::Kind), value(&own.kind_text).to_owned());
        short(label(Concept::Location), value(&own.location).to_owned());
        let superior = own.superior.map(|id| self.model[id].title.clone());
        let superior = superior.unwrap_or_else(|| self.names(&own.superior_names));
        short(label(Concept::Superior), superior);
        let below: Vec<&str> = own
            .subordinates
            .iter()
            .map(|id| self.model[*id].title.as_str())
            .collect();
        short(label(Concept::Subordinates), below.join(self.list_mark()));
        for (concept, links) in [
            (Concept::Functional, &own.functional),
            (Concept::Dotted, &own.dotted),
            (Concept::Deputy, &own.deputies),
        ] {
            short(label(concept), self.links(links));
        }
        let aliases: Vec<&str> = own.aliases.iter().map(|said| said.value.as_str()).collect();
        short(label(Concept::Alias), aliases.join(self.list_mark()));
        short(self.column("holders"), held);
        let mut long = |head: String, body: &Body| fields.push((head, body.plain(), true));
        for (concept, body) in [
            (Concept::Purpose, &own.purpose),
            (Concept::Responsibilities, &own.responsibilities),
            (Concept::Prohibitions, &own.prohibitions),
            (Concept::Workflow, &own.workflow),
        ] {
            long(label(concept), body);
        }
        let record = |record, concept| self.lexicon.label(Owner::Record(record), concept);
        for (concept, relation) in own.relations.fields() {
            long(record(Concept::Relations, concept), &relation.body);
        }
        long(label(Concept::Relations), &own.relations.other);
        self.qualification_fields(id, &mut fields);
        let bodies = [
            (Concept::Conditions, &own.conditions),
            (Concept::Career, &own.career),
            (Concept::Notes, &own.notes),
        ];
        fields.extend(bodies.map(|(concept, body)| (label(concept), body.plain(), true)));
        self.document_fields(own.document.as_ref(), &mut fields);
        fields
    }

    fn links(&self, links: &[Link]) -> String {
        let names: Vec<&str> = links.iter().map(|link| link.text.as_str()).collect();
        names.join(self.list_mark())
    }

    fn qualification_fields(&self, id: PositionId, fields: &mut Vec<(String, String, bool)>) {
        let own = &self.model[id].qualifications;
        let label = |concept| {
            self.lexicon
                .label(Owner::Record(Concept::Qualifications), concept)
        };
        for (concept, field) in [
            (Concept::Education, &own.education),
            (Concept::Major, &own.major),
            (Concept::Age, &own.age),
            (Concept::Sex, &own.sex),
        ] {
            fields.push((label(concept), value(field).to_owned(), false));
        }
        for (concept, body) in [
            (Concept::Experience, &own.experience),
            (Concept::Certificates, &own.certificates),
            (Concept::Knowledge, &own.knowledge),
            (Concept::Skills, &own.skills),
            (Concept::Traits, &own.traits),
            (Concept::Languages, &own.languages),
        ] {
            fields.push((label(concept), body.plain(), true));
        }
        let added = own
            .added
            .iter()
            .map(|(name, body)| format!("{name}\n{}", body.plain()));
        let other = std::iter::once(own.other.plain()).chain(added);
        let other: Vec<String> = other.filter(|text| !text.is_empty()).collect();
        fields.push((label(Concept::Other), other.join("\n"), true));
    }

    fn document_fields(&self, own: Option<&Document>, fields: &mut Vec<(String, String, bool)>) {
        let none = Document::default();
        let own = own.unwrap_or(&none);
        let label = |concept| {
            self.lexicon
                .label(Owner::Record(Concept::Document), concept)
        };
        let mut add = |concept, text: &str| fields.push((label(concept), text.to_owned(), false));
        add(Concept::Code, value(&own.code));
        add(Concept::Version, value(&own.version));
        add(
            Concept::Effective,
            own.effective.value().map_or("", |day| day.text.as_str()),
        );
        let signed = |field: &Field<Signature>| {
            let own = field.value();
            own.map_or_else(String::new, |own| match own.date {
                Some(date) => format!("{} {}", own.name, crate::render::view::day(date)),
                None => own.name.clone(),
            })
        };
        add(Concept::Prepared, &signed(&own.prepared));
        add(Concept::Reviewed, &signed(&own.reviewed));
        add(Concept::Approved, &signed(&own.approved));
        let names = self.names(&own.countersigned);
        add(Concept::Countersigned, &names);
    }
}
