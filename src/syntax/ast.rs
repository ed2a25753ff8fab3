//! The syntax tree: what a file says, with the place of every part. Texts are places in the source; nothing is
//! resolved, and the lines it was built from stay beside it, so nothing is lost.

use super::concept::{Concept, Key, Kind, Rhythm, Shape};
use super::grammar::Mark;
use super::lines::Line;
use crate::text::{FileId, TextRange, fold};
use std::borrow::Cow;
use std::sync::Arc;

/// One parsed file.
#[derive(Clone, Debug)]
pub struct File {
    pub id: FileId,
    pub lines: Vec<Line>,
    /// Shared with the trees of other states of the text in which they stand at the same place.
    pub declarations: Vec<Arc<Declaration>>,
    pub waivers: Vec<Waiver>,
}

/// `岗位：营销总监` with everything down to the next declaration.
#[derive(Clone, Debug)]
pub struct Declaration {
    /// None if the keyword is unknown.
    pub kind: Option<Kind>,
    pub keyword: TextRange,
    /// Empty where no name was written.
    pub name: TextRange,
    pub labels: Vec<Label>,
    /// Tables straight under the declaration (of a matter).
    pub tables: Vec<Table>,
    /// Whether some part of it could not be read.
    pub unread: bool,
    /// From the keyword to the end of the last line with content.
    pub range: TextRange,
}

impl Declaration {
    /// The first label of a concept.
    pub fn label(&self, concept: Concept) -> Option<&Label> {
        self.labels.iter().find(|label| label.concept == concept)
    }

    /// All labels of a concept (the second one is a fault, but what it says is said).
    pub fn labels(&self, concept: Concept) -> impl Iterator<Item = &Label> {
        self.labels
            .iter()
            .filter(move |label| label.concept == concept)
    }

    /// The line that declares: keyword and name.
    pub fn head(&self) -> TextRange {
        self.keyword.cover(self.name)
    }
}

/// A label and all that belongs to it.
#[derive(Clone, Debug)]
pub struct Label {
    pub concept: Concept,
    pub shape: Shape,
    pub word: TextRange,
    /// Paragraphs, items, groups and tables, in order. A one-line value is the first paragraph.
    pub blocks: Vec<Block>,
    /// The labels of a record.
    pub fields: Vec<Label>,
    pub range: TextRange,
}

impl Label {
    /// The text on the label's line or the line below; None if nothing was written.
    pub fn value(&self) -> Option<&Text> {
        self.blocks.iter().find_map(|block| match block {
            Block::Text(text) => Some(text),
            _ => None,
        })
    }

    /// Whether nothing at all was written.
    pub fn is_blank(&self) -> bool {
        self.blocks.is_empty() && self.fields.is_empty()
    }

    pub fn field(&self, concept: Concept) -> Option<&Label> {
        self.fields.iter().find(|field| field.concept == concept)
    }

    /// The parts of a list of names: each line or item is one, still to be split.
    pub fn name_parts(&self) -> impl Iterator<Item = &Text> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Text(text) => Some(text),
            Block::Item(item) => Some(&item.text),
            _ => None,
        })
    }

    /// Calls back with every item, those of groups and children included, with its group.
    pub fn walk_items<'a>(&'a self, visit: &mut impl FnMut(&'a Item, Option<&'a Group>)) {
        fn walk<'a>(
            items: &'a [Item],
            group: Option<&'a Group>,
            visit: &mut impl FnMut(&'a Item, Option<&'a Group>),
        ) {
            for item in items {
                visit(item, group);
                walk(&item.children, group, visit);
            }
        }
        for block in &self.blocks {
            match block {
                Block::Item(item) => walk(std::slice::from_ref(item), None, visit),
                Block::Group(group) => {
                    for block in &group.blocks {
                        if let Block::Item(item) = block {
                            walk(std::slice::from_ref(item), Some(group), visit);
                        }
                    }
                }
                Block::Text(_) | Block::Table(_) => {}
            }
        }
    }
}

/// A part of what a label holds.
#[derive(Clone, Debug)]
pub enum Block {
    Text(Text),
    Item(Item),
    Group(Group),
    /// A table that is no list of items.
    Table(Table),
}

/// A group of the clerk's own, or a rhythm.
#[derive(Clone, Debug)]
pub struct Group {
    pub mark: Option<Mark>,
    pub word: TextRange,
    pub rhythm: Option<Rhythm>,
    pub attributes: Vec<Attribute>,
    pub blocks: Vec<Block>,
    pub range: TextRange,
}

/// An item of a list: a numbered or bulleted line with the lines that run on, a plain line, or a row.
#[derive(Clone, Debug)]
pub struct Item {
    pub mark: Option<Mark>,
    /// The number as written, without stops and brackets; None for a bullet or none.
    pub number: Option<TextRange>,
    pub text: Text,
    pub attributes: Vec<Attribute>,
    pub children: Vec<Item>,
    /// With its children.
    pub range: TextRange,
}

impl Item {
    pub fn attribute(&self, key: Key) -> Option<&Attribute> {
        self.attributes
            .iter()
            .find(|attribute| attribute.key == key)
    }
}

/// `key:value` at the end of an item, or a cell under a column of that key.
#[derive(Clone, Copy, Debug)]
pub struct Attribute {
    pub key: Key,
    pub key_range: TextRange,
    pub value: TextRange,
}

/// Text over one line or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub first: TextRange,
    /// The lines that run on.
    pub more: Vec<TextRange>,
    /// The stop behind the attributes of an item.
    pub stop: Option<TextRange>,
}

impl Text {
    pub fn new(first: TextRange) -> Self {
        Self {
            first,
            more: Vec::new(),
            stop: None,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.first.is_empty() && self.more.is_empty()
    }

    /// From the first character to the last, without the stop behind the attributes.
    pub fn range(&self) -> TextRange {
        self.more
            .last()
            .map_or(self.first, |last| self.first.cover(*last))
    }

    pub fn parts(&self) -> impl Iterator<Item = TextRange> {
        std::iter::once(self.first).chain(self.more.iter().copied())
    }

    /// The lines as one: a blank between two Western characters, nothing otherwise.
    pub fn join<'a>(&self, source: &'a str) -> Cow<'a, str> {
        if self.more.is_empty() && self.stop.is_none() {
            return Cow::Borrowed(self.first.of(source));
        }
        let mut out = self.first.of(source).to_owned();
        for part in &self.more {
            let next = part.of(source);
            if wants_blank(out.chars().next_back(), next.chars().next()) {
                out.push(' ');
            }
            out.push_str(next);
        }
        out.push_str(self.stop.map_or("", |stop| stop.of(source)));
        Cow::Owned(out)
    }
}

/// Whether a wrapped line is joined with a blank: between two Latin letters, digits or Western marks.
pub fn wants_blank(before: Option<char>, after: Option<char>) -> bool {
    let western = |c: char| {
        (c as u32) < 0x2000 || matches!(c, '\u{2010}'..='\u{2026}' | '\u{20A0}'..='\u{20CF}')
    };
    match (before, after) {
        (Some(before), Some(after)) => western(before) && western(after),
        _ => false,
    }
}

/// Rows under a first row that names the columns.
#[derive(Clone, Debug)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub range: TextRange,
}

impl Table {
    /// The cell of a row under the first column of a key.
    pub fn cell(&self, row: &Row, key: Key) -> Option<TextRange> {
        let at = self
            .columns
            .iter()
            .position(|column| column.key == Some(key))?;
        row.cells.get(at).copied()
    }
}

/// A column and what the vocabulary takes its head for.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub head: TextRange,
    pub key: Option<Key>,
}

/// One row of a table; it has a cell for every column.
#[derive(Clone, Debug)]
pub struct Row {
    pub cells: Vec<TextRange>,
    pub range: TextRange,
}

/// `# rolec: allow(…) — reason`, and what it covers.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// The whole comment.
    pub comment: TextRange,
    /// The rules or families it names.
    pub rules: Vec<TextRange>,
    pub until: Option<TextRange>,
    pub by: Option<TextRange>,
    pub reason: Option<TextRange>,
    /// Whether the comment has the form of a waiver.
    pub well_formed: bool,
    /// The declaration, label, item or row behind it, with its content; None at the end of a file.
    pub target: Option<TextRange>,
}

/// The number of a mark as written, without stops and brackets.
pub fn number_of(mark: &Mark, source: &str) -> Option<TextRange> {
    if mark.style.is_bullet() {
        return None;
    }
    let written = mark.range.of(source);
    let start = written.len() - written.trim_start_matches(is_stop).len();
    let number = written.trim_matches(is_stop);
    let start = mark.range.start as usize + start;
    (!number.is_empty()).then(|| TextRange::new(start, start + number.len()))
}

fn is_stop(c: char) -> bool {
    fold::is_blank(c) || matches!(fold::narrow(c), '.' | '、' | ',' | '(' | ')' | ':')
}
