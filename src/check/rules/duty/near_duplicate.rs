//! duty/near-duplicate: two duties of one position that say almost the same.

use crate::check::duties::Duty;
use crate::check::memo::What;
use crate::check::similarity::{Terms, partners};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "duty/near-duplicate",
    Severity::Warning,
    include_str!("near_duplicate.md"),
    check,
);

/// With fewer terms two texts are alike by chance.
const SHORTEST: usize = 5;

fn check(context: &Context, findings: &mut Findings) {
    let threshold = context.config.thresholds.similarity;
    let what = What::upon(RULE.name, threshold.to_bits());
    let near = context.of_duties(what, |duties| near(duties, threshold));
    for ((duties, near), repeats) in near.zip(context.repeats()) {
        for &(one, two) in near.iter().filter(|(_, later)| !repeats.has(*later)) {
            let (first, second) = (&duties[one], &duties[two]);
            let finding = findings
                .about(Entity::Position(second.position), second.entry.prose.span)
                .arg("position", context.model[second.position].title.as_str());
            let message = Message::new("duty-near-duplicate-first");
            findings.push(finding.related(first.entry.prose.span, message));
        }
    }
}

fn near(duties: &[Duty], threshold: f64) -> Vec<(usize, usize)> {
    let terms: Vec<Terms> = duties.iter().map(|duty| Terms::of(duty.text())).collect();
    partners(&terms, threshold, |one, two| {
        terms[one].len().min(terms[two].len()) >= SHORTEST
    })
}
