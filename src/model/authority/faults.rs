//! Amounts and days in authority lines and approval tables that cannot be read. What a line grants is not decided here.

use crate::diagnostic::Diagnostic;
use crate::model::body::{Body, Entry};
use crate::model::read::Place;
use crate::syntax::ast::Table;
use crate::syntax::concept::{Key, ValueWord};
use crate::syntax::values;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::{Span, TextRange, fold};

/// Reports limits and periods of authority lines that cannot be read.
pub(in crate::model) fn check_lines(
    body: &Body,
    vocabulary: &Vocabulary,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (entry, _) in body.leaves() {
        if let Some(limit) = entry.attribute(Key::Limit)
            && values::limit(&limit.value, vocabulary).is_none()
        {
            let fault = Diagnostic::new("syntax/bad-amount", limit.span);
            diagnostics.push(fault.arg("text", limit.value.as_str()));
        }
        if let Some(until) = entry.attribute(Key::Until)
            && values::days(&until.value).is_none()
            && values::date(&until.value).is_none()
        {
            let fault = Diagnostic::new("syntax/bad-date", until.span);
            diagnostics.push(fault.arg("text", until.value.as_str()));
        }
        if let Some((text, span)) = unread_bound(entry, vocabulary) {
            diagnostics.push(Diagnostic::new("syntax/bad-amount", span).arg("text", text));
        }
    }
}

/// `≤` and its like with no amount behind it.
pub(in crate::model) fn unread_bound(
    entry: &Entry,
    vocabulary: &Vocabulary,
) -> Option<(String, Span)> {
    let text = entry.prose.text.as_str();
    let (at, sign) = text
        .char_indices()
        .find(|&(_, c)| matches!(fold::narrow(c), '≤' | '≥' | '<' | '>'))?;
    // An arrow is no bound.
    if text[..at].ends_with(['-', '=', '—']) {
        return None;
    }
    let behind = text[at + sign.len_utf8()..].trim_start_matches(|c| c == '=' || fold::is_blank(c));
    if values::quantity(behind, vocabulary).is_some() {
        return None;
    }
    let mut span = entry.prose.span;
    if entry.prose.parts.is_empty() {
        span.range.start += at as u32;
    }
    Some((text[at..].to_owned(), span))
}

/// Reports amounts of an approval table that cannot be read.
pub(in crate::model) fn check_table(
    place: Place,
    table: &Table,
    vocabulary: &Vocabulary,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let limits = table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.key == Some(Key::Limit));
    for (at, _) in limits {
        let cells = table
            .rows
            .iter()
            .map(|row| row.cells[at])
            .filter(|cell| !cell.is_empty());
        for cell in cells {
            if !is_amount(place, cell, vocabulary) {
                let fault = Diagnostic::new("syntax/bad-amount", place.span(cell));
                diagnostics.push(fault.arg("text", place.at(cell)));
            }
        }
    }
}

fn is_amount(place: Place, cell: TextRange, vocabulary: &Vocabulary) -> bool {
    let text = place.at(cell);
    let open = vocabulary.is(ValueWord::Unlimited, &fold::word(text));
    open || vocabulary.says_none(text) || values::limit(text, vocabulary).is_some()
}
