//! reporting/two-superiors: two solid lines to one position.

use crate::check::lines::says;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::reporting::{Claim, ClaimBy};
use crate::model::{Entity, PositionId};
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "reporting/two-superiors",
    Severity::Error,
    include_str!("two_superiors.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    let mut lines: FxHashMap<PositionId, Vec<&Claim>> = FxHashMap::default();
    for claim in model
        .claims
        .iter()
        .filter(|claim| claim.by != ClaimBy::StandIn)
    {
        lines.entry(claim.subordinate).or_default().push(claim);
    }
    for id in model.position_ids() {
        let Some(claims) = lines.get(&id) else {
            continue;
        };
        let stated: Vec<&Claim> = claims
            .iter()
            .copied()
            .filter(|claim| claim.by.is_stated())
            .collect();
        // Where the position's own side speaks, a superior's list against it is a mismatch.
        let claims = if stated.is_empty() {
            claims.clone()
        } else {
            stated
        };
        let mut superiors: Vec<PositionId> = Vec::new();
        let mut shown: Vec<&Claim> = Vec::new();
        for claim in claims.into_iter().filter(|claim| claim.superior != id) {
            if !superiors.contains(&claim.superior) {
                superiors.push(claim.superior);
                shown.push(claim);
            }
        }
        if superiors.len() < 2 {
            continue;
        }
        shown.sort_by(|one, two| context.place(one.span).cmp(&context.place(two.span)));
        let Some((last, others)) = shown.split_last() else {
            continue;
        };
        let titles: Vec<String> = superiors
            .iter()
            .map(|&superior| model[superior].title.clone())
            .collect();
        let mut finding = findings
            .about(Entity::Position(id), last.span)
            .arg("position", model[id].title.as_str())
            .arg("superiors", titles);
        for claim in others {
            finding = finding.related(claim.span, says(context, claim));
        }
        findings.push(finding);
    }
}
