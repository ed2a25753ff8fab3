//! The state of the line automaton: the open declaration, the open labels, what the last line was.

use super::{LineKind, TextRange};
use crate::syntax::concept::{Concept, Kind, Rhythm, Shape};
use crate::syntax::grammar::Style;
use crate::syntax::vocabulary::{Entry, Owner, Vocabulary};
use crate::text::fold;

/// The declaration that is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Decl {
    None,
    /// Its keyword is unknown; nothing in it is read.
    Unknown,
    Known(Kind),
}

/// What the last line was, as far as the next one cares.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Last {
    Nothing,
    Label,
    Group,
    /// An item, or a line that runs on from one.
    Item,
    Text,
    Value,
    Row,
    Stray,
}

impl Last {
    /// A blank line ends a wrapped text or item, and a table; a run of stray lines goes on.
    pub(super) fn after_blank(self) -> Self {
        match self {
            Last::Stray => Last::Stray,
            _ => Last::Nothing,
        }
    }
}

/// What the last line that counts said.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Previous {
    pub(super) empty: bool,
    pub(super) ends_in_separator: bool,
    pub(super) label: bool,
    pub(super) item: bool,
}

impl Previous {
    pub(super) fn of(kind: LineKind, said: &str) -> Self {
        Self {
            empty: said.is_empty(),
            ends_in_separator: said.ends_with(|c| matches!(fold::narrow(c), '、' | ',' | ';')),
            label: matches!(kind, LineKind::Label { .. }),
            item: matches!(kind, LineKind::Item { .. }),
        }
    }
}

/// One level of open items.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenItem {
    pub(super) style: Style,
    /// The column of its first item.
    pub(super) column: u32,
    pub(super) ordinal: u32,
}

/// An open label: what it is, where it stands, how its content is laid out.
#[derive(Clone, Debug)]
pub(super) struct Open {
    /// None for an unknown label, below which nothing is read.
    pub(super) concept: Option<Concept>,
    pub(super) shape: Shape,
    pub(super) word: TextRange,
    pub(super) column: u32,
    /// The column of its first content line.
    pub(super) inner: Option<u32>,
    /// Columns in which groups began.
    pub(super) groups: Vec<u32>,
    pub(super) items: Vec<OpenItem>,
    /// The column of the last item.
    pub(super) last_item: u32,
    /// Whether something stood on its own line.
    pub(super) has_value: bool,
}

/// What a word means inside an open label.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meaning {
    Label(Entry),
    Group(Rhythm),
    /// A power word, which makes the line text of the list.
    Line,
}

impl Open {
    pub(super) fn new(
        concept: Option<Concept>,
        shape: Shape,
        word: TextRange,
        column: u32,
        has_value: bool,
    ) -> Self {
        Self {
            concept,
            shape,
            word,
            column,
            inner: None,
            groups: Vec::new(),
            items: Vec::new(),
            last_item: 0,
            has_value,
        }
    }

    pub(super) fn is_unread(&self) -> bool {
        self.concept.is_none()
    }

    pub(super) fn is_line(&self) -> bool {
        !self.is_unread() && self.shape.is_line()
    }

    pub(super) fn is_free(&self) -> bool {
        !self.is_unread() && self.shape.is_free()
    }

    pub(super) fn is_record(&self) -> bool {
        !self.is_unread() && self.shape == Shape::Record
    }

    /// Whether its first content line stands right of it.
    pub(super) fn is_indented(&self) -> bool {
        self.inner.is_some_and(|inner| inner > self.column)
    }

    /// Whether a line in this column cannot belong to it.
    pub(super) fn is_outside(&self, column: u32) -> bool {
        self.is_indented() && column <= self.column
    }

    /// What a word means straight inside this label.
    pub(super) fn knows(&self, word: &str, vocabulary: &Vocabulary) -> Option<Meaning> {
        match self.concept? {
            concept if self.shape == Shape::Record => vocabulary
                .labels(Owner::Record(concept))
                .get(word)
                .copied()
                .map(Meaning::Label),
            Concept::Duties | Concept::Functions => vocabulary.rhythm(word).map(Meaning::Group),
            Concept::Authorities => vocabulary.power(word).map(|_| Meaning::Line),
            _ => None,
        }
    }
}
