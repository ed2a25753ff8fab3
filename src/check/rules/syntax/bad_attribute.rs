//! syntax/bad-attribute: a bracket that is no list of known keys. Found while reading.

use crate::check::{Repair, Rule};
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::reported(
    "syntax/bad-attribute",
    Severity::Error,
    include_str!("bad_attribute.md"),
)
.repaired(Repair::Likely);
