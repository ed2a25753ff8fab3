//! What holds of every text, however broken: made-up documents, examples with slips in them, and plain noise. Chance is
//! the same on every machine; a text that fails is cut down to the lines that matter before it is shown.

#[path = "../common/corpus.rs"]
mod corpus;
mod edits;
mod generate;
mod holds;
#[path = "../common/layout.rs"]
mod layout;
mod leaves;
#[path = "../common/meaning.rs"]
mod meaning;
#[path = "../common/memory.rs"]
mod memory;
mod mutate;
#[path = "../common/random.rs"]
mod random;
mod shrink;
mod workspaces;

use random::Random;
use rolec::check::rules::RULES;
use std::path::PathBuf;
use workspaces::Workspace;

/// How many times as many cases as usual: `ROLEC_CASES=50` looks harder.
fn times() -> u64 {
    let said = std::env::var("ROLEC_CASES").ok();
    said.and_then(|said| said.parse().ok()).unwrap_or(1)
}

/// Runs a property over texts made from numbers.
fn for_all(cases: u64, make: impl Fn(&mut Random) -> String, property: fn(&str) -> Option<String>) {
    for seed in 1..=cases * times() {
        let text = make(&mut Random::new(seed));
        if let Some(fault) = shrink::caught(&text, property) {
            let small = shrink::shrunk(text, property);
            let fault = shrink::caught(&small, property).unwrap_or(fault);
            panic!("case {seed}\n{small:?}\n{small}\n---\n{fault}");
        }
    }
}

/// The sources of the examples and of the corpora, each on its own.
fn written() -> Vec<String> {
    let folders = ["../examples", "check", "fmt"];
    let files = folders
        .iter()
        .flat_map(|folder| corpus::files(&corpus::folder(folder)));
    let sources: Vec<String> = files
        .filter(|(name, _)| name.ends_with(".role"))
        .map(|(_, path)| corpus::text(&path))
        .collect();
    assert!(sources.len() > 40, "{} sources", sources.len());
    sources
}

#[test]
fn made_up_documents() {
    for_all(800, generate::document, holds::fault);
}

#[test]
fn lines_in_any_order() {
    for_all(1000, generate::lines, holds::fault);
}

#[test]
fn slips_in_written_files() {
    let sources = written();
    let slip = |random: &mut Random| mutate::slip(&sources, random);
    for_all(500, slip, holds::fault);
}

#[test]
fn written_files() {
    for text in written() {
        if let Some(fault) = shrink::caught(&text, holds::fault) {
            panic!("{text}\n---\n{fault}");
        }
    }
}

/// A text that is edited is read as if it were new.
#[test]
fn edited_texts() {
    let sources = written();
    for seed in 1..=300 * times() {
        let mut random = Random::new(seed);
        let text = match random.below(3) {
            0 => generate::document(&mut random),
            1 => generate::lines(&mut random),
            _ => sources[random.below(sources.len())].clone(),
        };
        if let Some(fault) = edits::fault(&text, &mut random) {
            panic!("case {seed}: {fault}");
        }
    }
}

/// A workspace that is edited is judged as if it were new: the examples, and such as the pages of the rules show.
#[test]
fn edited_workspaces() {
    let mut organisations = examples();
    let pages = RULES.iter().flat_map(|rule| rule.examples());
    let pages: Vec<String> = pages.map(|example| example.text.to_owned()).collect();
    for seed in 1..=60 * times() {
        let mut random = Random::new(seed);
        let mut page = |at: usize| {
            let text = pages[random.below(pages.len())].clone();
            (format!("{at}.role"), text)
        };
        organisations.push((0..6).map(&mut page).collect());
    }
    for (seed, organisation) in (1..).zip(organisations) {
        if let Some(fault) = workspaces::fault(organisation, &mut Random::new(seed)) {
            panic!("case {seed}: {fault}");
        }
    }
}

/// The organisations of the examples.
fn examples() -> Vec<Workspace> {
    let folders = corpus::entries(&corpus::folder("../examples"));
    let organisation = |folder: &PathBuf| {
        let files = corpus::files(folder).into_iter();
        let sources = files.filter(|(name, _)| name.ends_with(".role"));
        sources
            .map(|(name, path)| (name, corpus::text(&path)))
            .collect()
    };
    let folders = folders.iter().filter(|folder| folder.is_dir());
    folders.map(organisation).collect()
}

/// Bytes of any kind are read as text, or refused.
#[test]
fn noise() {
    for seed in 1..=1500 * times() {
        let bytes = generate::bytes(&mut Random::new(seed));
        let read = std::panic::catch_unwind(|| {
            let project = memory::Memory::of([("case.role", &bytes)]).project();
            holds::of_project(&project)
        });
        assert!(matches!(read, Ok(None)), "case {seed}: {bytes:?}\n{read:?}");
    }
}
