//! authority/same-hand: one position prepares, executes or records, and also re-checks.

use crate::check::authority::hands::{Hands, Kind, handed};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::syntax::concept::PowerClass;

pub const RULE: Rule = Rule::new(
    "authority/same-hand",
    Severity::Error,
    include_str!("same_hand.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    use PowerClass::{Execute, Prepare, Recheck, Record};
    let handed = handed(context);
    let hands = Hands::of(context.grants(), &handed);
    let kinds =
        |one: Kind, two: Kind, _| matches!(one.1, Prepare | Execute | Record) && two.1 == Recheck;
    for id in context.model.position_ids() {
        for meeting in hands.within(hands.of_holder(id), &kinds, &|_, _| true) {
            findings.push(meeting.told(context, findings, None));
        }
    }
}
