//! department/function-unowned: a function that no duty of the department's positions covers.

use crate::check::similarity::{Terms, Weights};
use crate::check::staff::people;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::{DepartmentId, Entity, PositionId};
use crate::syntax::concept::{Concept, TextMark};
use rustc_hash::FxHashSet;

pub const RULE: Rule = Rule::new(
    "department/function-unowned",
    Severity::Warning,
    include_str!("function_unowned.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    if model
        .departments
        .iter()
        .all(|department| department.functions.is_empty())
    {
        return;
    }
    let filler = context.vocabulary.marks(TextMark::Filler);
    let duties: Vec<Terms> = model
        .positions
        .iter()
        .map(|position| {
            let leaves = position.duties.leaves();
            Terms::content(
                leaves.iter().map(|(entry, _)| entry.prose.text.as_str()),
                filler,
            )
        })
        .collect();
    let weights = Weights::of(&duties);
    let people = people(context.model);
    // Whoever names a department that is not there may belong to any.
    let strayed = |id: &PositionId| model[*id].unresolved.contains(&Concept::Department);
    let strayed = model.position_ids().filter(strayed);
    let strayed: FxHashSet<u64> = strayed
        .flat_map(|position| duties[position.0 as usize].iter())
        .collect();
    for id in model
        .department_ids()
        .filter(|&id| !model[id].functions.is_empty())
    {
        let department = &model[id];
        let Some(positions) = judged(context, id, &people[id.0 as usize]) else {
            continue;
        };
        let done: FxHashSet<u64> = positions
            .iter()
            .flat_map(|position| duties[position.0 as usize].iter())
            .collect();
        let done = |term: u64| done.contains(&term) || strayed.contains(&term);
        for (entry, _) in department.functions.leaves() {
            let text = entry.prose.text.as_str();
            let function = Terms::content(std::iter::once(text), filler);
            if is_owned(
                &function,
                &done,
                &weights,
                context.config.thresholds.coverage,
            ) {
                continue;
            }
            let finding = findings.about(Entity::Department(id), entry.prose.span);
            let finding = finding.arg("name", department.name.as_str());
            findings.push(finding.arg("function", text));
        }
    }
}

/// Duties paraphrase functions: one distinctive term in common is enough, and so is much in common.
fn is_owned(
    function: &Terms,
    done: &impl Fn(u64) -> bool,
    weights: &Weights,
    threshold: f64,
) -> bool {
    let shared = |term: u64| done(term) && weights.is_distinctive(term);
    function.is_empty()
        || function.iter().any(shared)
        || weights.coverage(function, done) >= threshold
}

/// The positions of a department whose duties are all known; None if some are not, so that nothing can be said.
fn judged(context: &Context, id: DepartmentId, people: &[PositionId]) -> Option<Vec<PositionId>> {
    let model = context.model;
    let department = &model[id];
    let complete = |&position: &PositionId| {
        let position = &model[position];
        !position.stub && !position.source.unread && !position.duties.is_empty()
    };
    let posts = department.establishment.posts.iter();
    let described = posts
        .into_iter()
        .all(|post| post.position.as_ref().is_some_and(|link| link.to.is_some()));
    let positions: Vec<PositionId> = people.iter().copied().chain(department.head).collect();
    let known = !department.source.unread
        && described
        && !positions.is_empty()
        && positions.iter().all(complete);
    known.then_some(positions)
}
