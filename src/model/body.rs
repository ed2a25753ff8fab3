//! What a section says: paragraphs, entries, groups and tables, in order, with the place of each.

use super::Said;
use crate::syntax::concept::{Key, Rhythm};
use crate::text::{Span, TextRange};
use std::sync::Arc;

/// Text over one line or several, joined.
#[derive(Clone, PartialEq, Debug)]
pub struct Prose {
    pub text: String,
    pub span: Span,
    /// The lines it was joined from; empty if it was one.
    pub parts: Vec<TextRange>,
}

/// An entry of a list.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// As written, without stops and brackets.
    pub number: Option<String>,
    /// The number with its stops and brackets, as documents print it.
    pub mark: Option<String>,
    pub prose: Prose,
    pub attributes: Vec<Attribute>,
    pub children: Vec<Entry>,
    /// The whole entry, its number and attributes included, without its children.
    pub span: Span,
}

/// `key:value` behind an entry, or a cell of its row.
#[derive(Clone, PartialEq, Debug)]
pub struct Attribute {
    pub key: Key,
    pub value: Said<String>,
}

impl Prose {
    /// The place of some of its bytes; the whole text if it runs over several lines.
    pub fn part(&self, range: TextRange) -> Span {
        let mut span = self.span;
        if self.parts.is_empty() {
            span.range.end = span.range.start + range.end;
            span.range.start += range.start;
        }
        span
    }
}

impl Entry {
    pub fn attribute(&self, key: Key) -> Option<&Said<String>> {
        self.attributes
            .iter()
            .find(|attribute| attribute.key == key)
            .map(|attribute| &attribute.value)
    }

    pub fn is_leaf(&self) -> bool {
        self.children.is_empty()
    }
}

/// A group of entries under a title of the clerk's own, or a rhythm.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    pub title: Said<String>,
    pub rhythm: Option<Rhythm>,
    pub attributes: Vec<Attribute>,
    pub blocks: Vec<Block>,
}

/// A table that is no list of entries: its rows, the first one naming the columns.
#[derive(Clone, PartialEq, Debug)]
pub struct Grid {
    pub heads: Vec<Said<String>>,
    /// What the columns are, where the vocabulary knows it.
    pub keys: Vec<Option<Key>>,
    pub rows: Vec<Vec<Said<String>>>,
    pub span: Span,
}

/// A part of a section.
#[derive(Clone, PartialEq, Debug)]
pub enum Block {
    Paragraph(Prose),
    Entry(Entry),
    Group(Group),
    Grid(Grid),
}

/// All a section says.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Body {
    /// The label's word; None if there is no such label.
    pub label: Option<Span>,
    /// Shared, for the same text is read into many models.
    pub blocks: Arc<[Block]>,
    /// Where 无 was said.
    pub none: Option<Span>,
}

impl Body {
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The entries of the top level, each with its group.
    pub fn entries(&self) -> impl Iterator<Item = (&Entry, Option<&Group>)> {
        self.blocks.iter().flat_map(|block| {
            let (plain, grouped) = match block {
                Block::Entry(entry) => (Some((entry, None)), None),
                Block::Group(group) => (None, Some(group)),
                Block::Paragraph(_) | Block::Grid(_) => (None, None),
            };
            let inner = grouped.into_iter().flat_map(|group| {
                group.blocks.iter().filter_map(move |block| match block {
                    Block::Entry(entry) => Some((entry, Some(group))),
                    _ => None,
                })
            });
            plain.into_iter().chain(inner)
        })
    }

    /// Every entry without children, with its group.
    pub fn leaves(&self) -> Vec<(&Entry, Option<&Group>)> {
        fn walk<'a>(
            entry: &'a Entry,
            group: Option<&'a Group>,
            out: &mut Vec<(&'a Entry, Option<&'a Group>)>,
        ) {
            match entry.is_leaf() {
                true => out.push((entry, group)),
                false => entry
                    .children
                    .iter()
                    .for_each(|child| walk(child, group, out)),
            }
        }
        let mut out = Vec::new();
        self.entries()
            .for_each(|(entry, group)| walk(entry, group, &mut out));
        out
    }

    /// The whole as plain text: a line a paragraph, entry, group title or row.
    pub fn plain(&self) -> String {
        let mut lines = Vec::new();
        plain_blocks(&self.blocks, &mut lines);
        lines.join("\n")
    }

    /// The lines of [`Body::plain`], one a paragraph or entry, without marks.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for block in self.blocks.iter() {
            text_lines(block, &mut lines);
        }
        lines
    }
}

fn plain_blocks(blocks: &[Block], lines: &mut Vec<String>) {
    fn entry_lines(entry: &Entry, lines: &mut Vec<String>) {
        let mark = entry.mark.as_deref().unwrap_or_default();
        let gap = if mark.ends_with(|c: char| c.is_ascii()) && !mark.is_empty() {
            " "
        } else {
            ""
        };
        lines.push(format!("{mark}{gap}{}", entry.prose.text));
        entry
            .children
            .iter()
            .for_each(|child| entry_lines(child, lines));
    }
    for block in blocks {
        match block {
            Block::Paragraph(prose) => lines.push(prose.text.clone()),
            Block::Entry(entry) => entry_lines(entry, lines),
            Block::Group(group) => {
                lines.push(group.title.value.clone());
                plain_blocks(&group.blocks, lines);
            }
            Block::Grid(grid) => {
                let row = |cells: &[Said<String>]| {
                    cells
                        .iter()
                        .map(|cell| cell.value.as_str())
                        .collect::<Vec<_>>()
                        .join(" | ")
                };
                lines.push(row(&grid.heads));
                lines.extend(grid.rows.iter().map(|cells| row(cells)));
            }
        }
    }
}

fn text_lines(block: &Block, lines: &mut Vec<String>) {
    fn entry_lines(entry: &Entry, lines: &mut Vec<String>) {
        lines.push(entry.prose.text.clone());
        entry
            .children
            .iter()
            .for_each(|child| entry_lines(child, lines));
    }
    match block {
        Block::Paragraph(prose) => lines.push(prose.text.clone()),
        Block::Entry(entry) => entry_lines(entry, lines),
        Block::Group(group) => {
            lines.push(group.title.value.clone());
            group
                .blocks
                .iter()
                .for_each(|block| text_lines(block, lines));
        }
        Block::Grid(_) => plain_blocks(std::slice::from_ref(block), lines),
    }
}
