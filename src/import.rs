//! Existing documents to text of the role language: reads them, cleans them, understands them, writes them. Knows no
//! file, no workspace and no model; what it cannot place it keeps.

mod builder;
mod clean;
mod convert;
mod document;
mod docx;
mod draft;
mod html;
mod merge;
mod read;
mod report;
mod sheet;
mod split;
mod tables;
mod text;
mod title;
mod words;
mod write;
mod xml;

pub use clean::{Dropped, Step};
pub use convert::Conversion;
pub use document::{Document, Place, characters};
pub use merge::{Part, parts};
pub use report::{Characters, Loss, Position, Report};
pub use words::Words;

use crate::locale::Language;
use crate::text::fold;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// How documents are imported.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Cleaning steps that are left out.
    pub keep: FxHashSet<Step>,
    /// Heads of columns, folded, with the words that they mean.
    pub map: Vec<(String, String)>,
    /// Characters are rewritten only if this is asked for.
    pub convert: Option<Conversion>,
}

/// A document, imported.
#[derive(Clone, Debug)]
pub struct Imported {
    /// As `rolec fmt` lays it out.
    pub text: String,
    pub report: Report,
    /// How many characters were rewritten because that was asked for.
    pub converted: usize,
    /// How often each cleaning step was needed.
    pub steps: BTreeMap<Step, usize>,
    /// Heads of columns and what they were taken for; nothing for a note.
    pub columns: Vec<(String, String)>,
}

/// Why a source cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Damaged; what the reader of the format says.
    Corrupt(String),
    /// It opens with a password only.
    Protected,
    /// Of a form that an older program wrote.
    Older,
    /// An office file without the part that holds the text.
    NoDocument,
    /// Larger, unpacked, than any document.
    TooLarge,
    /// Deeper nested than any document.
    TooDeep,
}

/// Reads a Word file.
///
/// # Errors
/// If it is none, or protected, damaged or beyond all measure.
pub fn read_docx(bytes: &[u8]) -> Result<Document, Fault> {
    docx::read(bytes)
}

/// Reads a workbook of Excel.
///
/// # Errors
/// If it is none, or protected, damaged or beyond all measure.
pub fn read_workbook(bytes: &[u8]) -> Result<Document, Fault> {
    sheet::read_workbook(bytes)
}

/// Reads comma-separated text that was decoded; `name` is that of its file.
pub fn read_csv(text: &str, name: &str) -> Document {
    sheet::read_csv(text, name)
}

/// Reads a web page that was decoded.
pub fn read_html(text: &str) -> Document {
    html::read(text)
}

/// Reads a plain text or Markdown that was decoded.
pub fn read_text(text: &str) -> Document {
    text::read(text)
}

/// Imports a document that was read; `name` is that of its file without the ending.
pub fn import(mut document: Document, name: &str, words: &Words, options: &Options) -> Imported {
    let converted = match options.convert {
        Some(conversion) => convert::convert(&mut document, conversion),
        None => 0,
    };
    let total = document.characters();
    let log = clean::clean(&mut document, words, &options.keep);
    tables::flatten(&mut document, words, &options.map);
    let language = language(&document);
    let read = read::read(&document, words, options, name);
    let ranges: Vec<_> = read
        .dropped
        .iter()
        .map(|(line, range, _)| (*line, range.clone()))
        .collect();
    let written = write::write(
        &document,
        &read.declarations,
        &ranges,
        words.vocabulary,
        language,
    );
    let mut dropped = log.dropped;
    dropped.extend(read.dropped.iter().map(|(line, range, reason)| Dropped {
        place: document.lines[*line].place_of(range.start).clone(),
        text: document.lines[*line].text[range.clone()].to_owned(),
        reason: *reason,
    }));
    dropped.extend(written.ornaments(&document));
    dropped.sort_by(|a, b| a.place.cmp(&b.place));
    let mut steps = BTreeMap::new();
    for dropped in &dropped {
        *steps.entry(dropped.reason).or_default() += 1;
    }
    if log.joined > 0 {
        steps.insert(Step::WrappedLines, log.joined);
    }
    let report = report::report(&report::Input {
        document: &document,
        total,
        written: &written,
        dropped,
        declarations: &read.declarations,
        vocabulary: words.vocabulary,
    });
    Imported {
        text: written.text,
        report,
        converted,
        steps,
        columns: read.columns,
    }
}

/// The language that added words are written in: Chinese if there is any in the document.
fn language(document: &Document) -> Language {
    let mut lines = document.lines.iter();
    match lines.any(|line| line.text.chars().any(fold::is_chinese)) {
        true => Language::Zh,
        false => Language::En,
    }
}
