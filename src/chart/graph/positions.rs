//! The view by position: boxes are positions, lines are lines of command.

use super::standing::{self, Declared};
use super::{Forest, Graph, Link, Node, is_branch};
use crate::chart::fields::Facts;
use crate::chart::scene::{EdgeKind, Kind};
use crate::chart::{Options, Root};
use crate::model::{DepartmentId, Model, PositionId};
use rustc_hash::FxHashSet;

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
    let facts = Facts::new(model, options);
    let mut graph = forest.into_graph(options, |at| describe(&facts, PositionId(at as u32)));
    let of = |at: usize| declared(model, &graph.nodes, at);
    let declared: Vec<Declared> = (0..graph.nodes.len()).map(of).collect();
    standing::settle(&mut graph, |at| declared[at]);
    mark_branches(model, &mut graph);
    mark_own_heads(model, &mut graph);
    graph
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

fn describe(facts: &Facts, id: PositionId) -> Node {
    let position = &facts.model[id];
    let grade = position.grade.value();
    Node {
        details: facts.of_position(id),
        stub: position.stub,
        vacant: facts.is_vacant(id),
        rank: grade.and_then(|grade| facts.model.organisation.rank(grade)),
        ..Node::new(
            Kind::Position,
            &position.id,
            &position.title,
            Root::Position(id),
        )
    }
}

fn position_of(node: &Node) -> Option<PositionId> {
    match node.root {
        Root::Position(id) => Some(id),
        _ => None,
    }
}

fn declared(model: &Model, nodes: &[Node], at: usize) -> Declared {
    let head = nodes[at].parent.and_then(|head| position_of(&nodes[head]));
    let Some(id) = position_of(&nodes[at]) else {
        return Declared::default();
    };
    let stands_in = |head: PositionId| {
        let mut deputies = model[head].deputies.iter();
        deputies.any(|link| link.to == Some(id))
    };
    Declared {
        kind: model[id].kind,
        is_deputy: head.is_some_and(stands_in),
        is_unit: false,
    }
}

/// The head of a branch, with people, below somebody who is not of it.
fn mark_branches(model: &Model, graph: &mut Graph) {
    let branch = |at: usize| {
        let department = model[position_of(&graph.nodes[at])?].department;
        let mut chain = model.department_chain(department);
        chain.find(|&id| is_branch(&model[id].name))
    };
    let branches: Vec<_> = (0..graph.nodes.len()).map(branch).collect();
    for at in 0..graph.nodes.len() {
        let above = graph.nodes[at].parent;
        let is_own = above.is_some_and(|above| branches[above] != branches[at]);
        graph.nodes[at].branch =
            is_own && branches[at].is_some() && !graph.nodes[at].children.is_empty();
    }
}

/// A circle of one is as wrong as any other.
fn mark_own_heads(model: &Model, graph: &mut Graph) {
    let claims = model.claims.iter();
    let own: FxHashSet<PositionId> = claims
        .filter(|claim| claim.subordinate == claim.superior)
        .map(|claim| claim.subordinate)
        .collect();
    if own.is_empty() {
        return;
    }
    for node in &mut graph.nodes {
        if position_of(node).is_some_and(|id| own.contains(&id)) {
            (node.in_circle, node.is_own_head) = (true, true);
        }
    }
}
