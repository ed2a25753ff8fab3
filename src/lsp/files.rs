//! Files as the server sees them: open documents before the disk, and of the disk what is known not to have changed.

use crate::project::{EXTENSION, Files, MANIFEST, Parsed, PathKind};
use crate::text::SourceFile;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A disk that any thread may read.
pub type SharedFiles = Arc<dyn Files + Send + Sync>;

/// What a client tells of changes on the disk is kept until it does; without such a client nothing is kept.
#[derive(Clone)]
pub(super) struct Kept {
    disk: SharedFiles,
    known: Option<Arc<Mutex<Known>>>,
}

#[derive(Default)]
struct Known {
    bytes: FxHashMap<PathBuf, Arc<[u8]>>,
    kinds: FxHashMap<PathBuf, Option<PathKind>>,
    walks: FxHashMap<PathBuf, Vec<(PathBuf, PathKind)>>,
}

/// Whether a client that watches files tells of this one.
pub(super) fn is_watched(path: &Path) -> bool {
    path.ends_with(MANIFEST) || path.extension() == Some(OsStr::new(EXTENSION))
}

impl Kept {
    pub(super) fn new(disk: SharedFiles, is_watched: bool) -> Self {
        Self {
            disk,
            known: is_watched.then(Arc::default),
        }
    }

    fn known(&self) -> Option<MutexGuard<'_, Known>> {
        let known = self.known.as_ref()?;
        // What is kept is whole at any time: a thread that died left nothing half done.
        Some(known.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Something happened to a file.
    pub(super) fn forget(&self, path: &Path) {
        if let Some(mut known) = self.known() {
            known.bytes.remove(path);
            known.kinds.remove(path);
            known.walks.clear();
        }
    }

    /// A folder is gone; whether anything in it was known.
    pub(super) fn forget_below(&self, folder: &Path) -> bool {
        let Some(mut known) = self.known() else {
            return false;
        };
        let is_below = |path: &PathBuf| path.starts_with(folder);
        let had = known.bytes.keys().any(is_below) || known.kinds.keys().any(is_below);
        if had {
            known.bytes.retain(|path, _| !is_below(path));
            known.kinds.retain(|path, _| !is_below(path));
            known.walks.clear();
        }
        had
    }

    /// Anything may have happened.
    pub(super) fn forget_all(&self) {
        if let Some(mut known) = self.known() {
            *known = Known::default();
        }
    }
}

impl Files for Kept {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if let Some(bytes) = self
            .known()
            .and_then(|known| known.bytes.get(path).cloned())
        {
            return Ok(bytes.to_vec());
        }
        let bytes = self.disk.read(path)?;
        if let Some(mut known) = self.known() {
            known
                .bytes
                .insert(path.to_owned(), Arc::from(bytes.as_slice()));
        }
        Ok(bytes)
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        if !is_watched(path) {
            return self.disk.kind(path);
        }
        if let Some(kind) = self
            .known()
            .and_then(|known| known.kinds.get(path).copied())
        {
            return kind;
        }
        let kind = self.disk.kind(path);
        if let Some(mut known) = self.known() {
            known.kinds.insert(path.to_owned(), kind);
        }
        kind
    }

    fn walk(&self, root: &Path) -> Vec<(PathBuf, PathKind)> {
        if let Some(walk) = self
            .known()
            .and_then(|known| known.walks.get(root).cloned())
        {
            return walk;
        }
        let walk = self.disk.walk(root);
        if let Some(mut known) = self.known() {
            known.walks.insert(root.to_owned(), walk.clone());
        }
        walk
    }
}

/// Open documents over the disk. A file that is open counts as it is in the editor, and is there even if the disk
/// does not have it yet.
#[derive(Clone)]
pub(super) struct Overlay {
    pub(super) open: Arc<BTreeMap<PathBuf, Opened>>,
    pub(super) disk: Kept,
}

/// An open document: its text, and what was made of it.
#[derive(Clone)]
pub(super) struct Opened {
    pub(super) source: Arc<SourceFile>,
    pub(super) parsed: Option<Parsed>,
    /// Whether it is too long to be judged while it is open.
    pub(super) is_long: bool,
}

impl Files for Overlay {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match self.open.get(path) {
            Some(own) => Ok(own.source.text.as_bytes().to_vec()),
            None => self.disk.read(path),
        }
    }

    fn parsed(&self, path: &Path) -> Option<Parsed> {
        self.open.get(path)?.parsed.clone()
    }

    fn is_withheld(&self, path: &Path) -> bool {
        self.open.get(path).is_some_and(|own| own.is_long)
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        match self.open.contains_key(path) {
            true => Some(PathKind::File),
            false => self.disk.kind(path),
        }
    }

    fn walk(&self, root: &Path) -> Vec<(PathBuf, PathKind)> {
        let mut walk = self.disk.walk(root);
        let missing = self.open.keys().filter(|path| {
            path.starts_with(root) && !walk.iter().any(|(walked, _)| walked == *path)
        });
        let missing: Vec<_> = missing
            .filter(|path| self.disk.kind(path).is_none())
            .map(|path| (path.clone(), PathKind::File))
            .collect();
        if !missing.is_empty() {
            walk.extend(missing);
            walk.sort();
        }
        walk
    }
}
