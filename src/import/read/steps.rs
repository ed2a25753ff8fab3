//! Paragraphs that are lists: clauses one behind the other, steps with arrows between them. Places nothing elsewhere.

use super::Reader;
use crate::import::clean::Step;
use crate::import::draft::{Node, Section};
use crate::import::split::Unit;
use crate::syntax::concept::{Concept, Kind, Shape};
use crate::syntax::grammar;
use crate::syntax::vocabulary::Owner;
use crate::text::fold;
use std::ops::Range;

/// So many clauses make a list of a paragraph.
const LEAST_CLAUSES: usize = 3;

impl Reader<'_> {
    /// A paragraph of clauses is a list of them, as copying a table leaves it.
    pub(super) fn clauses(&mut self, unit: &Unit, text: &str) {
        let start = unit.body.start;
        let mut ends: Vec<usize> = text
            .match_indices(['；', ';'])
            .map(|(at, sign)| at + sign.len())
            .collect();
        if ends.last() != Some(&text.len()) {
            ends.push(text.len());
        }
        let concept = self.section().map(|section| section.concept);
        let few = matches!(concept, Some(Concept::Kpis | Concept::Authorities));
        let many = ends.len() >= LEAST_CLAUSES && text.contains(fold::is_chinese);
        let apart = many || unit.heading || few && ends.len() > 1;
        if !apart {
            ends = vec![text.len()];
        }
        let mut from = 0;
        let mut lines: Vec<Node> = Vec::new();
        for end in ends {
            let piece = self.piece(unit, start + from..start + end);
            if !piece.text(self.document).is_empty() {
                lines.push(Node::Line(vec![piece]));
            }
            from = end;
        }
        if let Some(section) = self.section() {
            section.body.extend(lines);
        }
    }

    /// Steps with arrows between them.
    pub(super) fn chain(&mut self, unit: &Unit, text: &str) {
        let start = unit.body.start;
        let mut from = 0;
        let mut nodes = Vec::new();
        let found = arrows(text);
        let keep = self.keep.contains(&Step::Arrows);
        let end = text.len()..text.len();
        for arrow in found.iter().cloned().chain(std::iter::once(end)) {
            let end = if keep { arrow.end } else { arrow.start };
            let piece = self.piece(unit, start + from..start + end);
            if !piece.text(self.document).is_empty() {
                nodes.push(Node::Line(vec![piece]));
            }
            if !keep && !arrow.is_empty() {
                self.dropped.push((
                    unit.line,
                    start + arrow.start..start + arrow.end,
                    Step::Arrows,
                ));
            }
            from = arrow.end;
        }
        if let Some(section) = self.section() {
            section.body.extend(nodes);
        }
    }

    /// `通常的工作流程：早会——录入日报——…`: steps with a name of the document's own.
    pub(super) fn named_chain(&mut self, unit: &Unit, text: &str) -> bool {
        const LEAST_ARROWS: usize = 2;
        let Some(split) = grammar::split_label(text, 0) else {
            return false;
        };
        let (word, rest) = (split.word.of(text), split.rest.of(text));
        let named = grammar::could_be_label(word) && !self.words.is_label(&fold::word(word));
        if !named || arrows(rest).len() < LEAST_ARROWS {
            return false;
        }
        let Some(kind @ (Kind::Position | Kind::Department)) = self.kind() else {
            return false;
        };
        let start = unit.body.start;
        let word = self.piece(
            unit,
            start + split.word.start as usize..start + split.word.end as usize,
        );
        if self
            .section()
            .is_some_and(|section| section.concept == Concept::Workflow)
        {
            if let Some(section) = self.section() {
                section.group(vec![word]);
            }
        } else {
            let mut section = Section::new(Owner::Kind(kind), Concept::Workflow, Shape::List);
            section.remarks.push(vec![word]);
            self.add(section);
        }
        let below = Unit {
            body: start + split.rest.start as usize..unit.body.end,
            range: start + split.rest.start as usize..unit.body.end,
            first: false,
            gap: false,
            ..unit.clone()
        };
        self.chain(&below, rest);
        true
    }
}

/// The arrows between the steps of a process, in bytes.
pub(super) fn arrows(text: &str) -> Vec<Range<usize>> {
    const SIGNS: [&str; 13] = [
        "——→",
        "--->",
        "-->",
        "——",
        "→",
        "⇒",
        "➔",
        "➜",
        "↓",
        "=>",
        "->",
        "－>",
        "—",
    ];
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        match SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            Some(sign) => {
                match found.last_mut() {
                    Some(last) if last.end == at => last.end += sign.len(),
                    _ => found.push(at..at + sign.len()),
                }
                at += sign.len();
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}
