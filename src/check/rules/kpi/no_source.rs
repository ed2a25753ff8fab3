//! kpi/no-source: an indicator that does not say where its data come from.

use crate::check::indicators::{Indicator, missing};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;

pub const RULE: Rule = Rule::new(
    "kpi/no-source",
    Severity::Hint,
    include_str!("no_source.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let lacks = |indicator: &Indicator| {
        let shared = indicator.shared;
        indicator.kpi.source.is_none()
            && shared.is_none_or(|shared| shared.source_of_data.value().is_none())
    };
    missing(context, findings, lacks, |_| true);
}
