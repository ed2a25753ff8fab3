//! authority/undeclared-matter: a power over a matter that is declared nowhere.

use crate::check::authority::Grants;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Fix, Severity};
use crate::model::authority::MatterId;
use crate::syntax::vocabulary::near;

pub const RULE: Rule = Rule::new(
    "authority/undeclared-matter",
    Severity::Hint,
    include_str!("undeclared_matter.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let grants = context.grants();
    let matters = &grants.said.matters;
    let missing: Vec<MatterId> = grants
        .judged()
        .filter(|&id| !grants.is_declared(id) && is_named(grants, id))
        .collect();
    if context.model.matters.is_empty() {
        // Where none is declared, that is said once.
        if let Some(&first) = missing.first() {
            let finding = grants.about(findings, first, matters[first].span);
            findings.push(finding.variant("none").arg("count", missing.len()));
        }
        return;
    }
    let known: Vec<&str> = context
        .model
        .matters
        .iter()
        .flat_map(|matter| std::iter::once(&matter.name).chain(&matter.aliases))
        .map(String::as_str)
        .collect();
    for id in missing {
        let matter = &matters[id];
        let finding = grants.about(findings, id, matter.span);
        let near = near(&matter.name, known.iter().copied());
        findings.push(match near.as_slice() {
            [one] => finding
                .variant("near")
                .arg("near", *one)
                .fix(Fix::replace(matter.span, one)),
            _ => finding,
        });
    }
}

/// Whether a grant is over it; some are named only as what others lie under.
fn is_named(grants: &Grants, id: MatterId) -> bool {
    !grants.at(id).is_empty()
}
