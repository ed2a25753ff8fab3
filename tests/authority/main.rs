//! The analysis of authorities against brute force: made-up organisations, judged by the program and by trying every
//! amount in every department over every matter. Both must find the same.

mod bad;
mod judge;
#[path = "../common/memory.rs"]
mod memory;
#[path = "../common/random.rs"]
mod random;
mod spec;
mod tables;

use judge::{Fault, Judge};
use memory::Memory;
use random::Random;
use rolec::diagnostic::{Arg, Diagnostic};
use spec::Organisation;
use std::collections::BTreeSet;

/// The rules that are compared, by how their positions are told.
const RULES: [&str; 8] = [
    "authority/overlap",
    "authority/boundary",
    "authority/chain-duplicate",
    "authority/inversion",
    "authority/gap",
    "authority/undecided",
    "authority/self-approval",
    "authority/matrix-mismatch",
];

/// How many organisations: `ROLEC_CASES=34` tries ten thousand.
fn cases() -> u64 {
    let said = std::env::var("ROLEC_CASES").ok();
    300 * said.and_then(|said| said.parse().ok()).unwrap_or(1)
}

fn number(name: &str, of: impl Fn(usize) -> &'static str) -> usize {
    let known = (0..8).find(|&at| of(at) == name);
    known.unwrap_or_else(|| panic!("nobody is called {name}"))
}

/// A finding as faults; none for rules that are not compared.
fn faults(found: &Diagnostic) -> Vec<Fault> {
    let Some(rule) = RULES.into_iter().find(|rule| *rule == found.rule) else {
        return Vec::new();
    };
    let entity = found.entity.as_deref().unwrap_or_default();
    let matter = entity.strip_prefix("matter:").expect("a matter");
    let matter = (0..4).find(|&at| spec::matter_name(at) == matter);
    let text = |wanted: &str| {
        let mut args = found.message.args.iter();
        args.find_map(|(name, value)| match value {
            Arg::Text(text) if *name == wanted => Some(vec![text.clone()]),
            Arg::List(list) if *name == wanted => Some(list.clone()),
            _ => None,
        })
    };
    let names = match rule {
        "authority/gap" | "authority/undecided" => Vec::new(),
        "authority/matrix-mismatch" => text("position").expect("a position"),
        _ => text("positions").unwrap_or_else(|| {
            let both = [text("one"), text("two")];
            both.into_iter().flatten().flatten().collect()
        }),
    };
    let matter = matter.expect("a known matter");
    let mut positions = names.iter().map(|name| number(name, spec::position_name));
    match rule {
        // Several at one place are one finding.
        "authority/self-approval" => positions
            .map(|position| (rule, matter, BTreeSet::from([position])))
            .collect(),
        _ => vec![(rule, matter, positions.by_ref().collect())],
    }
}

/// In a column of heads sets that meet in one cell are one finding: joins wanted sets that a found one holds together.
fn joined(wanted: BTreeSet<Fault>, got: &BTreeSet<Fault>) -> BTreeSet<Fault> {
    let mut joined = wanted.clone();
    for (rule, matter, whole) in got {
        let parts = wanted
            .iter()
            .filter(|(other, of, part)| other == rule && of == matter && part.is_subset(whole));
        let parts: Vec<&Fault> = parts.collect();
        let union: BTreeSet<usize> = parts.iter().flat_map(|(.., set)| set).copied().collect();
        if union == *whole {
            parts.iter().for_each(|part| {
                joined.remove(*part);
            });
            joined.insert((rule, *matter, union));
        }
    }
    joined
}

fn judged(text: &str) -> BTreeSet<Fault> {
    let project = Memory::of([("a.role", text)]).project();
    let config = project.manifest.config();
    project.check(&config).iter().flat_map(faults).collect()
}

#[test]
fn the_same_as_brute_force() {
    let mut counts = std::collections::BTreeMap::new();
    for seed in 1..=cases() {
        let organisation = Organisation::random(&mut Random::new(seed));
        let text = organisation.text();
        let wanted = Judge::of(&organisation).faults();
        let got = judged(&text);
        for (rule, ..) in &wanted {
            *counts.entry(*rule).or_insert(0) += 1;
        }
        let wanted = match organisation.has_heads() {
            true => joined(wanted, &got),
            false => wanted,
        };
        if got != wanted {
            let missing: Vec<&Fault> = wanted.difference(&got).collect();
            let extra: Vec<&Fault> = got.difference(&wanted).collect();
            panic!("case {seed}\n{text}\nmissing {missing:?}\nextra {extra:?}");
        }
    }
    for rule in RULES {
        assert!(
            counts.get(rule).copied().unwrap_or(0) > 20,
            "{rule}: {counts:?}"
        );
    }
}
