//! balance/hidden-authority: 有权… inside a duty, and not among the authorities.

use crate::check::duties::{Duty, Words};
use crate::check::powers::Holder;
use crate::check::similarity::Terms;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::syntax::concept::TextMark;
use rustc_hash::FxHashSet;
use std::ops::Range;

pub const RULE: Rule = Rule::new(
    "balance/hidden-authority",
    Severity::Hint,
    include_str!("hidden_authority.md"),
    check,
);

/// From which share of its words a power counts as written in one authority.
const COVERED: f64 = 0.5;

fn check(context: &Context, findings: &mut Findings) {
    let entitled = Words::of(context, TextMark::Entitled);
    for duty in context.duties() {
        let position = &context.model[duty.position];
        let Some(at) = hidden(duty, &entitled).filter(|_| !position.source.unread) else {
            continue;
        };
        let what: String = duty.text().chars().skip(at.start).take(at.len()).collect();
        if is_written(context.powers().of(duty.position), &what) {
            continue;
        }
        let finding = findings.about(Entity::Position(duty.position), duty.place(at));
        findings.push(finding.arg("what", what));
    }
}

/// The clause that grants: from 有权 to the next stop.
fn hidden(duty: &Duty, entitled: &Words) -> Option<Range<usize>> {
    let text = duty.folded();
    let mut from = 0;
    while from < text.len() {
        let found = (from..text.len()).find_map(|at| duty.word_at(at, entitled))?;
        from = found.end;
        // 所有权 and 有权限 are nouns.
        let before = found.start.checked_sub(1).map(|at| text[at]);
        let noun = before.is_some_and(|c| "所占私国享拥具没".contains(c))
            || text.get(found.end).is_some_and(|c| "限威益".contains(*c));
        if !noun {
            let stop = text[found.end..].iter().position(|c| ",;。.".contains(*c));
            let end = stop.map_or(text.len(), |at| at + found.end);
            return Some(found.start..end);
        }
    }
    None
}

fn is_written(holder: &Holder, what: &str) -> bool {
    let terms = Terms::of(what);
    let mut entries: Vec<&str> = holder
        .clauses
        .iter()
        .map(|clause| clause.entry.prose.text.as_str())
        .collect();
    entries.dedup();
    entries.iter().any(|entry| {
        let own: FxHashSet<u64> = Terms::of(entry).iter().collect();
        let shared = terms.iter().filter(|term| own.contains(term)).count();
        shared as f64 >= COVERED * terms.len() as f64 && shared > 0
    })
}
