//! reporting/lone-report: a position between others that leads one person.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Severity};
use crate::model::Entity;

pub const RULE: Rule = Rule::new("reporting/lone-report", Severity::Hint, include_str!("lone_report.md"), check);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    for id in model.position_ids() {
        let [only] = model[id].subordinates[..] else { continue };
        let several = model[only].headcount.value().is_some_and(|count| count.max.is_none_or(|max| max > 1.0));
        if several || model[id].superior.is_none() || model[id].stub || model[only].stub {
            continue;
        }
        let finding = findings.about(Entity::Position(id), model[id].source.name);
        let finding = finding.arg("position", model[id].title.as_str());
        findings.push(finding.arg("report", model[only].title.as_str()));
    }
}
