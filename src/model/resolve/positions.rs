//! Positions: described or outlined, each in its department.

use super::readings::Described;
use super::{Builder, names};
use crate::model::position::{Headcount, Position, Template};
use crate::model::read::Place;
use crate::model::{DepartmentId, Entity, Field, PositionId, Said, Source, Target};
use crate::syntax::concept::{Concept, Key, Kind};
use crate::syntax::values;
use crate::text::{Span, fold};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Titles of the outline, folded, and their entries: positions, and heads of departments.
type Outlined = FxHashMap<String, Vec<OutlinePlace>>;

/// A place that the outline gives a position.
#[derive(Clone, Copy, Debug)]
struct OutlinePlace {
    entry: usize,
    department: Option<DepartmentId>,
    /// Named by 主管 of a department, rather than by an entry of its own.
    as_head: bool,
    taken: Option<PositionId>,
}

impl<'a> Builder<'a> {
    pub(super) fn positions(&mut self) {
        self.declare_templates();
        self.outline.index_titles();
        let mut outlined = self.outlined_titles();
        let places = self.declared(Kind::Position);
        let drafts = self.read_positions(&places);
        let mut waiting = Vec::new();
        for (place, template, described) in drafts {
            let Described {
                positions,
                heard,
                diagnostics,
            } = described;
            for (at, (title, position)) in positions.into_iter().enumerate() {
                let id = self.add_position(position);
                self.heard.push(Arc::clone(&heard));
                self.set_department(id, &title);
                if at == 0 {
                    self.place(place, Entity::Position(id));
                }
                if let Some(template) = template {
                    self.model.templates[template as usize].users.push(id);
                }
                waiting.push(id);
            }
            self.diagnostics.extend(diagnostics);
        }
        self.settle_in_outline(&waiting, &mut outlined);
        self.add_stubs(&mut outlined);
        self.finish_positions();
    }

    fn declare_templates(&mut self) {
        for place in self.declared(Kind::Template) {
            let at = self.model.templates.len() as u32;
            let name = place.name().to_owned();
            self.templates
                .entry(fold::word(&name))
                .or_insert((place, at));
            let source = Source::of(place.file, place.declaration);
            self.model.templates.push(Template {
                name,
                users: Vec::new(),
                source,
            });
            self.place(place, Entity::Template(at));
        }
    }

    /// Reads all descriptions, each with its template; the files' positions do not depend on each other.
    fn read_positions(&mut self, places: &[Place<'a>]) -> Vec<(Place<'a>, Option<u32>, Described)> {
        let templates: Vec<Option<(Place<'a>, u32)>> = places
            .iter()
            .map(|&place| self.template_of(place))
            .collect();
        let titles: Vec<Vec<String>> = places.iter().map(|place| self.titles_of(*place)).collect();
        let vocabulary = self.vocabulary;
        let known = self.readings.as_deref();
        let rows = places.par_iter().zip(templates).zip(titles);
        let read = rows.map(|((&place, template), titles)| {
            let (template, at) = template.unzip();
            let known = known.and_then(|known| known.find(place, template, &titles));
            let described = match known {
                Some(known) => Arc::clone(known),
                None => Arc::new(Described::read(place, template, titles, vocabulary)),
            };
            (place, template, at, described)
        });
        let read: Vec<_> = read.collect();
        if let Some(readings) = &mut self.readings {
            let read = read.iter();
            readings.keep_positions(read.map(|(place, template, _, own)| (*place, *template, own)));
        }
        // What is kept is copied, which takes its time.
        read.into_par_iter()
            .map(|(place, _, at, described)| (place, at, Arc::unwrap_or_clone(described)))
            .collect()
    }

    /// The titles of a sheet. `主管/经理助理` is several posts, unless it is a path or one written word.
    fn titles_of(&mut self, place: Place) -> Vec<String> {
        let name = place.name();
        let mut titles = self.sheet_names(name, |builder, whole| builder.outline.has_title(whole));
        if let [only] = titles.as_slice()
            && !names::whole(name).quoted
            && !self.outline.has_title(only)
            && let Some(parts) = self.slash_titles(only)
        {
            titles = parts;
        }
        if titles.len() > 1 {
            let value = (Kind::Position, titles.clone());
            self.model.shared_sheets.push(Said {
                value,
                span: place.span(place.declaration.name),
            });
        }
        titles
    }

    /// The parts of `A/B` if A is no department. `UI/UX Designer` is one title: abbreviations join.
    fn slash_titles(&self, title: &str) -> Option<Vec<String>> {
        let (path, _) = title.rsplit_once(['/', '\u{FF0F}'])?;
        if self.index.find_department(&self.model, path, None) != names::Found::None {
            return None;
        }
        let parts: Vec<&str> = title.split(['/', '\u{FF0F}']).map(str::trim).collect();
        let short = |part: &str| {
            let word = part.split_whitespace().next().unwrap_or_default();
            word.len() <= 3 && word.chars().all(|c| c.is_ascii_uppercase())
        };
        (parts.iter().all(|part| !part.is_empty()) && !parts.iter().any(|part| short(part)))
            .then(|| parts.into_iter().map(str::to_owned).collect())
    }

    fn template_of(&mut self, place: Place<'a>) -> Option<(Place<'a>, u32)> {
        let label = place.declaration.label(Concept::Like)?;
        let text = label.value().filter(|text| !text.is_empty())?;
        let said = place.said(text.range());
        let found = self.templates.get(&fold::word(&said.value)).copied();
        let target = match found {
            Some((_, at)) => Target::Template(at),
            None => {
                let known = self.templates.keys().map(String::as_str);
                let word = fold::word(&said.value);
                let near = crate::syntax::vocabulary::near(&word, known);
                let names = near.into_iter().filter_map(|near| self.templates.get(near));
                let written =
                    |&(_, at): &(Place, u32)| self.model.templates[at as usize].name.clone();
                Target::Unknown(names.map(written).collect())
            }
        };
        let from = Entity::Position(PositionId(self.model.positions.len() as u32));
        self.reference(&said.value, said.span, target, from, Concept::Like);
        found
    }

    fn add_position(&mut self, position: Position) -> PositionId {
        let id = PositionId(self.model.positions.len() as u32);
        self.model.positions.push(position);
        id
    }

    /// The department that the description itself names: its 部门, or the path in its title.
    fn set_department(&mut self, id: PositionId, title: &str) {
        if let Some((path, last)) = title.rsplit_once(['/', '\u{FF0F}'])
            && let names::Found::One(department) =
                self.index.find_department(&self.model, path.trim(), None)
        {
            self.model[id].title = last.trim().to_owned();
            self.model[id].department = Some(department);
            let span = self.model[id].source.name;
            self.reference(
                path,
                span,
                Target::Department(department),
                Entity::Position(id),
                Concept::Department,
            );
        }
        let Field::Value(said) = self.model[id].department_name.clone() else {
            return;
        };
        let name = names::whole(&said.value).text;
        if self.model.organisation.is_named(&fold::word(name)) {
            return self.reference(
                name,
                said.span,
                Target::Organisation,
                Entity::Position(id),
                Concept::Department,
            );
        }
        let from = self.model[id].department;
        let target = match self.index.find_department(&self.model, name, from) {
            names::Found::One(department) => {
                self.model[id].department = Some(department);
                Target::Department(department)
            }
            names::Found::Many(hits) => {
                Target::Ambiguous(hits.into_iter().map(Entity::Department).collect())
            }
            names::Found::None => {
                Target::Unknown(self.index.near_departments(&self.model, &fold::word(name)))
            }
        };
        if !matches!(target, Target::Department(_)) {
            self.model[id].unresolved.push(Concept::Department);
        }
        self.reference(
            name,
            said.span,
            target,
            Entity::Position(id),
            Concept::Department,
        );
    }

    fn outlined_titles(&self) -> Outlined {
        let mut outlined = Outlined::default();
        for (at, entry) in self.outline.entries.iter().enumerate() {
            let (title, place) = if entry.is_position {
                let department = self.outline.department_above(at);
                (
                    entry.name.value.as_str(),
                    OutlinePlace {
                        entry: at,
                        department,
                        as_head: false,
                        taken: None,
                    },
                )
            } else {
                let Some(head) = entry.attribute(Key::Head) else {
                    continue;
                };
                let place = OutlinePlace {
                    entry: at,
                    department: entry.department,
                    as_head: true,
                    taken: None,
                };
                (head_title(&head.value), place)
            };
            outlined.entry(fold::word(title)).or_default().push(place);
        }
        outlined
    }

    /// Matches descriptions with entries of the outline: those with a department first, so that one without is
    /// left the place that nobody else claims.
    fn settle_in_outline(&mut self, described: &[PositionId], outlined: &mut Outlined) {
        let (placed, free): (Vec<PositionId>, Vec<PositionId>) =
            described.iter().partition(|&&id| {
                self.model[id].department.is_some()
                    || self.model[id].unresolved.contains(&Concept::Department)
            });
        for &id in &placed {
            let Some(places) = outlined.get_mut(&fold::word(&self.model[id].title)) else {
                continue;
            };
            let own = self.model[id].department;
            let only = places.iter().filter(|place| !place.as_head).count() == 1;
            for place in places.iter_mut().filter(|place| place.taken.is_none()) {
                let same = place.department == own && own.is_some();
                // The outline may hang a head above its department, or name no department at all.
                let beside = only
                    && match (place.department, own) {
                        (Some(outlined), Some(own)) => {
                            self.model.is_within(own, outlined)
                                || self.model.is_within(outlined, own)
                        }
                        _ => true,
                    };
                if same || beside {
                    place.taken = Some(id);
                }
            }
        }
        for &id in &free {
            self.settle_free(id, outlined);
        }
        for places in outlined.values() {
            for place in places.iter().filter(|place| !place.as_head) {
                self.outline.entries[place.entry].position = place.taken;
            }
        }
    }

    /// A description without a department takes its place in the outline.
    fn settle_free(&mut self, id: PositionId, outlined: &mut Outlined) {
        let title = self.model[id].title.clone();
        let Some(places) = outlined.get_mut(&fold::word(&title)) else {
            return;
        };
        let open: Vec<usize> = (0..places.len())
            .filter(|&at| places[at].taken.is_none())
            .collect();
        let mut departments: Vec<Option<DepartmentId>> =
            open.iter().map(|&at| places[at].department).collect();
        departments.dedup();
        let heads = open
            .iter()
            .find(|&&at| places[at].as_head)
            .map(|&at| places[at].department);
        let above = |inner: Option<DepartmentId>, outer: Option<DepartmentId>| match (inner, outer)
        {
            (Some(inner), Some(outer)) => self.model.is_within(inner, outer),
            (_, None) => true,
            (None, Some(_)) => false,
        };
        // An entry above the department that the same position heads: one post, said twice.
        let one = match (departments.as_slice(), heads) {
            ([one], _) => Some(*one),
            (several, Some(head)) if several.iter().all(|&other| above(head, other)) => Some(head),
            ([], _) => return,
            _ => None,
        };
        match one {
            Some(department) => {
                self.model[id].department = department;
                open.iter().for_each(|&at| places[at].taken = Some(id));
            }
            None => {
                let entities = open
                    .iter()
                    .filter_map(|&at| places[at].department)
                    .map(Entity::Department)
                    .collect();
                places[open[0]].taken = Some(id);
                self.model[id].department = places[open[0]].department;
                let span = self.model[id].source.name;
                self.reference(
                    &title,
                    span,
                    Target::Ambiguous(entities),
                    Entity::Position(id),
                    Concept::Department,
                );
            }
        }
    }

    /// Entries of the outline that nothing describes.
    fn add_stubs(&mut self, outlined: &mut Outlined) {
        let mut rest: Vec<(usize, bool, String)> = Vec::new();
        for (title, places) in outlined.iter() {
            let open = places.iter().filter(|place| place.taken.is_none());
            rest.extend(open.map(|place| (place.entry, place.as_head, title.clone())));
        }
        // In the order of the outline, entries before heads of the same name.
        rest.sort();
        let described: FxHashSet<String> = self
            .model
            .positions
            .iter()
            .map(|position| fold::word(&position.title))
            .collect();
        let mut made: FxHashMap<(Option<DepartmentId>, String), PositionId> = FxHashMap::default();
        for (at, as_head, word) in rest {
            let entry = &self.outline.entries[at];
            if as_head {
                let department = entry.department;
                let Some(head) = entry.attribute(Key::Head).cloned() else {
                    continue;
                };
                // Described, or outlined with a place of its own: no new post.
                let elsewhere =
                    described.contains(&word) || self.outline.has_title(head_title(&head.value));
                if elsewhere || made.contains_key(&(department, word.clone())) {
                    continue;
                }
                let source = Source {
                    head: head.span,
                    name: head.span,
                    unread: false,
                };
                let mut stub = Position::stub(head_title(&head.value), source);
                stub.department = department;
                made.insert((department, word), self.add_position(stub));
                continue;
            }
            let department = self.outline.department_above(at);
            if let Some(&known) = made.get(&(department, word.clone())) {
                self.model
                    .repeats
                    .push((Entity::Position(known), entry.name.span));
                self.outline.entries[at].position = Some(known);
                continue;
            }
            let stub = self.stub_of(at, department);
            let id = self.add_position(stub);
            self.outline.entries[at].position = Some(id);
            made.insert((department, word), id);
        }
    }

    fn stub_of(&self, at: usize, department: Option<DepartmentId>) -> Position {
        let entry = &self.outline.entries[at];
        let mut stub = Position::stub(&entry.name.value, entry.source);
        stub.department = department;
        stub.grade = entry
            .attribute(Key::Grade)
            .cloned()
            .map_or(Field::Absent, Field::Value);
        stub.code = entry
            .attribute(Key::Id)
            .cloned()
            .map_or(Field::Absent, Field::Value);
        if let Some(said) = entry.attribute(Key::Headcount)
            && let Some(read) = values::headcount(&said.value, self.vocabulary)
        {
            let value = Headcount {
                min: read.min,
                max: read.max,
                text: said.value.clone(),
            };
            stub.headcount = Field::Value(Said {
                value,
                span: said.span,
            });
        }
        stub
    }

    /// Ids, the index, and what the outline adds to a description.
    fn finish_positions(&mut self) {
        for at in 0..self.outline.entries.len() {
            let entry = &self.outline.entries[at];
            let Some(id) = entry.position else { continue };
            let grade = entry.attribute(Key::Grade).cloned();
            self.model[id].outlined = true;
            if let (Field::Absent, Some(grade)) = (&self.model[id].grade, grade) {
                self.model[id].grade = Field::Value(grade);
            }
        }
        for id in self.model.position_ids() {
            let position = &self.model[id];
            let written = position
                .department_name
                .value()
                .filter(|_| position.department.is_none());
            let written = written.filter(|_| position.unresolved.contains(&Concept::Department));
            let path = position
                .department
                .map(|department| &self.model[department].id)
                .or(written);
            let full = match path {
                Some(path) => format!("{path}/{}", position.title),
                None => position.title.clone(),
            };
            self.model[id].id = full;
            self.index.position(&self.model, id);
        }
    }

    /// The pieces of a list of names with their places; a text that is known as a whole is not split.
    pub(super) fn pieces(
        &self,
        part: &Said<String>,
        known: impl Fn(&Self, &str) -> bool,
    ) -> Vec<(String, Span)> {
        let whole = names::whole(&part.value);
        let pieces = if known(self, whole.text) {
            vec![whole]
        } else {
            names::split(&part.value)
        };
        let placed = pieces
            .into_iter()
            .map(|piece| (piece.text.to_owned(), self.span_of(part, piece)));
        placed.collect()
    }

    /// The place of a piece; the whole place if the text was joined from several lines.
    pub(super) fn span_of(&self, part: &Said<String>, piece: names::Piece) -> Span {
        let mut span = part.span;
        if self.sources.text(span) == part.value {
            span.range.start += piece.offset as u32;
            span.range.end = span.range.start + piece.text.len() as u32;
        }
        span
    }
}

/// The title in `主管：@X`.
pub(super) fn head_title(value: &str) -> &str {
    names::whole(
        value
            .trim_start_matches(fold::is_blank)
            .trim_start_matches(['@', '\u{FF20}']),
    )
    .text
}
