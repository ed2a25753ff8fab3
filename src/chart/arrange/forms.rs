//! Which form the people of each head take: a row, a staggered row, columns, an indented list, or columns of whole
//! blocks. A form follows from what is below the head and from one [`Choice`] for the whole drawing. Sizes are
//! estimates here, never too small; places nothing.

use super::tree::{Family, Tree};
use super::{BLOCK_GAP, GAP, INDENT, LEVEL_GAP, LIST_GAP, PADDING, REACH};
use crate::chart::scene::Standing;

/// How the people of a head stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// Side by side; those without people of their own that follow each other in columns of so many, if more than one.
    Row { rows: usize },
    /// Without people of their own: by turns higher and lower, in half the width.
    Stagger,
    /// One under the other, indented.
    List,
    /// In columns of whole blocks that are at most so tall.
    Stack { limit: i32 },
}

/// What forms depend on beside what is below a head.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::chart) struct Choice {
    /// Heads with more levels below them have rows.
    pub(super) tier: usize,
    pub(super) goal: Goal,
}

/// What blocks come near to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::chart) enum Goal {
    /// A height: as narrow as that allows, so that many side by side are about equally tall.
    Height(i32),
    /// A proportion of width to height, in thousandths: each block is small for itself.
    Ratio(i64),
}

/// Wide and high.
type Size = (i32, i32);

/// How plain a form is: costs in percent.
const ROW: i64 = 100;
const STAGGER: i64 = 102;
const COLUMNS: i64 = 103;
const LIST: i64 = 104;
const STACK: i64 = 107;

impl Choice {
    /// Ever higher tiers, in each all goals that are not far from the height that the whole will likely have.
    pub(super) fn all(depth: usize, likely: i32) -> impl Iterator<Item = Choice> {
        const TIERS: usize = 4;
        const HEIGHTS: [i32; 18] = [
            600, 800, 1050, 1400, 1800, 2400, 3100, 4000, 5200, 6800, 8800, 11_500, 15_000, 19_500,
            25_000, 33_000, 50_000, 80_000,
        ];
        const RATIOS: [i64; 6] = [120, 230, 450, 880, 1720, 3400];
        let deepest = depth.min(TIERS);
        (1..=deepest).flat_map(move |tier| {
            // The last tier has no bounds.
            let tier = if tier == TIERS { usize::MAX } else { tier };
            let is_near = move |&height: &i32| height > likely / 6 && height / 2 < likely;
            let heights = HEIGHTS.into_iter().filter(is_near);
            let goals = heights.map(Goal::Height);
            let goals = goals.chain(RATIOS.map(Goal::Ratio));
            goals.map(move |goal| Choice { tier, goal })
        })
    }

    /// The same with a goal a little off.
    pub(super) fn near(self) -> impl Iterator<Item = Choice> {
        let goal = move |percent: i32| match self.goal {
            Goal::Height(height) => Goal::Height(height / 100 * percent),
            Goal::Ratio(ratio) => Goal::Ratio(ratio * i64::from(percent) / 100),
        };
        let percents = [80, 87, 93, 108, 116, 125].into_iter();
        percents.map(move |percent| Choice {
            goal: goal(percent),
            ..self
        })
    }

    fn cost(self, (width, height): Size, percent: i64) -> i64 {
        const TOO_HIGH: i64 = 4;
        let (width, height) = (i64::from(width), i64::from(height));
        match self.goal {
            Goal::Ratio(ratio) => width.max(height * ratio / 1000) * percent,
            Goal::Height(most) => {
                let over = (height - i64::from(most)).max(0);
                // Of forms that are equally narrow the lowest.
                width * percent + over * TOO_HIGH * 100 + height / 100
            }
        }
    }
}

impl Tree<'_> {
    /// Every head's people in a row.
    pub(super) fn plain(&self) -> Vec<Form> {
        vec![Form::Row { rows: 1 }; self.graph.nodes.len() + 1]
    }

    /// The forms of all heads, the one of the tops last, and about how large the whole will be.
    pub(super) fn forms(&self, choice: Choice) -> (Size, Vec<Form>) {
        let count = self.graph.nodes.len();
        let mut forms = self.plain();
        let mut areas: Vec<Size> = vec![(0, 0); count];
        for head in (0..count).rev() {
            let family = &self.families[head];
            let mut area = self.sizes[head];
            if family.has_sides || family.has_besides {
                let block = self.head_block(head, |at| areas[at]);
                area = (block.width, block.height);
            }
            if family.line > 0 {
                (forms[head], area) = self.best(Some(head), family, area, &areas, choice);
            }
            if self.is_framed(head) {
                area = (area.0 + 2 * PADDING, area.1 + PADDING);
            }
            areas[head] = area;
        }
        let (form, size) = self.best(None, &self.tops, (0, -LEVEL_GAP), &areas, choice);
        forms[count] = form;
        (size, forms)
    }

    /// The cheapest form of a head that is as large as `own` with those beside the line.
    fn best(
        &self,
        head: Option<usize>,
        family: &Family,
        own: Size,
        areas: &[Size],
        choice: Choice,
    ) -> (Form, Size) {
        let mut best = (i64::MAX, Form::Row { rows: 1 }, (0, 0));
        let mut offer = |form: Form, size: Size, percent: i64| {
            let cost = choice.cost(size, percent);
            if cost < best.0 {
                best = (cost, form, size);
            }
        };
        let below = |(width, height): Size| (own.0.max(width), own.1 + LEVEL_GAP + height);
        let row = |rows: usize| below(self.row(head, family, areas, rows));
        offer(Form::Row { rows: 1 }, row(1), ROW);
        if family.is_upright {
            return (best.1, best.2);
        }
        if choice.tier > 0 && family.leaves_only {
            if family.line > 2 && head.is_some() {
                offer(Form::Stagger, below(staggered(family)), STAGGER);
            }
            // A single column under a head is a list.
            let longest = if head.is_some() {
                family.line.saturating_sub(1)
            } else {
                family.line
            };
            for rows in row_counts(longest) {
                offer(Form::Row { rows }, row(rows), COLUMNS);
            }
        } else if choice.tier > 0 && family.tallest > 0 {
            let blocks = self
                .members(head, Standing::Line)
                .filter(|&at| !self.is_leaf(at));
            let tallest = blocks.map(|at| areas[at].1).max().unwrap_or(0);
            let rows = (tallest + LIST_GAP) / (family.tallest + LIST_GAP);
            offer(
                Form::Row {
                    rows: rows.max(2) as usize,
                },
                row(rows.max(2) as usize),
                COLUMNS,
            );
        }
        if family.levels <= choice.tier {
            if head.is_some() {
                offer(Form::List, self.list(head, own, areas), LIST);
            }
            if !family.leaves_only {
                let line = || self.members(head, Standing::Line);
                for limit in limits(line().map(|at| areas[at].1)) {
                    let size = columns(line().map(|at| (areas[at], self.is_leaf(at))), limit);
                    offer(Form::Stack { limit }, below(size), STACK);
                }
            }
        }
        match best.1 {
            Form::Stack { limit } => {
                let line = || {
                    self.members(head, Standing::Line)
                        .map(|at| (areas[at], self.is_leaf(at)))
                };
                let limit = tightened(line, limit);
                (Form::Stack { limit }, below(columns(line(), limit)))
            }
            form => (form, best.2),
        }
    }

    fn row(&self, head: Option<usize>, family: &Family, areas: &[Size], rows: usize) -> Size {
        if family.leaves_only && rows > 1 {
            return bundle(family, family.line, rows);
        }
        let (mut width, mut height) = (-GAP, 0);
        let mut run = 0;
        let close = |run: &mut usize, width: &mut i32, height: &mut i32| {
            let (wide, high) = bundle(family, std::mem::take(run), rows);
            *width += wide + GAP;
            *height = (*height).max(high);
        };
        for at in self.members(head, Standing::Line) {
            if rows > 1 && self.is_leaf(at) {
                run += 1;
                continue;
            }
            if run > 0 {
                close(&mut run, &mut width, &mut height);
            }
            width += areas[at].0 + GAP;
            height = height.max(areas[at].1);
        }
        if run > 0 {
            close(&mut run, &mut width, &mut height);
        }
        (width, height)
    }

    fn list(&self, head: Option<usize>, own: Size, areas: &[Size]) -> Size {
        let (mut width, mut height) = (0, 0);
        for at in self.members(head, Standing::Line) {
            width = width.max(areas[at].0);
            height += areas[at].1
                + if self.is_leaf(at) {
                    LIST_GAP
                } else {
                    BLOCK_GAP
                };
        }
        (own.0.max(INDENT + width), own.1 + height)
    }
}

/// Some without people of their own in columns of about so many.
fn bundle(family: &Family, count: usize, rows: usize) -> Size {
    let columns = count.div_ceil(rows.max(1)).max(1);
    let rows = count.div_ceil(columns) as i32;
    let (pairs, singles) = ((columns / 2) as i32, (columns % 2) as i32);
    let width = pairs * 2 * (family.widest + REACH)
        + singles * (family.widest + INDENT)
        + (pairs + singles - 1) * GAP;
    (width, rows * (family.tallest + LIST_GAP) - LIST_GAP)
}

fn staggered(family: &Family) -> Size {
    let count = family.line as i32;
    let pitch = (family.widest + GAP) / 2;
    (
        (count - 1) * pitch + family.widest,
        2 * family.tallest + LIST_GAP,
    )
}

/// How tall columns of single boxes are worth trying, in steps of about a quarter.
fn row_counts(longest: usize) -> impl Iterator<Item = usize> {
    let next = |&rows: &usize| Some(rows + (rows / 4).max(1));
    std::iter::successors(Some(2), next).take_while(move |&rows| rows <= longest)
}

/// How tall columns of blocks are worth trying: from the tallest block to half of all.
fn limits(heights: impl Iterator<Item = i32>) -> impl Iterator<Item = i32> {
    let (mut tallest, mut all) = (0, 0);
    for height in heights {
        tallest = tallest.max(height);
        all += height + BLOCK_GAP;
    }
    let most = all * 3 / 5;
    let next = |&limit: &i32| Some(limit + limit / 4 + 1);
    std::iter::successors(Some(tallest), next).take_while(move |&limit| limit <= most.max(tallest))
}

/// The least height with which blocks fill no wider columns: so that they are about equally tall.
fn tightened<I: Iterator<Item = (Size, bool)>>(blocks: impl Fn() -> I, limit: i32) -> i32 {
    let (width, height) = columns(blocks(), limit);
    let (mut low, mut high) = (height / 2, height);
    while high - low > LIST_GAP {
        let middle = low + (high - low) / 2;
        match columns(blocks(), middle).0 > width {
            true => low = middle,
            false => high = middle,
        }
    }
    high
}

/// The size of blocks in columns, each filled before the next.
fn columns(blocks: impl Iterator<Item = (Size, bool)>, limit: i32) -> Size {
    let (mut width, mut height) = (0, 0);
    let (mut widest, mut high) = (0, 0);
    for ((wide, tall), is_leaf) in blocks {
        let gap = if is_leaf { LIST_GAP } else { BLOCK_GAP };
        if high > 0 && high + tall > limit {
            width += INDENT + widest + GAP;
            (widest, high) = (0, 0);
        }
        widest = widest.max(wide);
        height = height.max(high + tall);
        high += tall + gap;
    }
    (width + INDENT + widest, height)
}
