//! Amounts that several grants make up together: how far they reach, where they are the same, and in which ways of
//! counting and cases they are compared.

use super::{Amounts, Grant};
use crate::spec::Per;
use std::collections::BTreeSet;

/// The ways of counting and the cases that some grants say; one without if they say none.
pub(super) fn worlds<'g>(
    list: impl Iterator<Item = &'g &'g Grant> + Clone,
) -> Vec<(Option<Per>, Option<usize>)> {
    let mut pers: Vec<Option<Per>> = Vec::new();
    let mut cases: BTreeSet<Option<usize>> = BTreeSet::new();
    for grant in list {
        if grant.is_limited && !pers.contains(&grant.per) {
            pers.push(grant.per);
        }
        cases.insert(grant.case);
    }
    if pers.iter().any(Option::is_some) {
        pers.retain(Option::is_some);
    }
    if pers.is_empty() {
        pers.push(None);
    }
    if cases.len() > 1 {
        cases.remove(&None);
    }
    pers.iter()
        .flat_map(|&per| cases.iter().map(move |&case| (per, case)))
        .collect()
}

fn reach(list: &[Grant], is_counted: impl Fn(&Grant) -> bool) -> Option<usize> {
    let list = list.iter().filter(|grant| is_counted(grant));
    list.filter_map(|grant| grant.amounts.last().copied()).max()
}

/// Whether some hold more than others, by a grant over the matter itself.
pub(super) fn exceeds(own: &[Grant], theirs: &[Grant], matter: usize) -> bool {
    let all = |_: &Grant| true;
    let above = |grant: &Grant| grant.matter != matter;
    let (Some(mine), Some(other)) = (reach(own, all), reach(theirs, all)) else {
        return false;
    };
    let is_old = reach(own, above) == Some(mine) && reach(theirs, above) == Some(other);
    mine > other && !is_old
}

/// Stretches of amounts without a hole, each with who makes it up.
fn stretches(list: &[Grant]) -> Vec<(Amounts, Vec<&Grant>)> {
    let all: Amounts = list
        .iter()
        .flat_map(|grant| grant.amounts.iter().copied())
        .collect();
    let mut found: Vec<Amounts> = Vec::new();
    for place in all {
        match found.last_mut() {
            Some(last) if last.contains(&(place.wrapping_sub(1))) => {
                last.insert(place);
            }
            _ => found.push(BTreeSet::from([place])),
        }
    }
    let of = |amounts: Amounts| {
        let makers = list
            .iter()
            .filter(|grant| grant.amounts.is_subset(&amounts));
        let makers = makers.collect();
        (amounts, makers)
    };
    found.into_iter().map(of).collect()
}

pub(super) fn is_same(own: &[Grant], theirs: &[Grant], matter: usize) -> bool {
    let old = |list: &[Grant]| -> Vec<Grant> {
        list.iter()
            .filter(|grant| grant.matter != matter)
            .cloned()
            .collect()
    };
    let (old_own, old_theirs) = (old(own), old(theirs));
    let is_old = |amounts: &Amounts| {
        let has = |list: &[Grant]| stretches(list).iter().any(|(other, _)| other == amounts);
        has(&old_own) && has(&old_theirs)
    };
    let others = stretches(theirs);
    stretches(own).iter().any(|(amounts, mine)| {
        others.iter().any(|(other, theirs)| {
            let pairs = || {
                mine.iter()
                    .flat_map(|one| theirs.iter().map(move |two| (one, two)))
            };
            let is_joint = pairs().any(|(one, two)| {
                one.joint.contains(&two.holder) || two.joint.contains(&one.holder)
            });
            let is_row = pairs().all(|(one, two)| one.row.is_some() && one.row == two.row);
            amounts == other && !is_old(amounts) && !is_joint && !is_row
        })
    })
}
