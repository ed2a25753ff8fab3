//! What the tests of booklets share: workspaces on disk, and the program run on them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A workspace in a folder of its own, which is gone when the test ends.
pub struct Workspace {
    pub folder: TempDir,
}

impl Workspace {
    /// Files by their paths.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        for (path, text) in files {
            let path = folder.path().join(path);
            let above = path.parent().expect("a file lies in a folder");
            fs::create_dir_all(above).expect("the folder can be made");
            fs::write(path, text).expect("the file can be written");
        }
        Self { folder }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Builds to `out` in the workspace.
    pub fn build(&self, arguments: &[&str]) -> Built {
        self.build_to(&self.path().join("out"), arguments)
    }

    pub fn build_to(&self, folder: &Path, arguments: &[&str]) -> Built {
        build(self.path(), folder, arguments)
    }
}

/// What a build said and left.
pub struct Built {
    pub status: i32,
    pub messages: String,
    pub folder: PathBuf,
}

impl Built {
    /// The names of all that lies in the output folder.
    pub fn names(&self) -> Vec<String> {
        names(&self.folder)
    }

    /// A file of the output folder.
    pub fn file(&self, name: &str) -> Vec<u8> {
        fs::read(self.folder.join(name)).expect("the file can be read")
    }

    /// The only file of the output folder.
    pub fn bytes(&self) -> Vec<u8> {
        let names = self.names();
        assert_eq!(names.len(), 1, "{names:?} {}", self.messages);
        self.file(&names[0])
    }

    /// How many pages the build said that it made.
    pub fn pages(&self) -> usize {
        let digits = self.messages.rsplit_once('(');
        let digits = digits.map_or("", |(_, rest)| rest);
        let digits: String = digits.chars().take_while(char::is_ascii_digit).collect();
        let pages = digits.parse();
        pages.unwrap_or_else(|_| panic!("no pages in {}", self.messages))
    }
}

/// The names in a folder, sorted.
pub fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let names = entries.flatten().map(|entry| entry.file_name());
    let mut names: Vec<String> = names
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Runs `rolec build`, with messages in English and nothing of the user's in the environment.
pub fn build(workspace: &Path, folder: &Path, arguments: &[&str]) -> Built {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_rolec"))
        .args(["build", "--lang", "en"])
        .arg(workspace)
        .arg("-o")
        .arg(folder)
        .args(arguments)
        .env("HOME", "/nowhere")
        .env("FONTCONFIG_FILE", "/nowhere")
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .expect("the program can be run");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("messages are UTF-8");
    Built {
        status: status.code().unwrap_or(-1),
        messages: format!("{}{}", text(stdout), text(stderr)),
        folder: folder.to_path_buf(),
    }
}

/// A folder of this project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
