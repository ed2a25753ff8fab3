//! What a document was understood as, before it is written: declarations, labels and items, each text with its place
//! in the document. Decides nothing.

use super::document::Document;
use crate::syntax::concept::{Concept, Kind, Shape};
use crate::syntax::grammar::Style;
use crate::syntax::vocabulary::Owner;
use std::ops::Range;

/// A text of the document, or a word that was added to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Of a line, in bytes.
    Source(usize, Range<usize>),
    Added(String),
}

impl Piece {
    pub fn text<'a>(&'a self, document: &'a Document) -> &'a str {
        match self {
            Piece::Source(line, range) => &document.lines[*line].text[range.clone()],
            Piece::Added(text) => text,
        }
    }
}

/// A stretch of text that is written on one line.
pub type Text = Vec<Piece>;

/// A declaration.
#[derive(Clone, Debug)]
pub struct Declaration {
    pub kind: Kind,
    /// As the document writes it; else the canonical one.
    pub keyword: Option<Piece>,
    /// Empty if the document names it nowhere.
    pub name: Text,
    /// Where it begins in the document.
    pub start: (usize, usize),
    /// What it was guessed from.
    pub remarks: Vec<Text>,
    pub parts: Vec<Section>,
    /// The number of the last heading.
    pub heading: Option<(Style, u32)>,
}

/// A label and what belongs to it.
#[derive(Clone, Debug)]
pub struct Section {
    pub concept: Concept,
    pub owner: Owner,
    pub shape: Shape,
    /// The number that stands before it.
    pub mark: Option<Piece>,
    /// As the document writes it; else the canonical one.
    pub word: Option<Piece>,
    /// What it was guessed from.
    pub remarks: Vec<Text>,
    /// What stands behind its colon.
    pub value: Text,
    pub body: Vec<Node>,
    /// The forms of numbers and bullets since the last group, the outermost first.
    pub styles: Vec<Style>,
    /// What it says otherwise than the same label above it.
    pub differs: Option<Differs>,
}

/// The names that only one of two lists has.
#[derive(Clone, Debug)]
pub struct Differs {
    pub before: Vec<String>,
    pub here: Vec<String>,
}

/// A line below a label.
#[derive(Clone, Debug)]
pub enum Node {
    Item(Piece, Text),
    /// A line without a mark; an item where the list has none.
    Line(Text),
    Group(Text),
    Row(Vec<Text>),
    Remark(Text),
    /// A label of a record.
    Field(Section),
}

impl Section {
    pub fn new(owner: Owner, concept: Concept, shape: Shape) -> Self {
        Self {
            concept,
            owner,
            shape,
            mark: None,
            word: None,
            remarks: Vec::new(),
            value: Text::new(),
            body: Vec::new(),
            styles: Vec::new(),
            differs: None,
        }
    }

    /// Whether nothing was written below or behind it.
    pub fn is_blank(&self) -> bool {
        self.value.is_empty() && self.body.is_empty()
    }

    /// Whether the last group, or the list if there is none, has numbers or bullets.
    pub fn has_marks(&self) -> bool {
        !self.styles.is_empty()
    }

    /// Adds an item.
    pub fn item(&mut self, node: Node, style: Style) {
        if !self.styles.contains(&style) {
            self.styles.push(style);
        }
        self.body.push(node);
    }

    /// Begins a group.
    pub fn group(&mut self, name: Text) {
        self.styles.clear();
        self.body.push(Node::Group(name));
    }
}
