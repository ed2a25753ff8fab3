//! process/endless: steps from which no way leads to an end.

use crate::check::flow::Flow;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "process/endless",
    Severity::Error,
    include_str!("endless.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for (at, process) in context.model.processes.iter().enumerate() {
        let flow = Flow::of(process, context);
        if process.source.unread || !flow.dead.is_empty() {
            continue;
        }
        let arrows = flow.endless().into_iter().rev();
        let Some(arrow) = arrows.filter_map(|at| flow.steps[at].next.last()).next() else {
            continue;
        };
        let finding = findings
            .about(Entity::Process(at as u32), arrow.span)
            .arg("process", process.name.as_str());
        findings.push(finding.arg("step", arrow.value.as_str()));
    }
}
