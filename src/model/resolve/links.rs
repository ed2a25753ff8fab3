//! Pass 2: names of positions and departments become links; each use of a name is kept as a reference.

use super::names::{self, Found};
use super::{Builder, positions::head_title};
use crate::model::department::HeadClaim;
use crate::model::reporting::{Claim, ClaimBy};
use crate::model::{DepartmentId, Entity, Field, Link, NameList, PositionId, Said, Target};
use crate::syntax::concept::{Concept, Key, ValueWord};
use crate::syntax::vocabulary::near;
use crate::text::{Span, fold};
use rustc_hash::FxHashMap;

/// Beyond so many unknown names no suggestion is worth its time.
const SUGGESTED_NAMES: usize = 500;

impl Builder<'_> {
    /// 主管, in declarations and in the outline.
    pub(super) fn link_heads(&mut self) {
        for at in 0..self.outline.entries.len() {
            let entry = &self.outline.entries[at];
            let (Some(department), Some(said)) =
                (entry.department, entry.attribute(Key::Head).cloned())
            else {
                continue;
            };
            let said = Said {
                value: head_title(&said.value).to_owned(),
                span: said.span,
            };
            let link = self.link_name(
                &said.value,
                said.span,
                Entity::Department(department),
                Concept::Head,
            );
            self.claim_head(department, link);
        }
        for department in self.model.department_ids() {
            let list = self.model[department].head_name.clone();
            for link in self.link_list(&list, Entity::Department(department), Concept::Head) {
                self.claim_head(department, link);
            }
            let list = self.model[department].head_superior_name.clone();
            let links =
                self.link_list(&list, Entity::Department(department), Concept::HeadSuperior);
            self.model[department].head_superior = links.first().and_then(|link| link.to);
        }
    }

    fn claim_head(&mut self, department: DepartmentId, link: Link) {
        let Some(position) = link.to else { return };
        self.model.head_claims.push(HeadClaim {
            department,
            position,
            span: link.span,
        });
        if self.model[department].head.is_none() {
            self.model[department].head = Some(position);
        }
    }

    /// Who says who reports to whom.
    pub(super) fn link_reporting(&mut self) {
        for id in self.model.position_ids() {
            let list = self.model[id].superior_names.clone();
            for link in self.link_list(&list, Entity::Position(id), Concept::Superior) {
                if let Some(superior) = link.to {
                    self.claim(id, superior, ClaimBy::Own, link.span);
                }
            }
            let list = self.model[id].subordinate_names.clone();
            let listed = self.link_list(&list, Entity::Position(id), Concept::Subordinates);
            for link in &listed {
                if let Some(subordinate) = link.to {
                    self.claim(subordinate, id, ClaimBy::Superior, link.span);
                }
            }
            self.model[id].listed = listed;
        }
        for department in self.model.department_ids() {
            let Some(superior) = self.model[department].head_superior else {
                continue;
            };
            let span = self.model[department]
                .head_superior_name
                .parts
                .first()
                .map(|part| part.span);
            if let (Some(head), Some(span)) = (self.model[department].head, span)
                && head != superior
            {
                self.claim(head, superior, ClaimBy::Department, span);
            }
        }
        self.claim_from_outline();
    }

    fn claim(&mut self, subordinate: PositionId, superior: PositionId, by: ClaimBy, span: Span) {
        self.model.claims.push(Claim {
            subordinate,
            superior,
            by,
            span,
        });
    }

    /// `@` directly under `@` states the superior; for a stub, else, the nearest head above stands in.
    fn claim_from_outline(&mut self) {
        for at in 0..self.outline.entries.len() {
            let entry = &self.outline.entries[at];
            let span = entry.name.span;
            let Some(id) = entry.position else {
                // A head that only 主管 names is a stub, too.
                if let Some(head) = entry
                    .department
                    .and_then(|department| self.model[department].head)
                    && self.model[head].stub
                    && self.model[head].source.name.range.start > span.range.start
                {
                    self.stand_in(head, at, span);
                }
                continue;
            };
            let above = entry
                .parent
                .and_then(|parent| self.outline.entries[parent].position);
            match above {
                Some(superior) => self.claim(id, superior, ClaimBy::Outline, span),
                None if self.model[id].stub => self.stand_in(id, at, span),
                None => {}
            }
        }
    }

    fn stand_in(&mut self, id: PositionId, entry: usize, span: Span) {
        let superior = self.outline.above(entry).find_map(|above| {
            let above = &self.outline.entries[above];
            above
                .position
                .or_else(|| self.model[above.department?].head)
                .filter(|&superior| superior != id)
        });
        if let Some(superior) = superior {
            self.claim(id, superior, ClaimBy::StandIn, span);
        }
    }

    /// Everything that may refer to a superior or head, now that those are known.
    pub(super) fn link_rest(&mut self) {
        for id in self.model.position_ids() {
            let from = Entity::Position(id);
            let position = &self.model[id];
            let (functional, dotted, deputies) = (
                position.functional_names.clone(),
                position.dotted_names.clone(),
                position.deputy_names.clone(),
            );
            self.model[id].functional = self.link_list(&functional, from, Concept::Functional);
            self.model[id].dotted = self.link_list(&dotted, from, Concept::Dotted);
            self.model[id].deputies = self.link_list(&deputies, from, Concept::Deputy);
            self.link_relations(id);
        }
        let below = self.positions_below();
        for id in self.model.department_ids() {
            self.link_establishment(id, below.get(&id).map_or(&[], Vec::as_slice));
        }
        for at in 0..self.model.persons.len() {
            let list = self.model.persons[at].names.clone();
            self.model.persons[at].positions =
                self.link_list(&list, Entity::Person(at as u32), Concept::Positions);
        }
        (0..self.model.processes.len()).for_each(|at| self.link_process(at));
        (0..self.model.matters.len()).for_each(|at| self.link_matter(at));
    }

    fn link_process(&mut self, at: usize) {
        let from = Entity::Process(at as u32);
        if let Field::Value(said) = self.model.processes[at].department_name.clone() {
            self.model.processes[at].department =
                self.link_department(&said, from, Concept::Department);
        }
        let list = self.model.processes[at].owner_name.clone();
        self.model.processes[at].owner = self
            .link_list(&list, from, Concept::Owner)
            .into_iter()
            .next();
        let mut steps = std::mem::take(&mut self.model.processes[at].steps);
        self.link_steps(&mut steps, from);
        self.model.processes[at].steps = steps;
    }

    fn link_steps(&mut self, steps: &mut [crate::model::process::Step], from: Entity) {
        for step in steps {
            for role in &mut step.roles {
                let list = NameList {
                    label: None,
                    parts: role.said.as_slice().into(),
                    none: None,
                };
                role.links = self.link_list(&list, from, Concept::Steps);
            }
            self.link_steps(&mut step.children, from);
        }
    }

    fn link_matter(&mut self, at: usize) {
        let from = Entity::Matter(at as u32);
        if let Field::Value(said) = self.model.matters[at].parent_name.clone() {
            let target = match self.index.matter_named(&said.value) {
                Some(parent) if parent != at as u32 => {
                    self.model.matters[at].parent = Some(parent);
                    Target::Matter(parent)
                }
                _ => Target::Unknown(Vec::new()),
            };
            self.reference(&said.value, said.span, target, from, Concept::Parent);
        }
        let list = self.model.matters[at].scope_names.clone();
        for part in list.parts.iter() {
            let known = |builder: &Self, whole: &str| {
                builder.index.find_department(&builder.model, whole, None) != Found::None
            };
            for (value, span) in self.pieces(part, known) {
                if let Some(department) =
                    self.link_department(&Said { value, span }, from, Concept::Scope)
                {
                    self.model.matters[at].scope.push(department);
                }
            }
        }
    }

    /// A department by name; the whole organisation is no department.
    fn link_department(
        &mut self,
        said: &Said<String>,
        from: Entity,
        field: Concept,
    ) -> Option<DepartmentId> {
        match self.link_part(said, from, field) {
            Target::Department(id) => Some(id),
            _ => None,
        }
    }

    /// A part of the organisation by name, or the whole.
    pub(super) fn link_part(
        &mut self,
        said: &Said<String>,
        from: Entity,
        field: Concept,
    ) -> Target {
        let name = names::whole(&said.value).text;
        let word = fold::word(name);
        let target = if self.vocabulary.is(ValueWord::WholeOrganisation, &word)
            || self.model.organisation.is_named(&word)
        {
            Target::Organisation
        } else {
            let home = match field {
                Concept::Scope => self.home_of(from),
                _ => None,
            };
            match self.index.find_department(&self.model, name, home) {
                Found::One(id) => Target::Department(id),
                Found::Many(hits) => {
                    Target::Ambiguous(hits.into_iter().map(Entity::Department).collect())
                }
                Found::None => Target::Unknown(self.index.near_departments(&self.model, &word)),
            }
        };
        self.reference(name, said.span, target.clone(), from, field);
        target
    }

    /// The names of a list, each looked up: a text that is known as a whole is one name.
    pub(super) fn link_list(&mut self, list: &NameList, from: Entity, field: Concept) -> Vec<Link> {
        let home = self.home_of(from);
        let mut links = Vec::with_capacity(list.parts.len());
        for part in list.parts.iter() {
            let whole = names::whole(&part.value);
            if let Found::One(id) = self.index.find_position(&self.model, whole.text, home) {
                let span = self.span_of(part, whole);
                self.reference(whole.text, span, Target::Position(id), from, field);
                links.push(Link {
                    to: Some(id),
                    text: whole.text.to_owned(),
                    span,
                });
                continue;
            }
            for piece in names::split(&part.value) {
                let span = self.span_of(part, piece);
                links.push(self.link_name(piece.text, span, from, field));
            }
        }
        links
    }

    /// The department from which an entity's names are looked up.
    pub(super) fn home_of(&self, from: Entity) -> Option<DepartmentId> {
        match from {
            Entity::Department(id) => Some(id),
            Entity::Position(id) => self.model[id].department,
            Entity::Process(at) => self.model.processes[at as usize].department,
            _ => None,
        }
    }

    pub(super) fn link_name(
        &mut self,
        name: &str,
        span: Span,
        from: Entity,
        field: Concept,
    ) -> Link {
        let target = self.target_of(name, from, field);
        let to = match &target {
            Target::Position(id) => Some(*id),
            Target::Either(ids) => ids.first().copied(),
            Target::Relative => self.relative(name, from),
            _ => None,
        };
        if matches!(
            target,
            Target::Unknown(_) | Target::Ambiguous(_) | Target::UnitAsPerson(_)
        ) {
            let unresolved = match from {
                Entity::Position(id) => Some(&mut self.model[id].unresolved),
                Entity::Department(id) => Some(&mut self.model[id].unresolved),
                _ => None,
            };
            if let Some(unresolved) = unresolved
                && !unresolved.contains(&field)
            {
                unresolved.push(field);
            }
        }
        self.reference(name, span, target, from, field);
        Link {
            to,
            text: name.to_owned(),
            span,
        }
    }

    pub(super) fn target_of(&self, name: &str, from: Entity, field: Concept) -> Target {
        self.known_target(name, from, field)
            .unwrap_or_else(|| Target::Unknown(self.meant(&fold::word(name), from)))
    }

    /// What a name stands for, if it stands for anything.
    fn known_target(&self, name: &str, from: Entity, field: Concept) -> Option<Target> {
        if self.is_relative(&fold::word(name), field) {
            return Some(Target::Relative);
        }
        let home = self.home_of(from);
        let plain = names::without_remark(name, self.vocabulary);
        for name in std::iter::once(name).chain(plain) {
            match self.index.find_position(&self.model, name, home) {
                Found::One(id) => return Some(Target::Position(id)),
                Found::Many(hits) => {
                    let hits = hits.into_iter().map(Entity::Position);
                    return Some(Target::Ambiguous(hits.collect()));
                }
                Found::None => {}
            }
        }
        if let Some(parts) = names::alternatives(name, self.vocabulary) {
            let found = parts
                .iter()
                .map(|part| self.index.find_position(&self.model, part, home).one());
            if let Some(ids) = found.collect::<Option<Vec<_>>>() {
                return Some(Target::Either(ids));
            }
        }
        std::iter::once(name)
            .chain(plain)
            .find_map(|name| self.index.find_department(&self.model, name, home).one())
            .map(Target::UnitAsPerson)
    }

    /// Titles that a word which names nobody may stand for: a slip of the pen, or else the title without the name of
    /// the asker's department (人事经理 in 行政人事部: 行政人事部经理). Never the asker's own.
    fn meant(&self, word: &str, from: Entity) -> Vec<String> {
        if self.suggested.get() >= SUGGESTED_NAMES {
            return Vec::new();
        }
        self.suggested.set(self.suggested.get() + 1);
        let own = match from {
            Entity::Position(id) => Some(fold::word(&self.model[id].title)),
            _ => None,
        };
        let is_other = |title: &str| own.as_deref() != Some(title);
        let mut near = self.index.near_titles(&self.model, word);
        near.retain(|title| {
            let title = fold::word(title);
            is_other(&title) && !names::is_other_rank(word, &title)
        });
        if !near.is_empty() {
            return near;
        }
        let here = self.home_of(from).map(|home| self.index.positions_in(home));
        let titles = here
            .unwrap_or_default()
            .iter()
            .map(|&id| &self.model[id].title);
        let mut meant: Vec<String> = titles
            .filter(|title| {
                let title = fold::word(title);
                is_other(&title) && names::is_short_for(word, &title)
            })
            .cloned()
            .collect();
        meant.sort_unstable();
        meant.dedup();
        meant
    }

    /// A superior cannot be "the direct superior"; the head of the department it can.
    fn is_relative(&self, word: &str, field: Concept) -> bool {
        let lines = matches!(field, Concept::Superior | Concept::Subordinates);
        let own_line = [ValueWord::OwnSuperior, ValueWord::OwnSubordinates];
        self.vocabulary.is(ValueWord::OwnHead, word)
            || !lines
                && own_line
                    .iter()
                    .any(|&meaning| self.vocabulary.is(meaning, word))
    }

    /// 直接上级 and 部门负责人 may stand for a name.
    fn relative(&self, name: &str, from: Entity) -> Option<PositionId> {
        let word = fold::word(name);
        let Entity::Position(id) = from else {
            return None;
        };
        if self.vocabulary.is(ValueWord::OwnSuperior, &word) {
            return self.model[id].superior;
        }
        if !self.vocabulary.is(ValueWord::OwnHead, &word) {
            return None;
        }
        // The head of a department looks to the head of the one above.
        let mut heads = self
            .model
            .department_chain(self.model[id].department)
            .filter_map(|above| self.model[above].head);
        heads.find(|&head| head != id)
    }

    /// Rows of the establishment. A name that nothing describes is no fault, unless it is a slip of one that is
    /// known in the department.
    fn link_establishment(&mut self, id: DepartmentId, within: &[PositionId]) {
        let mut posts = std::mem::take(&mut self.model[id].establishment.posts);
        for post in &mut posts {
            let Said { value, span } = &post.name;
            let from = Entity::Department(id);
            let target = match self.known_target(value, from, Concept::Establishment) {
                Some(target) => target,
                None => {
                    let near = self.near_in_department(&fold::word(value), within);
                    if near.is_empty() {
                        continue;
                    }
                    Target::Unknown(near)
                }
            };
            let to = match target {
                Target::Position(id) => Some(id),
                _ => None,
            };
            if to.is_none() && !self.model[id].unresolved.contains(&Concept::Establishment) {
                self.model[id].unresolved.push(Concept::Establishment);
            }
            post.position = Some(Link {
                to,
                text: value.clone(),
                span: *span,
            });
            self.reference(value, *span, target, from, Concept::Establishment);
        }
        self.model[id].establishment.posts = posts;
    }

    /// Titles of a department and those below it that a word may be a slip of.
    fn near_in_department(&self, word: &str, within: &[PositionId]) -> Vec<String> {
        let titles: Vec<String> = within
            .iter()
            .take(SUGGESTED_NAMES)
            .map(|&id| fold::word(&self.model[id].title))
            .collect();
        let mut found = near(word, titles.iter().map(String::as_str));
        found.retain(|title| !names::is_other_rank(word, title));
        found.dedup();
        let written = |word: &str| {
            let at = titles.iter().position(|title| title == word)?;
            Some(self.model[within[at]].title.clone())
        };
        found.into_iter().filter_map(written).collect()
    }

    /// The positions of each department, with those of the departments below it.
    fn positions_below(&self) -> FxHashMap<DepartmentId, Vec<PositionId>> {
        let mut below: FxHashMap<DepartmentId, Vec<PositionId>> = FxHashMap::default();
        for id in self.model.position_ids() {
            for department in self.model.department_chain(self.model[id].department) {
                below.entry(department).or_default().push(id);
            }
        }
        below
    }
}
