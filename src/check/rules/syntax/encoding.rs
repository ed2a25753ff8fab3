//! syntax/encoding: a file that is not UTF-8. Found while reading.

use crate::check::Rule;
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::reported(
    "syntax/encoding",
    Severity::Hint,
    include_str!("encoding.md"),
);
