//! What several rules ask about the people of departments.

use super::Context;
use crate::model::{DepartmentId, Model, PositionId};

/// For each department the positions straight in it.
pub(super) fn members(context: &Context) -> Vec<Vec<PositionId>> {
    let model = context.model;
    let mut members = vec![Vec::new(); model.departments.len()];
    for id in model.position_ids() {
        if let Some(department) = model[id].department {
            members[department.0 as usize].push(id);
        }
    }
    members
}

/// For each department the positions in it and in those below it.
pub(super) fn people(model: &Model) -> Vec<Vec<PositionId>> {
    let mut people = vec![Vec::new(); model.departments.len()];
    for id in model.position_ids() {
        for department in model.department_chain(model[id].department) {
            people[department.0 as usize].push(id);
        }
    }
    people
}

/// For each department whether anybody is in it or below it: a position, or a row of its establishment.
pub(super) fn staffed(context: &Context) -> Vec<bool> {
    let model = context.model;
    let mut staffed = vec![false; model.departments.len()];
    let posts = model
        .department_ids()
        .filter(|&id| !model[id].establishment.posts.is_empty());
    let homes = model.position_ids().filter_map(|id| model[id].department);
    for department in posts.chain(homes) {
        for above in model.department_chain(Some(department)) {
            staffed[above.0 as usize] = true;
        }
    }
    staffed
}

/// Whether a department lies on a circle of departments, or below one: what is above it is open.
pub(super) fn in_circle(context: &Context, id: DepartmentId) -> bool {
    let model = context.model;
    model.department_chain(Some(id)).any(|above| {
        model
            .department_cycles
            .iter()
            .flatten()
            .any(|&on| on == above)
    })
}
