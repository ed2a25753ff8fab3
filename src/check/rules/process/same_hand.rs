//! process/same-hand: in one process one position prepares something and also decides it.

use crate::check::acts::{Act, acts};
use crate::check::authority::wording;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::Entity;
use crate::model::authority::matters::normalised;
use crate::syntax::concept::PowerClass;

pub const RULE: Rule = Rule::new(
    "process/same-hand",
    Severity::Error,
    include_str!("same_hand.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let grants = context.grants();
    for (at, process) in context.model.processes.iter().enumerate() {
        let acts = acts(context, process);
        for decides in acts.iter().filter(|act| act.class == PowerClass::Decide) {
            // Two who decide together see to each other.
            let Some(&[id]) = decides.positions().as_deref() else {
                continue;
            };
            let is_same = |act: &&Act| {
                let prepares = matches!(act.class, PowerClass::Initiate | PowerClass::Prepare);
                prepares
                    && act.positions().as_deref() == Some(&[id])
                    && are_one(context, act, decides)
            };
            let Some(prepares) = acts.iter().find(is_same) else {
                continue;
            };
            let power = |act: &Act| wording::power(context.vocabulary, act.power);
            let message = Message::new("process-same-hand-prepares")
                .arg("position", grants.name(id))
                .arg("does", power(prepares));
            let finding = findings
                .about(Entity::Process(at as u32), decides.step.span)
                .arg("position", grants.name(id))
                .arg("matter", decides.matter.as_str())
                .arg("does", power(prepares))
                .arg("also", power(decides));
            findings.push(finding.related(prepares.step.span, message));
        }
    }
}

/// Whether two acts are over the same: one name, or names of one matter.
fn are_one(context: &Context, one: &Act, two: &Act) -> bool {
    let matters = &context.model.authority.matters;
    let known = || matters.find(&one.matter).zip(matters.find(&two.matter));
    normalised(&one.matter) == normalised(&two.matter)
        || known().is_some_and(|(one, two)| one == two)
}
