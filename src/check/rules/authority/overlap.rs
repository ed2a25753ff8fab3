//! authority/overlap: two positions, neither above the other, decide the same.

use crate::check::authority::cluster::clusters;
use crate::check::authority::deciders::Deciders;
use crate::check::authority::report;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::new(
    "authority/overlap",
    Severity::Error,
    include_str!("overlap.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let grants = context.grants();
    for matter in grants.judged() {
        let Some(deciders) = Deciders::of(grants, matter) else {
            continue;
        };
        for cluster in clusters(grants, &deciders.overlaps()) {
            let edge = report::in_order(grants, cluster.shown(grants));
            let Some(shown) = report::shown(grants, edge) else {
                continue;
            };
            let finding = report::on_cluster(context, findings, matter, &cluster);
            let finding = report::pair(context, finding, (shown.one, shown.two));
            findings.push(grants.shown(finding, &shown.common, shown.unit()));
        }
    }
}
