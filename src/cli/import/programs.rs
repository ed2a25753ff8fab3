//! Documents that only other programs can read: LibreOffice and pdftotext turn them into forms that we can. Runs them
//! in a folder of their own, which is gone afterwards; understands nothing.

use super::sources::ending;
use crate::cli::workspace::shown;
use crate::diagnostic::Message;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Endings of documents that LibreOffice makes a Word file of.
pub(super) const TEXTS: [&str; 7] = ["doc", "dot", "wps", "wpt", "rtf", "odt", "pages"];

/// Endings of documents that LibreOffice makes a workbook of.
pub(super) const SHEETS: [&str; 5] = ["xls", "xlt", "et", "ett", "ods"];

/// A program that needs longer has stopped.
const PATIENCE: Duration = Duration::from_secs(120);

/// How often is looked whether it has ended.
const LOOK: Duration = Duration::from_millis(40);

/// LibreOffice, as it is called and where it lies on machines that do not list it.
const OFFICE: [&str; 4] = [
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
];

const PDF: [&str; 1] = ["pdftotext"];

/// A document in a form that we read: its ending and its bytes.
pub(super) type Converted = (&'static str, Vec<u8>);

/// Whether a document needs another program.
pub(super) fn is_needed(ending: &str) -> bool {
    ending == "pdf" || TEXTS.contains(&ending) || SHEETS.contains(&ending)
}

/// Has a document converted.
///
/// # Errors
/// If the program is missing, or cannot read the document.
pub(super) fn convert(path: &Path) -> Result<Converted, Message> {
    let folder = tempfile::tempdir().map_err(|error| unconverted(path, &error.to_string()))?;
    match ending(path).as_str() {
        "pdf" => pdf(path, folder.path()),
        ending if SHEETS.contains(&ending) => office(path, folder.path(), "xlsx"),
        _ => office(path, folder.path(), "docx"),
    }
}

fn failed(path: &Path, id: &str) -> Message {
    Message::new(id).arg("path", shown(path))
}

/// What a program could not convert, with what it said.
fn unconverted(path: &Path, reason: &str) -> Message {
    match reason.trim_end_matches('.') {
        "" => failed(path, "import-unconverted"),
        reason => failed(path, "import-unconverted-because").arg("reason", reason.to_owned()),
    }
}

/// One LibreOffice at a time: each takes a few hundred megabytes.
static OFFICE_IS_RUNNING: Mutex<()> = Mutex::new(());

fn office(path: &Path, folder: &Path, to: &'static str) -> Result<Converted, Message> {
    // What another one left behind is none of ours; a poisoned lock is a free one.
    let _one = OFFICE_IS_RUNNING
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    let profile = format!("-env:UserInstallation={}", url(&folder.join("profile")));
    let out = folder.join("out");
    let run = run(&OFFICE, folder, |command| {
        command
            .arg(&profile)
            .args(["--headless", "--norestore", "--convert-to", to, "--outdir"])
            .arg(&out)
            .arg(path);
    });
    told(path, "LibreOffice", run)?;
    let made = std::fs::read_dir(&out)
        .ok()
        .and_then(|mut files| files.next()?.ok())
        .map(|file| file.path());
    read(path, made, to)
}

fn pdf(path: &Path, folder: &Path) -> Result<Converted, Message> {
    let out = folder.join("text.txt");
    let run = run(&PDF, folder, |command| {
        command.args(["-enc", "UTF-8"]).arg(path).arg(&out);
    });
    told(path, "pdftotext", run)?;
    read(path, Some(out), "txt")
}

/// What the program made.
fn read(path: &Path, made: Option<PathBuf>, to: &'static str) -> Result<Converted, Message> {
    let bytes = made.and_then(|made| std::fs::read(made).ok());
    match bytes {
        Some(bytes) => Ok((to, bytes)),
        None => Err(unconverted(path, "")),
    }
}

/// How a program ended.
enum Ended {
    Well,
    /// With what it said.
    Badly(String),
    /// None of its names is known here.
    Missing,
}

fn told(path: &Path, program: &str, ended: Ended) -> Result<(), Message> {
    match ended {
        Ended::Well => Ok(()),
        Ended::Missing => Err(failed(path, "import-no-program").arg("program", program)),
        Ended::Badly(said) if said.to_lowercase().contains("password") => {
            Err(failed(path, "import-protected"))
        }
        Ended::Badly(said) => Err(unconverted(path, &said)),
    }
}

/// Runs the first of these programs that there is. It sees a home of its own, so that it leaves nothing in ours.
fn run(names: &[&str], home: &Path, arguments: impl Fn(&mut Command)) -> Ended {
    for name in names {
        let said = home.join("said");
        let Ok(errors) = std::fs::File::create(&said) else {
            return Ended::Badly(String::new());
        };
        let mut command = Command::new(name);
        arguments(&mut command);
        command
            .env("HOME", home)
            .env("TMPDIR", home)
            .current_dir(home)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(errors);
        let child = match command.spawn() {
            Ok(child) => child,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Ended::Badly(error.to_string()),
        };
        let ended = wait(child);
        let said = std::fs::read(&said).unwrap_or_default();
        let said = String::from_utf8_lossy(&said);
        let line = said.lines().rev().find(|line| !line.trim().is_empty());
        return match ended {
            Some(status) if status.success() => Ended::Well,
            _ => Ended::Badly(line.unwrap_or_default().trim().to_owned()),
        };
    }
    Ended::Missing
}

/// Waits for the end of a program; one that has stopped is ended.
fn wait(mut child: Child) -> Option<ExitStatus> {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if start.elapsed() < PATIENCE => std::thread::sleep(LOOK),
            _ => {
                // It may just have ended by itself.
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}

/// The address of a folder, as LibreOffice wants it.
fn url(folder: &Path) -> String {
    let path = folder.to_string_lossy().replace('\\', "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    let mut out = format!("file://{slash}");
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b':' | b'-' | b'_' | b'.' => {
                out.push(char::from(byte));
            }
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}
