//! Lists of positions: `一、财务总监` with lines below, `1. 收银员：负责收款。`. One title may be an item like any other;
//! several in a row are positions. Reads no label.

use super::{Open, Reader};
use crate::import::draft::Section;
use crate::import::split::Unit;
use crate::import::title;
use crate::syntax::concept::{Concept, Kind, Shape};
use crate::syntax::grammar;
use crate::syntax::vocabulary::Owner;
use crate::text::fold;
use std::ops::Range;

/// So far ahead the next title of a list stands at most, in units.
const FAR: usize = 40;

impl Reader<'_> {
    /// Opens a position of a list of positions.
    pub(super) fn role_item(&mut self, unit: &Unit, next: &[Unit]) -> bool {
        let Some(title) = self.role(unit) else {
            return false;
        };
        let again = self
            .last_role
            .is_some_and(|(style, _)| unit.mark.is_some_and(|mark| mark.style == style));
        let free = match self.kind() {
            None => true,
            Some(Kind::Department) => self.open_list(),
            Some(Kind::Position) => again,
            _ => false,
        };
        if !free || !(again || self.is_followed_by_roles(unit, next)) {
            return false;
        }
        self.open_role(unit, &title, next);
        true
    }

    fn open_list(&self) -> bool {
        let Open::Section(at) = self.open else {
            return false;
        };
        let part = self.declarations.last().and_then(|last| last.parts.get(at));
        part.is_some_and(|part| part.concept == Concept::Functions)
    }

    fn open_role(&mut self, unit: &Unit, title: &Range<usize>, next: &[Unit]) {
        let start = unit.body.start;
        let name = self.piece(unit, start + title.start..start + title.end);
        let mark = unit.range.start..unit.body.start;
        let mark = self.piece(unit, mark);
        let text = self.body(unit);
        let colon = grammar::split_label(text, 0);
        let rest = colon.map_or(unit.body.end, |split| start + split.rest.start as usize);
        let remark = self.piece(unit, start + title.end..rest.max(start + title.end));
        let at = (unit.line, unit.range.start);
        let declaration = self.declaration(Kind::Position, vec![name], at);
        declaration.remarks.push(vec![mark]);
        if remark.text(self.document).contains(char::is_alphanumeric) {
            self.remark(vec![remark]);
        }
        self.last_role = unit.mark.map(|mark| (mark.style, mark.ordinal));
        let labelled = next.first().is_some_and(|next| {
            self.label(next, &[])
                .is_some_and(|found| found.opens_sheet())
        });
        let below = Unit {
            heading: true,
            ..unit.behind(rest..unit.body.end)
        };
        if labelled && below.body.is_empty() {
            return;
        }
        let owner = Owner::Kind(Kind::Position);
        self.add(Section::new(owner, Concept::Duties, Shape::List));
        if !below.body.is_empty() {
            self.content(&below, &[]);
        }
    }

    /// The title that an item names whom it is about with, in bytes of its body.
    fn role(&self, unit: &Unit) -> Option<Range<usize>> {
        unit.mark?;
        let text = self.body(unit);
        let word = match grammar::split_label(text, 0) {
            Some(split) => split.word.of(text),
            None => text,
        };
        let bare = without_remark(word.trim());
        let lead = text.find(bare)?;
        let known = title::is_position(bare, self.words) && !self.words.is_label(&fold::word(bare));
        known.then_some(lead..lead + bare.len())
    }

    /// Whether the next number or bullet of the same form names a position, too, and something stands between or
    /// behind the titles.
    fn is_followed_by_roles(&self, unit: &Unit, next: &[Unit]) -> bool {
        let Some(mark) = unit.mark else { return false };
        let said = |unit: &Unit| {
            let text = self.body(unit);
            grammar::split_label(text, 0).is_some_and(|split| !split.rest.is_empty())
        };
        let same = |other: &&Unit| {
            other.mark.is_some_and(|other| {
                other.style == mark.style
                    && (other.style.is_bullet() || other.ordinal == mark.ordinal + 1)
            })
        };
        let Some(at) = next.iter().take(FAR).position(|other| same(&other)) else {
            return false;
        };
        let between = at > 0 || said(unit) && said(&next[at]);
        between && self.role(&next[at]).is_some()
    }
}

/// A title without the brackets behind it: 产品经理（Product Manager）.
pub(super) fn without_remark(text: &str) -> &str {
    let Some(inner) = text.strip_suffix([')', '）']) else {
        return text;
    };
    match inner.rfind(['(', '（']) {
        Some(at) if at > 0 => text[..at].trim_end(),
        _ => text,
    }
}
