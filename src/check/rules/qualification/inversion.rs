//! qualification/inversion: more is asked of a position than of its superior.

use crate::check::person::{Profile, Reader};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::{Entity, PositionId};
use crate::text::Span;
use std::sync::Arc;

pub const RULE: Rule = Rule::new(
    "qualification/inversion",
    Severity::Hint,
    include_str!("inversion.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    let reader = Reader::of(context);
    let profiles: Vec<Arc<Profile>> = model
        .position_ids()
        .map(|id| reader.profile_of(context, &model[id]))
        .collect();
    for id in model.position_ids() {
        let Some(superior) = model[id].superior.filter(|&superior| superior != id) else {
            continue;
        };
        let (own, above) = (&profiles[id.0 as usize], &profiles[superior.0 as usize]);
        let mut tell = |kind: &str, own: Span, above: Span| {
            push(context, findings, (id, superior), kind, (own, above));
        };
        if let (Some(own), Some(above)) = (own.education, above.education)
            && own.level > above.level
        {
            tell("education", own.span, above.span);
        }
        if let (Some(own), Some(above)) = (own.years, above.years)
            && own.years > above.years
        {
            tell("years", own.span, above.span);
        }
    }
}

fn push(
    context: &Context,
    findings: &mut Findings,
    (id, superior): (PositionId, PositionId),
    kind: &str,
    (own, above): (Span, Span),
) {
    let model = context.model;
    let written = |span| context.sources.text(span);
    let message = Message::new("qualification-inversion-superior")
        .arg("superior", model[superior].title.as_str())
        .arg("above", written(above));
    let finding = findings
        .about(Entity::Position(id), own)
        .variant(kind)
        .arg("position", model[id].title.as_str())
        .arg("superior", model[superior].title.as_str())
        .arg("own", written(own))
        .arg("above", written(above));
    findings.push(finding.related(above, message));
}
