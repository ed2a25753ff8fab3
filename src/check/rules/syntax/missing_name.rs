//! syntax/missing-name: a declaration without a name. Found while reading.

use crate::check::Rule;
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::reported(
    "syntax/missing-name",
    Severity::Error,
    include_str!("missing_name.md"),
);
