//! process/accountable-below: who answers for a step reports to who does it.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::process::Step;
use crate::model::{Entity, Link, Model, PositionId};
use rustc_hash::FxHashSet;

pub const RULE: Rule = Rule::new(
    "process/accountable-below",
    Severity::Warning,
    include_str!("accountable_below.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for (at, process) in context.model.processes.iter().enumerate() {
        for step in &process.steps {
            look(context, findings, Entity::Process(at as u32), step);
        }
    }
}

fn look(context: &Context, findings: &mut Findings, entity: Entity, step: &Step) {
    let [responsible, accountable, ..] = &step.roles;
    // Two who answer are told by their own rule.
    if let [answers] = accountable.links.as_slice()
        && let Some(does) = responsible
            .links
            .iter()
            .find(|does| reports_to(context.model, answers, does))
    {
        let message =
            Message::new("process-accountable-below-does").arg("does", does.text.as_str());
        let finding = findings
            .about(entity, answers.span)
            .arg("answers", answers.text.as_str())
            .arg("does", does.text.as_str());
        findings.push(finding.related(does.span, message));
    }
    for child in &step.children {
        look(context, findings, entity, child);
    }
}

/// Whether one position is below another, over any number of levels.
fn reports_to(model: &Model, below: &Link, above: &Link) -> bool {
    let (Some(below), Some(above)) = (below.to, above.to) else {
        return false;
    };
    let mut seen: FxHashSet<PositionId> = FxHashSet::default();
    let mut at = below;
    while let Some(superior) = model[at].superior.filter(|_| seen.insert(at)) {
        if superior == above {
            return below != above;
        }
        at = superior;
    }
    false
}
