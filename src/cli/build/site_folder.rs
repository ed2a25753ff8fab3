//! The folder that a site is written to: files that are the same stay as they are, pages of ours that belong to no page
//! any more go, and nothing else is touched.

use super::folder::{Folder, cannot_write};
use crate::cli::output;
use crate::cli::workspace::shown;
use crate::diagnostic::Message;
use crate::render::html;
use crate::render::site::{self, File};
use memchr::memmem;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of a site in the folder of a build.
const SITE: &str = "site";

/// Folders of pages in it.
const FOLDERS: [&str; 5] = [
    "departments",
    "positions",
    "processes",
    "matters",
    "documents",
];

/// Marks of ours stand near the start of a file.
const MARKED: usize = 1024;

impl Folder {
    /// Writes a site; gives the path of its front page.
    ///
    /// # Errors
    /// If something stands in its place that rolec did not make and that was not said to be replaced, or if it cannot
    /// be written. Nothing is written in the first case.
    pub(super) fn write_site(&self, files: &[File]) -> Result<PathBuf, Message> {
        let root = self.path().join(SITE);
        let inner = FOLDERS.iter().map(|folder| root.join(folder));
        for folder in std::iter::once(root.clone()).chain(inner) {
            // What a link leads to is not ours.
            let found = fs::symlink_metadata(&folder);
            if found.is_ok_and(|found| !found.is_dir()) {
                return Err(not_ours(&folder));
            }
        }
        let wanted: Vec<Option<PathBuf>> = files
            .par_iter()
            .map(|file| self.changed(&root, file))
            .collect::<Result<_, _>>()?;
        for file in files {
            if let Some(folder) = root.join(&file.path).parent() {
                fs::create_dir_all(folder).map_err(|error| cannot_write(folder, &error))?;
            }
        }
        files.par_iter().zip(&wanted).try_for_each(|(file, path)| {
            let Some(path) = path else { return Ok(()) };
            let written = output::write_anew(path, file.text.as_bytes());
            written.map_err(|error| cannot_write(path, &error))
        })?;
        remove_old(&root, files);
        Ok(root.join(&files[0].path))
    }

    /// Where a file has to be written; None if it is there already.
    fn changed(&self, root: &Path, file: &File) -> Result<Option<PathBuf>, Message> {
        let path = root.join(&file.path);
        let Ok(found) = fs::symlink_metadata(&path) else {
            return Ok(Some(path));
        };
        if found.is_dir() {
            return Err(not_ours(&path));
        }
        let old = match found.is_file() {
            true => fs::read(&path).unwrap_or_default(),
            false => Vec::new(),
        };
        match () {
            () if old == file.text.as_bytes() => Ok(None),
            () if self.is_forced() || is_ours(&old) => Ok(Some(path)),
            () => Err(not_ours(&path)),
        }
    }
}

fn not_ours(path: &Path) -> Message {
    Message::new("build-not-ours").arg("path", shown(path))
}

fn is_ours(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(MARKED)];
    let marks = [html::GENERATOR, site::GENERATOR];
    marks
        .iter()
        .any(|mark| memmem::find(start, mark.as_bytes()).is_some())
}

/// Removes pages of an earlier build that nothing leads to any more.
fn remove_old(root: &Path, files: &[File]) {
    let kept: FxHashSet<PathBuf> = files.iter().map(|file| root.join(&file.path)).collect();
    let inner = FOLDERS.iter().map(|folder| root.join(folder));
    for folder in std::iter::once(root.to_path_buf()).chain(inner) {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_page = path.extension().is_some_and(|ending| ending == "html");
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            if is_page
                && is_file
                && !kept.contains(&path)
                && fs::read(&path).is_ok_and(|old| is_ours(&old))
            {
                // A page that stays does no harm.
                let _ = fs::remove_file(&path);
            }
        }
        // An empty folder of pages goes too; any other cannot be removed.
        if folder != root {
            let _ = fs::remove_dir(&folder);
        }
    }
}
