//! The lines between boxes, of horizontal and vertical pieces. Solid ones follow from how the boxes were arranged;
//! for the others a way around the boxes is sought (`detour`). Moves no box.

mod detour;

use super::arrange::{Arrangement, Joint};
use super::graph::Graph;
use super::scene::{Direction, Edge, EdgeKind, Point, Rect};
pub(super) use detour::detours;

/// The solid edges: from the lower side of each superior to its people.
pub(super) fn solid(graph: &Graph, arrangement: &Arrangement) -> Vec<Edge> {
    let edge = |to: usize| {
        let from = graph.nodes[to].parent?;
        let points = joined(
            arrangement.rects[from],
            arrangement.rects[to],
            arrangement.joints[to],
        );
        Some(Edge {
            from,
            to,
            kind: EdgeKind::Solid,
            points: straightened(&points),
        })
    };
    (0..graph.nodes.len()).filter_map(edge).collect()
}

/// How far a line from a box to itself runs beside it: within the air that every box has.
const LOOP: i32 = 36;

/// The lines of those who report to themselves: at the side where no people are.
pub(super) fn loops(graph: &Graph, rects: &[Rect], direction: Direction) -> Vec<Edge> {
    let edge = |at: usize| {
        let rect = match direction {
            Direction::Down => rects[at],
            Direction::Right => rects[at].transposed(),
        };
        let (side, quarter) = (rect.right(), rect.height / 4);
        let (high, low) = (rect.y + quarter, rect.bottom() - quarter);
        let points = [
            (side, high),
            (side + LOOP, high),
            (side + LOOP, low),
            (side, low),
        ];
        let points = points.map(|(x, y)| match direction {
            Direction::Down => Point { x, y },
            Direction::Right => Point { x: y, y: x },
        });
        Edge {
            from: at,
            to: at,
            kind: EdgeKind::Circle,
            points: points.to_vec(),
        }
    };
    let own = (0..graph.nodes.len()).filter(|&at| graph.nodes[at].is_own_head);
    own.map(edge).collect()
}

fn joined(head: Rect, own: Rect, joint: Joint) -> Vec<Point> {
    let (start, end) = (head.middle(), own.middle());
    let below = head.bottom();
    let point = |x, y| Point { x, y };
    let passed = |stem: i32| if stem < own.x { own.x } else { own.right() };
    match joint {
        Joint::Free => Vec::new(),
        Joint::Row { bus } => vec![
            point(start.x, below),
            point(start.x, bus),
            point(end.x, bus),
            point(end.x, own.y),
        ],
        Joint::List { stem } => vec![point(stem, below), point(stem, end.y), point(own.x, end.y)],
        Joint::Column { bus, stem } => vec![
            point(start.x, below),
            point(start.x, bus),
            point(stem, bus),
            point(stem, end.y),
            point(passed(stem), end.y),
        ],
        Joint::Side => vec![
            point(start.x, below),
            point(start.x, end.y),
            point(passed(start.x), end.y),
        ],
        Joint::Beside { stem } => vec![
            point(head.right(), start.y),
            point(stem, start.y),
            point(stem, end.y),
            point(own.x, end.y),
        ],
    }
}

/// The same line without points that are no bends.
fn straightened(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for &point in points {
        if kept.last() == Some(&point) {
            continue;
        }
        if let [.., one, two] = kept[..]
            && (one.x == two.x && two.x == point.x || one.y == two.y && two.y == point.y)
        {
            kept.pop();
        }
        kept.push(point);
    }
    kept
}
