//! Sheets as an Excel workbook: frozen heads, page setup, the same bytes each time. Decides nothing about content.

mod format;
mod names;

use super::layout::{BODY, INDENT, Layout, Paper};
use super::text::{clean, line};
use super::{Cell, Row, RowKind, Sheet, Value, Workbook, text};
use crate::render::glyphs;
use crate::render::view::day;
use format::{Formats, Look};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Worksheet, XlsxError};
use std::io::{Read, Seek};
use time::Date;
use zip::ZipArchive;

/// What our own files carry as their author, so that they are known again.
const AUTHOR: &str = "rolec";

/// Properties that are longer than this, in bytes, are not ours.
const PROPERTIES: u64 = 64 * 1024;

/// A cell holds so many UTF-16 units.
const LONGEST: usize = 32_767;

/// Width of a column, in the characters of the workbook's own font, for one em of body text and for the padding.
const PER_EM: f64 = 1.905;
const EXTRA: f64 = 0.1;

/// Heights of the title, the line below it and the gap before the notes, in points.
const TITLE: f64 = 34.0;
const GAP: f64 = 8.0;

/// The frozen columns leave room for others, in em.
const FROZEN: f64 = 48.0;

/// A sheet that is so many times as wide as its paper is still made to fit.
const FITTED: f64 = 2.5;

/// The texts of a foot, in em; Excel takes 255 characters for all three.
const FOOT: f64 = 32.0;

/// The file.
///
/// # Errors
/// If a table is larger than a sheet can be; the text says what the library says.
pub fn xlsx(workbook: &Workbook) -> Result<Vec<u8>, String> {
    write(workbook).map_err(|error| error.to_string())
}

/// Whether we made a workbook: its properties say so.
pub fn is_ours(file: impl Read + Seek) -> bool {
    let author = || {
        let mut archive = ZipArchive::new(file).ok()?;
        let properties = archive.by_name("docProps/core.xml").ok()?;
        let mut text = String::new();
        properties.take(PROPERTIES).read_to_string(&mut text).ok()?;
        Some(text.contains(&format!("<dc:creator>{AUTHOR}</dc:creator>")))
    };
    author().unwrap_or(false)
}

fn write(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut file = rust_xlsxwriter::Workbook::new();
    file.set_properties(&properties(workbook)?);
    let mut formats = Formats::new(workbook.language);
    let names = names::unique(workbook.sheets.iter().map(|sheet| sheet.name.as_str()));
    for (sheet, name) in workbook.sheets.iter().zip(names) {
        let page = file.add_worksheet().set_name(name)?;
        let sheet = whole(sheet, workbook);
        let writer = Writer {
            workbook,
            sheet: &sheet,
            layout: Layout::of(&sheet),
        };
        writer.write(page, &mut formats)?;
    }
    file.save_to_buffer()
}

fn properties(workbook: &Workbook) -> Result<DocProperties, XlsxError> {
    // Without a day of its own a file is as old as archives can be.
    let day = |date: Date| {
        let year = u16::try_from(date.year()).unwrap_or(1980).max(1980);
        ExcelDateTime::from_ymd(year, date.month() as u8, date.day())
    };
    let created = match workbook.date {
        Some(date) => day(date)?,
        None => ExcelDateTime::from_ymd(1980, 1, 1)?,
    };
    Ok(DocProperties::new()
        .set_title(line(&workbook.title))
        .set_company(line(&workbook.organisation))
        .set_author(AUTHOR)
        .set_creation_datetime(&created))
}

/// The sheet with texts that no cell can hold going on in rows below.
fn whole<'a>(sheet: &'a Sheet, workbook: &Workbook) -> std::borrow::Cow<'a, Sheet> {
    let is_long = |cell: &Cell| matches!(&cell.value, Value::Text(text) if units(text) > LONGEST);
    if !sheet.rows.iter().any(|row| row.cells.iter().any(is_long)) {
        return std::borrow::Cow::Borrowed(sheet);
    }
    let mut sheet = sheet.clone();
    let mut rows = Vec::with_capacity(sheet.rows.len() + 1);
    for mut row in std::mem::take(&mut sheet.rows) {
        let mut rests: Vec<Vec<String>> = Vec::new();
        for cell in &mut row.cells {
            let parts = match &cell.value {
                Value::Text(text) => parts(text, &workbook.words.continuation),
                _ => vec![],
            };
            let mut parts = parts.into_iter();
            if let Some(first) = parts.next() {
                cell.value = Value::Text(first);
            }
            rests.push(parts.collect());
        }
        let count = rests.iter().map(Vec::len).max().unwrap_or(0);
        let columns = row.cells.len();
        let across: Vec<usize> = row.cells.iter().map(|cell| cell.across).collect();
        rows.push(row);
        for part in 0..count {
            let mut cells: Vec<Cell> = (0..columns).map(|_| Cell::blank()).collect();
            for (at, rest) in rests.iter().enumerate() {
                if let Some(text) = rest.get(part) {
                    cells[at] = Cell::text(text.as_str());
                    cells[at].across = across[at];
                }
            }
            rows.push(Row::plain(covered(cells)));
        }
    }
    sheet.rows = unmerged(rows);
    sheet.notes.push(workbook.words.continued.clone());
    std::borrow::Cow::Owned(sheet)
}

/// Cells behind one that goes across are covered by it.
fn covered(mut cells: Vec<Cell>) -> Vec<Cell> {
    for at in 0..cells.len() {
        let end = (at + cells[at].across).min(cells.len());
        cells[at + 1..end].fill(Cell::covered());
    }
    cells
}

/// Rows that were put between others break what was merged over them: everything merged downwards stands alone.
fn unmerged(mut rows: Vec<Row>) -> Vec<Row> {
    for row in &mut rows {
        let mut until = 0;
        for (at, cell) in row.cells.iter_mut().enumerate() {
            cell.down = 1;
            if cell.value == Value::Covered && at >= until {
                *cell = Cell::blank();
            }
            until = until.max(at + cell.across);
        }
    }
    rows
}

fn units(text: &str) -> usize {
    match text.len() <= LONGEST {
        true => text.len(),
        false => text.encode_utf16().count(),
    }
}

/// A text in parts that a cell can hold.
fn parts(text: &str, continuation: &str) -> Vec<String> {
    let room = LONGEST - continuation.encode_utf16().count();
    let mut parts = vec![String::new()];
    let mut used = 0;
    for c in text.chars() {
        if used + c.len_utf16() > room {
            parts.push(continuation.to_owned());
            used = 0;
        }
        used += c.len_utf16();
        if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts
}

struct Writer<'a> {
    workbook: &'a Workbook,
    sheet: &'a Sheet,
    layout: Layout,
}

impl Writer<'_> {
    fn write(&self, page: &mut Worksheet, formats: &mut Formats) -> Result<(), XlsxError> {
        for (at, width) in self.layout.widths.iter().enumerate() {
            page.set_column_width(column(at), width * PER_EM + EXTRA)?;
        }
        let mut top = 0;
        if !self.sheet.list {
            top = self.title(page, formats)?;
        }
        let head = top;
        for (cells, height) in self.sheet.head.iter().zip(&self.layout.head) {
            page.set_row_height(top, *height)?;
            self.cells(page, formats, top, cells, Look::Head)?;
            top += 1;
        }
        let body = top;
        for (row, height) in self.sheet.rows.iter().zip(&self.layout.rows) {
            page.set_row_height(top, *height)?;
            let look = match row.kind {
                RowKind::Plain => Look::Plain,
                RowKind::Group => Look::Group,
                RowKind::Total => Look::Total,
            };
            self.cells(page, formats, top, &row.cells, look)?;
            top += 1;
        }
        if self.sheet.list && top > body {
            page.autofilter(head, 0, top - 1, self.last())?;
        }
        self.notes(page, formats, top)?;
        self.print(page, head, body)
    }

    fn last(&self) -> u16 {
        column(self.sheet.columns.len().saturating_sub(1))
    }

    /// One text over all columns.
    fn across(
        &self,
        page: &mut Worksheet,
        row: u32,
        text: &str,
        height: f64,
        format: &Format,
    ) -> Result<(), XlsxError> {
        page.set_row_height(row, height)?;
        match self.last() {
            0 => page.write_string_with_format(row, 0, text, format)?,
            last => page.merge_range(row, 0, row, last, text, format)?,
        };
        Ok(())
    }

    /// The title and what stands below it.
    fn title(&self, page: &mut Worksheet, formats: &mut Formats) -> Result<u32, XlsxError> {
        let title = line(&self.sheet.title);
        let room = self.layout.width() * BODY / format::TITLE - 1.0;
        let lines = text::lines(&title, room) as f64;
        let height = (TITLE + (lines - 1.0) * format::TITLE * 1.4).min(400.0);
        self.across(page, 0, &title, height, &formats.title())?;
        let facts = self.facts();
        if facts.is_empty() {
            return Ok(1);
        }
        let height = self.layout.across(&facts);
        self.across(page, 1, &facts, height, &formats.facts())?;
        Ok(2)
    }

    fn facts(&self) -> String {
        let colon = &self.workbook.words.colon;
        let facts = self.sheet.facts.iter();
        let facts: Vec<String> = facts
            .map(|(label, value)| line(&format!("{label}{colon}{value}")))
            .collect();
        facts.join("\u{3000}\u{3000}")
    }

    fn notes(
        &self,
        page: &mut Worksheet,
        formats: &mut Formats,
        mut top: u32,
    ) -> Result<(), XlsxError> {
        if self.sheet.notes.is_empty() {
            return Ok(());
        }
        page.set_row_height(top, GAP)?;
        let notes = self.sheet.notes.iter().map(|note| clean(note));
        let title = std::iter::once(self.workbook.words.notes.clone());
        for (at, note) in title.chain(notes).enumerate() {
            top += 1;
            // What is too long for a cell is no note.
            let mut note = parts(&note, "").swap_remove(0);
            let mut height = self.layout.across(&note) - 3.0;
            if height > 400.0 {
                note.push('\u{2026}');
                height = 400.0;
            }
            self.across(page, top, &note, height, &formats.note(at == 0))?;
        }
        Ok(())
    }

    fn cells(
        &self,
        page: &mut Worksheet,
        formats: &mut Formats,
        row: u32,
        cells: &[Cell],
        look: Look,
    ) -> Result<(), XlsxError> {
        for (at, cell) in cells.iter().enumerate() {
            if cell.value == Value::Covered {
                continue;
            }
            let align = self.sheet.columns[at].align;
            let format = formats.cell(look, align, cell);
            let (right, below) = (column(at + cell.across - 1), row + cell.down as u32 - 1);
            let first = column(at);
            if (right, below) != (first, row) {
                page.merge_range(row, first, below, right, "", &format)?;
            }
            match &cell.value {
                Value::Number(number) => {
                    page.write_number_with_format(row, first, *number, &format)?
                }
                Value::Share(percent) => {
                    page.write_number_with_format(row, first, percent / 100.0, &format)?
                }
                Value::Blank => page.write_blank(row, first, &format)?,
                value => {
                    let text = clean(&value.plain());
                    page.write_string_with_format(row, first, text, &format)?
                }
            };
        }
        Ok(())
    }

    /// Frozen panes, paper, heads on every page, and the foot.
    fn print(&self, page: &mut Worksheet, head: u32, body: u32) -> Result<(), XlsxError> {
        let mut frozen = 0;
        let mut room = FROZEN;
        for width in self.layout.widths.iter().take(self.sheet.fixed) {
            room -= width;
            if room < 0.0 {
                break;
            }
            frozen += 1;
        }
        page.set_freeze_panes(body, frozen)?;
        page.set_landscape();
        page.set_paper_size(match self.layout.paper {
            Paper::A4 => 9,
            Paper::A3 => 8,
        });
        // A list far wider than paper would be too small to read.
        if self.layout.width() * BODY <= self.layout.paper.width() * FITTED {
            page.set_print_fit_to_pages(1, 0);
        }
        page.set_print_center_horizontally(true);
        page.set_margins(0.4, 0.4, 0.5, 0.65, 0.3, 0.3);
        page.set_screen_gridlines(self.sheet.list);
        if body > head {
            page.set_repeat_rows(head, body - 1)?;
        }
        page.set_footer(self.foot());
        Ok(())
    }

    fn foot(&self) -> String {
        let escaped = |text: &str| line(text).replace('&', "&&");
        let [before, between, after] = &self.workbook.words.page;
        let own = match self.workbook.organisation.is_empty() {
            true => self.workbook.title.clone(),
            false => format!("{} · {}", self.workbook.organisation, self.workbook.title),
        };
        let own = glyphs::shortened(&own, FOOT);
        let date = self.workbook.date.map_or_else(String::new, day);
        let font = format::font(self.workbook.language);
        // The blank keeps the size of the font apart from a text that begins with a digit.
        let size = format!("&\"{font},Regular\"&8 ");
        format!(
            "&L{size}{}&C{size}{}&P{}&N{}&R{size}{date}",
            escaped(&own),
            escaped(before),
            escaped(between),
            escaped(after),
        )
    }
}

/// The place of a column; one that a sheet cannot have is refused by the library.
fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// How far texts are moved in for a level, in the steps that Excel has (about three blanks each).
fn indent(levels: u8) -> u8 {
    (f64::from(levels) * INDENT).round() as u8
}
