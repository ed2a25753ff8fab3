//! The text of a part of a Word file: paragraphs, tables, text boxes, in reading order.

use super::numbering::Numbering;
use crate::import::Fault;
use crate::import::document::{Block, Cell, Document, Line, Place, Table};
use crate::import::xml::{self, Token, attribute};

/// A paragraph that is being read.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: String,
    list: Option<String>,
    level: Option<usize>,
    is_heading: bool,
}

/// A table that is being read.
#[derive(Default)]
struct Rows {
    table: Table,
    column: usize,
    /// The cell at hand; None between cells.
    cell: Option<Cell>,
    continues: bool,
}

struct Body<'a> {
    numbering: &'a mut Numbering,
    document: &'a mut Document,
    paragraphs: Vec<Paragraph>,
    tables: Vec<Rows>,
    /// Text boxes whose paragraphs are not those of the text around.
    boxes: usize,
    /// Elements that are passed over.
    skipped: usize,
    in_text: bool,
    /// How many paragraphs there were.
    count: usize,
    gap: bool,
}

/// Reads a part into a document.
pub(super) fn read(text: &str, numbering: &mut Numbering, document: &mut Document) -> Result<(), Fault> {
    let count = document.lines.len();
    let mut body = Body {
        numbering,
        document,
        paragraphs: Vec::new(),
        tables: Vec::new(),
        boxes: 0,
        skipped: 0,
        in_text: false,
        count,
        gap: false,
    };
    xml::read(text, |token| body.token(token))?;
    Ok(())
}

/// What was deleted or moved away, and what stands in for a drawing where it cannot be shown.
fn is_skipped(name: &str) -> bool {
    matches!(name, "del" | "moveFrom" | "Fallback" | "instrText" | "delText" | "pPrChange" | "rPrChange" | "tcPrChange" | "trPrChange" | "tblPrChange" | "sectPrChange")
}

impl Body<'_> {
    fn token(&mut self, token: Token) {
        match token {
            Token::Open(start, name) => {
                if self.skipped > 0 || is_skipped(name) {
                    self.skipped += 1;
                    return;
                }
                self.open(start, name);
            }
            Token::Close(name) => {
                if self.skipped > 0 {
                    self.skipped -= 1;
                    return;
                }
                self.close(name);
            }
            Token::Text(text) => {
                if self.skipped == 0
                    && self.in_text
                    && let Some(paragraph) = self.paragraphs.last_mut()
                {
                    paragraph.text.push_str(text);
                }
            }
        }
    }

    fn open(&mut self, start: &quick_xml::events::BytesStart, name: &str) {
        let value = || attribute(start, "val");
        match name {
            "p" => self.paragraphs.push(Paragraph::default()),
            "t" => self.in_text = true,
            "tbl" => self.begin_table(),
            "tr" => {
                if let Some(rows) = self.tables.last_mut() {
                    rows.column = 0;
                }
            }
            "tc" => {
                if let Some(rows) = self.tables.last_mut() {
                    rows.cell = Some(Cell {
                        row: rows.table.rows,
                        column: rows.column,
                        rows: 1,
                        columns: 1,
                        lines: Vec::new(),
                    });
                    rows.continues = false;
                }
            }
            "gridBefore" => {
                if let (Some(rows), Some(columns)) = (self.tables.last_mut(), value()) {
                    rows.column = columns.parse().unwrap_or(0).min(WIDEST);
                }
            }
            "gridSpan" => {
                let columns = value().and_then(|columns| columns.parse().ok());
                if let (Some(cell), Some(columns)) = (self.cell(), columns) {
                    cell.columns = usize::clamp(columns, 1, WIDEST);
                }
            }
            "vMerge" => {
                let continues = value().is_none_or(|value| value != "restart");
                if let Some(rows) = self.tables.last_mut() {
                    rows.continues = continues;
                }
            }
            "txbxContent" => self.boxes += 1,
            _ => self.in_paragraph(start, name),
        }
    }

    fn in_paragraph(&mut self, start: &quick_xml::events::BytesStart, name: &str) {
        let value = || attribute(start, "val");
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        match name {
            "pStyle" => paragraph.style = value().unwrap_or_default(),
            "numId" => paragraph.list = value(),
            "ilvl" => paragraph.level = value().and_then(|level| level.parse().ok()),
            "outlineLvl" => paragraph.is_heading = value().is_some_and(|level| level.as_str() < "9"),
            "tab" if attribute(start, "pos").is_none() => paragraph.text.push_str("  "),
            "br" | "cr" => {
                let page = attribute(start, "type").is_some_and(|kind| kind == "page");
                self.gap |= page;
                paragraph.text.push('\n');
            }
            "noBreakHyphen" => paragraph.text.push('-'),
            "sym" => {
                let code = attribute(start, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                paragraph.text.extend(code.and_then(char::from_u32));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "p" => self.end_paragraph(),
            "tc" => self.end_cell(),
            "tr" => {
                if let Some(rows) = self.tables.last_mut() {
                    rows.table.columns = rows.table.columns.max(rows.column);
                    rows.table.rows += 1;
                }
            }
            "tbl" => {
                if let Some(rows) = self.tables.pop() {
                    self.put_table(rows.table);
                }
            }
            "txbxContent" => self.boxes = self.boxes.saturating_sub(1),
            _ => {}
        }
    }

    fn cell(&mut self) -> Option<&mut Cell> {
        self.tables.last_mut()?.cell.as_mut()
    }

    /// A table inside a cell parts the outer one: what came before it is read first.
    fn begin_table(&mut self) {
        let outer = self.tables.last_mut().filter(|rows| rows.cell.is_some());
        if let Some(rows) = outer {
            let width = rows.table.columns.max(rows.column + 1);
            let mut before = std::mem::take(&mut rows.table);
            before.cells.extend(rows.cell.as_mut().map(|cell| Cell {
                lines: std::mem::take(&mut cell.lines),
                ..cell.clone()
            }));
            before.rows += 1;
            before.columns = width;
            rows.table.columns = width;
            if let Some(cell) = &mut rows.cell {
                cell.row = 0;
            }
            self.put_table(before);
        }
        self.tables.push(Rows::default());
    }

    fn end_cell(&mut self) {
        let Some(rows) = self.tables.last_mut() else { return };
        let Some(cell) = rows.cell.take() else { return };
        rows.column = (cell.column + cell.columns).min(WIDEST);
        if rows.continues {
            let row = cell.row;
            let above = rows.table.cells.iter_mut().rev();
            let mut above = above.filter(|above| above.column == cell.column && above.row + above.rows == row);
            if let Some(above) = above.next() {
                above.rows += 1;
                above.lines.extend(cell.lines);
                return;
            }
        }
        rows.table.cells.push(cell);
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let boxed = self.boxes > 0;
        if paragraph.text.trim().is_empty() {
            self.gap |= self.tables.is_empty();
            return;
        }
        self.count += 1;
        let mark = self.numbering.mark(&paragraph.style, paragraph.list.as_deref(), paragraph.level);
        let is_heading = paragraph.is_heading || self.numbering.is_heading(&paragraph.style);
        let place = Place::At(format!("¶{}", self.count));
        let text = format!("{}{}", mark.map(spaced).unwrap_or_default(), paragraph.text.trim());
        for part in text.split('\n').map(str::trim).filter(|part| !part.is_empty()) {
            let mut line = Line::new(part, place.clone());
            line.heading = is_heading;
            line.gap = std::mem::take(&mut self.gap);
            let at = self.document.line(line);
            match self.cell() {
                Some(cell) if !boxed => cell.lines.push(at),
                _ => self.document.blocks.push(Block::Line(at)),
            }
        }
    }

    fn put_table(&mut self, table: Table) {
        let filled = table.cells.iter().any(|cell| !cell.lines.is_empty());
        if filled {
            self.document.blocks.push(Block::Table(table));
        }
        self.gap = true;
    }
}

/// No table is wider, in columns.
const WIDEST: usize = 256;

/// A number with a blank behind it, where it would run into the text.
fn spaced(mark: String) -> String {
    let closed = mark.ends_with(['、', '）', '，', '．']);
    if closed { mark } else { mark + " " }
}
