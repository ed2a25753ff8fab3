//! duty/near-duplicate: two duties of one position that say almost the same.

use super::duplicate::duplicates;
use crate::check::similarity::{Terms, partners};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::Entity;
use rustc_hash::FxHashSet;

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
    for duties in context
        .duties()
        .chunk_by(|one, two| one.position == two.position)
    {
        let terms: Vec<Terms> = duties.iter().map(|duty| Terms::of(duty.text())).collect();
        let near = partners(&terms, threshold, |one, two| {
            terms[one].len().min(terms[two].len()) >= SHORTEST
        });
        if near.is_empty() {
            continue;
        }
        let same = duplicates(context, duties).into_iter();
        let told: FxHashSet<usize> = same.map(|(_, later)| later).collect();
        for (one, two) in near.into_iter().filter(|(_, later)| !told.contains(later)) {
            let (first, second) = (&duties[one], &duties[two]);
            let finding = findings
                .about(Entity::Position(second.position), second.entry.prose.span)
                .arg("position", context.model[second.position].title.as_str());
            let message = Message::new("duty-near-duplicate-first");
            findings.push(finding.related(first.entry.prose.span, message));
        }
    }
}
