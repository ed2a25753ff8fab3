//! The language of messages, and colour: who decides, in which order.

use super::support::{UNSOUND, Workspace};

const ENGLISH: &str = "position: Clerk\n  reports to: Nobody Known\n";

/// What says in which language messages are.
fn language(said: &str) -> &str {
    match (said.contains("没有叫"), said.contains("There is no")) {
        (true, false) => "zh",
        (false, true) => "en",
        both => panic!("{both:?}: {said}"),
    }
}

#[test]
fn the_option_then_the_manifest_then_the_environment_then_the_text() {
    let manifest = |language: &str| format!("language: {language}\n");
    for (source, manifest, environment, option, wanted) in [
        (
            UNSOUND,
            Some("zh"),
            &[("LC_ALL", "zh_CN.UTF-8")][..],
            Some("en"),
            "en",
        ),
        (
            UNSOUND,
            Some("en"),
            &[("LC_ALL", "zh_CN.UTF-8")],
            Some("zh-CN"),
            "zh",
        ),
        (
            UNSOUND,
            Some("en"),
            &[("LC_ALL", "zh_CN.UTF-8")],
            None,
            "en",
        ),
        (
            ENGLISH,
            Some("zh"),
            &[("LC_ALL", "en_US.UTF-8")],
            None,
            "zh",
        ),
        (UNSOUND, None, &[("LC_ALL", "en_US.UTF-8")], None, "en"),
        (ENGLISH, None, &[("LANG", "zh_TW.UTF-8")], None, "zh"),
        (
            UNSOUND,
            None,
            &[("LC_ALL", "en_GB"), ("LANG", "zh_CN")],
            None,
            "en",
        ),
        (
            UNSOUND,
            None,
            &[("LC_ALL", ""), ("LANG", "en_US")],
            None,
            "en",
        ),
        (UNSOUND, None, &[("LC_ALL", "C")], None, "zh"),
        (ENGLISH, None, &[("LC_ALL", "C.UTF-8")], None, "en"),
        (UNSOUND, None, &[], None, "zh"),
        (ENGLISH, None, &[], None, "en"),
        (UNSOUND, None, &[("LANG", "fr_FR.UTF-8")], None, "zh"),
    ] {
        let workspace = Workspace::of([("a.role", source)]);
        if let Some(language) = manifest.map(&manifest_of) {
            workspace.write("rolec.yaml", language);
        }
        let mut arguments = vec!["check"];
        arguments.extend(option.iter().flat_map(|language| ["--lang", language]));
        let out = workspace.run_with(&arguments, environment).ends(1).out;
        assert_eq!(
            language(&out),
            wanted,
            "{manifest:?} {environment:?} {option:?}"
        );
    }
    fn manifest_of(language: &str) -> String {
        format!("language: {language}\n")
    }
    assert_eq!(manifest("zh"), manifest_of("zh"));
}

/// Arguments are not read yet when help is asked for, or when they are wrong.
#[test]
fn help_and_complaints_are_in_the_language_too() {
    let workspace = Workspace::of([("a.role", UNSOUND)]);
    let chinese = |text: &str| text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    for verb in [
        "new", "check", "build", "fmt", "chart", "export", "rules", "explain", "man",
    ] {
        let own = |language: &str| {
            let arguments = [verb, "--help", "--lang", language];
            workspace.run_with(&arguments, &[]).ends(0).out
        };
        assert!(chinese(&own("zh")));
        // Examples name Chinese positions; the explanations are English.
        let english = own("en");
        let options = english.split("Examples").next().unwrap_or_default();
        assert!(!chinese(options), "{options}");
        // clap's own words.
        for word in [
            "Usage",
            "Options",
            "Arguments",
            "[default",
            "possible values",
            "Print",
        ] {
            assert!(!own("zh").contains(word), "{verb}: {word}");
        }
    }
    let wrong = |environment| {
        workspace
            .run_with(&["check", "--bogus"], environment)
            .ends(2)
            .err
    };
    assert!(chinese(&wrong(&[("LANG", "zh_CN.UTF-8")])));
    assert!(!chinese(&wrong(&[("LANG", "en_US.UTF-8")])));
}

/// A manifest with faults still says in which language they are told.
#[test]
fn faults_of_the_manifest_are_told_in_its_language() {
    let workspace = Workspace::of([
        ("a.role", ENGLISH),
        ("rolec.yaml", "language: zh\nnmae: x\n"),
    ]);
    let zh = workspace.run(&["check"]).ends(2).err;
    workspace.write("rolec.yaml", "language: en\nnmae: x\n");
    let en = workspace.run(&["check"]).ends(2).err;
    assert_ne!(zh, en);
    assert!(en.contains("did you mean “name”"), "{en}");
}

#[test]
fn colour_is_for_those_who_want_it() {
    let workspace = Workspace::of([("a.role", UNSOUND)]);
    let colored = |arguments: &[&str], environment: &[(&str, &str)]| {
        let run = workspace.run_with(arguments, environment).ends(1);
        run.out.contains('\u{1b}')
    };
    // Nobody's terminal is the other end of a pipe.
    assert!(!colored(&["check"], &[]));
    assert!(!colored(
        &["check", "--color", "auto"],
        &[("TERM", "xterm-256color")]
    ));
    assert!(colored(&["check", "--color", "always"], &[]));
    assert!(colored(
        &["check", "--color", "always"],
        &[("NO_COLOR", "1")]
    ));
    assert!(colored(&["check"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(
        &["check"],
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
    ));
    assert!(!colored(
        &["check"],
        &[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")]
    ));
    assert!(!colored(
        &["check", "--color", "never"],
        &[("CLICOLOR_FORCE", "1")]
    ));
    assert!(!colored(
        &["check", "--color", "always", "--format", "json"],
        &[]
    ));
    assert!(!colored(
        &["check", "--color", "always", "--format", "short"],
        &[]
    ));
}

#[test]
fn quiet_says_less() {
    let workspace = Workspace::of([("a.role", UNSOUND)]);
    let loud = workspace.run(&["export"]).ends(1);
    assert!(!loud.err.is_empty());
    let quiet = workspace.run(&["export", "--quiet"]).ends(1);
    assert!(quiet.err.is_empty(), "{}", quiet.err);
    assert_eq!(quiet.out, loud.out);
    workspace.run(&["check", "-q", "-v"]).ends(2);
}
