//! reporting/dotted-duplicate: a dotted or functional line that repeats the solid one, or another.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "reporting/dotted-duplicate",
    Severity::Warning,
    include_str!("dotted_duplicate.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    for id in model.position_ids() {
        let position = &model[id];
        for links in [&position.dotted, &position.functional] {
            for (at, link) in links.iter().enumerate() {
                let Some(to) = link.to else { continue };
                let repeated = links[..at].iter().any(|before| before.to == Some(to));
                if position.superior != Some(to) && !repeated {
                    continue;
                }
                let finding = findings.about(Entity::Position(id), link.span);
                let finding = if repeated {
                    finding.variant("again")
                } else {
                    finding
                };
                let finding = finding.arg("position", position.title.as_str());
                findings.push(finding.arg("superior", model[to].title.as_str()));
            }
        }
    }
}
