//! What is asked of a graph again and again while it is arranged, worked out once. Arranges nothing.

use crate::chart::graph::{Graph, Node};
use crate::chart::scene::Standing;

/// Ordinary boxes are wider than this, those with upright text narrower.
const NARROW: i32 = 500;

/// A graph with the sizes of its boxes.
pub(super) struct Tree<'a> {
    pub(super) graph: &'a Graph,
    pub(super) sizes: &'a [(i32, i32)],
    pub(super) families: Vec<Family>,
    /// The tops as if they had a head.
    pub(super) tops: Family,
    /// Whether nobody stands beside the line, whatever is said.
    all_in_line: bool,
}

/// Those directly below a head, as far as their heads' forms depend on it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Family {
    /// How many are in the line.
    pub(super) line: usize,
    /// Whether none of them has people or a frame.
    pub(super) leaves_only: bool,
    /// Whether some stand at a stub, or next to the head.
    pub(super) has_sides: bool,
    pub(super) has_besides: bool,
    /// The widest and the tallest of those in the line that have no people.
    pub(super) widest: i32,
    pub(super) tallest: i32,
    /// Whether some of those without people are tall and narrow: they stand in a row, whatever room that takes.
    pub(super) is_upright: bool,
    /// How many levels there are below the head.
    pub(super) levels: usize,
}

impl<'a> Tree<'a> {
    pub(super) fn new(graph: &'a Graph, sizes: &'a [(i32, i32)]) -> Self {
        Self::of(graph, sizes, false)
    }

    /// Nobody stands at a stub, beside a head or above all.
    pub(super) fn all_in_line(graph: &'a Graph, sizes: &'a [(i32, i32)]) -> Self {
        Self::of(graph, sizes, true)
    }

    fn of(graph: &'a Graph, sizes: &'a [(i32, i32)], all_in_line: bool) -> Self {
        let mut tree = Self {
            graph,
            sizes,
            families: vec![Family::default(); graph.nodes.len()],
            tops: Family::default(),
            all_in_line,
        };
        for head in (0..graph.nodes.len()).rev() {
            tree.families[head] = tree.family(&graph.nodes[head].children);
        }
        tree.tops = tree.family(&graph.roots);
        tree
    }

    fn family(&self, members: &[usize]) -> Family {
        let mut family = Family {
            leaves_only: true,
            ..Family::default()
        };
        for &member in members {
            family.levels = family.levels.max(1 + self.families[member].levels);
            match self.standing(member) {
                Standing::Line => {
                    family.line += 1;
                    if self.is_leaf(member) {
                        family.is_upright |= !self.all_in_line && self.sizes[member].0 < NARROW;
                        family.widest = family.widest.max(self.sizes[member].0);
                        family.tallest = family.tallest.max(self.sizes[member].1);
                    } else {
                        family.leaves_only = false;
                    }
                }
                Standing::Side => family.has_sides = true,
                Standing::Beside => family.has_besides = true,
                Standing::Above => {}
            }
        }
        family
    }

    pub(super) fn standing(&self, at: usize) -> Standing {
        match self.all_in_line {
            true => Standing::Line,
            false => self.graph.nodes[at].standing,
        }
    }

    /// Whether a box stands for itself alone.
    pub(super) fn is_leaf(&self, at: usize) -> bool {
        self.graph.nodes[at].children.is_empty()
    }

    /// Whether a box and all below it are drawn within a frame.
    pub(super) fn is_framed(&self, at: usize) -> bool {
        let Node {
            branch, standing, ..
        } = self.graph.nodes[at];
        branch && standing == Standing::Line && !self.all_in_line
    }

    /// Those below a head that stand in this way, in order; the tops if there is no head.
    pub(super) fn members(
        &self,
        head: Option<usize>,
        standing: Standing,
    ) -> impl Iterator<Item = usize> + Clone {
        let members = match head {
            Some(head) => &self.graph.nodes[head].children,
            None => &self.graph.roots,
        };
        let stands = move |&at: &usize| self.standing(at) == standing;
        members.iter().copied().filter(stands)
    }

    /// How many levels there are below the tops' common head.
    pub(super) fn depth(&self) -> usize {
        self.tops.levels
    }
}
