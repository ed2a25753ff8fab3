//! What belongs to one label: lines gathered as they come, then turned into paragraphs, items, groups and tables.

use super::Lowering;
use crate::syntax::ast::{Attribute, Block, Group, Item, Label, Text, number_of};
use crate::syntax::concept::{Concept, Rhythm, Shape};
use crate::syntax::grammar::Mark;
use crate::syntax::lines::{Line, LineKind};
use crate::text::TextRange;

/// A label whose content is still coming in.
pub(super) struct Section {
    pub(super) label: Label,
    /// The content before the first group, then one part a group.
    parts: Vec<Part>,
}

#[derive(Default)]
struct Part {
    head: Option<GroupHead>,
    raw: Vec<Raw>,
}

struct GroupHead {
    mark: Option<Mark>,
    word: TextRange,
    rhythm: Option<Rhythm>,
    /// Attributes, or the first line of the group.
    rest: TextRange,
    range: TextRange,
}

/// A line of content.
enum Raw {
    Line(Text),
    Item {
        text: Text,
        level: u8,
        mark: Option<Mark>,
        range: TextRange,
    },
    Row {
        range: TextRange,
        tabs: bool,
    },
    /// A blank line behind a row: the table has ended.
    Break,
}

impl Section {
    pub(super) fn new(concept: Concept, shape: Shape, word: TextRange, range: TextRange) -> Self {
        let label = Label {
            concept,
            shape,
            word,
            blocks: Vec::new(),
            fields: Vec::new(),
            range,
        };
        Self {
            label,
            parts: vec![Part::default()],
        }
    }

    /// A record that was already closed takes more fields.
    pub(super) fn reopened(label: Label) -> Self {
        Self {
            label,
            parts: vec![Part::default()],
        }
    }

    /// A table straight under a declaration has no word.
    pub(super) fn is_unlabelled(&self) -> bool {
        self.label.word.is_empty()
    }

    /// What stands on the label's own line.
    pub(super) fn first_line(&mut self, rest: TextRange) {
        self.push(Raw::Line(Text::new(rest)));
    }

    fn push(&mut self, raw: Raw) {
        if let Some(part) = self.parts.last_mut() {
            part.raw.push(raw);
        }
    }

    pub(super) fn blank(&mut self) {
        let raw = self.parts.last_mut().map(|part| &mut part.raw);
        if let Some(raw) = raw
            && matches!(raw.last(), Some(Raw::Row { .. }))
        {
            raw.push(Raw::Break);
        }
    }

    pub(super) fn add(&mut self, line: &Line) {
        match line.kind {
            LineKind::Item { level, mark } => {
                let text = Text::new(line.body());
                self.push(Raw::Item {
                    text,
                    level,
                    mark,
                    range: line.content,
                });
            }
            LineKind::Row { tabs } => self.push(Raw::Row {
                range: line.content,
                tabs,
            }),
            LineKind::Continuation => self.run_on(line.content),
            LineKind::Group(rhythm) => {
                let Some(head) = line.head.as_deref() else {
                    return;
                };
                let head = GroupHead {
                    mark: head.mark,
                    word: head.word,
                    rhythm,
                    rest: head.rest,
                    range: line.content,
                };
                self.parts.push(Part {
                    head: Some(head),
                    raw: Vec::new(),
                });
            }
            _ => self.push(Raw::Line(Text::new(line.content))),
        }
    }

    fn run_on(&mut self, content: TextRange) {
        match self.parts.last_mut().and_then(|part| part.raw.last_mut()) {
            Some(Raw::Line(text) | Raw::Item { text, .. }) => text.more.push(content),
            _ => self.push(Raw::Line(Text::new(content))),
        }
    }
}

impl Lowering<'_> {
    /// Turns the gathered lines of a section into its blocks.
    pub(super) fn finish(&mut self, section: Section) -> Label {
        let Section { mut label, parts } = section;
        let grouped = parts.len() > 1;
        for (at, mut part) in parts.into_iter().enumerate() {
            let head = part
                .head
                .take()
                .map(|head| self.group_head(head, &mut part.raw));
            let blocks = self.blocks(&label, part.raw, at == 0 && grouped);
            match head {
                None if label.blocks.is_empty() => label.blocks = blocks,
                None => label.blocks.extend(blocks),
                Some(mut group) => {
                    group.range.end = blocks
                        .last()
                        .map_or(group.range.end, |block| end_of(block).max(group.range.end));
                    group.blocks = blocks;
                    label.blocks.push(Block::Group(group));
                }
            }
        }
        label
    }

    /// The head of a group; what stands behind it and is no attribute is its first line.
    fn group_head(&mut self, head: GroupHead, raw: &mut Vec<Raw>) -> Group {
        let GroupHead {
            mark,
            word,
            rhythm,
            rest,
            range,
        } = head;
        let mut attributes = Vec::new();
        if !rest.is_empty() {
            let (text, found, _) = self.attributes(rest);
            attributes = found;
            if !text.is_empty() {
                raw.insert(0, Raw::Line(Text::new(text)));
            }
        }
        Group {
            mark,
            word,
            rhythm,
            attributes,
            blocks: Vec::new(),
            range,
        }
    }

    fn blocks(&mut self, label: &Label, raw: Vec<Raw>, before_groups: bool) -> Vec<Block> {
        let marked = raw
            .iter()
            .any(|raw| matches!(raw, Raw::Item { .. } | Raw::Row { .. }));
        let lines_are_items = match label.shape {
            Shape::Outline => true,
            Shape::List => !marked && !before_groups,
            _ => false,
        };
        let mut out = Blocks::default();
        let mut rows = Vec::new();
        for raw in raw {
            if !matches!(raw, Raw::Row { .. }) && !rows.is_empty() {
                self.end_table(label, std::mem::take(&mut rows), &mut out);
            }
            match raw {
                Raw::Row { range, tabs } => rows.push((range, tabs)),
                Raw::Break => {}
                Raw::Item {
                    text,
                    level,
                    mark,
                    range,
                } => {
                    let number = mark.and_then(|mark| number_of(&mark, self.text));
                    out.item(usize::from(level), self.item(mark, number, text, range));
                }
                Raw::Line(text) if lines_are_items => {
                    let range = text.range();
                    out.item(1, self.item(None, None, text, range));
                }
                Raw::Line(text) => out.block(Block::Text(text)),
            }
        }
        if !rows.is_empty() {
            self.end_table(label, rows, &mut out);
        }
        out.finish()
    }

    fn end_table(&mut self, label: &Label, rows: Vec<(TextRange, bool)>, out: &mut Blocks) {
        let Some(table) = self.table(label, &rows) else {
            return;
        };
        match label.shape {
            Shape::List | Shape::Outline if label.concept != Concept::Chain => {
                for block in self.table_items(table) {
                    out.block(block);
                }
            }
            _ => out.block(Block::Table(table)),
        }
    }

    /// An item; its attributes are read off the end of its text.
    fn item(
        &mut self,
        mark: Option<Mark>,
        number: Option<TextRange>,
        mut text: Text,
        range: TextRange,
    ) -> Item {
        let last = text.more.last().copied().unwrap_or(text.first);
        let (body, attributes, stop) = self.attributes(last);
        *text.more.last_mut().unwrap_or(&mut text.first) = body;
        text.stop = stop;
        let range = range.cover(last);
        Item {
            mark,
            number,
            text,
            attributes,
            children: Vec::new(),
            range,
        }
    }
}

/// Blocks under way, with the path of open items.
#[derive(Default)]
struct Blocks {
    done: Vec<Block>,
    /// The open items, outermost first.
    path: Vec<Item>,
}

impl Blocks {
    fn block(&mut self, block: Block) {
        self.fold(0);
        self.done.push(block);
    }

    fn item(&mut self, level: usize, item: Item) {
        self.fold(level.saturating_sub(1));
        self.path.push(item);
    }

    /// Hands items beyond a depth to their parents.
    fn fold(&mut self, depth: usize) {
        while self.path.len() > depth {
            let Some(item) = self.path.pop() else { return };
            match self.path.last_mut() {
                Some(parent) => {
                    parent.range.end = parent.range.end.max(item.range.end);
                    parent.children.push(item);
                }
                None => self.done.push(Block::Item(item)),
            }
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.fold(0);
        self.done
    }
}

fn end_of(block: &Block) -> u32 {
    match block {
        Block::Text(text) => text.range().end,
        Block::Item(item) => item.range.end,
        Block::Group(group) => group.range.end,
        Block::Table(table) => table.range.end,
    }
}

/// The parts of a row that become one item.
pub(super) struct RowItem {
    pub(super) number: Option<TextRange>,
    pub(super) text: TextRange,
    pub(super) attributes: Vec<Attribute>,
    pub(super) range: TextRange,
}

impl Lowering<'_> {
    /// An item written in columns; attributes behind its text count too.
    pub(super) fn row_item(&mut self, row: RowItem) -> Item {
        let mut item = self.item(None, row.number, Text::new(row.text), row.range);
        item.attributes.extend(row.attributes);
        item
    }
}
