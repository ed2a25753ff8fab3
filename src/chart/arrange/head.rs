//! A head with those who stand beside the line: deputies next to it, assistants and staff at stubs of the trunk that
//! leads down to its people. Places no line.

use super::tree::Tree;
use super::{GAP, LIST_GAP, REACH};
use crate::chart::scene::Standing;

/// From a head down to the first stub.
const STUB_GAP: i32 = 110;

/// A head and all that stands above the line below it; places are from its upper left corner.
#[derive(Clone, Debug, Default)]
pub(super) struct HeadBlock {
    pub(super) width: i32,
    pub(super) height: i32,
    /// The middle of the head, where its trunk is.
    pub(super) anchor: i32,
    /// The left side of the head.
    pub(super) box_x: i32,
    pub(super) aides: Vec<Aide>,
}

/// Somebody beside the line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aide {
    pub(super) node: usize,
    pub(super) x: i32,
    pub(super) y: i32,
}

impl Tree<'_> {
    /// The head's block; `area` gives the width and the height of what a member of the family heads.
    pub(super) fn head_block(&self, head: usize, area: impl Fn(usize) -> (i32, i32)) -> HeadBlock {
        let (width, height) = self.sizes[head];
        let family = self.families[head];
        let mut block = HeadBlock {
            width,
            height,
            anchor: width / 2,
            ..HeadBlock::default()
        };
        if !family.has_sides && !family.has_besides {
            return block;
        }
        // To the right and to the left of the trunk.
        let (mut right, mut left) = (width / 2, width / 2);
        if family.has_besides {
            right = right.max(self.add_deputies(head, &mut block));
        }
        if family.has_sides {
            let (to_left, to_right) = self.add_aides(head, &mut block, area);
            (left, right) = (left.max(to_left), right.max(to_right));
        }
        block.anchor = left;
        block.width = left + right;
        block.box_x = left - width / 2;
        block.aides.iter_mut().for_each(|aide| aide.x += left);
        block
    }

    /// Deputies in a column right of their head; x is from the trunk.
    fn add_deputies(&self, head: usize, block: &mut HeadBlock) -> i32 {
        let (width, height) = self.sizes[head];
        let x = width / 2 + GAP;
        let (mut y, mut right) = (0, 0);
        for node in self.members(Some(head), Standing::Beside) {
            let (own_width, own_height) = self.sizes[node];
            if y == 0 {
                y = (height - own_height).max(0) / 2;
            }
            block.aides.push(Aide { node, x, y });
            y += own_height + LIST_GAP;
            right = right.max(x + own_width);
        }
        block.height = block.height.max(y - LIST_GAP);
        right
    }

    /// Assistants on both sides of the trunk, two in a row; those with people right of it, in rows of their own. Gives
    /// how far they reach to the left and to the right.
    fn add_aides(
        &self,
        head: usize,
        block: &mut HeadBlock,
        area: impl Fn(usize) -> (i32, i32),
    ) -> (i32, i32) {
        let (mut left, mut right) = (0, 0);
        let mut y = block.height + STUB_GAP;
        let mut aides = self.members(Some(head), Standing::Side).peekable();
        while let Some(node) = aides.next() {
            let partner = match self.is_leaf(node) {
                true => aides.next_if(|&next| self.is_leaf(next)),
                false => None,
            };
            let mut height = 0;
            let (on_left, on_right) = match partner {
                Some(partner) => (Some(node), partner),
                None => (None, node),
            };
            if let Some(node) = on_left {
                let (width, tall) = area(node);
                let x = -REACH - width;
                block.aides.push(Aide { node, x, y });
                left = left.max(REACH + width);
                height = tall;
            }
            let (width, tall) = area(on_right);
            block.aides.push(Aide {
                node: on_right,
                x: REACH,
                y,
            });
            right = right.max(REACH + width);
            y += height.max(tall) + LIST_GAP;
        }
        block.height = y - LIST_GAP;
        (left, right)
    }
}
