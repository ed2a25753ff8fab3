//! The cheapest way on the grid of tracks (the A* algorithm): short, with few bends, past boxes and lines.

use super::grid::{Grid, Owner, Piece, Port};
use crate::chart::scene::{Point, Rect};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What a bend, a crossed line, a piece through a box and an odd side of a box cost, in tenths of a point of way.
const BEND: u64 = 240;
const CROSSING: u64 = 120;
const THROUGH_BOX: u64 = 100_000_000;
const ODD_SIDE: u64 = 500;
/// A way on top of another line costs so many times its length.
const ON_LINE: u64 = 15;

/// Searches for ways, one after the other.
pub(super) struct Search {
    /// By step: what it costs to get there, and the step before; a step is a crossing and how it was reached.
    costs: Vec<u64>,
    before: Vec<usize>,
    /// The steps that have costs.
    touched: Vec<usize>,
    /// The cheapest first: with the way that is left at least, and without it.
    waiting: BinaryHeap<Reverse<(u64, u64, usize)>>,
}

/// The search for one way.
struct One<'a> {
    memory: &'a mut Search,
    grid: &'a Grid,
    owner: Owner,
    to: Rect,
}

/// A crossing, and whether it was reached upright.
#[derive(Clone, Copy, Debug)]
struct Step {
    column: usize,
    row: usize,
    upright: bool,
}

impl Search {
    pub(super) fn new(grid: &Grid) -> Self {
        Self {
            costs: vec![u64::MAX; 2 * grid.size()],
            before: vec![usize::MAX; 2 * grid.size()],
            touched: Vec::new(),
            waiting: BinaryHeap::new(),
        }
    }

    /// The way from one of the first ports to one of the others; None if there is no such port, if every way leads
    /// through a box, or if it takes more steps than are left.
    pub(super) fn run(
        &mut self,
        grid: &Grid,
        owner: Owner,
        to: Rect,
        (start, goal): (&[Port], &[Port]),
        steps: &mut usize,
    ) -> Option<Vec<Point>> {
        for at in self.touched.drain(..) {
            self.costs[at] = u64::MAX;
            self.before[at] = usize::MAX;
        }
        self.waiting.clear();
        let mut one = One {
            memory: self,
            grid,
            owner,
            to,
        };
        one.run(start, goal, steps)
    }
}

impl One<'_> {
    fn run(&mut self, start: &[Port], goal: &[Port], steps: &mut usize) -> Option<Vec<Point>> {
        for port in start {
            self.reach(self.step(port), self.stub(port), usize::MAX);
        }
        let mut best: Option<(u64, usize, &Port)> = None;
        while let Some(Reverse((bound, cost, at))) = self.memory.waiting.pop() {
            if best.is_some_and(|(known, ..)| known <= bound) {
                break;
            }
            if cost > self.memory.costs[at] {
                continue;
            }
            *steps = steps.checked_sub(1)?;
            let step = self.step_at(at);
            let arrived = |port: &&Port| port.column == step.column && port.row == step.row;
            for port in goal.iter().filter(arrived) {
                let bend = if port.upright == step.upright {
                    0
                } else {
                    BEND
                };
                let total = cost + bend + self.stub(port);
                if best.is_none_or(|(known, ..)| total < known) {
                    best = Some((total, at, port));
                }
            }
            self.go_on(step, cost, at);
        }
        let (cost, at, port) = best?;
        (cost < THROUGH_BOX).then(|| self.way_back(at, port, start))
    }

    fn step(&self, port: &Port) -> Step {
        Step {
            column: port.column,
            row: port.row,
            upright: port.upright,
        }
    }

    fn index(&self, step: Step) -> usize {
        2 * self.grid.crossing(step.column, step.row) + usize::from(step.upright)
    }

    fn step_at(&self, index: usize) -> Step {
        let columns = self.grid.xs.len();
        Step {
            column: index / 2 % columns,
            row: index / 2 / columns,
            upright: index % 2 == 1,
        }
    }

    fn place(&self, column: usize, row: usize) -> Point {
        Point {
            x: self.grid.xs[column],
            y: self.grid.ys[row],
        }
    }

    /// What the way between a port and its crossing costs.
    fn stub(&self, port: &Port) -> u64 {
        let odd = if port.is_odd { ODD_SIDE } else { 0 };
        odd + length(port.point, self.place(port.column, port.row))
    }

    fn go_on(&mut self, from: Step, cost: u64, at: usize) {
        let Step { column, row, .. } = from;
        let grid = self.grid;
        if column > 0 {
            self.try_step(
                from,
                (column - 1, row),
                grid.level(column - 1, row),
                cost,
                at,
            );
        }
        if column + 1 < grid.xs.len() {
            self.try_step(from, (column + 1, row), grid.level(column, row), cost, at);
        }
        if row > 0 {
            self.try_step(
                from,
                (column, row - 1),
                grid.upright(column, row - 1),
                cost,
                at,
            );
        }
        if row + 1 < grid.ys.len() {
            self.try_step(from, (column, row + 1), grid.upright(column, row), cost, at);
        }
    }

    fn try_step(
        &mut self,
        from: Step,
        (column, row): (usize, usize),
        piece: Piece,
        cost: u64,
        at: usize,
    ) {
        let upright = column == from.column;
        let way = length(self.place(from.column, from.row), self.place(column, row));
        let mut cost = cost + way + CROSSING * u64::from(piece.crossings);
        if upright != from.upright {
            cost += BEND;
        }
        if piece.in_box {
            cost += THROUGH_BOX;
        }
        if piece.owner.is_foreign_to(self.owner) {
            cost += ON_LINE * way;
        }
        let step = Step {
            column,
            row,
            upright,
        };
        self.reach(step, cost, at);
    }

    fn reach(&mut self, step: Step, cost: u64, before: usize) {
        let at = self.index(step);
        if cost < self.memory.costs[at] {
            self.memory.costs[at] = cost;
            self.memory.before[at] = before;
            self.memory.touched.push(at);
            let left = self.distance(self.place(step.column, step.row));
            self.memory.waiting.push(Reverse((cost + left, cost, at)));
        }
    }

    /// No way to the box is shorter.
    fn distance(&self, from: Point) -> u64 {
        let beside = (self.to.x - from.x).max(from.x - self.to.right()).max(0);
        let above = (self.to.y - from.y).max(from.y - self.to.bottom()).max(0);
        u64::from(beside.unsigned_abs()) + u64::from(above.unsigned_abs())
    }

    fn way_back(&self, last: usize, goal: &Port, start: &[Port]) -> Vec<Point> {
        let mut points = vec![goal.point];
        let mut at = last;
        loop {
            let step = self.step_at(at);
            points.push(self.place(step.column, step.row));
            match self.memory.before[at] {
                usize::MAX => {
                    let from = |port: &&Port| {
                        port.column == step.column
                            && port.row == step.row
                            && port.upright == step.upright
                    };
                    points.extend(start.iter().find(from).map(|port| port.point));
                    break;
                }
                before => at = before,
            }
        }
        points.reverse();
        points
    }
}

fn length(one: Point, two: Point) -> u64 {
    u64::from(one.x.abs_diff(two.x)) + u64::from(one.y.abs_diff(two.y))
}
