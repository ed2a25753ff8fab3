//! syntax/run-on: two labels on one line. Found while reading.

use crate::check::{Repair, Rule};
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::reported("syntax/run-on", Severity::Error, include_str!("run_on.md"))
    .repaired(Repair::Certain);
