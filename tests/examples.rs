//! The examples of this project: those that are good are clean in every respect, and every command makes something of
//! them; the broken one has the faults that were planted in it, and no other.

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");

const GOOD: [&str; 2] = ["clinic", "marketing-centre"];

/// Hints are welcome in a real organisation, many are not.
const MOST_HINTS: usize = 10;

/// What was planted in `broken`.
const PLANTED: [(&str, usize); 15] = [
    ("department/children", 1),
    ("department/headcount", 1),
    ("department/headcount-blank", 1),
    ("name/duplicate", 1),
    ("name/either-or", 1),
    ("name/stub", 1),
    ("name/unit-as-person", 1),
    ("name/unknown", 1),
    ("reporting/mismatch", 1),
    ("reporting/two-superiors", 1),
    ("syntax/bad-attribute", 1),
    ("syntax/bad-date", 1),
    ("syntax/bad-number", 1),
    ("syntax/run-on", 1),
    ("syntax/unknown-field", 1),
];

/// Runs a command in the folder of an example.
fn rolec(example: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rolec"))
        .current_dir(Path::new(EXAMPLES).join(example))
        .args(arguments)
        .args(["--lang", "en"])
        .output()
        .expect("the command runs")
}

fn succeeded(example: &str, arguments: &[&str]) -> Vec<u8> {
    let output = rolec(example, arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{example} {arguments:?}: {said}"
    );
    assert!(said.is_empty(), "{example} {arguments:?}: {said}");
    output.stdout
}

fn found(example: &str) -> BTreeMap<String, usize> {
    let output = rolec(
        example,
        &["check", "--format", "json", "--as-of", "2026-07-01"],
    );
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut found = BTreeMap::new();
    for finding in report["diagnostics"].as_array().expect("a list") {
        let rule = finding["rule"].as_str().expect("a rule");
        *found.entry(rule.to_owned()).or_default() += 1;
    }
    found
}

#[test]
fn good_examples_are_clean() {
    for example in GOOD {
        succeeded(
            example,
            &["check", "--deny", "warnings", "--as-of", "2026-07-01"],
        );
        let found = found(example);
        assert!(
            found.values().sum::<usize>() <= MOST_HINTS,
            "{example}: {found:#?}"
        );
    }
}

#[test]
fn good_examples_are_laid_out() {
    for example in GOOD {
        let said = succeeded(example, &["fmt", "--check"]);
        assert!(said.is_empty(), "{}", String::from_utf8_lossy(&said));
    }
}

#[test]
fn good_examples_are_exported() {
    for example in GOOD {
        let json = succeeded(example, &["export"]);
        let model: Value = serde_json::from_slice(&json).expect("JSON");
        for list in ["departments", "positions", "matters", "processes"] {
            let filled = model[list].as_array().is_some_and(|list| !list.is_empty());
            assert!(filled, "{example} has no {list}");
        }
        let unresolved = String::from_utf8_lossy(&json)
            .matches("\"unresolved\": [\n")
            .count();
        assert_eq!(unresolved, 0, "{example} has names that name nothing");
        let yaml = succeeded(example, &["export", "--to", "yaml"]);
        let again: Value = serde_yaml::from_slice(&yaml).expect("YAML");
        assert_eq!(again, model, "{example}");
    }
}

#[test]
fn good_examples_are_drawn() {
    for example in GOOD {
        for by in ["position", "department"] {
            for (format, start) in [
                ("svg", "<svg "),
                ("dot", "digraph "),
                ("mermaid", "flowchart "),
            ] {
                let chart = succeeded(example, &["chart", "--to", format, "--by", by]);
                assert!(
                    chart.starts_with(start.as_bytes()),
                    "{example} {format} {by}"
                );
            }
        }
    }
}

#[test]
fn the_broken_example_has_its_faults() {
    let planted = PLANTED.map(|(rule, count)| (rule.to_owned(), count));
    assert_eq!(found("broken"), BTreeMap::from(planted));
    assert_eq!(rolec("broken", &["check"]).status.code(), Some(1));
}

/// No example is forgotten here.
#[test]
fn every_example_is_looked_at() {
    let entries = std::fs::read_dir(EXAMPLES).expect("a folder").flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders
        .map(|folder| folder.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names.retain(|name| name != "broken");
    assert_eq!(names, GOOD);
}

/// What a chapter or a booklet of the examples says, by its key.
fn said_of_booklets() -> (BTreeMap<String, usize>, Vec<String>) {
    let (mut chapters, mut themes) = (BTreeMap::new(), Vec::new());
    for example in GOOD {
        let path = Path::new(EXAMPLES).join(example).join("rolec.yaml");
        let text = std::fs::read_to_string(path).expect("there is a manifest");
        let manifest: Value = serde_yaml::from_str(&text).expect("YAML");
        for booklet in manifest["booklets"].as_array().expect("booklets") {
            themes.extend(booklet["theme"].as_str().map(str::to_owned));
            for chapter in booklet["chapters"].as_array().expect("chapters") {
                let keys: Vec<String> = match chapter {
                    Value::String(key) => vec![key.clone()],
                    chapter => {
                        let fields = chapter.as_object().expect("a chapter");
                        let kind = fields.get("matrix").and_then(Value::as_str);
                        let kind = kind.map(|kind| format!("matrix {kind}"));
                        fields.keys().cloned().chain(kind).collect()
                    }
                };
                for key in keys {
                    *chapters.entry(key).or_default() += 1;
                }
            }
        }
    }
    (chapters, themes)
}

#[test]
fn the_examples_show_every_chapter_and_theme() {
    let (chapters, themes) = said_of_booklets();
    let matrices = ["authority", "raci", "duties", "kpi", "headcount"];
    let beside = [
        "title",
        "sections",
        "of",
        "grade",
        "except",
        "where",
        "paper",
        "orientation",
    ];
    let matrices = matrices.map(|kind| format!("matrix {kind}"));
    let keys = rolec::render::booklet::Chapter::KEYS.iter().chain(&beside);
    for key in keys.map(|key| (*key).to_owned()).chain(matrices) {
        assert!(chapters.contains_key(&key), "no example has {key}");
    }
    for theme in ["official", "modern", "compact"] {
        assert!(
            themes.iter().any(|own| own == theme),
            "no example has {theme}"
        );
    }
}

#[test]
fn good_examples_are_printed() {
    for example in GOOD {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let out = folder.path().display().to_string();
        let build = [
            "build",
            "-q",
            "--to",
            "pdf,html,md",
            "--as-of",
            "2026-07-01",
            "-o",
            &out,
        ];
        let output = rolec(example, &build);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{example}: {said}");
        assert!(said.is_empty(), "{example}: {said}");
        let files = std::fs::read_dir(folder.path())
            .expect("the folder is there")
            .count();
        assert!(
            files >= 6 && files.is_multiple_of(3),
            "{example}: {files} files"
        );
    }
}
