//! authority/boundary: two bands of a matter meet in one number, and so two decide it.

use crate::check::authority::cluster::clusters;
use crate::check::authority::deciders::Deciders;
use crate::check::authority::{report, wording};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::locale::word;
use crate::model::authority::Grant;
use crate::model::authority::words;
use crate::syntax::values::Decimal;
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "authority/boundary",
    Severity::Warning,
    include_str!("boundary.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let grants = context.grants();
    for matter in grants.judged() {
        let Some(deciders) = Deciders::of(grants, matter) else {
            continue;
        };
        let found = deciders.boundaries();
        let edges: Vec<(u32, u32)> = found.iter().map(|&(one, two, _)| (one, two)).collect();
        let values: FxHashMap<(u32, u32), Decimal> = found
            .iter()
            .map(|&(one, two, value)| ((one, two), value))
            .collect();
        for cluster in clusters(grants, &edges) {
            let shown = cluster.shown(grants);
            let mut numbers: Vec<Decimal> = cluster
                .edges
                .iter()
                .filter_map(|edge| values.get(edge).copied())
                .collect();
            numbers.sort_unstable();
            numbers.dedup();
            let edge = report::in_order(grants, shown);
            let Some((common, value)) = report::shown(grants, edge).zip(values.get(&shown)) else {
                continue;
            };
            let unit = common.unit();
            let mut finding = report::on_cluster(context, findings, matter, &cluster);
            if cluster.positions.len() == 1 {
                finding = finding.variant("own");
            }
            let list = word(|language| {
                let one = |&value: &Decimal| words::amount(language, value, unit);
                let list: Vec<String> = numbers.iter().map(one).collect();
                list.join(language.list_mark())
            });
            let says = |grant: &Grant| wording::band(grant.amount.band, unit);
            findings.push(
                report::pair(context, finding, (common.one, common.two))
                    .arg("amount", wording::amount(*value, unit))
                    .arg("numbers", list)
                    .arg("department", grants.somewhere(&common.common.scope))
                    .arg("says", says(common.one))
                    .arg("differs", says(common.two)),
            );
        }
    }
}
