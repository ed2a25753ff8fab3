//! syntax/duplicate-field: the same label twice in a declaration. Found while reading.

use crate::check::Rule;
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::reported(
    "syntax/duplicate-field",
    Severity::Error,
    include_str!("duplicate_field.md"),
);
