//! A drawing: boxes with their lines of text, and edges between them, in whole tenths of a point of the printed
//! sheet. All that exporters see. Holds places; decides none.

use super::Root;
use super::theme::Theme;

/// What a box stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Position,
    Department,
}

impl Kind {
    /// The word of the contract.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Position => "position",
            Kind::Department => "department",
        }
    }
}

/// Where subordinates stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Direction {
    /// Below their superior.
    #[default]
    Down,
    /// Right of it.
    Right,
}

/// How a box stands to the one it hangs under.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Standing {
    /// In the line, below its head.
    #[default]
    Line,
    /// At a stub between its head and the line: assistants, staff units.
    Side,
    /// Next to its head, whose deputy it is.
    Beside,
    /// Over all tops without a line to them: a board of which nothing else is said.
    Above,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Point {
    pub x: i32,
    pub y: i32,
}

/// A rectangle by its upper left corner.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Rect {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

/// What a line of text in a box says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// The title of the position, the name of the department.
    Title,
    /// Department, headcount, head: smaller.
    Detail,
}

/// One line of text, set around `x`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextLine {
    pub text: String,
    pub role: Role,
    /// The middle of the line.
    pub x: i32,
    /// The base line.
    pub y: i32,
    /// Whether the text broke inside a word or between Chinese characters, so that no blank stood before this line.
    pub joined: bool,
}

/// A box of the drawing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SceneBox {
    pub kind: Kind,
    /// The id of the position or department, as `export` writes it.
    pub id: String,
    /// The box it hangs under, by its place in [`Scene::boxes`]; boxes stand behind the one they hang under.
    pub parent: Option<usize>,
    /// 0 at the top.
    pub level: usize,
    /// Outlined, but described nowhere.
    pub stub: bool,
    /// A post that nobody holds, as far as that is known.
    pub vacant: bool,
    pub standing: Standing,
    /// The top of a circle: its superior stands below it.
    pub in_circle: bool,
    /// How many hang under it that are not drawn.
    pub hidden: usize,
    /// Where a chart begins that has it on top.
    pub root: Root,
    pub title: String,
    /// What stands under the title, piece by piece.
    pub details: Vec<String>,
    pub rect: Rect,
    pub lines: Vec<TextLine>,
}

/// What an edge says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum EdgeKind {
    /// The line of command, or a department's place under another.
    Solid,
    /// A dotted line or a functional superior.
    Dotted,
    /// A line of command that closes a circle.
    Circle,
}

/// An edge from the superior; its segments are horizontal or vertical.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edge {
    /// The superior, by its place in [`Scene::boxes`].
    pub from: usize,
    pub to: usize,
    pub kind: EdgeKind,
    pub points: Vec<Point>,
}

/// A drawing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scene {
    pub width: i32,
    pub height: i32,
    pub direction: Direction,
    pub boxes: Vec<SceneBox>,
    /// The solid ones first.
    pub edges: Vec<Edge>,
    /// Around parts in other places.
    pub frames: Vec<Rect>,
    /// The size of type in percent of the ordinary one.
    pub percent: i32,
    pub theme: Theme,
}

impl Point {
    pub(super) fn transposed(self) -> Self {
        Self {
            x: self.y,
            y: self.x,
        }
    }
}

impl Rect {
    pub fn right(&self) -> i32 {
        self.x + self.width
    }

    pub fn bottom(&self) -> i32 {
        self.y + self.height
    }

    pub fn middle(&self) -> Point {
        Point {
            x: self.x + self.width / 2,
            y: self.y + self.height / 2,
        }
    }

    pub(super) fn transposed(self) -> Self {
        Self {
            x: self.y,
            y: self.x,
            width: self.height,
            height: self.width,
        }
    }
}

impl Scene {
    pub fn is_empty(&self) -> bool {
        self.boxes.is_empty()
    }

    /// How many edges of a kind there are.
    pub fn count(&self, kind: EdgeKind) -> usize {
        self.edges.iter().filter(|edge| edge.kind == kind).count()
    }

    /// Moves everything and sets the size, so that the drawing has the same margin on all sides.
    pub(super) fn frame(&mut self, margin: i32) {
        let corners = self.boxes.iter().flat_map(|one| {
            let (rect, far) = (one.rect, (one.rect.right(), one.rect.bottom()));
            [(rect.x, rect.y), far]
        });
        let bends = self.edges.iter().flat_map(|edge| &edge.points);
        let frames = self
            .frames
            .iter()
            .flat_map(|rect| [(rect.x, rect.y), (rect.right(), rect.bottom())]);
        let all = corners
            .chain(frames)
            .chain(bends.map(|point| (point.x, point.y)));
        let empty = (i32::MAX, i32::MAX, i32::MIN, i32::MIN);
        let (left, top, right, bottom) = all.fold(empty, |(l, t, r, b), (x, y)| {
            (l.min(x), t.min(y), r.max(x), b.max(y))
        });
        if left > right {
            return;
        }
        self.shift(margin - left, margin - top);
        self.width = right - left + 2 * margin;
        self.height = bottom - top + 2 * margin;
    }

    /// Moves everything.
    pub(super) fn shift(&mut self, dx: i32, dy: i32) {
        for one in &mut self.boxes {
            one.rect.x += dx;
            one.rect.y += dy;
            for line in &mut one.lines {
                line.x += dx;
                line.y += dy;
            }
        }
        for point in self.edges.iter_mut().flat_map(|edge| &mut edge.points) {
            point.x += dx;
            point.y += dy;
        }
        for frame in &mut self.frames {
            frame.x += dx;
            frame.y += dy;
        }
    }

    /// The same drawing, so much larger or smaller. Whatever touches goes on touching: equal places stay equal.
    pub(super) fn scaled(mut self, percent: i32) -> Self {
        let scale = |length: i32| {
            let scaled = (i64::from(length) * i64::from(percent) + 50).div_euclid(100);
            i32::try_from(scaled).unwrap_or(i32::MAX)
        };
        let rect = |rect: Rect| Rect {
            x: scale(rect.x),
            y: scale(rect.y),
            width: scale(rect.right()) - scale(rect.x),
            height: scale(rect.bottom()) - scale(rect.y),
        };
        for one in &mut self.boxes {
            one.rect = rect(one.rect);
            for line in &mut one.lines {
                (line.x, line.y) = (scale(line.x), scale(line.y));
            }
        }
        for point in self.edges.iter_mut().flat_map(|edge| &mut edge.points) {
            *point = Point {
                x: scale(point.x),
                y: scale(point.y),
            };
        }
        self.frames
            .iter_mut()
            .for_each(|frame| *frame = rect(*frame));
        self.width = scale(self.width);
        self.height = scale(self.height);
        self.percent = scale(self.percent);
        self
    }
}
