//! Tidy trees of unequal blocks in linear time, after A. van der Ploeg, “Drawing non-layered tidy trees in linear
//! time” (2014): children in order, parents centred over them, as narrow as that allows, and the same subtree drawn
//! the same wherever it stands. Knows blocks alone: not what is in them, nor how they are joined.

/// A block with its place to come.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    pub(super) width: i32,
    pub(super) height: i32,
    /// From the left side to the point that is centred over children and under parents.
    pub(super) anchor: i32,
    /// The free room below, where children or strangers begin.
    pub(super) drop: i32,
    pub(super) children: Vec<usize>,
    /// The place of the left upper corner.
    pub(super) x: i32,
    pub(super) y: i32,
}

/// Gives every block its place; blocks stand at least `gap` apart sideways.
///
/// INVARIANT: the first block is the root, and every other one stands behind its parent in the list.
pub(super) fn place(blocks: &mut [Block], gap: i32) {
    for at in 0..blocks.len() {
        let below = blocks[at].bottom();
        for child in blocks[at].children.clone() {
            blocks[child].y = below;
        }
    }
    let mut walk = Walk {
        blocks,
        gap,
        marks: vec![Mark::default(); blocks.len()],
    };
    for at in (0..blocks.len()).rev() {
        walk.join_children(at);
    }
    let places = walk.settle();
    for (block, x) in blocks.iter_mut().zip(places) {
        block.x = x;
    }
}

impl Block {
    fn bottom(&self) -> i32 {
        self.y + self.height + self.drop
    }
}

/// What the walk knows of a block.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    /// The place over the children, in the subtree's own measure.
    prelim: i32,
    /// How far the whole subtree was moved.
    moved: i32,
    /// Room given to the siblings between two that were moved apart: what each gets more than the one before, and
    /// what that makes too much at the last.
    shift: i32,
    change: i32,
    /// Where the left and the right contour go on below a block without children.
    left_thread: Option<usize>,
    right_thread: Option<usize>,
    /// The lowest block of the left and of the right contour, and the movements on the way down to it.
    left_end: usize,
    right_end: usize,
    left_sum: i32,
    right_sum: i32,
}

/// A left sibling that reaches lower than all those after it.
#[derive(Clone, Copy, Debug)]
struct Low {
    bottom: i32,
    index: usize,
}

struct Walk<'a> {
    blocks: &'a [Block],
    gap: i32,
    marks: Vec<Mark>,
}

impl Walk<'_> {
    /// Sets the finished subtrees of a block beside each other, and the block over them.
    fn join_children(&mut self, at: usize) {
        let blocks = self.blocks;
        let children = &blocks[at].children;
        let (Some(&first), Some(&last)) = (children.first(), children.last()) else {
            self.marks[at].left_end = at;
            self.marks[at].right_end = at;
            return;
        };
        let mut lows = Vec::new();
        for (index, &child) in children.iter().enumerate() {
            let bottom = blocks[self.marks[child].right_end].bottom();
            if index > 0 {
                self.separate(children, index, &lows);
            }
            push_low(&mut lows, Low { bottom, index });
        }
        let anchor = |child: usize| {
            let mark = &self.marks[child];
            mark.prelim + mark.moved + blocks[child].anchor
        };
        self.marks[at].prelim = (anchor(first) + anchor(last)).div_euclid(2) - blocks[at].anchor;
        let (left, right) = (self.marks[first], self.marks[last]);
        let mark = &mut self.marks[at];
        (mark.left_end, mark.left_sum) = (left.left_end, left.left_sum);
        (mark.right_end, mark.right_sum) = (right.right_end, right.right_sum);
    }

    /// Moves a child right until its left contour is clear of the right contour of its left siblings.
    fn separate(&mut self, children: &[usize], index: usize, lows: &[Low]) {
        let (before, here) = (children[index - 1], children[index]);
        let (mut right, mut right_sum) = (Some(before), self.marks[before].moved);
        let (mut left, mut left_sum) = (Some(here), self.marks[here].moved);
        let mut lows = lows.iter().rev().peekable();
        let mut is_first = true;
        while let (Some(one), Some(other)) = (right, left) {
            let (one_bottom, other_bottom) =
                (self.blocks[one].bottom(), self.blocks[other].bottom());
            while lows.next_if(|low| one_bottom > low.bottom).is_some() {}
            let end = right_sum + self.marks[one].prelim + self.blocks[one].width + self.gap;
            let distance = end - (left_sum + self.marks[other].prelim);
            // The first pair may also be drawn together: where a subtree begins in its own measure says nothing.
            if distance > 0 || is_first {
                left_sum += distance;
                let conflict = lows.peek().map_or(index - 1, |low| low.index);
                self.move_subtree(children, index, conflict, distance);
            }
            is_first = false;
            if one_bottom <= other_bottom {
                right = self.next_right(one);
                right_sum += right.map_or(0, |next| self.marks[next].moved);
            }
            if other_bottom <= one_bottom {
                left = self.next_left(other);
                left_sum += left.map_or(0, |next| self.marks[next].moved);
            }
        }
        match (right, left) {
            (None, Some(below)) => self.thread_left(children, index, below, left_sum),
            (Some(below), None) => self.thread_right(children, index, below, right_sum),
            _ => {}
        }
    }

    /// Moves a child, and spreads those between it and the one it was in conflict with.
    fn move_subtree(&mut self, children: &[usize], index: usize, conflict: usize, distance: i32) {
        let mark = &mut self.marks[children[index]];
        mark.moved += distance;
        mark.left_sum += distance;
        mark.right_sum += distance;
        let between = (index - conflict) as i32;
        if between > 1 {
            let each = distance / between;
            self.marks[children[conflict + 1]].shift += each;
            self.marks[children[index]].shift -= each;
            self.marks[children[index]].change -= each * (between - 1);
        }
    }

    fn next_left(&self, at: usize) -> Option<usize> {
        let children = &self.blocks[at].children;
        children.first().copied().or(self.marks[at].left_thread)
    }

    fn next_right(&self, at: usize) -> Option<usize> {
        let children = &self.blocks[at].children;
        children.last().copied().or(self.marks[at].right_thread)
    }

    /// The left siblings end above this child: their left contour goes on in its own.
    fn thread_left(&mut self, children: &[usize], index: usize, below: usize, sum: i32) {
        let (first, here) = (self.marks[children[0]], self.marks[children[index]]);
        let difference = sum - self.marks[below].moved - first.left_sum;
        let end = &mut self.marks[first.left_end];
        end.left_thread = Some(below);
        // Blocks without children move nobody, so the movement may stand there for the contour alone.
        end.moved += difference;
        end.prelim -= difference;
        let first = &mut self.marks[children[0]];
        (first.left_end, first.left_sum) = (here.left_end, here.left_sum);
    }

    /// This child ends above its left siblings: its right contour goes on in theirs.
    fn thread_right(&mut self, children: &[usize], index: usize, below: usize, sum: i32) {
        let (before, here) = (self.marks[children[index - 1]], self.marks[children[index]]);
        let difference = sum - self.marks[below].moved - here.right_sum;
        let end = &mut self.marks[here.right_end];
        end.right_thread = Some(below);
        end.moved += difference;
        end.prelim -= difference;
        let mark = &mut self.marks[children[index]];
        (mark.right_end, mark.right_sum) = (before.right_end, before.right_sum);
    }

    /// Adds the movements up, from the root down.
    fn settle(mut self) -> Vec<i32> {
        let mut sums = vec![0; self.blocks.len()];
        let mut places = vec![0; self.blocks.len()];
        for at in 0..self.blocks.len() {
            let sum = sums[at] + self.marks[at].moved;
            places[at] = self.marks[at].prelim + sum;
            let (mut shift, mut extra) = (0, 0);
            for &child in &self.blocks[at].children {
                shift += self.marks[child].shift;
                extra += shift + self.marks[child].change;
                self.marks[child].moved += extra;
                sums[child] = sum;
            }
        }
        places
    }
}

/// Those that a lower one hides are forgotten.
fn push_low(lows: &mut Vec<Low>, low: Low) {
    while lows.last().is_some_and(|known| low.bottom >= known.bottom) {
        lows.pop();
    }
    lows.push(low);
}

#[cfg(test)]
mod tests {
    use super::*;

    const GAP: i32 = 10;
    const DROP: i32 = 20;

    /// A random tree of blocks of all sizes; a low `reach` makes it deep.
    fn tree(seed: u64, count: usize, reach: usize) -> Vec<Block> {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut below = |end: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 16) as usize % end
        };
        let mut blocks: Vec<Block> = Vec::new();
        for at in 0..count {
            let width = 20 + 10 * below(12) as i32;
            blocks.push(Block {
                width,
                height: 10 + 10 * below(9) as i32,
                anchor: width / (2 + below(3) as i32),
                drop: DROP,
                ..Block::default()
            });
            if at > 0 {
                let parent = at - 1 - below(at.min(reach));
                blocks[parent].children.push(at);
            }
        }
        blocks
    }

    fn placed() -> Vec<Vec<Block>> {
        let mut trees: Vec<_> = (1..200)
            .map(|seed| tree(seed, 2 + seed as usize % 70, 1 + seed as usize % 23))
            .collect();
        trees.iter_mut().for_each(|blocks| place(blocks, GAP));
        trees
    }

    #[test]
    fn blocks_keep_apart() {
        for blocks in placed() {
            for (at, one) in blocks.iter().enumerate() {
                for other in &blocks[at + 1..] {
                    let beside =
                        one.x + one.width + GAP <= other.x || other.x + other.width + GAP <= one.x;
                    let above = one.bottom() <= other.y || other.bottom() <= one.y;
                    assert!(beside || above, "{one:?} and {other:?}");
                }
            }
        }
    }

    #[test]
    fn parents_are_centred_over_children_in_order() {
        for blocks in placed() {
            for block in blocks.iter().filter(|block| !block.children.is_empty()) {
                let anchors: Vec<i32> = block
                    .children
                    .iter()
                    .map(|&child| blocks[child].x + blocks[child].anchor)
                    .collect();
                let over = (anchors[0] + anchors[anchors.len() - 1]).div_euclid(2);
                assert!((block.x + block.anchor - over).abs() <= 1, "{block:?}");
                for pair in block.children.windows(2) {
                    assert!(blocks[pair[0]].x + blocks[pair[0]].width <= blocks[pair[1]].x);
                }
            }
        }
    }

    #[test]
    fn a_subtree_is_drawn_as_if_it_stood_alone() {
        for whole in placed() {
            for top in 1..whole.len() {
                let mut members = vec![top];
                let mut at = 0;
                while at < members.len() {
                    members.extend(&whole[members[at]].children);
                    at += 1;
                }
                let mut alone: Vec<Block> = members.iter().map(|&at| whole[at].clone()).collect();
                for block in &mut alone {
                    (block.x, block.y) = (0, 0);
                    let place = |child: &usize| members.iter().position(|at| at == child);
                    block.children = block.children.iter().filter_map(place).collect();
                }
                place(&mut alone, GAP);
                for (block, &at) in alone.iter().zip(&members) {
                    assert_eq!(block.x - alone[0].x, whole[at].x - whole[top].x);
                    assert_eq!(block.y - alone[0].y, whole[at].y - whole[top].y);
                }
            }
        }
    }

    #[test]
    fn small_siblings_between_large_ones_are_spread() {
        // Two deep, wide subtrees with three small blocks between them.
        let block = |width: i32, children: &[usize]| Block {
            width,
            height: 10,
            anchor: width / 2,
            drop: DROP,
            children: children.to_vec(),
            ..Block::default()
        };
        let mut blocks = vec![
            block(20, &[1, 2, 3, 4, 5]),
            block(20, &[6]),
            block(20, &[]),
            block(20, &[]),
            block(20, &[]),
            block(20, &[7]),
            block(400, &[]),
            block(400, &[]),
        ];
        place(&mut blocks, GAP);
        let gaps: Vec<i32> = (1..5)
            .map(|at| blocks[at + 1].x - blocks[at].x - 20)
            .collect();
        assert!(
            gaps.iter().all(|gap| (gap - gaps[0]).abs() <= 4),
            "{gaps:?}"
        );
    }
}
