//! syntax/stray-text: lines that belong to no label. Found while reading.

use crate::check::Rule;
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::reported(
    "syntax/stray-text",
    Severity::Error,
    include_str!("stray_text.md"),
);
