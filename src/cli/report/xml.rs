//! The two reports in XML: JUnit, a test suite a file, and Checkstyle.

use super::entry::{Entry, entries};
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Catalogue;
use crate::project::Project;
use crate::text::xml::escaped;

const PROLOGUE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Every file is a suite: errors and warnings are failed tests, a file without any is a test that passed, and hints
/// are what was printed beside.
pub(in crate::cli) fn junit(
    project: &Project,
    found: &[Diagnostic],
    catalogue: &Catalogue,
) -> String {
    let entries = entries(project, found, catalogue);
    let mut suites = String::new();
    let (mut all, mut all_failed) = (0, 0);
    for (_, source) in project.sources.iter() {
        let own: Vec<&Entry> = entries
            .iter()
            .filter(|entry| entry.path == source.path)
            .collect();
        let (failed, hints): (Vec<&Entry>, Vec<&Entry>) = own
            .into_iter()
            .partition(|entry| entry.finding.severity > Severity::Hint);
        let tests = failed.len().max(1);
        let path = escaped(&source.path);
        suites.push_str(&format!(
            "  <testsuite name=\"{path}\" tests=\"{tests}\" failures=\"{}\" errors=\"0\">\n",
            failed.len()
        ));
        if failed.is_empty() {
            suites.push_str(&format!(
                "    <testcase classname=\"rolec\" name=\"{path}\"/>\n"
            ));
        }
        failed
            .iter()
            .for_each(|entry| suites.push_str(&test_case(entry)));
        if !hints.is_empty() {
            let lines: Vec<String> = hints.iter().map(|entry| line(entry)).collect();
            suites.push_str(&format!(
                "    <system-out>{}</system-out>\n",
                escaped(&lines.join("\n"))
            ));
        }
        suites.push_str("  </testsuite>\n");
        all += tests;
        all_failed += failed.len();
    }
    format!(
        "{PROLOGUE}<testsuites name=\"rolec\" tests=\"{all}\" failures=\"{all_failed}\" errors=\"0\">\n{suites}</testsuites>\n"
    )
}

fn line(entry: &Entry) -> String {
    let (place, finding) = (entry.start, entry.finding);
    format!(
        "{}:{}:{}: {} [{}]",
        entry.path, place.line, place.column, entry.message, finding.rule
    )
}

fn test_case(entry: &Entry) -> String {
    let kind = entry.finding.severity.name();
    format!(
        "    <testcase classname=\"{}\" name=\"{}:{}\">\n      <failure type=\"{kind}\" message=\"{}\">{}</failure>\n    </testcase>\n",
        escaped(entry.finding.rule),
        escaped(entry.path),
        entry.start.line,
        escaped(&entry.message),
        escaped(&format!("{}\n{}", line(entry), entry.help)),
    )
}

/// Every file with its findings, as Checkstyle writes them.
pub(in crate::cli) fn checkstyle(
    project: &Project,
    found: &[Diagnostic],
    catalogue: &Catalogue,
) -> String {
    let entries = entries(project, found, catalogue);
    let mut out = format!("{PROLOGUE}<checkstyle version=\"4.3\">\n");
    for own in entries.chunk_by(|one, two| one.path == two.path) {
        out.push_str(&format!("  <file name=\"{}\">\n", escaped(own[0].path)));
        for entry in own {
            let severity = match entry.finding.severity {
                Severity::Hint => "info",
                other => other.name(),
            };
            out.push_str(&format!(
                "    <error line=\"{}\" column=\"{}\" severity=\"{severity}\" message=\"{}\" source=\"rolec.{}\"/>\n",
                entry.start.line,
                entry.start.column,
                escaped(&entry.text()),
                escaped(entry.finding.rule),
            ));
        }
        out.push_str("  </file>\n");
    }
    out.push_str("</checkstyle>\n");
    out
}
