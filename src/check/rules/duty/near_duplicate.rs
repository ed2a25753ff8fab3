//! duty/near-duplicate: two duties of one position that say almost the same.

use super::duplicate::duplicates;
use crate::check::similarity::{Terms, pairs};
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
    for duties in context
        .duties()
        .chunk_by(|one, two| one.position == two.position)
    {
        let terms: Vec<Terms> = duties.iter().map(|duty| Terms::of(duty.text())).collect();
        let mut near = pairs(&terms, threshold);
        near.retain(|&(one, two)| terms[one].len().min(terms[two].len()) >= SHORTEST);
        if near.is_empty() {
            continue;
        }
        let same = duplicates(context, duties);
        let is_told = |at: usize| same.iter().any(|&(_, later)| later == at);
        near.sort_unstable_by_key(|&(_, later)| later);
        near.dedup_by_key(|&mut (_, later)| later);
        for (one, two) in near.into_iter().filter(|&(_, later)| !is_told(later)) {
            let (first, second) = (&duties[one], &duties[two]);
            let finding = findings
                .about(Entity::Position(second.position), second.entry.prose.span)
                .arg("position", context.model[second.position].title.as_str());
            let message = Message::new("duty-near-duplicate-first");
            findings.push(finding.related(first.entry.prose.span, message));
        }
    }
}
