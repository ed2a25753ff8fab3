//! Files that are nowhere but in memory, so that a test can give the project text. Touches no disk.

use rolec::project::{Files, PathKind, Project, Request};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// The folder that all files lie in.
pub const ROOT: &str = "/memory";

/// Files by their path; folders are there because files lie in them.
#[derive(Clone, Debug, Default)]
pub struct Memory(BTreeMap<PathBuf, Vec<u8>>);

impl Memory {
    /// A workspace of files, each with its path below the root.
    pub fn of<'a>(files: impl IntoIterator<Item = (&'a str, impl AsRef<[u8]>)>) -> Self {
        let files = files.into_iter();
        Self(
            files
                .map(|(path, bytes)| (Path::new(ROOT).join(path), bytes.as_ref().to_vec()))
                .collect(),
        )
    }

    /// The workspace, read.
    pub fn project(&self) -> Project {
        let request = Request {
            root: PathBuf::from(ROOT),
            only: Vec::new(),
        };
        Project::load(&request, self).unwrap_or_else(|failures| panic!("{failures:?}"))
    }
}

impl Files for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.0
            .get(path)
            .cloned()
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        if self.0.contains_key(path) {
            return Some(PathKind::File);
        }
        let holds = self.0.keys().any(|file| file.starts_with(path));
        holds.then_some(PathKind::Folder)
    }

    fn walk(&self, root: &Path) -> Vec<(PathBuf, PathKind)> {
        let below = self.0.keys().filter(|path| path.starts_with(root));
        below.map(|path| (path.clone(), PathKind::File)).collect()
    }
}
