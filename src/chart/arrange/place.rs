//! Places for all boxes, once every head has its form. Heads with rows share a tidy tree as far as rows reach; what
//! stands in a list, in a column of blocks, at a stub or in a frame is a tidy tree of its own, placed as a whole.
//! Chooses no form.

use super::forms::Form;
use super::head::Aide;
use super::rigid::{Part, Rigid};
use super::tree::Tree;
use super::{Arrangement, GAP, INDENT, Joint, LEVEL_GAP, LIST_GAP, PADDING, REACH, STEM};
use crate::chart::scene::{Rect, Standing};
use crate::chart::tidy_tree::{self, Block};

/// The size of a tidy tree, and where its topmost head is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Area {
    pub(super) width: i32,
    pub(super) height: i32,
    /// The middle of the head.
    pub(super) anchor: i32,
}

/// What a block of a tidy tree holds.
#[derive(Clone, Debug)]
enum Content {
    /// Nothing: the tops stand under it.
    Tops,
    /// A head with those beside the line, and with its people unless they have a row.
    Head(usize),
    /// A tidy tree of its own.
    Framed(usize),
    /// Boxes without people of their own in a column; the stem is left of them, if they have a head.
    Column(Vec<usize>),
    /// The same in two columns, with the stem between them.
    Columns(Vec<usize>, Vec<usize>),
}

/// A tidy tree: its blocks, placed from its upper left corner.
struct Region {
    contents: Vec<Content>,
    blocks: Vec<Block>,
}

pub(super) struct Placer<'a> {
    pub(super) tree: &'a Tree<'a>,
    pub(super) forms: &'a [Form],
    /// By the topmost node of each region.
    pub(super) areas: Vec<Area>,
    regions: Vec<Option<Region>>,
    rigid: Vec<Option<Rigid>>,
}

impl Tree<'_> {
    /// Places all boxes.
    pub(super) fn place(&self, forms: &[Form]) -> Arrangement {
        let count = self.graph.nodes.len();
        let mut placer = Placer {
            tree: self,
            forms,
            areas: vec![Area::default(); count],
            regions: (0..count).map(|_| None).collect(),
            rigid: (0..count).map(|_| None).collect(),
        };
        for node in (0..count).rev() {
            placer.settle(node);
        }
        placer.finish()
    }
}

impl Placer<'_> {
    /// Makes the block of a head, and the tidy tree that begins with it, from what is settled below.
    fn settle(&mut self, node: usize) {
        let tree = self.tree;
        if tree.is_leaf(node) {
            let (width, height) = tree.sizes[node];
            self.areas[node] = Area {
                width,
                height,
                anchor: width / 2,
            };
            return;
        }
        self.rigid[node] = Some(self.block_of(node));
        let parent = tree.graph.nodes[node].parent;
        let is_in_row = match parent {
            Some(parent) => matches!(self.forms[parent], Form::Row { .. }),
            None => matches!(self.forms.last(), Some(Form::Row { .. })),
        };
        let joins = is_in_row && tree.standing(node) == Standing::Line && !tree.is_framed(node);
        if !joins {
            let region = self.region(Content::Head(node));
            self.areas[node] = region.area(tree.is_framed(node));
            self.regions[node] = Some(region);
        }
    }

    /// The tidy tree that begins with this.
    fn region(&self, top: Content) -> Region {
        let mut region = Region {
            blocks: vec![self.block(&top)],
            contents: vec![top],
        };
        let mut at = 0;
        while at < region.contents.len() {
            for content in self.row_below(&region.contents[at]) {
                let child = region.blocks.len();
                region.blocks[at].children.push(child);
                region.blocks.push(self.block(&content));
                region.contents.push(content);
            }
            at += 1;
        }
        tidy_tree::place(&mut region.blocks, GAP);
        let left = region.blocks.iter().map(|block| block.x).min().unwrap_or(0);
        region.blocks.iter_mut().for_each(|block| block.x -= left);
        region
    }

    /// The row below a block: heads, and those without people of their own that follow each other in columns.
    fn row_below(&self, content: &Content) -> Vec<Content> {
        let tree = self.tree;
        let (head, form) = match content {
            Content::Tops => (None, self.forms[tree.graph.nodes.len()]),
            Content::Head(head) => (Some(*head), self.forms[*head]),
            _ => return Vec::new(),
        };
        let Form::Row { rows } = form else {
            return Vec::new();
        };
        let single = |at: usize| match tree.is_framed(at) {
            true => Content::Framed(at),
            false => Content::Head(at),
        };
        let line = tree.members(head, Standing::Line);
        if rows < 2 {
            return line.map(single).collect();
        }
        let line: Vec<usize> = line.collect();
        let mut row = Vec::new();
        for run in line.chunk_by(|&one, &other| tree.is_leaf(one) && tree.is_leaf(other)) {
            if run.len() < 2 {
                row.extend(run.iter().map(|&at| single(at)));
                continue;
            }
            let rows = run.len().div_ceil(run.len().div_ceil(rows));
            row.extend(
                run.chunks(2 * rows)
                    .map(|pair| match pair.split_at_checked(rows) {
                        Some((left, right)) if !right.is_empty() => {
                            Content::Columns(left.to_vec(), right.to_vec())
                        }
                        _ => Content::Column(pair.to_vec()),
                    }),
            );
        }
        row
    }

    /// The size of a block.
    fn block(&self, content: &Content) -> Block {
        let mut block = Block {
            drop: LEVEL_GAP,
            ..Block::default()
        };
        match content {
            Content::Tops => block.drop = 0,
            Content::Head(node) => match &self.rigid[*node] {
                Some(rigid) => {
                    (block.width, block.height) = (rigid.width, rigid.height);
                    block.anchor = rigid.head.anchor;
                }
                None => {
                    (block.width, block.height) = self.tree.sizes[*node];
                    block.anchor = block.width / 2;
                }
            },
            Content::Framed(node) => {
                let area = self.areas[*node];
                (block.width, block.height) = (area.width, area.height);
                block.anchor = area.anchor;
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
        let sizes = nodes.iter().map(|&node| self.tree.sizes[node]);
        let add = |(widest, sum): (i32, i32), (width, height)| {
            (widest.max(width), sum + height + LIST_GAP)
        };
        sizes.fold((0, -LIST_GAP), add)
    }

    /// Columns of tops have no stem.
    fn indent(&self, column: &[usize]) -> i32 {
        let top = column.first().map(|&node| &self.tree.graph.nodes[node]);
        let has_head = top.is_some_and(|node| node.parent.is_some());
        if has_head { INDENT } else { 0 }
    }

    /// The tops, and from there everything to its place.
    fn finish(mut self) -> Arrangement {
        let tree = self.tree;
        let count = tree.graph.nodes.len();
        let mut arrangement = Arrangement {
            rects: vec![Rect::default(); count],
            joints: vec![Joint::Free; count],
            ..Arrangement::default()
        };
        // Regions still to be placed, by their topmost node.
        let mut waiting: Vec<Part> = Vec::new();
        match self.forms[count] {
            Form::Stack { limit } => waiting = self.stack_of_tops(limit),
            _ => {
                let region = self.region(Content::Tops);
                let placed = region.contents.iter().zip(&region.blocks);
                for (content, block) in placed {
                    self.fill(content, (block.x, block.y), &mut arrangement, &mut waiting);
                }
            }
        }
        while let Some(part) = waiting.pop() {
            arrangement.joints[part.node] = part.joint;
            let frame = if tree.is_framed(part.node) {
                PADDING
            } else {
                0
            };
            if frame > 0 {
                let Area { width, height, .. } = self.areas[part.node];
                arrangement.frames.push(Rect {
                    x: part.x,
                    y: part.y - frame,
                    width,
                    height: height + frame,
                });
            }
            let corner = (part.x + frame, part.y);
            match self.regions[part.node].take() {
                None => arrangement.put(part.node, corner, tree.sizes[part.node]),
                Some(region) => {
                    for (content, block) in region.contents.iter().zip(&region.blocks) {
                        let place = (corner.0 + block.x, corner.1 + block.y);
                        self.fill(content, place, &mut arrangement, &mut waiting);
                    }
                }
            }
        }
        arrangement
            .frames
            .sort_unstable_by_key(|rect| (rect.y, rect.x));
        self.put_boards(&mut arrangement);
        arrangement
    }

    /// Puts the boxes of a placed block into their places, and what hangs in it on the list.
    fn fill(
        &self,
        content: &Content,
        (x, y): (i32, i32),
        arrangement: &mut Arrangement,
        waiting: &mut Vec<Part>,
    ) {
        let tree = self.tree;
        let is_top = |node: usize| tree.graph.nodes[node].parent.is_none();
        let bus = y - LEVEL_GAP / 2;
        // The line to the topmost head of a region is its part's.
        let from_row = |node: usize, arrangement: &mut Arrangement| {
            if !is_top(node) && arrangement.joints[node] == Joint::Free {
                arrangement.joints[node] = Joint::Row { bus };
            }
        };
        match content {
            Content::Tops => {}
            Content::Head(node) => {
                from_row(*node, arrangement);
                match &self.rigid[*node] {
                    None => arrangement.put(*node, (x, y), tree.sizes[*node]),
                    Some(rigid) => self.fill_head(*node, rigid, (x, y), arrangement, waiting),
                }
            }
            Content::Framed(node) => waiting.push(Part {
                node: *node,
                x,
                y,
                joint: if is_top(*node) {
                    Joint::Free
                } else {
                    Joint::Row { bus }
                },
            }),
            Content::Column(nodes) => {
                let indent = self.indent(nodes);
                let stem = x + STEM;
                let mut y = y;
                for &node in nodes {
                    self.put_in_column(node, (x + indent, y), (bus, stem), arrangement);
                    y += tree.sizes[node].1 + LIST_GAP;
                }
            }
            Content::Columns(left, right) => {
                let stem = x + self.column(left).0 + REACH;
                for (column, is_left) in [(left, true), (right, false)] {
                    let mut y = y;
                    for &node in column {
                        let (width, height) = tree.sizes[node];
                        let x = if is_left {
                            stem - REACH - width
                        } else {
                            stem + REACH
                        };
                        self.put_in_column(node, (x, y), (bus, stem), arrangement);
                        y += height + LIST_GAP;
                    }
                }
            }
        }
    }

    fn put_in_column(
        &self,
        node: usize,
        place: (i32, i32),
        (bus, stem): (i32, i32),
        arrangement: &mut Arrangement,
    ) {
        arrangement.put(node, place, self.tree.sizes[node]);
        if self.tree.graph.nodes[node].parent.is_some() {
            arrangement.joints[node] = Joint::Column { bus, stem };
        }
    }

    fn fill_head(
        &self,
        node: usize,
        rigid: &Rigid,
        (x, y): (i32, i32),
        arrangement: &mut Arrangement,
        waiting: &mut Vec<Part>,
    ) {
        let size = self.tree.sizes[node];
        arrangement.put(node, (x + rigid.head.box_x, y), size);
        let beside = x + rigid.head.anchor + size.0 / 2 + GAP / 2;
        for &Aide {
            node,
            x: across,
            y: down,
        } in &rigid.head.aides
        {
            let joint = match self.tree.standing(node) {
                Standing::Beside => Joint::Beside { stem: beside },
                _ => Joint::Side,
            };
            let (x, y) = (x + across, y + down);
            waiting.push(Part { node, x, y, joint });
        }
        waiting.extend(rigid.parts.iter().map(|part| Part {
            node: part.node,
            x: x + part.x,
            y: y + part.y,
            joint: part.joint.moved(x, y),
        }));
    }

    /// Boards of which nothing else is said stand above all, side by side.
    fn put_boards(&self, arrangement: &mut Arrangement) {
        let boards = || self.tree.members(None, Standing::Above);
        let widths = boards().map(|at| self.tree.sizes[at].0 + GAP).sum::<i32>() - GAP;
        let Some(tallest) = boards().map(|at| self.tree.sizes[at].1).max() else {
            return;
        };
        let tops = || {
            self.tree
                .members(None, Standing::Line)
                .map(|at| arrangement.rects[at])
        };
        let left = tops().map(|rect| rect.middle().x).min().unwrap_or(0);
        let right = tops().map(|rect| rect.middle().x).max().unwrap_or(0);
        let mut x = left + (right - left) / 2 - widths / 2;
        for at in boards() {
            arrangement.put(at, (x, -LEVEL_GAP / 2 - tallest), self.tree.sizes[at]);
            x += self.tree.sizes[at].0 + GAP;
        }
    }
}

impl Region {
    fn area(&self, is_framed: bool) -> Area {
        let padding = if is_framed { PADDING } else { 0 };
        let right = self.blocks.iter().map(|block| block.x + block.width).max();
        let bottom = self.blocks.iter().map(|block| block.y + block.height).max();
        let head = &self.blocks[0];
        Area {
            width: right.unwrap_or(0) + 2 * padding,
            // The frame reaches into the room above, which is free.
            height: bottom.unwrap_or(0) + padding,
            anchor: head.x + head.anchor + padding,
        }
    }
}

impl Arrangement {
    fn put(&mut self, node: usize, (x, y): (i32, i32), (width, height): (i32, i32)) {
        self.rects[node] = Rect {
            x,
            y,
            width,
            height,
        };
    }
}
