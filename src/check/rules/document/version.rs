//! document/version: the version is not that of the last row of the change table.

use crate::check::documents::documents;
use crate::check::order::later;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::document::Change;
use crate::syntax::concept::TextMark;
use crate::text::fold;

pub const RULE: Rule = Rule::new(
    "document/version",
    Severity::Error,
    include_str!("version.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for own in documents(context.model) {
        let Some(version) = own.document.version.said() else {
            continue;
        };
        let rows = own.document.changes.iter();
        let rows: Vec<&Change> = rows.filter(|row| !row.version.value.is_empty()).collect();
        let Some(last) = rows.last() else { continue };
        let wanted = plain(context, &version.value);
        let same = |row: &&&Change| plain(context, &row.version.value) == wanted;
        // Rows in the wrong order are told by document/dates.
        if same(&last) || newest(&rows).is_some_and(|row| same(&row)) {
            continue;
        }
        let row = &last.version;
        let (span, other, message) = match later(context, row.span, version.span) {
            true => (row.span, version.span, "document-version-said"),
            false => (version.span, row.span, "document-version-row"),
        };
        let finding = findings
            .about(own.entity, span)
            .arg("version", version.value.as_str())
            .arg("row", row.value.as_str());
        let message = Message::new(message)
            .arg("version", version.value.as_str())
            .arg("row", row.value.as_str());
        findings.push(finding.related(other, message));
    }
}

/// The row of the latest day, if all have one.
fn newest<'a>(rows: &'a [&'a Change]) -> Option<&'a &'a Change> {
    let day = |row: &Change| row.date.value().and_then(|day| day.date);
    let dated = rows.iter().all(|row| day(row).is_some());
    rows.iter().filter(|_| dated).max_by_key(|row| day(row))
}

/// A version without the words around its number: 第 2 版, V2.0 and 2 are one.
fn plain(context: &Context, version: &str) -> String {
    let mut text = fold::word(version);
    for word in context.vocabulary.marks(TextMark::Version) {
        let rest = text.strip_prefix(word.as_str()).unwrap_or(&text);
        let rest = rest.strip_suffix(word.as_str()).unwrap_or(rest);
        text = rest.trim_matches([' ', ':']).to_owned();
    }
    let digits = text.strip_prefix('v').unwrap_or(&text);
    if digits.starts_with(|c: char| c.is_ascii_digit()) {
        text = digits.to_owned();
    }
    match text.strip_suffix(".0") {
        Some(whole) if whole.chars().all(|c| c.is_ascii_digit()) => whole.to_owned(),
        _ => text,
    }
}
