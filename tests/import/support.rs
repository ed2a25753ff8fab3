//! Running the command, the contract, and files that other programs would make. Asserts nothing about imports.

use crate::corpus;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// How a command ended, and what it said.
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// Runs the command in a folder.
pub fn rolec(folder: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .env("LC_ALL", "en_GB.UTF-8")
        .env("SOURCE_DATE_EPOCH", "1782864000")
        .stdin(Stdio::null())
        .output()
        .expect("the command runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it is text");
    let (out, err) = (text(output.stdout), text(output.stderr));
    assert!(!err.contains("panicked"), "{arguments:?}: {err}");
    Run {
        status: output.status.code().expect("it ended by itself"),
        out,
        err,
    }
}

/// The contract of the report.
pub fn schema() -> jsonschema::Validator {
    let path = corpus::folder("../docs/schema/import.schema.json");
    let schema: serde_json::Value =
        serde_json::from_str(&corpus::text(&path)).expect("a schema is JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("a schema is one");
    jsonschema::validator_for(&schema).expect("a schema can be used")
}

/// An office file of these parts.
pub fn office(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in parts {
        zip.start_file(*name, options).expect("a part can begin");
        zip.write_all(text.as_bytes()).expect("it can be written");
    }
    zip.finish().expect("it can end").into_inner()
}

/// A Word file with this body.
pub fn word(body: &str) -> Vec<u8> {
    office(&[("word/document.xml", &document(body))])
}

/// The main part of a Word file.
pub fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>{body}</w:body></w:document>"
    )
}

/// A paragraph of a Word file.
pub fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}
