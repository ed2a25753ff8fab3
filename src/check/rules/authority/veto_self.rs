//! authority/veto-self: one position may stop what it proposes, prepares or decides itself.

use crate::check::authority::hands::{Hands, Kind, handed};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::syntax::concept::PowerClass;

pub const RULE: Rule = Rule::new(
    "authority/veto-self",
    Severity::Error,
    include_str!("veto_self.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    use PowerClass::{Decide, Initiate, Prepare, Veto};
    let handed = handed(context);
    let hands = Hands::of(context.grants(), &handed);
    let kinds =
        |one: Kind, two: Kind, _| matches!(one.1, Initiate | Prepare | Decide) && two.1 == Veto;
    for id in context.model.position_ids() {
        for meeting in hands.within(hands.of_holder(id), &kinds, &|_, _| true) {
            findings.push(meeting.told(context, findings, None));
        }
    }
}
