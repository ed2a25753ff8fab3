//! duty/catch-all: “other work as assigned” more than once, or before other duties.

use crate::check::duties::Words;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::syntax::concept::TextMark;

pub const RULE: Rule = Rule::new(
    "duty/catch-all",
    Severity::Hint,
    include_str!("catch_all.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let words = Words::of(context, TextMark::CatchAll);
    for duties in context
        .duties()
        .chunk_by(|one, two| one.position == two.position)
    {
        let places: Vec<usize> = (0..duties.len())
            .filter(|&at| duties[at].find(&words).is_some())
            .collect();
        for (nth, &at) in places.iter().enumerate() {
            let kind = match nth {
                0 if at + 1 == duties.len() => continue,
                // One in a list by rhythm or by field closes its own group.
                0 if places.len() == 1 && closes_group(duties, at) => continue,
                0 if places.len() > 1 => continue,
                0 => "not-last",
                _ => "again",
            };
            let duty = &duties[at];
            let finding = findings.about(Entity::Position(duty.position), duty.entry.prose.span);
            findings.push(finding.variant(kind));
        }
    }
}

fn closes_group(duties: &[crate::check::duties::Duty], at: usize) -> bool {
    let group = |at: usize| {
        duties
            .get(at)
            .and_then(|duty| duty.group)
            .map(|group| group.title.span)
    };
    group(at).is_some() && group(at) != group(at + 1)
}
