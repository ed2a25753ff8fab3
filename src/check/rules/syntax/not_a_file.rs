//! syntax/not-a-file: a folder, pipe or device named like a source. Found while reading.

use crate::check::Rule;
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::reported(
    "syntax/not-a-file",
    Severity::Warning,
    include_str!("not_a_file.md"),
);
