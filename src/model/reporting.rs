//! Lines of command: who says who reports to whom, the one line that counts, and questions about the tree.

use super::{Model, PositionId};
use crate::text::Span;

/// Says that one position reports to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Claim {
    pub subordinate: PositionId,
    pub superior: PositionId,
    pub by: ClaimBy,
    pub span: Span,
}

/// Who says it. The order is the order in which claims count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ClaimBy {
    /// The position's own 直接上级.
    Own,
    /// `@` under `@` in the outline.
    Outline,
    /// 上级主管 of the department it heads.
    Department,
    /// The superior's 直接下级.
    Superior,
    /// A stub under the nearest head above.
    StandIn,
}

impl ClaimBy {
    /// A solid line that the subordinate's side states.
    pub fn is_stated(self) -> bool {
        matches!(self, ClaimBy::Own | ClaimBy::Outline | ClaimBy::Department)
    }
}

/// Merges the claims of both sides: the first of the strongest kind is the superior.
pub(super) fn merge(model: &mut Model) {
    let mut best: Vec<Option<Claim>> = vec![None; model.positions.len()];
    for claim in &model.claims {
        let slot = &mut best[claim.subordinate.0 as usize];
        if claim.superior != claim.subordinate && slot.is_none_or(|known| claim.by < known.by) {
            *slot = Some(*claim);
        }
    }
    for (at, claim) in best.iter().enumerate() {
        model.positions[at].superior = claim.map(|claim| claim.superior);
        model.positions[at].superior_claim = *claim;
    }
    // Those a superior lists come first, in its order; then the others, in theirs.
    let mut placed = vec![false; model.positions.len()];
    let listed = model
        .claims
        .iter()
        .filter(|claim| claim.by == ClaimBy::Superior);
    let listed: Vec<PositionId> = listed
        .filter(|claim| model[claim.subordinate].superior == Some(claim.superior))
        .map(|claim| claim.subordinate)
        .collect();
    for id in listed.into_iter().chain(model.position_ids()) {
        if let Some(superior) = model[id].superior
            && !std::mem::replace(&mut placed[id.0 as usize], true)
        {
            model[superior].subordinates.push(id);
        }
    }
}

impl Model {
    /// Those above a position, the nearest first. Where the lines run in a circle it ends after a round or two.
    pub fn superiors(&self, from: PositionId) -> impl Iterator<Item = PositionId> {
        // Brent's algorithm: compare with an anchor that is moved on ever more rarely.
        let (mut anchor, mut steps, mut limit) = (from, 0u32, 1u32);
        std::iter::successors(self[from].superior, move |&at| {
            (steps, limit, anchor) = if steps == limit {
                (0, limit * 2, at)
            } else {
                (steps + 1, limit, anchor)
            };
            self[at]
                .superior
                .filter(|&next| next != anchor && next != from)
        })
    }

    /// Whether one position is above another.
    pub fn is_above(&self, superior: PositionId, subordinate: PositionId) -> bool {
        self.superiors(subordinate).any(|id| id == superior)
    }

    /// Positions each of which reports to the next, and the last to the first.
    pub fn reporting_cycles(&self) -> Vec<Vec<PositionId>> {
        let mut sound = vec![false; self.positions.len()];
        let mut cycles = Vec::new();
        for start in self.position_ids() {
            let mut path: Vec<PositionId> = Vec::new();
            let mut at = Some(start);
            while let Some(id) = at.filter(|id| !sound[id.0 as usize]) {
                sound[id.0 as usize] = true;
                path.push(id);
                at = self[id].superior;
            }
            if let Some(id) = at
                && let Some(from) = path.iter().position(|&seen| seen == id)
            {
                cycles.push(path[from..].to_vec());
            }
        }
        cycles
    }
}
