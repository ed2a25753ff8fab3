//! Work relations: who supervises whom, who works with whom; names where they are names, prose where not.

use super::body::{Body, Prose};
use super::read::Labels;
use super::{DepartmentId, PositionId};
use crate::syntax::concept::Concept;
use crate::text::Span;

#[derive(Clone, Debug, Default)]
pub struct Relations {
    /// The label's word; None if there is no such section.
    pub label: Option<Span>,
    pub supervised_by: Relation,
    pub supervises: Relation,
    pub guides: Relation,
    pub cooperates: Relation,
    pub external: Relation,
    /// What stands in the section under none of these.
    pub other: Body,
    /// Fields that the workspace added.
    pub added: Vec<(String, Body)>,
}

/// One field of the section.
#[derive(Clone, Debug, Default)]
pub struct Relation {
    pub body: Body,
    /// What the lines were resolved to, in order.
    pub parties: Vec<Party>,
}

/// A piece of a relation.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    pub whom: Whom,
    pub span: Span,
}

/// Whom a piece names.
#[derive(Clone, Debug, PartialEq)]
pub enum Whom {
    Position(PositionId),
    Department(DepartmentId),
    /// No name.
    Prose(String),
}

impl Relations {
    pub(super) fn read(labels: &Labels) -> Self {
        let record = labels.record(Concept::Relations);
        let relation = |concept| Relation {
            body: record.body(concept),
            parties: Vec::new(),
        };
        Self {
            label: record.span(),
            supervised_by: relation(Concept::SupervisedBy),
            supervises: relation(Concept::Supervises),
            guides: relation(Concept::Guides),
            cooperates: relation(Concept::Cooperates),
            external: relation(Concept::External),
            other: Body {
                label: None,
                blocks: record.loose(),
                none: None,
            },
            added: record.added(),
        }
    }

    /// The fields with the concepts of their labels, in the order of the form.
    pub fn fields(&self) -> [(Concept, &Relation); 5] {
        [
            (Concept::SupervisedBy, &self.supervised_by),
            (Concept::Supervises, &self.supervises),
            (Concept::Guides, &self.guides),
            (Concept::Cooperates, &self.cooperates),
            (Concept::External, &self.external),
        ]
    }

    pub(super) fn fields_mut(&mut self) -> [(Concept, &mut Relation); 5] {
        [
            (Concept::SupervisedBy, &mut self.supervised_by),
            (Concept::Supervises, &mut self.supervises),
            (Concept::Guides, &mut self.guides),
            (Concept::Cooperates, &mut self.cooperates),
            (Concept::External, &mut self.external),
        ]
    }
}

/// Cuts a line at the dash that parts names from what is said of them: `总经理 —— 在本职工作中接受指导`.
pub(super) fn cut_at_dash(prose: &Prose) -> (usize, usize) {
    let text = prose.text.as_str();
    let marks = ["——", "—", "--", " - ", " – "];
    let cut = marks
        .iter()
        .filter_map(|mark| text.find(mark).map(|at| (at, mark.len())))
        .min();
    match cut {
        Some((at, len)) => (at, at + len),
        None => (text.len(), text.len()),
    }
}
