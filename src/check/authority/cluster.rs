//! Pairs of grants gathered into one finding for each connected set of positions.

use super::Grants;
use crate::model::PositionId;
use crate::text::Span;
use rustc_hash::FxHashMap;

/// A connected set of positions, and what connects them.
pub(in crate::check) struct Cluster {
    /// Sorted.
    pub(in crate::check) positions: Vec<PositionId>,
    /// The grants of its edges, as they are written.
    pub(in crate::check) grants: Vec<u32>,
    /// The edges, each as it was given.
    pub(in crate::check) edges: Vec<(u32, u32)>,
}

impl Cluster {
    fn settle(&mut self, grants: &Grants) {
        self.positions.sort_unstable();
        self.positions.dedup();
        let place = |at: &u32| (order(grants.grant(*at).span), *at);
        self.grants.sort_unstable_by_key(place);
        self.grants.dedup();
    }

    /// The grant that is written last.
    pub(in crate::check) fn last(&self) -> u32 {
        // INVARIANT: a cluster has an edge.
        self.grants.last().copied().unwrap_or_default()
    }

    /// An edge to show: one between two positions that have something in common if there is any, and one of the grant
    /// that is written last if it can be.
    pub(in crate::check) fn shown(&self, grants: &Grants) -> (u32, u32) {
        let last = self.last();
        let holder = |at: u32| grants.grant(at).holder;
        let rank = |edge: &&(u32, u32)| {
            let is_between = holder(edge.0) != holder(edge.1);
            let is_last = edge.0 == last || edge.1 == last;
            let has_common = grants
                .common_of(grants.grant(edge.0), grants.grant(edge.1))
                .is_some();
            (!is_between, !has_common, !is_last)
        };
        self.edges
            .iter()
            .min_by_key(rank)
            .copied()
            .unwrap_or((last, last))
    }

    /// How many positions the edge that is shown names.
    pub(in crate::check) fn told(&self, grants: &Grants) -> usize {
        let (one, two) = self.shown(grants);
        let is_one = grants.grant(one).holder == grants.grant(two).holder;
        2 - usize::from(is_one)
    }
}

/// Gathers pairs of grants; grants without a holder are left out. In the order of the grants.
pub(in crate::check) fn clusters(grants: &Grants, edges: &[(u32, u32)]) -> Vec<Cluster> {
    let holder = |at: u32| grants.grant(at).holder;
    let mut sets = Sets::default();
    for &(one, two) in edges {
        if let Some((one, two)) = holder(one).zip(holder(two)) {
            sets.join(one, two);
        }
    }
    let mut found: Vec<Cluster> = Vec::new();
    let mut known: FxHashMap<PositionId, usize> = FxHashMap::default();
    for &(one, two) in edges {
        let Some((left, right)) = holder(one).zip(holder(two)) else {
            continue;
        };
        let at = *known.entry(sets.root(left)).or_insert_with(|| {
            found.push(Cluster {
                positions: Vec::new(),
                grants: Vec::new(),
                edges: Vec::new(),
            });
            found.len() - 1
        });
        found[at].positions.extend([left, right]);
        found[at].grants.extend([one, two]);
        found[at].edges.push((one, two));
    }
    found.iter_mut().for_each(|cluster| cluster.settle(grants));
    by_place(grants, found)
}

/// Clusters of the same places are one: in a cell of a table several positions can stand, as heads of departments, and
/// what two cells say of all of them is one fault. With other places each has its own.
fn by_place(grants: &Grants, clusters: Vec<Cluster>) -> Vec<Cluster> {
    let mut known: FxHashMap<Vec<Span>, usize> = FxHashMap::default();
    let mut found: Vec<Cluster> = Vec::new();
    for cluster in clusters {
        let next = found.len();
        let places = cluster.grants.iter().map(|&at| grants.grant(at).span);
        let mut places: Vec<Span> = places.collect();
        places.dedup();
        let at = *known.entry(places).or_insert(next);
        if at == next {
            found.push(cluster);
            continue;
        }
        let first = &mut found[at];
        first.positions.extend(cluster.positions);
        first.grants.extend(cluster.grants);
        first.edges.extend(cluster.edges);
        first.settle(grants);
    }
    found
}

/// The order in which things are written.
pub(in crate::check) fn order(span: Span) -> (crate::text::FileId, u32, u32) {
    (span.file, span.range.start, span.range.end)
}

/// Disjoint sets of positions.
#[derive(Default)]
struct Sets(FxHashMap<PositionId, PositionId>);

impl Sets {
    fn root(&mut self, id: PositionId) -> PositionId {
        let mut at = id;
        while let Some(&next) = self.0.get(&at).filter(|&&next| next != at) {
            // Halves the way for the next who asks.
            let far = self.0.get(&next).copied().unwrap_or(next);
            self.0.insert(at, far);
            at = far;
        }
        at
    }

    fn join(&mut self, one: PositionId, two: PositionId) {
        let (one, two) = (self.root(one), self.root(two));
        if one != two {
            self.0.insert(two.max(one), one.min(two));
        }
    }
}
