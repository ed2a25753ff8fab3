//! syntax/expired-suppression: a waiver whose last day has passed. Found while reading.

use crate::check::Rule;
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::reported(
    "syntax/expired-suppression",
    Severity::Error,
    include_str!("expired_suppression.md"),
);
