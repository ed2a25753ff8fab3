//! Runs rolec and other programs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A workspace in a folder of its own, and the booklet built from it.
pub struct Booklet {
    folder: TempDir,
}

impl Booklet {
    /// Builds files, given by their paths.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        for (path, text) in files {
            fs::write(folder.path().join(path), text).expect("the file can be written");
        }
        let booklet = Self { folder };
        booklet.build(booklet.folder.path());
        booklet
    }

    /// Builds the sources of an example of this project, without its manifest: the default booklet, which has all.
    pub fn example(name: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        for (at, source) in sources(&example(name)).iter().enumerate() {
            let copy = folder.path().join(format!("{at:02}.role"));
            fs::copy(source, copy).expect("the source can be copied");
        }
        let booklet = Self { folder };
        booklet.build(booklet.folder.path());
        booklet
    }

    /// The workspace.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    fn build(&self, workspace: &Path) {
        let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
            .args(["build", "-q", "--to", "pdf", "-o"])
            .arg(self.folder.path().join("out"))
            .arg(workspace)
            .output()
            .expect("the program can be run");
        assert!(output.status.code() <= Some(1), "{output:?}");
    }

    /// The largest PDF that was built.
    pub fn pdf(&self) -> PathBuf {
        let entries = fs::read_dir(self.folder.path().join("out")).expect("it was built");
        let files = entries.flatten().map(|entry| entry.path());
        let pdfs = files.filter(|path| path.extension().is_some_and(|ending| ending == "pdf"));
        pdfs.max_by_key(|path| fs::metadata(path).map_or(0, |metadata| metadata.len()))
            .expect("a PDF was built")
    }
}

pub fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(name)
}

/// The sources in a folder.
pub fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    let entries = fs::read_dir(folder).expect("the folder can be read");
    for path in entries.flatten().map(|entry| entry.path()) {
        match path.is_dir() {
            true => out.extend(sources(&path)),
            false if path.extension().is_some_and(|ending| ending == "role") => out.push(path),
            false => {}
        }
    }
    out
}

/// What a program writes to standard output; None, and a word on standard error, if it is not installed.
pub fn run(program: &str, arguments: &[&str]) -> Option<String> {
    match Command::new(program).args(arguments).output() {
        Ok(output) => Some(String::from_utf8_lossy(&output.stdout).into_owned()),
        Err(error) => {
            eprintln!("skipped: {program} cannot be run ({error})");
            None
        }
    }
}

/// The text of every page of a PDF, in the order in which it was set.
pub fn pages(pdf: &Path) -> Option<Vec<String>> {
    let pdf = pdf.display().to_string();
    let text = run("pdftotext", &["-raw", "-enc", "UTF-8", &pdf, "-"])?;
    let mut pages: Vec<String> = text.split('\u{C}').map(str::to_owned).collect();
    pages.pop();
    Some(pages)
}

/// A text without blanks: how a line was broken does not count.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
