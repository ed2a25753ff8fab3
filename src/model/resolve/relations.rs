//! Work relations: names before a dash become parties, sentences stay prose.

use super::Builder;
use super::names::{self, Found};
use crate::model::relations::{Party, Relation, Whom, cut_at_dash};
use crate::model::{DepartmentId, Entity, PositionId, Said, Target};
use crate::syntax::concept::Concept;
use crate::text::{Span, TextRange, fold};

impl Builder<'_> {
    /// What stands before a dash is names; a piece that is none is prose.
    pub(super) fn link_relations(&mut self, id: PositionId) {
        let mut relations = std::mem::take(&mut self.model[id].relations);
        for (concept, relation) in relations.fields_mut() {
            self.link_relation(id, concept, relation);
        }
        self.model[id].relations = relations;
    }

    fn link_relation(&mut self, id: PositionId, concept: Concept, relation: &mut Relation) {
        let home = self.model[id].department;
        let from = Entity::Position(id);
        let mut parties = Vec::new();
        let leaves = relation.body.leaves();
        let entries = leaves.iter().map(|(entry, _)| &entry.prose);
        let paragraphs = relation.body.blocks.iter().filter_map(|block| match block {
            crate::model::body::Block::Paragraph(prose) => Some(prose),
            _ => None,
        });
        for prose in paragraphs.chain(entries) {
            let (end, remark) = cut_at_dash(prose);
            let names = Said {
                value: prose.text[..end].to_owned(),
                span: before(prose.span, &prose.text, end),
            };
            let known = |builder: &Self, whole: &str| builder.whom(whole, home).is_some();
            let pieces = self.pieces(&names, known);
            let found: Vec<Option<Whom>> = pieces
                .iter()
                .map(|(piece, _)| self.whom(piece, home))
                .collect();
            if found.iter().all(Option::is_none) {
                parties.push(Party {
                    whom: Whom::Prose(prose.text.clone()),
                    span: prose.span,
                });
                continue;
            }
            for ((piece, span), whom) in pieces.into_iter().zip(found) {
                let target = match &whom {
                    Some(Whom::Position(id)) => Some(Target::Position(*id)),
                    Some(Whom::Department(id)) => Some(Target::Department(*id)),
                    _ => None,
                };
                if let Some(target) = target {
                    self.reference(&piece, span, target, from, concept);
                }
                parties.push(Party {
                    whom: whom.unwrap_or(Whom::Prose(piece)),
                    span,
                });
            }
            let rest = prose.text[remark..].trim_matches(fold::is_blank);
            if !rest.is_empty() {
                parties.push(Party {
                    whom: Whom::Prose(rest.to_owned()),
                    span: prose.span,
                });
            }
        }
        relation.parties = parties;
    }

    fn whom(&self, name: &str, home: Option<DepartmentId>) -> Option<Whom> {
        let plain = names::without_remark(name, self.vocabulary);
        std::iter::once(name).chain(plain).find_map(|name| {
            if let Found::One(id) = self.index.find_position(&self.model, name, home) {
                return Some(Whom::Position(id));
            }
            self.index
                .find_department(&self.model, name, home)
                .one()
                .map(Whom::Department)
        })
    }
}

/// The first part of a text's place; the whole place if the text spans lines.
fn before(span: Span, text: &str, end: usize) -> Span {
    let length = (span.range.end - span.range.start) as usize;
    match length == text.len() {
        true => Span::new(
            span.file,
            TextRange {
                start: span.range.start,
                end: span.range.start + end as u32,
            },
        ),
        false => span,
    }
}
