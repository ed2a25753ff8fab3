//! The view by department: boxes are departments with their heads.

use super::positions::below;
use super::{Forest, Graph, Link, Node};
use crate::chart::scene::{EdgeKind, Kind};
use crate::chart::{Options, Root};
use crate::model::{DepartmentId, Model, PositionId};

pub(super) fn build(model: &Model, options: &Options) -> Graph {
    let shown = shown(model, options.root);
    let parent = |id: DepartmentId| {
        let parent = model[id].parent.filter(|&parent| shown[place(parent)]);
        parent.filter(|_| shown[place(id)]).map(place)
    };
    let forest = Forest {
        parent: model.department_ids().map(parent).collect(),
        children: model
            .departments
            .iter()
            .map(|department| department.children.iter().copied().map(place).collect())
            .collect(),
        links: circles(model),
        shown,
    };
    forest.into_graph(options.depth, |at| describe(model, DepartmentId(at as u32)))
}

fn place(id: DepartmentId) -> usize {
    id.0 as usize
}

/// A root department with all below it; or those that a root position, or someone below it, heads.
fn shown(model: &Model, root: Root) -> Vec<bool> {
    match root {
        Root::All => vec![true; model.departments.len()],
        Root::Department(outer) => {
            let within = |id| model.is_within(id, outer);
            model.department_ids().map(within).collect()
        }
        Root::Position(top) => {
            let below = below(model, top);
            let heads = |head: PositionId| below[head.0 as usize];
            let departments = model.departments.iter();
            departments
                .map(|department| department.head.is_some_and(heads))
                .collect()
        }
    }
}

/// The lines that were cut where departments lie above themselves: from the first of each circle to the last.
fn circles(model: &Model) -> Vec<Link> {
    let link = |circle: &Vec<DepartmentId>| {
        Some(Link {
            from: place(*circle.first()?),
            to: place(*circle.last()?),
            kind: EdgeKind::Circle,
        })
    };
    model.department_cycles.iter().filter_map(link).collect()
}

fn describe(model: &Model, id: DepartmentId) -> Node {
    let department = &model[id];
    let written = || department.head_name.parts.first();
    let head = match department.head {
        Some(head) => Some(model[head].title.clone()),
        None => written().map(|name| name.value.clone()),
    };
    Node {
        kind: Kind::Department,
        id: department.id.clone(),
        title: department.name.clone(),
        details: head.into_iter().collect(),
        stub: department.stub,
        in_circle: false,
        hidden: 0,
        root: Root::Department(id),
        parent: None,
        children: Vec::new(),
        level: 0,
    }
}
