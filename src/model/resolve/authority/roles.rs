//! Who stands for a role that is another in each department. Reads lines of command; names nobody.

use crate::model::authority::{Relative, Scope, Territory};
use crate::model::{DepartmentId, Model, PositionId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Holders of relative roles, each with the departments it stands for.
pub(super) struct Roles {
    heads: Vec<(PositionId, Scope)>,
    executives: Vec<(PositionId, Scope)>,
}

impl Roles {
    pub(super) fn of(model: &Model, territory: &Territory) -> Self {
        let mut heads: BTreeMap<PositionId, Vec<Scope>> = BTreeMap::new();
        let mut executives: BTreeMap<PositionId, Vec<Scope>> = BTreeMap::new();
        let own = own_parts(model, territory);
        for (department, scope) in own {
            let Some(head) = model[department].head else {
                continue;
            };
            if let Some(executive) = executive(model, department, head) {
                executives.entry(executive).or_default().push(scope.clone());
            }
            heads.entry(head).or_default().push(scope);
        }
        let joined = |parts: BTreeMap<PositionId, Vec<Scope>>| {
            let parts = parts.into_iter();
            parts
                .map(|(holder, scopes)| (holder, Scope::union(scopes)))
                .collect()
        };
        Self {
            heads: joined(heads),
            executives: joined(executives),
        }
    }

    /// Those who take a role, each where it does. 直接上级 is another for each applicant, and not told by departments.
    pub(super) fn holders(&self, relative: Relative) -> &[(PositionId, Scope)] {
        match relative {
            Relative::Head => &self.heads,
            Relative::Executive => &self.executives,
            Relative::Superior => &[],
        }
    }
}

/// Each department that has a head, with what lies nearer to it than to another head.
fn own_parts(model: &Model, territory: &Territory) -> Vec<(DepartmentId, Scope)> {
    let mut below: FxHashMap<DepartmentId, Vec<Scope>> = FxHashMap::default();
    let headed = |id: &DepartmentId| model[*id].head.is_some();
    for id in model.department_ids().filter(headed) {
        let above = model
            .department_chain(model[id].parent)
            .find(|above| headed(above));
        if let Some(above) = above {
            below.entry(above).or_default().push(territory.subtree(id));
        }
    }
    let parts = model.department_ids().filter(headed).map(|id| {
        let inner = Scope::union(below.remove(&id).unwrap_or_default());
        (id, territory.subtree(id).without(&inner))
    });
    parts.collect()
}

/// 分管领导: the next above the head who heads no department of the line.
fn executive(model: &Model, department: DepartmentId, head: PositionId) -> Option<PositionId> {
    let line: FxHashSet<PositionId> = model
        .department_chain(Some(department))
        .filter_map(|above| model[above].head)
        .collect();
    model.superiors(head).find(|id| !line.contains(id))
}
