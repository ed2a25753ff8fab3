//! Word files as the command line makes them: what it says, what it leaves in the folder and what it takes away.

use crate::support::Workspace;
use std::fs;

const SOURCE: &str = "organisation: Harbour Bakery\n\ndepartment: Kitchen\n\nposition: Baker\n  department: Kitchen\n\nposition: Cleaner\n  department: Kitchen\n";

fn flat(messages: &str) -> String {
    messages.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn files_of_positions_that_are_gone_go_too() {
    let manifest = "language: en\nbooklets:\n  - name: a\n    word: {department: off}\n";
    let workspace = Workspace::of(&[("a.role", SOURCE), ("rolec.yaml", manifest)]);
    let built = workspace.build(&["--to", "docx"]);
    assert!(built.status <= 1, "{}", built.messages);
    let folder = built.folder.join("a");
    let (baker, cleaner) = (folder.join("Baker.docx"), folder.join("Cleaner.docx"));
    assert!(baker.exists() && cleaner.exists());
    // Another file, one that only has the ending, and a copy under a name of its own.
    fs::write(folder.join("notes.txt"), "mine").expect("it can be written");
    fs::write(folder.join("letter.docx"), "mine").expect("it can be written");
    fs::copy(&cleaner, folder.join("Cleaner (signed).docx")).expect("it can be copied");
    let only = workspace.build(&["--to", "docx", "--only", "Baker"]);
    assert!(only.status <= 1, "{}", only.messages);
    assert!(cleaner.exists(), "a part of the booklet takes nothing away");
    let less = SOURCE
        .split("\nposition: Cleaner")
        .next()
        .unwrap_or_default();
    fs::write(workspace.path().join("a.role"), less).expect("it can be written");
    let again = workspace.build(&["--to", "docx"]);
    assert!(again.status <= 1, "{}", again.messages);
    assert!(
        flat(&again.messages).contains("Removed 1 old file"),
        "{}",
        again.messages
    );
    let mut left: Vec<String> = fs::read_dir(&folder)
        .expect("the folder is there")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    left.sort();
    assert_eq!(
        left,
        [
            "Baker.docx",
            "Cleaner (signed).docx",
            "letter.docx",
            "notes.txt"
        ]
    );
}

#[test]
fn a_template_that_is_none_is_told_and_nothing_is_made() {
    let workspace = Workspace::of(&[
        ("a.role", SOURCE),
        ("t.docx", "no zip"),
        ("m.docm", "no zip"),
    ]);
    for template in ["t.docx", "m.docm", "none.docx"] {
        let path = workspace.path().join(template).display().to_string();
        let built = workspace.build(&["--template", &path]);
        assert_eq!(built.status, 2, "{template}: {}", built.messages);
        assert!(
            flat(&built.messages).contains(template),
            "{}",
            built.messages
        );
        assert!(!built.messages.contains("panicked"), "{}", built.messages);
        assert!(built.names().is_empty(), "{:?}", built.names());
    }
}

/// The head of a PNG of 10,000 × 10,000 pixels.
fn large() -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    png.extend([0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10, 8, 6, 0, 0, 0]);
    png
}

#[test]
fn pictures_that_are_missing_or_huge_are_told_and_left_out() {
    let chapter = "# House\n\nText.\n\n![none](img/b.svg)\n";
    let manifest = "language: en\nbooklets:\n  - name: a\n    logo: large.png\n    chapters: [cover, text: house.md]\n";
    let workspace = Workspace::of(&[
        ("a.role", SOURCE),
        ("rolec.yaml", manifest),
        ("house.md", chapter),
    ]);
    fs::write(workspace.path().join("large.png"), large()).expect("it can be written");
    let built = workspace.build(&["--to", "docx"]);
    assert_eq!(built.status, 1, "{}", built.messages);
    assert_eq!(built.names(), ["a.docx"]);
    for said in ["has 10000 × 10000 pixels", "img/b.svg” (house.md:5)"] {
        assert!(
            flat(&built.messages).contains(said),
            "{said}: {}",
            built.messages
        );
    }
}
