//! What is wrong with a template, and where in the document it stands: a part, a paragraph or a cell, and the text
//! around it. Holds no words; they are in the catalogues.

use crate::diagnostic::Message;
use crate::locale::Catalogue;
use std::ops::Range;

/// How much of a paragraph is shown on each side of the place, in characters.
const AROUND: usize = 24;

/// A fault of a template.
#[derive(Clone, PartialEq, Debug)]
pub struct Fault {
    /// None for the file as a whole.
    pub place: Option<Place>,
    pub message: Message,
}

/// A part of the document that text can stand in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Story {
    Body,
    Header,
    Footer,
    Footnotes,
    Endnotes,
}

impl Story {
    fn name(self) -> &'static str {
        match self {
            Story::Body => "body",
            Story::Header => "header",
            Story::Footer => "footer",
            Story::Footnotes => "footnotes",
            Story::Endnotes => "endnotes",
        }
    }
}

/// Where in a part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spot {
    /// Which paragraph outside tables, from 1.
    Paragraph(usize),
    /// Which table, row and cell, from 1.
    Cell(usize, usize, usize),
}

/// A place in a template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    pub story: Story,
    pub spot: Spot,
    /// Which paragraph of the part it is in, from 0, however deep that stands.
    pub order: usize,
    /// Whether it is in a text box that hangs there.
    pub text_box: bool,
    /// The text of its paragraph.
    pub text: String,
    /// The bytes of that text that it is about.
    pub range: Range<usize>,
}

impl Place {
    /// `正文第 2 张表格第 3 行第 1 格`, `Page header, paragraph 1, in a text box`.
    pub fn words(&self, catalogue: &Catalogue) -> String {
        let id = match (self.spot, self.text_box) {
            (Spot::Paragraph(_), false) => "word-place-paragraph",
            (Spot::Paragraph(_), true) => "word-place-paragraph-box",
            (Spot::Cell(..), false) => "word-place-cell",
            (Spot::Cell(..), true) => "word-place-cell-box",
        };
        let message = match self.spot {
            Spot::Paragraph(number) => Message::new(id).arg("number", number),
            Spot::Cell(table, row, cell) => Message::new(id)
                .arg("table", table)
                .arg("row", row)
                .arg("cell", cell),
        };
        let part = catalogue.plain(&format!("word-place-{}", self.story.name()));
        catalogue.text(&message.arg("part", part))
    }

    /// The text around, in one line, and the bytes of it that the place is about.
    pub fn excerpt(&self) -> (String, Range<usize>) {
        let flat = |text: &str| -> String {
            let one_line = |c: char| if c.is_control() { ' ' } else { c };
            text.chars()
                .filter(|&c| c != '\u{FFFC}')
                .map(one_line)
                .collect()
        };
        let before = flat(&self.text[..self.range.start]);
        let here = flat(&self.text[self.range.clone()]);
        let behind = flat(&self.text[self.range.end..]);
        let skipped = before.chars().count().saturating_sub(AROUND);
        let mut out: String = match skipped {
            0 => before.trim_start().to_owned(),
            count => format!("…{}", before.chars().skip(count).collect::<String>()),
        };
        let start = out.len();
        out.push_str(&here);
        let end = out.len();
        let rest: String = behind.chars().take(AROUND).collect();
        out.push_str(rest.trim_end());
        if behind.chars().count() > AROUND {
            out.push('…');
        }
        (out, start..end)
    }
}

impl Fault {
    pub(super) fn at(place: &Place, message: Message) -> Self {
        Self {
            place: Some(place.clone()),
            message,
        }
    }

    pub(super) fn whole(message: Message) -> Self {
        Self {
            place: None,
            message,
        }
    }
}
