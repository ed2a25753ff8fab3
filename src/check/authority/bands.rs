//! Sets of amounts and of departments, cut into pieces that are the same throughout.

use crate::model::authority::Scope;
use crate::model::authority::band::Band;

/// The band of a grant, cut to the unit that is looked at.
#[derive(Clone, Copy)]
pub(in crate::check) struct Measured {
    pub(in crate::check) band: Band,
    pub(in crate::check) at: u32,
    /// Whether it is written over the matter itself.
    pub(in crate::check) is_own: bool,
}

/// The one that reaches highest; of several one from above, so that nothing is said twice.
pub(in crate::check) fn upper(list: &[Measured]) -> Option<Measured> {
    let filled = list.iter().filter(|one| !one.band.is_empty());
    let key = |one: &&Measured| (one.band.high, !one.is_own, std::cmp::Reverse(one.at));
    filled.max_by_key(key).copied()
}

/// What some bands cover together: each stretch without a hole, with the grants that make it up.
pub(in crate::check) fn pieces(mut list: Vec<Measured>) -> Vec<(Band, Vec<u32>)> {
    list.retain(|one| !one.band.is_empty());
    list.sort_unstable_by_key(|one| (one.band, one.at));
    let mut found: Vec<(Band, Vec<u32>)> = Vec::new();
    for one in list {
        match found.last_mut() {
            Some((band, grants)) if one.band.low <= band.high => {
                band.high = band.high.max(one.band.high);
                grants.push(one.at);
            }
            _ => found.push((one.band, vec![one.at])),
        }
    }
    found
}

/// Cuts an area where some scopes begin and end: within a part each of them covers all or nothing.
pub(in crate::check) fn parts<'s>(
    area: &Scope,
    scopes: impl Iterator<Item = &'s Scope>,
) -> Vec<Scope> {
    let mut cuts: Vec<u32> = scopes
        .flat_map(|scope| scope.runs().iter().flat_map(|&(start, end)| [start, end]))
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut found = Vec::new();
    for &(mut start, end) in area.runs() {
        let from = cuts.partition_point(|&cut| cut <= start);
        let inner = cuts[from..].iter().take_while(|&&cut| cut < end);
        for &cut in inner.chain([&end]) {
            found.push(Scope::run(start, cut));
            start = cut;
        }
    }
    found
}
