//! A finding as machine formats have it: said in a language, its places counted, and with a fingerprint that stays
//! when lines are moved or laid out anew.

use crate::check::{self, Rule};
use crate::diagnostic::Diagnostic;
use crate::locale::Catalogue;
use crate::project::Project;
use crate::text::Place;

/// A finding, ready to be written.
pub(super) struct Entry<'a> {
    pub(super) finding: &'a Diagnostic,
    pub(super) path: &'a str,
    pub(super) start: Place,
    pub(super) end: Place,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) entity: &'a str,
    /// 16 hexadecimal digits, different for every finding of a run.
    pub(super) fingerprint: String,
}

impl Entry<'_> {
    /// The message, and what to do next.
    pub(super) fn text(&self) -> String {
        match self.help.is_empty() {
            true => self.message.clone(),
            false => format!("{}\n{}", self.message, self.help),
        }
    }
}

/// The findings in their order.
pub(super) fn entries<'a>(
    project: &'a Project,
    found: &'a [Diagnostic],
    catalogue: &Catalogue,
) -> Vec<Entry<'a>> {
    let fingerprints = check::fingerprints(found, &project.sources);
    let entry = |(finding, fingerprint): (&'a Diagnostic, String)| {
        let source = project.sources.get(finding.span.file);
        Entry {
            finding,
            path: source.path.as_str(),
            start: source.place(finding.span.range.start),
            end: source.place(finding.span.range.end),
            message: catalogue.text(&finding.message),
            help: catalogue
                .attribute(&finding.message, "help")
                .unwrap_or_default(),
            entity: finding.entity.as_deref().unwrap_or_default(),
            fingerprint,
        }
    };
    found.iter().zip(fingerprints).map(entry).collect()
}

/// The rules that speak in a run, each once, by name.
pub(super) fn rules_of(project: &Project, entries: &[Entry]) -> Vec<&'static Rule> {
    let mut rules: Vec<&Rule> = entries
        .iter()
        .filter_map(|entry| project.rule(entry.finding.rule))
        .collect();
    rules.sort_by_key(|rule| rule.name);
    rules.dedup_by_key(|rule| rule.name);
    rules
}
