//! department/children: declared sub-departments, or a stated 无, and the tree disagree.

use crate::check::order::later;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::department::{ParentClaim, ParentSaid};
use crate::model::{DepartmentId, Entity};
use crate::syntax::concept::Concept;
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "department/children",
    Severity::Error,
    include_str!("children.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let mut claims = Claims::default();
    for claim in &context.model.parent_claims {
        claims.entry(claim.child).or_default().push(claim);
    }
    says_none(context, findings, &claims);
    two_places(context, findings, &claims);
    not_listed(context, findings, &claims);
}

/// For each department, who says under which other one it stands.
type Claims<'a> = FxHashMap<DepartmentId, Vec<&'a ParentClaim>>;

/// 下属部门：无, and yet some department lies below.
fn says_none(context: &Context, findings: &mut Findings, claims: &Claims) {
    let model = context.model;
    for &(id, none) in &model.childless {
        let under = |child: &DepartmentId| {
            claims
                .get(child)?
                .iter()
                .copied()
                .find(|claim| claim.parent == Some(id))
        };
        let claims: Vec<&ParentClaim> = model[id].children.iter().filter_map(under).collect();
        let Some(first) = claims.first() else {
            continue;
        };
        let names: Vec<String> = claims
            .iter()
            .map(|claim| model[claim.child].name.clone())
            .collect();
        let said_none =
            Message::new("department-children-none-said").arg("name", model[id].name.as_str());
        let below = |claim: &ParentClaim| parent_said(context, claim);
        let (span, mut related) = match later(context, none, first.span) {
            true => (none, Vec::new()),
            false => (first.span, vec![(none, said_none)]),
        };
        related.extend(
            claims
                .iter()
                .filter(|claim| claim.span != span)
                .map(|claim| (claim.span, below(claim))),
        );
        let finding = findings.about(Entity::Department(id), span).variant("none");
        let mut finding = finding
            .arg("name", model[id].name.as_str())
            .arg("children", names);
        for (span, message) in related {
            finding = finding.related(span, message);
        }
        findings.push(finding);
    }
}

/// One department, put under two.
fn two_places(context: &Context, findings: &mut Findings, claims: &Claims) {
    let model = context.model;
    for claim in &model.parent_claims {
        let actual = model[claim.child].parent;
        if claim.parent == actual || claim.parent == Some(claim.child) || in_circle(context, claim)
        {
            continue;
        }
        let others = claims.get(&claim.child).into_iter().flatten().copied();
        let Some(other) = others.into_iter().find(|other| other.parent == actual) else {
            continue;
        };
        let (last, first) = if later(context, claim.span, other.span) {
            (claim, other)
        } else {
            (other, claim)
        };
        let parent = |claim: &ParentClaim| {
            claim.parent.map_or_else(
                || model.organisation.name.clone(),
                |parent| model[parent].name.clone(),
            )
        };
        let finding = findings
            .about(Entity::Department(claim.child), last.span)
            .arg("name", model[claim.child].name.as_str())
            .arg("parent", parent(last))
            .arg("other", parent(first));
        findings.push(finding.related(first.span, parent_said(context, first)));
    }
}

fn in_circle(context: &Context, claim: &ParentClaim) -> bool {
    let both = |cycle: &&Vec<DepartmentId>| {
        cycle.contains(&claim.child) && claim.parent.is_some_and(|parent| cycle.contains(&parent))
    };
    context
        .model
        .department_cycles
        .iter()
        .any(|cycle| both(&cycle))
}

/// A written list of sub-departments that leaves one out.
fn not_listed(context: &Context, findings: &mut Findings, claims: &Claims) {
    let model = context.model;
    for id in model.department_ids() {
        let department = &model[id];
        if department.children_names.parts.is_empty()
            || department.unresolved.contains(&Concept::Children)
        {
            continue;
        }
        let Some(list) = department.children_names.label else {
            continue;
        };
        for &child in &department.children {
            let here = claims.get(&child).into_iter().flatten().copied();
            let here = here.filter(|claim| claim.parent == Some(id));
            let (listed, others): (Vec<_>, Vec<_>) =
                here.partition(|claim| claim.by == ParentSaid::Parent);
            let (true, Some(other)) = (listed.is_empty(), others.first()) else {
                continue;
            };
            let lists =
                Message::new("department-children-list").arg("name", department.name.as_str());
            let (span, place, message) = match later(context, list, other.span) {
                true => (list, other.span, parent_said(context, other)),
                false => (other.span, list, lists),
            };
            let finding = findings
                .about(Entity::Department(id), span)
                .variant("missing");
            let finding = finding
                .arg("name", department.name.as_str())
                .arg("child", model[child].name.as_str());
            findings.push(finding.related(place, message));
        }
    }
}

fn parent_said(context: &Context, claim: &ParentClaim) -> Message {
    let model = context.model;
    let parent = claim
        .parent
        .map_or(model.organisation.name.as_str(), |parent| {
            model[parent].name.as_str()
        });
    Message::new("department-parent")
        .arg("name", model[claim.child].name.as_str())
        .arg("parent", parent)
}
