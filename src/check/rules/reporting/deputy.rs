//! reporting/deputy: a deputy who cannot stand in: the position itself, its superior, or a post without people. A name that names nobody is name/unknown.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "reporting/deputy",
    Severity::Warning,
    include_str!("deputy.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    for id in model.position_ids() {
        for link in &model[id].deputies {
            let Some(deputy) = link.to else { continue };
            let vacant = model[deputy]
                .headcount
                .value()
                .is_some_and(|count| count.max == Some(0.0));
            let variant = match deputy {
                _ if deputy == id => "self",
                _ if model[id].superior == Some(deputy) => "superior",
                _ if vacant => "vacant",
                _ => continue,
            };
            let finding = findings
                .about(Entity::Position(id), link.span)
                .variant(variant);
            let finding = finding.arg("position", model[id].title.as_str());
            findings.push(finding.arg("deputy", model[deputy].title.as_str()));
        }
    }
}
