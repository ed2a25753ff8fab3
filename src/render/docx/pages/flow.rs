//! Lets paragraphs and rows of tables flow over pages as Word does: what keeps to the next stays with it, rows that do
//! not break move as a whole, heads of tables return. Knows heights, no text. Lengths are in twentieths of a point.

use super::{Section, Start};
use rustc_hash::FxHashMap;

/// Lines that may not stand alone at the foot of a page or the head of the next.
const TOGETHER: usize = 2;

/// The rule below a row.
const RULE: f64 = 10.0;

/// Lines one below the other, with the room around them.
#[derive(Clone, Default, Debug)]
pub(super) struct Strip {
    pub(super) before: f64,
    pub(super) after: f64,
    pub(super) lines: Vec<f64>,
    /// The bookmarks at its start.
    pub(super) marks: Vec<String>,
}

impl Strip {
    fn height(&self) -> f64 {
        self.before + self.lines.iter().sum::<f64>() + self.after
    }
}

/// What flows: a paragraph, or a row of a table.
#[derive(Clone, Default, Debug)]
pub(super) struct Unit {
    pub(super) strip: Strip,
    pub(super) keep_next: bool,
    /// Whether it stays on one page.
    pub(super) whole: bool,
    /// How high the head of its table is, which stands above it on later pages.
    pub(super) head: f64,
}

impl Unit {
    pub(super) fn plain(strip: Strip) -> Self {
        Self {
            strip,
            ..Self::default()
        }
    }

    /// How much of it has to stand where it begins.
    fn least(&self) -> f64 {
        let lines = &self.strip.lines;
        match self.whole || lines.len() < 2 * TOGETHER {
            true => self.strip.height() - self.strip.after,
            false => self.strip.before + lines[..TOGETHER].iter().sum::<f64>(),
        }
    }
}

/// A row of a table.
#[derive(Clone, Default, Debug)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    pub(super) head: bool,
    pub(super) whole: bool,
    pub(super) keep_next: bool,
    pub(super) least: f64,
    pub(super) exact: bool,
}

/// A cell.
#[derive(Clone, Default, Debug)]
pub(super) struct Cell {
    pub(super) column: usize,
    pub(super) span: usize,
    /// Whether it stands in several rows, and whether it began further up.
    pub(super) merged: bool,
    pub(super) goes_on: bool,
    pub(super) strips: Vec<Strip>,
}

impl Cell {
    fn height(&self) -> f64 {
        stack(self.strips.iter())
    }
}

/// How high strips are one below the other: between two, only the larger of the one's room below and the other's above
/// is kept free.
fn stack<'s>(strips: impl Iterator<Item = &'s Strip>) -> f64 {
    let (mut height, mut after) = (0.0, 0.0);
    for strip in strips {
        height += strip.height() - f64::min(after, strip.before);
        after = strip.after;
    }
    height
}

/// The pages as they fill.
pub(super) struct Flow {
    sections: Vec<Section>,
    section: usize,
    /// The number of the open page, how much of it is full, and whether anything stands on it.
    page: u32,
    y: f64,
    begun: bool,
    /// The room that the last strip keeps free below, which is part of what is full.
    after: f64,
    /// What keeps to what is not read yet.
    kept: Vec<Unit>,
    pages: FxHashMap<String, u32>,
}

impl Flow {
    pub(super) fn new(sections: Vec<Section>) -> Self {
        let first = sections.first().and_then(|section| section.first);
        Self {
            sections,
            section: 0,
            page: first.unwrap_or(1),
            y: 0.0,
            begun: false,
            after: 0.0,
            kept: Vec::new(),
            pages: FxHashMap::default(),
        }
    }

    fn set(&self) -> Section {
        let last = self.sections.len().saturating_sub(1);
        let section = self.sections.get(self.section.min(last)).copied();
        section.unwrap_or(super::section(""))
    }

    /// The width between the margins.
    pub(super) fn width(&self) -> f64 {
        self.set().width
    }

    pub(super) fn unit(&mut self, unit: Unit) {
        let keeps = unit.keep_next;
        self.kept.push(unit);
        if !keeps {
            self.settle();
        }
    }

    /// The rows of a table, each a unit.
    pub(super) fn table(&mut self, rows: Vec<Row>) {
        let heads = rows.iter().take_while(|row| row.head).count();
        let heads = if heads == rows.len() { 0 } else { heads };
        let heights = heights(&rows);
        let head: f64 = heights[..heads].iter().sum();
        for (at, (row, height)) in rows.into_iter().zip(heights).enumerate() {
            let whole = row.whole || row.exact || row.head;
            self.unit(Unit {
                keep_next: row.keep_next,
                whole,
                head: if at < heads { 0.0 } else { head },
                strip: strip(row, height, whole),
            });
        }
    }

    /// Places what was kept back.
    fn settle(&mut self) {
        let units = std::mem::take(&mut self.kept);
        let Some(last) = units.last() else { return };
        let before = stack(units[..units.len() - 1].iter().map(|unit| &unit.strip));
        let need = before + last.least();
        let room = self.set().height;
        if self.y > 0.0 && self.y + need > room && need <= room {
            self.turn();
            self.y = units.first().map_or(0.0, |unit| unit.head);
        }
        for unit in &units {
            self.place(unit);
        }
    }

    fn place(&mut self, unit: &Unit) {
        let room = self.set().height;
        let strip = &unit.strip;
        if self.y > 0.0 && self.y + unit.least() > room {
            self.turn();
            self.y = unit.head;
        }
        let page = self.page;
        for mark in &strip.marks {
            self.pages.entry(mark.clone()).or_insert(page);
        }
        self.y += strip.before - self.after.min(strip.before);
        for line in &strip.lines {
            if self.y + line > room && self.y > unit.head {
                self.turn();
                self.y = unit.head;
            }
            self.y += line;
        }
        self.y += strip.after;
        self.after = strip.after;
        self.begun = true;
    }

    fn turn(&mut self) {
        self.page += 1;
        self.y = 0.0;
        self.after = 0.0;
        self.begun = false;
    }

    /// What follows begins a page.
    pub(super) fn new_page(&mut self) {
        self.settle();
        if self.begun {
            self.turn();
        }
    }

    /// What follows is the next section.
    pub(super) fn new_section(&mut self) {
        self.settle();
        self.section += 1;
        let set = self.set();
        if set.start != Start::Here {
            self.turn();
        }
        if let Some(first) = set.first {
            self.page = first;
        }
        let wrong = match set.start {
            Start::Odd => self.page.is_multiple_of(2),
            Start::Even => !self.page.is_multiple_of(2),
            Start::Page | Start::Here => false,
        };
        self.page += u32::from(wrong);
    }

    /// The pages of all bookmarks.
    pub(super) fn finish(mut self) -> FxHashMap<String, u32> {
        self.settle();
        self.pages
    }
}

/// The heights of rows. What a cell over several rows needs beyond them, the last of them gives.
fn heights(rows: &[Row]) -> Vec<f64> {
    let mut heights: Vec<f64> = Vec::with_capacity(rows.len());
    // By the column: what is still needed.
    let mut open: FxHashMap<usize, f64> = FxHashMap::default();
    for (at, row) in rows.iter().enumerate() {
        let goes_on = |column: usize| {
            let next = rows.get(at + 1).map_or(&[][..], |row| &row.cells);
            let mut next = next.iter().filter(|cell| cell.column == column);
            next.any(|cell| cell.merged && cell.goes_on)
        };
        let mut height = row.least;
        for cell in &row.cells {
            if cell.merged && !cell.goes_on {
                open.insert(cell.column, cell.height());
            }
            let needed = match cell.merged {
                true => open.get(&cell.column).copied().unwrap_or_default(),
                false => cell.height(),
            };
            let goes_on = cell.merged && goes_on(cell.column);
            if !row.exact && !goes_on {
                height = height.max(needed);
            }
        }
        for cell in row.cells.iter().filter(|cell| cell.merged) {
            if let Some(needed) = open.get_mut(&cell.column) {
                *needed -= height;
            }
        }
        heights.push(height + RULE);
    }
    heights
}

/// A row as what flows: the lines of its highest cell, if it may break.
fn strip(row: Row, height: f64, whole: bool) -> Strip {
    let mut marks = Vec::new();
    let mut highest: Vec<f64> = Vec::new();
    let mut most = 0.0;
    for cell in row.cells {
        let own = cell.height();
        let mut lines = Vec::new();
        let mut after_last = 0.0;
        for strip in cell.strips {
            marks.extend(strip.marks);
            let last = strip.lines.len().saturating_sub(1);
            for (at, line) in strip.lines.into_iter().enumerate() {
                let before = if at == 0 {
                    strip.before - f64::min(after_last, strip.before)
                } else {
                    0.0
                };
                let after = if at == last { strip.after } else { 0.0 };
                lines.push(before + line + after);
            }
            after_last = strip.after;
        }
        if own > most && !cell.merged {
            most = own;
            highest = lines;
        }
    }
    let lines = match whole || highest.is_empty() {
        true => vec![height],
        false => {
            highest.push((height - most).max(0.0));
            highest
        }
    };
    Strip {
        lines,
        marks,
        ..Strip::default()
    }
}

/// A table within a cell, as lines of it.
pub(super) fn stacked(rows: Vec<Row>) -> Strip {
    let heights = heights(&rows);
    let strips = rows
        .iter()
        .flat_map(|row| &row.cells)
        .flat_map(|cell| &cell.strips);
    Strip {
        marks: strips.flat_map(|strip| strip.marks.clone()).collect(),
        lines: heights,
        ..Strip::default()
    }
}
