//! What several rules ask about lines of command.

use super::Context;
use crate::diagnostic::Message;
use crate::model::reporting::{Claim, ClaimBy};
use crate::model::{Entity, PositionId, Target};
use crate::syntax::concept::Concept;
use rustc_hash::{FxHashMap, FxHashSet};

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

/// Positions that report to nobody. A superior that could not be found counts as said, and so does a list of
/// direct reports that may mean this position or another. Of a title written twice nothing is said: which of the
/// two counts is open.
pub(super) fn tops(context: &Context) -> Vec<PositionId> {
    let model = context.model;
    let meant: FxHashSet<Entity> = model
        .references
        .iter()
        .filter(|reference| reference.field == Concept::Subordinates)
        .filter_map(|reference| match &reference.target {
            Target::Ambiguous(candidates) => Some(candidates.iter().copied()),
            _ => None,
        })
        .flatten()
        .collect();
    let mut written: FxHashMap<&str, usize> = FxHashMap::default();
    for position in &model.positions {
        *written.entry(position.id.as_str()).or_default() += 1;
    }
    // One whose department is not there may stand below its head.
    let unknown = |id: PositionId| {
        model[id].unresolved.contains(&Concept::Superior)
            || model[id].unresolved.contains(&Concept::Department)
            || meant.contains(&Entity::Position(id))
            || written[model[id].id.as_str()] > 1
    };
    let to_itself: FxHashSet<PositionId> = model
        .claims
        .iter()
        .filter(|claim| claim.subordinate == claim.superior)
        .map(|claim| claim.superior)
        .collect();
    let mut tops: Vec<PositionId> = model
        .position_ids()
        .filter(|&id| model[id].superior.is_none() && !unknown(id))
        .collect();
    if tops.len() > 1 {
        tops.retain(|id| !to_itself.contains(id));
    }
    tops
}

/// Whether somebody reports to a position, or it says so.
pub(super) fn has_reports(context: &Context, id: PositionId) -> bool {
    let position = &context.model[id];
    !position.subordinates.is_empty() || position.listed.iter().any(|link| link.to.is_none())
}
