//! Exact decimal numbers for amounts: bands are compared, so no digit may be lost to binary fractions. Knows digits,
//! not units.

use serde::{Serialize, Serializer};
use std::fmt;

/// Digits kept behind the point.
const PLACES: usize = 9;

/// One, in units of the last place.
const ONE: i128 = 10_i128.pow(PLACES as u32);

/// The largest whole number below which every whole number is a double.
const EXACT_DOUBLE: i128 = 1 << f64::MANTISSA_DIGITS;

/// A number with up to nine digits behind the point, below 10²⁹. Nothing is rounded: what does not fit is refused.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i128);

impl Decimal {
    pub const ZERO: Decimal = Decimal(0);
    pub const ONE: Decimal = Decimal(ONE);
    /// Above every amount that can be written.
    pub const MAX: Decimal = Decimal(i128::MAX);
    pub const HUNDRED: Decimal = Decimal(100 * ONE);

    /// A whole number.
    pub const fn whole(number: u64) -> Self {
        // INVARIANT: the largest u64 times ONE is below 2⁹⁴.
        Self(number as i128 * ONE)
    }

    /// Reads `15000`, `1.5`, `-0.25`; no blanks, signs for thousands, exponents, or full-width digits.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let fraction = match fraction.trim_end_matches('0') {
            "" if !fraction.is_empty() => "0",
            kept => kept,
        };
        if fraction.len() > PLACES || fraction.is_empty() || whole.is_empty() {
            return None;
        }
        let mut value = number(whole)?.checked_mul(ONE)?;
        let places = u32::try_from(PLACES - fraction.len()).ok()?;
        value = value.checked_add(number(fraction)? * 10_i128.pow(places))?;
        Some(Self(if negative { -value } else { value }))
    }

    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// None if the product is too large or has more places than are kept.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        // Whole factors (万, k) are the rule, and their products need no room for twice the places.
        let (whole, part) = match (self.0 % ONE, other.0 % ONE) {
            (0, _) => (self.0 / ONE, other.0),
            (_, 0) => (other.0 / ONE, self.0),
            _ => {
                let product = self.0.checked_mul(other.0)?;
                return (product % ONE == 0).then_some(Self(product / ONE));
            }
        };
        whole.checked_mul(part).map(Self)
    }

    /// A power of ten, from the last place that is kept to the greatest that fits.
    pub fn power_of_ten(exponent: i32) -> Option<Self> {
        let places = u32::try_from(exponent.checked_add(PLACES as i32)?).ok()?;
        10_i128.checked_pow(places).map(Self)
    }

    /// The greatest multiple of a step that is no greater; the number itself for a step that is not above zero.
    #[must_use]
    pub fn floor_to(self, step: Self) -> Self {
        match step.0 > 0 {
            true => Self(self.0 - self.0.rem_euclid(step.0)),
            false => self,
        }
    }

    /// Half way between two numbers, cut to the places that are kept.
    #[must_use]
    pub fn middle(self, other: Self) -> Self {
        Self(self.0 / 2 + other.0 / 2 + (self.0 % 2 + other.0 % 2) / 2)
    }

    /// The nearest double, for what is only shown or judged roughly.
    pub fn to_f64(self) -> f64 {
        if self.0 % ONE == 0 {
            return (self.0 / ONE) as f64;
        }
        if self.0.abs() < EXACT_DOUBLE {
            return self.0 as f64 / ONE as f64;
        }
        // INVARIANT: what Display writes is a number.
        self.to_string().parse().unwrap_or(f64::NAN)
    }
}

/// The value of a run of digits; None if it is none, or too long.
fn number(digits: &str) -> Option<i128> {
    digits.bytes().try_fold(0_i128, |value, byte| {
        let digit = byte.is_ascii_digit().then(|| i128::from(byte - b'0'))?;
        value.checked_mul(10)?.checked_add(digit)
    })
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (
            self.0.unsigned_abs() / ONE as u128,
            self.0.unsigned_abs() % ONE as u128,
        );
        if part == 0 {
            return write!(f, "{sign}{whole}");
        }
        let digits = format!("{part:0PLACES$}");
        write!(f, "{sign}{whole}.{}", digits.trim_end_matches('0'))
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A plain number: whole where it is whole, else the shortest that reads as the same double.
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % ONE != 0 {
            return serializer.serialize_f64(self.to_f64());
        }
        match i64::try_from(self.0 / ONE) {
            Ok(whole) => serializer.serialize_i64(whole),
            Err(_) => serializer.serialize_i128(self.0 / ONE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn digits_are_kept() {
        for text in [
            "0",
            "5",
            "50000",
            "1.5",
            "0.1",
            "-0.25",
            "123456789012345678901234567.123456789",
        ] {
            assert_eq!(decimal(text).to_string(), text);
        }
        assert_eq!(decimal("1.50").to_string(), "1.5");
        assert_eq!(decimal("007.000").to_string(), "7");
        for text in [
            "",
            "-",
            ".5",
            "5.",
            "1e3",
            "1,5",
            "0.1234567891",
            "1.2.3",
            " 1",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
        assert_eq!(Decimal::parse(&"9".repeat(40)), None);
    }

    #[test]
    fn products_are_exact_or_refused() {
        let times = |one, two| {
            decimal(one)
                .checked_mul(decimal(two))
                .map(|d| d.to_string())
        };
        assert_eq!(times("1.1", "10000").as_deref(), Some("11000"));
        assert_eq!(times("0.07", "100000000").as_deref(), Some("7000000"));
        assert_eq!(times("1.5", "0.5").as_deref(), Some("0.75"));
        assert_eq!(times("0.00001", "0.00001"), None);
        assert_eq!(times("99999999999999999999", "100000000000"), None);
        assert_eq!(
            decimal("0.1").checked_add(decimal("0.2")),
            Some(decimal("0.3"))
        );
    }

    #[test]
    fn steps() {
        assert_eq!(
            decimal("75000").floor_to(decimal("10000")),
            decimal("70000")
        );
        assert_eq!(decimal("0.25").floor_to(decimal("0.1")), decimal("0.2"));
        assert_eq!(decimal("1").middle(decimal("4")), decimal("2.5"));
        assert_eq!(Decimal::power_of_ten(4), Some(decimal("10000")));
        assert_eq!(Decimal::power_of_ten(-9), Some(decimal("0.000000001")));
        assert_eq!(Decimal::power_of_ten(-10), None);
        assert_eq!(Decimal::power_of_ten(40), None);
    }

    #[test]
    fn order_and_doubles() {
        assert!(decimal("-1") < decimal("-0.5") && decimal("2") < decimal("10"));
        assert_eq!(decimal("0.1").to_f64(), 0.1);
        assert_eq!(decimal("12345678.9").to_f64(), 12_345_678.9);
        let json = |text| serde_json::to_string(&decimal(text)).expect("numbers are JSON");
        for text in ["50000", "1.5", "10000000000000000000000"] {
            assert_eq!(json(text), text);
        }
    }
}
