//! Findings as output: for people, a line each, or as data.

mod human;
mod json;

use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Catalogue;
use crate::project::Project;
pub(super) use human::{Look, human};
pub(super) use json::json;

/// How many findings of each severity there are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) hints: usize,
}

impl Counts {
    pub(super) fn of(found: &[Diagnostic]) -> Self {
        let count = |severity| {
            found
                .iter()
                .filter(|finding| finding.severity == severity)
                .count()
        };
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            hints: count(Severity::Hint),
        }
    }
}

/// `path:line:column: severity: message [rule]`, a line a finding.
pub(super) fn short(project: &Project, found: &[Diagnostic], catalogue: &Catalogue) -> String {
    let mut out = String::new();
    for finding in found {
        let source = project.sources.get(finding.span.file);
        let place = source.place(finding.span.range.start);
        let severity = catalogue.plain(&format!("report-{}", finding.severity.name()));
        let message = catalogue.text(&finding.message);
        out.push_str(&format!(
            "{}:{}:{}: {severity}: {message} [{}]\n",
            source.path, place.line, place.column, finding.rule
        ));
    }
    out
}
