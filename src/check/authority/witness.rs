//! One case that shows a fault: an amount that a person would choose, and a department. Numbers only, no words.

use crate::model::authority::band::{Band, Cut};
use crate::model::authority::{Scope, Territory};
use crate::syntax::values::Decimal;

/// The powers of ten that amounts are rounded to.
const COARSEST: i32 = 28;
const FINEST: i32 = -9;

/// A round number inside a band, not at its ends if there are others. None for a band that holds every amount, and for
/// one too narrow for any number that can be written.
pub(in crate::check) fn amount(band: Band) -> Option<Decimal> {
    if let Some(value) = band.single() {
        return Some(value);
    }
    if band == Band::ALL {
        return None;
    }
    let band = bounded(band)?;
    let aim = band.low.value.middle(band.high.value);
    let inner = |value: &Decimal| {
        band.low < Cut::before(*value) && Cut::behind(*value) < band.high && *value > Decimal::ZERO
    };
    let round = (FINEST..=COARSEST).rev().find_map(|exponent| {
        let step = Decimal::power_of_ten(exponent)?;
        let below = aim.floor_to(step);
        let above = below.checked_add(step)?;
        // What lies as near above is what people say: 8 of 5 to 10.
        let is_nearer = below.middle(above) > aim;
        let both = match is_nearer {
            true => [below, above],
            false => [above, below],
        };
        both.into_iter().find(inner)
    });
    let ends = [band.low.value, band.high.value];
    round.or_else(|| ends.into_iter().find(|&end| band.contains(end)))
}

/// A band without an upper end, up to twice the lower one.
fn bounded(band: Band) -> Option<Band> {
    if !band.is_open() {
        return Some(band);
    }
    let low = band.low.value;
    let high = low.checked_add(low.max(Decimal::ONE))?;
    Some(Band {
        low: band.low,
        high: Cut::behind(high),
    })
}

/// A department of a scope, by its place; the organisation outside of departments only if there is no other.
pub(in crate::check) fn place(scope: &Scope) -> u32 {
    let outside = scope.runs().first().is_some_and(|&(start, _)| start == 0);
    match outside {
        true => scope.without(&Scope::run(0, 1)).first().unwrap_or(0),
        false => scope.first().unwrap_or(0),
    }
}

/// Whether a scope is every department, with or without what lies outside of them.
pub(in crate::check) fn is_everywhere(territory: &Territory, scope: &Scope) -> bool {
    let whole = territory.whole();
    let departments = whole.without(&Scope::run(0, 1));
    scope.covers(&departments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_round() {
        let cut = |text: &str, behind| {
            let value = Decimal::parse(text).expect("a number");
            Cut { value, behind }
        };
        let is = |low: &str, high: &str, want: &str| {
            let band = Band {
                low: cut(low, true),
                high: if high.is_empty() {
                    Cut::END
                } else {
                    cut(high, true)
                },
            };
            let found = amount(band).expect("an amount");
            assert_eq!(
                found,
                Decimal::parse(want).expect("a number"),
                "{low} to {high}"
            );
            assert!(band.contains(found));
        };
        is("50000", "100000", "80000");
        is("0", "50000", "30000");
        is("50000", "200000", "100000");
        is("50000", "", "80000");
        is("100000", "", "150000");
        is("3", "8", "6");
        is("49999", "50000", "49999.5");
        is("0", "0.5", "0.3");
        let point = Band {
            low: cut("5", false),
            high: cut("5", true),
        };
        assert_eq!(amount(point), Decimal::parse("5"));
        assert_eq!(amount(Band::ALL), None);
    }
}
