//! Opens declarations and labels: which sheet a heading or label begins, and what a label that comes twice becomes.

use super::fields::{become_kind, field_into};
use super::labels::{Found, Means};
use super::{Open, Reader};
use crate::import::document::Document;
use crate::import::draft::{Declaration, Differs, Node, Piece, Section, Text};
use crate::import::split::Unit;
use crate::import::title::{self, Title};
use crate::import::words::Label;
use crate::syntax::concept::{Concept, Kind, Shape};
use crate::syntax::grammar;
use crate::syntax::vocabulary::Owner;
use crate::text::fold;
use std::ops::Range;

impl Reader<'_> {
    /// Opens what a label means.
    pub(super) fn open_label(&mut self, unit: &Unit, found: &Found, next: &[Unit]) {
        match found.means {
            Means::Declares(_) if self.repeats_department(unit, found) => {
                let line = vec![self.piece(unit, unit.range.clone())];
                self.open = Open::Nothing;
                self.remark(line);
            }
            Means::Declares(kind) => self.open_declaration(unit, found, kind),
            Means::Rhythm(_) => self.open_rhythm(unit, found),
            Means::Label(label) => self.open_section(unit, found, label, next),
        }
    }

    /// Whether a label says once more which department the open position is in.
    fn repeats_department(&self, unit: &Unit, found: &Found) -> bool {
        let Some(last) = self.declarations.last() else {
            return false;
        };
        let again = fold::word(self.text(unit, &found.value));
        let same = |part: &Section| {
            part.concept == Concept::Department && fold::word(&self.said(&part.value)) == again
        };
        self.kind() == Some(Kind::Position) && !again.is_empty() && last.parts.iter().any(same)
    }

    /// `岗位名称：营销总监`.
    fn open_declaration(&mut self, unit: &Unit, found: &Found, kind: Kind) {
        let keyword = self.piece(unit, found.word.clone());
        let name = self.piece(unit, found.value.clone());
        let mark = unit
            .mark
            .map(|_| self.piece(unit, unit.range.start..unit.body.start));
        let known = fold::word(keyword.text(self.document));
        let is_known = self.words.vocabulary.declaration(&known).is_some();
        let (keyword, mark) = match is_known {
            true => (Some(keyword), mark.map(|mark| vec![mark])),
            // A word of the document's own is kept beside the canonical one.
            false => (None, Some(mark.into_iter().chain([keyword]).collect())),
        };
        self.awaits_name = found.value.is_empty();
        let closed = self.closed;
        let names = |declaration: &Declaration| {
            !closed
                && declaration.keyword.is_none()
                && declaration.kind == kind
                && declaration
                    .parts
                    .iter()
                    .all(|part| part.is_blank() || part.shape.is_line())
        };
        // A heading named it already, or it was taken up before its name came.
        if self.declarations.last().is_some_and(names) {
            if let Some(last) = self.current() {
                last.keyword = keyword;
                let before = std::mem::replace(&mut last.name, vec![name]);
                last.remarks.extend(mark);
                let told = last
                    .remarks
                    .iter()
                    .flatten()
                    .any(|whole| holds(whole, &before));
                if !told && !before.is_empty() {
                    last.remarks.push(before);
                }
                self.claim_titles();
            }
            return;
        }
        let start = (unit.line, unit.range.start);
        let declaration = self.declaration(kind, vec![name], start);
        declaration.keyword = keyword;
        declaration.remarks.extend(mark);
    }

    /// `销售经理岗位职责`.
    pub(super) fn open_title(&mut self, unit: &Unit, title: Title) {
        let start = unit.body.start;
        let name = self.piece(unit, start + title.name.start..start + title.name.end);
        let text = fold::word(name.text(self.document));
        let whole: Text = vec![self.piece(unit, unit.range.clone())];
        if let Some(last) = self.declarations.last_mut()
            && last.kind == title.kind
            && last.name.is_empty()
            && !self.closed
            && title.opens.is_none()
        {
            // It was taken up before its name came.
            last.name = vec![name];
            last.remarks.push(whole);
            self.open = Open::Nothing;
            return;
        }
        if self.is_part_of(&title, &text)
            && let Some(last) = self.declarations.last_mut()
        {
            // The heading above said the same at more length, or less.
            (last.name, self.open) = (vec![name.clone()], Open::Nothing);
        }
        let same = self.is_same(&title, &text);
        let again = title.opens.is_some_and(|concept| self.has_content(concept));
        if same && again && !self.is_next_sheet(unit, &title) {
            return self.open_group(unit, &title);
        }
        let fresh = self
            .declarations
            .last()
            .is_some_and(|last| last.parts.iter().all(|part| part.is_blank()));
        let other = title
            .opens
            .is_some_and(|concept| !self.has_content(concept));
        // What is headed by the name alone goes on with the sheet that has no duties yet.
        let goes_on = title.opens.is_none() && !self.has_duties();
        let same = same && (fresh || goes_on || other && !again);
        if !same {
            let declaration =
                self.declaration(title.kind, vec![name], (unit.line, unit.range.start));
            declaration.remarks.push(whole.clone());
        }
        self.open = Open::Nothing;
        let Some(concept) = title.opens else {
            if same {
                self.remark(whole);
            }
            return;
        };
        let owner = Owner::Kind(title.kind);
        let shape = self
            .words
            .vocabulary
            .shape(owner, concept)
            .unwrap_or(Shape::List);
        let mut section = Section::new(owner, concept, shape);
        match (same, fresh) {
            (true, true) => self.remark(whole),
            (true, false) => section.remarks.push(whole),
            (false, _) => {}
        }
        self.add(section);
    }

    /// Whether a heading names, in other words, what the heading just above named and nothing was said of since.
    fn is_part_of(&self, title: &Title, name: &str) -> bool {
        let Some(last) = self.declarations.last().filter(|_| !self.closed) else {
            return false;
        };
        let known = fold::word(
            &last
                .name
                .iter()
                .map(|piece| piece.text(self.document))
                .collect::<String>(),
        );
        let fresh = last.keyword.is_none() && last.parts.iter().all(|part| part.is_blank());
        let alike = known.ends_with(name) || name.ends_with(&known);
        fresh && last.kind == title.kind && !known.is_empty() && known != name && alike
    }

    /// Whether a heading names the last declaration.
    fn is_same(&self, title: &Title, name: &str) -> bool {
        !self.closed
            && self.declarations.last().is_some_and(|last| {
                let known: String = last
                    .name
                    .iter()
                    .map(|piece| piece.text(self.document))
                    .collect();
                last.kind == title.kind && fold::word(&known) == name
            })
    }

    /// Whether a heading with the name of the last declaration begins another sheet: 总监助理岗位职责2, or the same
    /// words once more.
    fn is_next_sheet(&self, unit: &Unit, title: &Title) -> bool {
        let text = self.body(unit);
        let bare = |text: &str| fold::word(text.trim_end_matches(|c: char| !c.is_alphabetic()));
        let numbered = text.trim_end_matches(|c: char| {
            fold::is_colon(c) || fold::is_blank(c) || ")）】".contains(c)
        });
        let numbered = numbered.ends_with(|c: char| fold::narrow(c).is_ascii_digit());
        let Some(last) = self.declarations.last() else {
            return true;
        };
        let behind = bare(&text[title.name.end..]);
        let same = last.remarks.iter().any(|remark| {
            let remark: String = remark
                .iter()
                .map(|piece| piece.text(self.document))
                .collect();
            bare(&remark).ends_with(&behind)
        });
        numbered || same || self.part(unit) > 0
    }

    /// A further list of the same position: 设计总监的工作任务.
    fn open_group(&mut self, unit: &Unit, title: &Title) {
        let Some(concept) = title.opens else { return };
        let at = self
            .declarations
            .last()
            .and_then(|last| last.parts.iter().position(|part| part.concept == concept));
        let Some(at) = at else { return };
        self.open = Open::Section(at);
        let line = &self.document.lines[unit.line].text;
        let end = line[unit.body.clone()]
            .trim_end_matches(|c| fold::is_colon(c) || fold::is_blank(c))
            .len();
        let mark = unit
            .mark
            .map(|_| self.piece(unit, unit.range.start..unit.body.start));
        let word = self.piece(unit, unit.body.start..unit.body.start + end);
        if let Some(section) = self.section() {
            section
                .body
                .extend(mark.map(|mark| Node::Remark(vec![mark])));
            section.group(vec![word]);
        }
    }

    fn has_content(&self, concept: Concept) -> bool {
        let last = self.declarations.last();
        last.is_some_and(|last| {
            last.parts
                .iter()
                .any(|part| part.concept == concept && !part.is_blank())
        })
    }

    fn has_duties(&self) -> bool {
        let last = self.declarations.last();
        last.is_some_and(|last| {
            last.parts
                .iter()
                .any(|part| part.concept == Concept::Duties && !part.is_blank())
        })
    }

    /// Keeps a text that named something as a remark of the declaration.
    pub(super) fn remark(&mut self, text: Text) {
        if let Some(last) = self.current() {
            last.remarks.push(text);
        }
    }

    /// Begins a declaration; what waited for it becomes its own.
    pub(super) fn declaration(
        &mut self,
        kind: Kind,
        name: Text,
        start: (usize, usize),
    ) -> &mut Declaration {
        let mut declaration = Declaration {
            kind,
            keyword: None,
            name,
            start,
            remarks: Vec::new(),
            parts: Vec::new(),
            heading: None,
        };
        let owner = Owner::Kind(kind);
        for mut section in std::mem::take(&mut self.waiting) {
            let record = matches!(section.owner, Owner::Record(_));
            let shape = self.words.vocabulary.shape(owner, section.concept);
            if let (false, Some(shape)) = (record, shape) {
                (section.owner, section.shape) = (owner, shape);
                declaration.parts.push(section);
            } else if let Owner::Record(concept) = section.owner
                && self.words.vocabulary.shape(owner, concept).is_some()
            {
                field_into(&mut declaration.parts, owner, concept, section);
            }
        }
        (self.open, self.closed) = (Open::Nothing, false);
        self.columns.clear();
        self.declarations.push(declaration);
        self.claim_titles();
        let last = self.declarations.len() - 1;
        &mut self.declarations[last]
    }

    /// Opens a label of a declaration or of a record.
    fn open_section(&mut self, unit: &Unit, found: &Found, label: Label, next: &[Unit]) {
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
            let rest = Unit {
                range: below.clone(),
                body: below,
                mark: None,
                label: None,
                gap: false,
                first: false,
                ..unit.clone()
            };
            self.content(&rest, next);
        }
    }

    /// Notes behind a table are about what the table declared last.
    fn reopen_for_notes(&mut self, section: &mut Section) {
        let Some(last) = self.declarations.last() else {
            return;
        };
        let owner = Owner::Kind(last.kind);
        if let Some(shape) = self.words.vocabulary.shape(owner, Concept::Notes) {
            (section.owner, section.shape, self.closed) = (owner, shape, false);
        }
    }

    /// 岗位性质 is what a position is for, or which kind it is: the value tells.
    fn tell_kind(&self, section: &mut Section, value: &Piece) {
        let word = fold::word(value.text(self.document));
        if section.concept != Concept::Purpose
            || self.words.vocabulary.position_kind(&word).is_none()
        {
            return;
        }
        become_kind(section);
    }

    /// Whom a phrase names as the superior: 向总经理汇报. The phrase is kept as a remark.
    fn superior_of(&self, section: &mut Section, value: Piece) -> Piece {
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
    fn value_and_rest(
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
    fn waits(&self, section: &Section, next: &[Unit]) -> bool {
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
    fn begins_anew(&self, section: &Section, next: &[Unit]) -> bool {
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
        let part = &mut last.parts[at];
        if part.shape.is_line() {
            let heading: Text = section
                .mark
                .iter()
                .chain(&section.word)
                .cloned()
                .chain(section.remarks.iter().flatten().cloned())
                .collect();
            let document = self.document;
            let said = |text: &Text| {
                fold::word(
                    &text
                        .iter()
                        .map(|piece| piece.text(document))
                        .collect::<String>(),
                )
            };
            if part.is_blank() {
                part.value = section.value;
                part.remarks.push(heading);
            } else if said(&part.value) == said(&section.value) {
                part.remarks
                    .push(heading.into_iter().chain(section.value).collect());
            } else if !section.value.is_empty() {
                // A second value contradicts the first: both are written, for the check to tell.
                let differs = differences(&said(&part.value), &said(&section.value));
                let names = section.shape == Shape::Names;
                last.parts.push(Section {
                    differs: differs.filter(|_| names),
                    ..section
                });
            }
            self.open = Open::Nothing;
            return;
        }
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

    fn open_rhythm(&mut self, unit: &Unit, found: &Found) {
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
                range: found.value.clone(),
                body: found.value.clone(),
                mark: None,
                label: None,
                gap: false,
                first: false,
                heading: true,
                ..unit.clone()
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

/// Whether a piece of the source holds a text.
fn holds(whole: &Piece, text: &Text) -> bool {
    let Piece::Source(line, range) = whole else {
        return false;
    };
    text.iter().all(|piece| match piece {
        Piece::Source(other, inner) => {
            line == other && range.start <= inner.start && inner.end <= range.end
        }
        Piece::Added(_) => true,
    })
}
