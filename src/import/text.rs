//! Reads plain text and Markdown: lines, tables of bars, pasted rows of tabs. Drops nothing but blank lines.

use super::document::{Block, Cell, Document, Line, Place, Table};
use crate::syntax::grammar;
use crate::text::{BYTE_ORDER_MARK, fold};

/// Reads a text that was decoded.
pub fn read(text: &str) -> Document {
    let mut document = Document::default();
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    let mut gap = false;
    let text = text.trim_start_matches(BYTE_ORDER_MARK);
    for (at, line) in lines(text).enumerate() {
        let trimmed = line.trim_matches(fold::is_blank);
        let cells = cells(line);
        if cells.is_empty() {
            table(&mut document, &mut rows);
        }
        if trimmed.is_empty() {
            gap = true;
        } else if cells.is_empty() {
            let mut line = Line::new(trimmed, Place::Line(at + 1));
            line.heading = is_heading(trimmed);
            line.gap = std::mem::take(&mut gap);
            document.paragraph(line);
        } else {
            rows.push((at + 1, cells));
            gap = false;
        }
    }
    table(&mut document, &mut rows);
    document
}

/// `## Duties`, as Markdown writes headings.
fn is_heading(line: &str) -> bool {
    const DEEPEST: usize = 6;
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    (1..=DEEPEST).contains(&level) && text.starts_with(' ')
}

/// Lines however they end, form feeds too.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| {
        let line = line.strip_suffix('\r').unwrap_or(line);
        line.split(['\r', '\u{c}', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}'])
    })
}

/// The cells of a row of bars or tabs; none if the line is no row.
fn cells(line: &str) -> Vec<String> {
    let trimmed = line.trim_matches(fold::is_blank);
    let owned = |cells: Vec<crate::text::TextRange>, of: &str| -> Vec<String> {
        cells
            .into_iter()
            .map(|cell| cell.of(of).to_owned())
            .collect()
    };
    if trimmed.starts_with(['|', '｜']) {
        return owned(grammar::bar_cells(trimmed, 0), trimmed);
    }
    let inner = line.trim_end_matches(fold::is_blank);
    let inner = inner.trim_start_matches([' ', '\u{3000}', BYTE_ORDER_MARK]);
    match inner.trim_start().contains('\t') && !inner.starts_with('\t') {
        true => owned(grammar::tab_cells(inner, 0), inner),
        false => Vec::new(),
    }
}

/// Makes a table of the rows so far. A single row of tabs is one line of text.
fn table(document: &mut Document, rows: &mut Vec<(usize, Vec<String>)>) {
    let rows = std::mem::take(rows);
    let is_rule = |cells: &[String]| {
        let rule = |cell: &String| {
            cell.chars()
                .all(|c| matches!(c, '-' | ':' | '=' | '－' | ' '))
        };
        cells.iter().all(rule) && cells.iter().any(|cell| !cell.is_empty())
    };
    let columns = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let mut table = Table {
        columns,
        ..Table::default()
    };
    for (at, cells) in rows {
        if is_rule(&cells) {
            // The rule under a head of a Markdown table says nothing, but it is there.
            let text = cells.concat();
            let place = Place::Line(at);
            document.line(Line::new(text, place));
            continue;
        }
        for (column, text) in cells.into_iter().enumerate() {
            let lines = match text.is_empty() {
                true => Vec::new(),
                false => vec![document.line(Line::new(text, Place::Line(at)))],
            };
            table.cells.push(Cell {
                lines,
                row: table.rows,
                column,
                rows: 1,
                columns: 1,
            });
        }
        table.rows += 1;
    }
    if table.rows > 0 {
        document.blocks.push(Block::Table(table));
    }
}
