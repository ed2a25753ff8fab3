//! reporting/lone-report: a position between others that leads one person.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::{Entity, PositionId};
use rustc_hash::FxHashSet;

pub const RULE: Rule = Rule::new(
    "reporting/lone-report",
    Severity::Hint,
    include_str!("lone_report.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    let circles: FxHashSet<PositionId> = model.reporting_cycles().into_iter().flatten().collect();
    for id in model.position_ids() {
        let [only] = model[id].subordinates[..] else {
            continue;
        };
        let headcount = model[only].headcount.value();
        let several = headcount.is_some_and(|count| count.max.is_none_or(|max| max > 1.0));
        let top = model[id].superior.is_none() || circles.contains(&id);
        if several || top || model[id].stub || model[only].stub {
            continue;
        }
        let finding = findings.about(Entity::Position(id), model[id].source.name);
        // Without a headcount nobody has said that it is one person.
        let finding = if headcount.is_some() {
            finding
        } else {
            finding.variant("uncounted")
        };
        let finding = finding.arg("position", model[id].title.as_str());
        findings.push(finding.arg("report", model[only].title.as_str()));
    }
}
