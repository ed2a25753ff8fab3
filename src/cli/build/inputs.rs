//! What a build reads beside the sources: templates of the user, chapters in Markdown, pictures.

use crate::cli::workspace::shown;
use crate::diagnostic::Message;
use crate::render::booklet::{Booklet, Chapter};
use crate::render::manual;
use crate::render::picture::{self, Fault, MOST_BYTES, Picture, Pictures};
use crate::render::template::{Family, Overrides};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::decode;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

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
    for entry in &booklet.chapters {
        let Chapter::Text(path) = &entry.chapter else {
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

/// The logo of a booklet and the pictures of its Markdown chapters, by their paths in the workspace, and why others
/// cannot be had.
pub(super) fn pictures(
    root: &Path,
    booklet: &Booklet,
    texts: &BTreeMap<String, String>,
) -> (Pictures, Vec<Message>) {
    let (mut pictures, mut faults) = (Pictures::new(), Vec::new());
    let mut load = |path: &str, place: Option<(&str, usize)>| {
        if pictures.contains_key(path) {
            return;
        }
        match one(root, path) {
            Ok(picture) => {
                pictures.insert(path.to_owned(), picture);
            }
            Err(message) => faults.push(placed(message.arg("path", path), place)),
        }
    };
    if let Some(logo) = &booklet.design.logo {
        load(logo, None);
    }
    let mut elsewhere = Vec::new();
    for (chapter, text) in texts {
        for (line, address) in manual::images(text) {
            match picture::path(chapter, &address) {
                Some(path) => load(&path, Some((chapter, line))),
                None => {
                    let message = Message::new("build-picture-elsewhere").arg("path", address);
                    elsewhere.push(placed(message, Some((chapter, line))));
                }
            }
        }
    }
    faults.append(&mut elsewhere);
    (pictures, faults)
}

/// A message with the line of a chapter that asks for the picture.
fn placed(message: Message, place: Option<(&str, usize)>) -> Message {
    match place {
        Some((chapter, line)) => message.arg("at", format!("{chapter}:{line}")),
        None => message.arg("at", crate::project::MANIFEST),
    }
}

fn one(root: &Path, path: &str) -> Result<Picture, Message> {
    let unread = |reason: Unread| match reason {
        Unread::Outside => Message::new("build-picture-elsewhere"),
        Unread::Reason(reason) => Message::new("build-no-picture").arg("reason", reason),
    };
    let whole = inside(root, path).map_err(unread)?;
    let reason = |error: std::io::Error| unread(Unread::Reason(error.to_string()));
    let length = fs::metadata(&whole).map_err(reason)?.len();
    let megabytes = |bytes: u64| (bytes >> 20).to_string();
    let too_many = || {
        Message::new("build-picture-bytes")
            .arg("size", megabytes(length))
            .arg("most", megabytes(MOST_BYTES))
    };
    if length > MOST_BYTES {
        return Err(too_many());
    }
    let bytes = fs::read(&whole).map_err(reason)?;
    Picture::read(bytes).map_err(|fault| match fault {
        Fault::Unknown => Message::new("build-picture-unknown"),
        Fault::TooManyBytes => too_many(),
        Fault::TooLarge { width, height } => Message::new("build-picture-large")
            .arg("width", width.to_string())
            .arg("height", height.to_string()),
        Fault::Broken(reason) => Message::new("build-picture-broken").arg("reason", reason),
    })
}

/// Why a chapter cannot be had.
enum Unread {
    Outside,
    Reason(String),
}

/// Where a file of the workspace is; one that is not in it, or only by a link, is none of the booklet's business.
fn inside(root: &Path, path: &str) -> Result<PathBuf, Unread> {
    let reason = |error: std::io::Error| Unread::Reason(error.to_string());
    let whole = root.join(path).canonicalize().map_err(reason)?;
    if !whole.starts_with(root.canonicalize().map_err(reason)?) {
        return Err(Unread::Outside);
    }
    match whole.is_file() {
        true => Ok(whole),
        false => Err(Unread::Reason(std::io::ErrorKind::IsADirectory.to_string())),
    }
}

/// Reads a chapter.
fn read(root: &Path, path: &str) -> Result<String, Unread> {
    let whole = inside(root, path)?;
    let bytes = fs::read(&whole).map_err(|error| Unread::Reason(error.to_string()))?;
    let text = decode::decode(bytes, |text| Vocabulary::built_in().score(text));
    let (text, _) = text.map_err(|_| Unread::Reason("UTF-8".to_owned()))?;
    Ok(text
        .trim_start_matches(crate::text::BYTE_ORDER_MARK)
        .to_owned())
}
