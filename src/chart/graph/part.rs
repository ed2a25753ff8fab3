//! A part of a chart as a chart of its own: a head with those below it, down to where others are drawn elsewhere.
//! Knows no paper.

use super::{Graph, Node};
use crate::chart::scene::Standing;
use std::ops::Range;

/// What a part of a graph holds, by the places of its nodes.
#[derive(Clone, Debug, Default)]
pub(in crate::chart) struct Cut {
    /// The head on top; all tops if there is none.
    pub(in crate::chart) top: Option<usize>,
    /// Those whose people are drawn elsewhere, in order.
    pub(in crate::chart) closed: Vec<usize>,
    /// Of the people of the top only these, by their places among them.
    pub(in crate::chart) people: Option<Range<usize>>,
}

impl Graph {
    /// How many hang under each node, at any level.
    pub(in crate::chart) fn sizes(&self) -> Vec<usize> {
        let mut below = vec![0; self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate().rev() {
            if let Some(head) = node.parent {
                below[head] += 1 + below[at];
            }
        }
        below
    }

    /// The part as a graph; `mark` is what the boxes of closed heads say of the place where their people are.
    pub(in crate::chart) fn part(
        &self,
        cut: &Cut,
        below: &[usize],
        mark: impl Fn(usize) -> String,
    ) -> Graph {
        let mut part = Graph::default();
        let mut places = vec![None; self.nodes.len()];
        let level = cut.top.map_or(0, |top| self.nodes[top].level);
        let families = match cut.top {
            Some(top) => &self.nodes[top].children,
            None => &self.roots,
        };
        let shown = cut.people.clone().unwrap_or(0..families.len());
        let mut starts: Vec<usize> = cut.top.into_iter().collect();
        starts.extend(&families[shown]);
        for (turn, &start) in starts.iter().enumerate() {
            let is_top = turn == 0 && cut.top.is_some();
            let end = if is_top {
                start + 1
            } else {
                start + 1 + below[start]
            };
            let mut at = start;
            while at < end {
                let is_closed = !is_top && cut.closed.binary_search(&at).is_ok();
                let here = part.nodes.len();
                places[at] = Some(here);
                let node = &self.nodes[at];
                let parent = node.parent.and_then(|head| places[head]);
                match parent {
                    Some(head) => part.nodes[head].children.push(here),
                    None => part.roots.push(here),
                }
                let mut own = Node {
                    children: Vec::new(),
                    parent,
                    level: node.level - level,
                    ..node.clone()
                };
                if parent.is_none() && is_top {
                    own.standing = Standing::Line;
                    own.branch = false;
                }
                if is_closed {
                    own.hidden = below[at];
                    own.branch = false;
                    own.details.push(mark(at));
                }
                part.nodes.push(own);
                at += 1 + if is_closed { below[at] } else { 0 };
            }
        }
        part.take_links(&self.links, &places);
        part.keep_lines();
        part
    }
}
