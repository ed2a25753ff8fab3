//! Documents become `.role`: a corpus of documents with what they become beside them, and what holds for any text.

#[path = "../common/bless.rs"]
mod bless;
#[path = "../common/corpus.rs"]
mod corpus;
#[path = "../common/random.rs"]
mod random;

mod command;
mod conserved;
mod hostile;
mod office;
mod support;

use serde_json::Value;
use std::path::Path;
use support::{rolec, schema};

/// Every document of the corpus becomes the text and the report beside it; the report fits its contract.
#[test]
fn documents_become_what_lies_beside_them() {
    let schema = schema();
    let folder = corpus::folder("import/cases");
    let cases: Vec<_> = corpus::entries(&folder)
        .into_iter()
        .filter(|path| {
            !["role", "json"]
                .iter()
                .any(|ending| path.extension().is_some_and(|e| e == *ending))
        })
        .collect();
    assert!(cases.len() > 10, "{} cases", cases.len());
    for case in cases {
        let name = case
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let out = tempfile::tempdir().expect("a folder");
        let run = rolec(
            &folder,
            &[
                "import",
                &name,
                "--report",
                "json",
                "--lang",
                "zh",
                "-o",
                &out.path().to_string_lossy(),
            ],
        );
        let mut report: Value = serde_json::from_str(&run.out)
            .unwrap_or_else(|error| panic!("{name}: {error}: {}", run.err));
        let faults: Vec<String> = schema
            .iter_errors(&report)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{name}\n{}", faults.join("\n"));
        let document = &mut report["documents"][0];
        let unplaced = document["unplaced"]
            .as_array()
            .is_some_and(|all| !all.is_empty());
        assert_eq!(run.status, i32::from(unplaced), "{name}: {}", run.err);
        document["written"] = Value::Null;
        let stem = case
            .file_stem()
            .expect("a stem")
            .to_string_lossy()
            .into_owned();
        let text = corpus::text(&out.path().join(format!("{stem}.role")));
        let json = serde_json::to_string_pretty(document).expect("it is data") + "\n";
        same(&folder.join(format!("{name}.role")), &text);
        same(&folder.join(format!("{name}.json")), &json);
        sound(&text, &name);
    }
}

/// What was written has no fault of form, and is laid out.
fn sound(text: &str, of: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.role"), text).expect("it can be written");
    let run = rolec(
        folder.path(),
        &["check", "--format", "json", "--only", "syntax"],
    );
    let found: Value = serde_json::from_str(&run.out).unwrap_or_default();
    let rules: Vec<&str> = found["diagnostics"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| one["rule"].as_str())
        .collect();
    // A label that a document gives twice with two values is the document's own contradiction.
    let faults: Vec<&&str> = rules
        .iter()
        .filter(|rule| **rule != "syntax/duplicate-field")
        .collect();
    assert!(faults.is_empty(), "{of}: {faults:?}\n{text}");
    let run = rolec(folder.path(), &["fmt", "--check"]);
    assert_eq!(run.out, "", "{of}: {}", run.err);
}

/// Compares with what lies there, or writes it.
fn same(path: &Path, text: &str) {
    if bless::is_asked() {
        return std::fs::write(path, text).expect("it can be written");
    }
    assert_eq!(corpus::text(path), text, "{}", path.display());
}
