//! authority/unlimited: signing, spending or deciding with neither limit nor scope.

use crate::check::authority::wording;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::authority::{By, Grant};
use crate::syntax::concept::PowerClass;
use crate::syntax::vocabulary::Vocabulary;
use rustc_hash::FxHashSet;

pub const RULE: Rule = Rule::new(
    "authority/unlimited",
    Severity::Hint,
    include_str!("unlimited.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let grants = context.grants();
    let mut lines = FxHashSet::default();
    for grant in &grants.said.grants {
        let (By::Line(line) | By::Department(_, line)) = grant.by else {
            continue;
        };
        let Some((holder, matter)) = grant.holder.zip(grant.matter) else {
            continue;
        };
        let is_open = !grant.amount.is_limited() && !grant.is_scoped;
        let is_judged = !grants.said.matters[matter].is_people;
        // Said once for a line.
        if is_open && is_judged && binds(context.vocabulary, grant) && lines.insert(line) {
            findings.push(
                grants
                    .about(findings, matter, grant.span)
                    .arg("position", grants.name(holder))
                    .arg("power", wording::power(context.vocabulary, grant.power)),
            );
        }
    }
}

/// Whether a power binds the organisation.
fn binds(vocabulary: &Vocabulary, grant: &Grant) -> bool {
    let id = vocabulary.powers()[grant.power.0 as usize].id.as_str();
    matches!(grant.class, PowerClass::Decide | PowerClass::Use) || matches!(id, "sign" | "pay")
}
