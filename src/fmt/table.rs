//! Tables with their bars under each other, by display width: a Chinese character is two columns wide.

use crate::syntax::grammar;
use crate::syntax::lines::{Line, LineKind};
use unicode_width::UnicodeWidthStr;

/// The lines of a table, aligned; comments stay. None if a pasted cell holds a bar of its own, which a row of bars
/// could not hold.
pub(super) fn aligned(text: &str, lines: &[Line]) -> Option<Vec<String>> {
    let rows: Vec<Option<Vec<&str>>> = lines.iter().map(|line| cells(text, line)).collect();
    let pasted = |line: &Line| line.kind == LineKind::Row { tabs: true };
    let bars = |cells: &[&str]| cells.iter().any(|cell| cell.contains(['|', '\u{FF5C}']));
    let impossible = lines
        .iter()
        .zip(&rows)
        .any(|(line, row)| pasted(line) && row.as_deref().is_some_and(bars));
    if impossible {
        return None;
    }
    let columns = rows.iter().flatten().map(Vec::len).max().unwrap_or(0);
    let mut widths = vec![0; columns];
    for (at, row) in rows.iter().flatten().enumerate() {
        // The first row names the columns, whatever it is made of.
        let rule = at > 0 && is_rule(row);
        for (cell, width) in row.iter().zip(&mut widths) {
            let own = if rule {
                stretched(cell, 0)
            } else {
                (*cell).to_owned()
            };
            *width = (*width).max(own.width());
        }
    }
    let heads = rows.iter().flatten().next().map_or(0, Vec::len);
    let mut first = true;
    let written = lines.iter().zip(rows).map(|(line, row)| match row {
        None => line.content.of(text).to_owned(),
        Some(cells) => {
            let rule = !std::mem::take(&mut first) && is_rule(&cells);
            let missing = if pasted(line) {
                heads.saturating_sub(cells.len())
            } else {
                0
            };
            row_of(&cells, missing, &widths, rule)
        }
    });
    Some(written.collect())
}

fn cells<'a>(text: &'a str, line: &Line) -> Option<Vec<&'a str>> {
    let content = line.content.of(text);
    let ranges = match line.kind {
        LineKind::Row { tabs: true } => grammar::tab_cells(content, line.content.start),
        LineKind::Row { tabs: false } => grammar::bar_cells(content, line.content.start),
        _ => return None,
    };
    Some(ranges.into_iter().map(|range| range.of(text)).collect())
}

/// A row that only draws a line.
fn is_rule(cells: &[&str]) -> bool {
    let line = |cell: &&str| cell.len() > 1 && cell.chars().all(|c| matches!(c, '-' | ':' | '='));
    cells.iter().any(|cell| !cell.is_empty())
        && cells.iter().all(|cell| cell.is_empty() || line(cell))
}

fn row_of(cells: &[&str], missing: usize, widths: &[usize], rule: bool) -> String {
    let mut row = String::from("|");
    for (at, width) in widths.iter().enumerate().take(cells.len() + missing) {
        let cell = cells.get(at).copied().unwrap_or_default();
        let cell = if rule {
            stretched(cell, *width)
        } else {
            cell.to_owned()
        };
        let fill = width.saturating_sub(cell.width());
        row.push_str(&format!(" {cell}{} |", " ".repeat(fill)));
    }
    row
}

/// A rule as wide as its column; colons at its ends stay.
fn stretched(cell: &str, width: usize) -> String {
    let sign = cell.chars().find(|&c| c != ':').unwrap_or('-');
    let left = if cell.starts_with(':') { ":" } else { "" };
    let right = if cell.len() > 1 && cell.ends_with(':') {
        ":"
    } else {
        ""
    };
    let ends = left.len() + right.len();
    let length = width.max(2.max(1 + ends)) - ends;
    format!("{left}{}{right}", sign.to_string().repeat(length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_stretch() {
        assert_eq!(stretched("---", 5), "-----");
        assert_eq!(stretched(":-:", 5), ":---:");
        assert_eq!(stretched(":----:", 0), ":-:");
        assert_eq!(
            row_of(&["指标", "目标"], 0, &[6, 4], false),
            "| 指标   | 目标 |"
        );
    }
}
