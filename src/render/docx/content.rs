//! What rolec sets itself in a Word file: the grids, sections and tables of sheets, and whole booklets. Paragraphs
//! have styles by name, so that a template that has those styles decides how they look. Reads only the view.

pub(super) mod booklet;
mod manual;
mod matrix;
mod sheet;
mod table;

use super::data::{Block, Data};
use super::picture::{Media, Size};
use super::styles::Styles;
use super::theme::Tones;
use crate::diagnostic::Message;
use crate::render::escape;
use crate::render::view::Piece;
use crate::text::xml::escaped;
use rustc_hash::FxHashMap;
use std::fmt::Write;

/// What is the same for all documents of a template.
pub(super) struct Setting {
    /// The width between the margins of its pages, and the height.
    pub(super) room: Size,
    pub(super) styles: Styles,
    pub(super) tones: Tones,
    /// Whether chapters and sheets begin on right-hand pages.
    pub(super) duplex: bool,
    /// How its last section is set; empty if it does not say.
    pub(super) section: String,
    /// The bookmarks of anchors, if the document holds what they are on.
    pub(super) bookmarks: FxHashMap<String, usize>,
}

/// Writes into a document.
pub(super) struct Setter<'s, 'd, 'a> {
    pub(super) out: &'s mut String,
    pub(super) data: &'d Data<'a>,
    pub(super) setting: &'d Setting,
    pub(super) media: &'s mut Media<'d>,
    pub(super) drawings: &'s mut u32,
    pub(super) fault: &'s mut Option<Message>,
    /// The width that there is, in twentieths of a point.
    pub(super) width: u32,
    /// The room on the pages of the chapter that is set, and its paper, in points, if that is its own.
    pub(super) room: Size,
    pub(super) paper: Option<(f64, f64)>,
    /// How large the text of a table of many columns is, beside that of others.
    pub(super) scale: f64,
}

/// Our styles; those of headings and lists of contents are Word's own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Style {
    Text,
    Item,
    Group,
    Section,
    Subtitle,
    Above,
    Label,
    Value,
    Head,
    Cell,
    Small,
    Gap,
    Part,
    PartName,
    Caption,
    Plain,
    Contents,
}

impl Style {
    pub(super) fn id(self) -> &'static str {
        match self {
            Style::Text => "RolecText",
            Style::Item => "RolecItem",
            Style::Group => "RolecGroup",
            Style::Section => "RolecSection",
            Style::Subtitle => "RolecSubtitle",
            Style::Above => "RolecAbove",
            Style::Label => "RolecLabel",
            Style::Value => "RolecValue",
            Style::Head => "RolecHead",
            Style::Cell => "RolecCell",
            Style::Small => "RolecSmall",
            Style::Gap => "RolecGap",
            Style::Part => "RolecPart",
            Style::PartName => "RolecPartName",
            Style::Caption => "RolecCaption",
            Style::Plain => "RolecPlain",
            Style::Contents => "RolecContents",
        }
    }
}

/// The character style of remarks, and that of links.
const NOTE: &str = "<w:rPr><w:rStyle w:val=\"RolecNote\"/></w:rPr>";
const BOLD: &str = "<w:rPr><w:rStyle w:val=\"RolecStrong\"/></w:rPr>";

impl Setter<'_, '_, '_> {
    /// Sets a block.
    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Nothing => {}
            Block::Facts(sheet) => self.pairs(&sheet.rows),
            Block::Sections(sections) => self.sections(sections),
            Block::Content(section) => self.section(section, false),
            Block::Control(control) => self.control(control),
            Block::Signatures(signatures) => self.signatures(signatures),
            Block::Chapters => self.chapters(),
            Block::Contents => self.all_contents(),
        }
    }

    fn push(&mut self, xml: &str) {
        self.out.push_str(xml);
    }

    /// A paragraph in one of our styles; `look` is what it has of its own, in the order of the format.
    fn paragraph(&mut self, style: Style, look: &str, content: impl FnOnce(&mut Self)) {
        self.paragraph_as(style.id(), look, content);
    }

    fn paragraph_as(&mut self, style: &str, look: &str, content: impl FnOnce(&mut Self)) {
        // INVARIANT: writing to a string cannot fail.
        let _ = write!(
            self.out,
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{look}</w:pPr>"
        );
        content(self);
        self.push("</w:p>");
    }

    /// A paragraph of plain text.
    fn line(&mut self, style: Style, look: &str, text: &str) {
        self.paragraph(style, look, |setter| setter.run("", text));
    }

    /// A run of text with a look of its own.
    fn run(&mut self, look: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        self.push("<w:r>");
        match self.scale < 1.0 && look != NOTE {
            true => {
                let inner = look.trim_start_matches("<w:rPr>");
                let inner = inner.trim_end_matches("</w:rPr>");
                let size = (self.setting.tones.cell * self.scale).round();
                let _ = write!(
                    self.out,
                    "<w:rPr>{inner}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr>"
                );
            }
            false => self.push(look),
        }
        escape::word_into(text, self.out);
        self.push("</w:r>");
    }

    /// Text with links to what is in the same document.
    fn rich(&mut self, look: &str, pieces: &[Piece]) {
        for piece in pieces {
            let bookmark = piece
                .to
                .as_ref()
                .and_then(|anchor| self.setting.bookmarks.get(anchor));
            match bookmark {
                Some(&number) => {
                    let _ = write!(
                        self.out,
                        "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">",
                        bookmark_name(number)
                    );
                    self.run(look, &piece.text);
                    self.push("</w:hyperlink>");
                }
                None => self.run(look, &piece.text),
            }
        }
    }

    /// A remark in brackets.
    fn note(&mut self, note: &str) {
        if !note.is_empty() {
            let words = &self.data.view.book.words;
            let text = format!("{}{note}{}", words.open, words.close);
            self.run(NOTE, &text);
        }
    }

    /// Text that links lead to.
    fn marked(&mut self, anchor: &str, content: impl FnOnce(&mut Self)) {
        let Some(&number) = self.setting.bookmarks.get(anchor) else {
            content(self);
            return;
        };
        let _ = write!(
            self.out,
            "<w:bookmarkStart w:id=\"{}\" w:name=\"{}\"/>",
            FIRST_BOOKMARK + number,
            bookmark_name(number)
        );
        content(self);
        let _ = write!(
            self.out,
            "<w:bookmarkEnd w:id=\"{}\"/>",
            FIRST_BOOKMARK + number
        );
    }

    /// A little room between two tables, which would be one without.
    fn gap(&mut self) {
        if self.out.ends_with("</w:tbl>") {
            self.line(Style::Gap, "", "");
        }
    }
}

/// The numbers of our bookmarks begin here, above those that a template has.
const FIRST_BOOKMARK: usize = 500_000;

/// The name of a bookmark, in the form that Word gives to those of headings.
pub(super) fn bookmark_name(number: usize) -> String {
    format!("_Toc{:08}", 70_000_000 + number)
}

/// A value for an attribute.
fn attribute(text: &str) -> String {
    escaped(text)
}
