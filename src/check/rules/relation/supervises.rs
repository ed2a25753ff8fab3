//! relation/supervises: 所施监督 names somebody who is not below the position.

use crate::check::ranks::{Side, check_side};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::new(
    "relation/supervises",
    Severity::Warning,
    include_str!("supervises.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    check_side(context, findings, Side::Below);
}
