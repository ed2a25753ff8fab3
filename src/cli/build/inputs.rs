//! What a build reads beside the sources: templates of the user, chapters in Markdown.

use crate::cli::workspace::shown;
use crate::diagnostic::Message;
use crate::render::booklet::{Booklet, Chapter};
use crate::render::template::{Family, Overrides};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::decode;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The templates in a folder: `typst/*.hbs`, `html/*.hbs`, `markdown/*.hbs`.
///
/// # Errors
/// If there is no such folder, nothing in it, or something that cannot be read.
pub(super) fn templates(folder: &Path) -> Result<Overrides, Message> {
    let about = |id: &str, path: &Path| Message::new(id).arg("path", shown(path));
    if !folder.is_dir() {
        return Err(about("build-no-template-folder", folder));
    }
    let mut overrides = Overrides::default();
    for family in Family::ALL {
        let Ok(entries) = fs::read_dir(folder.join(family.folder())) else {
            continue;
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.extension().is_none_or(|ending| ending != "hbs") {
                continue;
            }
            let Some(name) = path.file_stem().and_then(|name| name.to_str()) else {
                continue;
            };
            let text = fs::read_to_string(&path).map_err(|error| {
                about("build-template-unreadable", &path).arg("reason", error.to_string())
            })?;
            let family = overrides.entry(family.folder()).or_default();
            family.insert(name.to_owned(), text);
        }
    }
    match overrides.is_empty() {
        true => Err(about("build-empty-template-folder", folder)),
        false => Ok(overrides),
    }
}

/// The Markdown chapters of a booklet, by the paths it names them with, and why others cannot be had.
pub(super) fn texts(root: &Path, booklet: &Booklet) -> (BTreeMap<String, String>, Vec<Message>) {
    let (mut texts, mut faults) = (BTreeMap::new(), Vec::new());
    for chapter in &booklet.chapters {
        let Chapter::Text(path) = chapter else {
            continue;
        };
        let fault = |id: &str| {
            Message::new(id)
                .arg("booklet", booklet.name.as_str())
                .arg("path", path.as_str())
        };
        match read(root, path) {
            Ok(text) => {
                texts.insert(path.clone(), text);
            }
            Err(Unread::Outside) => faults.push(fault("build-text-outside")),
            Err(Unread::Reason(reason)) => {
                faults.push(fault("build-no-text").arg("reason", reason));
            }
        }
    }
    (texts, faults)
}

/// Why a chapter cannot be had.
enum Unread {
    Outside,
    Reason(String),
}

/// Reads a file of the workspace; one that is not in it, or only by a link, is none of the booklet's business.
fn read(root: &Path, path: &str) -> Result<String, Unread> {
    let reason = |error: std::io::Error| Unread::Reason(error.to_string());
    let whole = root.join(path).canonicalize().map_err(reason)?;
    if !whole.starts_with(root.canonicalize().map_err(reason)?) {
        return Err(Unread::Outside);
    }
    if !whole.is_file() {
        return Err(Unread::Reason(std::io::ErrorKind::IsADirectory.to_string()));
    }
    let bytes = fs::read(&whole).map_err(reason)?;
    let text = decode::decode(bytes, |text| Vocabulary::built_in().score(text));
    let (text, _) = text.map_err(|_| Unread::Reason("UTF-8".to_owned()))?;
    Ok(text
        .trim_start_matches(crate::text::BYTE_ORDER_MARK)
        .to_owned())
}
