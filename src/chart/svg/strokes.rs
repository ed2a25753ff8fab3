//! The solid lines of a drawing as one path. The lines to a superior's people share much of their way; drawn one over
//! the other, screens would show the shared parts thicker. Changes no line.

use crate::chart::scene::{Edge, EdgeKind, Point};
use std::fmt::Write;

/// A stretch of a horizontal or vertical line: the place of the line, and from where to where.
type Stretch = (i32, i32, i32);

/// The ways of all solid edges, each stretch once.
pub(super) fn strokes(edges: &[Edge]) -> String {
    let (mut level, mut upright) = (Vec::new(), Vec::new());
    let solid = edges.iter().filter(|edge| edge.kind == EdgeKind::Solid);
    for pair in solid.flat_map(|edge| edge.points.windows(2)) {
        let (one, two): (Point, Point) = (pair[0].min(pair[1]), pair[0].max(pair[1]));
        match one.y == two.y {
            true => level.push((one.y, one.x, two.x)),
            false => upright.push((one.x, one.y, two.y)),
        }
    }
    let mut path = String::new();
    // INVARIANT: writing to a string cannot fail.
    for (y, from, to) in united(level) {
        let _ = write!(path, "M{from} {y}H{to}");
    }
    for (x, from, to) in united(upright) {
        let _ = write!(path, "M{x} {from}V{to}");
    }
    path
}

/// Stretches of one line that touch or overlap become one.
fn united(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    stretches.sort_unstable();
    let mut united: Vec<Stretch> = Vec::new();
    for (line, from, to) in stretches {
        match united.last_mut() {
            Some((known, _, end)) if *known == line && from <= *end => *end = (*end).max(to),
            _ => united.push((line, from, to)),
        }
    }
    united
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_ways_are_drawn_once() {
        let edge = |to: usize, x: i32| Edge {
            from: 0,
            to,
            kind: EdgeKind::Solid,
            points: [(50, 10), (50, 20), (x, 20), (x, 30)]
                .map(|(x, y)| Point { x, y })
                .to_vec(),
        };
        let path = strokes(&[edge(1, 0), edge(2, 100), edge(3, 120)]);
        assert_eq!(path, "M0 20H120M0 20V30M50 10V20M100 20V30M120 20V30");
    }
}
