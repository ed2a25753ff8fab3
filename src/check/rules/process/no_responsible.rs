//! process/no-responsible: a step that nobody does.

use crate::check::flow::{gives_one_name, leaves};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "process/no-responsible",
    Severity::Warning,
    include_str!("no_responsible.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for (at, process) in context.model.processes.iter().enumerate() {
        if process.source.unread {
            continue;
        }
        let leaves = leaves(process);
        let used = |letter: usize| leaves.iter().any(|leaf| leaf.named[letter]);
        let entity = Entity::Process(at as u32);
        let name = process.name.as_str();
        match (used(0), used(1)) {
            (true, _) => {
                let one = gives_one_name(process, &leaves);
                let alone = leaves.iter().filter(|leaf| {
                    let named = leaf.named[0] || one && leaf.named[1];
                    !named && !leaf.step.branches()
                });
                for leaf in alone {
                    let finding = findings.about(entity, leaf.step.span);
                    findings.push(finding.arg("process", name));
                }
            }
            // Without any letter it is said once, by no-accountable.
            (false, true) if process.owner_name.parts.is_empty() => {
                let finding = findings.about(entity, process.source.name);
                findings.push(finding.variant("process").arg("process", name));
            }
            _ => {}
        }
    }
}
