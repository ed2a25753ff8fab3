//! The pages about the language against the language: every example is read and judged, and the list of all words is
//! made of the vocabulary. A new example edits nothing here.

mod manifest;
#[path = "../common/memory.rs"]
mod memory;
mod words;

use memory::Memory;
use rolec::check::{Config, Rule};
use rolec::diagnostic::{Diagnostic, Severity};
use rolec::locale::{Catalogue, Language};
use rolec::project::Project;
use std::fmt::Write as _;
use std::path::Path;

/// The pages that show the language.
const PAGES: [&str; 4] = [
    "README.md",
    "docs/README.zh.md",
    "docs/language.md",
    "docs/language.zh.md",
];

/// What lines alone are put under to be read, by the words of the fence.
const UNDER_POSITION: &str = "position: Somebody\n";

/// A fenced example and what its page says of it.
struct Example<'a> {
    page: &'a str,
    /// Counted from 1.
    line: usize,
    words: Vec<&'a str>,
    text: String,
}

fn read(page: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{page}: {error}"))
}

fn examples<'a>(page: &'a str, text: &'a str) -> Vec<Example<'a>> {
    let mut examples: Vec<Example> = Vec::new();
    let mut open = false;
    for (at, line) in text.lines().enumerate() {
        match (open, line.strip_prefix("```role")) {
            (false, Some(words)) => {
                open = true;
                examples.push(Example {
                    page,
                    line: at + 1,
                    words: words.split_whitespace().collect(),
                    text: String::new(),
                });
            }
            (true, _) if line == "```" => open = false,
            (true, _) => {
                let example = examples.last_mut().expect("an example is open");
                example.text.push_str(line);
                example.text.push('\n');
            }
            (false, None) => {}
        }
    }
    assert!(!open, "{page}: the last fence is not closed");
    examples
}

/// What a page says of its example.
#[derive(PartialEq, Eq, Debug)]
enum Verdict<'a> {
    Good,
    Bad(&'a str),
}

impl Example<'_> {
    /// The verdict, and whether the text is lines alone.
    fn promise(&self) -> (Verdict<'_>, bool) {
        match self.words.as_slice() {
            ["good"] => (Verdict::Good, false),
            ["good", "in", "position"] => (Verdict::Good, true),
            ["bad", rule] => (Verdict::Bad(rule), false),
            ["bad", rule, "in", "position"] => (Verdict::Bad(rule), true),
            other => panic!("{}:{}: what is {other:?}?", self.page, self.line),
        }
    }

    fn fault(&self) -> Option<String> {
        let (promise, lines_alone) = self.promise();
        let text = match lines_alone {
            true => format!("{UNDER_POSITION}{}", self.text),
            false => self.text.clone(),
        };
        let project = Memory::of([("example.role", text.as_str())]).project();
        let mut found = check(&project);
        // Lines alone say nothing about who is there.
        let judged = |finding: &Diagnostic| !lines_alone || finding.rule.starts_with("syntax/");
        found.retain(|finding| finding.severity > Severity::Hint && judged(finding));
        let mut rules: Vec<&str> = found.iter().map(|finding| finding.rule).collect();
        rules.dedup();
        let fits = match promise {
            Verdict::Good => rules.is_empty(),
            Verdict::Bad(rule) => {
                assert!(Rule::find(rule).is_some(), "{}: no rule {rule}", self.page);
                rules == [rule]
            }
        };
        if !fits {
            return Some(format!("expected {promise:?}, found:\n{}", told(&found)));
        }
        let (_, source) = project.sources.iter().next().expect("one file");
        let laid_out = rolec::fmt::format(source, &project.files[0], &project.vocabulary).text;
        // Pasted text is shown as it was pasted; everything else as it should look.
        let pasted = lines_alone && !self.text.starts_with(' ');
        let differs = promise == Verdict::Good && !pasted && unspaced(&laid_out) != unspaced(&text);
        differs.then(|| format!("fmt would make it:\n{laid_out}"))
    }
}

/// Without the blank lines, which `fmt` puts before a section: lines alone have none before the first.
fn unspaced(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.is_empty()).collect()
}

fn check(project: &Project) -> Vec<Diagnostic> {
    project.check(&Config {
        as_of: rolec::syntax::values::date("2026-07-01"),
        ..Config::default()
    })
}

/// Findings in words, for the eye of who reads a failure.
fn told(found: &[Diagnostic]) -> String {
    found.iter().fold(String::new(), |mut text, finding| {
        let message = Catalogue::of(Language::En).text(&finding.message);
        let (severity, rule) = (finding.severity.name(), finding.rule);
        writeln!(text, "      {severity} {rule}: {message}").expect("strings take text");
        text
    })
}

#[test]
fn examples_are_what_their_pages_say() {
    let mut faults = String::new();
    for page in PAGES {
        let text = read(page);
        let examples = examples(page, &text);
        assert!(!examples.is_empty(), "{page} shows nothing");
        for example in &examples {
            if let Some(fault) = example.fault() {
                let line = example.line;
                writeln!(faults, "{page}:{line}: {fault}").expect("strings take text");
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

/// A page and its twin show the same things in the same order.
#[test]
fn twins_have_one_structure() {
    for (one, two) in [
        ("docs/language.md", "docs/language.zh.md"),
        ("README.md", "docs/README.zh.md"),
    ] {
        let shape = |page| {
            let text = read(page);
            let headings = text.lines().filter(|line| line.starts_with("##"));
            let levels: Vec<usize> = headings
                .map(|line| line.chars().take_while(|&c| c == '#').count())
                .collect();
            let promises: Vec<String> = examples(page, &text)
                .iter()
                .map(|example| format!("{:?}", example.promise()))
                .collect();
            (levels, promises)
        };
        assert_eq!(shape(one), shape(two), "{one} and {two}");
    }
}

/// `ROLEC_BLESS=1` writes what the test would have.
#[test]
fn the_committed_list_of_words_is_made_of_the_vocabulary() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/vocabulary.md");
    let made = words::reference();
    if std::env::var_os("ROLEC_BLESS").is_some() {
        std::fs::write(path, &made).expect("the list can be written");
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == made,
        "docs/vocabulary.md is not what the vocabulary says; ROLEC_BLESS=1 cargo test --test language writes it"
    );
}
