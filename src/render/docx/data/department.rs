//! What the fields of a department say.

use super::super::fields::Field;
use super::{Block, Data, Item, Picture, Value, owned, text};
use crate::model::DepartmentId;
use crate::render::view::{Sheet, merged};
use crate::syntax::concept::Concept;
use std::sync::Arc;

impl<'a> Data<'a> {
    pub(super) fn department(
        &self,
        sheet: &'a Sheet,
        id: DepartmentId,
        field: &Field,
    ) -> Value<'a> {
        let department = &self.model()[id];
        let Some(concept) = field.concept() else {
            return self.department_own(sheet, id, field);
        };
        match concept {
            Concept::Goal => self.lines(&department.goal),
            Concept::Functions => self.lines(&department.functions),
            Concept::Establishment => {
                let posts = department.establishment.posts.iter();
                let posts = posts.map(|post| {
                    let count = post.count.value();
                    Item::Post([
                        post.name.value.clone(),
                        count.map_or_else(String::new, |count| count.text.clone()),
                        post.note.clone(),
                    ])
                });
                Value::List(posts.collect())
            }
            Concept::Authorities => self.lines(&department.authorities),
            Concept::Responsibilities => self.lines(&department.responsibilities),
            Concept::Budget => self.lines(&department.budget),
            Concept::Workflow => self.lines(&department.workflow),
            Concept::Notes => self.lines(&department.notes),
            Concept::Document => {
                let organisation = self.model().organisation.document.as_ref();
                self.record(Arc::new(merged(department.document.as_ref(), organisation)))
            }
            concept => Self::fact(sheet, concept),
        }
    }

    fn department_own(&self, sheet: &'a Sheet, id: DepartmentId, field: &Field) -> Value<'a> {
        match field.id() {
            "name" => text(self.model()[id].name.as_str()),
            "total" => {
                let total = self.model()[id].establishment.total.as_ref();
                owned(total.map_or_else(String::new, |said| said.value.text.clone()))
            }
            "positions" => {
                let model = self.model();
                let here =
                    |position: crate::model::PositionId| model[position].department == Some(id);
                Value::List(self.all_positions(here))
            }
            "chart" => Value::Picture(Some(Picture::Department(id))),
            "facts" => Value::Block(Block::Facts(sheet)),
            "sections" => Value::Block(Block::Sections(&sheet.sections)),
            _ => Value::Block(match &sheet.control {
                Some(control) => Block::Control(control),
                None => Block::Nothing,
            }),
        }
    }
}

impl<'a> Data<'a> {
    /// The items that a value repeats.
    pub(in crate::render::docx) fn items(value: Value<'a>) -> Vec<Item<'a>> {
        match value {
            Value::Names(items) | Value::Lines(items) | Value::List(items) => items,
            Value::Record(item, _) => vec![item],
            Value::Block(Block::Facts(sheet)) => Self::facts(sheet),
            Value::Block(Block::Sections(sections)) => sections.iter().map(Item::Section).collect(),
            Value::Block(Block::Signatures(signatures)) => {
                signatures.iter().cloned().map(Item::Signature).collect()
            }
            _ => Vec::new(),
        }
    }
}
