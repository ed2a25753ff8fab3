//! The workspace as it was at a revision of Git, read through the `git` program. Changes nothing in the repository.

use crate::diagnostic::Message;
use crate::project::{EXTENSION, Files, MANIFEST, PathKind};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The sources and the manifest of a revision.
pub(super) struct Revision {
    root: PathBuf,
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Revision {
    /// Reads what a folder held.
    ///
    /// # Errors
    /// If there is no Git, no repository, or no such revision.
    pub(super) fn read(root: &Path, revision: &str) -> Result<Self, Message> {
        let fault = |reason: String| {
            Message::new("cli-bad-revision")
                .arg("revision", revision)
                .arg("reason", reason)
        };
        let commit = format!("{revision}^{{commit}}");
        let commit = git(
            root,
            &["rev-parse", "--verify", "--end-of-options", &commit],
            &[],
        );
        let commit = commit.map_err(fault)?;
        let commit = String::from_utf8_lossy(&commit).trim().to_owned();
        let listed = git(root, &["ls-tree", "-r", "-z", &commit], &[]).map_err(fault)?;
        let (mut paths, mut wanted) = (Vec::new(), String::new());
        for entry in listed
            .split(|&byte| byte == 0)
            .filter(|entry| !entry.is_empty())
        {
            let entry = String::from_utf8_lossy(entry);
            let Some((what, path)) = entry.split_once('\t') else {
                continue;
            };
            let words: Vec<&str> = what.split(' ').collect();
            if let [mode, "blob", object] = words[..]
                && mode != LINK
                && is_read(Path::new(path))
            {
                paths.push(root.join(path));
                wanted.push_str(object);
                wanted.push('\n');
            }
        }
        let batch = git(root, &["cat-file", "--batch"], wanted.as_bytes()).map_err(fault)?;
        let files = paths.into_iter().zip(blobs(&batch)).collect();
        Ok(Self {
            root: root.to_path_buf(),
            files,
        })
    }
}

/// The mode of symbolic links.
const LINK: &str = "120000";

fn is_read(path: &Path) -> bool {
    path == Path::new(MANIFEST) || path.extension() == Some(OsStr::new(EXTENSION))
}

/// What `git` says, or why it says nothing.
fn git(root: &Path, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, String> {
    let mut child = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("git: {error}"))?;
    let stdin = child.stdin.take();
    // Git answers while it is asked; both ends are kept open so that neither waits for the other.
    let output = std::thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    });
    let output = output.map_err(|error| format!("git: {error}"))?;
    match output.status.success() {
        true => Ok(output.stdout),
        false => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
    }
}

/// The objects of `git cat-file --batch`: a line that ends in the size, the bytes, a line end.
fn blobs(mut batch: &[u8]) -> Vec<Vec<u8>> {
    let mut blobs = Vec::new();
    while let Some(end) = memchr::memchr(b'\n', batch) {
        let head = String::from_utf8_lossy(&batch[..end]);
        let size: usize = head
            .rsplit(' ')
            .next()
            .and_then(|size| size.parse().ok())
            .unwrap_or(0);
        let from = end + 1;
        let to = (from + size).min(batch.len());
        blobs.push(batch[from..to].to_vec());
        batch = batch.get(to + 1..).unwrap_or_default();
    }
    blobs
}

impl Files for Revision {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let bytes = self.files.get(path).cloned();
        bytes.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        if self.files.contains_key(path) {
            return Some(PathKind::File);
        }
        let is_folder = path == self.root || self.files.keys().any(|file| file.starts_with(path));
        is_folder.then_some(PathKind::Folder)
    }

    fn walk(&self, root: &Path) -> Vec<(PathBuf, PathKind)> {
        let below = self.files.keys().filter(|path| path.starts_with(root));
        below.map(|path| (path.clone(), PathKind::File)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::blobs;

    #[test]
    fn objects_of_any_bytes_are_told_apart() {
        let batch = b"0a blob 3\na\nb\n0b blob 0\n\n0c missing\n";
        assert_eq!(blobs(batch), [b"a\nb".to_vec(), Vec::new(), Vec::new()]);
    }
}
