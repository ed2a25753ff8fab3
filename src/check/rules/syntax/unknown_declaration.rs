//! syntax/unknown-declaration: a keyword that the language does not know. Found while reading.

use crate::check::{Repair, Rule};
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::reported(
    "syntax/unknown-declaration",
    Severity::Error,
    include_str!("unknown_declaration.md"),
)
.repaired(Repair::Likely);
