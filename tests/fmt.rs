//! The layout of `rolec fmt`: each `tests/fmt/NAME.in.role` becomes `NAME.out.role`, which is its own layout and says
//! the same in the same words. `ROLEC_BLESS=1` writes the latter anew. A new case edits no Rust.

#[path = "common/bless.rs"]
mod bless;
#[path = "common/corpus.rs"]
mod corpus;
#[path = "common/layout.rs"]
mod layout;
#[path = "common/meaning.rs"]
mod meaning;
#[path = "common/memory.rs"]
mod memory;

use std::path::PathBuf;

const IN: &str = ".in.role";

/// The name, the text and the file of the layout of every case.
fn cases() -> Vec<(String, String, PathBuf)> {
    let files = corpus::files(&corpus::folder("fmt"));
    let inputs = files.iter().filter_map(|(name, path)| {
        let name = name.strip_suffix(IN)?;
        let layout = path.with_file_name(format!("{name}.out.role"));
        Some((name.to_owned(), corpus::text(path), layout))
    });
    let cases: Vec<_> = inputs.collect();
    assert!(
        cases.len() >= 10,
        "the corpus has shrunk to {} cases",
        cases.len()
    );
    cases
}

#[test]
fn layouts_are_as_the_corpus_says() {
    let mut faults = Vec::new();
    for (name, text, path) in cases() {
        let made = layout::laid_out(&layout::project(&text));
        if bless::is_asked() {
            std::fs::write(&path, &made.text).expect("the layout can be written");
        }
        let wanted = corpus::text(&path);
        if made.text != wanted {
            let diff = similar::TextDiff::from_lines(wanted.as_str(), &made.text);
            faults.push(format!("{name}\n{}", diff.unified_diff()));
        }
        assert!(
            made.kept.is_empty(),
            "{name}: {:?} resist the layout",
            made.kept
        );
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn layouts_change_neither_words_nor_meaning() {
    for (name, text, path) in cases() {
        for text in [text, corpus::text(&path)] {
            if let Some(fault) = layout::fault(&text) {
                panic!("{name}: {fault}");
            }
        }
    }
}

/// Line ends and the byte order mark stay as they were.
#[test]
fn line_ends_stay() {
    let text = "\u{FEFF}岗位:甲\r\n编号:A-1\r\n职责:\r\n1. 拟订计划。\r\n";
    let made = layout::laid_out(&layout::project(text)).text;
    assert_eq!(
        made,
        "\u{FEFF}岗位：甲\r\n  编号：A-1\r\n\r\n  职责：\r\n    1. 拟订计划。\r\n"
    );
}
