//! syntax/bad-date: a date that is not in the calendar. Found while reading.

use crate::check::Rule;
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::reported(
    "syntax/bad-date",
    Severity::Error,
    include_str!("bad_date.md"),
);
