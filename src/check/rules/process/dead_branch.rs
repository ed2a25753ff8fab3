//! process/dead-branch: an arrow that leads to no step.

use crate::check::flow::Flow;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "process/dead-branch",
    Severity::Error,
    include_str!("dead_branch.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for (at, process) in context.model.processes.iter().enumerate() {
        if process.source.unread {
            continue;
        }
        let flow = Flow::of(process, context);
        let mut told = None;
        for dead in &flow.dead {
            // A chain of acts on one line is one slip.
            let line = (
                dead.said.span.file,
                context.lines(dead.said.span).range.start,
            );
            if !dead.numbered && told.replace(line) == Some(line) {
                continue;
            }
            let finding = findings.about(Entity::Process(at as u32), dead.said.span);
            let finding = match (dead.several, dead.numbered) {
                (true, _) => finding.variant("several"),
                (_, true) => finding,
                _ => finding.variant("words"),
            };
            let finding = finding.arg("process", process.name.as_str());
            findings.push(finding.arg("step", dead.said.value.as_str()));
        }
    }
}
