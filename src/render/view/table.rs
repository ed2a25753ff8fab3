//! Tables: how wide their columns should be, from what stands in them. Knows no entity.

mod columns;

use super::names::rich;
use super::{Cell, Column, Rich, Row, Table, plain};
use crate::render::glyphs;
use crate::text::fold;

/// The width of a table on the printed page, in em of its text.
const LINE: f64 = 50.0;

/// What a cell loses to its padding, in em.
const PADDING: f64 = 1.1;

/// A table of so many columns that does not fit is set so much smaller.
const MANY: usize = 7;
const SMALL: f64 = 0.94;

/// Text of a table is not set smaller than this part of its usual size.
const SMALLEST: f64 = 0.7;

/// Beyond so many characters a text may run on to the next page.
pub(super) const LONG: usize = 700;

/// A column before its width is known.
pub(super) struct Draft {
    pub(super) id: &'static str,
    pub(super) label: Rich,
    pub(super) centred: bool,
}

/// Columns whose values are numbers, dates or single words.
const CENTRED: [&str; 12] = [
    "number",
    "count",
    "headcount",
    "code",
    "grade",
    "target",
    "period",
    "weight",
    "unit",
    "date",
    "version",
    "share",
];

/// Columns that say what a row is about.
const NAMES: [&str; 7] = [
    "position",
    "person",
    "indicator",
    "matter",
    "name",
    "word",
    "process",
];

impl Draft {
    pub(super) fn new(id: &'static str, label: impl Into<String>) -> Self {
        Self {
            id,
            label: rich(label),
            centred: CENTRED.contains(&id),
        }
    }
}

/// A table with the widths of its columns.
pub(super) fn table(drafts: Vec<Draft>, rows: Vec<Row>) -> Table {
    let widths: Vec<Width> = (0..drafts.len())
        .map(|at| Width::of(&drafts[at], at, &rows))
        .collect();
    let names = naming(&drafts);
    let needed: f64 = widths.iter().map(|width| width.least).sum();
    let full: f64 = widths.iter().map(|width| width.full).sum();
    let usual = match widths.len() >= MANY && full > LINE {
        true => SMALL,
        false => 1.0,
    };
    let scale = (LINE / needed.max(1.0)).clamp(SMALLEST, usual);
    let line = LINE / scale;
    let shares = shares(&widths, &drafts, &rows, line);
    let columns = drafts
        .into_iter()
        .zip(&widths)
        .zip(shares)
        .enumerate()
        .map(|(at, ((draft, width), share))| Column {
            id: draft.id,
            label: draft.label,
            share,
            centred: draft.centred && width.full <= 12.0,
            names_rows: names == Some(at),
        })
        .collect();
    Table {
        columns,
        rows,
        scale: (scale * 100.0).floor() / 100.0,
        cramped: needed > line + 0.01,
    }
}

/// The column that says what the rows are about: in a table of the clerk's own, the first.
fn naming(drafts: &[Draft]) -> Option<usize> {
    match drafts.first()?.id {
        "written" => Some(0),
        _ => drafts.iter().position(|draft| NAMES.contains(&draft.id)),
    }
}

/// A row of plain cells.
pub(super) fn row(cells: impl IntoIterator<Item = Rich>) -> Row {
    cells_row(cells.into_iter().map(cell).collect())
}

pub(super) fn cells_row(cells: Vec<Cell>) -> Row {
    let long = cells
        .iter()
        .any(|cell| plain(&cell.text).chars().count() + cell.note.chars().count() > LONG);
    Row::Cells {
        cells,
        long,
        total: false,
    }
}

pub(super) fn cell(text: Rich) -> Cell {
    Cell {
        text,
        depth: 0,
        note: String::new(),
    }
}

/// What a column asks for, in em.
struct Width {
    /// To set its widest cell on one line.
    full: f64,
    /// To break no word.
    least: f64,
    /// All its text, over the number of rows.
    mean: f64,
}

impl Width {
    fn of(draft: &Draft, at: usize, rows: &[Row]) -> Self {
        let head = plain(&draft.label);
        let mut width = Self {
            // A long head may break.
            full: glyphs::width(&head).min(8.0),
            least: longest_word(&head),
            mean: 0.0,
        };
        let mut count: f64 = 0.0;
        for row in rows {
            let Row::Cells { cells, .. } = row else {
                continue;
            };
            let Some(cell) = cells.get(at) else { continue };
            let text = plain(&cell.text);
            let full = glyphs::width(&text) + glyphs::width(&cell.note) + cell.depth as f64 * 1.5;
            width.full = width.full.max(full);
            width.least = width.least.max(longest_word(&text));
            width.mean += full;
            count += 1.0;
        }
        width.mean /= count.max(1.0);
        width.full += PADDING;
        width.least += PADDING;
        width
    }
}

/// The percentages of all columns of a table that is so wide, in em.
fn shares(widths: &[Width], drafts: &[Draft], rows: &[Row], line: f64) -> Vec<f64> {
    let total: f64 = widths.iter().map(|width| width.full).sum();
    let given = match total <= line {
        true => spread(widths, line - total),
        false => {
            let mut given = squeezed(widths, line);
            let least: Vec<f64> = widths.iter().map(|width| width.least).collect();
            columns::settle(&mut given, &least, &columns::sample(drafts, rows));
            given
        }
    };
    let sum: f64 = given.iter().sum::<f64>().max(1.0);
    let percent = |width: f64| (width / sum * 10_000.0).round() / 100.0;
    given.into_iter().map(percent).collect()
}

/// Room to spare goes to the widest columns: numbers and dates look lost in wide ones.
fn spread(widths: &[Width], spare: f64) -> Vec<f64> {
    let squares: f64 = widths.iter().map(|width| width.full * width.full).sum();
    let wanted = |width: &Width| width.full + spare * width.full * width.full / squares.max(1.0);
    widths.iter().map(wanted).collect()
}

/// Columns that need no more than an equal part get what they ask for; the others share the rest by the amount of
/// their text, so that rows grow evenly, but no column gets more than it asks for.
fn squeezed(widths: &[Width], line: f64) -> Vec<f64> {
    let mut given: Vec<Option<f64>> = vec![None; widths.len()];
    loop {
        let open: Vec<usize> = (0..widths.len())
            .filter(|&at| given[at].is_none())
            .collect();
        let rest = line - given.iter().flatten().sum::<f64>();
        if open.is_empty() || rest <= 0.0 {
            break;
        }
        let part = rest / open.len() as f64;
        let fair = fair(widths, &open, rest);
        let settled = open
            .iter()
            .zip(&fair)
            .find(|(at, fair)| widths[**at].full <= part.max(**fair));
        match settled {
            Some((&at, _)) => given[at] = Some(widths[at].full),
            None => {
                for (&at, fair) in open.iter().zip(fair) {
                    given[at] = Some(fair);
                }
                break;
            }
        }
    }
    given.into_iter().map(Option::unwrap_or_default).collect()
}

/// What is left, for the columns that do not fit: each first what its longest word needs, unless that alone is too
/// much, and the rest by its text.
fn fair(widths: &[Width], open: &[usize], rest: f64) -> Vec<f64> {
    let weight = |at: usize| widths[at].mean.max(0.5).sqrt();
    let all: f64 = open.iter().map(|&at| weight(at)).sum();
    let least: f64 = open.iter().map(|&at| widths[at].least).sum();
    let spare = rest - least;
    let fair = |&at: &usize| match spare >= 0.0 {
        true => widths[at].least + spare * weight(at) / all,
        false => rest * widths[at].least / least,
    };
    open.iter().map(fair).collect()
}

/// The width of the longest stretch that does not break: a Latin word, two Chinese characters.
fn longest_word(text: &str) -> f64 {
    let (mut best, mut run) = (0.0f64, 0.0);
    for c in text.chars() {
        let width = glyphs::advance(c);
        match fold::is_blank(c) || width >= 1.0 {
            true => run = 0.0,
            false => run += width,
        }
        best = best.max(run).max(if width >= 1.0 { 2.0 } else { 0.0 });
    }
    // Longer ones are broken anyway.
    best.min(12.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares_of(rows: &[&[&str]]) -> Vec<f64> {
        let drafts = rows[0].iter().map(|head| Draft::new("x", *head)).collect();
        let body = rows[1..]
            .iter()
            .map(|cells| row(cells.iter().map(|text| rich(*text))))
            .collect();
        table(drafts, body)
            .columns
            .iter()
            .map(|c| c.share)
            .collect()
    }

    #[test]
    fn a_column_of_numbers_stays_narrow() {
        let text = "销售部经理每月初把上月各项费用与预算逐项比较，写出差异的原因。";
        let shares = shares_of(&[
            &["序号", "职责", "占比"],
            &["1", text, "30%"],
            &["2", text, "5%"],
        ]);
        assert!(shares[1] > 75.0, "{shares:?}");
        assert!((shares.iter().sum::<f64>() - 100.0).abs() < 0.1);
    }

    #[test]
    fn texts_share_the_rest_evenly() {
        let long = "长".repeat(200);
        let shares = shares_of(&[&["甲", "乙", "丙"], &[&long, &long, "1"]]);
        assert!(
            (shares[0] - shares[1]).abs() < 0.1 && shares[2] < 10.0,
            "{shares:?}"
        );
    }
}
