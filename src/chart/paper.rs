//! Sizes of paper, and how much of a sheet a drawing may take. Draws nothing.

use super::Sheet;

/// A kind of paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Paper {
    #[default]
    A4,
    A3,
    Letter,
    /// One sheet for all: the smallest of A2, A1 and A0 that can be read, else one made to measure.
    Poster,
}

/// How a sheet is held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Orientation {
    Portrait,
    Landscape,
}

/// At all sides of a sheet: 12 mm, in tenths of a point.
pub(super) const MARGIN: i32 = 340;

impl Paper {
    /// The sizes to choose from, upright, in tenths of a point (ISO 216, ANSI Y14.1).
    pub(super) fn sizes(self) -> &'static [(i32, i32)] {
        match self {
            Paper::A4 => &[(5953, 8419)],
            Paper::A3 => &[(8419, 11_906)],
            Paper::Letter => &[(6120, 7920)],
            Paper::Poster => &[(11_906, 16_838), (16_838, 23_811), (23_811, 33_701)],
        }
    }
}

impl Orientation {
    /// A sheet of this size, held so.
    pub(super) fn turned(self, (short, long): (i32, i32)) -> (i32, i32) {
        match self {
            Orientation::Portrait => (short, long),
            Orientation::Landscape => (long, short),
        }
    }
}

/// The room for a drawing on a sheet, between what stands above and below it.
pub(super) fn room((width, height): (i32, i32), above: i32, below: i32) -> Sheet {
    Sheet {
        width: width - 2 * MARGIN,
        height: height - 2 * MARGIN - above - below,
    }
}
