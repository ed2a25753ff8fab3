//! process/two-accountable: a step that two positions answer for.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::process::Step;
use crate::model::{Entity, Link};
use crate::text::fold;

pub const RULE: Rule = Rule::new(
    "process/two-accountable",
    Severity::Error,
    include_str!("two_accountable.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for (at, process) in context.model.processes.iter().enumerate() {
        for step in &process.steps {
            look(findings, Entity::Process(at as u32), step);
        }
    }
}

fn look(findings: &mut Findings, entity: Entity, step: &Step) {
    let names = &step.roles[1].links;
    if let Some(first) = names.first()
        && let Some(other) = names.iter().skip(1).find(|other| !same(first, other))
    {
        let message = Message::new("process-two-accountable-first").arg("first", &*first.text);
        let finding = findings
            .about(entity, other.span)
            .arg("first", first.text.as_str())
            .arg("second", other.text.as_str());
        findings.push(finding.related(first.span, message));
    }
    step.children
        .iter()
        .for_each(|child| look(findings, entity, child));
}

fn same(one: &Link, two: &Link) -> bool {
    match (one.to, two.to) {
        (Some(one), Some(two)) => one == two,
        _ => fold::word(&one.text) == fold::word(&two.text),
    }
}
