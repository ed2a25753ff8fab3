//! The disk: the one place of the core that touches the file system.

use super::{Files, PathKind};
use std::fs::FileType;
use std::io;
use std::path::{Path, PathBuf};

/// The file system as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Files for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        match std::fs::metadata(path) {
            Ok(metadata) => Some(kind_of(metadata.file_type())),
            Err(_) => std::fs::symlink_metadata(path)
                .ok()
                .map(|_| PathKind::Other),
        }
    }

    fn walk(&self, root: &Path) -> Vec<(PathBuf, PathKind)> {
        let walker = ignore::WalkBuilder::new(root)
            .require_git(false)
            .sort_by_file_path(Path::cmp)
            .build();
        walker
            .filter_map(Result::ok)
            .filter(|entry| entry.depth() > 0)
            .map(|entry| {
                let path = entry.into_path();
                let kind = self.kind(&path).unwrap_or(PathKind::Other);
                (path, kind)
            })
            .collect()
    }
}

fn kind_of(kind: FileType) -> PathKind {
    match kind {
        kind if kind.is_file() => PathKind::File,
        kind if kind.is_dir() => PathKind::Folder,
        _ => PathKind::Other,
    }
}
