//! Typed values inside a line: headcounts, KPI targets, dates, weights, money. Each reader takes a text and gives
//! what it says, or nothing; who asked reports it.

mod amount;
mod date;
mod decimal;
pub mod grant;
mod number;
mod target;

pub use amount::{Limit, Money, Per, amount, is_limit, limit, unit_of};
pub use date::{date, dated, days};
pub use decimal::Decimal;
pub use grant::{Bound, Named, Over, Phrase, Reading, grants};
pub use number::{Headcount, Interval, Quantity, Share, headcount, interval, quantity, share};
pub use target::{Target, Within, named_target, target};
