//! Reads workbooks and comma-separated text: each sheet is tables, divided by empty rows. Understands no word.

mod choices;

use super::Fault;
use super::document::{Block, Cell, Document, Line, Place, Table};
use super::docx::Parts;
use super::xml::{self, Token, attribute};
use crate::text::fold;
use calamine::{DataRef, Reader, SheetVisible, Xlsx, XlsxError, open_workbook_from_rs};
use choices::Choices;
use std::collections::BTreeMap;
use std::io::Cursor;

/// No sheet of a list holds more cells with text.
const MOST: usize = 1_000_000;

/// What a cell says, and how many rows and columns it takes.
struct Written {
    text: String,
    rows: usize,
    columns: usize,
}

/// The cells of a sheet, by row and column.
type Grid = BTreeMap<(u32, u32), Written>;

/// Reads a workbook of Excel 2007 or later.
///
/// # Errors
/// If it is none, or protected, damaged or beyond all measure.
pub fn read_workbook(bytes: &[u8]) -> Result<Document, Fault> {
    let measured = measure(bytes)?;
    let corrupt = |error: XlsxError| match error {
        XlsxError::Password => Fault::Protected,
        error => Fault::Corrupt(error.to_string()),
    };
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(corrupt)?;
    let mut document = Document::default();
    let sheets = workbook.sheets_metadata().to_vec();
    for sheet in sheets {
        let name = sheet.name;
        let mut grid = Grid::new();
        {
            // Sheets of charts have no cells.
            let Ok(mut cells) = workbook.worksheet_cells_reader(&name) else {
                continue;
            };
            while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(corrupt)? {
                let percent = measured.percents.get(style).copied().unwrap_or(false);
                let text = written(cell.get_value(), percent);
                if !text.trim().is_empty() {
                    grid.insert(
                        cell.get_position(),
                        Written {
                            text,
                            rows: 1,
                            columns: 1,
                        },
                    );
                }
                if grid.len() > MOST {
                    return Err(Fault::TooLarge);
                }
            }
        }
        let merged = workbook
            .merge_cells_by_sheet_name(&name)
            .unwrap_or_default();
        for region in merged {
            if let Some(cell) = grid.get_mut(&region.start) {
                cell.rows = (region.end.0.saturating_sub(region.start.0) + 1) as usize;
                cell.columns = (region.end.1.saturating_sub(region.start.1) + 1) as usize;
            }
        }
        let aid = sheet.visible != SheetVisible::Visible || measured.choices.offers(&name, &grid);
        tables(&mut document, &name, grid, aid);
    }
    Ok(document)
}

/// What the parts of a workbook say besides its cells.
struct Measured {
    /// Which styles show percent.
    percents: Vec<bool>,
    choices: Choices,
}

/// Unpacks every part once, so that no bomb gets further.
fn measure(bytes: &[u8]) -> Result<Measured, Fault> {
    let mut parts = Parts::open(bytes)?;
    let mut styles = String::new();
    let mut choices = Choices::default();
    for name in parts.names() {
        if !name.ends_with(".xml") {
            continue;
        }
        let text = parts.text(&name)?.unwrap_or_default();
        choices.read(&text)?;
        if name.ends_with("styles.xml") {
            styles = text;
        }
    }
    let percents = percents(&styles)?;
    Ok(Measured { percents, choices })
}

fn percents(styles: &str) -> Result<Vec<bool>, Fault> {
    let (mut formats, mut percents, mut in_cells) = (Vec::new(), Vec::new(), false);
    xml::read(styles, |token| match token {
        Token::Open(start, "numFmt") => {
            let percent = attribute(start, "formatCode").is_some_and(|code| code.contains('%'));
            if percent {
                formats.extend(attribute(start, "numFmtId"));
            }
        }
        Token::Open(_, "cellXfs") => in_cells = true,
        Token::Close("cellXfs") => in_cells = false,
        Token::Open(start, "xf") if in_cells => {
            let format = attribute(start, "numFmtId").unwrap_or_default();
            percents.push(matches!(format.as_str(), "9" | "10") || formats.contains(&format));
        }
        _ => {}
    })?;
    Ok(percents)
}

fn written(value: &DataRef, percent: bool) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) if percent => format!("{}%", number * 100),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) if percent => format!("{}%", short(number * 100.0)),
        DataRef::Float(number) => short(*number),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// A number as people write it: no more digits than a sheet shows.
fn short(number: f64) -> String {
    let text = format!("{number:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.to_owned()
}

/// Reads comma-separated text that was decoded; the divider is the one that the first lines use most.
pub fn read_csv(text: &str, name: &str) -> Document {
    let head: String = text.lines().take(5).collect();
    let dividers = [b',', b';', b'\t', b'|'];
    let most = dividers
        .iter()
        .max_by_key(|&&divider| (head.matches(char::from(divider)).count(), divider == b','));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(*most.unwrap_or(&b','))
        .from_reader(
            text.trim_start_matches(crate::text::BYTE_ORDER_MARK)
                .as_bytes(),
        );
    let mut grid = Grid::new();
    for (row, record) in reader.records().filter_map(Result::ok).enumerate() {
        for (column, text) in record.iter().enumerate() {
            // An apostrophe keeps spreadsheets from taking a text for a formula.
            let text = match text.strip_prefix('\'') {
                Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t']) => rest,
                _ => text,
            };
            if !text.trim().is_empty() {
                let text = text.to_owned();
                grid.insert(
                    (row as u32, column as u32),
                    Written {
                        text,
                        rows: 1,
                        columns: 1,
                    },
                );
            }
        }
        if grid.len() > MOST {
            break;
        }
    }
    let mut document = Document::default();
    tables(&mut document, name, grid, false);
    document
}

/// Divides a sheet at its empty rows; a row of one cell between is a line of text.
fn tables(document: &mut Document, name: &str, grid: Grid, aid: bool) {
    let mut rows: Vec<Vec<((u32, u32), Written)>> = Vec::new();
    let mut last: Option<u32> = None;
    // The row behind the last one that a cell of the table reaches into.
    let mut reach = 0;
    for (place, cell) in grid {
        let new = last != Some(place.0);
        if new && last.is_some_and(|last| place.0 > last.max(reach) + 1) {
            put(document, name, std::mem::take(&mut rows), aid);
        }
        if new {
            rows.push(Vec::new());
        }
        last = Some(place.0);
        reach = reach.max(place.0 + cell.rows as u32 - 1);
        if let Some(row) = rows.last_mut() {
            row.push((place, cell));
        }
    }
    put(document, name, rows, aid);
}

fn put(document: &mut Document, name: &str, rows: Vec<Vec<((u32, u32), Written)>>, aid: bool) {
    let cells = rows.iter().flatten();
    let Some(top) = cells.clone().map(|((row, _), _)| *row).min() else {
        return;
    };
    let left = cells
        .clone()
        .map(|((_, column), _)| *column)
        .min()
        .unwrap_or(0);
    let right = cells
        .clone()
        .map(|((_, column), cell)| column + cell.columns.min(64) as u32)
        .max()
        .unwrap_or(1);
    let bottom = cells.map(|((row, _), _)| *row).max().unwrap_or(top);
    let mut table = Table {
        columns: (right - left) as usize,
        rows: (bottom - top) as usize + 1,
        cells: Vec::new(),
        name: Some(name.to_owned()),
        aid,
        ..Table::default()
    };
    for ((row, column), cell) in rows.into_iter().flatten() {
        let place = Place::At(format!("{name}!{}{}", letters(column), row + 1));
        let parts = cell
            .text
            .split(['\n', '\r'])
            .filter(|part| !part.trim_matches(fold::is_blank).is_empty());
        let lines = parts
            .map(|part| document.line(Line::new(part.trim_matches(fold::is_blank), place.clone())));
        table.cells.push(Cell {
            lines: lines.collect(),
            row: (row - top) as usize,
            column: (column - left) as usize,
            rows: cell.rows.min(table.rows - (row - top) as usize),
            columns: cell.columns.min(table.columns - (column - left) as usize),
        });
    }
    document.blocks.push(Block::Table(table));
}

/// The letters of a column, from 0.
fn letters(mut column: u32) -> String {
    let mut out = Vec::new();
    loop {
        out.push(char::from(b'A' + (column % 26) as u8));
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    out.iter().rev().collect()
}
