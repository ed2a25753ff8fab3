//! authority/inversion: a subordinate may decide more than its superior.

use crate::check::authority::band_above;
use crate::check::authority::deciders::Fault;
use crate::check::authority::{report, wording};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::authority::Grant;

pub const RULE: Rule = Rule::new(
    "authority/inversion",
    Severity::Error,
    include_str!("inversion.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let grants = context.grants();
    for (matter, cluster) in report::against_line(context, Fault::More) {
        // The first of the two is the subordinate's.
        let (below, above) = cluster.shown(grants);
        let (below, above) = (grants.grant(below), grants.grant(above));
        let unit = below.amount.unit.as_ref().or(above.amount.unit.as_ref());
        let common = band_above(below, above);
        let says = |grant: &Grant| wording::band(grant.amount.band, unit);
        let finding = report::on_cluster(context, findings, matter, &cluster);
        let finding = report::pair(context, finding, (below, above))
            .arg("more", says(below))
            .arg("less", says(above))
            .arg("department", grants.somewhere(&common.scope))
            .arg("amount", wording::amount_or_all(common.band, unit));
        findings.push(finding);
    }
}
