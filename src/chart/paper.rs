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
    /// A page of a book, which sets titles and numbers itself: what it leaves of A4 and A3.
    Chapter,
}

/// How a sheet is held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Orientation {
    Portrait,
    Landscape,
}

/// At all sides of a sheet: 12 mm, in tenths of a point.
pub(super) const MARGIN: i32 = 340;

/// What a book takes above and below its drawings beyond our margin: the running head, a title, the number of the page.
const BOOK: i32 = 930;

impl Paper {
    /// The sizes to choose from, upright, in tenths of a point (ISO 216, ANSI Y14.1).
    fn sizes(self) -> &'static [(i32, i32)] {
        match self {
            Paper::A4 => &[(5953, 8419)],
            Paper::A3 => &[(8419, 11_906)],
            Paper::Letter => &[(6120, 7920)],
            Paper::Poster => &[(11_906, 16_838), (16_838, 23_811), (23_811, 33_701)],
            Paper::Chapter => &[(5953, 8419), (8419, 11_906)],
        }
    }

    /// The sheets to choose from, and how each may be held; the better way is taken if nothing is asked for.
    pub(super) fn sheets(self, held: Option<Orientation>) -> Vec<Vec<(i32, i32)>> {
        let ways = match held {
            Some(held) => vec![held],
            None => vec![Orientation::Landscape, Orientation::Portrait],
        };
        let turned = |&size: &(i32, i32)| -> Vec<(i32, i32)> {
            let ways = ways.iter().map(|way| way.turned(size));
            match self {
                Paper::Chapter => ways.map(|(width, height)| (width, height - BOOK)).collect(),
                _ => ways.collect(),
            }
        };
        self.sizes().iter().map(turned).collect()
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
