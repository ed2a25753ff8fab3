//! Departments: outlined or declared, their place in the tree merged from all who say it.

use super::readings::DescribedUnits;
use super::{Builder, names};
use crate::model::department::{Department, ParentClaim, ParentSaid};
use crate::model::read::Place;
use crate::model::{DepartmentId, Entity, Field, Said, Target};
use crate::syntax::concept::{Concept, Key, Kind};
use crate::text::fold;
use rustc_hash::FxHashSet;
use std::sync::Arc;

impl Builder<'_> {
    pub(super) fn departments(&mut self) {
        self.outline_departments();
        let places = self.declared(Kind::Department).into_iter();
        let read = places.map(|place| (place, self.declare_departments(place)));
        let read: Vec<(Place, Arc<DescribedUnits>)> = read.collect();
        if let Some(readings) = &mut self.readings {
            readings.keep_units(read.iter().map(|(place, own)| (*place, own)));
        }
        self.link_parents();
        self.link_children();
        self.break_cycles();
        self.finish_departments();
    }

    fn outline_departments(&mut self) {
        for at in 0..self.outline.entries.len() {
            let entry = &self.outline.entries[at];
            if entry.is_position {
                continue;
            }
            let (name, source) = (entry.name.clone(), entry.source);
            let code = entry.attribute(Key::Id).cloned();
            let parent = self.outline.department_above(at);
            let known = self
                .index
                .departments_named(&fold::word(&name.value))
                .iter()
                .copied();
            if let Some(known) = known.clone().find(|&id| self.model[id].parent == parent) {
                self.model
                    .repeats
                    .push((Entity::Department(known), name.span));
                self.outline.entries[at].department = Some(known);
                continue;
            }
            let mut department = Department::stub(&name.value, source);
            department.parent = parent;
            department.code = code.map_or(Field::Absent, Field::Value);
            let id = self.add_department(department);
            self.outline.entries[at].department = Some(id);
            self.model.parent_claims.push(ParentClaim {
                child: id,
                parent,
                by: ParentSaid::Outline,
                span: name.span,
            });
        }
    }

    fn add_department(&mut self, department: Department) -> DepartmentId {
        let id = DepartmentId(self.model.departments.len() as u32);
        self.model.departments.push(department);
        self.index.department(&self.model, id);
        id
    }

    /// Declares the departments of a sheet, and gives what was read of them.
    fn declare_departments(&mut self, place: Place) -> Arc<DescribedUnits> {
        let name = place.name();
        let names = self.sheet_names(name, |builder, whole| {
            !builder
                .index
                .departments_named(&fold::word(whole))
                .is_empty()
        });
        if names.len() > 1 {
            let value = (Kind::Department, names.clone());
            self.model.shared_sheets.push(Said {
                value,
                span: place.span(place.declaration.name),
            });
        }
        let known = self.readings.as_deref();
        let known = known.and_then(|known| known.find_units(place, &names));
        let read = match known {
            Some(known) => Arc::clone(known),
            None => Arc::new(DescribedUnits::read(place, &names, self.vocabulary)),
        };
        self.diagnostics.extend_from_slice(&read.diagnostics);
        for (at, (name, department)) in read.departments.iter().enumerate() {
            let id = self.attach(department.clone(), name);
            if at == 0 {
                self.place(place, Entity::Department(id));
            }
        }
        read
    }

    /// The names of a sheet: one, unless the name lists several and is not known as a whole.
    pub(super) fn sheet_names(
        &self,
        name: &str,
        known: impl Fn(&Self, &str) -> bool,
    ) -> Vec<String> {
        let whole = names::whole(name);
        if whole.quoted || known(self, whole.text) {
            return vec![whole.text.to_owned()];
        }
        let listed = names::split(name);
        let pieces: Vec<&str> = match listed.len() {
            0 | 1 => whole
                .text
                .split(['=', '\u{FF1D}'])
                .map(str::trim)
                .filter(|piece| !piece.is_empty())
                .collect(),
            _ => listed.iter().map(|piece| piece.text).collect(),
        };
        pieces.into_iter().map(str::to_owned).collect()
    }

    /// Puts a declared department where the outline has it, or beside the others.
    fn attach(&mut self, mut department: Department, name: &str) -> DepartmentId {
        let (above, last) = match name.rsplit_once(['/', '\u{FF0F}']) {
            Some((above, last)) => (Some(above.to_owned()), last.trim()),
            None => (department.parent_name.value().cloned(), name),
        };
        department.name = last.to_owned();
        let outlined: Vec<DepartmentId> = self
            .index
            .departments_named(&fold::word(last))
            .iter()
            .copied()
            .filter(|&id| self.model[id].stub)
            .collect();
        let under = |id: &&DepartmentId| {
            let parent = self.model[**id]
                .parent
                .map(|parent| fold::word(&self.model[parent].name));
            let stated = above
                .as_deref()
                .map(|above| fold::word(above.rsplit(['/', '\u{FF0F}']).next().unwrap_or(above)));
            stated == parent
        };
        let place = outlined.iter().find(under).or(match outlined.as_slice() {
            [only] => Some(only),
            _ if above.is_none() => outlined.first(),
            _ => None,
        });
        let ambiguous = above.is_none() && outlined.len() > 1;
        let id = match place.copied() {
            Some(id) => {
                department.parent = self.model[id].parent;
                department.code = match (department.code, &self.model[id].code) {
                    (Field::Absent, outlined) => outlined.clone(),
                    (own, _) => own,
                };
                self.model[id] = department;
                self.index.department(&self.model, id);
                id
            }
            None => self.add_department(department),
        };
        if ambiguous {
            let span = self.model[id].source.name;
            let target = Target::Ambiguous(outlined.into_iter().map(Entity::Department).collect());
            self.reference(
                last,
                span,
                target,
                Entity::Department(id),
                Concept::Department,
            );
        }
        id
    }

    /// 上级部门, and the path in a name.
    fn link_parents(&mut self) {
        let outlined: FxHashSet<DepartmentId> = self
            .model
            .parent_claims
            .iter()
            .map(|claim| claim.child)
            .collect();
        for id in self.model.department_ids() {
            let department = &self.model[id];
            let said = match department.parent_name.clone() {
                Field::Value(said) => said,
                Field::StatedNone(span) => {
                    let claim = ParentClaim {
                        child: id,
                        parent: None,
                        by: ParentSaid::Child,
                        span,
                    };
                    self.model.parent_claims.push(claim);
                    continue;
                }
                _ => match self.path_parent(id) {
                    Some(said) => said,
                    None => continue,
                },
            };
            let Some(parent) = self.find_parent(id, &said) else {
                continue;
            };
            let claim = ParentClaim {
                child: id,
                parent,
                by: ParentSaid::Child,
                span: said.span,
            };
            self.model.parent_claims.push(claim);
            if parent == Some(id) {
                self.model.department_cycles.push(vec![id]);
            } else if !outlined.contains(&id) {
                self.model[id].parent = parent;
            }
        }
    }

    /// The department that the name itself puts above: `营销中心/销售部`.
    fn path_parent(&self, id: DepartmentId) -> Option<Said<String>> {
        let span = self.model[id].source.name;
        let written = self.sources.text(span);
        let (above, _) = written.rsplit_once(['/', '\u{FF0F}'])?;
        if self.model[id].stub {
            return None;
        }
        Some(Said {
            value: above.to_owned(),
            span,
        })
    }

    /// Some(None) is the top: the organisation itself.
    fn find_parent(
        &mut self,
        id: DepartmentId,
        said: &Said<String>,
    ) -> Option<Option<DepartmentId>> {
        let from = Entity::Department(id);
        let name = names::whole(&said.value).text;
        if self.model.organisation.is_named(&fold::word(name)) {
            self.reference(name, said.span, Target::Organisation, from, Concept::Parent);
            return Some(None);
        }
        let target = match self
            .index
            .find_department(&self.model, name, self.model[id].parent)
        {
            names::Found::One(parent) => Target::Department(parent),
            names::Found::Many(hits) => {
                Target::Ambiguous(hits.into_iter().map(Entity::Department).collect())
            }
            names::Found::None => {
                Target::Unknown(self.index.near_departments(&self.model, &fold::word(name)))
            }
        };
        let parent = match target {
            Target::Department(parent) => Some(Some(parent)),
            _ => {
                self.model[id].unresolved.push(Concept::Parent);
                None
            }
        };
        self.reference(name, said.span, target, from, Concept::Parent);
        parent
    }

    /// 下属部门: places a department that nobody else places, and speaks against who places it elsewhere.
    fn link_children(&mut self) {
        let mut placed: FxHashSet<DepartmentId> = self
            .model
            .parent_claims
            .iter()
            .map(|claim| claim.child)
            .collect();
        for id in self.model.department_ids() {
            let list = self.model[id].children_names.clone();
            if let Some(span) = list.none {
                self.model.childless.push((id, span));
            }
            for part in list.parts.iter() {
                for (name, span) in self.pieces(part, |builder, whole| {
                    builder
                        .index
                        .find_department(&builder.model, whole, Some(id))
                        != names::Found::None
                }) {
                    self.link_child(id, &name, span, &mut placed);
                }
            }
        }
    }

    fn link_child(
        &mut self,
        id: DepartmentId,
        name: &str,
        span: crate::text::Span,
        placed: &mut FxHashSet<DepartmentId>,
    ) {
        let own = self
            .index
            .departments_named(&fold::word(name))
            .iter()
            .copied();
        let own: Vec<_> = own
            .filter(|&child| self.model[child].parent == Some(id))
            .collect();
        let found = match own.as_slice() {
            [child, ..] => names::Found::One(*child),
            [] => self.index.find_department(&self.model, name, Some(id)),
        };
        let target = match found {
            names::Found::One(child) => Target::Department(child),
            names::Found::Many(hits) => {
                Target::Ambiguous(hits.into_iter().map(Entity::Department).collect())
            }
            names::Found::None => {
                Target::Unknown(self.index.near_departments(&self.model, &fold::word(name)))
            }
        };
        if let Target::Department(child) = target {
            let claim = ParentClaim {
                child,
                parent: Some(id),
                by: ParentSaid::Parent,
                span,
            };
            self.model.parent_claims.push(claim);
            if child == id {
                self.model.department_cycles.push(vec![id]);
            } else if placed.insert(child) {
                self.model[child].parent = Some(id);
            }
        } else {
            self.model[id].unresolved.push(Concept::Children);
        }
        self.reference(
            name,
            span,
            target,
            Entity::Department(id),
            Concept::Children,
        );
    }

    /// Departments that lie above themselves: the circle is kept for the rule, and opened at its last member.
    fn break_cycles(&mut self) {
        let mut sound = vec![false; self.model.departments.len()];
        for start in self.model.department_ids() {
            let mut path: Vec<DepartmentId> = Vec::new();
            let mut at = Some(start);
            while let Some(id) = at.filter(|id| !sound[id.0 as usize]) {
                if let Some(from) = path.iter().position(|&seen| seen == id) {
                    let cycle = path[from..].to_vec();
                    if let Some(&last) = cycle.last() {
                        self.model[last].parent = None;
                    }
                    self.model.department_cycles.push(cycle);
                    break;
                }
                path.push(id);
                at = self.model[id].parent;
            }
            path.iter().for_each(|id| sound[id.0 as usize] = true);
        }
    }

    /// Paths and lists of children, now that every parent is known.
    fn finish_departments(&mut self) {
        for id in self.model.department_ids() {
            let mut names: Vec<&str> = self
                .model
                .department_chain(Some(id))
                .map(|id| self.model[id].name.as_str())
                .collect();
            names.reverse();
            let path = names.join("/");
            self.model[id].id = path;
            if let Some(parent) = self.model[id].parent {
                self.model[parent].children.push(id);
            }
        }
    }
}
