//! authority/delegation-cycle: a power is handed on in a circle, back to who handed it on first.

use crate::check::authority::cluster::order;
use crate::check::authority::{Extent, Grants};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::authority::Delegation;
use crate::model::{Entity, PositionId};
use crate::syntax::concept::PowerClass;
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "authority/delegation-cycle",
    Severity::Error,
    include_str!("delegation_cycle.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let grants = context.grants();
    let all = &context.model.authority.delegations;
    for circle in circles(grants, all) {
        let name = |at: &usize| grants.name(all[*at].grantor).to_owned();
        let mut names: Vec<String> = circle.iter().map(name).collect();
        names.extend(names.first().cloned());
        let last = circle.iter().copied().max_by_key(|&at| order(all[at].span));
        let Some(last) = last else {
            continue;
        };
        let matter = &context.model.authority.matters[all[last].matter];
        let mut finding = findings
            .about(
                Entity::Position(all[last].grantor),
                all[last].delegates_span,
            )
            .arg("matter", matter.name.as_str())
            .arg("chain", names.join(" → "));
        for &at in circle.iter().filter(|&&at| at != last) {
            let message = Message::new("authority-delegation-cycle-hands")
                .arg("position", grants.name(all[at].grantor))
                .arg("delegates", grants.names(&all[at].delegates));
            finding = finding.related(all[at].delegates_span, message);
        }
        findings.push(finding);
    }
}

/// Delegations each of which hands on to the next, and the last to the first; none is on two circles.
fn circles(grants: &Grants, all: &[Delegation]) -> Vec<Vec<usize>> {
    let mut by_grantor: FxHashMap<(PositionId, PowerClass), Vec<usize>> = FxHashMap::default();
    for (at, delegation) in all.iter().enumerate() {
        let key = (delegation.grantor, delegation.class);
        by_grantor.entry(key).or_default().push(at);
    }
    let next = |at: usize| -> Vec<usize> {
        let own = &all[at];
        let delegates = own.delegates.iter();
        let theirs = delegates.filter_map(|&id| by_grantor.get(&(id, own.class)));
        let goes_on = |&other: &usize| {
            let (one, two) = (Extent::handed(own), Extent::handed(&all[other]));
            overlap(own, &all[other]) && grants.common(one, two).is_some()
        };
        theirs.flatten().copied().filter(goes_on).collect()
    };
    let mut state = vec![State::New; all.len()];
    let mut found = Vec::new();
    for start in 0..all.len() {
        if state[start] != State::New {
            continue;
        }
        state[start] = State::Open;
        let mut path = vec![(start, next(start))];
        while let Some((at, left)) = path.last_mut() {
            let Some(other) = left.pop() else {
                state[*at] = State::Done;
                path.pop();
                continue;
            };
            match state[other] {
                State::New => {
                    state[other] = State::Open;
                    path.push((other, next(other)));
                }
                State::Open => {
                    let from = path.iter().position(|(at, _)| *at == other).unwrap_or(0);
                    found.push(path[from..].iter().map(|(at, _)| *at).collect());
                }
                State::Done => {}
            }
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// Whether there is a day on which both hold.
fn overlap(one: &Delegation, two: &Delegation) -> bool {
    let is_over = |one: &Delegation, two: &Delegation| {
        one.until
            .zip(two.from)
            .is_some_and(|(last, first)| last < first)
    };
    !is_over(one, two) && !is_over(two, one)
}
