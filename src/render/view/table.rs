//! Tables: how wide their columns should be, from what stands in them. Knows no entity.

use super::names::rich;
use super::{Cell, Column, Rich, Row, Table, plain};
use crate::text::fold;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many half-width characters a line of the printed page holds.
const LINE: f64 = 88.0;

/// What a cell loses to its padding, in half-width characters.
const PADDING: f64 = 3.0;

/// Beyond so many characters a text may run on to the next page.
pub(super) const LONG: usize = 700;

/// A column before its width is known.
pub(super) struct Draft {
    pub(super) id: &'static str,
    pub(super) label: Rich,
    /// A column of prose: never centred, and wider than others.
    pub(super) prose: bool,
}

impl Draft {
    pub(super) fn new(id: &'static str, label: impl Into<String>) -> Self {
        Self {
            id,
            label: rich(label),
            prose: false,
        }
    }

    pub(super) fn prose(id: &'static str, label: impl Into<String>) -> Self {
        Self {
            prose: true,
            ..Self::new(id, label)
        }
    }
}

/// A table with the widths of its columns.
pub(super) fn table(drafts: Vec<Draft>, rows: Vec<Row>) -> Table {
    let widths: Vec<Width> = (0..drafts.len())
        .map(|at| Width::of(&drafts[at], at, &rows))
        .collect();
    let shares = shares(&widths);
    let columns = drafts
        .into_iter()
        .zip(&widths)
        .zip(shares)
        .map(|((draft, width), share)| Column {
            id: draft.id,
            label: draft.label,
            share,
            centred: !draft.prose && width.full <= 16.0,
        })
        .collect();
    Table { columns, rows }
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

/// What a column asks for, in half-width characters.
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
        let head_width = head.width() as f64;
        let mut width = Self {
            // A long head may break.
            full: head_width.min(16.0),
            least: longest_word(&head),
            mean: 0.0,
        };
        let mut count = 0.0;
        for row in rows {
            let Row::Cells { cells, .. } = row else {
                continue;
            };
            let Some(cell) = cells.get(at) else { continue };
            let text = plain(&cell.text);
            let full = (text.width() + cell.note.width() + cell.depth * 3) as f64;
            width.full = width.full.max(full);
            width.least = width.least.max(longest_word(&text));
            width.mean += full;
            count += 1.0;
        }
        width.mean = if count > 0.0 { width.mean / count } else { 0.0 };
        width.full += PADDING;
        width.least += PADDING;
        width
    }
}

/// The percentages of all columns. Those that fit in their part of the line get what they ask for; the others share
/// the rest by the amount of their text, so that rows grow evenly.
fn shares(widths: &[Width]) -> Vec<f64> {
    let total: f64 = widths.iter().map(|width| width.full).sum();
    if total <= LINE {
        return percent(spread(widths, LINE - total));
    }
    let mut given: Vec<Option<f64>> = vec![None; widths.len()];
    loop {
        let open = given.iter().filter(|width| width.is_none()).count();
        let rest = LINE - given.iter().flatten().sum::<f64>();
        if open == 0 {
            break;
        }
        let part = rest / open as f64;
        let fits = |at: &usize| given[*at].is_none() && widths[*at].full <= part;
        match (0..widths.len()).find(fits) {
            Some(at) => given[at] = Some(widths[at].full),
            None => {
                divide(widths, &mut given, rest);
                break;
            }
        }
    }
    percent(given.into_iter().map(Option::unwrap_or_default).collect())
}

/// Room to spare goes to the widest columns: numbers and dates look lost in wide ones.
fn spread(widths: &[Width], spare: f64) -> Vec<f64> {
    let squares: f64 = widths.iter().map(|width| width.full * width.full).sum();
    let wanted = |width: &Width| width.full + spare * width.full * width.full / squares.max(1.0);
    widths.iter().map(wanted).collect()
}

fn divide(widths: &[Width], given: &mut [Option<f64>], rest: f64) {
    let weight = |width: &Width| width.mean.max(1.0).sqrt();
    let open: Vec<usize> = (0..widths.len())
        .filter(|&at| given[at].is_none())
        .collect();
    let all: f64 = open.iter().map(|&at| weight(&widths[at])).sum();
    let least: f64 = open.iter().map(|&at| widths[at].least).sum();
    // Every column first gets what its longest word needs, unless that alone is too much.
    let spare = rest - least;
    for at in open {
        let fair = weight(&widths[at]) / all;
        given[at] = Some(match spare >= 0.0 {
            true => widths[at].least + spare * fair,
            false => rest * widths[at].least / least,
        });
    }
}

fn percent(widths: Vec<f64>) -> Vec<f64> {
    let sum: f64 = widths.iter().sum::<f64>().max(1.0);
    let rounded = |width: f64| (width / sum * 10_000.0).round() / 100.0;
    widths.into_iter().map(rounded).collect()
}

/// The width of the longest stretch that does not break: a Latin word, two Chinese characters.
fn longest_word(text: &str) -> f64 {
    let (mut best, mut run) = (0usize, 0usize);
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        match fold::is_blank(c) || wide > 1 {
            true => run = 0,
            false => run += 1,
        }
        best = best.max(run).max(wide * 2);
    }
    // Longer ones are broken anyway.
    best.min(24) as f64
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
        table(drafts, body).columns.iter().map(|c| c.share).collect()
    }

    #[test]
    fn a_column_of_numbers_stays_narrow() {
        let text = "销售部经理每月初把上月各项费用与预算逐项比较，写出差异的原因。";
        let shares = shares_of(&[&["序号", "职责", "占比"], &["1", text, "30%"], &["2", text, "5%"]]);
        assert!(shares[1] > 75.0, "{shares:?}");
        assert!((shares.iter().sum::<f64>() - 100.0).abs() < 0.1);
    }

    #[test]
    fn texts_share_the_rest_evenly() {
        let long = "长".repeat(200);
        let shares = shares_of(&[&["甲", "乙", "丙"], &[&long, &long, "1"]]);
        assert!((shares[0] - shares[1]).abs() < 0.1 && shares[2] < 10.0, "{shares:?}");
    }
}
