//! How wide columns are, how high rows, and on which paper a sheet is printed. Looks at text alone.

use super::text::{clean, lines};
use super::{Cell, Row, Sheet, Tone, Value, text};

/// The size of body text, in points.
pub const BODY: f64 = 10.0;

/// What a cell loses to its padding, in em.
const PADDING: f64 = 0.9;

/// A level of indentation, in em.
pub const INDENT: f64 = 1.0;

/// The height of a line of body text, and what a row has above and below it, in points.
const LINE: f64 = 14.5;
const AIR: f64 = 6.0;

/// No row is higher than this, in points; spreadsheets allow no more.
const HIGHEST: f64 = 409.0;

/// A sheet of paper, lying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    A4,
    A3,
}

impl Paper {
    /// Its usable width, in points.
    pub fn width(self) -> f64 {
        match self {
            Paper::A4 => 782.0,
            Paper::A3 => 1131.0,
        }
    }
}

/// The measures of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    pub paper: Paper,
    /// In em of the body text.
    pub widths: Vec<f64>,
    /// In points.
    pub head: Vec<f64>,
    pub rows: Vec<f64>,
}

impl Layout {
    pub fn of(sheet: &Sheet) -> Self {
        let natural = |heads| -> Vec<Natural> {
            let columns = 0..sheet.columns.len();
            columns.map(|at| Natural::of(sheet, at, heads)).collect()
        };
        let sum = |columns: &[Natural]| columns.iter().map(|own| own.wanted).sum::<f64>();
        let mut columns = natural(Heads::Whole);
        if sum(&columns) * BODY > Paper::A3.width() {
            columns = natural(Heads::Broken);
        }
        let (natural, total) = (&columns, sum(&columns));
        let paper = match total * BODY <= Paper::A4.width() * 1.04 {
            true => Paper::A4,
            false => Paper::A3,
        };
        let widths = filled(sheet, natural, paper.width() / BODY - total);
        let body: Vec<&[Cell]> = sheet.rows.iter().map(|row| row.cells.as_slice()).collect();
        let head: Vec<&[Cell]> = sheet.head.iter().map(Vec::as_slice).collect();
        Self {
            paper,
            head: heights(&head, &widths),
            rows: heights(&body, &widths),
            widths,
        }
    }

    /// In em.
    pub fn width(&self) -> f64 {
        self.widths.iter().sum()
    }

    /// The widths for a screen, in em: as on paper, but for a table that a laptop would not show. There heads are set in
    /// as many lines as they need, and texts are narrow.
    pub fn screen(&self, sheet: &Sheet) -> Vec<f64> {
        if self.width() <= LAPTOP {
            return self.widths.clone();
        }
        let columns = self.widths.iter().enumerate();
        let narrow = |(at, &width): (usize, &f64)| match sheet.columns[at].flexible {
            true => width.min(TEXT),
            false if at < sheet.fixed => width,
            false => Natural::of(sheet, at, Heads::Narrow).wanted.min(width),
        };
        columns.map(narrow).collect()
    }

    /// The height of a text across the whole table, in points.
    pub fn across(&self, text: &str) -> f64 {
        height(lines(text, self.width() - PADDING))
    }
}

/// Whether heads of columns stand in one line, as far as they are not too long.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heads {
    Whole,
    Broken,
    /// In as many lines as they need.
    Narrow,
}

/// What a laptop shows at the size of body text, and how wide a column of texts is where there is more, in em.
const LAPTOP: f64 = 90.0;
const TEXT: f64 = 14.0;

/// Room beside the widest cell, in em: no type is quite as wide as it is said to be.
const AIR_BESIDE: f64 = 0.3;

/// How many Chinese characters of a head stand on a line of a narrow column, in em.
const FEW: f64 = 3.0;

/// A head that is no longer, in em, is not broken.
const SHORT: f64 = 5.5;

/// How much wider the bold type of heads is.
const BOLD: f64 = 1.1;

/// A longer one is broken anyway.
const LONG: f64 = 8.0;

/// What a column asks for, in em.
struct Natural {
    wanted: f64,
    /// To set its widest cell on one line.
    full: f64,
}

impl Natural {
    fn of(sheet: &Sheet, at: usize, heads: Heads) -> Self {
        let column = &sheet.columns[at];
        let alone = |cell: &&Cell| cell.across == 1 && cell.value != Value::Covered;
        let body = sheet.rows.iter().filter_map(|row: &Row| row.cells.get(at));
        let body = body.filter(alone).map(width).fold(0.0, f64::max);
        let head = sheet.head.iter().filter_map(|row| row.get(at));
        let words = head.clone().filter(alone);
        let words = words.map(|cell| BOLD * text::longest_word(&cell.value.plain()));
        let word = words.fold(0.0, f64::max).min(LONG) + PADDING;
        let head = head.filter(alone).map(width).fold(0.0, f64::max);
        let head = match heads {
            Heads::Narrow => head.min(BOLD * FEW + PADDING),
            Heads::Broken if head > SHORT => (head / 2.0 + PADDING).ceil().min(LONG),
            _ => head.min(LONG),
        };
        let full = body.max(head);
        Self {
            // A word of Western letters is not broken.
            wanted: match heads {
                Heads::Narrow => (full + AIR_BESIDE).min(column.most).max(word),
                _ => full.clamp(column.least, column.most).max(word),
            },
            full,
        }
    }
}

fn width(cell: &Cell) -> f64 {
    let text = clean(&cell.value.plain());
    let widest = text.split('\n').map(text::width).fold(0.0, f64::max);
    // Western letters are wider in bold type.
    let is_bold = cell.tone != Tone::Plain && text.contains(|c: char| c.is_ascii_alphabetic());
    let widest = if is_bold { BOLD * widest } else { widest };
    widest + 0.01 + f64::from(cell.indent) * INDENT + PADDING
}

/// Room to spare goes to the columns of texts: first up to what they can use, then evenly.
fn filled(sheet: &Sheet, natural: &[Natural], mut spare: f64) -> Vec<f64> {
    let mut widths: Vec<f64> = natural.iter().map(|column| column.wanted).collect();
    let open: Vec<usize> = (0..widths.len())
        .filter(|&at| sheet.columns[at].flexible)
        .collect();
    let open = match open.is_empty() {
        true => (0..widths.len()).collect(),
        false => open,
    };
    let missing = |at: usize, widths: &[f64]| (natural[at].full - widths[at]).max(0.0);
    let wanted: f64 = open.iter().map(|&at| missing(at, &widths)).sum();
    if spare > 0.0 && wanted > 0.0 {
        let part = (spare / wanted).min(1.0);
        for &at in &open {
            let more = missing(at, &widths) * part;
            widths[at] += more;
            spare -= more;
        }
    }
    if spare > 0.5 && !open.is_empty() {
        let all: f64 = open.iter().map(|&at| widths[at]).sum();
        // Wider than half as much again looks lost.
        let factor = (1.0 + spare / all.max(1.0)).min(1.5);
        open.iter().for_each(|&at| widths[at] *= factor);
    }
    widths
}

fn heights(rows: &[&[Cell]], widths: &[f64]) -> Vec<f64> {
    let needs = |cell: &Cell, at: usize| {
        let end = (at + cell.across).min(widths.len());
        let room: f64 = widths[at..end].iter().sum();
        let room = room - PADDING - f64::from(cell.indent) * INDENT;
        height(lines(&clean(&cell.value.plain()), room))
    };
    let mut heights: Vec<f64> = rows
        .iter()
        .map(|cells| {
            let own = cells.iter().enumerate();
            own.filter(|(_, cell)| cell.down == 1 && cell.value != Value::Covered)
                .map(|(at, cell)| needs(cell, at))
                .fold(height(1), f64::max)
        })
        .collect();
    for (row, cells) in rows.iter().enumerate() {
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.down > 1) {
            let end = (row + cell.down).min(rows.len());
            let missing = needs(cell, at) - heights[row..end].iter().sum::<f64>();
            if missing > 0.0 {
                let each = missing / (end - row) as f64;
                heights[row..end].iter_mut().for_each(|own| *own += each);
            }
        }
    }
    heights.iter().map(|height| height.min(HIGHEST)).collect()
}

fn height(lines: usize) -> f64 {
    (lines as f64).mul_add(LINE, AIR)
}
