//! Where every box stands: which heads have their people in a row, a staggered row, columns or an indented list, so
//! that the whole comes near to the sheet it is for. What is below a head is arranged by what it is and by two numbers
//! that hold for the whole drawing, so the same subtree is drawn the same wherever it stands, and one more box moves
//! only what is near it. Knows sizes, not texts; draws no lines, but says how each box is joined to its superior.

mod forms;
mod grades;
mod head;
mod place;
mod rigid;
mod tree;

use super::graph::Graph;
use super::scene::Rect;
use super::{MARGIN, Sheet};
pub(super) use forms::Choice;
pub(super) use grades::by_grades;
use tree::Tree;

/// Between two blocks side by side.
const GAP: i32 = 120;
/// Between a head and the row below it; the lines to the row turn in the middle of it.
const LEVEL_GAP: i32 = 260;
/// Between boxes of a list.
const LIST_GAP: i32 = 84;
/// Between blocks of a list of which one has people of its own.
const BLOCK_GAP: i32 = 150;
/// How far a list stands right of its head, and how far its upright line does.
const INDENT: i32 = 140;
const STEM: i32 = 64;
/// From the stem between two columns, or from a trunk, to their boxes.
const REACH: i32 = GAP / 2;
/// Around a branch, to its frame.
const PADDING: i32 = 90;

/// The scale of a drawing that is printed in its own size.
const OWN_SIZE: i64 = 1_000_000;
/// Plainer drawings are taken if they print at least so large, in percent of the largest.
const PLAIN_ENOUGH: i64 = 88;
/// Of equally plain ones the first is taken that prints at least so large: were it always the largest, one more box
/// would often make it another one.
const LARGE_ENOUGH: i64 = 95;

/// How a box is joined to its superior. Places are those of the whole drawing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Joint {
    /// A top.
    Free,
    /// From the middle of the superior's lower side, along a level line, down to the middle of the upper side.
    Row { bus: i32 },
    /// From the superior's lower side, along a stem, to the left side.
    List { stem: i32 },
    /// As in a row to the stem of its column, and along that to the side that it passes.
    Column { bus: i32, stem: i32 },
    /// From the trunk below the superior to the side that it passes.
    Side,
    /// From the superior's right side, along a stem, to the left side.
    Beside { stem: i32 },
}

/// Places for all boxes of a graph, in its order.
#[derive(Clone, Debug, Default)]
pub(super) struct Arrangement {
    pub(super) rects: Vec<Rect>,
    pub(super) joints: Vec<Joint>,
    /// Around branches.
    pub(super) frames: Vec<Rect>,
    /// How large it can be printed on its sheet.
    scale: i64,
}

/// Arranges boxes of these sizes (width, height) for a sheet. `near` is what was chosen for boxes of like sizes, near
/// which the choice is then; the one that is made is given back.
pub(super) fn arrange(
    graph: &Graph,
    sizes: &[(i32, i32)],
    sheet: Sheet,
    near: Option<Choice>,
) -> (Arrangement, Option<Choice>) {
    arranged(&Tree::new(graph, sizes), sheet, near)
}

/// The same for a drawing that is turned: everybody is in the line, for a stub between a head and the people at its
/// right would be far from both.
pub(super) fn arrange_turned(
    graph: &Graph,
    sizes: &[(i32, i32)],
    sheet: Sheet,
    near: Option<Choice>,
) -> (Arrangement, Option<Choice>) {
    let turned = Sheet {
        width: sheet.height,
        height: sheet.width,
    };
    arranged(&Tree::all_in_line(graph, sizes), turned, near)
}

fn arranged(tree: &Tree, sheet: Sheet, near: Option<Choice>) -> (Arrangement, Option<Choice>) {
    let plain = tree.place(&tree.plain()).scaled_for(sheet);
    // A plain tree that fits is what people expect.
    if plain.scale >= OWN_SIZE {
        return (plain, None);
    }
    let choice = match near {
        Some(near) => choice_near(tree, sheet, near),
        None => choice(tree, sheet),
    };
    let arrangement = match choice {
        Some(choice) => tree.place(&tree.forms(choice).1).scaled_for(sheet),
        None => plain,
    };
    (arrangement, choice)
}

/// The choice that is made for the whole: one of the plainest that let it print about as large as any.
fn choice(tree: &Tree, sheet: Sheet) -> Option<Choice> {
    let mut tried = estimates(
        tree,
        sheet,
        Choice::all(tree.depth(), likely_height(tree, sheet)),
    );
    let largest = largest(&tried)?;
    let tier = first_of(&tried, largest * PLAIN_ENOUGH / 100)?.tier;
    tried.retain(|(_, choice)| choice.tier == tier);
    // Where much is to be won, goals between those that were tried may come nearer.
    if largest < OWN_SIZE / 2 {
        let near = first_of(&tried, self::largest(&tried)?)?.near();
        tried.extend(estimates(tree, sheet, near));
    }
    let enough = self::largest(&tried)? * LARGE_ENOUGH / 100;
    first_of(&tried, enough)
}

/// The height of a drawing with the proportions of a sheet that has little more room than its boxes need.
fn likely_height(tree: &Tree, sheet: Sheet) -> i32 {
    let room =
        |&(width, height): &(i32, i32)| i64::from(width + GAP) * i64::from(height + LIST_GAP);
    let area: i64 = tree.sizes.iter().map(room).sum();
    let square = area * i64::from(sheet.height) / i64::from(sheet.width.max(1));
    i32::try_from(square.unsigned_abs().isqrt()).unwrap_or(i32::MAX)
}

/// The same among the choices near one.
fn choice_near(tree: &Tree, sheet: Sheet, near: Choice) -> Option<Choice> {
    let tried = estimates(tree, sheet, [near].into_iter().chain(near.near()));
    first_of(&tried, largest(&tried)? * LARGE_ENOUGH / 100)
}

/// About how large the whole can be printed with each choice.
fn estimates(
    tree: &Tree,
    sheet: Sheet,
    choices: impl Iterator<Item = Choice>,
) -> Vec<(i64, Choice)> {
    let estimate = |choice: Choice| {
        let ((width, height), _) = tree.forms(choice);
        (fit(sheet, width, height), choice)
    };
    choices.map(estimate).collect()
}

fn largest(tried: &[(i64, Choice)]) -> Option<i64> {
    tried.iter().map(|&(scale, _)| scale).max()
}

fn first_of(tried: &[(i64, Choice)], enough: i64) -> Option<Choice> {
    let first = tried.iter().find(|&&(scale, _)| scale >= enough);
    first.map(|&(_, choice)| choice)
}

/// How large a drawing can be printed on a sheet, at most in its own size. One that has other proportions than the
/// sheet counts for less: it is for a sheet that nobody has.
fn fit(sheet: Sheet, width: i32, height: i32) -> i64 {
    let fit = |room: i32, need: i32| {
        OWN_SIZE * i64::from(room) / i64::from(need.saturating_add(2 * MARGIN).max(1))
    };
    let (wide, high) = (fit(sheet.width, width), fit(sheet.height, height));
    let scale = wide.min(high);
    let is_odd = wide * 107 < high * 100 || high * 160 < wide * 100;
    match scale >= OWN_SIZE {
        true => OWN_SIZE,
        false if is_odd => scale * 80 / 100,
        false => scale,
    }
}

impl Arrangement {
    /// Whether it prints so much larger that it is worth being less plain.
    pub(super) fn is_clearly_larger_than(&self, other: &Self) -> bool {
        self.scale > other.scale + other.scale / 40
    }

    pub(super) fn transpose(&mut self) {
        let rects = self.rects.iter_mut().chain(&mut self.frames);
        rects.for_each(|rect| *rect = rect.transposed());
    }

    /// The width and the height of the whole, lines of the tree included.
    pub(super) fn extent(&self) -> (i32, i32) {
        let rects = || self.rects.iter().chain(&self.frames);
        let left = rects().map(|rect| rect.x).min().unwrap_or(0);
        let top = rects().map(|rect| rect.y).min().unwrap_or(0);
        let right = rects().map(Rect::right).max().unwrap_or(0);
        let bottom = rects().map(Rect::bottom).max().unwrap_or(0);
        (right.saturating_sub(left), bottom.saturating_sub(top))
    }

    fn scaled_for(mut self, sheet: Sheet) -> Self {
        let (width, height) = self.extent();
        self.scale = fit(sheet, width, height);
        self
    }
}
