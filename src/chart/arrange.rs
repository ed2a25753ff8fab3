//! Where every box stands: which heads have their people in rows below them and which in an indented list, so that
//! the whole comes near to the sheet it is for. Small subtrees become lists, the rest is a tidy tree of them.
//! Knows sizes, not texts; draws no lines, but says how each box is joined to its superior.

use super::graph::Graph;
use super::scene::Rect;
use super::tidy_tree::{self, Block};
use super::{MARGIN, Sheet};

/// Between two blocks side by side.
const GAP: i32 = 120;
/// Between a head and the row below it; the lines to the row turn in the middle of it.
pub(super) const LEVEL_GAP: i32 = 260;
/// Between boxes of a list.
const LIST_GAP: i32 = 84;
/// How far a list stands right of its head, and how far its upright line does.
const INDENT: i32 = 140;
const STEM: i32 = 64;
/// From the stem between two columns to their boxes.
const REACH: i32 = GAP / 2;
/// How many levels a list may have below its head: indented further, it would be hard to read.
const LIST_LEVELS: usize = 3;

/// The scale of a drawing that is printed in its own size.
const OWN_SIZE: i64 = 1_000_000;

/// How a box is joined to its superior.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Joint {
    /// A top.
    Free,
    /// From the middle of the superior's lower side down to the middle of the upper one.
    Row,
    /// From the superior's lower side, along a stem, to the left side.
    List { stem: i32 },
    /// As in a row to the stem of its column, and along that to the side that it passes.
    Column { stem: i32 },
}

/// Places for all boxes of a graph, in its order.
#[derive(Clone, Debug, Default)]
pub(super) struct Arrangement {
    pub(super) rects: Vec<Rect>,
    pub(super) joints: Vec<Joint>,
    /// How large it can be printed on its sheet.
    scale: i64,
}

/// Arranges boxes of these sizes (width, height) for a sheet. Without `lists` every head has a row.
pub(super) fn arrange(
    graph: &Graph,
    sizes: &[(i32, i32)],
    sheet: Sheet,
    lists: bool,
) -> Arrangement {
    let plan = Plan::new(graph, sizes);
    let longest = if lists { graph.nodes.len() } else { 0 };
    let mut best = Arrangement::default();
    for rows in row_counts(longest) {
        let mut arrangement = plan.arrange(rows);
        arrangement.scale = arrangement.fit(sheet);
        if arrangement.is_clearly_larger_than(&best) {
            best = arrangement;
        }
        // A plain tree that fits is what people expect.
        if rows == 0 && best.scale >= OWN_SIZE {
            break;
        }
    }
    best.scale = best.scale.min(OWN_SIZE);
    best
}

/// How long lists may be: none at all, then ever longer ones, in steps of about a quarter.
fn row_counts(longest: usize) -> impl Iterator<Item = usize> {
    let next = |&rows: &usize| Some(rows + (rows / 4).max(1));
    let lists = std::iter::successors(Some(2), next);
    std::iter::once(0).chain(lists.take_while(move |&rows| rows / 2 < longest))
}

impl Arrangement {
    /// Whether it prints so much larger that it is worth being less plain.
    pub(super) fn is_clearly_larger_than(&self, other: &Self) -> bool {
        self.scale > other.scale + other.scale / 40
    }

    fn fit(&self, sheet: Sheet) -> i64 {
        let left = self.rects.iter().map(|rect| rect.x).min().unwrap_or(0);
        let right = self.rects.iter().map(Rect::right).max().unwrap_or(0);
        let bottom = self.rects.iter().map(Rect::bottom).max().unwrap_or(0);
        let fit = |room: i32, need: i32| {
            OWN_SIZE * i64::from(room) / i64::from(need.saturating_add(2 * MARGIN).max(1))
        };
        let wide = fit(sheet.width, right.saturating_sub(left));
        wide.min(fit(sheet.height, bottom))
    }
}

struct Plan<'a> {
    graph: &'a Graph,
    sizes: &'a [(i32, i32)],
    /// For each node how many hang under it, at any level, and at how many levels.
    below: Vec<usize>,
    levels: Vec<usize>,
}

/// What a block of the tidy tree holds.
#[derive(Clone, Copy, Debug)]
enum Content<'a> {
    /// Nothing: the tops stand under it.
    Root,
    /// A box, and nothing else.
    Single(usize),
    /// A box with all below it as a list.
    List(usize),
    /// Boxes without people of their own that stand in a column under a common head, or under none.
    Column(&'a [usize]),
    /// The same in two columns, with the stem between them.
    Columns(&'a [usize], &'a [usize]),
}

impl<'a> Plan<'a> {
    fn new(graph: &'a Graph, sizes: &'a [(i32, i32)]) -> Self {
        let mut below = vec![0; graph.nodes.len()];
        let mut levels = vec![0; graph.nodes.len()];
        for (at, node) in graph.nodes.iter().enumerate().rev() {
            if let Some(parent) = node.parent {
                below[parent] += 1 + below[at];
                levels[parent] = levels[parent].max(1 + levels[at]);
            }
        }
        Self {
            graph,
            sizes,
            below,
            levels,
        }
    }

    /// The arrangement whose lists have at most so many rows below their head.
    fn arrange(&self, rows: usize) -> Arrangement {
        let (contents, mut blocks) = self.blocks(rows);
        tidy_tree::place(&mut blocks, GAP);
        let mut arrangement = Arrangement {
            rects: vec![Rect::default(); self.graph.nodes.len()],
            joints: vec![Joint::Free; self.graph.nodes.len()],
            scale: 0,
        };
        for (content, block) in contents.iter().zip(&blocks) {
            self.fill(*content, block, &mut arrangement);
        }
        arrangement
    }

    /// The blocks of the tidy tree, parents before children.
    fn blocks(&self, rows: usize) -> (Vec<Content<'a>>, Vec<Block>) {
        let mut contents = vec![Content::Root];
        let mut blocks = vec![Block::default()];
        let mut at = 0;
        while at < contents.len() {
            let below: &'a [usize] = match contents[at] {
                Content::Root => &self.graph.roots,
                Content::Single(node) => &self.graph.nodes[node].children,
                _ => &[],
            };
            for content in self.side_by_side(below, rows) {
                let child = blocks.len();
                blocks[at].children.push(child);
                blocks.push(self.block(content));
                contents.push(content);
            }
            at += 1;
        }
        (contents, blocks)
    }

    /// Siblings as blocks: those without people of their own that follow each other share columns.
    fn side_by_side(&self, siblings: &'a [usize], rows: usize) -> Vec<Content<'a>> {
        let mut contents = Vec::new();
        for run in siblings.chunk_by(|&one, &other| self.below[one] == 0 && self.below[other] == 0)
        {
            match run {
                &[node] if self.is_list(node, rows) => contents.push(Content::List(node)),
                run if run.len() > 1 && rows > 1 => {
                    let rows = run.len().div_ceil(run.len().div_ceil(rows));
                    contents.extend(run.chunks(2 * rows).map(|pair| {
                        match pair.split_at_checked(rows) {
                            Some((left, right)) if !right.is_empty() => {
                                Content::Columns(left, right)
                            }
                            _ => Content::Column(pair),
                        }
                    }));
                }
                run => contents.extend(run.iter().map(|&node| Content::Single(node))),
            }
        }
        contents
    }

    fn is_list(&self, head: usize, rows: usize) -> bool {
        (1..=rows).contains(&self.below[head]) && self.levels[head] <= LIST_LEVELS
    }

    /// The size of a block.
    fn block(&self, content: Content) -> Block {
        let mut block = Block {
            drop: LEVEL_GAP,
            ..Block::default()
        };
        match content {
            Content::Root => block.drop = 0,
            Content::Single(node) => {
                (block.width, block.height) = self.sizes[node];
                block.anchor = block.width / 2;
            }
            Content::List(head) => {
                let level = self.graph.nodes[head].level;
                for node in head..=head + self.below[head] {
                    let (width, height) = self.sizes[node];
                    let indent = (self.graph.nodes[node].level - level) as i32 * INDENT;
                    block.width = block.width.max(indent + width);
                    block.height += height + LIST_GAP;
                }
                block.height -= LIST_GAP;
                block.anchor = self.sizes[head].0 / 2;
            }
            Content::Column(nodes) => {
                let (width, height) = self.column(nodes);
                let indent = self.indent(nodes);
                (block.width, block.height) = (indent + width, height);
                block.anchor = indent + width / 2;
            }
            Content::Columns(left, right) => {
                let ((one, tall), (other, short)) = (self.column(left), self.column(right));
                (block.width, block.height) = (one + 2 * REACH + other, tall.max(short));
                block.anchor = one + REACH;
            }
        }
        block
    }

    /// The size of a column without its stem.
    fn column(&self, nodes: &[usize]) -> (i32, i32) {
        let sizes = nodes.iter().map(|&node| self.sizes[node]);
        let add = |(widest, sum): (i32, i32), (width, height)| {
            (widest.max(width), sum + height + LIST_GAP)
        };
        let (widest, height) = sizes.fold((0, -LIST_GAP), add);
        (widest, height)
    }

    /// Columns of tops have no stem.
    fn indent(&self, column: &[usize]) -> i32 {
        let head = column
            .first()
            .and_then(|&node| self.graph.nodes[node].parent);
        head.map_or(0, |_| INDENT)
    }

    /// Puts the boxes of a placed block into their places.
    fn fill(&self, content: Content, block: &Block, arrangement: &mut Arrangement) {
        let mut put = |node: usize, x: i32, y: &mut i32, joint: Joint| {
            let (width, height) = self.sizes[node];
            arrangement.rects[node] = Rect {
                x,
                y: *y,
                width,
                height,
            };
            let is_top = self.graph.nodes[node].parent.is_none();
            arrangement.joints[node] = if is_top { Joint::Free } else { joint };
            *y += height + LIST_GAP;
        };
        let mut y = block.y;
        match content {
            Content::Root => {}
            Content::Single(node) => put(node, block.x, &mut y, Joint::Row),
            Content::List(head) => {
                put(head, block.x, &mut y, Joint::Row);
                let level = self.graph.nodes[head].level;
                for node in head + 1..=head + self.below[head] {
                    let indent = (self.graph.nodes[node].level - level) as i32 * INDENT;
                    let stem = block.x + indent - INDENT + STEM;
                    put(node, block.x + indent, &mut y, Joint::List { stem });
                }
            }
            Content::Column(nodes) => {
                let stem = block.x + STEM;
                for &node in nodes {
                    put(
                        node,
                        block.x + self.indent(nodes),
                        &mut y,
                        Joint::Column { stem },
                    );
                }
            }
            Content::Columns(left, right) => {
                let stem = block.x + block.anchor;
                for &node in left {
                    put(
                        node,
                        stem - REACH - self.sizes[node].0,
                        &mut y,
                        Joint::Column { stem },
                    );
                }
                y = block.y;
                for &node in right {
                    put(node, stem + REACH, &mut y, Joint::Column { stem });
                }
            }
        }
    }
}
