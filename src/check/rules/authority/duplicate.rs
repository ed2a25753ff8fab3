//! authority/duplicate: one position is given one power twice.

use crate::check::authority::wording;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::authority::{By, Grant};
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "authority/duplicate",
    Severity::Warning,
    include_str!("duplicate.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let grants = context.grants();
    for id in context.model.position_ids() {
        let mut known: FxHashMap<_, Vec<&Grant>> = FxHashMap::default();
        for &at in grants.of_holder(id) {
            let grant = grants.grant(at);
            let Some(matter) = grant.matter.filter(|_| !grant.amount.is_unread) else {
                continue;
            };
            let key = (
                matter,
                grant.power,
                source(grant),
                grant.amount.band,
                &grant.keys,
            );
            let before = known.entry(key).or_default();
            let Some(first) = before.iter().find(|first| is_same(first, grant)) else {
                before.push(grant);
                continue;
            };
            let finding = grants.about(findings, matter, grant.span);
            let finding = finding
                .arg("position", grants.name(id))
                .arg("power", wording::power(context.vocabulary, grant.power));
            let finding = match grant.amount.is_limited() {
                true => {
                    let unit = grant.amount.unit.as_ref();
                    finding.arg("band", wording::band(grant.amount.band, unit))
                }
                false => wording::any(finding),
            };
            findings.push(finding.related(first.span, Message::new("authority-duplicate-first")));
        }
    }
}

/// A list, a department's list and the tables are several views of the same powers.
fn source(grant: &Grant) -> u8 {
    match grant.by {
        By::Line(_) => 0,
        By::Department(..) => 1,
        By::Cell { .. } => 2,
    }
}

fn is_same(one: &Grant, two: &Grant) -> bool {
    let lines = match (one.by, two.by) {
        (By::Line(one), By::Line(two)) => one != two,
        (By::Department(_, one), By::Department(_, two)) => one != two,
        (By::Cell { row: one, .. }, By::Cell { row: two, .. }) => one != two,
        _ => false,
    };
    lines
        && one.amount == two.amount
        && one.scope == two.scope
        && one.joint == two.joint
        && one.is_final == two.is_final
}
