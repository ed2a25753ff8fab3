//! The house held to its plan: which layer uses which, what only some of them may touch, how files look. Reads the
//! source as text; what the code does is for other tests.

#[path = "common/corpus.rs"]
mod corpus;

use std::path::Path;

/// The layers, from left to right; left never uses right, and those of one line never use each other.
const LAYERS: [&[&str]; 13] = [
    &["text"],
    &["diagnostic"],
    &["locale"],
    &["syntax"],
    &["fmt"],
    &["model"],
    &["check", "query", "diff", "import"],
    // Bytes for those who draw.
    &["fonts"],
    &["chart"],
    &["render"],
    &["project"],
    &["ide"],
    &["cli", "lsp", "serve"],
];

/// What the pure layers must not touch.
const IMPURE: [&str; 15] = [
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::io::stdout",
    "std::io::stdin",
    "std::io::stderr",
    "SystemTime",
    "Instant",
    "now_utc",
    "now_local",
    "println!",
    "eprintln!",
    "tempfile::",
    "ignore::",
];

/// Files where the world outside comes in.
const DOORS: [&str; 4] = ["cli", "lsp", "serve", "project/disk.rs"];

/// Files longer than [`LONGEST`] lines, each with the reason why it is not two.
const LONG: [(&str, &str); 0] = [];

/// Beyond so many lines a file is looked at twice.
const LONGEST: usize = 600;

struct Source {
    /// Below `src`, divided by `/`.
    path: String,
    text: String,
}

impl Source {
    /// Lines of code with their numbers, without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate();
        lines
            .map(|(at, line)| (at + 1, line.split("//").next().unwrap_or_default()))
            .filter(|(_, line)| !line.trim().is_empty())
    }

    /// The layer that the file is part of; none for the roots of the library and the command.
    fn layer(&self) -> Option<&str> {
        let first = self.path.split('/').next().unwrap_or_default();
        let layer = first.strip_suffix(".rs").unwrap_or(first);
        (!matches!(layer, "lib" | "main")).then_some(layer)
    }

    fn is_door(&self) -> bool {
        let below = |door: &&str| {
            let rest = self.path.strip_prefix(*door);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || rest == ".rs")
        };
        DOORS.iter().any(below)
    }
}

fn sources() -> Vec<Source> {
    let files = corpus::files(&corpus::folder("../src"));
    let sources: Vec<Source> = files
        .into_iter()
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(path, file)| Source {
            path,
            text: corpus::text(&file),
        })
        .collect();
    assert!(sources.len() > 100, "{} files", sources.len());
    sources
}

fn rank(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|siblings| siblings.contains(&layer))
}

/// The layers that a line names: `crate::model`, and `super::…` as far up as the root.
fn used<'a>(source: &Source, line: &'a str) -> Vec<&'a str> {
    let word = |rest: &'a str| {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        &rest[..end.unwrap_or(rest.len())]
    };
    let up = "super::".repeat(source.path.split('/').count());
    let mut named: Vec<&str> = Vec::new();
    for root in ["crate::", up.as_str()] {
        for rest in line.split(root).skip(1) {
            match rest.strip_prefix('{') {
                Some(several) => {
                    named.extend(several.split(['{', '}', ',', ' ']).map(word));
                }
                None => named.push(word(rest)),
            }
        }
    }
    named.retain(|name| rank(name).is_some());
    named
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_layer_has_its_place() {
    for source in sources() {
        if let Some(layer) = source.layer() {
            assert!(rank(layer).is_some(), "{} is in no layer", source.path);
        }
    }
}

#[test]
fn left_never_uses_right() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for source in sources() {
        let Some(own) = source.layer() else { continue };
        let place = rank(own);
        for (at, line) in source.code() {
            // A list over several lines would not be seen.
            assert!(
                !line.ends_with("crate::{"),
                "src/{}:{at}: one layer a line",
                source.path
            );
            for other in used(&source, line) {
                seen += 1;
                if other != own && rank(other) >= place {
                    faults.push(format!("src/{}:{at}: {own} uses {other}", source.path));
                }
            }
        }
    }
    assert!(seen > 400, "only {seen} uses were seen");
    assert_none(&faults);
}

/// `import` writes text, never the model.
#[test]
fn import_knows_no_model() {
    let mut faults = Vec::new();
    for source in sources()
        .iter()
        .filter(|source| source.layer() == Some("import"))
    {
        for (at, line) in source.code() {
            if used(source, line).contains(&"model") {
                faults.push(format!("src/{}:{at}", source.path));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn the_core_is_pure() {
    let mut faults = Vec::new();
    for source in sources()
        .iter()
        .filter(|source| !source.is_door() && source.path != "main.rs")
    {
        for (at, line) in source.code() {
            let touches = |name: &&&str| line.contains(**name);
            if let Some(name) = IMPURE.iter().find(touches) {
                faults.push(format!("src/{}:{at}: {name}", source.path));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn files_look_alike() {
    let mut faults = Vec::new();
    for source in sources() {
        let path = format!("src/{}", source.path);
        if !source.text.starts_with("//! ") {
            faults.push(format!(
                "{path} does not open with a line that says what it is"
            ));
        }
        if Path::new(&path)
            .file_name()
            .is_some_and(|name| name == "mod.rs")
        {
            faults.push(format!(
                "{path} stands beside its folder, under the folder's name"
            ));
        }
        let lines = source.text.lines().count();
        if lines > LONGEST && LONG.iter().all(|(long, _)| *long != source.path) {
            faults.push(format!("{path} has {lines} lines"));
        }
    }
    assert_none(&faults);
}

#[test]
fn long_files_are_there() {
    let sources = sources();
    for (path, reason) in LONG {
        assert!(!reason.is_empty());
        assert!(
            sources.iter().any(|source| source.path == path),
            "{path} is gone from the list"
        );
    }
}

/// The test itself sees what it is there to see.
#[test]
fn uses_are_seen() {
    let source = |path: &str| Source {
        path: path.to_owned(),
        text: String::new(),
    };
    let deep = source("check/rules/name.rs");
    assert_eq!(used(&deep, "use crate::model::Model;"), ["model"]);
    assert_eq!(
        used(&deep, "let x = crate::chart::draw(crate::text::At);"),
        ["chart", "text"]
    );
    assert_eq!(used(&deep, "use super::super::super::cli;"), ["cli"]);
    assert!(used(&deep, "use super::model;").is_empty());
    assert_eq!(used(&source("check.rs"), "use super::render;"), ["render"]);
    assert_eq!(
        used(&deep, "use crate::{model::Model, chart};"),
        ["model", "chart"]
    );
    assert!(source("project/disk.rs").is_door() && source("cli.rs").is_door());
    assert!(!source("client.rs").is_door() && !source("project.rs").is_door());
}
