//! From what a chapter says it is about to the departments and positions that it speaks of: names, grades, exceptions
//! and conditions. Plans no part.

use super::build::Input;
use super::plan::{Finder, Scope, UnknownName};
use crate::check::custom::Condition;
use crate::diagnostic::Message;
use crate::model::{Entity, Model, PositionId};
use crate::render::booklet::{Filter, Selection};
use crate::syntax::vocabulary::near;
use crate::text::fold;
use rustc_hash::FxHashSet;

/// What a chapter speaks of; None if that is nothing. What cannot be found is told of in `notes`, and left out.
pub(super) fn scope(
    input: &Input,
    finder: &Finder,
    selection: &Selection,
    filter: &Filter,
    notes: &mut Vec<Message>,
) -> Option<Scope> {
    let base = match selection {
        Selection::All => vec![Scope::All],
        Selection::Named(names) => found(input, finder, names, notes),
    };
    let filter = Wanted::of(input, finder, filter, notes)?;
    match (base.as_slice(), &filter) {
        ([], _) => None,
        ([one], None) => Some(one.clone()),
        (_, filter) => {
            let name = match base.as_slice() {
                [one] => name(input.model, one),
                _ => None,
            };
            let keeps = |entity| {
                filter
                    .as_ref()
                    .is_none_or(|own| own.has(input.model, entity))
            };
            let picked = Scope::picked(input.model, &base, name, keeps);
            if picked.is_empty() {
                notes.push(about(input, Message::new("build-nobody")));
            }
            (!picked.is_empty()).then_some(picked)
        }
    }
}

fn name(model: &Model, scope: &Scope) -> Option<String> {
    match scope {
        Scope::Department(id) => Some(model[*id].name.clone()),
        Scope::Line(id) | Scope::Position(id) => Some(model[*id].title.clone()),
        Scope::Picked(picked) => picked.name.clone(),
        Scope::All => None,
    }
}

/// The scopes of names.
fn found(input: &Input, finder: &Finder, names: &[String], notes: &mut Vec<Message>) -> Vec<Scope> {
    let mut scopes = Vec::new();
    for name in names {
        match finder.scope(name) {
            Ok(scope) => scopes.push(scope),
            Err(unknown) => notes.push(about(input, unknown_name(unknown))),
        }
    }
    scopes
}

fn unknown_name(unknown: UnknownName) -> Message {
    let message = match unknown.near {
        Some(near) => Message::new("build-unknown-chapter-near").arg("near", near),
        None => Message::new("build-unknown-chapter"),
    };
    message.arg("name", unknown.name)
}

fn about(input: &Input, message: Message) -> Message {
    message.arg("booklet", input.booklet.name.as_str())
}

/// A filter with its names looked up.
struct Wanted {
    except: Vec<Scope>,
    /// Those of the right grade for whom the condition holds; None if nothing is said of either.
    chosen: Option<FxHashSet<PositionId>>,
}

impl Wanted {
    /// The inner None: nothing is said. The outer one: nobody can be meant, for the condition cannot be worked out.
    #[expect(clippy::option_option)]
    fn of(
        input: &Input,
        finder: &Finder,
        filter: &Filter,
        notes: &mut Vec<Message>,
    ) -> Option<Option<Self>> {
        if filter.is_empty() {
            return Some(None);
        }
        let model = input.model;
        let mut chosen: Option<FxHashSet<PositionId>> = None;
        if !filter.grades.is_empty() {
            let grades = grades(input, &filter.grades, notes);
            let graded = model.position_ids().filter(|&id| {
                let grade = model[id].grade.value();
                grade.is_some_and(|grade| grades.contains(&fold::word(grade)))
            });
            chosen = Some(graded.collect());
        }
        if let Some(text) = &filter.condition {
            let condition = Condition::read(text)
                .and_then(|condition| condition.positions(model, input.sources, input.vocabulary));
            let picked = condition.map_err(|message| notes.push(message)).ok()?;
            let both = |&id: &PositionId| chosen.as_ref().is_none_or(|own| own.contains(&id));
            let picked = picked.into_iter().filter(both).collect();
            chosen = Some(picked);
        }
        Some(Some(Self {
            except: found(input, finder, &filter.except, notes),
            chosen,
        }))
    }

    fn has(&self, model: &Model, entity: Entity) -> bool {
        let mut except = self.except.iter();
        match entity {
            Entity::Position(id) => {
                let chosen = self.chosen.as_ref();
                chosen.is_none_or(|chosen| chosen.contains(&id))
                    && !except.any(|scope| scope.has_position(model, id))
            }
            // A department is spoken of if any of its own positions is.
            Entity::Department(id) => {
                let has_chosen = self.chosen.as_ref().is_none_or(|chosen| {
                    let mut chosen = chosen.iter();
                    chosen.any(|&position| model[position].department == Some(id))
                });
                has_chosen && !except.any(|scope| scope.has_department(model, id))
            }
            _ => false,
        }
    }
}

/// The grades of a filter, folded; those that the organisation does not have are told of.
fn grades(input: &Input, wanted: &[String], notes: &mut Vec<Message>) -> Vec<String> {
    let listed = input.model.organisation.grades.iter();
    let written = input.model.positions.iter();
    let written = written.filter_map(|position| position.grade.value());
    let known: FxHashSet<String> = listed
        .chain(written)
        .map(|grade| fold::word(grade))
        .collect();
    let mut sorted: Vec<&str> = known.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    let mut grades = Vec::new();
    for grade in wanted {
        let word = fold::word(grade);
        if !known.contains(&word) {
            let message = match near(&word, sorted.iter().copied()).first() {
                Some(near) => Message::new("build-unknown-grade-near").arg("near", *near),
                None => Message::new("build-unknown-grade"),
            };
            notes.push(about(input, message.arg("grade", grade.as_str())));
        }
        grades.push(word);
    }
    grades
}
