//! Amounts from one cut of the number line to another. Exact: ends are decimals, open or closed; there are no floats.

use crate::syntax::values::{Decimal, Limit};

/// A place on the number line: just before a number, or just behind it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Cut {
    pub value: Decimal,
    pub behind: bool,
}

impl Cut {
    /// Amounts are above zero.
    pub const START: Self = Self::behind(Decimal::ZERO);
    pub const END: Self = Self::behind(Decimal::MAX);

    pub const fn before(value: Decimal) -> Self {
        Self {
            value,
            behind: false,
        }
    }

    pub const fn behind(value: Decimal) -> Self {
        Self {
            value,
            behind: true,
        }
    }
}

/// The amounts between two cuts; empty if the second does not lie behind the first.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Band {
    pub low: Cut,
    pub high: Cut,
}

impl Band {
    /// Every amount.
    pub const ALL: Self = Self {
        low: Cut::START,
        high: Cut::END,
    };

    /// The amounts that a limit allows. `most` is the greatest that the unit has: 100 for percentages.
    pub fn of(limit: &Limit, most: Option<Decimal>) -> Self {
        let low = limit.min.map(|min| match limit.min_inclusive {
            true => Cut::before(min),
            false => Cut::behind(min),
        });
        let high = limit.max.map(|max| match limit.max_inclusive {
            true => Cut::behind(max),
            false => Cut::before(max),
        });
        Self {
            low: low.map_or(Cut::START, |low| low.max(Cut::START)),
            high: high.unwrap_or_else(|| most.map_or(Cut::END, Cut::behind)),
        }
    }

    pub fn is_empty(self) -> bool {
        self.high <= self.low
    }

    pub fn common(self, other: Self) -> Self {
        Self {
            low: self.low.max(other.low),
            high: self.high.min(other.high),
        }
    }

    pub fn meets(self, other: Self) -> bool {
        !self.common(other).is_empty()
    }

    /// The number, if there is no other in the band.
    pub fn single(self) -> Option<Decimal> {
        let is_one = self.low == Cut::before(self.high.value) && self.high.behind;
        is_one.then_some(self.high.value)
    }

    /// Whether no amount is too great.
    pub fn is_open(self) -> bool {
        self.high == Cut::END
    }

    pub fn contains(self, value: Decimal) -> bool {
        self.low < Cut::behind(value) && Cut::before(value) < self.high
    }
}

impl Default for Band {
    fn default() -> Self {
        Self::ALL
    }
}

/// What some bands cover together: sorted, apart from each other, none empty.
pub fn union(mut bands: Vec<Band>) -> Vec<Band> {
    bands.retain(|band| !band.is_empty());
    bands.sort_unstable();
    let mut merged: Vec<Band> = Vec::with_capacity(bands.len());
    for band in bands {
        match merged.last_mut() {
            Some(last) if band.low <= last.high => last.high = last.high.max(band.high),
            _ => merged.push(band),
        }
    }
    merged
}

/// What a union leaves of a whole.
pub fn gaps(whole: Band, covered: &[Band]) -> Vec<Band> {
    let mut low = whole.low;
    let mut gaps = Vec::new();
    for band in covered {
        gaps.push(Band {
            low,
            high: band.low.min(whole.high),
        });
        low = low.max(band.high);
    }
    gaps.push(Band {
        low,
        high: whole.high,
    });
    gaps.retain(|gap| !gap.is_empty());
    gaps
}
