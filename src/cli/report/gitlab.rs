//! GitLab's code quality report: a JSON list, each finding with a fingerprint of its own.

use super::entry::entries;
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Catalogue;
use crate::project::Project;
use serde_json::{Value, json};

pub(in crate::cli) fn gitlab(
    project: &Project,
    found: &[Diagnostic],
    catalogue: &Catalogue,
) -> String {
    let issues: Vec<Value> = entries(project, found, catalogue)
        .iter()
        .map(|entry| {
            let severity = match entry.finding.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Hint => "info",
            };
            json!({
                "description": entry.message,
                "check_name": entry.finding.rule,
                "fingerprint": entry.fingerprint,
                "severity": severity,
                "location": {
                    "path": entry.path,
                    "lines": {"begin": entry.start.line, "end": entry.end.line},
                },
            })
        })
        .collect();
    format!("{:#}\n", Value::Array(issues))
}
