//! Workflow commands that GitHub Actions turns into annotations, a line a finding.

use super::entry::entries;
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Catalogue;
use crate::project::Project;

pub(in crate::cli) fn github(
    project: &Project,
    found: &[Diagnostic],
    catalogue: &Catalogue,
) -> String {
    let mut out = String::new();
    for entry in entries(project, found, catalogue) {
        let command = match entry.finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "notice",
        };
        // The end column is exclusive here, inclusive there; a place of one line alone may have one.
        let end = match entry.start.line == entry.end.line {
            true => format!(
                ",endColumn={}",
                entry.end.column.max(entry.start.column + 1) - 1
            ),
            false => String::new(),
        };
        out.push_str(&format!(
            "::{command} file={},line={},endLine={},col={}{end},title={}::{}\n",
            property(entry.path),
            entry.start.line,
            entry.end.line,
            entry.start.column,
            property(entry.finding.rule),
            data(&entry.text()),
        ));
    }
    out
}

/// What stands behind the last `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// What stands behind an `=`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
