//! The pages of the rules against the rules: every example is run, every part is there, and the reference made from
//! them is the committed one. A new rule edits nothing here.

#[path = "common/memory.rs"]
mod memory;

use memory::Memory;
use rolec::check::rules::RULES;
use rolec::check::{Config, Example, Repair, Rule};
use rolec::diagnostic::{Diagnostic, Severity};
use rolec::locale::{Catalogue, Language};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Rules about files rather than the text in them: no text is an example of those.
const ABOUT_FILES: [&str; 3] = ["syntax/encoding", "syntax/unreadable", "syntax/not-a-file"];

fn check(example: &Example) -> Vec<Diagnostic> {
    let files = [
        ("rolec.yaml", example.manifest),
        ("example.role", example.text),
    ];
    let project = Memory::of(files).project();
    let config = Config {
        as_of: rolec::syntax::values::date("2026-07-01"),
        ..project.manifest.config()
    };
    project.check(&config)
}

/// Findings in words, for the eye of who reads a failure.
fn told(found: &[Diagnostic], language: Language) -> String {
    found.iter().fold(String::new(), |mut text, finding| {
        let message = Catalogue::of(language).text(&finding.message);
        let (severity, rule) = (finding.severity.name(), finding.rule);
        writeln!(text, "      {severity} {rule}: {message}").expect("strings take text");
        text
    })
}

/// What is wrong with an example, if anything is.
fn fault(rule: &Rule, example: &Example) -> Option<String> {
    let found = check(example);
    let grave = |finding: &&Diagnostic| finding.severity > Severity::Hint;
    let mut others: Vec<&str> = found.iter().filter(grave).map(|other| other.rule).collect();
    others.retain(|other| !example.bad || *other != rule.name);
    others.sort_unstable();
    others.dedup();
    let mut wanted = example.also.clone();
    wanted.sort_unstable();
    let kind = if example.bad { "bad" } else { "good" };
    let fires = found.iter().any(|finding| finding.rule == rule.name);
    let problem = match (example.bad, fires) {
        (true, false) => "does not fire".to_owned(),
        (false, true) => "fires".to_owned(),
        _ if others != wanted => format!("others fire: {others:?}, expected {wanted:?}"),
        _ => return None,
    };
    let code = example.language.code();
    let told = told(&found, example.language);
    Some(format!("{} ({code}, {kind}): {problem}\n{told}", rule.name))
}

#[test]
fn bad_examples_fire_their_rule_and_good_ones_nothing() {
    let faults = RULES
        .iter()
        .flat_map(|rule| rule.examples().into_iter().map(move |own| (rule, own)));
    let faults: Vec<String> = faults
        .filter_map(|(rule, example)| fault(rule, &example))
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A rule says what of it a program can put right, and what it says is so.
#[test]
fn rules_mend_what_they_say() {
    let mut mends: BTreeMap<&str, Repair> = BTreeMap::new();
    for found in RULES
        .iter()
        .flat_map(|rule| rule.examples())
        .map(|own| check(&own))
    {
        for (rule, fix) in found
            .iter()
            .flat_map(|one| one.fixes.iter().map(|fix| (one.rule, fix)))
        {
            let repair = match fix.safe {
                true => Repair::Certain,
                false => Repair::Likely,
            };
            let known = mends.entry(rule).or_insert(repair);
            *known = repair.max(*known);
        }
    }
    for rule in RULES {
        let seen = mends.get(rule.name).copied().unwrap_or(Repair::None);
        let said = rule.repair;
        assert!(seen <= said, "{} offers more than it says", rule.name);
        let shown = said < Repair::Certain || seen > Repair::None;
        assert!(shown, "no example of {} shows a fix", rule.name);
    }
}

/// What a page shows as right is laid out as `rolec fmt` would.
#[test]
fn good_examples_are_laid_out() {
    let examples = RULES.iter().flat_map(|rule| rule.examples());
    for example in examples.filter(|example| !example.bad) {
        let project = Memory::of([("example.role", example.text)]).project();
        let (_, source) = project.sources.iter().next().expect("one file");
        let laid_out = rolec::fmt::format(source, &project.files[0], &project.vocabulary);
        assert_eq!(laid_out.text, example.text);
    }
}

#[test]
fn every_page_is_complete_in_every_language() {
    let mut faults = String::new();
    for rule in RULES {
        let title = format!("# {}\n", rule.name);
        if !rule.page.starts_with(&title) {
            writeln!(faults, "{}: the page begins otherwise", rule.name).expect("strings");
        }
        let examples = rule.examples();
        for language in Language::ALL {
            let page = rule.page(language);
            let shown = |bad| {
                examples
                    .iter()
                    .any(|example| example.language == language && example.bad == bad)
            };
            let longest = language.pick(60, 200);
            let parts = [
                (
                    "summary",
                    !page.summary.is_empty() && !page.summary.starts_with('#'),
                ),
                ("short summary", page.summary.chars().count() <= longest),
                ("sections", page.text.contains("\n### ")),
                (
                    "bad example",
                    shown(true) != ABOUT_FILES.contains(&rule.name),
                ),
                (
                    "good example",
                    shown(false) != ABOUT_FILES.contains(&rule.name),
                ),
            ];
            for (part, _) in parts.iter().filter(|(_, there)| !there) {
                let code = language.code();
                writeln!(faults, "{} ({code}): no {part}", rule.name).expect("strings");
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

/// `ROLEC_BLESS=1` writes what the test would have.
#[test]
fn the_committed_reference_is_made_of_the_pages() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");
    let made = rolec::check::reference();
    if std::env::var_os("ROLEC_BLESS").is_some() {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/docs")).expect("docs");
        std::fs::write(path, &made).expect("the reference can be written");
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == made,
        "docs/rules.md is not what the pages say; ROLEC_BLESS=1 cargo test --test rules writes it"
    );
}
