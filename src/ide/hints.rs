//! What an editor shows between the words: the superior that the other side names, the sum of weights, amounts in full.

use super::View;
use crate::diagnostic::Message;
use crate::model::reporting::ClaimBy;
use crate::model::{Entity, PositionId};
use crate::syntax::concept::Concept;
use crate::text::{Span, TextRange};

/// A hint behind a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hint {
    pub offset: u32,
    pub text: String,
    /// Where what it says was said.
    pub from: Option<Span>,
}

/// The hints of a part of a file.
pub fn hints(view: &View, within: TextRange) -> Vec<Hint> {
    let Some(file) = view.file else {
        return Vec::new();
    };
    let model = &view.project().model;
    let mut hints = Vec::new();
    for (span, entity) in &model.places {
        let meets =
            span.file == file && span.range.start <= within.end && within.start <= span.range.end;
        if let (true, Entity::Position(id)) = (meets, entity) {
            superior(view, *id, &mut hints);
            weights(view, *id, &mut hints);
        }
    }
    amounts(view, file, &mut hints);
    hints.retain(|hint| within.start <= hint.offset && hint.offset <= within.end);
    hints.sort_by_key(|hint| hint.offset);
    hints
}

/// Who is the superior, where the sheet itself does not say it.
fn superior(view: &View, id: PositionId, hints: &mut Vec<Hint>) {
    let model = &view.project().model;
    let position = &model[id];
    let Some(claim) = position
        .superior_claim
        .filter(|claim| claim.by != ClaimBy::Own)
    else {
        return;
    };
    if position.stub || position.shared {
        return;
    }
    let message = Message::new("ide-hint-superior");
    let message = message.arg("name", model[claim.superior].title.as_str());
    hints.push(Hint {
        offset: position.source.name.range.end,
        text: view.catalogue().text(&message),
        from: Some(claim.span),
    });
}

/// What the weights of a position's indicators come to.
fn weights(view: &View, id: PositionId, hints: &mut Vec<Hint>) {
    let position = &view.project().model[id];
    let weights = position.kpis.iter().filter_map(|kpi| kpi.weight.as_ref());
    let weights: Vec<f64> = weights.map(|weight| weight.value).collect();
    let Some(label) = position.kpi_body.label.filter(|_| weights.len() > 1) else {
        return;
    };
    // Of a template's list, the position says nothing.
    let own = view.tree.declarations.iter().flat_map(|own| &own.labels);
    let mut own = own.filter(|own| own.concept == Concept::Kpis);
    let Some(label) = own.find(|own| own.word == label.range) else {
        return;
    };
    let sum = (weights.iter().sum::<f64>() * 100.0).round() / 100.0;
    let message = Message::new("ide-hint-weights").arg("sum", sum);
    let line = view.source.line_range(view.source.line_of(label.word.end));
    hints.push(Hint {
        offset: line.end,
        text: view.catalogue().text(&message),
        from: None,
    });
}

/// Amounts that are written short, in full: 5万元 is 50,000.
fn amounts(view: &View, file: crate::text::FileId, hints: &mut Vec<Hint>) {
    let model = &view.project().model;
    let authority = &model.authority;
    let grants = authority
        .grants
        .iter()
        .map(|own| (&own.amount, own.limit_span));
    let rows = authority
        .rows
        .iter()
        .map(|own| (&own.amount, own.limit_span));
    let mut seen = rustc_hash::FxHashSet::default();
    for (amount, span) in grants.chain(rows) {
        if span.file != file || !amount.is_limited() || !seen.insert(span) {
            continue;
        }
        let text = view.project().sources.text(span);
        let ends = [amount.band.low, amount.band.high].into_iter();
        let values = ends.map(|cut| cut.value.to_string());
        let written = |value: &String| {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            digits.contains(value.as_str())
        };
        let scaled = |value: &String| value.len() > 3 && value.chars().all(|c| c.is_ascii_digit());
        let is_open = |cut: crate::model::authority::band::Cut| {
            cut == crate::model::authority::band::Cut::START
        };
        let mut values: Vec<String> = values
            .filter(|value| scaled(value) && !written(value))
            .map(|value| grouped(&value))
            .collect();
        if amount.band.is_open() {
            values.truncate(usize::from(!is_open(amount.band.low)));
        }
        values.dedup();
        if !values.is_empty() && !text.contains('\n') {
            let message = Message::new("ide-hint-amount").arg("value", values.join("–"));
            hints.push(Hint {
                offset: span.range.end,
                text: view.catalogue().text(&message),
                from: None,
            });
        }
    }
}

/// With commas between thousands.
fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// What a lens above a declaration says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lens {
    pub range: TextRange,
    pub text: String,
    pub leads_to: Leads,
}

/// Where a lens leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Leads {
    /// The places of direct reports.
    Places(Vec<Span>),
    Findings,
    Preview,
}

/// Direct reports, findings and the preview of each position and department of a file.
pub fn lenses(view: &View) -> Vec<Lens> {
    let Some(file) = view.file else {
        return Vec::new();
    };
    let model = &view.project().model;
    let mut lenses = Vec::new();
    for (span, entity) in model.places.iter().filter(|(span, _)| span.file == file) {
        let (name, reports) = match entity {
            Entity::Position(id) => (model[*id].source.name, Some(&model[*id].subordinates)),
            Entity::Department(id) => (model[*id].source.name, None),
            _ => continue,
        };
        let mut push = |text: String, leads_to: Leads| {
            lenses.push(Lens {
                range: name.range,
                text,
                leads_to,
            });
        };
        let counted =
            |id: &str, count: usize| view.catalogue().text(&Message::new(id).arg("count", count));
        if let Some(reports) = reports.filter(|own| !own.is_empty()) {
            let places = reports.iter().map(|id| model[*id].source.name).collect();
            push(
                counted("ide-lens-reports", reports.len()),
                Leads::Places(places),
            );
        }
        let found = view.analysis.found_within(*span);
        if found > 0 {
            push(counted("ide-lens-findings", found), Leads::Findings);
        }
        push(view.catalogue().plain("ide-lens-preview"), Leads::Preview);
    }
    lenses
}
