//! Understands the units of a document: who is described, under which label a line stands. Decides what every text is;
//! writes nothing.

mod attributes;
mod content;
mod declare;
mod fields;
mod finish;
mod grids;
mod headcounts;
mod headings;
mod labels;
mod lost;
mod names;
mod opening;
mod roles;
mod sections;
mod steps;
mod tables;

use super::Options;
use super::clean::Step;
use super::document::{Block, Document};
use super::draft::{Declaration, Node, Piece, Section, Text};
use super::split::{Form, Splitter, Unit, trim};
use super::title;
use super::words::Words;
use crate::syntax::concept::{Concept, Kind};
use crate::syntax::grammar::Style;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// What a document was understood as. What stands in none of it is unplaced.
pub struct Read {
    pub declarations: Vec<Declaration>,
    /// What was left out on the way: arrows, numbers of rows.
    pub dropped: Vec<(usize, Range<usize>, Step)>,
    /// How the columns of lists were understood: their heads, and the words of the role language; none for what became
    /// a note or nothing.
    pub columns: Vec<(String, String)>,
}

/// Understands a document; `name` is that of its file, the last resort for a title.
pub fn read(document: &Document, words: &Words, options: &Options, name: &str) -> Read {
    let mut reader = Reader {
        document,
        words,
        keep: &options.keep,
        map: &options.map,
        name,
        declarations: Vec::new(),
        waiting: Vec::new(),
        titles: Vec::new(),
        open: Open::Nothing,
        columns: Vec::new(),
        dropped: Vec::new(),
        heads_read: Vec::new(),
        last_named: 0,
        unnamed: 0,
        closed: false,
        last_role: None,
        awaits_name: false,
        chapter: 0,
        in_pairs: false,
    };
    let mut splitter = Splitter::new(words);
    let blocks = &document.blocks;
    let mut units: Vec<Unit> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Line(line) => {
                let below: Vec<usize> = blocks[at + 1..]
                    .iter()
                    .take(LOOK_AHEAD)
                    .filter_map(|block| match block {
                        Block::Line(line) => Some(*line),
                        Block::Table(_) => None,
                    })
                    .collect();
                units.extend(splitter.units(document, *line, &below));
            }
            Block::Table(table) => {
                reader.units(&std::mem::take(&mut units));
                reader.table(table);
                splitter = Splitter::new(words);
            }
        }
    }
    reader.units(&units);
    reader.finish()
}

/// So many lines below are looked at to see whether a number counts on.
const LOOK_AHEAD: usize = 24;

/// What the next line belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Open {
    Nothing,
    /// A section of the last declaration, by its place.
    Section(usize),
    /// The last field of a record of the last declaration.
    Field(usize),
}

struct Reader<'a> {
    document: &'a Document,
    words: &'a Words<'a>,
    keep: &'a FxHashSet<Step>,
    map: &'a [(String, String)],
    name: &'a str,
    declarations: Vec<Declaration>,
    /// Labels that came before their declaration.
    waiting: Vec<Section>,
    /// Lines before the first declaration that could be a title.
    titles: Vec<(Text, bool)>,
    open: Open,
    /// Further columns of a table that lost its lines.
    columns: Vec<Concept>,
    dropped: Vec<(usize, Range<usize>, Step)>,
    heads_read: Vec<(String, String)>,
    /// The declaration that the last row of a list named.
    last_named: usize,
    unnamed: usize,
    /// Whether another document began that names nobody yet.
    closed: bool,
    /// The form and number of the last item that named a position.
    last_role: Option<(Style, u32)>,
    /// Whether the last declaration's name stands on the next line.
    awaits_name: bool,
    /// The last number of chapters that stood at a line's start without a stop.
    chapter: u32,
    /// Whether the last position was one of those that stand in turn with a line about each.
    in_pairs: bool,
}

impl<'a> Reader<'a> {
    fn text(&self, unit: &Unit, range: &Range<usize>) -> &'a str {
        &self.document.lines[unit.line].text[range.clone()]
    }

    fn piece(&self, unit: &Unit, range: Range<usize>) -> Piece {
        Piece::Source(unit.line, trim(&self.document.lines[unit.line].text, range))
    }

    fn body(&self, unit: &Unit) -> &'a str {
        self.text(unit, &unit.body)
    }

    fn kind(&self) -> Option<Kind> {
        let last = self.declarations.last().filter(|_| !self.closed);
        last.map(|declaration| declaration.kind)
    }

    fn current(&mut self) -> Option<&mut Declaration> {
        self.declarations.last_mut()
    }

    /// The section or field that the next line belongs to.
    fn section(&mut self) -> Option<&mut Section> {
        let open = self.open;
        let parts = &mut self.declarations.last_mut()?.parts;
        match open {
            Open::Nothing => None,
            Open::Section(at) => parts.get_mut(at),
            Open::Field(at) => {
                let nodes = parts.get_mut(at)?.body.iter_mut().rev();
                nodes
                    .filter_map(|node| match node {
                        Node::Field(field) => Some(field),
                        _ => None,
                    })
                    .next()
            }
        }
    }

    fn units(&mut self, units: &[Unit]) {
        for (at, unit) in units.iter().enumerate() {
            self.unit(unit, &units[at + 1..]);
        }
    }

    fn unit(&mut self, unit: &Unit, next: &[Unit]) {
        if !unit.heading && self.is_in_capitals(unit, next) {
            let heading = Unit {
                heading: true,
                ..unit.clone()
            };
            return self.unit(&heading, next);
        }
        if unit.closes {
            self.open = Open::Nothing;
        }
        self.count_chapter(unit);
        match &unit.form {
            Form::Heads(heads) => return self.heads(unit, heads),
            Form::Row(number, area) => return self.row_of_form(unit, number, area.as_ref()),
            Form::None => {}
        }
        if self.begins_document(unit, next) {
            let bare = self.words.without_remarks(self.body(unit));
            let certain = title::title(bare, self.words).filter(|title| title.is_certain);
            (self.closed, self.open) = (true, Open::Nothing);
            return match certain {
                Some(title) => self.open_title(unit, title),
                None => self.next_document(unit),
            };
        }
        if self.organisation(unit) {
            return;
        }
        if let Some(length) = self.name_twice(unit) {
            return self.open_named_twice(unit, length, next);
        }
        if let Some(found) = self.label(unit, next) {
            return self.open_label(unit, &found, next);
        }
        if self.take_name(unit) || self.take_value(unit) || self.role_item(unit, next) {
            return;
        }
        if let Some(title) = self.title(unit, next) {
            self.in_pairs = false;
            return self.open_title(unit, title);
        }
        if let Some(title) = self.paired_title(unit, next) {
            self.in_pairs = true;
            return self.open_title(unit, title);
        }
        self.content(unit, next);
    }
}
