//! authority/reviewer-below: who reviews is below the one who initiates or prepares.

use crate::check::authority::hands::{Hands, gathered, handed};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::syntax::concept::PowerClass;

pub const RULE: Rule = Rule::new(
    "authority/reviewer-below",
    Severity::Error,
    include_str!("reviewer_below.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let handed = handed(context);
    let hands = Hands::of(context.grants(), &handed);
    let model = context.model;
    let asking = [PowerClass::Initiate, PowerClass::Prepare];
    let asks: Vec<_> = model
        .position_ids()
        .map(|id| hands.of_classes(id, &asking))
        .collect();
    let mut met = Vec::new();
    for id in model.position_ids() {
        let reviews = hands.of_classes(id, &[PowerClass::Review]);
        if reviews.is_empty() || !context.grants().command.is_known(id) {
            continue;
        }
        for superior in model.superiors(id) {
            let asks = &asks[superior.0 as usize];
            met.extend(hands.between(asks, &reviews, &|_, _, _| true, &|_, _| true));
        }
    }
    for meeting in gathered(met) {
        findings.push(meeting.told_together(context, findings));
    }
}
