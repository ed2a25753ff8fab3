//! `grammar/vocabulary/import.yaml` as it is written. Folds no word and looks none up.

use crate::syntax::concept::{Concept, Key, Kind};
use serde::Deserialize;
use std::collections::BTreeMap;

const WORDS: &str = include_str!("../../../grammar/vocabulary/import.yaml");

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct File {
    pub(super) sheets: Vec<String>,
    pub(super) sections: BTreeMap<Concept, Vec<String>>,
    pub(super) units: Vec<String>,
    pub(super) processes: Vec<String>,
    pub(super) tails: Vec<String>,
    pub(super) fillers: Vec<String>,
    pub(super) roles: Vec<String>,
    pub(super) acts: Vec<String>,
    pub(super) areas: Vec<String>,
    pub(super) endings: BTreeMap<Concept, Vec<String>>,
    pub(super) headings: Vec<Heading>,
    pub(super) requirements: Vec<String>,
    pub(super) documents: Vec<String>,
    pub(super) files: Vec<String>,
    pub(super) reports: Vec<String>,
    pub(super) no_roles: Vec<String>,
    pub(super) no_units: Vec<String>,
    pub(super) organs: Vec<String>,
    pub(super) legal_forms: Vec<String>,
    pub(super) label_leads: Vec<String>,
    pub(super) label_tails: Vec<String>,
    pub(super) acts_on_titles: Vec<String>,
    pub(super) parts: Vec<String>,
    pub(super) declarations: BTreeMap<Kind, Vec<String>>,
    pub(super) labels: BTreeMap<Kind, BTreeMap<Concept, Vec<String>>>,
    pub(super) records: BTreeMap<Concept, BTreeMap<Concept, Vec<String>>>,
    pub(super) children: Vec<String>,
    pub(super) compounds: Vec<String>,
    pub(super) numeral_ends: String,
    pub(super) contents: Vec<String>,
    pub(super) columns: Vec<String>,
    pub(super) furniture_heads: Vec<String>,
    pub(super) signatures: Vec<String>,
    pub(super) signers: Vec<String>,
    pub(super) heads: BTreeMap<Key, Vec<String>>,
    pub(super) site: Site,
}

/// Words of headings that tell what a section is about.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Heading {
    pub(super) concept: Concept,
    pub(super) words: Vec<String>,
}

/// Text of sites and printers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    pub words: Vec<String>,
    pub lines: Vec<String>,
    pub tails: Vec<String>,
    pub pages: Vec<String>,
}

impl File {
    /// # Panics
    /// Never: the file is part of the program, and a test reads it.
    pub(super) fn read() -> Self {
        // INVARIANT: tests hold the file free of errors.
        serde_yaml::from_str(WORDS).unwrap_or_else(|error| panic!("{error}"))
    }
}
