//! syntax/unreadable: a file that cannot be opened, or is no text. Found while reading.

use crate::check::Rule;
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::reported(
    "syntax/unreadable",
    Severity::Error,
    include_str!("unreadable.md"),
);
