//! syntax/bad-amount: an amount or limit that cannot be read. Found while reading.

use crate::check::Rule;
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::reported(
    "syntax/bad-amount",
    Severity::Error,
    include_str!("bad_amount.md"),
);
