//! Opens declarations and labels: which sheet a heading or label begins, and what a label that comes twice becomes.

use super::fields::field_into;
use super::labels::{Found, Means};
use super::{Open, Reader};
use crate::import::draft::{Declaration, Node, Piece, Section, Text};
use crate::import::split::Unit;
use crate::import::title::Title;
use crate::syntax::concept::{Concept, Kind, Shape};
use crate::syntax::vocabulary::Owner;
use crate::text::fold;

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
    pub(super) fn repeats_department(&self, unit: &Unit, found: &Found) -> bool {
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
    pub(super) fn open_declaration(&mut self, unit: &Unit, found: &Found, kind: Kind) {
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
    pub(super) fn is_part_of(&self, title: &Title, name: &str) -> bool {
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
    pub(super) fn is_same(&self, title: &Title, name: &str) -> bool {
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
    pub(super) fn is_next_sheet(&self, unit: &Unit, title: &Title) -> bool {
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
    pub(super) fn open_group(&mut self, unit: &Unit, title: &Title) {
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

    pub(super) fn has_content(&self, concept: Concept) -> bool {
        let last = self.declarations.last();
        last.is_some_and(|last| {
            last.parts
                .iter()
                .any(|part| part.concept == concept && !part.is_blank())
        })
    }

    pub(super) fn has_duties(&self) -> bool {
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
