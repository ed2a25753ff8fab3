//! The view by department: boxes are departments with their heads.

use super::positions::below;
use super::standing::{self, Declared};
use super::{Forest, Graph, Link, Node, is_branch};
use crate::chart::fields::Facts;
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
    let facts = Facts::new(model, options);
    let mut graph = forest.into_graph(options, |at| describe(&facts, DepartmentId(at as u32)));
    let of = |node: &Node| match node.root {
        Root::Department(id) => declared(model, id),
        _ => Declared::default(),
    };
    let declared: Vec<Declared> = graph.nodes.iter().map(of).collect();
    standing::settle(&mut graph, |at| declared[at]);
    for node in &mut graph.nodes {
        let stands_alone = node.parent.is_some() && !node.children.is_empty();
        node.branch = stands_alone && is_branch(&node.title);
    }
    graph
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

fn describe(facts: &Facts, id: DepartmentId) -> Node {
    let department = &facts.model[id];
    Node {
        details: facts.of_department(id),
        stub: department.stub,
        ..Node::new(
            Kind::Department,
            &department.id,
            &department.name,
            Root::Department(id),
        )
    }
}

/// A department stands as its head does.
fn declared(model: &Model, id: DepartmentId) -> Declared {
    Declared {
        kind: model[id].head.and_then(|head| model[head].kind),
        is_deputy: false,
        is_unit: true,
    }
}
