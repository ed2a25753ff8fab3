//! authority/delegation-exceeds: a position hands on what it does not hold by a line of its own.

use crate::check::authority::bands::parts;
use crate::check::authority::{
    Extent, Grants, cases, fits, is_comparable, whole, witness, wording,
};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Entity;
use crate::model::authority::band::{Band, gaps, union};
use crate::model::authority::{Delegation, Grant, Scope};

pub const RULE: Rule = Rule::new(
    "authority/delegation-exceeds",
    Severity::Error,
    include_str!("delegation_exceeds.md"),
    check,
);

/// What is handed on and not held.
enum Excess {
    /// No such power over the matter at all.
    Power,
    /// Some amounts, in some departments.
    Part(Scope, Band),
}

fn check(context: &Context, findings: &mut Findings) {
    let grants = context.grants();
    for delegation in &context.model.authority.delegations {
        if let Some(excess) = excess(grants, delegation) {
            findings.push(told(context, findings, delegation, &excess));
        }
    }
}

/// The grantor's own grants of the same class that reach the matter.
fn held<'a>(grants: &Grants<'a>, delegation: &Delegation) -> Vec<&'a Grant> {
    let matters = &grants.said.matters;
    let own = grants.of_holder(delegation.grantor).iter();
    own.map(|&at| grants.grant(at))
        .filter(|grant| grant.class == delegation.class)
        .filter(|grant| {
            let reaches = |matter| matters.is_within(delegation.matter, matter);
            grant.matter.is_some_and(reaches) && cases::meet(&grant.keys, &delegation.keys)
        })
        .collect()
}

fn excess(grants: &Grants, delegation: &Delegation) -> Option<Excess> {
    let extent = Extent::handed(delegation);
    let held = held(grants, delegation);
    if held.is_empty() {
        return Some(Excess::Power);
    }
    // What counts otherwise is not compared.
    if held
        .iter()
        .any(|grant| !is_comparable(&grant.amount, extent.amount))
    {
        return None;
    }
    let unit = || held.iter().find_map(|grant| grant.amount.unit.clone());
    let unit = extent.amount.unit.clone().or_else(unit);
    let wanted = extent.amount.band.common(whole(&unit));
    let scopes = || held.iter().map(|grant| &grant.scope);
    parts(extent.scope, scopes()).into_iter().find_map(|part| {
        let place = part.runs().first()?.0;
        let here = held.iter().filter(|grant| grant.scope.contains(place));
        let here = here.filter(|grant| fits(&grant.amount.unit, &unit));
        let bands = here.map(|grant| grant.amount.band.common(whole(&unit)));
        let left = gaps(wanted, &union(bands.collect()));
        left.first().map(|&band| Excess::Part(part.clone(), band))
    })
}

fn told(
    context: &Context,
    findings: &Findings,
    delegation: &Delegation,
    excess: &Excess,
) -> Diagnostic {
    let grants = context.grants();
    let matter = &grants.said.matters[delegation.matter];
    let mut finding = findings
        .about(Entity::Position(delegation.grantor), delegation.span)
        .arg("position", grants.name(delegation.grantor))
        .arg("delegates", grants.names(&delegation.delegates))
        .arg("matter", matter.name.as_str())
        .arg(
            "power",
            wording::power(context.vocabulary, delegation.power),
        );
    let held = held(grants, delegation);
    let Excess::Part(scope, band) = excess else {
        return finding;
    };
    let unit = || held.iter().find_map(|grant| grant.amount.unit.as_ref());
    let unit = delegation.amount.unit.as_ref().or_else(unit);
    finding = finding.arg("department", grants.somewhere(scope));
    finding = match witness::amount(*band) {
        Some(value) => finding
            .variant("amount")
            .arg("amount", wording::amount(value, unit)),
        None => finding.variant("scope"),
    };
    for grant in held {
        finding = finding.related(grant.span, grants.held(context.vocabulary, grant));
    }
    finding
}
