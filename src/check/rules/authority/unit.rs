//! authority/unit: the limits of one matter count in different units, and cannot be compared.

use crate::check::authority::cluster::order;
use crate::check::authority::{Grants, cases, report, wording};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::authority::{Grant, MatterId};
use crate::syntax::values::Per;

pub const RULE: Rule = Rule::new(
    "authority/unit",
    Severity::Error,
    include_str!("unit.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let grants = context.grants();
    for matter in grants.judged() {
        let own = grants.at(matter).iter().map(|&at| (at, true));
        let above = grants.reaching(matter).map(|at| (at, false));
        let mut limited: Vec<(u32, bool)> = own
            .chain(above)
            .filter(|(at, _)| grants.grant(*at).amount.is_limited())
            .collect();
        limited.sort_by_key(|&(at, _)| (order(grants.grant(at).span), at));
        let unit = |grant: &Grant| grant.amount.unit.clone();
        if let Some(pair) = differing(grants, &limited, unit) {
            findings.push(told(context, findings, matter, pair));
            continue;
        }
        let per = |grant: &Grant| grant.amount.per;
        if let Some(pair) = differing(grants, &limited, per) {
            let finding = told(context, findings, matter, pair).variant("per");
            findings.push(finding.at_most(Severity::Hint));
        }
    }
}

/// The first grants that say two different things, one of them over the matter itself; what is written first in
/// front.
fn differing<T: PartialEq>(
    grants: &Grants,
    limited: &[(u32, bool)],
    said: impl Fn(&Grant) -> Option<T>,
) -> Option<(u32, u32)> {
    // One of each kind, own and from above, is enough unless cases keep them apart.
    let mut kinds: Vec<(T, bool, u32)> = Vec::new();
    for &(at, is_own) in limited {
        let grant = grants.grant(at);
        let Some(value) = said(grant) else {
            continue;
        };
        let other = kinds.iter().find(|(other, other_own, first)| {
            *other != value
                && (is_own || *other_own)
                && cases::meet(&grants.grant(*first).keys, &grant.keys)
        });
        if let Some(&(_, _, first)) = other {
            return Some((first, at));
        }
        let is_known = kinds.iter().any(|(other, other_own, first)| {
            *other == value && *other_own == is_own && grants.grant(*first).keys == grant.keys
        });
        if !is_known {
            kinds.push((value, is_own, at));
        }
    }
    None
}

fn told(
    context: &Context,
    findings: &Findings,
    matter: MatterId,
    (one, two): (u32, u32),
) -> Diagnostic {
    let grants = context.grants();
    let (first, last) = (grants.grant(one), grants.grant(two));
    let says = |grant: &Grant| {
        let band = wording::band(grant.amount.band, grant.amount.unit.as_ref());
        wording::per(
            band,
            grant
                .amount
                .per
                .filter(|per| *per != Per::Each || has_per(first, last)),
        )
    };
    let finding = grants
        .about(findings, matter, last.limit_span)
        .arg("says", says(first))
        .arg("differs", says(last));
    let finding = report::pair(context, finding, (first, last));
    finding.related(first.limit_span, grants.held(context.vocabulary, first))
}

/// Whether the two count per something else.
fn has_per(one: &Grant, two: &Grant) -> bool {
    one.amount.per != two.amount.per
}
