//! syntax/unknown-field: a label that the language does not know. Found while reading.

use crate::check::{Repair, Rule};
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::reported(
    "syntax/unknown-field",
    Severity::Error,
    include_str!("unknown_field.md"),
)
.repaired(Repair::Likely);
