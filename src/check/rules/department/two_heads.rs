//! department/two-heads: two positions that each head one department.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::department::HeadClaim;
use crate::model::{DepartmentId, Entity};
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "department/two-heads",
    Severity::Error,
    include_str!("two_heads.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    let mut heads: FxHashMap<DepartmentId, Vec<&HeadClaim>> = FxHashMap::default();
    for claim in &model.head_claims {
        let known = heads.entry(claim.department).or_default();
        if known.iter().all(|other| other.position != claim.position) {
            known.push(claim);
        }
    }
    for id in model.department_ids() {
        let Some(claims) = heads.get_mut(&id).filter(|claims| claims.len() > 1) else {
            continue;
        };
        claims.sort_by(|one, two| context.place(one.span).cmp(&context.place(two.span)));
        let Some((last, others)) = claims.split_last() else {
            continue;
        };
        let titles: Vec<String> = claims
            .iter()
            .map(|claim| model[claim.position].title.clone())
            .collect();
        let finding = findings.about(Entity::Department(id), last.span);
        let mut finding = finding
            .arg("name", model[id].name.as_str())
            .arg("heads", titles);
        for claim in others {
            let message = Message::new("department-two-heads-other")
                .arg("name", model[id].name.as_str())
                .arg("head", model[claim.position].title.as_str());
            finding = finding.related(claim.span, message);
        }
        findings.push(finding);
    }
}
