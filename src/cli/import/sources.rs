//! The sources of an import: files, folders and patterns to documents. Reads bytes; understands nothing.

use super::programs;
use crate::cli::workspace::shown;
use crate::diagnostic::Message;
use crate::import::{self, Document, Fault, Words};
use crate::project::{Disk, Files, PathKind};
use crate::text::decode::{self, NoText};
use globset::GlobBuilder;
use std::path::{Path, PathBuf};

/// A file to be imported.
pub(super) struct Source {
    pub(super) path: PathBuf,
    /// The folders between it and the folder that was named.
    pub(super) below: PathBuf,
    /// Its name without the ending.
    pub(super) stem: String,
}

/// Endings of files that a folder is searched for, besides those that other programs read.
const ENDINGS: [&str; 14] = [
    "txt", "md", "markdown", "docx", "docm", "dotx", "xlsx", "xlsm", "xltx", "csv", "tsv", "html",
    "htm", "xhtml",
];

/// A larger file is no job description, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The files that arguments name: files, everything in folders, what patterns match.
///
/// # Errors
/// If one of them names nothing.
pub(super) fn find(base: &Path, named: &[PathBuf]) -> Result<Vec<Source>, Message> {
    let mut found = Vec::new();
    for path in named {
        let full = base.join(path);
        match Disk.kind(&full) {
            Some(PathKind::Folder) => found.extend(in_folder(&full)),
            Some(_) => found.push(source(full, PathBuf::new())),
            None => found.extend(matching(base, path)?),
        }
    }
    let mut seen = rustc_hash::FxHashSet::default();
    found.retain(|source| seen.insert(source.path.clone()));
    match found.is_empty() {
        true => Err(Message::new("import-nothing")),
        false => Ok(found),
    }
}

fn source(path: PathBuf, below: PathBuf) -> Source {
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    Source {
        stem: stem.unwrap_or_default(),
        path,
        below,
    }
}

fn has_ending(path: &Path) -> bool {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    // Word and Excel keep such files while a document is open.
    let is_lock = path
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with("~$"));
    !is_lock
        && ending.is_some_and(|ending| {
            ENDINGS.contains(&ending.as_str()) || programs::is_needed(&ending)
        })
}

fn in_folder(folder: &Path) -> Vec<Source> {
    let files = Disk.walk(folder).into_iter();
    let files = files.filter(|(path, kind)| *kind == PathKind::File && has_ending(path));
    files
        .map(|(path, _)| {
            let below = path
                .parent()
                .and_then(|parent| parent.strip_prefix(folder).ok());
            let below = below.map_or_else(PathBuf::new, Path::to_path_buf);
            source(path, below)
        })
        .collect()
}

/// What a pattern matches; shells that do not know `**` leave it to us.
fn matching(base: &Path, pattern: &Path) -> Result<Vec<Source>, Message> {
    let text = shown(pattern);
    let nothing = || Message::new("cli-no-path").arg("path", text.as_str());
    if !text.contains(['*', '?', '[', '{']) {
        return Err(nothing());
    }
    let glob = GlobBuilder::new(&text)
        .literal_separator(true)
        .build()
        .map_err(|_| nothing())?;
    let glob = glob.compile_matcher();
    let files = Disk.walk(base).into_iter();
    let found: Vec<Source> = files
        .filter(|(path, kind)| {
            let below = path.strip_prefix(base).unwrap_or(path);
            *kind == PathKind::File && (glob.is_match(below) || glob.is_match(path))
        })
        .map(|(path, _)| source(path, PathBuf::new()))
        .collect();
    match found.is_empty() {
        true => Err(nothing()),
        false => Ok(found),
    }
}

/// Reads a source by its ending.
///
/// # Errors
/// If it cannot be read: what is wrong, and what can be done.
pub(super) fn read(path: &Path, words: &Words) -> Result<Document, Message> {
    let fail = |id: &str| Message::new(id).arg("path", shown(path));
    match Disk.kind(path) {
        Some(PathKind::File) => {}
        _ => return Err(fail("import-not-a-file")),
    }
    let unread = |error: std::io::Error| fail("cli-cannot-read").arg("reason", error.to_string());
    let length = std::fs::metadata(path).map_err(unread)?.len();
    if length > LARGEST {
        return Err(fail("import-too-large").arg("limit", (LARGEST / 1024 / 1024) as usize));
    }
    let bytes = std::fs::read(path).map_err(unread)?;
    if bytes.is_empty() {
        return Err(fail("import-empty"));
    }
    let (ending, bytes) = match ending(path) {
        ending if programs::is_needed(&ending) => {
            let (to, bytes) = programs::convert(path)?;
            (to.to_owned(), bytes)
        }
        ending => (ending, bytes),
    };
    let document = match ending.as_str() {
        "docx" | "docm" | "dotx" => {
            import::read_docx(&bytes).map_err(|fault| refused(path, fault))?
        }
        "xlsx" | "xlsm" | "xltx" => {
            import::read_workbook(&bytes).map_err(|fault| refused(path, fault))?
        }
        "csv" | "tsv" => import::read_csv(
            &plain(path, bytes, words)?,
            &source(path.to_path_buf(), PathBuf::new()).stem,
        ),
        "html" | "htm" | "xhtml" => import::read_html(&plain(path, bytes, words)?),
        _ => import::read_text(&plain(path, bytes, words)?),
    };
    match document.characters() {
        0 => Err(fail("import-empty")),
        _ => Ok(document),
    }
}

/// What a name ends with, in small letters.
pub(super) fn ending(path: &Path) -> String {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    ending.unwrap_or_default()
}

/// Why an office file cannot be read.
fn refused(path: &Path, fault: Fault) -> Message {
    let fail = |id: &str| Message::new(id).arg("path", shown(path));
    match fault {
        Fault::Corrupt(reason) => fail("import-corrupt").arg("reason", reason),
        Fault::Protected => fail("import-protected"),
        Fault::Older => fail("import-older"),
        Fault::NoDocument => fail("import-no-document"),
        Fault::TooLarge | Fault::TooDeep => fail("import-bomb"),
    }
}

/// Decodes a text.
fn plain(path: &Path, bytes: Vec<u8>, words: &Words) -> Result<String, Message> {
    let fail = |id: &str| Message::new(id).arg("path", shown(path));
    let decoded = decode::decode(bytes, |text| words.vocabulary.score(text));
    let (text, _) = decoded.map_err(|error| match error {
        NoText::At(offset) => fail("import-no-text").arg("offset", offset),
        NoText::TooLong => fail("import-too-large").arg("limit", (LARGEST / 1024 / 1024) as usize),
    })?;
    Ok(text)
}
