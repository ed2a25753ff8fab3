//! Labels of records, and labels whose meaning their value tells. Opens no declaration.

use super::{Open, Reader};
use crate::import::clean::Step;
use crate::import::draft::{Node, Section, Text};
use crate::syntax::concept::{Concept, Shape};
use crate::syntax::vocabulary::Owner;
use crate::text::fold;

impl Reader<'_> {
    /// Adds a label of a record, and opens the record if it is not.
    pub(super) fn add_field(&mut self, record: Concept, field: Section) {
        let Some(last) = self.declarations.last_mut() else {
            self.waiting.push(field);
            return;
        };
        let owner = Owner::Kind(last.kind);
        let again = field.clone();
        let (at, is_new) = field_into(&mut last.parts, owner, record, field);
        if !is_new {
            self.leave_out_repeated(at, &again);
        }
        self.open = if is_new {
            Open::Field(at)
        } else {
            Open::Section(at)
        };
    }

    /// A label that comes once more with the same value says nothing new.
    fn leave_out_repeated(&mut self, record: usize, again: &Section) {
        let known = self.declarations.last().and_then(|last| {
            last.parts[record].body.iter().find_map(|node| match node {
                Node::Field(field) if field.concept == again.concept => Some(field),
                _ => None,
            })
        });
        let same = known.is_some_and(|field| {
            fold::word(&self.said(&field.value)) == fold::word(&self.said(&again.value))
        });
        if !same || again.value.is_empty() {
            return;
        }
        let heading = again.mark.iter().chain(&again.word).cloned();
        let text: Text = heading.chain(again.value.iter().cloned()).collect();
        self.leave_out(&text, Step::Repeated);
    }
}

/// Makes a purpose the kind of a position.
pub(super) fn become_kind(section: &mut Section) {
    (section.concept, section.shape) = (Concept::Kind, Shape::Value);
    let heading = section.mark.take().into_iter();
    let heading: Text = heading.chain(section.word.take()).collect();
    section.remarks.push(heading);
}

/// Puts a label into a record of a declaration, which is added if it is not there; gives the place of the
/// record, and whether it had no such label yet.
pub(super) fn field_into(
    parts: &mut Vec<Section>,
    owner: Owner,
    record: Concept,
    field: Section,
) -> (usize, bool) {
    let known = parts.iter().position(|part| part.concept == record);
    let at = known.unwrap_or_else(|| {
        parts.push(Section::new(owner, record, Shape::Record));
        parts.len() - 1
    });
    let twice = parts[at]
        .body
        .iter()
        .any(|node| matches!(node, Node::Field(other) if other.concept == field.concept));
    if !twice {
        parts[at].body.push(Node::Field(field));
    }
    (at, !twice)
}
