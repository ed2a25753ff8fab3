//! authority/chain-duplicate: superior and subordinate decide the identical band.

use crate::check::authority::deciders::Fault;
use crate::check::authority::report;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::new(
    "authority/chain-duplicate",
    Severity::Warning,
    include_str!("chain_duplicate.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let grants = context.grants();
    for (matter, cluster) in report::against_line(context, Fault::Same) {
        let Some(shown) = report::shown(grants, cluster.shown(grants)) else {
            continue;
        };
        let finding = report::on_cluster(context, findings, matter, &cluster);
        let finding = report::pair(context, finding, (shown.one, shown.two));
        findings.push(grants.shown(finding, &shown.common, shown.unit()));
    }
}
