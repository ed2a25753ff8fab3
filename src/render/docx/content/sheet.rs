//! The sheets of positions, departments and processes: their sections with prose, lists and tables, and their document
//! control.

use super::table::Look;
use super::{Setter, Style};
use crate::render::view::{Block, Field, Item, Run, Section, SheetControl, plain};
use std::fmt::Write;

/// A row of more text than this, in bytes, may break; an entry takes a line at least, which is so much.
const LONG: usize = 1500;
const LINE: usize = 60;

/// Twentieths of a point in an em of body text.
const EM: f64 = 210.0;

/// How far lists stand in a level deeper, in em, and the depth beyond which they do not.
const STEP: f64 = 1.7;
const DEEPEST: usize = 8;

impl Setter<'_, '_, '_> {
    pub(super) fn sections(&mut self, sections: &[Section]) {
        for section in sections {
            self.section(section, true);
        }
    }

    /// A section, with its title or without: its tables stand alone, what is between them in a box.
    pub(super) fn section(&mut self, section: &Section, titled: bool) {
        let mut title = titled.then_some(section.title.as_str());
        for run in &section.runs {
            self.stretch(title.take(), run);
        }
        if !section.fields.is_empty() {
            self.fields(title.take(), &section.fields);
        }
    }

    fn stretch(&mut self, title: Option<&str>, run: &Run) {
        match &run.table {
            Some(table) => self.table(title, table),
            None => self.boxed(title, &run.blocks),
        }
    }

    /// Prose and lists in a box across.
    pub(super) fn boxed(&mut self, title: Option<&str>, blocks: &[Block]) {
        let width = self.width;
        self.open_table(&[width]);
        if let Some(title) = title {
            self.bar(title, 1);
        }
        self.row(true, false, |setter| {
            setter.cell(width, Look::default(), |setter| setter.blocks(blocks));
        });
        self.close_table();
    }

    fn fields(&mut self, title: Option<&str>, fields: &[Field]) {
        let label = (self.width / 7).max(1304).min(self.width / 3);
        let widths = [label, self.width - label];
        self.open_table(&widths);
        if let Some(title) = title {
            self.bar(title, 2);
        }
        for field in fields {
            self.row(is_long(&field.blocks), false, |setter| {
                setter.label(widths[0], &field.label, "");
                setter.cell(widths[1], Look::default(), |setter| {
                    setter.plain_blocks(&field.blocks);
                });
            });
        }
        self.close_table();
    }

    /// Blocks as they stand in a box.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        self.blocks_as(Style::Text, blocks);
    }

    /// Blocks as they stand beside a label, without the indent of prose.
    fn plain_blocks(&mut self, blocks: &[Block]) {
        self.blocks_as(Style::Value, blocks);
    }

    fn blocks_as(&mut self, prose: Style, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Prose { paragraphs } => {
                    for paragraph in paragraphs {
                        self.paragraph(prose, "", |setter| setter.rich("", paragraph));
                    }
                }
                Block::Group { title, note } => {
                    self.paragraph(Style::Group, "<w:keepNext/>", |setter| {
                        setter.run("", title);
                        setter.note(note);
                    });
                }
                Block::Items { items } => items.iter().for_each(|item| self.item(item)),
                Block::Table(table) => self.table(None, table),
            }
        }
    }

    /// An entry: its number hangs before its text.
    fn item(&mut self, item: &Item) {
        let depth = item.depth.min(DEEPEST) as f64 * STEP;
        let hang = match item.mark.is_empty() {
            true => 0,
            false => ((item.hang + 0.5) * EM) as u32,
        };
        let left = (depth * EM) as u32 + hang;
        let mut look = String::new();
        if !item.long {
            look.push_str("<w:keepLines/>");
        }
        // INVARIANT: writing to a string cannot fail.
        let _ = write!(
            look,
            "<w:tabs><w:tab w:val=\"left\" w:pos=\"{left}\"/></w:tabs><w:ind w:left=\"{left}\" w:hanging=\"{hang}\"/>"
        );
        self.paragraph(Style::Item, &look, |setter| {
            if !item.mark.is_empty() {
                setter.run("", &item.mark);
                setter.push("<w:r><w:tab/></w:r>");
            }
            setter.rich("", &item.text);
            setter.note(&item.note);
        });
    }

    /// The document control of a sheet.
    pub(super) fn control(&mut self, control: &SheetControl) {
        let words = &self.data.view.book.words;
        if let Some(changes) = &control.changes {
            self.table(Some(&words.changes), changes);
        }
        self.titled_pairs(Some(&words.control), &control.rows);
        self.signed(&control.signed);
    }
}

/// Whether a row with these blocks may go on on the next page.
fn is_long(blocks: &[Block]) -> bool {
    let characters = |block: &Block| match block {
        Block::Prose { paragraphs } => paragraphs.iter().map(|text| plain(text).len()).sum(),
        Block::Group { title, note } => title.len() + note.len(),
        Block::Items { items } => {
            let of = |item: &Item| plain(&item.text).len() + item.note.len() + LINE;
            items.iter().map(of).sum()
        }
        Block::Table(_) => LONG,
    };
    blocks.iter().map(characters).sum::<usize>() > LONG
}
