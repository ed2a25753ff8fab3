//! syntax/misplaced-field: a label that belongs elsewhere. Found while reading.

use crate::check::Rule;
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::reported(
    "syntax/misplaced-field",
    Severity::Error,
    include_str!("misplaced_field.md"),
);
