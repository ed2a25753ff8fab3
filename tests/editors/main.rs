//! The extension for VS Code against the project: what is made from the vocabulary is what is committed, the grammar
//! sees the lines that the compiler sees, snippets can be read, and every word of its interface is there in both
//! languages. `ROLEC_BLESS=1` writes the generated files anew. Node is not needed; `tests/programs` runs the rest.

#[path = "../common/bless.rs"]
mod bless;
#[path = "../common/corpus.rs"]
mod corpus;
mod grammar;
mod interface;
#[path = "../common/memory.rs"]
mod memory;
mod snippets;
mod words;

use memory::Memory;
use regex::Regex;
use rolec::project::Project;
use rolec::syntax::lines::LineKind;
use serde_json::Value;
use std::path::PathBuf;
use words::Words;

fn extension() -> PathBuf {
    corpus::folder("../editors/vscode")
}

fn generated(words: &Words) -> Vec<(String, Value)> {
    let mut files = vec![
        (
            "syntaxes/role.tmLanguage.json".to_owned(),
            grammar::grammar(words),
        ),
        (
            "language-configuration.json".to_owned(),
            grammar::configuration(words),
        ),
    ];
    for language in words.languages() {
        let path = format!("snippets/{language}.json");
        files.push((path, snippets::snippets(words, language)));
    }
    files
}

#[test]
fn generated_files_are_those_of_the_vocabulary() {
    for (path, value) in generated(&Words::read()) {
        let path = extension().join(path);
        let mut text = serde_json::to_string_pretty(&value).expect("JSON");
        text.push('\n');
        if bless::is_asked() {
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(&path, &text).expect("the file can be written");
        }
        let committed = corpus::text(&path);
        assert!(
            committed == text,
            "{path:?} is old: ROLEC_BLESS=1 cargo test --test editors"
        );
    }
}

/// Everything of the project that is written in the language without being about faults.
fn organisations() -> Vec<(String, Project)> {
    let folders = [
        "../examples/clinic",
        "../examples/marketing-centre",
        "variants/simplified",
        "variants/traditional",
    ];
    let read = folders.map(|name| {
        let files = corpus::files(&corpus::folder(name));
        let files: Vec<(String, String)> = files
            .into_iter()
            .filter(|(path, _)| path.ends_with(".role"))
            .map(|(name, path)| (name, corpus::text(&path)))
            .collect();
        let files = files.iter().map(|(name, text)| (name.as_str(), text));
        (name.to_owned(), Memory::of(files).project())
    });
    read.into()
}

/// What the compiler takes for a declaration or label, the grammar colours as one: the same word.
#[test]
fn the_grammar_sees_what_the_compiler_sees() {
    let words = Words::read();
    let pattern = |text: String| Regex::new(&format!("(?i){text}")).expect("an expression");
    let (declaration, label) = (
        pattern(grammar::declaration(&words, "")),
        pattern(grammar::label(&words)),
    );
    let mut seen = 0;
    for (name, project) in organisations() {
        for file in &project.files {
            let source = project.sources.get(file.id);
            for line in &file.lines {
                let Some(head) = line.head.as_deref() else {
                    continue;
                };
                let expected = match line.kind {
                    LineKind::Declaration(Some(_)) => &declaration,
                    LineKind::Label { .. } | LineKind::Heading(_) => &label,
                    _ => continue,
                };
                let text = line.range.of(&source.text).trim_end();
                let found = expected
                    .captures(text)
                    .and_then(|found| found.get(2).or_else(|| found.get(3)));
                let word = head.word.of(&source.text).trim();
                assert_eq!(found.map(|own| own.as_str()), Some(word), "{name}: {text}");
                // Declarations come first in the grammar: a label may not look like one.
                let is_label = matches!(line.kind, LineKind::Label { .. });
                assert!(!(is_label && declaration.is_match(text)), "{name}: {text}");
                seen += 1;
            }
        }
    }
    assert!(seen > 1000, "{seen} lines");
}

/// A snippet, filled in with a word at each stop, is read without a fault of syntax.
#[test]
fn snippets_can_be_read() {
    let words = Words::read();
    let stop = Regex::new(r"\$\{\d+:([^}]*)\}|\$\d+").expect("an expression");
    for language in words.languages() {
        let all = snippets::snippets(&words, language);
        for (name, snippet) in all.as_object().expect("snippets") {
            let lines = snippet["body"].as_array().expect("lines").iter();
            let lines: Vec<&str> = lines.map(|line| line.as_str().expect("a line")).collect();
            let text = lines.join("\n").replace("$0", "");
            let text = stop.replace_all(&text, "1");
            let project = Memory::of([("one.role", text.as_ref())]).project();
            let found = project.check(&rolec::check::Config::default());
            let faults: Vec<_> = found
                .iter()
                .filter(|own| own.rule.starts_with("syntax/"))
                .collect();
            assert!(faults.is_empty(), "{name}\n{text}\n{faults:#?}");
            assert_eq!(project.files[0].declarations.len(), 1, "{text}");
        }
    }
}
