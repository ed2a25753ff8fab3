//! Reads Word files: paragraphs with the numbers that Word counts, tables with merged and nested cells, text boxes,
//! headers; insertions are taken, deletions are not. Understands no word.

mod body;
mod numbering;

use super::Fault;
use super::builder::Builder;
use super::document::Document;
use numbering::Numbering;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// A part is not longer than this, unpacked, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// How a file begins that Word protects with a password, or an older Word wrote.
const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Reads a Word file.
///
/// # Errors
/// If it is none, or protected, or damaged, or beyond all measure.
pub fn read(bytes: &[u8]) -> Result<Document, Fault> {
    let mut parts = Parts::open(bytes)?;
    let names = parts.names();
    let main = main_part(&mut parts, &names).ok_or(Fault::NoDocument)?;
    let folder = main
        .rsplit_once('/')
        .map_or_else(String::new, |(folder, _)| folder.to_owned());
    let beside = |name: &str| format!("{folder}/{name}");
    let numbering = parts.text(&beside("numbering.xml"))?.unwrap_or_default();
    let styles = parts.text(&beside("styles.xml"))?.unwrap_or_default();
    let mut numbering = Numbering::read(&numbering, &styles)?;
    let mut builder = Builder::default();
    let of = |kind: &str| {
        let start = beside(kind);
        let mut found: Vec<String> = names
            .iter()
            .filter(|name| name.starts_with(&start) && name.ends_with(".xml"))
            .cloned()
            .collect();
        found.sort();
        found
    };
    let around = |names: Vec<String>| names.into_iter().map(|name| (name, true));
    let parts_in_order = around(of("header"))
        .chain([(main, false)])
        .chain(of("footnotes").into_iter().map(|name| (name, false)))
        .chain(around(of("footer")));
    for (name, is_around) in parts_in_order {
        let text = parts.text(&name)?.unwrap_or_default();
        let first = builder.document.lines.len();
        body::read(&text, &mut numbering, &mut builder)?;
        for line in &mut builder.document.lines[first..] {
            line.around = is_around;
        }
        builder.gap = true;
    }
    Ok(builder.finish())
}

/// The part that holds the document, wherever it is.
fn main_part(parts: &mut Parts, names: &[String]) -> Option<String> {
    const USUAL: &str = "word/document.xml";
    if names.iter().any(|name| name == USUAL) {
        return Some(USUAL.to_owned());
    }
    let relations = parts.text("_rels/.rels").ok()??;
    let mut target = None;
    super::xml::read(&relations, |token| {
        if let super::xml::Token::Open(start, "Relationship") = token
            && super::xml::attribute(start, "Type")
                .is_some_and(|kind| kind.ends_with("/officeDocument"))
        {
            target = super::xml::attribute(start, "Target");
        }
    })
    .ok()?;
    target
        .map(|target| target.trim_start_matches('/').to_owned())
        .filter(|target| names.contains(target))
}

/// The parts of an office file.
pub(super) struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// What was unpacked so far, in bytes.
    unpacked: u64,
}

impl<'a> Parts<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        if bytes.starts_with(&COMPOUND) {
            let name: Vec<u8> = "EncryptedPackage"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect();
            return Err(match memchr::memmem::find(bytes, &name) {
                Some(_) => Fault::Protected,
                None => Fault::Older,
            });
        }
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| Fault::Corrupt(error.to_string()))?;
        Ok(Self {
            archive,
            unpacked: 0,
        })
    }

    pub(super) fn names(&self) -> Vec<String> {
        self.archive
            .file_names()
            .filter_map(Result::ok)
            .map(|name| name.into_owned())
            .collect()
    }

    /// A part as text; None if there is none of that name.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) if error.to_string().to_lowercase().contains("password") => {
                return Err(Fault::Protected);
            }
            Err(error) => return Err(Fault::Corrupt(error.to_string())),
        };
        let mut bytes = Vec::new();
        let room = LARGEST - self.unpacked;
        part.take(room + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| Fault::Corrupt(error.to_string()))?;
        self.unpacked += bytes.len() as u64;
        if self.unpacked > LARGEST {
            return Err(Fault::TooLarge);
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(text)),
            Err(error) => {
                let bytes = error.into_bytes();
                let text = crate::text::decode::decode(bytes, |_| 0)
                    .map_err(|_| Fault::Corrupt(name.to_owned()))?;
                Ok(Some(text.0))
            }
        }
    }
}
