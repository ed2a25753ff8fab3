//! syntax/bad-suppression: a waiver that names no rule, an unknown one, or gives no reason. Found while reading.

use crate::check::{Repair, Rule};
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::reported(
    "syntax/bad-suppression",
    Severity::Error,
    include_str!("bad_suppression.md"),
)
.repaired(Repair::Likely);
