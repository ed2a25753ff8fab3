//! kpi/weight-range: a weight too small to matter, or so large that the others do not.

use crate::check::indicators::Weights;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "kpi/weight-range",
    Severity::Hint,
    include_str!("weight_range.md"),
    check,
);

/// What parts a rounded weight from the bound, in percent.
const SLACK: f64 = 0.01;

fn check(context: &Context, findings: &mut Findings) {
    let thresholds = &context.config.thresholds;
    let (least, most) = (thresholds.weight_least, thresholds.weight_most);
    for (list, weights) in Weights::of_all(context) {
        let position = Entity::Position(list[0].position);
        for &(weight, span) in weights.iter().flat_map(|weights| &weights.each) {
            let variant = if weight < least as f64 - SLACK {
                "small"
            } else if weight > most as f64 + SLACK {
                "large"
            } else {
                continue;
            };
            let weight = (weight * 100.0).round() / 100.0;
            let finding = findings.about(position, span).variant(variant);
            let finding = finding.arg("weight", weight.to_string());
            findings.push(finding.arg("least", least).arg("most", most));
        }
    }
}
