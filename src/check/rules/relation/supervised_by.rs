//! relation/supervised-by: 所受监督 names somebody who is not above the position.

use crate::check::ranks::{Side, check_side};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::new(
    "relation/supervised-by",
    Severity::Warning,
    include_str!("supervised_by.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    check_side(context, findings, Side::Above);
}
