//! Exit statuses: 0 nothing wrong, 1 findings, 2 the command could not be done.

use super::support::{DOUBTFUL, SOUND, UNSOUND, Workspace};

#[test]
fn nothing_wrong_is_0() {
    let workspace = Workspace::of([("a.role", SOUND)]);
    for arguments in [
        &["check"][..],
        &["export"],
        &["export", "--to", "yaml"],
        &["chart"],
        &["build", "--to", "md"],
        &["rules"],
        &["explain", "name/unknown"],
        &["completions", "bash"],
        &["man"],
        &["--version"],
        &["--help"],
        &["check", "--help"],
    ] {
        let run = workspace.run(arguments).ends(0);
        assert!(
            run.err.is_empty() || arguments[0] == "build",
            "{arguments:?}: {}",
            run.err
        );
        assert!(!run.out.is_empty(), "{arguments:?} says nothing");
    }
}

#[test]
fn errors_are_1_and_what_can_be_made_is_made() {
    let workspace = Workspace::of([("a.role", UNSOUND)]);
    for arguments in [
        &["check"][..],
        &["export"],
        &["chart"],
        &["build", "--to", "md"],
    ] {
        let run = workspace.run(arguments).ends(1);
        assert!(!run.out.is_empty(), "{arguments:?} makes nothing");
        let said = if arguments[0] == "check" {
            run.out
        } else {
            run.err
        };
        assert!(said.contains("name/unknown"), "{arguments:?}: {said}");
    }
}

#[test]
fn the_failing_severity_can_be_chosen() {
    let workspace = Workspace::of([("a.role", DOUBTFUL)]);
    for (arguments, status) in [
        (&["check"][..], 0),
        (&["check", "--fail-on", "error"], 0),
        (&["check", "--fail-on", "warning"], 1),
        (&["check", "--deny", "warnings"], 1),
        (&["check", "--deny", "warnings", "--allow", "reporting"], 0),
        (&["check", "--deny", "warnings", "--only", "name"], 0),
        (
            &[
                "check",
                "--deny",
                "warnings",
                "--only",
                "reporting/no-superior",
            ],
            1,
        ),
        (
            &[
                "check",
                "--fail-on",
                "hint",
                "--allow",
                "reporting/no-superior",
            ],
            0,
        ),
    ] {
        workspace.run(arguments).ends(status);
    }
}

#[test]
fn what_cannot_be_done_is_2() {
    let workspace = Workspace::of([("a.role", SOUND), ("empty/readme.txt", "")]);
    for arguments in [
        &[][..],
        &["--lang", "zh"],
        &["bogus"],
        &["check", "--bogus"],
        &["check", "--format", "bogus"],
        &["check", "--only", "bogus"],
        &["check", "--as-of", "bogus"],
        &["check", "--fail-on", "error", "--deny", "warnings"],
        &["check", "nowhere"],
        &["check", "empty"],
        &["check", "-C", "nowhere"],
        &["check", ".", "empty"],
        &["fmt", "empty"],
        &["export", "empty"],
        &["export", "--to", "bogus"],
        &["chart", "empty"],
        &["chart", "--depth", "0"],
        &["chart", "--root", "bogus"],
        &["build", "empty"],
        &["build", "--to", "bogus"],
        &["build", "--booklet", "bogus"],
        &["build", "--only", "bogus"],
        &["build", "--template", "nowhere"],
        &["build", "--as-of", "bogus"],
        &["explain"],
        &["explain", "bogus"],
        &["completions", "bogus"],
        &["new"],
        &["--lang", "fr", "check"],
    ] {
        let run = workspace.run(arguments).ends(2);
        assert!(run.out.is_empty(), "{arguments:?}: {}", run.out);
        assert!(!run.err.is_empty(), "{arguments:?} fails without a word");
    }
    assert_eq!(workspace.listing(), ["a.role", "empty", "empty/readme.txt"]);
}

#[test]
fn slips_are_met_with_offers() {
    let workspace = Workspace::of([("a.role", SOUND)]);
    for (arguments, offer) in [
        (&["chekc"][..], "check"),
        (&["check", "--formt", "json"], "--format"),
        (&["chart", "--to", "sgv"], "svg"),
        (&["explain", "name/unkown"], "name/unknown"),
        (&["check", "--only", "nam/unknown"], "name/unknown"),
        (&["chart", "--root", "总经里"], "总经理"),
        (&["--lang", "fr", "check"], "zh or en"),
    ] {
        let run = workspace.run(arguments).ends(2);
        assert!(run.err.contains(offer), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn no_source_can_be_allowed() {
    let workspace = Workspace::of([("readme.txt", "")]);
    let run = workspace.run(&["check"]).ends(2);
    assert!(run.err.contains(".role"), "{}", run.err);
    workspace.run(&["check", "--allow-empty"]).ends(0);
    let json = workspace
        .run(&["check", "--allow-empty", "--format", "json"])
        .ends(0)
        .out;
    assert!(json.contains("\"diagnostics\": []"), "{json}");
}

#[test]
fn the_workspace_is_found() {
    let workspace = Workspace::of([
        ("rolec.yaml", "name: 示例\n"),
        ("a.role", SOUND),
        ("below/b.role", "岗位：司机\n  直接上级：车队长\n"),
    ]);
    let below = workspace.path().join("below");
    let below = below.to_str().expect("a path");
    for arguments in [
        &["check", "--format", "short"][..],
        &["check", "--format", "short", "-C", below],
        &["-C", below, "check", "--format", "short"],
    ] {
        let run = workspace.run(arguments).ends(1);
        assert!(run.out.starts_with("below/b.role:2:"), "{}", run.out);
    }
    workspace.run(&["check", "a.role"]).ends(0);
    workspace.run(&["check", "a.role", "below/b.role"]).ends(1);
}

#[test]
fn version_and_help_are_there() {
    let workspace = Workspace::of([("a.role", SOUND)]);
    let version = format!("rolec {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(workspace.run(&["--version"]).ends(0).out, version);
    assert_eq!(workspace.run(&["-V"]).ends(0).out, version);
    let help = workspace.run(&["--help"]).ends(0).out;
    for verb in [
        "new",
        "check",
        "build",
        "fmt",
        "chart",
        "export",
        "rules",
        "explain",
        "completions",
        "man",
    ] {
        assert!(help.contains(&format!("\n  {verb} ")), "{verb}: {help}");
        let own = workspace.run(&[verb, "--help"]).ends(0).out;
        assert!(
            own.contains("--lang") && own.contains("Usage"),
            "{verb}: {own}"
        );
    }
    // What is called without a verb is told what there is.
    let bare = workspace.run(&["--lang", "en"]).ends(2).err;
    assert_eq!(bare.trim_end(), help.trim_end());
}
