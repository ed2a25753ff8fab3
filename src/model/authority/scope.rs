//! Parts of the organisation as sets of departments. Departments are numbered so that a subtree is a run of numbers,
//! and a scope a few runs: common parts are found without looking at single departments.

use crate::model::{DepartmentId, Model};

/// A run of places, the end exclusive.
pub type Run = (u32, u32);

/// Where each department stands in the order of the tree; place 0 is the organisation outside of every department.
#[derive(Clone, Debug, Default)]
pub struct Territory {
    /// By department: its place, and the first place behind its subtree.
    runs: Vec<Run>,
    /// By place; the first is none.
    order: Vec<Option<DepartmentId>>,
}

/// Some departments: runs of places, sorted, apart from each other, none empty.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct Scope(Vec<Run>);

impl Territory {
    pub(in crate::model) fn of(model: &Model) -> Self {
        let mut children: Vec<Vec<DepartmentId>> = vec![Vec::new(); model.departments.len()];
        let mut tops = Vec::new();
        for id in model.department_ids() {
            match model[id].parent {
                Some(parent) => children[parent.0 as usize].push(id),
                None => tops.push(id),
            }
        }
        let mut runs = vec![(0, 0); model.departments.len()];
        let mut order = vec![None];
        // Each with whether its subtree is done.
        let mut stack: Vec<(DepartmentId, bool)> =
            tops.iter().rev().map(|&id| (id, false)).collect();
        while let Some((id, is_done)) = stack.pop() {
            if is_done {
                runs[id.0 as usize].1 = order.len() as u32;
                continue;
            }
            runs[id.0 as usize].0 = order.len() as u32;
            order.push(Some(id));
            stack.push((id, true));
            let below = children[id.0 as usize].iter().rev();
            stack.extend(below.map(|&id| (id, false)));
        }
        Self { runs, order }
    }

    pub fn whole(&self) -> Scope {
        Scope(vec![(0, self.order.len().max(1) as u32)])
    }

    /// A department with all below it.
    pub fn subtree(&self, id: DepartmentId) -> Scope {
        Scope(vec![self.runs[id.0 as usize]])
    }

    /// The department at a place; None is the organisation outside of every department.
    pub fn department(&self, place: u32) -> Option<DepartmentId> {
        self.order.get(place as usize).copied().flatten()
    }

    /// The place of a department, or of the organisation outside of every department.
    pub fn place(&self, department: Option<DepartmentId>) -> u32 {
        department.map_or(0, |id| self.runs[id.0 as usize].0)
    }

    pub fn is_whole(&self, scope: &Scope) -> bool {
        scope.0.as_slice() == [(0, self.order.len().max(1) as u32)]
    }

    /// Every department of a scope, in the order of the tree.
    pub fn departments(&self, scope: &Scope) -> Vec<DepartmentId> {
        let places = scope.0.iter().flat_map(|&(start, end)| start..end);
        places.filter_map(|place| self.department(place)).collect()
    }

    /// The fewest departments whose subtrees make up a scope; None if they do not, as for a part without its whole.
    pub fn subtrees(&self, scope: &Scope) -> Option<Vec<DepartmentId>> {
        let mut found = Vec::new();
        for &(start, end) in &scope.0 {
            let mut at = start;
            while at < end {
                let id = self.department(at)?;
                let next = self.runs[id.0 as usize].1;
                if next > end {
                    return None;
                }
                found.push(id);
                at = next;
            }
        }
        Some(found)
    }
}

impl Scope {
    /// Several scopes together.
    pub fn union(scopes: impl IntoIterator<Item = Scope>) -> Self {
        let mut runs: Vec<Run> = scopes.into_iter().flat_map(|scope| scope.0).collect();
        runs.sort_unstable();
        let mut merged: Vec<Run> = Vec::with_capacity(runs.len());
        for (start, end) in runs.into_iter().filter(|(start, end)| start < end) {
            match merged.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => merged.push((start, end)),
            }
        }
        Self(merged)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn runs(&self) -> &[Run] {
        &self.0
    }

    /// The first department of the scope, by its place.
    pub fn first(&self) -> Option<u32> {
        self.0.first().map(|run| run.0)
    }

    pub fn contains(&self, place: u32) -> bool {
        let at = self.0.partition_point(|run| run.1 <= place);
        self.0.get(at).is_some_and(|run| run.0 <= place)
    }

    pub fn common(&self, other: &Self) -> Self {
        let (mut one, mut two) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut runs = Vec::new();
        while let (Some(&&left), Some(&&right)) = (one.peek(), two.peek()) {
            let run = (left.0.max(right.0), left.1.min(right.1));
            if run.0 < run.1 {
                runs.push(run);
            }
            match left.1 <= right.1 {
                true => one.next(),
                false => two.next(),
            };
        }
        Self(runs)
    }

    /// The places from one to another, the end exclusive.
    pub fn run(start: u32, end: u32) -> Self {
        Self((start < end).then_some((start, end)).into_iter().collect())
    }

    pub fn meets(&self, other: &Self) -> bool {
        let (mut one, mut two) = (self.0.iter().peekable(), other.0.iter().peekable());
        while let (Some(left), Some(right)) = (one.peek(), two.peek()) {
            if left.0.max(right.0) < left.1.min(right.1) {
                return true;
            }
            match left.1 <= right.1 {
                true => one.next(),
                false => two.next(),
            };
        }
        false
    }

    /// What another scope does not cover.
    pub fn without(&self, other: &Self) -> Self {
        let mut runs = Vec::new();
        for &(mut start, end) in &self.0 {
            let from = other.0.partition_point(|run| run.1 <= start);
            for run in other.0[from..].iter().take_while(|run| run.0 < end) {
                if start < run.0 {
                    runs.push((start, run.0));
                }
                start = start.max(run.1);
            }
            if start < end {
                runs.push((start, end));
            }
        }
        Self(runs)
    }

    pub fn covers(&self, other: &Self) -> bool {
        other.without(self).is_empty()
    }
}
