//! Input that nobody means well with, or that somebody spoilt: a clear word or correct output, never a panic.

use super::support::{Run, SOUND, Workspace};
use serde_json::Value;

const EVERY: [&[&str]; 5] = [
    &["check"],
    &["check", "--format", "json"],
    &["export"],
    &["fmt", "--check"],
    &["chart", "--to", "dot"],
];

/// Runs what reads a workspace. Nothing is half written, for nothing is written at all.
fn every(workspace: &Workspace) -> Vec<Run> {
    let before = workspace.listing();
    let runs: Vec<Run> = EVERY
        .iter()
        .map(|arguments| workspace.run(arguments))
        .collect();
    for (arguments, run) in EVERY.iter().zip(&runs) {
        assert!(
            (0..=2).contains(&run.status),
            "{arguments:?}: {}",
            run.status
        );
        let said = run.status == 0 || !run.err.is_empty() || !run.out.is_empty();
        assert!(said, "{arguments:?} ends with {} and no word", run.status);
    }
    serde_json::from_str::<Value>(&runs[1].out).expect("the report is JSON");
    serde_json::from_str::<Value>(&runs[2].out).expect("the model is JSON");
    assert_eq!(workspace.listing(), before);
    runs
}

#[test]
fn folders_named_like_files_are_skipped() {
    let workspace = Workspace::of([("a.role", SOUND), ("x.role/readme.txt", "")]);
    let runs = every(&workspace);
    assert_eq!(runs[0].status, 0, "{}", runs[0].out);
    assert!(runs[0].out.contains("syntax/not-a-file") && runs[0].out.contains("x.role"));
}

#[cfg(unix)]
#[test]
fn links_to_nothing_pipes_and_circles_are_skipped() {
    use std::os::unix::fs::symlink;
    let workspace = Workspace::of([("a.role", SOUND)]);
    symlink("nowhere", workspace.path().join("b.role")).expect("a link");
    symlink("c.role", workspace.path().join("c.role")).expect("a link");
    symlink(".", workspace.path().join("again")).expect("a link");
    // A pipe that nobody writes to would be waited on for ever.
    let pipe = workspace.path().join("d.role");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if !made.is_ok_and(|status| status.success()) {
        eprintln!("skipped: no mkfifo, so no pipe is tried");
    }
    let runs = every(&workspace);
    assert_eq!(runs[0].status, 0, "{}", runs[0].out);
    for name in ["b.role", "c.role"] {
        assert!(runs[0].out.contains(name), "{}", runs[0].out);
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_2_after_the_rest() {
    use std::os::unix::fs::PermissionsExt;
    let workspace = Workspace::of([("a.role", "岗位：甲\n  直接上级：乙\n"), ("b.role", SOUND)]);
    let closed = workspace.path().join("b.role");
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o000)).expect("ours");
    if std::fs::read(&closed).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    let runs = every(&workspace);
    assert!(runs.iter().all(|run| run.status == 2));
    assert!(runs[0].out.contains("name/unknown") && runs[0].out.contains("b.role"));
}

#[test]
fn bytes_that_are_no_text_are_2_after_the_rest() {
    for noise in [
        &b"\xff\xff\xfe"[..],
        b"PK\x03\x04\0\0\0\0",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"a\0b",
    ] {
        let workspace = Workspace::of([("a.role", noise), ("b.role", SOUND.as_bytes())]);
        let runs = every(&workspace);
        assert!(runs.iter().all(|run| run.status == 2), "{noise:?}");
        assert!(runs[0].out.contains("a.role"), "{}", runs[0].out);
        let model: Value = serde_json::from_str(&runs[2].out).expect("JSON");
        assert_eq!(model["positions"].as_array().map(Vec::len), Some(3));
    }
}

#[test]
fn a_line_of_fifty_megabytes_is_a_line() {
    let text = format!(
        "岗位：甲\n  概述：{}\n",
        "长".repeat(50 * 1024 * 1024 / "长".len())
    );
    let workspace = Workspace::of([("a.role", text)]);
    let short = workspace.run(&["check", "--format", "short"]).ends(0).out;
    assert!(short.len() < 1000, "{} bytes are said", short.len());
    workspace.run(&["check", "--format", "json"]).ends(0);
}

/// A finding in a huge line shows the place, not the line.
#[test]
fn a_fault_in_a_huge_line_is_shown_small() {
    let text = format!(
        "岗位：甲\n  编号：{}　　级别：一级\n",
        "长".repeat(1024 * 1024)
    );
    let workspace = Workspace::of([("a.role", text)]);
    let out = workspace.run(&["check"]).ends(1).out;
    assert!(out.contains("syntax/run-on"));
    assert!(out.len() < 100_000, "{} bytes are said", out.len());
}

#[test]
fn thousands_of_levels_are_only_levels() {
    let items: String = (0..600)
        .map(|level| format!("{}- 项\n", " ".repeat(4 + level * 2)))
        .collect();
    let outline: String = (0..600)
        .map(|level| format!("{}- 部{level}\n", " ".repeat(4 + level * 2)))
        .collect();
    for text in [
        format!("岗位：甲\n  职责：\n{items}"),
        format!("组织：甲\n  架构：\n{outline}"),
    ] {
        every(&Workspace::of([("a.role", text)]));
    }
}

#[test]
fn a_hundred_thousand_brackets_are_only_brackets() {
    let many = |part: &str| part.repeat(100_000);
    let text = format!(
        "岗位：甲\n  职责：\n    1. {}\n    2. 文{}{}\n    3. {}\n    4. {}\n  编制：{}\n# rolec: allow({}\n",
        many("["),
        many("（"),
        many("）"),
        many("{"),
        many("\""),
        many("9"),
        many("("),
    );
    every(&Workspace::of([("a.role", text)]));
}

/// So many labels on one line were once read by a recursion as deep.
#[test]
fn thousands_of_labels_on_a_line_are_only_labels() {
    let text = format!("岗位：甲\n  {}\n", "编号：1 ".repeat(2000));
    let workspace = Workspace::of([("a.role", text)]);
    let out = workspace.run(&["check", "--format", "short"]).ends(1).out;
    assert!(out.contains("syntax/run-on"));
}

#[test]
fn a_long_chain_of_command_is_only_long() {
    let chain = |at: usize| format!("岗位：岗{at}\n  直接上级：岗{}\n\n", at + 1);
    let text: String = (0..1500).map(chain).collect();
    every(&Workspace::of([("a.role", text)]));
    let circle = |at: usize| format!("部门：部{at}\n  上级部门：部{}\n\n", (at + 1) % 500);
    let text: String = (0..500).map(circle).collect();
    let runs = every(&Workspace::of([("a.role", text)]));
    assert!(runs[0].out.contains("department/cycle"));
}

#[test]
fn text_that_looks_like_markup_is_text() {
    const TEXT: &str =
        "#*$@<script>alert('x')</script>{{x}}{{{y}}}\\n#import \"x\" $a$ _b_ `c` %s & ]]>";
    let text = format!(
        "组织：{TEXT}\n\n部门：{TEXT}\n\n岗位：{TEXT}\n  概述：{TEXT}\n  职责：\n    1. {TEXT}\n    | {TEXT} |\n"
    );
    let workspace = Workspace::of([("a.role", text)]);
    let runs = every(&workspace);
    let model: Value = serde_json::from_str(&runs[2].out).expect("JSON");
    assert_eq!(model["positions"][0]["purpose"], TEXT);
    let svg = workspace.run(&["chart"]).out;
    let drawing = roxmltree::Document::parse(&svg).expect("one XML document");
    assert!(
        drawing
            .descendants()
            .all(|node| node.tag_name().name() != "script")
    );
    let run = workspace.run(&["build", "--to", "pdf,html,md"]);
    assert!(run.status < 2, "{}", run.err);
    let html = workspace
        .listing()
        .into_iter()
        .find(|path| path.ends_with(".html"));
    let html = workspace.read(&html.expect("a page"));
    assert!(
        !html.contains("<script>alert"),
        "the page runs what it should print"
    );
    assert!(
        html.contains("{{x}}{{{y}}}"),
        "the page lost what it should print"
    );
}

#[test]
fn manifests_with_faults_are_2_with_a_place() {
    for (manifest, said) in [
        ("nmae: x\n", "did you mean “name”"),
        ("name: x\nnmae: y\n", "rolec.yaml:2:1"),
        ("a: [\n", "YAML"),
        (": : [", "YAML"),
        ("- a\n- b\n", "rolec.yaml:1:1"),
        ("just text\n", "rolec.yaml:1:1"),
        (
            "rules:\n  nam/unknown: off\n",
            "did you mean “name/unknown”",
        ),
        ("rules:\n  name: loud\n", "rolec.yaml:2:3"),
        ("booklets: 3\n", "booklets"),
        ("booklets:\n  - name: a\n    chapters: [covr]\n", "cover"),
        ("thresholds:\n  span: many\n", "span"),
        ("language: fr\n", "language"),
        ("sources: ['[']\n", "["),
        (
            "vocabulary:\n  words:\n    不存在的词: [别的]\n",
            "不存在的词",
        ),
        ("name: &a [*a]\n", "rolec.yaml"),
        ("name: x\nname: y\n", "rolec.yaml"),
    ] {
        let workspace = Workspace::of([("a.role", SOUND), ("rolec.yaml", manifest)]);
        for arguments in EVERY {
            let run = workspace.run(arguments).ends(2);
            assert!(run.out.is_empty(), "{}", run.out);
            assert!(run.err.contains(said), "{manifest:?}: {}", run.err);
        }
    }
}

#[test]
fn a_manifest_that_is_no_text_or_no_file_is_2() {
    let bomb = format!(
        "a0: &a0 [x]\n{}",
        (1..40)
            .map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}]\n", n - 1))
            .collect::<String>()
    );
    for manifest in [&b"\xff\xff\xfe\0"[..], &[b'['; 100_000], bomb.as_bytes()] {
        let workspace = Workspace::of([("a.role", SOUND.as_bytes()), ("rolec.yaml", manifest)]);
        let run = workspace.run(&["check"]).ends(2);
        assert!(run.err.contains("rolec.yaml"), "{}", run.err);
    }
    let workspace = Workspace::of([("a.role", SOUND), ("rolec.yaml/readme.txt", "")]);
    let run = workspace.run(&["check"]).ends(2);
    assert!(run.err.contains("rolec.yaml"), "{}", run.err);
}
