//! A way for a line where a search would take too long: straight on until a box is in the way, then along its side.
//! Boxes keep so much distance that the room around each is free, so such a way always comes through. Knows no other
//! line.

use super::straightened;
use crate::chart::scene::{Point, Rect};
use rustc_hash::FxHashMap;

/// How near to a box a line goes along it; less than half of what lies between two boxes.
const SKIN: i32 = 28;
/// The side of the squares by which boxes are found.
const SQUARE: i32 = 2000;

/// Boxes with the room around them, to be found by place.
pub(super) struct Obstacles {
    rooms: Vec<Rect>,
    squares: FxHashMap<(i32, i32), Vec<u32>>,
}

impl Obstacles {
    pub(super) fn new(rects: &[Rect]) -> Self {
        let room = |rect: &Rect| Rect {
            x: rect.x - SKIN,
            y: rect.y - SKIN,
            width: rect.width + 2 * SKIN,
            height: rect.height + 2 * SKIN,
        };
        let rooms: Vec<Rect> = rects.iter().map(room).collect();
        let mut squares: FxHashMap<(i32, i32), Vec<u32>> = FxHashMap::default();
        for (at, room) in rooms.iter().enumerate() {
            for column in room.x.div_euclid(SQUARE)..=room.right().div_euclid(SQUARE) {
                for row in room.y.div_euclid(SQUARE)..=room.bottom().div_euclid(SQUARE) {
                    squares.entry((column, row)).or_default().push(at as u32);
                }
            }
        }
        Self { rooms, squares }
    }

    /// A way from the side of a box to the side of another one, past all boxes.
    pub(super) fn way(&self, from: usize, to: usize) -> Vec<Point> {
        let (start, goal) = (self.rooms[from], self.rooms[to]);
        let leaves_right = goal.middle().x >= start.middle().x;
        // Lines of command meet the middles of sides.
        let lower = |room: Rect| room.y + SKIN + (room.height - 2 * SKIN) * 3 / 4;
        let (y, target) = (lower(start), lower(goal));
        let (side, mut x) = match leaves_right {
            true => (start.right() - SKIN, start.right()),
            false => (start.x + SKIN, start.x),
        };
        let mut points = vec![Point { x: side, y }, Point { x, y }];
        let mut here = y;
        while let Some(room) = self.hit_upright(x, here, target) {
            here = if target > here { room.y } else { room.bottom() };
            points.push(Point { x, y: here });
            let to_left = (goal.middle().x - room.x).abs() < (goal.middle().x - room.right()).abs();
            x = if to_left { room.x } else { room.right() };
            points.push(Point { x, y: here });
        }
        points.push(Point { x, y: target });
        let (enter, end) = match x <= goal.x {
            true => (goal.x, goal.x + SKIN),
            false => (goal.right(), goal.right() - SKIN),
        };
        while let Some(room) = self.hit_level(target, x, enter) {
            let (near, far) = match enter > x {
                true => (room.x, room.right()),
                false => (room.right(), room.x),
            };
            let above = target - room.y < room.bottom() - target;
            let over = if above { room.y } else { room.bottom() };
            points.extend([(near, target), (near, over), (far, over), (far, target)].map(point));
            x = far;
        }
        points.push(Point { x: end, y: target });
        straightened(&points)
    }

    /// The first room on the way along an upright line.
    fn hit_upright(&self, x: i32, from: i32, to: i32) -> Option<Rect> {
        let down = to > from;
        let squares = (from.min(to).div_euclid(SQUARE)..=from.max(to).div_euclid(SQUARE))
            .map(|row| (x.div_euclid(SQUARE), row));
        let is_hit = |room: &Rect| {
            let begins = if down { room.y } else { room.bottom() };
            let ahead = if down {
                begins >= from && begins < to
            } else {
                begins <= from && begins > to
            };
            room.x < x && x < room.right() && ahead
        };
        self.first(squares, down, is_hit, |room| room.y)
    }

    /// The first room on the way along a level line.
    fn hit_level(&self, y: i32, from: i32, to: i32) -> Option<Rect> {
        let right = to > from;
        let squares = (from.min(to).div_euclid(SQUARE)..=from.max(to).div_euclid(SQUARE))
            .map(|column| (column, y.div_euclid(SQUARE)));
        let is_hit = |room: &Rect| {
            let begins = if right { room.x } else { room.right() };
            let ahead = if right {
                begins >= from && begins < to
            } else {
                begins <= from && begins > to
            };
            room.y < y && y < room.bottom() && ahead
        };
        self.first(squares, right, is_hit, |room| room.x)
    }

    fn first(
        &self,
        squares: impl DoubleEndedIterator<Item = (i32, i32)>,
        ascending: bool,
        is_hit: impl Fn(&Rect) -> bool,
        place: impl Fn(&Rect) -> i32,
    ) -> Option<Rect> {
        let in_square = |square: (i32, i32)| {
            let rooms = self.squares.get(&square)?.iter();
            let hits = rooms.map(|&at| self.rooms[at as usize]).filter(&is_hit);
            match ascending {
                true => hits.min_by_key(&place),
                false => hits.max_by_key(&place),
            }
        };
        let mut squares = squares;
        match ascending {
            true => squares.find_map(in_square),
            false => squares.rev().find_map(in_square),
        }
    }
}

fn point((x, y): (i32, i32)) -> Point {
    Point { x, y }
}
