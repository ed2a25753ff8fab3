//! reporting/mismatch: A lists B as a direct report, B names another superior.

use crate::check::lines::says;
use crate::check::order::later;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::reporting::{Claim, ClaimBy};
use crate::model::{Entity, PositionId};
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "reporting/mismatch",
    Severity::Error,
    include_str!("mismatch.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    let mut stated: FxHashMap<PositionId, Vec<&Claim>> = FxHashMap::default();
    for claim in model.claims.iter().filter(|claim| claim.by.is_stated()) {
        stated.entry(claim.subordinate).or_default().push(claim);
    }
    for listed in model
        .claims
        .iter()
        .filter(|claim| claim.by == ClaimBy::Superior)
    {
        let own = stated
            .get(&listed.subordinate)
            .map_or(&[][..], Vec::as_slice);
        if own.iter().any(|claim| claim.superior == listed.superior) {
            continue;
        }
        let (subordinate, superior) = (&model[listed.subordinate], &model[listed.superior]);
        let (variant, other, message) = match (own.first(), subordinate.superior_names.none) {
            (Some(claim), _) => (None, claim.span, says(context, claim)),
            (None, Some(none)) => (
                Some("top"),
                none,
                Message::new("reporting-mismatch-says-none"),
            ),
            (None, None) => continue,
        };
        let stated = own
            .first()
            .map(|claim| model[claim.superior].title.clone())
            .unwrap_or_default();
        let lists = Message::new("reporting-lists")
            .arg("superior", superior.title.as_str())
            .arg("position", subordinate.title.as_str());
        let (span, other, message) = match later(context, listed.span, other) {
            true => (listed.span, other, message),
            false => (other, listed.span, lists),
        };
        let finding = findings.about(Entity::Position(listed.subordinate), span);
        let finding = match variant {
            Some(variant) => finding.variant(variant),
            None => finding,
        };
        let finding = finding
            .arg("superior", superior.title.as_str())
            .arg("position", subordinate.title.as_str())
            .arg("stated", stated);
        findings.push(finding.related(other, message));
    }
    says_none(context, findings);
}

/// A superior that says it has no direct reports, and is named by some.
fn says_none(context: &Context, findings: &mut Findings) {
    let model = context.model;
    for claim in model.claims.iter().filter(|claim| claim.by == ClaimBy::Own) {
        let superior = &model[claim.superior];
        let Some(none) = superior.subordinate_names.none else {
            continue;
        };
        let none_message =
            Message::new("reporting-mismatch-lists-none").arg("superior", superior.title.as_str());
        let (span, other, message) = match later(context, claim.span, none) {
            true => (claim.span, none, none_message),
            false => (none, claim.span, says(context, claim)),
        };
        let finding = findings
            .about(Entity::Position(claim.subordinate), span)
            .variant("none");
        let finding = finding
            .arg("superior", superior.title.as_str())
            .arg("position", model[claim.subordinate].title.as_str());
        findings.push(finding.related(other, message));
    }
}
