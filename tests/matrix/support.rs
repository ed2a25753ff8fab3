//! What the tests of tables share: the command run on a workspace, and its files read back as other programs do.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A workspace in a folder of its own, which is gone when the test ends.
pub struct Workspace(TempDir);

impl Workspace {
    pub fn of(text: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        std::fs::write(folder.path().join("a.role"), text).expect("it can be written");
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Standard output of `rolec matrix` with these arguments, whatever its status.
    pub fn matrix(&self, arguments: &[&str]) -> Vec<u8> {
        matrix(self.path(), arguments).stdout
    }

    /// A table as records of CSV.
    pub fn csv(&self, kind: &str) -> Vec<Vec<String>> {
        records(&text(self.matrix(&[kind, "--to", "csv"])))
    }

    pub fn book(&self, kind: &str) -> Book {
        Book::of(self.matrix(&[kind, "--to", "xlsx"]))
    }
}

pub fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(name)
}

pub fn matrix(folder: &Path, arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
        .arg("-C")
        .arg(folder)
        .arg("matrix")
        .args(arguments)
        .env_clear()
        .env("LC_ALL", "zh_CN.UTF-8")
        .output()
        .expect("rolec runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("panicked"), "{arguments:?}: {said}");
    output
}

pub fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("text")
}

/// The records of a CSV file (RFC 4180).
pub fn records(csv: &str) -> Vec<Vec<String>> {
    let csv = csv.strip_prefix('\u{FEFF}').expect("a byte order mark");
    let (mut records, mut record, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut characters = csv.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut field)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            c => field.push(c),
        }
    }
    assert!(!quoted && field.is_empty() && record.is_empty(), "{csv}");
    let width = records.first().map_or(0, Vec::len);
    assert!(records.iter().all(|record| record.len() == width), "{csv}");
    records
}

/// A workbook, unpacked.
pub struct Book {
    pub files: BTreeMap<String, String>,
    pub sheets: Vec<Tab>,
}

/// A sheet of a workbook.
pub struct Tab {
    pub name: String,
    /// By place, such as `B2`.
    pub cells: BTreeMap<String, String>,
    pub xml: String,
}

impl Book {
    pub fn of(bytes: Vec<u8>) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let mut files = BTreeMap::new();
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).expect("a file");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("XML is text");
            roxmltree::Document::parse(&text).expect("XML is well formed");
            let name = file.name().expect("a name").into_owned();
            files.insert(name, text);
        }
        let shared = files.get("xl/sharedStrings.xml");
        let shared = shared.map_or_else(Vec::new, |xml| strings(xml));
        let workbook = roxmltree::Document::parse(&files["xl/workbook.xml"]).expect("XML");
        let names = workbook.descendants().filter(|node| {
            node.has_tag_name((
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "sheet",
            ))
        });
        let sheets = names.enumerate().map(|(at, node)| {
            let xml = files[&format!("xl/worksheets/sheet{}.xml", at + 1)].clone();
            Tab {
                name: node.attribute("name").expect("a name").to_owned(),
                cells: cells(&xml, &shared),
                xml,
            }
        });
        let sheets = sheets.collect();
        Self { files, sheets }
    }
}

fn strings(xml: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(xml).expect("XML");
    let items = document
        .descendants()
        .filter(|node| node.tag_name().name() == "si");
    items
        .map(|item| {
            item.descendants()
                .filter_map(|node| node.text().filter(|_| node.is_text()))
                .collect()
        })
        .collect()
}

fn cells(xml: &str, shared: &[String]) -> BTreeMap<String, String> {
    let document = roxmltree::Document::parse(xml).expect("XML");
    assert!(!xml.contains("<f>"), "a formula");
    let cells = document
        .descendants()
        .filter(|node| node.tag_name().name() == "c");
    let mut out = BTreeMap::new();
    for cell in cells {
        let place = cell.attribute("r").expect("a place").to_owned();
        let Some(value) = cell
            .descendants()
            .find(|node| node.tag_name().name() == "v")
        else {
            continue;
        };
        let value = value.text().unwrap_or_default();
        let text = match cell.attribute("t") {
            Some("s") => shared[value.parse::<usize>().expect("a number")].clone(),
            _ => value.to_owned(),
        };
        out.insert(place, text);
    }
    out
}

impl Tab {
    /// Everything that stands in it, row by row.
    pub fn values(&self) -> Vec<&str> {
        self.cells.values().map(String::as_str).collect()
    }
}
