//! What stands under a label: items, groups, lines that run on. A text that belongs nowhere is left where it is, for
//! the writer to keep as unplaced.

use super::steps::arrows;
use super::{Open, Reader};
use crate::import::clean::Step;
use crate::import::draft::{Node, Piece, Section, Text};
use crate::import::split::{Unit, trim};
use crate::import::title;
use crate::syntax::concept::{Concept, Kind, Shape};
use crate::syntax::grammar::{self, Mark, Style};
use crate::syntax::vocabulary::Owner;
use crate::text::fold;
use std::ops::Range;

/// A line that names a group is not longer, in characters.
const LONGEST_GROUP: usize = 16;

/// A heading that the source sets as one is not longer, in characters.
const LONGEST_HEADING: usize = 60;

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
            Shape::Record => self.in_record(unit, next),
            Shape::Outline | Shape::Table | Shape::Heading => self.homeless(unit, next),
        }
    }

    /// Whether a line says once more what the heading said that names the declaration.
    fn repeats_title(&self, unit: &Unit) -> bool {
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

    /// A heading in the sequence of the others whose words nobody knows: what it ends with says what follows, else it
    /// is a note.
    fn unknown_heading(&mut self, unit: &Unit, next: &[Unit]) -> bool {
        let Some(mark) = unit.mark.filter(|mark| !mark.style.is_bullet()) else {
            return false;
        };
        let Some(kind @ (Kind::Position | Kind::Department)) = self.kind() else {
            return false;
        };
        let text = self.body(unit).to_owned();
        let in_list = self
            .section()
            .is_some_and(|section| section.styles.contains(&mark.style));
        let follows = next.first().is_some_and(|next| {
            next.mark
                .is_some_and(|next| next.ordinal <= 1 && next.style != mark.style)
        });
        let counts = self.last_heading() == Some((mark.style, mark.ordinal.wrapping_sub(1)));
        if in_list
            || !counts
            || !follows
            || ends(&text)
            || text.chars().count() > LONGEST_GROUP
            || text.is_empty()
        {
            return false;
        }
        let owner = Owner::Kind(kind);
        let meant = self
            .words
            .section_of(&fold::word(&text))
            .filter(|&concept| self.words.vocabulary.shape(owner, concept).is_some());
        let concept = meant.unwrap_or(Concept::Notes);
        let Some(shape) = self.words.vocabulary.shape(owner, concept) else {
            return false;
        };
        let mut section = Section::new(owner, concept, shape);
        section.remarks.push(self.line(unit));
        self.add(section);
        if let Some(last) = self.declarations.last_mut() {
            last.heading = Some((mark.style, mark.ordinal));
        }
        true
    }

    /// A heading by the source's own account whose words nobody knows: what it ends with says what follows, else it
    /// heads notes.
    fn heading_of_source(&mut self, unit: &Unit, next: &[Unit]) -> bool {
        let Some(kind @ (Kind::Position | Kind::Department)) = self.kind() else {
            return false;
        };
        let text = self.body(unit).to_owned();
        let (length, alone) = (text.chars().count(), unit.first && !next.is_empty());
        let in_list = self.section().is_some_and(|section| {
            section.shape == Shape::List && section.concept != Concept::Notes && unit.mark.is_some()
        });
        if !unit.heading || !alone || in_list || ends(&text) || length > LONGEST_HEADING {
            return false;
        }
        let owner = Owner::Kind(kind);
        let meant = self
            .words
            .section_of(&fold::word(&text))
            .filter(|&concept| self.words.vocabulary.shape(owner, concept).is_some());
        let concept = meant.unwrap_or(Concept::Notes);
        let Some(shape) = self.words.vocabulary.shape(owner, concept) else {
            return false;
        };
        let line = self.line(unit);
        let known = self.has(concept);
        let mut section = Section::new(owner, concept, shape);
        if !known {
            section.remarks.push(line.clone());
        }
        self.add(section);
        if let Some(section) = self.section().filter(|_| known) {
            section.group(line);
        }
        true
    }

    /// Whether duties begin without a label of their own, behind text that no label of the document opened: items, or
    /// lines that each begin with what somebody does.
    fn begins_duties(&self, unit: &Unit, next: &[Unit]) -> bool {
        const LEAST: usize = 3;
        let Some(last) = self.declarations.last().filter(|_| !self.closed) else {
            return false;
        };
        let Open::Section(at) = self.open else {
            return false;
        };
        let Some(part) = last.parts.get(at) else {
            return false;
        };
        if last.kind != Kind::Position || self.has(Concept::Duties) {
            return false;
        }
        let said = part.word.is_some() || !part.remarks.is_empty() || self.is_essay(part);
        let items = part.concept == Concept::Purpose && unit.mark.is_some() && !said;
        let acts =
            |unit: &Unit| unit.mark.is_none() && self.words.starts_with_verb(self.body(unit));
        let free = [Concept::Purpose, Concept::Notes, Concept::Conditions];
        let run =
            free.contains(&part.concept) && unit.first && acts(unit) && next.len() + 1 >= LEAST;
        items || run && next.iter().take(LEAST - 1).all(acts)
    }

    /// Whether a text is longer than what introduces a list of duties.
    fn is_essay(&self, part: &Section) -> bool {
        const LONGEST: usize = 250;
        const LONGEST_WESTERN: usize = 1200;
        let texts = part.body.iter().filter_map(|node| match node {
            Node::Line(text) => Some(self.said(text)),
            _ => None,
        });
        let text = std::iter::once(self.said(&part.value))
            .chain(texts)
            .collect::<String>();
        let longest = match text.contains(fold::is_chinese) {
            true => LONGEST,
            false => LONGEST_WESTERN,
        };
        text.chars().nth(longest).is_some()
    }

    fn last_heading(&self) -> Option<(Style, u32)> {
        self.declarations.last()?.heading
    }

    /// A table that lost its lines goes on to its next column where numbers begin.
    fn begins_next_column(&mut self, unit: &Unit) -> bool {
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

    fn item(&self, unit: &Unit, mark: Mark) -> Node {
        let mark = Piece::Source(
            unit.line,
            mark.range.start as usize..mark.range.end as usize,
        );
        Node::Item(mark, self.with_attributes(unit.line, unit.body.clone()))
    }

    fn line(&self, unit: &Unit) -> Text {
        self.with_attributes(unit.line, unit.range.clone())
    }

    /// The value of a one-line label on the line below it.
    fn value(&mut self, unit: &Unit, next: &[Unit]) {
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

    fn paragraph(&mut self, unit: &Unit) {
        let node = match unit.mark {
            Some(mark) => self.item(unit, mark),
            None => Node::Line(self.line(unit)),
        };
        if let Some(section) = self.section() {
            section.body.push(node);
        }
    }

    /// Lines and items of a record; in a field of it, what belongs to the field.
    fn in_record(&mut self, unit: &Unit, _next: &[Unit]) {
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

    fn list(&mut self, unit: &Unit, next: &[Unit]) {
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
            return self.in_record(unit, next);
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

    /// Whether what somebody must bring begins behind duties, with no label of its own.
    fn begins_requirements(&mut self, unit: &Unit) -> bool {
        let folded = fold::word(self.body(unit));
        let words = self.words;
        self.kind() == Some(Kind::Position)
            && unit.first
            && unit.gap
            && words.starts_with_requirement(&folded)
            && self.section().is_some_and(|section| {
                section.concept == Concept::Duties && !section.has_marks() && !section.is_blank()
            })
    }

    /// Whether the last line of the open section ends a sentence.
    fn last_ends(&mut self) -> bool {
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
    fn is_group(&self, unit: &Unit, text: &str, next: &[Unit]) -> bool {
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
    fn runs_deeper(&self, next: &[Unit]) -> bool {
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
    fn reset_levels(&mut self, mark: Mark) {
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
    fn number_group(&mut self) {
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

    /// A line that no label takes.
    fn homeless(&mut self, unit: &Unit, next: &[Unit]) {
        let text = self.body(unit).to_owned();
        if self.declarations.is_empty() || self.closed {
            let of_file = !self.closed
                && (title::title(self.name, self.words).is_some()
                    || title::is_position(self.name, self.words));
            if unit.mark.is_some_and(|mark| mark.ordinal <= 1) && of_file {
                self.declare_unnamed(Kind::Position, (unit.line, unit.range.start));
            } else if text.chars().count() <= 40 {
                let bare = fold::word(text.trim_matches(|c: char| !c.is_alphanumeric()));
                let sheet = self.words.is_title_end(&bare);
                let title = self.line(unit);
                return self.titles.push((title, sheet));
            } else {
                return;
            }
        }
        let Some(kind) = self.kind() else { return };
        let concept = match kind {
            Kind::Department => Concept::Functions,
            Kind::Process => Concept::Steps,
            _ => Concept::Duties,
        };
        if self.has(concept)
            && unit.mark.is_some_and(|mark| mark.ordinal <= 1)
            && self.open == Open::Nothing
        {
            // A list of its own behind the one-line labels: it goes on with what the sheet has.
            let at = self
                .declarations
                .last()
                .and_then(|last| last.parts.iter().position(|part| part.concept == concept));
            self.open = at.map_or(Open::Nothing, Open::Section);
            self.number_group();
            return self.content(unit, next);
        }
        if !self.has(concept) {
            let owner = Owner::Kind(kind);
            let fresh = self
                .declarations
                .last()
                .is_some_and(|last| last.parts.iter().all(|part| part.shape.is_line()));
            let act = self.words.starts_with_act(&fold::word(&text));
            let is_prose = unit.first && is_prose(&text);
            let is_purpose = kind == Kind::Position
                && unit.mark.is_none()
                && fresh
                && (act && text.chars().count() >= LONGEST_GROUP || is_prose);
            let heads = unit.first
                && !ends(&text)
                && text.chars().count() <= LONGEST_GROUP
                && next.first().is_some_and(|next| {
                    next.mark
                        .is_some_and(|mark| mark.ordinal <= 1 && !mark.style.is_bullet())
                });
            let begins =
                unit.mark.is_some() || heads || arrows(&text).len() > 1 && kind == Kind::Process;
            let concept = match (begins, is_purpose) {
                (true, _) => concept,
                (false, true) if !self.has(Concept::Purpose) => Concept::Purpose,
                _ => return,
            };
            let Some(shape) = self.words.vocabulary.shape(owner, concept) else {
                return;
            };
            self.add(Section::new(owner, concept, shape));
            self.content(unit, next);
        }
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
    fn open_list_for_rows(&mut self) {
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
