//! authority/auditor-below: a position supervises one that it is under, or the work of one.

use crate::check::authority::hands::{Hands, gathered, handed};
use crate::check::authority::people::{People, Whom};
use crate::check::authority::wording;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::Entity;
use crate::syntax::concept::PowerClass;

pub const RULE: Rule = Rule::new(
    "authority/auditor-below",
    Severity::Error,
    include_str!("auditor_below.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let handed = handed(context);
    let hands = Hands::of(context.grants(), &handed);
    of_superiors(context, findings, &hands);
    of_their_work(context, findings, &hands);
}

/// 监督：总经理
fn of_superiors(context: &Context, findings: &mut Findings, hands: &Hands) {
    let people = People::of(context);
    let grants = context.grants();
    for id in context.model.position_ids() {
        for held in hands.of_classes(id, &[PowerClass::Supervise]) {
            let whom = held.grant.matter.and_then(|matter| people.whom(id, matter));
            let Some(Whom::Position(whom)) = whom else {
                continue;
            };
            if !grants.command.is_above(whom, id) {
                continue;
            }
            let finding = findings
                .about(Entity::Position(id), held.grant.span)
                .variant("person")
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

/// 监督：备用金, which a position above keeps.
fn of_their_work(context: &Context, findings: &mut Findings, hands: &Hands) {
    use PowerClass::{Execute, Keep, Record, Supervise};
    let model = context.model;
    let work: Vec<_> = model
        .position_ids()
        .map(|id| hands.of_classes(id, &[Execute, Record, Keep]))
        .collect();
    let mut met = Vec::new();
    for id in model.position_ids() {
        let supervises = hands.of_classes(id, &[Supervise]);
        if supervises.is_empty() || !context.grants().command.is_known(id) {
            continue;
        }
        for superior in model.superiors(id) {
            let work = &work[superior.0 as usize];
            met.extend(hands.between(work, &supervises, &|_, _, _| true, &|_, _| true));
        }
    }
    for meeting in gathered(met) {
        findings.push(meeting.told_together(context, findings));
    }
}
