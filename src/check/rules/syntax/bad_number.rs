//! syntax/bad-number: a headcount, weight or share that is no number. Found while reading.

use crate::check::Rule;
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::reported(
    "syntax/bad-number",
    Severity::Error,
    include_str!("bad_number.md"),
);
