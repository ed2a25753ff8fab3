//! Names and values that stand apart from their labels: on the next line, in a heading above, in the name of the file.

use super::Reader;
use super::fields::become_kind;
use super::labels;
use crate::import::draft::{Declaration, Piece, Text};
use crate::import::split::Unit;
use crate::import::title;
use crate::syntax::concept::{Concept, Kind};
use crate::syntax::grammar;
use crate::text::fold;

/// So many blanks stand between two facts on a line.
const FAR_BLANK: &str = "  ";

/// A name on a line of its own is not longer, in characters.
const LONGEST_NAME: usize = 40;

/// The heading of a document stands so near its beginning, in lines.
const NEAR: usize = 12;

impl Reader<'_> {
    /// `组织：示例公司` above everything: the name of the whole, which stands at the head of what is written.
    pub(super) fn organisation(&mut self, unit: &Unit) -> bool {
        let text = self.body(unit);
        let Some(split) = grammar::split_label(text, 0) else {
            return false;
        };
        let word = fold::word(split.word.of(text));
        let names = self.words.vocabulary.declaration(&word) == Some(Kind::Organisation);
        let known = self.declarations.iter();
        let known = known.clone().any(|one| one.kind == Kind::Organisation);
        let value = split.rest.of(text);
        if !names || known || value.is_empty() || unit.mark.is_some() || self.kind().is_some() {
            return false;
        }
        let start = unit.body.start;
        let (word, rest) = (split.word, split.rest);
        // What stands further right says something else: a date, a page.
        let end = [FAR_BLANK, "\u{3000}", " · ", " | "]
            .iter()
            .filter_map(|gap| value.find(gap))
            .min()
            .map_or(rest.end as usize, |at| rest.start as usize + at);
        let piece = |from: usize, to: usize| self.piece(unit, start + from..start + to);
        let behind = piece(end, rest.end as usize);
        let is_more = behind.text(self.document).contains(char::is_alphanumeric);
        let declaration = Declaration {
            kind: Kind::Organisation,
            keyword: Some(piece(word.start as usize, word.end as usize)),
            name: vec![piece(rest.start as usize, end)],
            start: (0, 0),
            remarks: is_more.then(|| vec![behind]).into_iter().collect(),
            parts: Vec::new(),
            heading: None,
        };
        self.declarations.insert(0, declaration);
        self.last_named += 1;
        self.closed |= self.declarations.len() == 1;
        true
    }

    /// The name on the line below the word that it belongs to.
    pub(super) fn take_name(&mut self, unit: &Unit) -> bool {
        let waits = std::mem::take(&mut self.awaits_name);
        let short = self.body(unit).chars().count() <= LONGEST_NAME;
        if !waits || !short || unit.mark.is_some() || unit.body.is_empty() {
            return false;
        }
        let name = self.piece(unit, unit.range.clone());
        match self.current() {
            Some(last) => last.name = vec![name],
            None => return false,
        }
        self.claim_titles();
        true
    }

    /// The value on the line below its label, which may be a title: 直接上级 above 营销总监.
    pub(super) fn take_value(&mut self, unit: &Unit) -> bool {
        let line = vec![self.piece(unit, unit.range.clone())];
        let short = self.body(unit).chars().count() <= LONGEST_NAME;
        if !short || unit.mark.is_some() || unit.heading || unit.gap || unit.body.is_empty() {
            return false;
        }
        let word = fold::word(self.body(unit));
        let is_kind = self.words.vocabulary.position_kind(&word).is_some();
        match self.section() {
            Some(open) if open.shape.is_line() && open.is_blank() => open.value = line,
            Some(open) if is_kind && open.concept == Concept::Purpose && open.is_blank() => {
                become_kind(open);
                open.value = line;
            }
            _ => return false,
        }
        true
    }

    /// Headings that say whom the last declaration is about become its remarks; while it has no name, they wait.
    pub(super) fn claim_titles(&mut self) {
        let Some(at) = self.declarations.len().checked_sub(1) else {
            return;
        };
        let known = fold::word(&self.said(&self.declarations[at].name));
        if known.is_empty() {
            return;
        }
        for (title, is_title) in std::mem::take(&mut self.titles) {
            let text = fold::word(&self.said(&title));
            if is_title || known.contains(&text) || text.contains(&known) {
                let declaration = &mut self.declarations[at];
                let start = place(&title).unwrap_or(declaration.start);
                declaration.start = declaration.start.min(start);
                declaration.remarks.push(title);
            }
        }
    }

    /// A declaration that the document gives no name: that of the last line, or of the file, if it is one.
    pub(super) fn declare_unnamed(&mut self, kind: Kind, start: (usize, usize)) {
        let document = self.document;
        let last = self.titles.iter().rev().find(|(text, _)| {
            let text: String = text.iter().map(|piece| piece.text(document)).collect();
            title::is_position(&text, self.words)
        });
        if kind == Kind::Position
            && let Some((name, _)) = last
        {
            let name = name.clone();
            self.declaration(kind, name, start);
            return;
        }
        let first = self.declarations.is_empty();
        if kind == Kind::Position
            && first
            && let Some(name) = self.heading_of_document()
        {
            self.declaration(kind, name, start);
            return;
        }
        // What files are sorted by says nothing: 03-出纳.
        let file = self
            .name
            .trim_start_matches(|c: char| !c.is_alphabetic())
            .replace(['-', '_'], " ");
        let of_file = title::title(&file, self.words).filter(|title| title.kind == kind && first);
        let name = match of_file {
            Some(title) => Some(file[title.name].to_owned()),
            None if first && title::is_position(&file, self.words) && kind == Kind::Position => {
                Some(file.clone())
            }
            None => None,
        };
        match name {
            Some(name) => {
                let remark = vec![Piece::Added(self.name.to_owned())];
                let declaration = self.declaration(kind, vec![Piece::Added(name)], start);
                declaration.remarks.push(remark);
            }
            None => {
                self.unnamed += 1;
                self.declaration(kind, Text::new(), start);
            }
        }
    }
}

impl Reader<'_> {
    /// The heading that stands first in the document, if it could name somebody: Principal Technologist.
    fn heading_of_document(&self) -> Option<Text> {
        const LONGEST: usize = 12;
        let (title, _) = self.titles.first()?;
        let [Piece::Source(line, _)] = title[..] else {
            return None;
        };
        let text = self.said(title);
        let short = text.chars().count() <= LONGEST && text.chars().all(fold::is_chinese);
        let shaped = labels::is_western(&text) && labels::is_heading_case(&text) || short;
        let folded = fold::word(&text);
        let names = shaped
            && !self.words.is_heading(&folded)
            && !self.words.is_title_end(&folded)
            && self.words.heading_about(&folded).is_none()
            && !self.words.ends_as_unit(&folded);
        (self.document.lines[line].heading && line < NEAR && names).then(|| title.clone())
    }
}

/// Where a text begins in the document.
fn place(text: &Text) -> Option<(usize, usize)> {
    text.iter().find_map(|piece| match piece {
        Piece::Source(line, range) => Some((*line, range.start)),
        Piece::Added(_) => None,
    })
}
