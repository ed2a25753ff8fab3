//! The view by position: boxes are positions, lines are lines of command.

use super::{Forest, Graph, Link, Node, headcount};
use crate::chart::scene::{EdgeKind, Kind};
use crate::chart::{Options, Root};
use crate::model::{DepartmentId, Model, PositionId};

pub(super) fn build(model: &Model, options: &Options) -> Graph {
    let shown = shown(model, options.root);
    let is_shown = |id: PositionId| shown[id.0 as usize];
    let mut forest = Forest {
        parent: model
            .position_ids()
            .map(|id| {
                let superior = model[id].superior.filter(|&superior| is_shown(superior));
                superior.filter(|_| is_shown(id)).map(place)
            })
            .collect(),
        children: model
            .positions
            .iter()
            .map(|position| position.subordinates.iter().copied().map(place).collect())
            .collect(),
        links: links(model),
        shown,
    };
    if let Root::Position(top) = options.root {
        open_above(&mut forest, place(top));
    }
    forest.open_circles();
    forest.into_graph(options.depth, |at| describe(model, PositionId(at as u32)))
}

fn place(id: PositionId) -> usize {
    id.0 as usize
}

/// The root stands at the top even if its line runs in a circle.
fn open_above(forest: &mut Forest, top: usize) {
    if let Some(from) = forest.parent[top].take() {
        forest.links.push(Link {
            from,
            to: top,
            kind: EdgeKind::Circle,
        });
    }
}

/// A root position with all below it; or a department's people, and its head wherever that one belongs.
fn shown(model: &Model, root: Root) -> Vec<bool> {
    match root {
        Root::All => vec![true; model.positions.len()],
        Root::Position(top) => below(model, top),
        Root::Department(outer) => {
            let within = |inner: Option<DepartmentId>| {
                inner.is_some_and(|inner| model.is_within(inner, outer))
            };
            let mut shown: Vec<bool> = model
                .positions
                .iter()
                .map(|position| within(position.department))
                .collect();
            if let Some(head) = model[outer].head {
                shown[place(head)] = true;
            }
            shown
        }
    }
}

/// A position and all below it.
pub(super) fn below(model: &Model, top: PositionId) -> Vec<bool> {
    let mut below = vec![false; model.positions.len()];
    let mut waiting = vec![top];
    while let Some(id) = waiting.pop() {
        if !std::mem::replace(&mut below[place(id)], true) {
            waiting.extend(&model[id].subordinates);
        }
    }
    below
}

fn links(model: &Model) -> Vec<Link> {
    let of = |id: PositionId| {
        let position = &model[id];
        let superiors = position.functional.iter().chain(&position.dotted);
        superiors.filter_map(move |link| {
            Some(Link {
                from: place(link.to?),
                to: place(id),
                kind: EdgeKind::Dotted,
            })
        })
    };
    model.position_ids().flat_map(of).collect()
}

fn describe(model: &Model, id: PositionId) -> Node {
    let position = &model[id];
    let department = position.department.map(|id| model[id].name.clone());
    let count = headcount(position.headcount.value());
    Node {
        kind: Kind::Position,
        id: position.id.clone(),
        title: position.title.clone(),
        details: department.into_iter().chain(count).collect(),
        stub: position.stub,
        in_circle: false,
        hidden: 0,
        root: Root::Position(id),
        parent: None,
        children: Vec::new(),
        level: 0,
    }
}
