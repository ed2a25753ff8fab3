//! Sheets as an Excel workbook: frozen heads, page setup, the same bytes each time. Decides nothing about content.

mod format;
mod names;
mod places;
mod print;

use super::layout::{BODY, INDENT, Layout};
use super::text::{clean, line};
use super::{Cell, Row, RowKind, Sheet, Value, Workbook, text};
use format::{Formats, Look};
use places::{Place, Places};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, IgnoreError, Url, Worksheet, XlsxError,
};
use std::borrow::Cow;
use std::io::{Read, Seek};
use time::Date;
use zip::ZipArchive;

/// What our own files carry as their author, so that they are known again.
const AUTHOR: &str = "rolec";

/// Properties that are longer than this, in bytes, are not ours.
const PROPERTIES: u64 = 64 * 1024;

/// A property is no longer than this, in characters; Excel takes 255 units.
const SUBJECTS: usize = 120;

/// A cell holds so many UTF-16 units.
const LONGEST: usize = 32_767;

/// Width of a column, in the characters of the workbook's own font, for one em of body text and for the padding.
const PER_EM: f64 = 1.905;
const EXTRA: f64 = 0.1;

/// Heights of the title, the line below it and the gap before the notes, in points.
const TITLE: f64 = 34.0;
const GAP: f64 = 8.0;

/// A sheet has no more links; Excel takes 65,530.
const LINKS: usize = 60_000;

/// So many rows below a list still offer what to choose from.
const SPARE: u32 = 100;

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
    let sheets = workbook.sheets.iter().zip(names);
    let pages: Vec<Page> = sheets
        .map(|(sheet, name)| Page::new(whole(sheet, workbook), name))
        .collect();
    let places = Places::of(&pages);
    for (at, page) in pages.iter().enumerate() {
        let to = file.add_worksheet().set_name(page.name.as_str())?;
        let writer = Writer {
            workbook,
            at,
            page,
            sheet: &page.sheet,
            layout: &page.layout,
            places: &places,
        };
        writer.write(to, &mut formats)?;
    }
    file.save_to_buffer()
}

/// A sheet with its measures and the name of its tab.
struct Page<'a> {
    sheet: Cow<'a, Sheet>,
    layout: Layout,
    name: String,
}

impl<'a> Page<'a> {
    fn new(sheet: Cow<'a, Sheet>, name: String) -> Self {
        Self {
            layout: Layout::of(&sheet),
            sheet,
            name,
        }
    }

    /// The first row of the head: behind the title and the line below it, which lists have not.
    fn head(&self) -> u32 {
        match (self.sheet.list, self.sheet.facts.is_empty()) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        }
    }

    /// The first row behind the head.
    fn body(&self) -> u32 {
        self.head() + self.sheet.head.len() as u32
    }
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
        .set_subject(subjects(workbook))
        .set_company(line(&workbook.organisation))
        .set_author(AUTHOR)
        .set_creation_datetime(&created))
}

/// What the workbook holds: the names of its sheets, as far as a property takes them.
fn subjects(workbook: &Workbook) -> String {
    let mut names: Vec<String> = workbook
        .sheets
        .iter()
        .map(|sheet| line(&sheet.name))
        .collect();
    // The parts of a table that is too wide for one sheet have one name.
    names.dedup();
    let all = names.join(workbook.language.list_mark());
    all.chars().take(SUBJECTS).collect()
}

/// The sheet with texts that no cell can hold going on in rows below.
fn whole<'a>(sheet: &'a Sheet, workbook: &Workbook) -> Cow<'a, Sheet> {
    let is_long = |cell: &Cell| matches!(&cell.value, Value::Text(text) if units(text) > LONGEST);
    if !sheet.rows.iter().any(|row| row.cells.iter().any(is_long)) {
        return Cow::Borrowed(sheet);
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
    Cow::Owned(sheet)
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
    at: usize,
    page: &'a Page<'a>,
    sheet: &'a Sheet,
    layout: &'a Layout,
    places: &'a Places<'a>,
}

impl Writer<'_> {
    fn write(&self, page: &mut Worksheet, formats: &mut Formats) -> Result<(), XlsxError> {
        for (at, width) in self.layout.widths.iter().enumerate() {
            page.set_column_width(column(at), width * PER_EM + EXTRA)?;
        }
        if !self.sheet.list {
            self.title(page, formats)?;
        }
        let mut links = 0;
        let mut top = self.page.head();
        for (cells, height) in self.sheet.head.iter().zip(&self.layout.head) {
            page.set_row_height(top, *height)?;
            self.cells(page, formats, (top, &mut links), cells, Look::Head)?;
            top += 1;
        }
        for (row, height) in self.sheet.rows.iter().zip(&self.layout.rows) {
            page.set_row_height(top, *height)?;
            let look = match row.kind {
                RowKind::Plain => Look::Plain,
                RowKind::Group => Look::Group,
                RowKind::Total => Look::Total,
            };
            self.cells(page, formats, (top, &mut links), &row.cells, look)?;
            top += 1;
        }
        if top > self.page.body() {
            self.for_clerks(page, top - 1)?;
        }
        self.notes(page, formats, top)?;
        print::set_up(self.page, self.workbook, page)
    }

    /// Filters, lists to choose from, and no complaint about codes that are digits.
    fn for_clerks(&self, page: &mut Worksheet, bottom: u32) -> Result<(), XlsxError> {
        let body = self.page.body();
        page.ignore_error_range(
            body,
            0,
            bottom,
            self.last(),
            IgnoreError::NumberStoredAsText,
        )?;
        if !self.sheet.list {
            return Ok(());
        }
        page.autofilter(self.page.head(), 0, bottom, self.last())?;
        for (at, own) in self.sheet.columns.iter().enumerate() {
            let Some(choices) = own.choices else { continue };
            let unlisted = &self.workbook.words.unlisted;
            if let Some(validation) = self.places.validation(choices, unlisted)? {
                let at = column(at);
                page.add_data_validation(body, at, bottom + SPARE, at, &validation)?;
            }
        }
        Ok(())
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
    fn title(&self, page: &mut Worksheet, formats: &mut Formats) -> Result<(), XlsxError> {
        let title = line(&self.sheet.title);
        let room = self.layout.width() * BODY / format::TITLE - 1.0;
        let lines = text::lines(&title, room) as f64;
        let height = (TITLE + (lines - 1.0) * format::TITLE * 1.4).min(400.0);
        self.across(page, 0, &title, height, &formats.title())?;
        let facts = self.facts();
        if facts.is_empty() {
            return Ok(());
        }
        let height = self.layout.across(&facts);
        self.across(page, 1, &facts, height, &formats.facts())
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
        (row, links): (u32, &mut usize),
        cells: &[Cell],
        look: Look,
    ) -> Result<(), XlsxError> {
        for (at, cell) in cells.iter().enumerate() {
            if cell.value == Value::Covered {
                continue;
            }
            let align = self.sheet.columns[at].align;
            let place = Place {
                sheet: self.at,
                row,
                column: at,
            };
            let link = cell.names.and_then(|own| self.places.link(own, place));
            let link = link.filter(|_| *links < LINKS);
            let format = formats.cell(look, align, cell, link.is_some());
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
                    match link {
                        Some(link) => {
                            *links += 1;
                            let link = Url::new(link).set_text(text);
                            page.write_url_with_format(row, first, link, &format)?
                        }
                        None => page.write_string_with_format(row, first, text, &format)?,
                    }
                }
            };
        }
        Ok(())
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
