//! A name to the place where a chart begins: a position or a department, as people write it.

use super::{By, Root};
use crate::model::resolve::{Found, NameIndex};
use crate::model::{DepartmentId, Model, PositionId};
use crate::syntax::vocabulary::near;
use crate::text::fold;

/// Why a name is no place to begin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RootError {
    /// It names nothing; these names are near.
    Unknown(Vec<String>),
    /// It names several; their ids.
    Ambiguous(Vec<String>),
}

/// How many names are worth offering.
const OFFERS: usize = 6;

/// Looks up a position or a department; the kind that the chart shows counts first.
///
/// # Errors
/// If the name names nothing, or several.
pub fn find_root(model: &Model, name: &str, by: By) -> Result<Root, RootError> {
    let index = NameIndex::of(model);
    let positions = || match exact(model.position_ids(), |id| &model[id].id, name) {
        Found::None => index.find_position(model, name, None),
        found => found,
    };
    let departments = || match exact(model.department_ids(), |id| &model[id].id, name) {
        Found::None => index.find_department(model, name, None),
        found => found,
    };
    let position =
        |found: Found<PositionId>| settled(found, Root::Position, |id| model[id].id.clone());
    let department =
        |found: Found<DepartmentId>| settled(found, Root::Department, |id| model[id].id.clone());
    let found = match by {
        By::Position => position(positions()).or_else(|| department(departments())),
        By::Department => department(departments()).or_else(|| position(positions())),
    };
    found.unwrap_or_else(|| Err(RootError::Unknown(offers(model, name))))
}

fn settled<T>(
    found: Found<T>,
    root: impl Fn(T) -> Root,
    id: impl Fn(T) -> String,
) -> Option<Result<Root, RootError>> {
    match found {
        Found::One(one) => Some(Ok(root(one))),
        Found::Many(several) => Some(Err(RootError::Ambiguous(
            several.into_iter().map(id).collect(),
        ))),
        Found::None => None,
    }
}

/// The first of those whose id is exactly the name.
fn exact<'a, T>(ids: impl Iterator<Item = T>, id: impl Fn(T) -> &'a str, name: &str) -> Found<T>
where
    T: Copy,
{
    let mut ids = ids;
    ids.find(|&one| id(one) == name)
        .map_or(Found::None, Found::One)
}

/// Names that differ by a slip, else those that hold what was written; of a path, its last name.
fn offers(model: &Model, name: &str) -> Vec<String> {
    let word = fold::word(name);
    let word = word.rsplit('/').next().unwrap_or_default();
    let titles = model.positions.iter().map(|position| &position.title);
    let names = model.departments.iter().map(|department| &department.name);
    let mut known: Vec<(String, &String)> = titles
        .chain(names)
        .map(|name| (fold::word(name), name))
        .collect();
    known.sort_unstable();
    known.dedup();
    let slips = near(word, known.iter().map(|(folded, _)| folded.as_str()));
    let is_near = |folded: &str| match slips.is_empty() {
        true => !word.is_empty() && folded.contains(word),
        false => slips.contains(&folded),
    };
    let offers = known.iter().filter(|(folded, _)| is_near(folded));
    offers
        .map(|(_, name)| (*name).clone())
        .take(OFFERS)
        .collect()
}
