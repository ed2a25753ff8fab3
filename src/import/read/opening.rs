//! Opens labels: where a label belongs, what its value is, and what one becomes that comes twice. Opens no declaration
//! but for a label that needs one.

use super::fields::become_kind;
use super::labels::Found;
use super::{Open, Reader};
use crate::import::document::Document;
use crate::import::draft::{Differs, Node, Piece, Section, Text};
use crate::import::split::Unit;
use crate::import::title;
use crate::import::words::Label;
use crate::syntax::concept::{Concept, Kind, Shape};
use crate::syntax::grammar;
use crate::syntax::vocabulary::Owner;
use crate::text::fold;
use std::ops::Range;

impl Reader<'_> {
    /// Opens a label of a declaration or of a record.
    pub(super) fn open_section(&mut self, unit: &Unit, found: &Found, label: Label, next: &[Unit]) {
        let (found, label) = self.as_duties(unit, found, label);
        let found = &found;
        let mut section = Section::new(label.owner, label.entry.concept, label.entry.shape);
        section.mark = unit
            .mark
            .map(|_| self.piece(unit, unit.range.start..unit.body.start));
        let word = self.piece(unit, found.word.clone());
        match found.is_guess {
            true => {
                let mut remark: Text = section.mark.take().into_iter().collect();
                remark.push(word);
                section.remarks.push(remark);
            }
            false => section.word = Some(word),
        }
        let (value, behind) = self.value_and_rest(unit, found, section.shape);
        let value = self.piece(unit, value);
        let value = self.superior_of(&mut section, value);
        let has_value = !value.text(self.document).is_empty();
        self.tell_kind(&mut section, &value);
        let line = section.shape.is_line();
        if has_value && (line || section.shape == Shape::Text) {
            section.value.push(value.clone());
        }
        if section.concept == Concept::Notes && self.closed {
            self.reopen_for_notes(&mut section);
        }
        if self.waits(&section, next) {
            self.waiting.push(section);
            return;
        }
        match section.owner {
            Owner::Kind(kind) => {
                if self.kind() != Some(kind) {
                    self.declare_unnamed(kind, (unit.line, unit.range.start));
                }
                if self.has(section.concept) && self.begins_anew(&section, next) {
                    self.declare_unnamed(kind, (unit.line, unit.range.start));
                }
                let heading = unit
                    .mark
                    .filter(|_| section.shape.is_section() || section.shape == Shape::Heading);
                self.add(section);
                if let (Some(mark), Some(last)) = (heading, self.declarations.last_mut()) {
                    last.heading = Some((mark.style, mark.ordinal));
                }
            }
            Owner::Record(record) => self.add_field(record, section),
        }
        let below = match has_value && !line && label.entry.shape != Shape::Text {
            true => Some(found.value.clone()),
            false => behind,
        };
        if let Some(below) = below {
            let rest = unit.behind(below.clone());
            self.content(&rest, next);
        }
    }

    /// Western documents call duties responsibilities where they list no duties above.
    fn as_duties(&self, unit: &Unit, found: &Found, mut label: Label) -> (Found, Label) {
        let mut found = found.clone();
        let owner = Owner::Kind(Kind::Position);
        let western = self.text(unit, &found.word).is_ascii();
        let means = label.owner == owner && label.entry.concept == Concept::Responsibilities;
        let shape = self.words.vocabulary.shape(owner, Concept::Duties);
        if let (true, true, false, Some(shape)) = (western, means, self.has_duties(), shape) {
            (label.entry.concept, label.entry.shape) = (Concept::Duties, shape);
            found.is_guess = true;
        }
        (found, label)
    }

    /// Notes behind a table are about what the table declared last.
    pub(super) fn reopen_for_notes(&mut self, section: &mut Section) {
        let Some(last) = self.declarations.last() else {
            return;
        };
        let owner = Owner::Kind(last.kind);
        if let Some(shape) = self.words.vocabulary.shape(owner, Concept::Notes) {
            (section.owner, section.shape, self.closed) = (owner, shape, false);
        }
    }

    /// 岗位性质 is what a position is for, or which kind it is: the value tells.
    pub(super) fn tell_kind(&self, section: &mut Section, value: &Piece) {
        let word = fold::word(value.text(self.document));
        if section.concept != Concept::Purpose
            || self.words.vocabulary.position_kind(&word).is_none()
        {
            return;
        }
        become_kind(section);
    }

    /// Whom a phrase names as the superior: 向总经理汇报. The phrase is kept as a remark.
    pub(super) fn superior_of(&self, section: &mut Section, value: Piece) -> Piece {
        let Piece::Source(line, range) = &value else {
            return value;
        };
        let text = value.text(self.document);
        let name = text.strip_prefix('向').and_then(|rest| {
            let mut words = self.words.reports.iter();
            let end = words.find_map(|word| rest.find(word.as_str()))?;
            Some(rest[..end].trim_matches(fold::is_blank))
        });
        let Some(name) = name.filter(|name| title::is_position(name, self.words)) else {
            return value;
        };
        let start = range.start + text.find(name).unwrap_or(0);
        if section.concept != Concept::Superior {
            return value;
        }
        let named = Piece::Source(*line, start..start + name.len());
        section.remarks.push(vec![value]);
        named
    }

    /// The value of a one-line label ends where a further sentence begins with a label of its own.
    pub(super) fn value_and_rest(
        &self,
        unit: &Unit,
        found: &Found,
        shape: Shape,
    ) -> (Range<usize>, Option<Range<usize>>) {
        let text = self.text(unit, &found.value);
        let mut whole = found.value.clone();
        if !shape.is_line() {
            return (whole, None);
        }
        // The mark at its end divides it from what followed.
        let closing = |c: char| "，。；,;".contains(c) || fold::is_blank(c);
        whole.end = whole.start + text.trim_end_matches(closing).len();
        let text = &text[..whole.len()];
        let stops = text.match_indices(['；', ';', '。']);
        let mut stops = stops.map(|(at, sign)| (at, at + sign.len()));
        let cut = stops.find(|&(_, end)| !text[end..].trim_matches(fold::is_blank).is_empty());
        match cut {
            Some((at, end)) => (
                whole.start..whole.start + at,
                Some(whole.start + end..whole.end),
            ),
            None => (whole, None),
        }
    }

    /// Whether a label comes before the declaration that it belongs to.
    pub(super) fn waits(&self, section: &Section, next: &[Unit]) -> bool {
        let line = section.shape.is_line();
        match (
            self.declarations.last().filter(|_| !self.closed),
            section.owner,
        ) {
            (None, Owner::Record(_)) => true,
            (None, Owner::Kind(_)) => line && self.position_follows(next),
            (Some(last), Owner::Kind(_)) => {
                let complete = last.parts.iter().any(|part| part.shape.is_section());
                line && complete && self.has(section.concept) && self.position_follows(next)
            }
            (Some(_), Owner::Record(_)) => false,
        }
    }

    /// Whether a label that the declaration has already begins the next sheet, whose name is not given.
    pub(super) fn begins_anew(&self, section: &Section, next: &[Unit]) -> bool {
        section.shape.is_line()
            && !section.value.is_empty()
            && self.has_duties()
            && !next.is_empty()
            && section.concept == Concept::Superior
    }

    /// Adds a label to the last declaration, and opens it. One that is there already is opened again.
    pub(super) fn add(&mut self, section: Section) {
        let Some(last) = self.declarations.last_mut() else {
            return;
        };
        let concept = section.concept;
        let known = last
            .parts
            .iter()
            .position(|part| part.concept == concept && concept != Concept::Identification);
        let Some(at) = known else {
            last.parts.push(section);
            self.open = Open::Section(last.parts.len() - 1);
            return;
        };
        if last.parts[at].shape.is_line() {
            self.add_line_again(at, section);
            self.open = Open::Nothing;
            return;
        }
        let part = &mut last.parts[at];
        self.open = Open::Section(at);
        if part.is_blank() && part.word.is_none() {
            // A heading opened it; now its own label comes.
            let before = last.parts.remove(at);
            let mut section = section;
            section.remarks.splice(0..0, before.remarks);
            last.parts.push(section);
            self.open = Open::Section(last.parts.len() - 1);
            return;
        }
        let heading: Text = section
            .mark
            .into_iter()
            .chain(section.word)
            .chain(section.remarks.into_iter().flatten())
            .collect();
        match part.shape.is_free() && !part.body.is_empty() {
            true if !heading.is_empty() && !is_group_name(&heading, self.document) => {
                part.body.push(Node::Remark(heading));
            }
            true if !heading.is_empty() => part.group(heading),
            _ if !heading.is_empty() => part.remarks.push(heading),
            _ => {}
        }
        if !section.value.is_empty() {
            part.body.push(Node::Line(section.value));
        }
    }

    /// Adds a one-line label that the last declaration has already.
    fn add_line_again(&mut self, at: usize, section: Section) {
        let Some(part) = self.declarations.last().and_then(|last| last.parts.get(at)) else {
            return;
        };
        let heading = section.mark.iter().chain(&section.word);
        let heading = heading.chain(section.remarks.iter().flatten());
        let heading: Text = heading.cloned().collect();
        let said = |text: &Text| fold::word(&self.said(text));
        let (known, again) = (said(&part.value), said(&section.value));
        let is_blank = part.is_blank();
        let Some(last) = self.declarations.last_mut() else {
            return;
        };
        let part = &mut last.parts[at];
        if is_blank {
            part.value = section.value;
            part.remarks.push(heading);
        } else if known == again {
            let whole = heading.into_iter().chain(section.value);
            part.remarks.push(whole.collect());
        } else if !section.value.is_empty() {
            // A second value contradicts the first: both are written, for the check to tell.
            let names = section.shape == Shape::Names;
            last.parts.push(Section {
                differs: differences(&known, &again).filter(|_| names),
                ..section
            });
        }
    }

    pub(super) fn open_rhythm(&mut self, unit: &Unit, found: &Found) {
        let duties =
            |section: &Section| matches!(section.concept, Concept::Duties | Concept::Functions);
        let Some(last) = self.declarations.last_mut() else {
            return;
        };
        let Some(at) = last.parts.iter().rposition(duties) else {
            return;
        };
        self.open = Open::Section(at);
        let word = self.piece(unit, found.word.clone());
        let mark = unit
            .mark
            .map(|_| self.piece(unit, unit.range.start..unit.body.start));
        if let Some(section) = self.section() {
            section
                .body
                .extend(mark.map(|mark| Node::Remark(vec![mark])));
            section.group(vec![word]);
        }
        if !found.value.is_empty() {
            let rest = Unit {
                heading: true,
                ..unit.behind(found.value.clone())
            };
            self.content(&rest, &[]);
        }
    }
}

/// The names that only one of two lists has; none if they hold the same.
fn differences(before: &str, here: &str) -> Option<Differs> {
    let names = |text: &str| -> Vec<String> {
        let names = text.split(['、', ',', ';']).map(fold::word);
        names.filter(|name| !name.is_empty()).collect()
    };
    let (before, here) = (names(before), names(here));
    let without = |names: &[String], others: &[String]| -> Vec<String> {
        let own = names.iter().filter(|name| !others.contains(name));
        own.cloned().collect()
    };
    let (lacks, more) = (without(&before, &here), without(&here, &before));
    (!lacks.is_empty() || !more.is_empty()).then_some(Differs {
        before: lacks,
        here: more,
    })
}

/// Whether a heading could name a group of a list.
fn is_group_name(heading: &Text, document: &Document) -> bool {
    let text: String = heading.iter().map(|piece| piece.text(document)).collect();
    grammar::could_be_label(text.trim_end_matches(fold::is_colon))
}
