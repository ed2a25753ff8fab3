//! process/unreachable: a step that no way leads to.

use crate::check::flow::Flow;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "process/unreachable",
    Severity::Warning,
    include_str!("unreachable.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for (at, process) in context.model.processes.iter().enumerate() {
        let flow = Flow::of(process, context);
        // An arrow to nowhere, or one that only leads back, is told by its own rule.
        if process.source.unread || !flow.dead.is_empty() || !flow.endless().is_empty() {
            continue;
        }
        for step in flow.unreachable() {
            let finding = findings
                .about(Entity::Process(at as u32), flow.steps[step].span)
                .arg("process", process.name.as_str());
            let away = step
                .checked_sub(1)
                .and_then(|before| flow.steps[before].next.last());
            let message = Message::new("process-unreachable-away");
            findings.push(match away {
                Some(arrow) => finding.related(arrow.span, message),
                None => finding,
            });
        }
    }
}
