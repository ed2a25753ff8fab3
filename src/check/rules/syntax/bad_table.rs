//! syntax/bad-table: a row or column that does not fit its table. Found while reading.

use crate::check::{Repair, Rule};
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::reported(
    "syntax/bad-table",
    Severity::Error,
    include_str!("bad_table.md"),
)
.repaired(Repair::Likely);
