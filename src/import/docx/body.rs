//! The text of a part of a Word file: paragraphs, tables, text boxes, in reading order.

use super::numbering::Numbering;
use crate::import::Fault;
use crate::import::builder::Builder;
use crate::import::document::{Line, Place};
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

struct Body<'a> {
    numbering: &'a mut Numbering,
    builder: &'a mut Builder,
    paragraphs: Vec<Paragraph>,
    /// Text boxes whose paragraphs are not those of the text around.
    boxes: usize,
    /// Elements that are passed over.
    skipped: usize,
    in_text: bool,
    /// How many paragraphs there were.
    count: usize,
}

/// Reads a part into a document.
pub(super) fn read(
    text: &str,
    numbering: &mut Numbering,
    builder: &mut Builder,
) -> Result<(), Fault> {
    let count = builder.document.lines.len();
    let mut body = Body {
        numbering,
        builder,
        paragraphs: Vec::new(),
        boxes: 0,
        skipped: 0,
        in_text: false,
        count,
    };
    xml::read(text, |token| body.token(token))?;
    Ok(())
}

/// What was deleted or moved away, and what stands in for a drawing where it cannot be shown.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "Fallback"
            | "instrText"
            | "delText"
            | "pPrChange"
            | "rPrChange"
            | "tcPrChange"
            | "trPrChange"
            | "tblPrChange"
            | "sectPrChange"
    )
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
            "tbl" => self.builder.begin_table(),
            "tr" => self.builder.begin_row(),
            "tc" => self.builder.begin_cell(1, 1),
            "gridBefore" => self.builder.skip(
                value()
                    .and_then(|columns| columns.parse().ok())
                    .unwrap_or(0),
            ),
            "gridSpan" => self.builder.widen(
                value()
                    .and_then(|columns| columns.parse().ok())
                    .unwrap_or(1),
            ),
            "vMerge" => self
                .builder
                .continues(value().is_none_or(|value| value != "restart")),
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
            "outlineLvl" => {
                paragraph.is_heading = value().is_some_and(|level| level.as_str() < "9")
            }
            "tab" if attribute(start, "pos").is_none() => paragraph.text.push_str("  "),
            "br" | "cr" => {
                let page = attribute(start, "type").is_some_and(|kind| kind == "page");
                self.builder.gap |= page;
                paragraph.text.push('\n');
            }
            "noBreakHyphen" => paragraph.text.push('-'),
            "sym" => {
                let code =
                    attribute(start, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                paragraph.text.extend(code.and_then(char::from_u32));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "p" => self.end_paragraph(),
            "tc" => self.builder.end_cell(),
            "tr" => self.builder.end_row(),
            "tbl" => self.builder.end_table(),
            "txbxContent" => self.boxes = self.boxes.saturating_sub(1),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        let boxed = self.boxes > 0;
        if paragraph.text.trim().is_empty() {
            self.builder.gap |= !self.builder.is_in_table();
            return;
        }
        self.count += 1;
        let mark =
            self.numbering
                .mark(&paragraph.style, paragraph.list.as_deref(), paragraph.level);
        let is_heading = paragraph.is_heading || self.numbering.is_heading(&paragraph.style);
        let place = Place::At(format!("¶{}", self.count));
        let text = format!(
            "{}{}",
            mark.map(spaced).unwrap_or_default(),
            paragraph.text.trim()
        );
        for part in text
            .split('\n')
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            let mut line = Line::new(part, place.clone());
            line.heading = is_heading;
            self.builder.line(line, boxed);
        }
    }
}

/// A number with a blank behind it, where it would run into the text.
fn spaced(mark: String) -> String {
    let closed = mark.ends_with(['、', '）', '，', '．']);
    if closed { mark } else { mark + " " }
}
