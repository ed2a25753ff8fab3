//! On which page of a Word file each bookmark stands, reckoned from the file itself: its paper, its styles and its text.
//! Word counts anew when it lays the file out; until then the fields of pages show what is reckoned here. Changes nothing
//! but what those fields show.

mod flow;
mod lines;
mod look;

use super::xml::Tree;
use flow::{Cell, Flow, Row, Strip, Unit};
use lines::Lines;
use look::{Looks, Paragraph, number, word};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rustc_hash::FxHashMap;
use std::fmt::Write;

/// The start of a field of a page, up to the name of its bookmark.
const FIELD: &str = " PAGEREF ";

/// What such a field shows before its page is known.
const UNKNOWN: &str = "<w:t></w:t>";

/// English metric units in a twentieth of a point.
const EMU: f64 = 635.0;

/// A document whose fields of pages show what is reckoned. One that cannot be read is left as it is.
pub(super) fn numbered(document: String, styles: &Tree) -> String {
    if !document.contains(FIELD) {
        return document;
    }
    let pages = reckoned(&document, styles);
    let mut out = String::with_capacity(document.len() + 8 * pages.len());
    let mut rest = document.as_str();
    while let Some(at) = rest.find(FIELD) {
        let (before, field) = rest.split_at(at + FIELD.len());
        out.push_str(before);
        rest = field;
        let name = field.split(' ').next().unwrap_or_default();
        let next = field.find(FIELD).unwrap_or(field.len());
        if let Some(page) = pages.get(name)
            && let Some(shown) = field.find(UNKNOWN).filter(|&shown| shown < next)
        {
            out.push_str(&field[..shown]);
            // INVARIANT: writing to a string cannot fail.
            let _ = write!(out, "<w:t>{page}</w:t>");
            rest = &field[shown + UNKNOWN.len()..];
        }
    }
    out.push_str(rest);
    out
}

/// The pages of bookmarks, from 1.
fn reckoned(document: &str, styles: &Tree) -> FxHashMap<String, u32> {
    let looks = Looks::read(styles);
    let sections = sections(document);
    let mut reader = Pager {
        reader: Reader::from_str(document),
        looks: &looks,
        flow: Flow::new(sections),
        marks: Vec::new(),
    };
    reader.body();
    reader.flow.finish()
}

/// How the pages of a section are set, in twentieths of a point.
#[derive(Clone, Copy, Debug)]
struct Section {
    width: f64,
    height: f64,
    /// How it begins: on a new page, on an odd one, on an even one, or where the one before ended.
    start: Start,
    /// The number of its first page, if it does not go on from the section before.
    first: Option<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Start {
    Page,
    Odd,
    Even,
    Here,
}

/// The sections of a document in order; each says how it is set where it ends.
fn sections(document: &str) -> Vec<Section> {
    let mut out = Vec::new();
    let mut rest = document;
    while let Some(at) = rest.find("<w:sectPr") {
        let end = rest[at..]
            .find("</w:sectPr>")
            .map_or(rest.len(), |end| at + end);
        out.push(section(&rest[at..end]));
        rest = &rest[end..];
    }
    out
}

fn section(text: &str) -> Section {
    let element = |name: &str| {
        let at = text.find(name)?;
        let end = text[at..].find('>')?;
        Some(&text[at..at + end])
    };
    let value = |element: Option<&str>, name: &str, usual: f64| {
        let name = format!(" w:{name}=\"");
        let value = element.and_then(|element| {
            let (_, value) = element.split_once(&name)?;
            value.split('"').next()?.parse::<f64>().ok()
        });
        value.map_or(usual, f64::abs)
    };
    let (size, margin) = (element("<w:pgSz"), element("<w:pgMar"));
    let start = element("<w:type").unwrap_or_default();
    let numbers = element("<w:pgNumType").filter(|numbers| numbers.contains("w:start="));
    let across = value(margin, "left", 1440.0) + value(margin, "right", 1440.0);
    let down = value(margin, "top", 1440.0) + value(margin, "bottom", 1440.0);
    let gutter = value(margin, "gutter", 0.0);
    Section {
        width: (value(size, "w", 11906.0) - across - gutter).max(600.0),
        height: (value(size, "h", 16838.0) - down).max(600.0),
        start: match start {
            start if start.contains("oddPage") => Start::Odd,
            start if start.contains("evenPage") => Start::Even,
            start if start.contains("continuous") => Start::Here,
            _ => Start::Page,
        },
        first: numbers.map(|_| value(numbers, "start", 1.0) as u32),
    }
}

/// Reads a document from its start to its end, and lets what it reads flow over pages.
struct Pager<'x> {
    reader: Reader<&'x [u8]>,
    looks: &'x Looks,
    flow: Flow,
    /// The bookmarks that the next strip carries.
    marks: Vec<String>,
}

/// A paragraph as it is read.
struct Read {
    look: Paragraph,
    strip: Strip,
    /// Whether a page ends in it.
    page: bool,
    /// Whether a section ends with it.
    section: bool,
}

impl<'x> Pager<'x> {
    /// The next event; None at the end, or where the document cannot be read on.
    fn next(&mut self) -> Option<Event<'x>> {
        match self.reader.read_event() {
            Ok(Event::Eof) | Err(_) => None,
            Ok(event) => Some(event),
        }
    }

    fn body(&mut self) {
        while let Some(event) = self.next() {
            match event {
                Event::Start(start) => match start.name().as_ref() {
                    "w:p" => self.paragraph_on_page(),
                    "w:tbl" => {
                        let rows = self.table(self.flow.width());
                        self.flow.table(rows);
                    }
                    "w:sectPr" | "mc:Fallback" => self.skip(),
                    _ => {}
                },
                Event::Empty(start) => match start.name().as_ref() {
                    "w:p" => {
                        let strip = self.empty();
                        self.flow.unit(Unit::plain(strip));
                    }
                    "w:bookmarkStart" => self.mark(&start),
                    _ => {}
                },
                _ => {}
            }
        }
    }

    fn mark(&mut self, start: &BytesStart) {
        self.marks.extend(word(start, "w:name"));
    }

    /// Passes over the rest of the element that was opened last.
    fn skip(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                Some(Event::Start(_)) => depth += 1,
                Some(Event::End(_)) => depth -= 1,
                None => return,
                _ => {}
            }
        }
    }

    /// A paragraph without anything.
    fn empty(&mut self) -> Strip {
        let look = self.looks.usual();
        let lines = vec![look.line(look.size)];
        Strip {
            before: look.before,
            after: look.after,
            lines,
            marks: std::mem::take(&mut self.marks),
        }
    }

    fn paragraph_on_page(&mut self) {
        let width = self.flow.width();
        let read = self.paragraph(width);
        if read.look.page_before {
            self.flow.new_page();
        }
        self.flow.unit(Unit {
            keep_next: read.look.keep_next,
            whole: read.look.keep_lines,
            ..Unit::plain(read.strip)
        });
        if read.page {
            self.flow.new_page();
        }
        if read.section {
            self.flow.new_section();
        }
    }

    /// Reads a paragraph to its end and breaks its text into lines.
    fn paragraph(&mut self, width: f64) -> Read {
        let mut look = self.looks.usual().clone();
        let mut lines: Option<Lines> = None;
        let (mut page, mut section, mut text) = (false, false, false);
        let mut size = None;
        let mut depth = 1;
        while depth > 0 {
            let Some(event) = self.next() else { break };
            match event {
                Event::Start(start) => match start.name().as_ref() {
                    "w:pPr" => section = self.properties(&mut look),
                    "w:rPr" => size = self.run_size(),
                    "w:t" => {
                        text = true;
                        depth += 1;
                    }
                    "w:r" => {
                        size = None;
                        depth += 1;
                    }
                    "w:instrText" | "w:txbxContent" | "mc:Fallback" | "wp:anchor" | "w:pict"
                    | "w:object" | "w:delText" => self.skip(),
                    "wp:inline" => {
                        let (wide, high) = self.drawing();
                        let lines = lines.get_or_insert_with(|| Lines::new(&look, width));
                        lines.block(wide, high);
                    }
                    _ => depth += 1,
                },
                Event::Empty(start) => match start.name().as_ref() {
                    "w:tab" => lines.get_or_insert_with(|| Lines::new(&look, width)).tab(),
                    "w:br" if word(&start, "w:type").as_deref() == Some("page") => page = true,
                    "w:br" => {
                        let lines = lines.get_or_insert_with(|| Lines::new(&look, width));
                        lines.end(size.unwrap_or(look.size));
                    }
                    "w:bookmarkStart" => self.mark(&start),
                    _ => {}
                },
                Event::End(_) => {
                    text = false;
                    depth -= 1;
                }
                Event::Text(said) if text => {
                    let lines = lines.get_or_insert_with(|| Lines::new(&look, width));
                    lines.text(&said.xml10_content(), size.unwrap_or(look.size));
                }
                Event::GeneralRef(_) => {
                    let lines = lines.get_or_insert_with(|| Lines::new(&look, width));
                    lines.text("&", size.unwrap_or(look.size));
                }
                _ => {}
            }
        }
        let lines = match lines {
            Some(lines) => lines.finish(),
            None => vec![look.line(look.size)],
        };
        let strip = Strip {
            before: look.before,
            after: look.after,
            lines,
            marks: std::mem::take(&mut self.marks),
        };
        Read {
            look,
            strip,
            page,
            section,
        }
    }

    /// The properties of a paragraph; tells whether a section ends with it.
    fn properties(&mut self, look: &mut Paragraph) -> bool {
        let mut section = false;
        let mut depth = 1;
        while depth > 0 {
            let Some(event) = self.next() else { break };
            match event {
                Event::Start(start) => match start.name().as_ref() {
                    "w:sectPr" => {
                        section = true;
                        self.skip();
                    }
                    "w:rPr" => {
                        if let Some(size) = self.run_size() {
                            look.size = size;
                        }
                    }
                    _ => depth += 1,
                },
                Event::Empty(start) => {
                    if start.name().as_ref() == "w:pStyle" {
                        let style = word(&start, "w:val").unwrap_or_default();
                        *look = self.looks.style(&style).clone();
                    }
                    look.take(&start);
                }
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        section
    }

    /// The size of text that the properties of a run give it.
    fn run_size(&mut self) -> Option<f64> {
        let mut size = None;
        let mut depth = 1;
        while depth > 0 {
            match self.next()? {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Empty(start) => match start.name().as_ref() {
                    "w:rStyle" => {
                        let style = word(&start, "w:val").unwrap_or_default();
                        size = self.looks.run(&style).or(size);
                    }
                    "w:sz" => size = number(&start, "w:val").map(|half| half * 10.0).or(size),
                    _ => {}
                },
                _ => {}
            }
        }
        size
    }

    /// The width and the height of a drawing in the line.
    fn drawing(&mut self) -> (f64, f64) {
        let mut found = (0.0, 0.0);
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                Some(Event::Start(_)) => depth += 1,
                Some(Event::End(_)) => depth -= 1,
                Some(Event::Empty(start)) if start.name().as_ref() == "wp:extent" => {
                    let of = |name: &str| number(&start, name).unwrap_or_default() / EMU;
                    found = (of("cx"), of("cy"));
                }
                None => break,
                _ => {}
            }
        }
        found
    }

    /// Reads a table to its end.
    fn table(&mut self, width: f64) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                Some(Event::Start(start)) => match start.name().as_ref() {
                    "w:tr" => rows.push(self.row(width)),
                    "w:tblPr" | "w:tblGrid" => self.skip(),
                    _ => depth += 1,
                },
                Some(Event::End(_)) => depth -= 1,
                None => break,
                _ => {}
            }
        }
        rows
    }

    fn row(&mut self, width: f64) -> Row {
        let mut row = Row::default();
        let mut depth = 1;
        let mut column = 0;
        while depth > 0 {
            match self.next() {
                Some(Event::Start(start)) => match start.name().as_ref() {
                    "w:tc" => {
                        let cell = self.cell(width, column, &mut row.keep_next);
                        column += cell.span;
                        row.cells.push(cell);
                    }
                    _ => depth += 1,
                },
                Some(Event::Empty(start)) => match start.name().as_ref() {
                    "w:cantSplit" => row.whole = true,
                    "w:tblHeader" => row.head = true,
                    "w:trHeight" => {
                        row.least = number(&start, "w:val").unwrap_or_default();
                        row.exact = word(&start, "w:hRule").as_deref() == Some("exact");
                    }
                    _ => {}
                },
                Some(Event::End(_)) => depth -= 1,
                None => break,
                _ => {}
            }
        }
        row
    }

    fn cell(&mut self, table: f64, column: usize, keep_next: &mut bool) -> Cell {
        /// What a cell keeps free at both sides if it does not say.
        const SIDES: f64 = 200.0;
        let mut cell = Cell {
            column,
            span: 1,
            ..Cell::default()
        };
        let mut width = table;
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                Some(Event::Start(start)) => match start.name().as_ref() {
                    "w:p" => {
                        let read = self.paragraph((width - SIDES).max(200.0));
                        *keep_next |= read.look.keep_next;
                        cell.strips.push(read.strip);
                    }
                    "w:tbl" => {
                        let rows = self.table((width - SIDES).max(200.0));
                        cell.strips.push(flow::stacked(rows));
                    }
                    _ => depth += 1,
                },
                Some(Event::Empty(start)) => match start.name().as_ref() {
                    "w:p" => {
                        let strip = self.empty();
                        cell.strips.push(strip);
                    }
                    "w:tcW" => width = number(&start, "w:w").unwrap_or(width),
                    "w:gridSpan" => cell.span = number(&start, "w:val").unwrap_or(1.0) as usize,
                    "w:vMerge" => {
                        cell.goes_on = word(&start, "w:val").as_deref() != Some("restart");
                        cell.merged = true;
                    }
                    "w:bookmarkStart" => self.mark(&start),
                    _ => {}
                },
                Some(Event::End(_)) => depth -= 1,
                None => break,
                _ => {}
            }
        }
        cell
    }
}
