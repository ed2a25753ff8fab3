//! Who stands above whom in the solid line, in constant time. Reads the lines of command; judges nothing.

use crate::model::{Model, PositionId};

/// The order in which a walk through the lines of command meets positions: those below one are a run.
pub(in crate::check) struct Command {
    /// By position: its place, and the first place behind all below it; None on or below a circle.
    runs: Vec<Option<(u32, u32)>>,
}

impl Command {
    pub(in crate::check) fn of(model: &Model) -> Self {
        let mut below: Vec<Vec<PositionId>> = vec![Vec::new(); model.positions.len()];
        let mut stack: Vec<(PositionId, bool)> = Vec::new();
        for id in model.position_ids() {
            match model[id].superior {
                Some(superior) => below[superior.0 as usize].push(id),
                None => stack.push((id, false)),
            }
        }
        let mut runs: Vec<Option<(u32, u32)>> = vec![None; model.positions.len()];
        let mut place = 0;
        while let Some((id, is_done)) = stack.pop() {
            let run = &mut runs[id.0 as usize];
            if is_done {
                *run = run.map(|(start, _)| (start, place));
                continue;
            }
            *run = Some((place, place));
            place += 1;
            stack.push((id, true));
            stack.extend(below[id.0 as usize].iter().map(|&id| (id, false)));
        }
        Self { runs }
    }

    pub(in crate::check) fn is_above(&self, superior: PositionId, subordinate: PositionId) -> bool {
        let run = |id: PositionId| self.runs[id.0 as usize];
        match (run(superior), run(subordinate)) {
            (Some((start, end)), Some((place, _))) => start < place && place < end,
            _ => false,
        }
    }

    /// Whether a position is neither on a circle nor below one.
    pub(in crate::check) fn is_known(&self, id: PositionId) -> bool {
        self.runs[id.0 as usize].is_some()
    }

    /// Whether one of two is above the other. Nothing is said of those on or below a circle, where it is not known.
    pub(in crate::check) fn are_in_line(&self, one: PositionId, two: PositionId) -> bool {
        let is_unknown = !self.is_known(one) && !self.is_known(two);
        is_unknown || self.is_above(one, two) || self.is_above(two, one)
    }
}
