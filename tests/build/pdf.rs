//! The PDF: the same bytes every time, sheets whole where they nearly fit, columns that keep names together.

use crate::support::{Workspace, build, project};
use std::fs;

#[test]
fn two_builds_are_the_same_bytes() {
    for example in ["examples/clinic", "examples/broken"] {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let one = build(&project(example), &folder.path().join("one"), &[]);
        let two = build(&project(example), &folder.path().join("two"), &[]);
        assert_eq!(one.names(), two.names());
        for name in one.names() {
            let bytes = one.file(&name);
            assert!(bytes == two.file(&name), "{example}: {name}");
            assert!(bytes.starts_with(b"%PDF-1."));
        }
    }
}

#[test]
fn the_day_is_only_what_it_is_told() {
    let workspace = Workspace::of(&[("a.role", "岗位：总经理\n")]);
    let place = |name: &str| workspace.path().join(name);
    let without = workspace.build_to(&place("one"), &[]).bytes();
    let day = ["--as-of", "2026-01-05"];
    let with = workspace.build_to(&place("two"), &day).bytes();
    let again = workspace.build_to(&place("three"), &day).bytes();
    assert!(with == again && with != without);
    let find = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("D:20260105");
    assert!(find(&with) && !find(&without));
}

/// A position with so many duties.
fn sheet(duties: usize) -> Workspace {
    let mut text = "岗位：经理\n  职责：\n".to_owned();
    for number in 1..=duties {
        text.push_str(&format!("    {number}. 核对第{number}批资料。\n"));
    }
    Workspace::of(&[("a.role", &text)])
}

#[test]
fn a_sheet_that_nearly_fits_is_set_on_one_page() {
    let pages = |duties: usize| {
        let built = sheet(duties).build(&["--only", "经理"]);
        assert_eq!(built.status, 0, "{}", built.messages);
        built.pages()
    };
    // At the usual distances 38 duties fit, together with the head and the signatures.
    let counts: Vec<usize> = [1, 38, 42, 46, 60, 90].map(pages).into();
    assert_eq!(counts, [1, 1, 1, 1, 2, 2], "{counts:?}");
}

#[test]
fn a_template_of_the_user_replaces_one_part() {
    let workspace = Workspace::of(&[
        ("a.role", "岗位：总经理\n  概述：管理公司。\n"),
        ("mine/typst/cover.hbs", "#page[MINE]\n"),
        ("bad/typst/cover.hbs", "#page[{{book.colour}}]\n"),
        ("worse/typst/cover.hbs", "#panic(\"no\")\n"),
    ]);
    let template = |name: &str| workspace.path().join(name).display().to_string();
    let usual = workspace.build_to(&workspace.path().join("usual"), &[]);
    let mine = workspace.build_to(
        &workspace.path().join("out"),
        &["--template", &template("mine")],
    );
    assert_eq!(mine.status, 0, "{}", mine.messages);
    assert!(mine.bytes() != usual.bytes());
    for (name, says) in [("bad", "book.colour"), ("worse", "panicked")] {
        let folder = workspace.path().join(name).join("out");
        let built = workspace.build_to(&folder, &["--template", &template(name)]);
        assert_eq!(built.status, 2, "{}", built.messages);
        assert!(built.messages.contains(says), "{}", built.messages);
        assert_eq!(built.names(), [""; 0], "a failed build leaves nothing");
    }
}

#[test]
fn a_failed_build_leaves_the_earlier_file_as_it_was() {
    let workspace = Workspace::of(&[
        ("a.role", "岗位：总经理\n"),
        ("bad/typst/index.hbs", "#panic(\"no\")\n"),
    ]);
    let before = workspace.build(&[]);
    let bytes = before.bytes();
    let template = workspace.path().join("bad").display().to_string();
    let failed = workspace.build(&["--template", &template]);
    assert_eq!(failed.status, 2);
    assert!(failed.bytes() == bytes);
    assert!(fs::metadata(workspace.path().join("out")).is_ok());
}
