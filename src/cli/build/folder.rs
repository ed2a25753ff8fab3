//! The folder that a build writes to: nothing is written outside it, nothing that rolec did not make is replaced.

use crate::cli::output;
use crate::cli::workspace::shown;
use crate::diagnostic::Message;
use crate::project::Project;
use crate::render::sheet::xlsx;
use crate::render::{docx, html, markdown};
use crate::text::fold;
use memchr::memmem;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// The folder of a workspace that builds go to if nothing else is said.
const OUT: &str = "out";

/// A file's name is not longer than this, in bytes; file systems allow 255, endings and temporary names included.
const LONGEST: usize = 180;

/// Marks stand within so many bytes of a file's start or end.
const MARKED: u64 = 64 * 1024;

/// Names that Windows keeps for devices.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Where the files of a build go.
pub(super) struct Folder {
    path: PathBuf,
    force: bool,
}

impl Folder {
    /// Makes the folder and tries whether it can be written, before anything takes time.
    ///
    /// # Errors
    /// If it cannot, or if the usual folder is a link that leads out of the workspace.
    pub(super) fn open(
        project: &Project,
        wanted: Option<&Path>,
        force: bool,
    ) -> Result<Self, Message> {
        let path = match wanted {
            Some(path) => path.to_path_buf(),
            None => {
                let path = project.root.join(OUT);
                if leads_away(&path, &project.root) {
                    return Err(Message::new("build-out-elsewhere").arg("path", shown(&path)));
                }
                path
            }
        };
        let tried = fs::create_dir_all(&path).and_then(|()| {
            let file = tempfile::Builder::new()
                .prefix(".rolec-")
                .tempfile_in(&path)?;
            file.close()
        });
        tried.map_err(|error| cannot_write(&path, &error))?;
        Ok(Self { path, force })
    }

    /// A folder in it, made if it is not there.
    ///
    /// # Errors
    /// If something else stands there, or a link that leads who knows where.
    pub(super) fn within(&self, name: &str) -> Result<Self, Message> {
        let path = self.path.join(name);
        let sound = match fs::symlink_metadata(&path) {
            Err(_) => true,
            Ok(found) => found.is_dir(),
        };
        if !sound {
            return Err(Message::new("build-not-ours").arg("path", shown(&path)));
        }
        fs::create_dir_all(&path).map_err(|error| cannot_write(&path, &error))?;
        Ok(Self {
            path,
            force: self.force,
        })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether everything may be replaced.
    pub(super) fn is_forced(&self) -> bool {
        self.force
    }

    /// Where a file goes.
    ///
    /// # Errors
    /// If something stands there that rolec did not make, and it was not said to replace it.
    pub(super) fn place(&self, file: &str) -> Result<PathBuf, Message> {
        let path = self.path.join(file);
        let replaceable = match fs::symlink_metadata(&path) {
            Err(_) => true,
            Ok(found) if found.is_dir() => false,
            Ok(_) if self.force => true,
            // What a link leads to is not ours, whatever it is.
            Ok(found) => found.is_file() && is_ours(&path).unwrap_or(false),
        };
        match replaceable {
            true => Ok(path),
            false => Err(Message::new("build-not-ours").arg("path", shown(&path))),
        }
    }

    /// Writes a file whole or not at all; a link in its place is replaced, not followed.
    pub(super) fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), Message> {
        output::write_whole(path, bytes).map_err(|error| cannot_write(path, &error))
    }

    /// The same for one of many files, which can all be made again: nobody waits until the disk has it.
    pub(super) fn write_one_of_many(&self, path: &Path, bytes: &[u8]) -> Result<(), Message> {
        output::write_anew(path, bytes).map_err(|error| cannot_write(path, &error))
    }
}

pub(super) fn cannot_write(path: &Path, error: &io::Error) -> Message {
    Message::new("cli-cannot-write")
        .arg("path", shown(path))
        .arg("reason", error.to_string())
}

/// Whether a path is a link to somewhere outside a folder.
fn leads_away(path: &Path, root: &Path) -> bool {
    let is_link = fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    let inside = || {
        Some(
            path.canonicalize()
                .ok()?
                .starts_with(root.canonicalize().ok()?),
        )
    };
    is_link && inside() != Some(true)
}

/// Whether rolec made a file: it says so near its start or its end.
fn is_ours(path: &Path) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let ending = path.extension().and_then(|ending| ending.to_str());
    match ending {
        Some("xlsx") => return Ok(xlsx::is_ours(file)),
        Some("docx") => return Ok(docx::is_ours(file)),
        _ => {}
    }
    let length = file.metadata()?.len();
    let mut bytes = Vec::new();
    Read::by_ref(&mut file)
        .take(MARKED)
        .read_to_end(&mut bytes)?;
    if length > MARKED {
        file.seek(SeekFrom::End(-(MARKED.min(length) as i64)))?;
        file.take(MARKED).read_to_end(&mut bytes)?;
    }
    let holds = |mark: &[u8]| memmem::find(&bytes, mark).is_some();
    Ok(match ending {
        Some("pdf") => bytes.starts_with(b"%PDF") && holds(b"<xmp:CreatorTool>rolec "),
        Some("html") => holds(html::GENERATOR.as_bytes()),
        Some("md") => holds(markdown::GENERATOR.as_bytes()),
        _ => false,
    })
}

/// A name made safe for a file on every system; None if nothing is left of it.
pub(super) fn file_name(name: &str) -> Option<String> {
    let safe = |c: char| match c {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
        c if c.is_control() || fold::is_blank(c) => ' ',
        c => c,
    };
    let name: String = name.chars().map(safe).collect();
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let mut name = words.join(" ");
    // Hidden files, parent folders, and endings that Windows drops.
    let trimmed = name.trim_matches(['.', ' ', '-']).len();
    if trimmed == 0 {
        return None;
    }
    name = name.trim_matches(['.', ' ', '-']).to_owned();
    while name.len() > LONGEST {
        name.pop();
    }
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    Some(match RESERVED.contains(&stem.trim()) {
        true => format!("_{name}"),
        false => name,
    })
}

/// Whether two names are one file on systems that do not tell upper from lower case.
pub(super) fn same_file(one: &str, two: &str) -> bool {
    one.to_lowercase() == two.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_safe() {
        let safe = |name| file_name(name).unwrap_or_default();
        assert_eq!(safe("青屿精工机械有限公司"), "青屿精工机械有限公司");
        assert_eq!(safe("../../x"), "x");
        assert_eq!(safe("A/B: C?"), "A-B- C");
        assert_eq!(safe("a\u{0}\nb"), "a b");
        assert_eq!(safe("con"), "_con");
        assert_eq!(safe("NUL.txt"), "_NUL.txt");
        assert_eq!(safe(".hidden."), "hidden");
        assert_eq!(file_name("/.."), None);
        assert!(safe(&"长".repeat(200)).len() <= LONGEST);
    }
}
