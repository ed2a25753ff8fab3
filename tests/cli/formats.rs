//! Formats for other programs: only on standard output, the same bytes every time, and where they may be written.

use super::support::{DOUBTFUL, SOUND, UNSOUND, Workspace};
use serde_json::Value;

const COMMANDS: [&[&str]; 9] = [
    &["check", "--format", "json"],
    &["check", "--format", "short"],
    &["export"],
    &["export", "--to", "yaml"],
    &["chart", "--to", "svg"],
    &["chart", "--to", "dot"],
    &["chart", "--to", "mermaid"],
    &["rules", "--format", "json"],
    &["rules", "--powers", "--format", "json"],
];

/// A workspace of many files, so that threads have something to disagree about.
fn large() -> Workspace {
    let workspace = Workspace::of([("z.role", DOUBTFUL), ("a.role", UNSOUND)]);
    for file in 0..20 {
        let declarations = (0..10).map(|at| {
            let superior = if at == 0 { file } else { file * 10 + at - 1 };
            format!("岗位：岗{}\n  直接上级：岗{superior}\n  职责：\n    1. 登记第{at}类账簿。[频次每日]\n\n", file * 10 + at)
        });
        workspace.write(
            &format!("部{}/{file}.role", file % 7),
            declarations.collect::<String>(),
        );
    }
    workspace
}

#[test]
fn the_same_bytes_every_time_on_any_number_of_threads() {
    let workspace = large();
    for arguments in COMMANDS {
        let runs = ["1", "2", "7"].map(|threads| {
            let environment = [("LC_ALL", "C"), ("RAYON_NUM_THREADS", threads)];
            workspace.run_with(arguments, &environment)
        });
        assert!(!runs[0].out.is_empty(), "{arguments:?}");
        assert!(
            runs.iter().all(|run| run.out == runs[0].out),
            "{arguments:?}"
        );
        assert!(
            runs.iter().all(|run| run.err == runs[0].err),
            "{arguments:?}"
        );
    }
}

#[test]
fn standard_output_holds_the_format_and_nothing_else() {
    let workspace = Workspace::of([("a.role", UNSOUND)]);
    let is_whole = |arguments: &[&str]| {
        let run = workspace.run(arguments);
        serde_json::from_str::<Value>(&run.out).expect("one JSON document");
    };
    is_whole(&["check", "--format", "json", "--verbose"]);
    is_whole(&["export", "--verbose"]);
    is_whole(&["export", "--color", "always"]);
    is_whole(&["check", "--format", "json", "--color", "always"]);
    let svg = workspace.run(&["chart", "--color", "always"]).ends(1).out;
    roxmltree::Document::parse(&svg).expect("one XML document");
    let yaml = workspace.run(&["export", "--to", "yaml"]).ends(1).out;
    serde_yaml::from_str::<Value>(&yaml).expect("one YAML document");
}

#[test]
fn results_go_to_files_that_are_not_there() {
    let workspace = Workspace::of([("a.role", SOUND)]);
    for arguments in [&["export"][..], &["export", "--to", "yaml"], &["chart"]] {
        let shown = workspace.run(arguments).ends(0).out;
        let with = |more: &[&'static str]| workspace.run(&[arguments, more].concat());
        let run = with(&["-o", "new/file.txt"]).ends(0);
        assert!(run.out.is_empty(), "{}", run.out);
        assert_eq!(workspace.read("new/file.txt"), shown);
        workspace.write("new/file.txt", "mine");
        let run = with(&["-o", "new/file.txt"]).ends(2);
        assert!(run.err.contains("file.txt"), "{}", run.err);
        assert_eq!(workspace.read("new/file.txt"), "mine");
        with(&["-o", "new/file.txt", "--force"]).ends(0);
        assert_eq!(workspace.read("new/file.txt"), shown);
        with(&["-o", "a.role/file.txt"]).ends(2);
        std::fs::remove_dir_all(workspace.path().join("new")).expect("it is there");
        assert_eq!(workspace.listing(), ["a.role"], "something is left over");
    }
}

#[test]
fn rules_are_listed_and_explained() {
    let workspace = Workspace::of([("a.role", SOUND)]);
    let list = workspace.run(&["rules", "--format", "json"]).ends(0).out;
    let list: Value = serde_json::from_str(&list).expect("JSON");
    let rules: Vec<&str> = list["rules"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|rule| rule["rule"].as_str())
        .collect();
    assert!(rules.len() > 40 && rules.is_sorted(), "{rules:?}");
    let people = workspace.run(&["rules"]).ends(0).out;
    for rule in rules {
        assert!(people.contains(rule), "{rule} is not listed");
    }
    for (rule, language, part) in [
        ("name/unknown", "en", "name/unknown"),
        ("name/unknown", "zh", "name/unknown"),
        ("reporting", "en", "reporting/cycle"),
    ] {
        let out = workspace
            .run(&["explain", rule, "--lang", language])
            .ends(0)
            .out;
        assert!(out.contains(part), "{out}");
    }
    let zh = workspace
        .run(&["explain", "name/unknown", "--lang", "zh"])
        .ends(0)
        .out;
    let en = workspace
        .run(&["explain", "name/unknown", "--lang", "en"])
        .ends(0)
        .out;
    assert_ne!(zh, en);
    let powers = workspace.run(&["rules", "--powers"]).ends(0).out;
    assert!(
        powers.contains("approve") && powers.contains("审批"),
        "{powers}"
    );
}

#[test]
fn shells_and_readers_of_manuals_are_served() {
    let workspace = Workspace::of([("a.role", SOUND)]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = workspace.run(&["completions", shell]).ends(0).out;
        assert!(
            script.contains("rolec") && script.contains("explain"),
            "{shell}"
        );
    }
    let pages = workspace.run(&["man"]).ends(0).out;
    assert!(
        pages.contains(".TH") && pages.contains("rolec-check"),
        "{pages}"
    );
    workspace.run(&["man", "-o", "man"]).ends(0);
    let listing = workspace.listing();
    for page in ["man/rolec.1", "man/rolec-check.1", "man/rolec-new.1"] {
        assert!(listing.iter().any(|path| path == page), "{listing:?}");
    }
    workspace.run(&["man", "-o", "a.role/man"]).ends(2);
}
