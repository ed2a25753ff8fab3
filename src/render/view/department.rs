//! The sheet of a department: what it is for, what it does, whom it has.

use super::body::{Form, Reader};
use super::control::Controls;
use super::grid::Pairs;
use super::names::{Names, joined, rich};
use super::position::{Numbered, short};
use super::table::{Draft, cells_row, table};
use super::words::Lexicon;
use super::{Block, Cell, Head, Rich, Row, Sheet, Table};
use crate::model::body::Body;
use crate::model::department::{Department, Establishment, Post};
use crate::model::{DepartmentId, Entity, Field, Model};
use crate::syntax::concept::{Concept, Kind};
use crate::syntax::vocabulary::Owner;

const OWNER: Owner = Owner::Kind(Kind::Department);

/// Reads the sheets of departments.
pub(super) struct Departments<'a> {
    pub(super) model: &'a Model,
    pub(super) names: Names<'a>,
    pub(super) lexicon: Lexicon<'a>,
    pub(super) controls: Controls<'a>,
}

impl<'a> Departments<'a> {
    pub(super) fn sheet(&self, id: DepartmentId, head: Head) -> Sheet {
        let department = &self.model[id];
        let control = department.document.as_ref();
        Sheet {
            head,
            id: self.model.identity(Entity::Department(id)),
            rows: self.identification(id),
            sections: self.sections(id),
            control: control.and_then(|document| self.controls.sheet(document, true)),
            signatures: Vec::new(),
        }
    }

    fn identification(&self, id: DepartmentId) -> Vec<super::PairRow> {
        let department = &self.model[id];
        let from = Entity::Department(id);
        let mut pairs = Pairs::new(self.lexicon, OWNER);
        let name = self.lexicon.word("label-name-department");
        pairs.add("name", name, rich(department.name.as_str()));
        pairs.text(Concept::Code, &department.code);
        self.parent(department, &mut pairs);
        self.head(department, from, &mut pairs);
        pairs.names(
            Concept::HeadSuperior,
            &department.head_superior_name,
            self.names,
            from,
        );
        self.children(department, from, &mut pairs);
        pairs.plain_names(Concept::Alias, &department.aliases);
        pairs.rows()
    }

    fn parent(&self, department: &Department, pairs: &mut Pairs) {
        match (&department.parent_name, department.parent) {
            (Field::Value(said), Some(id)) => {
                let mut piece = self.names.department(id);
                piece.text.clone_from(&said.value);
                pairs.value(Concept::Parent, vec![piece]);
            }
            (Field::Absent, Some(id)) => {
                pairs.value(Concept::Parent, vec![self.names.department(id)]);
            }
            (field, _) => pairs.text(Concept::Parent, field),
        }
    }

    fn head(&self, department: &Department, from: Entity, pairs: &mut Pairs) {
        match (
            pairs.name_list(&department.head_name, self.names, from),
            department.head,
        ) {
            (Some(written), _) if !written.is_empty() => pairs.value(Concept::Head, written),
            (_, Some(head)) => pairs.value(Concept::Head, vec![self.names.position(head)]),
            (Some(blank), None) => pairs.value(Concept::Head, blank),
            (None, None) => {}
        }
    }

    fn children(&self, department: &Department, from: Entity, pairs: &mut Pairs) {
        let written = pairs.name_list(&department.children_names, self.names, from);
        let mark = self.lexicon.language().list_mark();
        let known = department.children.iter();
        let known = joined(known.map(|&child| self.names.department(child)), mark);
        match written {
            Some(written) => pairs.value(Concept::Children, written),
            None if !known.is_empty() => pairs.value(Concept::Children, known),
            None => {}
        }
    }

    fn sections(&self, id: DepartmentId) -> Vec<super::Section> {
        let department = &self.model[id];
        let reader = Reader {
            names: self.names,
            lexicon: self.lexicon,
            from: Entity::Department(id),
        };
        let function = self.lexicon.word("column-function");
        let text = self.lexicon.word("column-text");
        let step = self.lexicon.word("column-step");
        let form = |text| Form { text, columns: &[] };
        let body = |body: &Body, form: Form| (reader.body(body, form), Vec::new());
        let mut sections = Numbered::new(self.lexicon, OWNER, &[]);
        sections.add(Concept::Goal, || body(&department.goal, form(&text)));
        sections.add(Concept::Functions, || {
            body(&department.functions, form(&function))
        });
        sections.add(Concept::Establishment, || {
            (self.establishment(id, &reader), Vec::new())
        });
        sections.add(Concept::Authorities, || {
            body(&department.authorities, form(&text))
        });
        sections.add(Concept::Responsibilities, || {
            body(&department.responsibilities, form(&text))
        });
        sections.add(Concept::Budget, || body(&department.budget, form(&text)));
        sections.add(Concept::Workflow, || {
            body(&department.workflow, form(&step))
        });
        sections.add(Concept::Notes, || body(&department.notes, form(&text)));
        sections.sections
    }

    fn establishment(&self, id: DepartmentId, reader: &Reader) -> Vec<Block> {
        let establishment = &self.model[id].establishment;
        let mut blocks = Vec::new();
        if !establishment.posts.is_empty() || establishment.total.is_some() {
            blocks.push(Block::Table(self.posts(establishment)));
        }
        let form = Form {
            text: "",
            columns: &[],
        };
        blocks.extend(reader.blocks(&establishment.remarks.blocks, form));
        blocks
    }

    fn posts(&self, establishment: &Establishment) -> Table {
        let word = |name: &str| self.lexicon.word(&format!("column-{name}"));
        let drafts = vec![
            Draft::new("position", word("position")),
            Draft::new("count", word("count")),
            Draft::new("note", word("note")),
        ];
        table(drafts, self.post_rows(establishment))
    }

    /// A row a post, and the total.
    pub(super) fn post_rows(&self, establishment: &Establishment) -> Vec<Row> {
        let posts = establishment.posts.iter().map(|post| {
            cells_row(vec![
                cell(self.post_name(post)),
                short(count(post)),
                short(post.note.as_str()),
            ])
        });
        let mut rows: Vec<Row> = posts.collect();
        if let Some(total) = total(establishment) {
            rows.push(Row::Cells {
                cells: vec![
                    short(self.lexicon.word("column-total")),
                    short(total),
                    short(establishment.total_note.as_str()),
                ],
                long: false,
                total: true,
            });
        }
        rows
    }

    fn post_name(&self, post: &Post) -> Rich {
        let position = post.position.as_ref().and_then(|link| link.to);
        let mut piece = super::names::text(post.name.value.as_str());
        piece.to = position.and_then(|id| self.names.position(id).to);
        vec![piece]
    }
}

fn cell(text: Rich) -> Cell {
    super::table::cell(text)
}

fn count(post: &Post) -> &str {
    post.count.value().map_or("", |count| count.text.as_str())
}

/// The total as it is written; else the sum, if every row has one number.
fn total(establishment: &Establishment) -> Option<String> {
    if let Some(said) = &establishment.total {
        return Some(said.value.text.clone());
    }
    if establishment.posts.len() < 2 {
        return None;
    }
    let mut sum = 0.0;
    for post in &establishment.posts {
        let count = post.count.value()?;
        let number = count.min.filter(|_| count.min == count.max)?;
        sum += number;
    }
    Some(sum.to_string())
}
