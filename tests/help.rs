//! The help and the complaints of the command line as a person sees them: all in the language asked for, every option
//! explained, every complaint with what to do next.

use std::process::{Command, Output};

const VERBS: [&str; 16] = [
    "",
    "new",
    "check",
    "build",
    "template",
    "fmt",
    "chart",
    "matrix",
    "export",
    "who",
    "import",
    "lsp",
    "rules",
    "explain",
    "completions",
    "man",
];

/// Runs rolec where nothing but the arguments says which language to speak.
fn rolec(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rolec"))
        .args(arguments)
        .env_clear()
        .output()
        .expect("rolec runs")
}

fn help(verb: &str, language: &str) -> String {
    let verb = Some(verb).filter(|verb| !verb.is_empty());
    let arguments: Vec<&str> = verb
        .into_iter()
        .chain(["--help", "--lang", language])
        .collect();
    let output = rolec(&arguments);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn the_list_of_commands_here_is_whole() {
    let listed = help("", "en");
    let listed: Vec<&str> = listed
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .map_while(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(listed, VERBS[1..]);
}

#[test]
fn headings_stand_once_and_in_the_language() {
    for verb in VERBS {
        for (language, headings) in [
            ("zh", ["参数：", "选项：", "通用选项："]),
            (
                "en",
                ["Arguments:", "Options:", "Options of every command:"],
            ),
        ] {
            let text = help(verb, language);
            for heading in headings {
                let times = text.lines().filter(|line| *line == heading).count();
                assert!(times <= 1, "{verb} {language}: {heading} {times} times");
            }
        }
        let chinese = help(verb, "zh");
        for leftover in [
            "Options", "possible", "default:", "Print", "Usage", "<F", "<D", "[P", "选项:",
        ] {
            assert!(!chinese.contains(leftover), "{verb}: {leftover}\n{chinese}");
        }
    }
}

/// A line of an option or argument without an explanation ends where the explanation would begin.
#[test]
fn everything_is_explained() {
    for verb in VERBS {
        for language in ["zh", "en"] {
            let text = help(verb, language);
            let explained = |line: &&str| {
                let line = line.trim_start();
                !line.starts_with(['-', '<', '[']) || line.contains("  ")
            };
            let bare: Vec<&str> = text.lines().filter(|line| !explained(line)).collect();
            assert!(bare.is_empty(), "{verb} {language}: {bare:?}");
        }
    }
}

/// A message that a catalogue lacks shows as its name.
#[test]
fn no_name_of_a_message_is_shown() {
    let mut verbs: Vec<Vec<String>> = VERBS.map(|verb| vec![verb.to_owned()]).to_vec();
    for verb in &VERBS[1..] {
        let inner = help(verb, "en");
        let inner = inner.lines().skip_while(|line| *line != "Commands:");
        let inner = inner
            .skip(1)
            .map_while(|line| line.split_whitespace().next());
        verbs.extend(inner.map(|inner| vec![(*verb).to_owned(), inner.to_owned()]));
    }
    let is_name = |word: &&str| {
        let parts: Vec<&str> = word.split('-').collect();
        parts[0] == "help" && parts.len() > 1
    };
    for verb in verbs {
        for language in ["zh", "en"] {
            let mut arguments: Vec<&str> = verb.iter().map(String::as_str).collect();
            arguments.retain(|verb| !verb.is_empty());
            arguments.extend(["--help", "--lang", language]);
            let output = rolec(&arguments);
            let text = String::from_utf8(output.stdout).expect("text");
            let mut words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
            assert_eq!(words.find(is_name), None, "{verb:?} {language}:\n{text}");
        }
    }
}

#[test]
fn without_a_verb_the_help_is_shown() {
    for arguments in [&[][..], &["--quiet"]] {
        let output = rolec(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let text = String::from_utf8(output.stderr).expect("text");
        assert_eq!(text, help("", "en"), "{arguments:?}");
    }
}

/// What is wrong, and the word that the advice must hold.
const WRONG: [(&[&str], &str); 9] = [
    (&["chek"], "check"),
    (&["check", "--formt", "json"], "--format"),
    (&["check", "--format", "xml"], "json"),
    (&["check", "--format"], "json"),
    (&["chart", "--depth", "0"], "1"),
    (&["check", "--lang", "klingon"], "zh"),
    (&["check", "-q", "-v"], ""),
    (&["explain"], "rolec explain --help"),
    (&["check", "--deny", "hints", "--fail-on", "hint"], ""),
];

#[test]
fn complaints_say_what_to_do() {
    for (arguments, advice) in WRONG {
        for language in ["zh_CN.UTF-8", "en_GB.UTF-8"] {
            let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
                .args(arguments)
                .env_clear()
                .env("LANG", language)
                .output()
                .expect("rolec runs");
            let text = String::from_utf8(output.stderr).expect("text");
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            assert!(output.stdout.is_empty(), "{arguments:?}");
            let lines: Vec<&str> = text.lines().collect();
            let [first, second] = lines.as_slice() else {
                panic!("{arguments:?}: {text}");
            };
            assert!(first.starts_with("rolec: "), "{text}");
            assert!(second.contains(advice), "{arguments:?}: {text}");
            let chinese = text.contains('。');
            assert_eq!(chinese, language.starts_with("zh"), "{text}");
            assert!(
                !text.contains("<") && !text.contains("FORMAT"),
                "{arguments:?}: {text}"
            );
        }
    }
}

#[test]
fn help_is_coloured_when_that_is_asked_for() {
    for arguments in [
        &["--help", "--color", "always"][..],
        &["--color=always", "check", "--help"],
    ] {
        let output = rolec(arguments);
        assert_eq!(output.status.code(), Some(0));
        let text = String::from_utf8(output.stdout).expect("text");
        assert!(text.contains("\u{1b}["), "{arguments:?} is plain");
    }
    let plain = rolec(&["--help", "--color=never"]).stdout;
    assert!(!plain.contains(&0x1b));
}

#[test]
fn manual_pages_have_headings_of_one_language() {
    let headings = |language: &str| -> Vec<String> {
        let output = rolec(&["man", "--lang", language]);
        let page = String::from_utf8(output.stdout).expect("text");
        let headings = page.lines().filter_map(|line| line.strip_prefix(".SH "));
        headings.map(str::to_owned).collect()
    };
    let chinese = headings("zh");
    assert!(chinese.contains(&"名称".to_owned()) && chinese.contains(&"例子".to_owned()));
    for heading in &chinese {
        assert!(
            !heading.contains(|c: char| c.is_ascii_alphabetic()),
            "{heading}"
        );
    }
    assert!(headings("en").contains(&"EXAMPLES".to_owned()));
}
