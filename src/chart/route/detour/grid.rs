//! The tracks beside all boxes as a grid, and what lies on each piece of them: boxes, lines, crossings. Finds no way.

use crate::chart::scene::{Point, Rect};

/// How far from a box its tracks run.
pub(super) const TRACK: i32 = 34;
/// Tracks nearer than this are one.
const SAME: i32 = 16;
/// No way leads nearer to a box than this, but where it ends.
const SKIN: i32 = 12;
/// A line may not begin nearer than this to where another one does.
const APART: i32 = 60;

/// Whose line lies on a piece of track. Lines from one superior may share their way.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Owner(u32);

impl Owner {
    pub(super) const SOLID: Owner = Owner(u32::MAX);
    const NOBODY: Owner = Owner(0);

    pub(super) fn of(superior: usize) -> Self {
        Self(superior as u32 + 1)
    }

    /// Whether another one's line lies here.
    pub(super) fn is_foreign_to(self, other: Owner) -> bool {
        self != Owner::NOBODY && self != other
    }
}

/// The piece of track from a crossing to the next one right of it or below it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Piece {
    pub(super) in_box: bool,
    pub(super) owner: Owner,
    /// How many lines cross it.
    pub(super) crossings: u16,
}

/// Where a line may leave or enter a box.
#[derive(Clone, Copy, Debug)]
pub(super) struct Port {
    /// On the side of the box.
    pub(super) point: Point,
    /// The crossing of tracks before it, by column and row.
    pub(super) column: usize,
    pub(super) row: usize,
    /// Whether the way from there is upright.
    pub(super) upright: bool,
    /// On the side where people expect lines of the other kind: below for one that comes, above for one that goes.
    pub(super) is_odd: bool,
}

/// Which end of a line a port is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum End {
    Start,
    Goal,
}

pub(super) struct Grid {
    /// Places of the upright and of the level tracks, ascending.
    pub(super) xs: Vec<i32>,
    pub(super) ys: Vec<i32>,
    /// By crossing: the piece right of it, and the piece below it.
    level: Vec<Piece>,
    upright: Vec<Piece>,
}

impl Grid {
    /// The tracks beside all boxes, and those to the middle and the quarters of boxes where lines end.
    pub(super) fn new(rects: &[Rect], ends: &[Rect]) -> Self {
        if ends.is_empty() {
            return Self::of(Vec::new(), Vec::new());
        }
        let beside = |rect: &Rect| [rect.x - TRACK, rect.right() + TRACK];
        let above = |rect: &Rect| [rect.y - TRACK, rect.bottom() + TRACK];
        let quarters = |rect: &Rect| [rect.x + rect.width / 4, rect.x + rect.width * 3 / 4];
        let xs = rects
            .iter()
            .flat_map(beside)
            .chain(ends.iter().flat_map(quarters));
        let ys = rects
            .iter()
            .flat_map(above)
            .chain(ends.iter().map(|rect| rect.middle().y));
        Self::of(tracks(xs.collect()), tracks(ys.collect()))
    }

    fn of(xs: Vec<i32>, ys: Vec<i32>) -> Self {
        Self {
            level: Vec::new(),
            upright: Vec::new(),
            xs,
            ys,
        }
    }

    /// How many crossings of tracks there are.
    pub(super) fn size(&self) -> usize {
        self.xs.len() * self.ys.len()
    }

    pub(super) fn crossing(&self, column: usize, row: usize) -> usize {
        row * self.xs.len() + column
    }

    /// The piece right of a crossing.
    pub(super) fn level(&self, column: usize, row: usize) -> Piece {
        let at = self.crossing(column, row);
        self.level.get(at).copied().unwrap_or_default()
    }

    /// The piece below a crossing.
    pub(super) fn upright(&self, column: usize, row: usize) -> Piece {
        let at = self.crossing(column, row);
        self.upright.get(at).copied().unwrap_or_default()
    }

    /// Notes that a box stands on pieces of track.
    pub(super) fn block(&mut self, rect: &Rect) {
        self.make_room();
        let (left, right) = (rect.x - SKIN, rect.right() + SKIN);
        let (top, bottom) = (rect.y - SKIN, rect.bottom() + SKIN);
        for row in between(&self.ys, top, bottom) {
            for column in pieces(&self.xs, left, right) {
                let at = self.crossing(column, row);
                self.level[at].in_box = true;
            }
        }
        for column in between(&self.xs, left, right) {
            for row in pieces(&self.ys, top, bottom) {
                let at = self.crossing(column, row);
                self.upright[at].in_box = true;
            }
        }
    }

    /// Notes that a line lies on pieces of track, or crosses them.
    pub(super) fn mark(&mut self, points: &[Point], owner: Owner) {
        self.make_room();
        for pair in points.windows(2) {
            let (one, two) = (pair[0].min(pair[1]), pair[0].max(pair[1]));
            if one.y == two.y {
                for row in between(&self.ys, one.y - SAME, one.y + SAME) {
                    for column in pieces(&self.xs, one.x, two.x) {
                        let at = self.crossing(column, row);
                        self.level[at].owner = owner;
                    }
                }
                for column in between(&self.xs, one.x, two.x) {
                    for row in pieces(&self.ys, one.y - 1, one.y + 1) {
                        let at = self.crossing(column, row);
                        self.upright[at].crossings = self.upright[at].crossings.saturating_add(1);
                    }
                }
            } else {
                for column in between(&self.xs, one.x - SAME, one.x + SAME) {
                    for row in pieces(&self.ys, one.y, two.y) {
                        let at = self.crossing(column, row);
                        self.upright[at].owner = owner;
                    }
                }
                for row in between(&self.ys, one.y, two.y) {
                    for column in pieces(&self.xs, one.x - 1, one.x + 1) {
                        let at = self.crossing(column, row);
                        self.level[at].crossings = self.level[at].crossings.saturating_add(1);
                    }
                }
            }
        }
    }

    fn make_room(&mut self) {
        let size = self.size();
        self.level.resize(size, Piece::default());
        self.upright.resize(size, Piece::default());
    }

    /// Where lines may leave or enter a box, but for places that others have taken.
    pub(super) fn ports(&self, rect: &Rect, end: End, taken: &[Point]) -> Vec<Port> {
        let (left, right) = self.around(&self.xs, rect.x, rect.right());
        let (above, below) = self.around(&self.ys, rect.y, rect.bottom());
        let row = nearest(&self.ys, rect.middle().y);
        let sides = [(left, rect.x), (right, rect.right())].into_iter();
        let sides = sides.map(|(column, x)| Port {
            point: Point { x, y: self.ys[row] },
            column,
            row,
            upright: false,
            is_odd: false,
        });
        let quarters = [3, 1].map(|part| nearest(&self.xs, rect.x + rect.width * part / 4));
        let ends = quarters.into_iter().flat_map(|column| {
            [(above, rect.y), (below, rect.bottom())].map(|(row, y)| Port {
                point: Point {
                    x: self.xs[column],
                    y,
                },
                column,
                row,
                upright: true,
                is_odd: (end == End::Goal) == (y == rect.bottom()),
            })
        });
        let is_free = |port: &Port| {
            let near = |other: &Point| {
                (port.point.x - other.x).abs() < APART && (port.point.y - other.y).abs() < APART
            };
            !taken.iter().any(near)
        };
        sides.chain(ends).filter(is_free).collect()
    }

    /// The tracks before and behind a box.
    fn around(&self, tracks: &[i32], from: i32, to: i32) -> (usize, usize) {
        let before = tracks.partition_point(|&track| track < from - SKIN);
        let behind = tracks.partition_point(|&track| track <= to + SKIN);
        (before.saturating_sub(1), behind.min(tracks.len() - 1))
    }
}

/// Tracks in order, those that are nearly one as one.
fn tracks(mut places: Vec<i32>) -> Vec<i32> {
    places.sort_unstable();
    places.dedup_by(|next, kept| *next - *kept < SAME);
    places
}

/// Tracks strictly between two places.
fn between(tracks: &[i32], from: i32, to: i32) -> std::ops::Range<usize> {
    let start = tracks.partition_point(|&track| track <= from);
    let end = tracks.partition_point(|&track| track < to);
    start..end.max(start)
}

/// Pieces between neighbouring tracks that have more than an end in common with a stretch.
fn pieces(tracks: &[i32], from: i32, to: i32) -> std::ops::Range<usize> {
    let start = tracks.partition_point(|&track| track <= from);
    let end = tracks.partition_point(|&track| track < to);
    start.saturating_sub(1)
        ..end
            .min(tracks.len().saturating_sub(1))
            .max(start.saturating_sub(1))
}

fn nearest(tracks: &[i32], place: i32) -> usize {
    let behind = tracks
        .partition_point(|&track| track < place)
        .min(tracks.len() - 1);
    let before = behind.saturating_sub(1);
    match place - tracks[before] < (tracks[behind] - place).abs() {
        true => before,
        false => behind,
    }
}
