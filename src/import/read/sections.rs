//! Sections that no known label opens: headings in words of their own, lists and prose without any. Reads no label.

use super::content::{LONGEST_GROUP, ends, is_prose};
use super::steps::arrows;
use super::{Open, Reader};
use crate::import::draft::{Node, Section};
use crate::import::split::Unit;
use crate::import::title;
use crate::syntax::concept::{Concept, Kind, Shape};
use crate::syntax::grammar::{self, Style};
use crate::syntax::vocabulary::Owner;
use crate::text::fold;

/// A heading that the source sets as one is not longer, in characters.
const LONGEST_HEADING: usize = 60;

impl Reader<'_> {
    /// A heading in the sequence of the others whose words nobody knows: what it ends with says what follows, else it
    /// is a note.
    pub(super) fn unknown_heading(&mut self, unit: &Unit, next: &[Unit]) -> bool {
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
        let meant = self.section_meant(owner, &text);
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

    /// The section that a heading speaks of by what it ends with, if there is one where it stands.
    fn section_meant(&self, owner: Owner, heading: &str) -> Option<Concept> {
        let concept = self.words.section_of(&fold::word(heading))?;
        let shape = self.words.vocabulary.shape(owner, concept);
        shape.map(|_| concept)
    }

    /// A heading by the source's own account whose words nobody knows: what it ends with says what follows, else it
    /// heads notes.
    pub(super) fn heading_of_source(&mut self, unit: &Unit, next: &[Unit]) -> bool {
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
        let meant = self.section_meant(owner, &text);
        if meant.is_none() && self.is_grouped() {
            let line = self.line(unit);
            if let Some(section) = self.section() {
                section.group(line);
            }
            return true;
        }
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

    /// Whether the open list is one of groups from its beginning, or holds nothing yet: its headings name groups.
    fn is_grouped(&mut self) -> bool {
        let duties = [Concept::Duties, Concept::Functions];
        self.section().is_some_and(|section| {
            let group = |node: &Node| matches!(node, Node::Group(_));
            duties.contains(&section.concept) && section.body.first().is_none_or(group)
        })
    }

    /// Whether an item states a fact among the labels at the head of a sheet: `- Offices: London, Bristol`.
    fn is_fact(&self, unit: &Unit) -> bool {
        let text = self.body(unit);
        let bullet = unit.mark.is_some_and(|mark| mark.style.is_bullet());
        let split = grammar::split_label(text, 0);
        let stated = split.is_some_and(|split| {
            !split.rest.is_empty() && grammar::could_be_label(split.word.of(text))
        });
        let last = self.declarations.last();
        let lines = last.and_then(|last| last.parts.last());
        let behind = lines.is_some_and(|part| part.shape.is_line() && !part.is_blank());
        bullet && stated && behind && self.open == Open::Nothing
    }

    /// Whether duties begin without a label of their own, behind text that no label of the document opened: items, or
    /// lines that each begin with what somebody does.
    pub(super) fn begins_duties(&self, unit: &Unit, next: &[Unit]) -> bool {
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
    pub(super) fn is_essay(&self, part: &Section) -> bool {
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

    pub(super) fn last_heading(&self) -> Option<(Style, u32)> {
        self.declarations.last()?.heading
    }

    /// Whether what somebody must bring begins behind duties, with no label of its own.
    pub(super) fn begins_requirements(&mut self, unit: &Unit) -> bool {
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

    /// A line that no label takes.
    pub(super) fn homeless(&mut self, unit: &Unit, next: &[Unit]) {
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
        if self.is_fact(unit)
            && let Some(shape) = self
                .words
                .vocabulary
                .shape(Owner::Kind(kind), Concept::Notes)
        {
            self.add(Section::new(Owner::Kind(kind), Concept::Notes, shape));
            return self.content(unit, next);
        }
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
}
