//! authority/upward: a position appraises or appoints one above it.

use crate::check::authority::hands::{Hands, handed};
use crate::check::authority::people::{People, Whom};
use crate::check::authority::wording;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "authority/upward",
    Severity::Error,
    include_str!("upward.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let handed = handed(context);
    let hands = Hands::of(context.grants(), &handed);
    let people = People::of(context);
    let grants = context.grants();
    for id in context.model.position_ids() {
        for held in hands.of_holder(id) {
            let Some(Whom::Position(whom)) = people.ruled(id, held.grant) else {
                continue;
            };
            if !grants.command.is_above(whom, id) {
                continue;
            }
            let finding = findings
                .about(Entity::Position(id), held.grant.span)
                .arg("one", grants.name(id))
                .arg("two", grants.name(whom))
                .arg("does", wording::power(context.vocabulary, held.grant.power));
            findings.push(match context.model[id].superior_claim {
                Some(claim) => {
                    let message = Message::new("authority-upward-line").arg("one", grants.name(id));
                    finding.related(claim.span, message)
                }
                None => finding,
            });
        }
    }
}
