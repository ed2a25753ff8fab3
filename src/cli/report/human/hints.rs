//! Hints that are not shown, in one line a file: how many there are, and of which rules. Draws nothing else.

use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::locale::Catalogue;
use crate::project::Project;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Of more files the rest is counted together.
const MOST_FILES: usize = 20;

/// A line a file that has hints, in the order of the findings, and one on how to see them.
pub(super) fn lines(project: &Project, found: &[Diagnostic], catalogue: &Catalogue) -> String {
    let hints: Vec<&Diagnostic> = found
        .iter()
        .filter(|finding| finding.severity == Severity::Hint)
        .collect();
    let files: Vec<&[&Diagnostic]> = hints
        .chunk_by(|one, two| one.span.file == two.span.file)
        .collect();
    let mut lines = Vec::new();
    for own in files.iter().take(MOST_FILES) {
        let source = project.sources.get(own[0].span.file);
        let message = Message::new("report-hints-file")
            .arg("path", source.path.as_str())
            .arg("hints", own.len())
            .arg("rules", rules(own, catalogue));
        lines.push(catalogue.text(&message));
    }
    if files.len() > MOST_FILES {
        let rest = files[MOST_FILES..]
            .iter()
            .map(|own| own.len())
            .sum::<usize>();
        let message = Message::new("report-hints-more")
            .arg("files", files.len() - MOST_FILES)
            .arg("hints", rest);
        lines.push(catalogue.text(&message));
    }
    if !hints.is_empty() {
        let message = Message::new("report-hints-hidden").arg("hints", hints.len());
        lines.push(catalogue.text(&message));
    }
    lines.iter().map(|line| line.clone() + "\n").collect()
}

/// The rules of some findings with their numbers, the most frequent first.
fn rules(found: &[&Diagnostic], catalogue: &Catalogue) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in found {
        *counts.entry(finding.rule).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|&(_, count)| Reverse(count));
    let one = |(rule, count)| {
        let message = Message::new("report-hints-rule");
        catalogue.text(&message.arg("rule", rule).arg("count", count))
    };
    counts.into_iter().map(one).collect()
}
