//! syntax/unused-suppression: a waiver that covers nothing. Found while reading.

use crate::check::Rule;
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::reported(
    "syntax/unused-suppression",
    Severity::Warning,
    include_str!("unused_suppression.md"),
);
