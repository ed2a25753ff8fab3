//! reporting/cycle: positions that report to each other in a circle.

use crate::check::lines::says;
use crate::check::order::later;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::model::reporting::Claim;

pub const RULE: Rule = Rule::new(
    "reporting/cycle",
    Severity::Error,
    include_str!("cycle.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    for cycle in model.reporting_cycles() {
        let claims: Vec<Claim> = cycle
            .iter()
            .filter_map(|&id| model[id].superior_claim)
            .collect();
        let Some(last) = claims.iter().copied().reduce(|one, two| {
            if later(context, one.span, two.span) {
                one
            } else {
                two
            }
        }) else {
            continue;
        };
        // The circle read from the last-written line on.
        let start = cycle
            .iter()
            .position(|&id| id == last.subordinate)
            .unwrap_or(0);
        let round = cycle.iter().cycle().skip(start).take(cycle.len() + 1);
        let titles: Vec<&str> = round.map(|&id| model[id].title.as_str()).collect();
        let mut finding = findings
            .about(Entity::Position(last.subordinate), last.span)
            .arg("circle", titles.join(" → "));
        for claim in claims.iter().filter(|claim| claim.span != last.span) {
            finding = finding.related(claim.span, says(context, claim));
        }
        findings.push(finding);
    }
}
