//! Findings as a Markdown table, for the comment of a merge request.

use super::entry::entries;
use super::summary;
use crate::diagnostic::Diagnostic;
use crate::locale::Catalogue;
use crate::project::Project;
use crate::render::escape;

pub(in crate::cli) fn markdown(
    project: &Project,
    found: &[Diagnostic],
    catalogue: &Catalogue,
) -> String {
    let summary = catalogue.text(&summary(project, found));
    let mut out = format!("{}\n", escape::markdown(&summary));
    if found.is_empty() {
        return out;
    }
    let heads = ["severity", "place", "finding", "advice"];
    let heads = heads.map(|head| catalogue.plain(&format!("report-head-{head}")));
    out.push_str(&format!("\n| {} |\n|---|---|---|---|\n", heads.join(" | ")));
    for entry in entries(project, found, catalogue) {
        let severity = format!("report-{}", entry.finding.severity.name());
        let cells = [
            escape::markdown_within(&catalogue.plain(&severity)),
            format!(
                "`{}:{}`",
                entry.path.replace(['`', '|', '\n'], " "),
                entry.start.line
            ),
            format!(
                "{} `{}`",
                escape::markdown_within(&entry.message),
                entry.finding.rule
            ),
            escape::markdown_within(&entry.help),
        ];
        let cells = cells.map(|cell| cell.replace('\n', " "));
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    out
}
