//! Ways for lines that are not part of the tree: along tracks beside the boxes, around them where there is a way,
//! with few bends, and not on top of other lines. Moves no box.

mod grid;
mod search;

use super::straightened;
use crate::chart::graph::Link;
use crate::chart::scene::{Edge, Point, Rect};
use grid::{End, Grid, Owner, TRACK};
use search::Search;

/// Beyond so many crossings of tracks, or so many over all lines, no way is sought.
const LARGEST: usize = 500_000;
const BUDGET: usize = 8_000_000;

/// Finds ways for links between placed boxes, past the solid edges.
pub(in crate::chart) fn detours(rects: &[Rect], links: &[Link], solid: &[Edge]) -> Vec<Edge> {
    let ends: Vec<Rect> = links
        .iter()
        .flat_map(|link| [rects[link.from], rects[link.to]])
        .collect();
    let mut grid = Grid::new(rects, &ends);
    let is_affordable = grid.size() <= LARGEST && grid.size().saturating_mul(links.len()) <= BUDGET;
    let mut ports = vec![Vec::new(); rects.len()];
    if is_affordable {
        rects.iter().for_each(|rect| grid.block(rect));
        for edge in solid {
            grid.mark(&edge.points, Owner::SOLID);
            ports[edge.from].extend(edge.points.first());
            ports[edge.to].extend(edge.points.last());
        }
    }
    let mut edges = Vec::with_capacity(links.len());
    for link in links {
        let (from, to, owner) = (rects[link.from], rects[link.to], Owner::of(link.from));
        let way = is_affordable.then(|| {
            let start = grid.ports(&from, End::Start, &ports[link.from]);
            let goal = grid.ports(&to, End::Goal, &ports[link.to]);
            Search::new(&grid, owner, to).run(&start, &goal)
        });
        let points = straightened(&way.flatten().unwrap_or_else(|| plain(from, to)));
        if is_affordable {
            grid.mark(&points, owner);
        }
        edges.push(Edge {
            from: link.from,
            to: link.to,
            kind: link.kind,
            points,
        });
    }
    edges
}

/// A way that looks at no other box: out at the right, over, and in from above.
fn plain(from: Rect, to: Rect) -> Vec<Point> {
    let (out, into) = (from.right() + TRACK, to.x + to.width * 3 / 4);
    let point = |x, y| Point { x, y };
    vec![
        point(from.right(), from.middle().y),
        point(out, from.middle().y),
        point(out, to.y - TRACK),
        point(into, to.y - TRACK),
        point(into, to.y),
    ]
}
