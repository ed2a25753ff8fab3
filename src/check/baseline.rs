//! Findings that are known and waited for: a workspace with old faults passes as long as there come no new ones. Known
//! is what a rule says of an entity, not a line, so that moving text or laying it out anew wakes nothing.

use super::fingerprint::fingerprints;
use crate::diagnostic::Diagnostic;
use crate::text::Sources;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

const SCHEMA: &str = "rolec.baseline/1";

/// What a rule says of an entity, and the fingerprints of it.
type Known = BTreeMap<(String, String), BTreeSet<String>>;

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Baseline {
    known: Known,
}

/// What is left of findings over a baseline.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Not known: these count.
    pub new: Vec<Diagnostic>,
    /// How many are known.
    pub known: usize,
    /// How many of the baseline are gone.
    pub gone: usize,
    /// The baseline without those that are gone.
    pub rest: Baseline,
}

/// The form of the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: String,
    findings: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    rule: String,
    entity: String,
    fingerprints: BTreeSet<String>,
}

impl Baseline {
    /// All findings as known ones.
    pub fn of(found: &[Diagnostic], sources: &Sources) -> Self {
        let mut known = Known::new();
        for (finding, fingerprint) in found.iter().zip(fingerprints(found, sources)) {
            known.entry(key(finding)).or_default().insert(fingerprint);
        }
        Self { known }
    }

    /// Reads the text of a baseline.
    ///
    /// # Errors
    /// Why it is none.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if file.schema != SCHEMA {
            return Err(format!("{} ≠ {SCHEMA}", file.schema));
        }
        let entries = file.findings.into_iter();
        let known = entries.map(|entry| ((entry.rule, entry.entity), entry.fingerprints));
        Ok(Self {
            known: known.collect(),
        })
    }

    /// The text of a baseline, sorted by rule and entity.
    pub fn text(&self) -> String {
        let entry =
            |((rule, entity), fingerprints): (&(String, String), &BTreeSet<String>)| Entry {
                rule: rule.clone(),
                entity: entity.clone(),
                fingerprints: fingerprints.clone(),
            };
        let file = File {
            schema: SCHEMA.to_owned(),
            findings: self.known.iter().map(entry).collect(),
        };
        // The shapes hold nothing that JSON cannot.
        serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
    }

    pub fn len(&self) -> usize {
        self.known.values().map(BTreeSet::len).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Tells known findings from new ones. A finding whose words were changed is known as long as its rule says no more
    /// of its entity than before.
    pub fn compare(&self, found: Vec<Diagnostic>, sources: &Sources) -> Compared {
        let fingerprints = fingerprints(&found, sources);
        let mut count: BTreeMap<(String, String), usize> = BTreeMap::new();
        for finding in &found {
            *count.entry(key(finding)).or_default() += 1;
        }
        let (mut new, mut rest, mut all) = (Vec::new(), Known::new(), 0);
        for (finding, fingerprint) in found.into_iter().zip(fingerprints) {
            let key = key(&finding);
            let waited = self.known.get(&key);
            let is_known = waited
                .is_some_and(|waited| waited.contains(&fingerprint) || count[&key] <= waited.len());
            match is_known {
                true => {
                    all += 1;
                    rest.entry(key).or_default().insert(fingerprint);
                }
                false => new.push(finding),
            }
        }
        Compared {
            new,
            known: all,
            gone: self.len().saturating_sub(all),
            rest: Self { known: rest },
        }
    }
}

fn key(finding: &Diagnostic) -> (String, String) {
    let entity = finding.entity.clone().unwrap_or_default();
    (finding.rule.to_owned(), entity)
}
