//! Which departments, positions, matters and processes a chapter speaks of, and in which order they stand. Judges
//! nothing and prints nothing.

use crate::model::resolve::{Found, NameIndex};
use crate::model::{DepartmentId, Entity, Link, Model, PositionId, Target};
use crate::syntax::vocabulary::near;
use crate::text::fold;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// The organisation in the order of print: departments as the tree has them, in each department the head first and
/// everyone behind the superior.
#[derive(Clone, Debug, Default)]
pub(in crate::render) struct Order {
    pub(in crate::render) departments: Vec<DepartmentId>,
    /// With the department under which each stands.
    pub(in crate::render) positions: Vec<(Option<DepartmentId>, PositionId)>,
}

impl Order {
    pub(in crate::render) fn of(model: &Model) -> Self {
        let mut order = Self::default();
        let tops = model
            .department_ids()
            .filter(|&id| model[id].parent.is_none());
        let mut stack: Vec<DepartmentId> = tops.collect();
        stack.reverse();
        while let Some(id) = stack.pop() {
            order.departments.push(id);
            stack.extend(model[id].children.iter().rev());
        }
        let mut placed = vec![false; model.positions.len()];
        let mut by_department: Vec<Vec<PositionId>> = vec![Vec::new(); model.departments.len()];
        let mut unplaced = Vec::new();
        for id in model.position_ids() {
            match model[id].department {
                Some(department) => by_department[department.0 as usize].push(id),
                None => unplaced.push(id),
            }
        }
        order.place(model, None, &unplaced, None, &mut placed);
        for department in order.departments.clone() {
            let members = &by_department[department.0 as usize];
            let head = model[department].head;
            order.place(model, Some(department), members, head, &mut placed);
        }
        // A department that is in no tree still has its positions printed.
        for (at, members) in by_department.iter().enumerate() {
            let department = DepartmentId(at as u32);
            order.place(model, Some(department), members, None, &mut placed);
        }
        order
    }

    /// The positions of one department: the head, then the others, each behind its superior.
    fn place(
        &mut self,
        model: &Model,
        department: Option<DepartmentId>,
        members: &[PositionId],
        head: Option<PositionId>,
        placed: &mut [bool],
    ) {
        let here = |id: PositionId| model[id].department == department;
        let starts_here =
            |&id: &PositionId| model[id].superior.is_none_or(|superior| !here(superior));
        let tops = members.iter().copied().filter(starts_here);
        let head = head.filter(|&id| here(id));
        // The last run takes those whose lines of command run in a circle.
        for start in head.into_iter().chain(tops).chain(members.iter().copied()) {
            let mut stack = vec![start];
            while let Some(id) = stack.pop() {
                if std::mem::replace(&mut placed[id.0 as usize], true) {
                    continue;
                }
                self.positions.push((department, id));
                let below = model[id].subordinates.iter().rev();
                stack.extend(below.copied().filter(|&id| here(id)));
            }
        }
    }
}

/// What a chapter speaks of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::render) enum Scope {
    All,
    /// A department and all below it.
    Department(DepartmentId),
    /// A position and all who report to it, directly or not.
    Line(PositionId),
    /// One position alone.
    Position(PositionId),
    /// What was picked one by one.
    Picked(Arc<Picked>),
}

/// Some departments and positions.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(in crate::render) struct Picked {
    pub(in crate::render) departments: FxHashSet<DepartmentId>,
    pub(in crate::render) positions: FxHashSet<PositionId>,
    /// What they are called together, if they have a name.
    pub(in crate::render) name: Option<String>,
}

/// A name that nothing has, and one that it may be a slip of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownName {
    pub name: String,
    pub near: Option<String>,
}

/// Looks up the names that chapters and the command line use.
pub(in crate::render) struct Finder<'a> {
    model: &'a Model,
    index: NameIndex,
}

impl<'a> Finder<'a> {
    pub(in crate::render) fn new(model: &'a Model) -> Self {
        Self {
            model,
            index: NameIndex::of(model),
        }
    }

    /// What a name in a chapter speaks of: a department or position with all below it.
    pub(in crate::render) fn scope(&self, name: &str) -> Result<Scope, UnknownName> {
        match self.entity(name)? {
            Entity::Department(id) => Ok(Scope::Department(id)),
            Entity::Position(id) => Ok(Scope::Line(id)),
            _ => Ok(Scope::All),
        }
    }

    /// The department, position or organisation of a name.
    pub(in crate::render) fn entity(&self, name: &str) -> Result<Entity, UnknownName> {
        let word = fold::word(name);
        if let Some(id) = self.index.find_department(self.model, name, None).one() {
            return Ok(Entity::Department(id));
        }
        match self.index.find_position(self.model, name, None) {
            Found::One(id) => return Ok(Entity::Position(id)),
            Found::Many(namesakes) => return Err(self.several(name, &namesakes)),
            Found::None => {}
        }
        if self.model.organisation.is_named(&word) {
            return Ok(Entity::Organisation);
        }
        let titles = self.model.positions.iter().map(|position| &position.title);
        let names = self
            .model
            .departments
            .iter()
            .map(|department| &department.name);
        let known: Vec<(String, &String)> = names
            .chain(titles)
            .map(|name| (fold::word(name), name))
            .collect();
        let hits = near(&word, known.iter().map(|(folded, _)| folded.as_str()));
        let hit = hits
            .first()
            .and_then(|hit| known.iter().find(|(folded, _)| folded == hit));
        Err(UnknownName {
            name: name.to_owned(),
            near: hit.map(|(_, name)| (*name).clone()),
        })
    }
}

impl Finder<'_> {
    /// A name that several positions have, and how one of them is told apart.
    fn several(&self, name: &str, namesakes: &[PositionId]) -> UnknownName {
        let whole = namesakes.iter().find_map(|&id| {
            let department = &self.model[self.model[id].department?].name;
            Some(format!("{department}/{}", self.model[id].title))
        });
        UnknownName {
            name: name.to_owned(),
            near: whole,
        }
    }
}

impl Scope {
    pub(in crate::render) fn has_department(&self, model: &Model, id: DepartmentId) -> bool {
        match self {
            Scope::All => true,
            Scope::Department(outer) => model.is_within(id, *outer),
            Scope::Line(position) => model[id]
                .head
                .is_some_and(|head| head == *position || model.is_above(*position, head)),
            Scope::Position(_) => false,
            Scope::Picked(picked) => picked.departments.contains(&id),
        }
    }

    pub(in crate::render) fn has_position(&self, model: &Model, id: PositionId) -> bool {
        match self {
            Scope::All => true,
            Scope::Department(outer) => model[id]
                .department
                .is_some_and(|inner| model.is_within(inner, *outer)),
            Scope::Line(position) => id == *position || model.is_above(*position, id),
            Scope::Position(position) => id == *position,
            Scope::Picked(picked) => picked.positions.contains(&id),
        }
    }

    /// All departments and positions of some scopes that `keeps` holds for, under a name.
    pub(in crate::render) fn picked(
        model: &Model,
        scopes: &[Scope],
        name: Option<String>,
        keeps: impl Fn(Entity) -> bool,
    ) -> Scope {
        let departments = model.department_ids().filter(|&id| {
            let mut scopes = scopes.iter();
            scopes.any(|scope| scope.has_department(model, id)) && keeps(Entity::Department(id))
        });
        let positions = model.position_ids().filter(|&id| {
            let mut scopes = scopes.iter();
            scopes.any(|scope| scope.has_position(model, id)) && keeps(Entity::Position(id))
        });
        Scope::Picked(Arc::new(Picked {
            departments: departments.collect(),
            positions: positions.collect(),
            name,
        }))
    }

    /// What both speak of; None if that is nothing.
    pub(in crate::render) fn within(&self, model: &Model, other: &Scope) -> Option<Scope> {
        match (self, other) {
            (scope, Scope::All) | (Scope::All, scope) => Some(scope.clone()),
            (scope, Scope::Position(id)) | (Scope::Position(id), scope) => scope
                .has_position(model, *id)
                .then_some(Scope::Position(*id)),
            (Scope::Picked(picked), _) | (_, Scope::Picked(picked)) => {
                let both = Scope::picked(
                    model,
                    std::slice::from_ref(self),
                    picked.name.clone(),
                    |entity| match entity {
                        Entity::Department(id) => other.has_department(model, id),
                        Entity::Position(id) => other.has_position(model, id),
                        _ => false,
                    },
                );
                (!both.is_empty()).then_some(both)
            }
            (Scope::Department(one), Scope::Department(two)) => {
                match (model.is_within(*one, *two), model.is_within(*two, *one)) {
                    (true, _) => Some(self.clone()),
                    (_, true) => Some(other.clone()),
                    (false, false) => None,
                }
            }
            // A line of command within a department, or the other way round: the smaller of the two.
            (Scope::Line(id), Scope::Department(_)) | (Scope::Department(_), Scope::Line(id)) => {
                let department = match self {
                    Scope::Department(_) => self,
                    _ => other,
                };
                match department.has_position(model, *id) {
                    true => Some(Scope::Line(*id)),
                    false => Some(department.clone()),
                }
            }
            (Scope::Line(one), Scope::Line(two)) => {
                match (
                    one == two || model.is_above(*two, *one),
                    model.is_above(*one, *two),
                ) {
                    (true, _) => Some(self.clone()),
                    (_, true) => Some(other.clone()),
                    (false, false) => None,
                }
            }
        }
    }

    /// Whether nothing was picked.
    pub(in crate::render) fn is_empty(&self) -> bool {
        match self {
            Scope::Picked(picked) => picked.departments.is_empty() && picked.positions.is_empty(),
            _ => false,
        }
    }

    /// Matters that hold for it: by their scope, or because a position of it stands in the table.
    pub(in crate::render) fn matters(&self, model: &Model) -> Vec<u32> {
        let all = 0..model.matters.len() as u32;
        if *self == Scope::All {
            return all.collect();
        }
        let named = self.named_by(model, |entity| match entity {
            Entity::Matter(at) => Some(at),
            _ => None,
        });
        all.filter(|at| named.contains(at)).collect()
    }

    /// Processes that a position of it owns or takes part in, and those of its departments.
    pub(in crate::render) fn processes(&self, model: &Model) -> Vec<u32> {
        let all = 0..model.processes.len() as u32;
        if *self == Scope::All {
            return all.collect();
        }
        let holds = |link: &Link| link.to.is_some_and(|id| self.has_position(model, id));
        all.filter(|&at| {
            let process = &model.processes[at as usize];
            match (process.department, &process.owner) {
                (Some(department), _) => self.has_department(model, department),
                (None, Some(owner)) => holds(owner),
                (None, None) => {
                    let named = self.named_by(model, |entity| match entity {
                        Entity::Process(at) => Some(at),
                        _ => None,
                    });
                    named.contains(&at)
                }
            }
        })
        .collect()
    }

    /// The entities that name a position or department of this scope.
    fn named_by(&self, model: &Model, of: impl Fn(Entity) -> Option<u32>) -> FxHashSet<u32> {
        let hit = |target: &Target| match target {
            Target::Position(id) => self.has_position(model, *id),
            Target::Department(id) => self.has_department(model, *id),
            _ => false,
        };
        model
            .references
            .iter()
            .filter_map(|reference| Some((of(reference.from)?, &reference.target)))
            .filter(|(_, target)| hit(target))
            .map(|(at, _)| at)
            .collect()
    }
}
