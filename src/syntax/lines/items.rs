//! Items: on which level a number or bullet stands (LANGUAGE §2.3), and which numbers are headings (§2.2, 5).

use super::open::{Decl, Last, Open, OpenItem};
use super::{LineKind, Reader};
use crate::syntax::concept::Shape;
use crate::syntax::grammar::{self, Mark, Style};
use crate::syntax::vocabulary::Owner;
use crate::text::{TextRange, fold};

/// Levels beyond this one are read as this one: no document is deeper, and a hostile one costs no stack.
const DEEPEST_LEVEL: usize = 32;

impl Reader<'_> {
    /// Whether a numbered line is a heading or a numbered label rather than an item (rule 5 a–d).
    pub(super) fn is_heading(&mut self, mark: Mark, column: u32, rest: TextRange) -> bool {
        let Decl::Known(kind) = self.decl else {
            return false;
        };
        let split = grammar::split_label(self.at(rest), rest.start);
        let word = fold::word(self.at(split.map_or(rest, |split| split.word)));
        let bare = split.is_none_or(|split| split.rest.is_empty());
        let record = self.labels.iter().rev().find(|open| open.is_record());
        if split.is_some()
            && record.is_some_and(|open| open.knows(&word, self.vocabulary).is_some())
        {
            return true;
        }
        let known = self.vocabulary.labels(Owner::Kind(kind)).get(&word);
        let section = known.is_some_and(|entry| entry.shape.is_section());
        let inner = self.innermost_section();
        let last_heading = self
            .headings
            .iter()
            .find(|(style, _)| *style == mark.style)
            .map(|(_, number)| *number);
        let next_heading = last_heading.is_some_and(|number| number + 1 == mark.ordinal);
        let open_item = inner.and_then(|open| {
            open.items
                .iter()
                .rev()
                .find(|item| item.style == mark.style)
        });
        let next_item = open_item.is_some_and(|item| mark.ordinal == item.ordinal + 1);
        let first_line = inner.is_some_and(|open| open.is_free() && open.inner.is_none());
        let right_of_indented = self
            .labels
            .iter()
            .any(|open| open.is_indented() && column > open.column);
        let of_header = inner.is_none() && (split.is_some() && known.is_some() || section);
        let in_sequence = inner.is_some() && section && next_heading;
        let first_heading = inner.is_some()
            && section
            && bare
            && self.headings.is_empty()
            && !next_item
            && !first_line;
        let unknown = bare && next_heading && !section && open_item.is_none() && !right_of_indented;
        let yes = of_header || in_sequence || first_heading || unknown;
        if yes {
            self.headings.retain(|(style, _)| *style != mark.style);
            self.headings.push((mark.style, mark.ordinal));
        }
        yes
    }

    /// The innermost open label that is a section; none while only one-line labels are open.
    fn innermost_section(&self) -> Option<&Open> {
        let inner = match self.labels.as_slice() {
            [.., outer, inner] if inner.is_line() || inner.shape == Shape::Table => outer,
            [.., inner] => inner,
            [] => return None,
        };
        (!inner.is_line()).then_some(inner)
    }

    pub(super) fn item(&mut self, mark: Mark, content: TextRange, column: u32, rest: TextRange) {
        if self.is_lost(content, column) {
            return;
        }
        if memchr::memchr(b'\t', self.at(rest).as_bytes()).is_some() {
            return self.row(content, column, true);
        }
        // An item never stands in a field of a record that has its value: it belongs to the record.
        while let [_, .., inner] = self.labels.as_slice()
            && (matches!(inner.shape, Shape::Value | Shape::Name | Shape::Table) || inner.has_value)
        {
            self.labels.pop();
        }
        let takes = self.labels.last().is_some_and(|open| match open.shape {
            Shape::Value | Shape::Name | Shape::Table => false,
            Shape::Names => {
                self.previous.item || self.previous.empty || self.previous.ends_in_separator
            }
            _ => true,
        });
        if !takes {
            return self.stray(content, column);
        }
        self.touch(column);
        let level = self
            .labels
            .last_mut()
            .map_or(1, |open| open.level(mark.style, mark.ordinal, column));
        self.last = Last::Item;
        self.put(
            LineKind::Item {
                level: level as u8,
                mark: Some(mark),
            },
            content,
            column,
            None,
        );
    }

    /// A plain line of an outline is an entry as if it had the bullet of the others.
    pub(super) fn plain_entry(&mut self, content: TextRange, column: u32) {
        let level = self.labels.last_mut().map_or(1, |open| {
            let style = open
                .items
                .first()
                .map_or(Style::Bullet(' '), |item| item.style);
            open.level(style, 0, column)
        });
        self.last = Last::Item;
        self.put(
            LineKind::Item {
                level: level as u8,
                mark: None,
            },
            content,
            column,
            None,
        );
    }
}

impl Open {
    /// The level of an item, from 1; opens and closes levels.
    fn level(&mut self, style: Style, ordinal: u32, column: u32) -> usize {
        let same = |item: &&OpenItem| item.style == style;
        let fits = self
            .items
            .iter()
            .rposition(|item| item.style == style && item.column <= column + 1);
        let level = fits.or_else(|| self.items.iter().position(|item| same(&item)));
        let first = OpenItem {
            style,
            column,
            ordinal,
        };
        match level {
            Some(level) => {
                let restarts = style.is_bullet() || ordinal <= 1;
                let right = column >= self.items[level].column + 2 && column >= self.last_item + 2;
                if restarts && right && self.items.len() < DEEPEST_LEVEL {
                    self.items.push(first);
                } else {
                    self.items.truncate(level + 1);
                    self.items[level].ordinal = ordinal;
                }
            }
            None if self.items.len() < DEEPEST_LEVEL => self.items.push(first),
            None => {}
        }
        self.last_item = column;
        self.items.len()
    }
}
