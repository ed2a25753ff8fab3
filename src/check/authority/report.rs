//! Findings on connected sets of positions: where they stand, whom they name, and the case that shows them. The words
//! are those of the catalogues.

use super::cluster::{Cluster, clusters, order};
use super::deciders::{Deciders, Fault};
use super::{Common, Grants, wording};
use crate::check::{Context, Findings};
use crate::diagnostic::Diagnostic;
use crate::model::authority::{Grant, MatterId};

/// Two grants of an edge with what they have in common.
pub(in crate::check) struct Shown<'a> {
    pub(in crate::check) one: &'a Grant,
    pub(in crate::check) two: &'a Grant,
    pub(in crate::check) common: Common,
}

impl Shown<'_> {
    /// The unit that one of the two says.
    pub(in crate::check) fn unit(&self) -> Option<&crate::syntax::values::Money> {
        let amounts = [&self.one.amount, &self.two.amount];
        amounts.into_iter().find_map(|amount| amount.unit.as_ref())
    }
}

/// The edge that a finding shows, in the order in which it is to be told; None if the two have nothing in common.
pub(in crate::check) fn shown<'a>(grants: &Grants<'a>, edge: (u32, u32)) -> Option<Shown<'a>> {
    let (one, two) = (grants.grant(edge.0), grants.grant(edge.1));
    let common = grants.common_of(one, two)?;
    Some(Shown { one, two, common })
}

/// As [`shown`], with what is written first in front.
pub(in crate::check) fn in_order(grants: &Grants, (one, two): (u32, u32)) -> (u32, u32) {
    let place = |at: u32| order(grants.grant(at).span);
    match place(one) <= place(two) {
        true => (one, two),
        false => (two, one),
    }
}

/// Sets of positions that hold the same as their superiors, or more, by the matter where it is said.
pub(in crate::check) fn against_line(context: &Context, fault: Fault) -> Vec<(MatterId, Cluster)> {
    let grants = context.grants();
    let mut found = Vec::new();
    for matter in grants.judged() {
        let Some(deciders) = Deciders::of(grants, matter) else {
            continue;
        };
        let pairs = deciders.against_line().into_iter();
        let edges: Vec<(u32, u32)> = pairs
            .filter(|(.., own)| *own == fault)
            .map(|(one, two, _)| (one, two))
            .collect();
        let of_matter = clusters(grants, &edges).into_iter();
        found.extend(of_matter.map(|cluster| (matter, cluster)));
    }
    found
}

/// A finding on a cluster: at the grant that is written last, with all others as other places. It takes the variant
/// `-many` if it names more than an edge does, with `positions` and `count`.
pub(in crate::check) fn on_cluster(
    context: &Context,
    findings: &Findings,
    matter: MatterId,
    cluster: &Cluster,
) -> Diagnostic {
    let grants = context.grants();
    let last = cluster.last();
    let mut finding = grants.about(findings, matter, grants.grant(last).span);
    if cluster.positions.len() > cluster.told(grants) {
        finding = many(grants, finding, cluster);
    }
    others(
        context,
        finding,
        cluster.grants.iter().filter(|&&at| at != last),
    )
}

/// The variant that names all positions of a cluster.
fn many(grants: &Grants, finding: Diagnostic, cluster: &Cluster) -> Diagnostic {
    let mut finding = finding.variant("many");
    finding
        .message
        .args
        .retain(|(name, _)| !matches!(*name, "positions" | "count"));
    finding
        .arg("positions", grants.names(&cluster.positions))
        .arg("count", cluster.positions.len())
}

/// Grants as other places of a finding.
pub(in crate::check) fn others<'g>(
    context: &Context,
    mut finding: Diagnostic,
    list: impl Iterator<Item = &'g u32>,
) -> Diagnostic {
    let grants = context.grants();
    for &at in list {
        let grant = grants.grant(at);
        finding = finding.related(grant.span, grants.held(context.vocabulary, grant));
    }
    finding
}

/// The holders of two grants as `one` and `two`, and what they may do as `does` and `also`.
pub(in crate::check) fn pair(
    context: &Context,
    finding: Diagnostic,
    (one, two): (&Grant, &Grant),
) -> Diagnostic {
    let grants = context.grants();
    let name = |grant: &Grant| grant.holder.map_or("", |id| grants.name(id));
    finding
        .arg("one", name(one))
        .arg("two", name(two))
        .arg("does", wording::power(context.vocabulary, one.power))
        .arg("also", wording::power(context.vocabulary, two.power))
}
