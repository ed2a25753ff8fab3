//! duty/duplicate: the same duty twice in one position.

use crate::check::duties::Duty;
use crate::check::similarity::Terms;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::Entity;
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "duty/duplicate",
    Severity::Error,
    include_str!("duplicate.md"),
    check,
);

/// How alike two duties are that stand between duplicates, in a list that was copied whole.
const COPIED: f64 = 0.6;

fn check(context: &Context, findings: &mut Findings) {
    for (duties, repeats) in context.duties_by_position().zip(context.repeats()) {
        for &(first, second) in &repeats.pairs {
            let (first, second) = (&duties[first], &duties[second]);
            let number = first.entry.number.clone();
            let message = match &number {
                Some(number) => Message::new("duty-duplicate-first").arg("number", number.as_str()),
                None => Message::new("duty-duplicate-first-unnumbered"),
            };
            let position = context.model[second.position].title.as_str();
            let finding = findings
                .about(Entity::Position(second.position), second.entry.prose.span)
                .arg("position", position);
            findings.push(finding.related(first.entry.prose.span, message));
        }
    }
}

/// Pairs of places in a list that say the same.
pub(in crate::check) struct Repeats {
    /// Sorted by the later of each, which is there once.
    pairs: Vec<(usize, usize)>,
}

impl Repeats {
    /// Whether a place repeats another.
    pub(in crate::check) fn has(&self, at: usize) -> bool {
        let found = self.pairs.binary_search_by_key(&at, |&(_, later)| later);
        found.is_ok()
    }

    /// Those among the duties of one position.
    pub(in crate::check) fn among(context: &Context, duties: &[Duty]) -> Self {
        let mut first: FxHashMap<&str, usize> = FxHashMap::default();
        let mut pairs = Vec::new();
        for (at, duty) in duties.iter().enumerate() {
            let words = duty.bare(context);
            if words.is_empty() {
                continue;
            }
            match first.get(words) {
                Some(&before) => pairs.push((before, at)),
                None => {
                    first.insert(words, at);
                }
            }
        }
        copied(duties, &mut pairs);
        Self { pairs }
    }
}

/// In a list that stands twice, what lies between two duplicates at the same distance is one too, though a word of
/// it was changed.
fn copied(duties: &[Duty], pairs: &mut Vec<(usize, usize)>) {
    let known = pairs.clone();
    for two in known.windows(2) {
        let ((one, copy), (next, next_copy)) = (two[0], two[1]);
        let gap = next.saturating_sub(one);
        if gap < 2 || next_copy - copy != gap {
            continue;
        }
        for step in 1..gap {
            let terms = |at: usize| Terms::of(duties[at].text());
            if terms(one + step).likeness(&terms(copy + step)) >= COPIED {
                pairs.push((one + step, copy + step));
            }
        }
    }
    pairs.sort_unstable_by_key(|&(_, later)| later);
    pairs.dedup_by_key(|&mut (_, later)| later);
}
