//! What a file says, apart from its layout: the proof that formatting changed nothing else.

use crate::syntax::ast::{Attribute, Block, Declaration, File, Item, Label, Table, Text};
use crate::syntax::lines::LineKind;
use crate::text::{SourceFile, TextRange};
use std::fmt::Write as _;
use std::sync::Arc;

/// The first declaration of the first text that the second does not say the same way; None if they agree.
pub(super) fn first_difference(
    one: &SourceFile,
    first: &File,
    two: &SourceFile,
    second: &File,
) -> Option<usize> {
    let pairs = first.declarations.iter().zip(&second.declarations);
    let differs = |(left, right): (&Arc<Declaration>, &Arc<Declaration>)| {
        said(one, first, left) != said(two, second, right)
    };
    let alike = first.declarations.len() == second.declarations.len()
        && first.waivers.len() == second.waivers.len();
    let last = first.declarations.len().checked_sub(1);
    pairs
        .map(differs)
        .position(|differs| differs)
        .or(last.filter(|_| !alike))
}

/// What a declaration says, a label each, in no order: for comparing what was written twice.
pub(super) fn parts(source: &SourceFile, declaration: &Declaration) -> Vec<String> {
    let labels = declaration.labels.iter().map(|label| {
        let mut said = Said {
            text: &source.text,
            out: String::new(),
        };
        said.label(label);
        said.out
    });
    let tables = declaration.tables.iter().map(|table| {
        let mut said = Said {
            text: &source.text,
            out: String::new(),
        };
        said.table(table);
        said.out
    });
    let mut parts: Vec<String> = labels.chain(tables).collect();
    parts.sort();
    parts
}

/// All that a declaration says, a part a line.
fn said(source: &SourceFile, file: &File, declaration: &Declaration) -> String {
    let mut said = Said {
        text: &source.text,
        out: String::new(),
    };
    said.part("declaration", declaration.kind);
    said.range(declaration.keyword);
    said.range(declaration.name);
    // What was not read must not be read now, nor the other way round.
    let from = file
        .lines
        .partition_point(|line| line.content.start < declaration.range.start);
    let lines = file.lines[from..]
        .iter()
        .take_while(|line| line.content.start <= declaration.range.end);
    for line in lines.filter(|line| matches!(line.kind, LineKind::Stray | LineKind::Unread)) {
        said.part("unread", line.content.of(&source.text));
    }
    declaration
        .labels
        .iter()
        .for_each(|label| said.label(label));
    declaration
        .tables
        .iter()
        .for_each(|table| said.table(table));
    said.out
}

struct Said<'a> {
    text: &'a str,
    out: String,
}

impl Said<'_> {
    fn part(&mut self, name: &str, value: impl std::fmt::Debug) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "{name} {value:?}");
    }

    /// Texts are most of it, so they are copied and not printed as values are; none holds a line end.
    fn range(&mut self, range: TextRange) {
        self.out.push_str("text");
        for word in range.of(self.text).split_whitespace() {
            self.out.push(' ');
            self.out.push_str(word);
        }
        self.out.push('\n');
    }

    fn words(&mut self, text: &Text) {
        self.out.push_str("text ");
        self.out.push_str(&text.join(self.text));
        self.out.push('\n');
    }

    fn label(&mut self, label: &Label) {
        self.part("label", label.concept);
        self.blocks(&label.blocks);
        label.fields.iter().for_each(|field| self.label(field));
        self.part("end", label.concept);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Text(text) => self.words(text),
                Block::Item(item) => self.item(item),
                Block::Group(group) => {
                    self.part("group", group.rhythm);
                    self.range(group.word);
                    self.attributes(&group.attributes);
                    self.blocks(&group.blocks);
                    self.part("end", "group");
                }
                Block::Table(table) => self.table(table),
            }
        }
    }

    fn item(&mut self, item: &Item) {
        self.part("item", item.mark.map(|mark| (mark.style, mark.ordinal)));
        self.words(&item.text);
        self.attributes(&item.attributes);
        item.children.iter().for_each(|child| self.item(child));
        self.part("end", "item");
    }

    fn attributes(&mut self, attributes: &[Attribute]) {
        for attribute in attributes {
            self.part("key", attribute.key);
            self.range(attribute.value);
        }
    }

    fn table(&mut self, table: &Table) {
        self.part("table", table.columns.len());
        table
            .columns
            .iter()
            .for_each(|column| self.range(column.head));
        table
            .rows
            .iter()
            .for_each(|row| row.cells.iter().for_each(|&cell| self.range(cell)));
    }
}
