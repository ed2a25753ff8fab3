//! Heads that stand in a block with their people: a staggered row, an indented list, columns of whole blocks. What is
//! below each of these is placed already. Chooses no form.

use super::forms::Form;
use super::head::HeadBlock;
use super::place::Placer;
use super::{BLOCK_GAP, GAP, INDENT, Joint, LEVEL_GAP, LIST_GAP, STEM};
use crate::chart::scene::Standing;

/// A head whose people stand in a block with it: where they are, from the block's upper left corner.
#[derive(Debug, Default)]
pub(super) struct Rigid {
    pub(super) head: HeadBlock,
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) parts: Vec<Part>,
}

/// What somebody heads, as a part of a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) node: usize,
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) joint: Joint,
}

impl Placer<'_> {
    pub(super) fn block_of(&self, node: usize) -> Rigid {
        let area = |at: usize| (self.areas[at].width, self.areas[at].height);
        let head = self.tree.head_block(node, area);
        let line = self.tree.members(Some(node), Standing::Line);
        let mut rigid = Rigid {
            width: head.width,
            height: head.height,
            head,
            parts: Vec::new(),
        };
        if line.clone().next().is_none() {
            return rigid;
        }
        match self.forms[node] {
            Form::Row { .. } => {}
            Form::Stagger => self.stagger(line, &mut rigid),
            Form::List => self.list(line, node, &mut rigid),
            Form::Stack { limit } => self.stack(line, limit, &mut rigid),
        }
        rigid
    }

    fn stagger(&self, line: impl Iterator<Item = usize> + Clone, rigid: &mut Rigid) {
        let sizes = line.clone().map(|at| self.tree.sizes[at]);
        let (widest, tallest) = sizes.fold((0, 0), |(w, h), (own, tall)| (w.max(own), h.max(tall)));
        let pitch = (widest + GAP) / 2;
        let (bus, top) = (rigid.bus(), rigid.head.height + LEVEL_GAP);
        let mut last = 0;
        for (turn, node) in line.enumerate() {
            let (width, _) = self.tree.sizes[node];
            last = turn as i32 * pitch;
            rigid.parts.push(Part {
                node,
                x: last + (widest - width) / 2,
                y: top + (turn as i32 % 2) * (tallest + LIST_GAP),
                joint: Joint::Row { bus },
            });
        }
        rigid.centre((last + widest) / 2, last + widest);
        rigid.height = top + 2 * tallest + LIST_GAP;
    }

    fn list(&self, line: impl Iterator<Item = usize>, head: usize, rigid: &mut Rigid) {
        let left = rigid.head.box_x;
        let stem = left + STEM;
        let has_trunk = self.tree.families[head].has_sides;
        let (joint, mut y) = match has_trunk {
            true => {
                let bus = rigid.bus();
                (Joint::Column { bus, stem }, rigid.head.height + LEVEL_GAP)
            }
            false => (Joint::List { stem }, rigid.head.height + LIST_GAP),
        };
        let mut before_is_leaf = true;
        for node in line {
            let is_leaf = self.tree.is_leaf(node);
            let stands_close = is_leaf && before_is_leaf;
            if !stands_close && !rigid.parts.is_empty() {
                y += BLOCK_GAP - LIST_GAP;
            }
            let x = left + INDENT;
            rigid.parts.push(Part { node, x, y, joint });
            let area = self.areas[node];
            rigid.width = rigid.width.max(x + area.width);
            rigid.height = y + area.height;
            y += area.height + LIST_GAP;
            before_is_leaf = is_leaf;
        }
    }

    fn stack(&self, line: impl Iterator<Item = usize>, limit: i32, rigid: &mut Rigid) {
        let (bus, top) = (rigid.bus(), rigid.head.height + LEVEL_GAP);
        let (mut left, mut height) = (0, top);
        let mut anchors = Vec::new();
        for column in self.columns(line, limit) {
            // One block alone is entered from above, as in a row.
            let (indent, joint, anchor) = match column[..] {
                [node] => (0, Joint::Row { bus }, left + self.areas[node].anchor),
                _ => {
                    let stem = left + STEM;
                    (INDENT, Joint::Column { bus, stem }, stem)
                }
            };
            anchors.push(anchor);
            let (mut y, mut widest) = (top, 0);
            for node in column {
                let area = self.areas[node];
                let x = left + indent;
                rigid.parts.push(Part { node, x, y, joint });
                widest = widest.max(area.width);
                height = height.max(y + area.height);
                y += area.height + self.gap_below(node);
            }
            left += indent + widest + GAP;
        }
        if let (Some(first), Some(last)) = (anchors.first(), anchors.last()) {
            rigid.centre((first + last) / 2, left - GAP);
        }
        rigid.height = height;
    }

    /// Whole blocks in columns that are at most so tall, each filled before the next.
    fn columns(&self, line: impl Iterator<Item = usize>, limit: i32) -> Vec<Vec<usize>> {
        let mut columns: Vec<Vec<usize>> = Vec::new();
        let mut y = 0;
        for node in line {
            let height = self.areas[node].height;
            match columns.last_mut() {
                Some(column) if y + height <= limit => column.push(node),
                _ => {
                    columns.push(vec![node]);
                    y = 0;
                }
            }
            y += height + self.gap_below(node);
        }
        columns
    }

    fn gap_below(&self, node: usize) -> i32 {
        if self.tree.is_leaf(node) {
            LIST_GAP
        } else {
            BLOCK_GAP
        }
    }

    /// Columns of tops, which hang on nothing.
    pub(super) fn stack_of_tops(&self, limit: i32) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut x = 0;
        for column in self.columns(self.tree.members(None, Standing::Line), limit) {
            let (mut y, mut widest) = (0, 0);
            for node in column {
                let joint = Joint::Free;
                parts.push(Part { node, x, y, joint });
                widest = widest.max(self.areas[node].width);
                y += self.areas[node].height + self.gap_below(node);
            }
            x += widest + GAP;
        }
        parts
    }
}

impl Rigid {
    /// The level line to those below, in the middle between them and all above.
    fn bus(&self) -> i32 {
        self.head.height + LEVEL_GAP / 2
    }

    /// Sets the head over the middle of its people, who have their places from 0 to `width`.
    fn centre(&mut self, middle: i32, width: i32) {
        let across = self.head.anchor - middle;
        let (for_people, for_head) = (across.max(0), (-across).max(0));
        for part in &mut self.parts {
            part.x += for_people;
            part.joint = part.joint.moved(for_people, 0);
        }
        self.head.box_x += for_head;
        self.head.anchor += for_head;
        self.head
            .aides
            .iter_mut()
            .for_each(|aide| aide.x += for_head);
        self.width = (self.head.width + for_head).max(width + for_people);
    }
}

impl Joint {
    pub(super) fn moved(self, x: i32, y: i32) -> Self {
        match self {
            Joint::Free | Joint::Side => self,
            Joint::Row { bus } => Joint::Row { bus: bus + y },
            Joint::List { stem } => Joint::List { stem: stem + x },
            Joint::Column { bus, stem } => Joint::Column {
                bus: bus + y,
                stem: stem + x,
            },
            Joint::Beside { stem } => Joint::Beside { stem: stem + x },
        }
    }
}
