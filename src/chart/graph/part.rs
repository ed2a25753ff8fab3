//! A part of a chart as a chart of its own: a head with those below it, down to where others are drawn elsewhere.
//! Knows no paper.

use super::{Graph, Node};
use crate::chart::scene::Standing;
use std::ops::Range;

/// What a part of a graph holds, by the places of its nodes.
#[derive(Clone, Debug, Default)]
pub(in crate::chart) struct Cut {
    /// The heads on top; all tops if there are none.
    pub(in crate::chart) tops: Vec<usize>,
    /// Those whose people are drawn elsewhere, in order.
    pub(in crate::chart) closed: Vec<usize>,
    /// Of the people of the only top, or of all tops, only these, by their places among them.
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
        let mut starts = cut.tops.clone();
        if let Some(people) = &cut.people {
            let family = match cut.tops.first() {
                Some(&top) => &self.nodes[top].children,
                None => &self.roots,
            };
            starts.extend(&family[people.clone()]);
        } else if starts.is_empty() {
            starts.clone_from(&self.roots);
        }
        for (turn, &start) in starts.iter().enumerate() {
            let is_top = turn < cut.tops.len();
            // Of a top of which some people are shown, these are starts themselves.
            let is_alone = is_top && cut.people.is_some();
            let end = start + 1 + if is_alone { 0 } else { below[start] };
            let mut at = start;
            while at < end {
                let is_head = is_top && at == start;
                let is_closed = !is_head && cut.closed.binary_search(&at).is_ok();
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
                    level: parent.map_or(0, |head| part.nodes[head].level + 1),
                    ..node.clone()
                };
                if is_head {
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
