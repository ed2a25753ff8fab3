//! process/no-accountable: a step that nobody answers for.

use crate::check::flow::{gives_one_name, leaves};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "process/no-accountable",
    Severity::Warning,
    include_str!("no_accountable.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for (at, process) in context.model.processes.iter().enumerate() {
        let leaves = leaves(process);
        if process.source.unread || leaves.is_empty() || gives_one_name(process, &leaves) {
            continue;
        }
        let entity = Entity::Process(at as u32);
        let name = process.name.as_str();
        if leaves.iter().any(|leaf| leaf.named[1]) {
            let alone = leaves
                .iter()
                .filter(|leaf| !leaf.named[1] && !leaf.step.branches());
            for leaf in alone {
                let finding = findings.about(entity, leaf.step.span);
                findings.push(finding.arg("process", name));
            }
        } else if process.owner_name.parts.is_empty() {
            let nobody = !leaves.iter().any(|leaf| leaf.named[0]);
            let variant = if nobody { "nobody" } else { "process" };
            let finding = findings.about(entity, process.source.name);
            findings.push(finding.variant(variant).arg("process", name));
        }
    }
}
