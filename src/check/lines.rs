//! What several rules ask about lines of command.

use super::Context;
use crate::diagnostic::Message;
use crate::model::PositionId;
use crate::model::reporting::{Claim, ClaimBy};
use crate::syntax::concept::Concept;

/// What a claim says, for a related place.
pub(super) fn says(context: &Context, claim: &Claim) -> Message {
    let id = match claim.by {
        ClaimBy::Own => "reporting-names",
        ClaimBy::Superior => "reporting-lists",
        ClaimBy::Outline | ClaimBy::StandIn => "reporting-outlines",
        ClaimBy::Department => "reporting-department",
    };
    Message::new(id)
        .arg("position", context.model[claim.subordinate].title.as_str())
        .arg("superior", context.model[claim.superior].title.as_str())
}

/// Positions that report to nobody. A superior that could not be found counts as said.
pub(super) fn tops(context: &Context) -> Vec<PositionId> {
    let model = context.model;
    let unknown = |id: PositionId| model[id].unresolved.contains(&Concept::Superior);
    let to_itself = |id: PositionId| {
        model
            .claims
            .iter()
            .any(|claim| claim.subordinate == id && claim.superior == id)
    };
    let mut tops: Vec<PositionId> = model
        .position_ids()
        .filter(|&id| model[id].superior.is_none() && !unknown(id))
        .collect();
    if tops.len() > 1 {
        tops.retain(|&id| !to_itself(id));
    }
    tops
}

/// Whether somebody reports to a position, or it says so.
pub(super) fn has_reports(context: &Context, id: PositionId) -> bool {
    let position = &context.model[id];
    !position.subordinates.is_empty() || position.listed.iter().any(|link| link.to.is_none())
}
