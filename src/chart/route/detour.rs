//! Ways for lines that are not part of the tree: along tracks beside the boxes, around them where there is a way,
//! with few bends, and not on top of other lines. Moves no box.

mod grid;
mod hug;
mod search;

use super::straightened;
use crate::chart::graph::Link;
use crate::chart::scene::{Edge, Point, Rect};
use grid::{End, Grid, Owner};
use hug::Obstacles;
use search::Search;

/// Beyond so many crossings of tracks, or so many steps for all lines, no way is sought any more.
const LARGEST: usize = 250_000;
const STEPS: usize = 80_000;

/// Finds ways for links between placed boxes, past the solid edges.
pub(in crate::chart) fn detours(rects: &[Rect], links: &[Link], solid: &[Edge]) -> Vec<Edge> {
    if links.is_empty() {
        return Vec::new();
    }
    let ends = links
        .iter()
        .flat_map(|link| [rects[link.from], rects[link.to]]);
    let grid = Grid::new(rects, &ends.collect::<Vec<Rect>>());
    let mut finder = match grid.size() <= LARGEST {
        true => Finder::Search(Box::new(Sought::new(grid, rects, solid))),
        false => Finder::Hug,
    };
    let mut obstacles = None;
    let ways = links.iter().map(|link| {
        let way = finder.way(rects, link).unwrap_or_else(|| {
            let obstacles = obstacles.get_or_insert_with(|| Obstacles::new(rects));
            obstacles.way(link.from, link.to)
        });
        Edge {
            from: link.from,
            to: link.to,
            kind: link.kind,
            points: way,
        }
    });
    ways.collect()
}

/// How ways are found: by a search as far as that is affordable.
enum Finder {
    Search(Box<Sought>),
    Hug,
}

/// A search over the tracks, and what it needs to know.
struct Sought {
    grid: Grid,
    search: Search,
    ports: Vec<Vec<Point>>,
    steps: usize,
}

impl Finder {
    fn way(&mut self, rects: &[Rect], link: &Link) -> Option<Vec<Point>> {
        match self {
            Finder::Search(sought) => sought.way(rects, link),
            Finder::Hug => None,
        }
    }
}

impl Sought {
    fn new(mut grid: Grid, rects: &[Rect], solid: &[Edge]) -> Self {
        let mut ports = vec![Vec::new(); rects.len()];
        rects.iter().for_each(|rect| grid.block(rect));
        for edge in solid {
            grid.mark(&edge.points, Owner::SOLID);
            ports[edge.from].extend(edge.points.first());
            ports[edge.to].extend(edge.points.last());
        }
        Self {
            search: Search::new(&grid),
            grid,
            ports,
            steps: STEPS,
        }
    }

    fn way(&mut self, rects: &[Rect], link: &Link) -> Option<Vec<Point>> {
        let (from, to, owner) = (rects[link.from], rects[link.to], Owner::of(link.from));
        let start = self.grid.ports(&from, End::Start, &self.ports[link.from]);
        let goal = self.grid.ports(&to, End::Goal, &self.ports[link.to]);
        let ends = (&start[..], &goal[..]);
        let way = self
            .search
            .run(&self.grid, owner, to, ends, &mut self.steps)?;
        let points = straightened(&way);
        self.grid.mark(&points, owner);
        Some(points)
    }
}
