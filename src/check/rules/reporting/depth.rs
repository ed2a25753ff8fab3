//! reporting/depth: more levels of command than the organisation should have; said once, of the longest line.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::{Entity, PositionId};

pub const RULE: Rule = Rule::new(
    "reporting/depth",
    Severity::Warning,
    include_str!("depth.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    let most = context.config.thresholds.depth;
    let levels = levels(context);
    let Some(deepest) = model
        .position_ids()
        .max_by_key(|id| (levels[id.0 as usize], std::cmp::Reverse(*id)))
    else {
        return;
    };
    let depth = levels[deepest.0 as usize];
    if depth <= most {
        return;
    }
    let mut line: Vec<&str> = model
        .superiors(deepest)
        .map(|id| model[id].title.as_str())
        .collect();
    line.reverse();
    line.push(model[deepest].title.as_str());
    let finding = findings.about(Entity::Position(deepest), model[deepest].source.name);
    findings.push(
        finding
            .arg("levels", depth)
            .arg("most", most)
            .arg("line", line.join(" → ")),
    );
}

/// The level of each position, the top being 1; positions on or below a circle have none.
fn levels(context: &Context) -> Vec<usize> {
    let model = context.model;
    let mut levels = vec![0; model.positions.len()];
    let mut open: Vec<(PositionId, usize)> = model
        .position_ids()
        .filter(|&id| model[id].superior.is_none())
        .map(|id| (id, 1))
        .collect();
    while let Some((id, level)) = open.pop() {
        levels[id.0 as usize] = level;
        open.extend(
            model[id]
                .subordinates
                .iter()
                .map(|&subordinate| (subordinate, level + 1)),
        );
    }
    levels
}
