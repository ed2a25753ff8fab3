//! The disk and the day: the one place of the core that touches the world outside.

use super::{Files, PathKind};
use std::env;
use std::fs::FileType;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use time::{Date, OffsetDateTime};

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

/// The day of `SOURCE_DATE_EPOCH`, in seconds since 1970, UTC.
pub fn source_date() -> Option<Date> {
    let seconds: i64 = env::var("SOURCE_DATE_EPOCH").ok()?.trim().parse().ok()?;
    let moment = OffsetDateTime::from_unix_timestamp(seconds).ok()?;
    Some(moment.date())
}

/// The day of the clock, UTC.
pub fn today() -> Option<Date> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    let moment = OffsetDateTime::from_unix_timestamp(i64::try_from(seconds).ok()?).ok()?;
    Some(moment.date())
}

fn kind_of(kind: FileType) -> PathKind {
    match kind {
        kind if kind.is_file() => PathKind::File,
        kind if kind.is_dir() => PathKind::Folder,
        _ => PathKind::Other,
    }
}
