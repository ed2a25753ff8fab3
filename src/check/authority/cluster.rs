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
    /// The grant that is written last.
    pub(in crate::check) fn last(&self) -> u32 {
        // INVARIANT: a cluster has an edge.
        self.grants.last().copied().unwrap_or_default()
    }

    /// An edge to show: the first one of the grant that is written last.
    pub(in crate::check) fn shown(&self) -> (u32, u32) {
        let last = self.last();
        let mut of_last = self
            .edges
            .iter()
            .filter(|edge| edge.0 == last || edge.1 == last);
        of_last.next().copied().unwrap_or((last, last))
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
    for cluster in &mut found {
        cluster.positions.sort_unstable();
        cluster.positions.dedup();
        let place = |at: &u32| (order(grants.grant(*at).span), *at);
        cluster.grants.sort_unstable_by_key(place);
        cluster.grants.dedup();
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
