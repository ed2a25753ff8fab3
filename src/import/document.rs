//! A document as the readers hand it over: lines of text and tables, in reading order, each with its place in the
//! source. Knows nothing of what they mean.

use crate::text::fold;
use std::fmt;
use std::sync::OnceLock;

/// Where a text stands in its source.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
    /// A line of a text, from 1.
    Line(usize),
    /// A paragraph or cell of an office file: `¶12`, `Sheet1!B4`.
    At(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Line(line) => write!(f, "{line}"),
            Place::At(at) => f.write_str(at),
        }
    }
}

/// A line of a text, a paragraph, or a paragraph of a cell.
#[derive(Clone, Debug)]
pub struct Line {
    pub text: String,
    pub place: Place,
    /// Where text of further lines of the source begins that were joined to it, in bytes.
    pub joins: Vec<(usize, Place)>,
    /// Where a page or a notice of a site broke the text, in bytes.
    pub breaks: Vec<usize>,
    /// Whether a blank line or page stands before it.
    pub gap: bool,
    /// Whether the source sets it as a heading.
    pub heading: bool,
    /// Whether the source says that it leads through a site.
    pub site: bool,
    /// Whether the source prints it around every page: a header or footer.
    pub around: bool,
    /// Whether it belongs to nothing that stands above it, as the next row of a form.
    pub closes: bool,
    /// Colons that were put between the cells of a form, in bytes; no text of the source.
    pub added: Vec<usize>,
}

impl Line {
    pub fn new(text: impl Into<String>, place: Place) -> Self {
        Self {
            text: text.into(),
            place,
            joins: Vec::new(),
            breaks: Vec::new(),
            gap: false,
            heading: false,
            site: false,
            around: false,
            closes: false,
            added: Vec::new(),
        }
    }

    /// How many characters of a range are the source's and no blanks.
    pub fn characters(&self, range: &std::ops::Range<usize>) -> usize {
        let added = self.added.iter().filter(|at| range.contains(at)).count();
        characters(&self.text[range.clone()]) - added
    }

    /// The place of the byte at an offset.
    pub fn place_of(&self, at: usize) -> &Place {
        let joined = self.joins.iter().rev().find(|(start, _)| *start <= at);
        joined.map_or(&self.place, |(_, place)| place)
    }
}

/// A cell of a table; what spans several is given once, at its first row and column.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// By their places in [`Document::lines`].
    pub lines: Vec<usize>,
    pub row: usize,
    pub column: usize,
    pub rows: usize,
    pub columns: usize,
}

#[derive(Clone, Debug, Default)]
pub struct Table {
    /// By row, then column; always in that order.
    pub cells: Vec<Cell>,
    pub rows: usize,
    pub columns: usize,
    /// The name of a sheet.
    pub name: Option<String>,
    /// Whether it stands on a sheet that is hidden, or that only offers what other sheets choose from.
    pub aid: bool,
    /// The cells that span rows or columns; found when first asked for.
    pub(super) spans: OnceLock<Vec<usize>>,
}

impl Table {
    /// The cell that covers a place.
    pub fn at(&self, row: usize, column: usize) -> Option<&Cell> {
        let at = self
            .cells
            .partition_point(|cell| (cell.row, cell.column) < (row, column));
        let own = self
            .cells
            .get(at)
            .filter(|cell| (cell.row, cell.column) == (row, column));
        own.or_else(|| {
            let cells = self.cells.iter().enumerate();
            let spans = self.spans.get_or_init(|| {
                let wide = cells.filter(|(_, cell)| cell.rows > 1 || cell.columns > 1);
                wide.map(|(at, _)| at).collect()
            });
            spans.iter().map(|&at| &self.cells[at]).find(|cell| {
                (cell.row..cell.row + cell.rows).contains(&row)
                    && (cell.column..cell.column + cell.columns).contains(&column)
            })
        })
    }

    /// The cells that begin in a row.
    pub fn row(&self, row: usize) -> std::ops::Range<usize> {
        let start = self.cells.partition_point(|cell| cell.row < row);
        start..self.cells.partition_point(|cell| cell.row <= row)
    }
}

/// A part of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// By its place in [`Document::lines`].
    Line(usize),
    Table(Table),
}

/// A source, read.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Every text of the source, each in one line. Cleaning empties lines, nothing takes them away.
    pub lines: Vec<Line>,
    pub blocks: Vec<Block>,
}

impl Document {
    /// Adds a line of text.
    pub fn line(&mut self, line: Line) -> usize {
        self.lines.push(line);
        self.lines.len() - 1
    }

    /// Adds a line of text as a block of its own.
    pub fn paragraph(&mut self, line: Line) {
        let at = self.line(line);
        self.blocks.push(Block::Line(at));
    }

    /// Adds all of another document, which stands at a place of this one.
    pub fn append(&mut self, other: Document, place: &Place) {
        let before = self.lines.len();
        let lines = other.lines.into_iter().map(|line| Line {
            place: place.clone(),
            ..line
        });
        self.lines.extend(lines);
        for mut block in other.blocks {
            match &mut block {
                Block::Line(at) => *at += before,
                Block::Table(table) => {
                    let cells = table.cells.iter_mut();
                    cells
                        .flat_map(|cell| &mut cell.lines)
                        .for_each(|at| *at += before);
                }
            }
            self.blocks.push(block);
        }
    }

    /// How many characters it holds that are no blanks.
    pub fn characters(&self) -> usize {
        let lines = self.lines.iter();
        lines
            .map(|line| line.characters(&(0..line.text.len())))
            .sum()
    }
}

/// How many characters of a text are no blanks.
pub fn characters(text: &str) -> usize {
    text.chars().filter(|&c| !fold::is_blank(c)).count()
}
