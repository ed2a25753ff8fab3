//! document/dates: effective before it is approved, approved before it is written, changes out of order.

use crate::check::documents::documents;
use crate::check::order::later;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::document::{Document, Signature};
use crate::model::{Entity, Field};
use crate::text::Span;
use time::Date;

pub const RULE: Rule = Rule::new(
    "document/dates",
    Severity::Error,
    include_str!("dates.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for own in documents(context.model) {
        let document = own.document;
        let effective = document.effective.said();
        let effective = effective.and_then(|said| Some((said.value.date?, said.span)));
        let approved = signed(&document.approved);
        let reviewed = signed(&document.reviewed);
        let prepared = signed(&document.prepared);
        let pairs = [
            ("effective", approved, effective),
            ("reviewed", reviewed, approved),
            // What was reviewed is told by the line above or below.
            ("prepared", prepared, reviewed.or(approved)),
        ];
        for (kind, first, second) in pairs {
            if let (Some(first), Some(second)) = (first, second)
                && second.0 < first.0
            {
                tell(context, findings, own.entity, kind, (first, second));
            }
        }
        rows(context, findings, own.entity, document);
    }
}

fn signed(field: &Field<Signature>) -> Option<(Date, Span)> {
    let said = field.said()?;
    Some((said.value.date?, said.span))
}

/// Two days that stand in the wrong order.
fn tell(
    context: &Context,
    findings: &mut Findings,
    entity: Entity,
    kind: &'static str,
    (first, second): ((Date, Span), (Date, Span)),
) {
    let (place, other) = match later(context, first.1, second.1) {
        true => (first, second),
        false => (second, first),
    };
    let message = Message::new("document-dates-other").arg("date", other.0.to_string());
    let finding = findings
        .about(entity, place.1)
        .variant(kind)
        .arg("first", first.0.to_string())
        .arg("second", second.0.to_string());
    findings.push(finding.related(other.1, message));
}

/// Changes that are not written in the order of their days: the first that is out of order.
fn rows(context: &Context, findings: &mut Findings, entity: Entity, document: &Document) {
    let days = document.changes.iter().filter_map(|change| {
        let said = change.date.said()?;
        Some((said.value.date?, said.span))
    });
    let days: Vec<(Date, Span)> = days.collect();
    let falls = |two: &[(Date, Span)]| two[1].0 < two[0].0;
    let backwards = days.len() > 1 && days.windows(2).all(falls);
    if let Some(two) = days.windows(2).find(|two| falls(two)) {
        let kind = if backwards { "backwards" } else { "rows" };
        tell(context, findings, entity, kind, (two[0], two[1]));
    }
}
