//! kpi/weights: weights that do not come to 100 %.

use crate::check::indicators::{Fault, Weights};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "kpi/weights",
    Severity::Error,
    include_str!("weights.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for (list, weights) in Weights::of_all(context) {
        let id = list[0].position;
        let position = &context.model[id];
        let Some(label) = position.kpi_body.label.filter(|_| !position.source.unread) else {
            continue;
        };
        for fault in weights.iter().flat_map(|weights| &weights.faults) {
            let finding = match fault {
                Fault::Section(sum) => findings
                    .about(Entity::Position(id), label)
                    .arg("sum", rounded(*sum)),
                Fault::Group(span, title, sum, weight) => findings
                    .about(Entity::Position(id), *span)
                    .variant("group")
                    .arg("group", title.as_str())
                    .arg("sum", rounded(*sum))
                    .arg("weight", rounded(*weight)),
            };
            findings.push(finding.arg("position", position.title.as_str()));
        }
    }
}

fn rounded(percent: f64) -> String {
    ((percent * 100.0).round() / 100.0).to_string()
}
