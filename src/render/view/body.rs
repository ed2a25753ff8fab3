//! What a section says, as blocks: prose, lists, tables. Attributes that most entries have become columns, others
//! stand behind the text.

use super::names::{Names, rich, text};
use super::table::{Draft, LONG, cells_row, row, table};
use super::words::Lexicon;
use super::{Block, Cell, Item, Rich, Row, Table, plain};
use crate::model::Entity;
use crate::model::body::{self, Attribute, Body, Entry, Grid, Prose};
use crate::render::glyphs;
use crate::syntax::concept::Key;

/// At most so many attributes become columns.
const COLUMNS: usize = 4;

/// A longer heading of entries below it is a row like others.
const BAND: usize = 60;

/// The mark of an entry that has none of its own, among others.
const BULLET: &str = "•";

/// How the entries of a section are set.
#[derive(Clone, Copy)]
pub(super) struct Form<'a> {
    /// The head of the column of texts, if it comes to a table.
    pub(super) text: &'a str,
    /// Attributes that are columns wherever they are written.
    pub(super) columns: &'a [Key],
}

/// What all of a section is read with.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) names: Names<'a>,
    pub(super) lexicon: Lexicon<'a>,
    pub(super) from: Entity,
}

impl Reader<'_> {
    /// The blocks of a section; 无 is said as such.
    pub(super) fn body(&self, body: &Body, form: Form) -> Vec<Block> {
        if body.blocks.is_empty() {
            let none = body.none.map(|_| self.lexicon.word("none"));
            return none.map_or_else(Vec::new, |none| vec![prose(rich(none))]);
        }
        self.blocks(&body.blocks, form)
    }

    pub(super) fn blocks(&self, blocks: &[body::Block], form: Form) -> Vec<Block> {
        let columns = promoted(blocks, form.columns);
        match columns.is_empty() {
            true => {
                let mut out = Vec::new();
                self.sequence(blocks, &mut out);
                out
            }
            false => self.tabular(blocks, &columns, form),
        }
    }

    /// Blocks one after the other, without a common table.
    fn sequence(&self, blocks: &[body::Block], out: &mut Vec<Block>) {
        let entries = blocks
            .iter()
            .filter(|block| matches!(block, body::Block::Entry(_)))
            .count();
        let hang = hang(blocks);
        for block in blocks {
            match block {
                body::Block::Paragraph(paragraph) => {
                    let paragraph = self.prose_text(paragraph);
                    match out.last_mut() {
                        Some(Block::Prose { paragraphs }) => paragraphs.push(paragraph),
                        _ => out.push(prose(paragraph)),
                    }
                }
                body::Block::Entry(entry) => {
                    let mut items = Vec::new();
                    self.items(entry, 0, hang, entries > 1, &mut items);
                    match out.last_mut() {
                        Some(Block::Items { items: before }) => before.append(&mut items),
                        _ => out.push(Block::Items { items }),
                    }
                }
                body::Block::Group(group) => {
                    out.push(Block::Group {
                        title: group.title.value.clone(),
                        note: self.note(&group.attributes, &[]),
                    });
                    self.sequence(&group.blocks, out);
                }
                body::Block::Grid(grid) => out.push(Block::Table(self.grid(grid))),
            }
        }
    }

    fn items(&self, entry: &Entry, depth: usize, hang: f64, many: bool, out: &mut Vec<Item>) {
        let mark = match &entry.mark {
            Some(mark) => mark.trim().to_owned(),
            None if many || depth > 0 => BULLET.to_owned(),
            None => String::new(),
        };
        let text = self.prose_text(&entry.prose);
        let note = self.note(&entry.attributes, &[]);
        let long = plain(&text).chars().count() + note.chars().count() > LONG;
        out.push(Item {
            depth,
            mark,
            hang,
            text,
            note,
            long,
        });
        let inner = widest(entry.children.iter());
        for child in &entry.children {
            self.items(child, depth + 1, inner, entry.children.len() > 1, out);
        }
    }

    /// Everything as one table; a table of the clerk's own stands between two of ours.
    fn tabular(&self, blocks: &[body::Block], columns: &[Key], form: Form) -> Vec<Block> {
        let numbered = has_marks(blocks);
        let mut out = Vec::new();
        let mut rows = Vec::new();
        self.table_rows(blocks, columns, numbered, &mut rows, &mut |rows, grid| {
            self.flush(std::mem::take(rows), columns, numbered, form, &mut out);
            out.push(Block::Table(grid));
        });
        self.flush(rows, columns, numbered, form, &mut out);
        out
    }

    fn flush(
        &self,
        rows: Vec<Row>,
        columns: &[Key],
        numbered: bool,
        form: Form,
        out: &mut Vec<Block>,
    ) {
        if rows.is_empty() {
            return;
        }
        let number = numbered.then(|| Draft::new("number", self.lexicon.word("column-number")));
        let text = Draft::new("text", form.text);
        let keys = columns.iter().map(|&key| self.draft(key));
        let drafts = number.into_iter().chain([text]).chain(keys).collect();
        out.push(Block::Table(table(drafts, rows)));
    }

    pub(super) fn draft(&self, key: Key) -> Draft {
        Draft::new(key_id(key), self.lexicon.key(key))
    }

    fn table_rows(
        &self,
        blocks: &[body::Block],
        columns: &[Key],
        numbered: bool,
        rows: &mut Vec<Row>,
        between: &mut dyn FnMut(&mut Vec<Row>, Table),
    ) {
        for block in blocks {
            match block {
                body::Block::Paragraph(paragraph) => rows.push(Row::Across {
                    text: self.prose_text(paragraph),
                    note: String::new(),
                    group: false,
                }),
                body::Block::Entry(entry) => self.entry_rows(entry, 0, columns, numbered, rows),
                body::Block::Group(group) => {
                    rows.push(Row::Across {
                        text: rich(group.title.value.as_str()),
                        note: self.note(&group.attributes, &[]),
                        group: true,
                    });
                    self.table_rows(&group.blocks, columns, numbered, rows, between);
                }
                body::Block::Grid(grid) => between(rows, self.grid(grid)),
            }
        }
    }

    fn entry_rows(
        &self,
        entry: &Entry,
        depth: usize,
        columns: &[Key],
        numbered: bool,
        rows: &mut Vec<Row>,
    ) {
        let mut cells = self.entry_cells(entry, depth, columns, numbered);
        let values = &cells[cells.len() - columns.len()..];
        let is_band = depth == 0
            && !entry.is_leaf()
            && values.iter().all(|cell| cell.text.is_empty())
            && plain(&cells[usize::from(numbered)].text).chars().count() <= BAND;
        if is_band {
            // The heading of a phase stands across; what is below it begins anew.
            rows.push(self.band(entry, columns));
            for child in &entry.children {
                self.entry_rows(child, 0, columns, numbered, rows);
            }
            return;
        }
        if depth > 0 && numbered {
            // The number of an entry below another stands with its text.
            let mark = std::mem::take(&mut cells[0].text);
            if !mark.is_empty() {
                cells[1].text.insert(0, text(format!("{} ", plain(&mark))));
            }
        }
        rows.push(cells_row(cells));
        for child in &entry.children {
            self.entry_rows(child, depth + 1, columns, numbered, rows);
        }
    }

    /// An entry as the title of those below it.
    fn band(&self, entry: &Entry, columns: &[Key]) -> Row {
        let mut title = self.prose_text(&entry.prose);
        if let Some(mark) = entry.mark.as_deref().map(str::trim) {
            let gap = if mark.is_ascii() { " " } else { "" };
            title.insert(0, text(format!("{mark}{gap}")));
        }
        Row::Across {
            text: title,
            note: self.note(&entry.attributes, columns),
            group: true,
        }
    }

    /// The cells of an entry: its number, its text, and the attributes that are columns.
    pub(super) fn entry_cells(
        &self,
        entry: &Entry,
        depth: usize,
        columns: &[Key],
        numbered: bool,
    ) -> Vec<Cell> {
        let mut cells = Vec::with_capacity(columns.len() + 2);
        if numbered {
            cells.push(plain_cell(rich(
                entry.mark.as_deref().unwrap_or_default().trim(),
            )));
        }
        cells.push(Cell {
            text: self.prose_text(&entry.prose),
            depth,
            note: self.note(&entry.attributes, columns),
        });
        for &key in columns {
            let value = entry
                .attribute(key)
                .map(|said| self.names.said(said, self.from));
            cells.push(plain_cell(value.unwrap_or_default()));
        }
        cells
    }

    pub(super) fn prose_text(&self, prose: &Prose) -> Rich {
        self.names.within(&prose.text, prose.span, self.from)
    }

    /// The attributes that are no columns, in words.
    pub(super) fn note(&self, attributes: &[Attribute], columns: &[Key]) -> String {
        let notes: Vec<(String, String)> = attributes
            .iter()
            .filter(|attribute| {
                !columns.contains(&attribute.key) && !attribute.value.value.is_empty()
            })
            .map(|attribute| {
                (
                    self.lexicon.key(attribute.key),
                    attribute.value.value.clone(),
                )
            })
            .collect();
        self.lexicon.notes(&notes)
    }

    /// A table of the clerk's own, as written.
    pub(super) fn grid(&self, grid: &Grid) -> Table {
        let drafts = grid
            .heads
            .iter()
            .map(|head| Draft {
                id: "written",
                label: self.names.said(head, self.from),
                centred: true,
            })
            .collect();
        let rows = grid
            .rows
            .iter()
            .map(|cells| row(cells.iter().map(|cell| self.names.said(cell, self.from))));
        table(drafts, rows.collect())
    }
}

pub(super) fn plain_cell(text: Rich) -> Cell {
    super::table::cell(text)
}

pub(super) fn prose(paragraph: Rich) -> Block {
    Block::Prose {
        paragraphs: vec![paragraph],
    }
}

/// The attributes that become columns: those wanted wherever they are written, and those of every second entry.
fn promoted(blocks: &[body::Block], wanted: &[Key]) -> Vec<Key> {
    let mut counts: Vec<(Key, usize)> = Vec::new();
    let mut entries = 0;
    count_keys(blocks, &mut entries, &mut counts);
    let has = |key: Key| counts.iter().any(|&(counted, _)| counted == key);
    let mut columns: Vec<Key> = wanted.iter().copied().filter(|&key| has(key)).collect();
    let often = counts
        .iter()
        .filter(|&&(key, count)| entries > 1 && count * 2 >= entries && !columns.contains(&key));
    let mut often: Vec<Key> = often.map(|&(key, _)| key).collect();
    often.sort_unstable();
    columns.extend(often);
    columns.truncate(COLUMNS.max(wanted.len()));
    columns
}

fn count_keys(blocks: &[body::Block], entries: &mut usize, counts: &mut Vec<(Key, usize)>) {
    fn entry_keys(entry: &Entry, entries: &mut usize, counts: &mut Vec<(Key, usize)>) {
        *entries += usize::from(entry.is_leaf());
        let written = entry.attributes.iter().filter(|attribute| {
            !attribute.value.value.is_empty()
                && !matches!(attribute.key, Key::Number | Key::Text | Key::Group)
        });
        for attribute in written {
            match counts.iter_mut().find(|(key, _)| *key == attribute.key) {
                Some((_, count)) => *count += 1,
                None => counts.push((attribute.key, 1)),
            }
        }
        for child in &entry.children {
            entry_keys(child, entries, counts);
        }
    }
    for block in blocks {
        match block {
            body::Block::Entry(entry) => entry_keys(entry, entries, counts),
            body::Block::Group(group) => count_keys(&group.blocks, entries, counts),
            body::Block::Paragraph(_) | body::Block::Grid(_) => {}
        }
    }
}

fn has_marks(blocks: &[body::Block]) -> bool {
    blocks.iter().any(|block| match block {
        body::Block::Entry(entry) => entry.mark.is_some(),
        body::Block::Group(group) => has_marks(&group.blocks),
        _ => false,
    })
}

fn hang(blocks: &[body::Block]) -> f64 {
    widest(blocks.iter().filter_map(|block| match block {
        body::Block::Entry(entry) => Some(entry),
        _ => None,
    }))
}

/// The width of the widest mark, in em.
fn widest<'a>(entries: impl Iterator<Item = &'a Entry>) -> f64 {
    let marks = entries.map(|entry| entry.mark.as_deref().map_or(BULLET, str::trim));
    let width = marks.map(glyphs::width).fold(0.0, f64::max);
    (width * 100.0).round() / 100.0
}

/// The name of an attribute in the view.
pub(super) fn key_id(key: Key) -> &'static str {
    match key {
        Key::DelegatedTo => "delegated-to",
        Key::Responsible => "responsible",
        Key::Accountable => "accountable",
        Key::Consulted => "consulted",
        Key::Informed => "informed",
        key => key.name(),
    }
}
