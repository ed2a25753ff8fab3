//! What stands under a label: items, groups, lines that run on. A text that belongs nowhere is left where it is, for
//! the writer to keep as unplaced.

use super::steps::arrows;
use super::{Open, Reader};
use crate::import::draft::{Node, Piece, Section, Text};
use crate::import::split::Unit;
use crate::syntax::concept::{Concept, Kind, Shape};
use crate::syntax::grammar::{self, Mark, Style};
use crate::syntax::vocabulary::Owner;
use crate::text::fold;

/// A line that names a group is not longer, in characters.
pub(super) const LONGEST_GROUP: usize = 16;

/// A value on a line of its own is not longer, in characters.
const LONGEST_VALUE: usize = 60;

impl Reader<'_> {
    /// A unit that is no label and no title.
    pub(super) fn content(&mut self, unit: &Unit, next: &[Unit]) {
        if unit.body.is_empty() && unit.mark.is_none() {
            return;
        }
        // A number that stands alone counts nothing, and is one all the same.
        if unit.mark.is_none()
            && let Some(mark) = grammar::mark(self.body(unit), unit.body.start as u32)
        {
            let body = (mark.end as usize).min(unit.body.end)..unit.body.end;
            let unit = Unit {
                mark: Some(mark),
                body,
                ..unit.clone()
            };
            return self.content(&unit, next);
        }
        if self.unknown_heading(unit, next) {
            return;
        }
        if self.repeats_title(unit) {
            let line = self.line(unit);
            return self.remark(line);
        }
        let text = fold::word(self.body(unit));
        if unit.heading && unit.mark.is_none() && self.words.is_heading(&text) {
            let line = self.line(unit);
            return self.titles.push((line, true));
        }
        if self.heading_of_source(unit, next) {
            return;
        }
        if self.begins_next_column(unit) {
            return self.content(unit, next);
        }
        if self.begins_duties(unit, next) {
            let owner = Owner::Kind(Kind::Position);
            self.add(Section::new(owner, Concept::Duties, Shape::List));
        }
        let Some(shape) = self.section().map(|section| section.shape) else {
            return self.homeless(unit, next);
        };
        match shape {
            Shape::Value | Shape::Name | Shape::Names => self.value(unit, next),
            Shape::List => self.list(unit, next),
            Shape::Text => self.paragraph(unit),
            Shape::Record => self.in_record(unit),
            Shape::Outline | Shape::Table | Shape::Heading => self.homeless(unit, next),
        }
    }

    /// Whether a line says once more what the heading said that names the declaration.
    pub(super) fn repeats_title(&self, unit: &Unit) -> bool {
        let Some(last) = self.declarations.last() else {
            return false;
        };
        let fresh = last.parts.iter().all(|part| part.is_blank());
        let text = fold::word(self.body(unit));
        let said = |remark: &Text| {
            let remark: String = remark
                .iter()
                .map(|piece| piece.text(self.document))
                .collect();
            fold::word(&remark).contains(&text)
        };
        let again = last.remarks.iter().any(said) || self.words.is_title_end(&text);
        unit.mark.is_none() && fresh && !text.is_empty() && again
    }

    pub(super) fn item(&self, unit: &Unit, mark: Mark) -> Node {
        let mark = Piece::Source(
            unit.line,
            mark.range.start as usize..mark.range.end as usize,
        );
        Node::Item(mark, self.with_attributes(unit.line, unit.body.clone()))
    }

    pub(super) fn line(&self, unit: &Unit) -> Text {
        self.with_attributes(unit.line, unit.range.clone())
    }

    /// The value of a one-line label on the line below it.
    pub(super) fn value(&mut self, unit: &Unit, next: &[Unit]) {
        let short = self.body(unit).chars().count() <= LONGEST_VALUE;
        let text = self.line(unit);
        let item = unit.mark.map(|mark| self.item(unit, mark));
        let Some(section) = self.section() else {
            return;
        };
        let names = section.shape == Shape::Names;
        let blank = section.value.is_empty();
        let waits = section
            .body
            .iter()
            .all(|node| matches!(node, Node::Item(..)));
        match item {
            Some(item) if names && blank && waits && short => section.body.push(item),
            None if blank && section.body.is_empty() && short && !unit.heading => {
                section.value = text
            }
            _ => {
                self.open = Open::Nothing;
                self.homeless(unit, next);
            }
        }
    }

    pub(super) fn paragraph(&mut self, unit: &Unit) {
        let node = match unit.mark {
            Some(mark) => self.item(unit, mark),
            None => Node::Line(self.line(unit)),
        };
        if let Some(section) = self.section() {
            section.body.push(node);
        }
    }

    /// Lines and items of a record; in a field of it, what belongs to the field.
    pub(super) fn in_record(&mut self, unit: &Unit) {
        if unit.heading && unit.mark.is_none() {
            // The caption of a table is no line of a record.
            self.open = Open::Nothing;
            let line = self.line(unit);
            return self.remark(line);
        }
        // A field that has its value takes no more: the line belongs to the record.
        if let Open::Field(at) = self.open
            && self.section().is_some_and(|field| !field.value.is_empty())
        {
            self.open = Open::Section(at);
        }
        self.paragraph(unit);
    }

    pub(super) fn list(&mut self, unit: &Unit, next: &[Unit]) {
        if let Some(mark) = unit.mark {
            self.reset_levels(mark);
            let node = self.item(unit, mark);
            if let Some(section) = self.section() {
                section.item(node, mark.style);
            }
            return;
        }
        let text = self.body(unit).to_owned();
        if self.named_chain(unit, &text) {
            return;
        }
        if self.begins_requirements(unit) {
            let owner = Owner::Kind(Kind::Position);
            self.add(Section::new(owner, Concept::Qualifications, Shape::Record));
            return self.in_record(unit);
        }
        if self.is_group(unit, &text, next) {
            let end = text
                .trim_end_matches(|c| fold::is_colon(c) || fold::is_blank(c))
                .len();
            let word = self.piece(unit, unit.body.start..unit.body.start + end);
            if !grammar::could_be_label(&text[..end]) {
                let item_follows = next.first().is_some_and(|next| next.mark.is_some());
                let plain = !item_follows && self.section().is_some_and(|one| !one.has_marks());
                if !plain {
                    self.number_group();
                }
                if let Some(section) = self.section() {
                    // Among lines without marks it would be one of them.
                    section.body.push(match plain {
                        true => Node::Remark(vec![word]),
                        false => Node::Line(vec![word]),
                    });
                }
                return;
            }
            if let Some(section) = self.section() {
                section.group(vec![word]);
            }
            return;
        }
        let concept = self.section().map(|section| section.concept);
        if concept == Some(Concept::Establishment) {
            return self.establishment(unit);
        }
        if matches!(concept, Some(Concept::Workflow | Concept::Steps)) && arrows(&text).len() > 1 {
            return self.chain(unit, &text);
        }
        let has_marks = self.section().is_some_and(|section| section.has_marks());
        if !has_marks {
            return self.clauses(unit, &text);
        }
        let ended = self.last_ends();
        let short = text.chars().count() <= LONGEST_GROUP && !ends(&text);
        if ended && short && unit.first {
            // A signature, a date, a heading of nothing.
            return;
        }
        let node = Node::Line(self.line(unit));
        if let Some(section) = self.section() {
            section.body.push(node);
        }
    }

    /// Whether the last line of the open section ends a sentence.
    pub(super) fn last_ends(&mut self) -> bool {
        let document = self.document;
        let last = self
            .section()
            .and_then(|section| section.body.last().cloned());
        match last {
            Some(Node::Item(_, text) | Node::Line(text)) => {
                text.last().is_none_or(|piece| ends(piece.text(document)))
            }
            _ => true,
        }
    }

    /// Whether a line names a group of the list: a few words, and items follow.
    pub(super) fn is_group(&self, unit: &Unit, text: &str, next: &[Unit]) -> bool {
        let bare = text.trim_end_matches(|c| fold::is_colon(c) || fold::is_blank(c));
        let colon = bare.len() < text.len();
        let short = bare.chars().count() <= LONGEST_GROUP || bare.is_ascii() && bare.len() <= 40;
        if !short || self.words.is_label(&fold::word(bare)) {
            return false;
        }
        let item_follows = next
            .first()
            .is_some_and(|next| next.mark.is_some_and(|mark| mark.ordinal <= 1));
        let text_follows = next.first().is_some_and(|next| {
            next.mark.is_none() && self.body(next).chars().count() > LONGEST_GROUP
        });
        if self.runs_deeper(next) {
            return false;
        }
        (item_follows && (colon || unit.first && !ends(text)))
            || (colon && text_follows && unit.first)
    }

    /// Whether the items that follow are of an inner form, and so belong to the item above.
    pub(super) fn runs_deeper(&self, next: &[Unit]) -> bool {
        let Some(mark) = next.first().and_then(|next| next.mark) else {
            return false;
        };
        let (Open::Section(at) | Open::Field(at)) = self.open else {
            return false;
        };
        let Some(section) = self.declarations.last().and_then(|last| last.parts.get(at)) else {
            return false;
        };
        let first = section.styles.first();
        first.is_some_and(|first| rank(*first) < rank(mark.style))
    }

    /// A number of an outer form behind inner ones begins a list of its own: 1、…10、 and then 一、….
    pub(super) fn reset_levels(&mut self, mark: Mark) {
        let (Open::Section(at) | Open::Field(at)) = self.open else {
            return;
        };
        let Some(part) = self.declarations.last().and_then(|last| last.parts.get(at)) else {
            return;
        };
        let styles = &part.styles;
        let Some(&first) = styles.first() else { return };
        if styles.contains(&mark.style) || rank(mark.style) >= rank(first) || mark.ordinal != 1 {
            return;
        }
        self.number_group();
    }

    /// Begins a group that the document gives no name that would do: the section's own, and a number.
    pub(super) fn number_group(&mut self) {
        let (document, words) = (self.document, self.words);
        let Some(section) = self.section() else {
            return;
        };
        if section.body.is_empty() {
            return;
        }
        let groups = section
            .body
            .iter()
            .filter(|node| matches!(node, Node::Group(_)))
            .count();
        let word = match &section.word {
            Some(word) => word.text(document).to_owned(),
            None => words
                .canonical(section.owner, section.concept, document)
                .to_owned(),
        };
        section.group(vec![Piece::Added(format!("{word}{}", groups + 2))]);
    }
}

/// Whether a text ends a sentence or clause.
pub(super) fn ends(text: &str) -> bool {
    let stop = |c: char| "。；;！!？?.…：:”）)".contains(c);
    text.trim_end().ends_with(stop)
}

/// Whether a text is sentences rather than a heading.
pub(super) fn is_prose(text: &str) -> bool {
    const SHORTEST: usize = 30;
    const SHORTEST_WESTERN: usize = 80;
    let shortest = if text.contains(fold::is_chinese) {
        SHORTEST
    } else {
        SHORTEST_WESTERN
    };
    text.chars().nth(shortest).is_some() && text.contains(['。', '；', '.', '!', '！', '，'])
}

/// Which numbers are outer ones, as documents use them.
fn rank(style: Style) -> u8 {
    match style {
        Style::Chapter => 0,
        Style::Chinese => 1,
        Style::ChineseParens => 2,
        Style::Upper => 3,
        Style::Digits | Style::Dotted(_) => 4,
        Style::DigitsParen | Style::DigitsParens => 5,
        Style::Circled => 6,
        Style::Lower | Style::LetterParens => 7,
        Style::Bullet(_) => 8,
    }
}
