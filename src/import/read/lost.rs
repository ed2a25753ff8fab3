//! Tables that lost their lines, as copying leaves them: heads in one run, rows behind bare numbers, one column after
//! the other. Reads no table that is one.

use super::Reader;
use crate::import::clean::Step;
use crate::import::draft::{Node, Section, Text};
use crate::import::split::{Unit, trim};
use crate::syntax::concept::{Concept, Kind, Shape};
use crate::syntax::vocabulary::Owner;
use crate::text::fold;
use std::ops::Range;

impl Reader<'_> {
    /// A table that lost its lines goes on to its next column where numbers begin.
    pub(super) fn begins_next_column(&mut self, unit: &Unit) -> bool {
        let begins = unit.mark.is_some_and(|mark| mark.ordinal == 1);
        if self.columns.is_empty() || !begins {
            return false;
        }
        let Some(section) = self.section() else {
            return false;
        };
        if section.has_marks() || !matches!(section.body.last(), Some(Node::Line(_))) {
            return false;
        }
        let concept = self.columns.remove(0);
        let Some(kind) = self.kind() else {
            return false;
        };
        let owner = Owner::Kind(kind);
        let Some(shape) = self.words.vocabulary.shape(owner, concept) else {
            return false;
        };
        self.add(Section::new(owner, concept, shape));
        true
    }

    /// The heads of a table that lost its lines.
    pub(super) fn heads(&mut self, unit: &Unit, heads: &[Range<usize>]) {
        let text: Text = heads
            .iter()
            .map(|head| self.piece(unit, head.clone()))
            .collect();
        let Some(kind) = self.kind() else {
            return self.titles.push((text, true));
        };
        let owner = Owner::Kind(kind);
        let sections = heads.iter().filter_map(|head| {
            let word = fold::word(self.text(unit, head));
            let label = self.words.label(owner, &word)?;
            (label.entry.concept == Concept::Kpis).then_some(Concept::Kpis)
        });
        self.columns = sections.collect();
        let in_list = self
            .section()
            .is_some_and(|section| section.shape == Shape::List);
        if !in_list && kind == Kind::Department {
            let shape = self
                .words
                .vocabulary
                .shape(owner, Concept::Functions)
                .unwrap_or(Shape::List);
            self.add(Section::new(owner, Concept::Functions, shape));
        }
        match self
            .section()
            .filter(|section| section.shape == Shape::List)
        {
            Some(section) => section.body.push(Node::Remark(text)),
            None => self.remark(text),
        }
        let rest = Unit {
            range: unit.body.clone(),
            form: crate::import::split::Form::None,
            label: None,
            gap: false,
            first: false,
            ..unit.clone()
        };
        if !rest.body.is_empty() {
            self.content(&rest, &[]);
        }
    }

    /// Rows are duties, or what a department does, where no list is open.
    pub(super) fn open_list_for_rows(&mut self) {
        let list = self
            .section()
            .is_some_and(|section| section.shape == Shape::List);
        let concept = match self.kind() {
            Some(Kind::Position) => Concept::Duties,
            Some(Kind::Department) => Concept::Functions,
            _ => return,
        };
        if !list && let Some(kind) = self.kind() {
            self.add(Section::new(Owner::Kind(kind), concept, Shape::List));
        }
    }

    /// A row of a table that lost its lines.
    pub(super) fn row_of_form(
        &mut self,
        unit: &Unit,
        number: &Range<usize>,
        area: Option<&Range<usize>>,
    ) {
        self.dropped
            .push((unit.line, number.clone(), Step::RowNumbers));
        let area = area.map(|area| self.piece(unit, area.clone()));
        self.open_list_for_rows();
        if let (Some(section), Some(area)) = (self.section(), &area) {
            section.group(vec![area.clone()]);
        }
        let line = &self.document.lines[unit.line].text;
        let rest = Unit {
            range: trim(line, unit.body.clone()),
            form: crate::import::split::Form::None,
            ..unit.clone()
        };
        if area.is_none() {
            let row = Node::Line(self.line(&rest));
            if let Some(section) = self.section() {
                section.body.push(row);
            }
            return;
        }
        let text = self.body(&rest).to_owned();
        let mark = Unit {
            heading: true,
            ..rest
        };
        self.clauses(&mark, &text);
    }
}
