//! Existing documents to text of the role language: reads them, cleans them, understands them, writes them. Knows no
//! file, no workspace and no model; what it cannot place it keeps.

mod clean;
mod document;
mod draft;
mod read;
mod report;
mod split;
mod text;
mod title;
mod words;
mod write;

pub use clean::{Dropped, Step};
pub use document::{Document, Place, characters};
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
}

/// A document, imported.
#[derive(Clone, Debug)]
pub struct Imported {
    /// As `rolec fmt` lays it out.
    pub text: String,
    pub report: Report,
    /// How often each cleaning step was needed.
    pub steps: BTreeMap<Step, usize>,
}

/// Reads a plain text or Markdown that was decoded.
pub fn read_text(text: &str) -> Document {
    text::read(text)
}

/// Imports a document that was read; `name` is that of its file without the ending.
pub fn import(mut document: Document, name: &str, words: &Words, options: &Options) -> Imported {
    let total = document.characters();
    let log = clean::clean(&mut document, words, &options.keep);
    let language = language(&document);
    let read = read::read(&document, words, &options.keep, name);
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
        steps,
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
