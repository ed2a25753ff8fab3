//! The organisation as one model: departments, positions, lines of command, duties, and where each was said.
//! Everything downstream reads only this. Resolves names; judges nothing (see `check`).

pub mod authority;
pub mod body;
pub mod department;
pub mod document;
pub mod export;
pub mod kpi;
pub mod matter;
pub mod organisation;
pub mod person;
pub mod position;
pub mod process;
pub mod qualifications;
mod read;
pub mod relations;
pub mod reporting;
pub mod resolve;

use crate::syntax::ast;
use crate::syntax::concept::{Concept, Kind};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::ops::{Index, IndexMut};
use std::sync::Arc;

/// Declares the place of an entity in its list.
macro_rules! entity_id {
    ($(#[$meta:meta])* $name:ident, $list:ident, $entity:ty) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(pub u32);

        impl Index<$name> for Model {
            type Output = $entity;
            fn index(&self, id: $name) -> &$entity {
                &self.$list[id.0 as usize]
            }
        }

        impl IndexMut<$name> for Model {
            fn index_mut(&mut self, id: $name) -> &mut $entity {
                &mut self.$list[id.0 as usize]
            }
        }
    };
}

entity_id!(
    /// A department, by its place in [`Model::departments`].
    DepartmentId, departments, department::Department
);
entity_id!(
    /// A position, by its place in [`Model::positions`].
    PositionId, positions, position::Position
);

/// A value and where it was said.
#[derive(Clone, PartialEq, Debug)]
pub struct Said<T> {
    pub value: T,
    pub span: Span,
}

/// What stands in a one-line label.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Field<T> {
    #[default]
    Absent,
    /// Written and left empty; the span is the label's word.
    Blank(Span),
    /// 无, none, —.
    StatedNone(Span),
    Value(Said<T>),
}

impl<T> Field<T> {
    pub fn value(&self) -> Option<&T> {
        match self {
            Field::Value(said) => Some(&said.value),
            _ => None,
        }
    }

    pub fn said(&self) -> Option<&Said<T>> {
        match self {
            Field::Value(said) => Some(said),
            _ => None,
        }
    }

    pub fn span(&self) -> Option<Span> {
        match self {
            Field::Absent => None,
            Field::Blank(span) | Field::StatedNone(span) => Some(*span),
            Field::Value(said) => Some(said.span),
        }
    }
}

/// A list of names as written, one part a line, still to be split and looked up.
#[derive(Clone, Debug, Default)]
pub struct NameList {
    /// The label's word; None if there is no such label.
    pub label: Option<Span>,
    /// Shared, for the same text is read into many models.
    pub parts: Arc<[Said<String>]>,
    /// Where 无 was said.
    pub none: Option<Span>,
}

impl NameList {
    pub fn is_written(&self) -> bool {
        !self.parts.is_empty() || self.none.is_some()
    }
}

/// A name of a position and what it was resolved to.
#[derive(Clone, PartialEq, Debug)]
pub struct Link {
    /// None if the name names nothing, or nothing certain.
    pub to: Option<PositionId>,
    pub text: String,
    pub span: Span,
}

/// An entity of the model.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Entity {
    Organisation,
    Department(DepartmentId),
    Position(PositionId),
    Template(u32),
    Matter(u32),
    Kpi(u32),
    Process(u32),
    Person(u32),
}

/// What a name was resolved to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    Position(PositionId),
    Department(DepartmentId),
    Matter(u32),
    Template(u32),
    /// 全公司, or the name of the organisation itself.
    Organisation,
    /// 直接上级 and the like, relative to the one who says it.
    Relative,
    /// One of several, with no order: `A/B`, `A或B`.
    Either(Vec<PositionId>),
    Ambiguous(Vec<Entity>),
    /// A department where a position is needed.
    UnitAsPerson(DepartmentId),
    /// Nothing; names that it may be a slip of.
    Unknown(Vec<String>),
}

/// One use of a name, with what it names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reference {
    pub text: String,
    pub span: Span,
    pub target: Target,
    /// Who says it, and in which label.
    pub from: Entity,
    pub field: Concept,
}

impl Reference {
    /// What kind of thing is looked for under this name.
    pub fn kind(&self) -> Kind {
        match (self.field, self.from) {
            (Concept::Like, _) => Kind::Template,
            (Concept::Parent, Entity::Matter(_)) => Kind::Matter,
            (Concept::Department | Concept::Parent | Concept::Children | Concept::Scope, _) => {
                Kind::Department
            }
            _ => Kind::Position,
        }
    }
}

/// The organisation.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub organisation: organisation::Organisation,
    pub departments: Vec<department::Department>,
    pub positions: Vec<position::Position>,
    pub templates: Vec<position::Template>,
    pub matters: Vec<matter::Matter>,
    pub processes: Vec<process::Process>,
    pub kpis: Vec<kpi::Indicator>,
    pub persons: Vec<person::Person>,
    /// Who may do what.
    pub authority: authority::Authority,
    /// Every name that was used, in the order of the files.
    pub references: Vec<Reference>,
    /// Who says who reports to whom.
    pub claims: Vec<reporting::Claim>,
    /// Who says which department is part of which.
    pub parent_claims: Vec<department::ParentClaim>,
    /// Departments that say they have none below, and where.
    pub childless: Vec<(DepartmentId, Span)>,
    /// Departments each of which says it is part of the next.
    pub department_cycles: Vec<Vec<DepartmentId>>,
    /// What the outline names, and where.
    pub outlined: Vec<(Entity, Span)>,
    /// Outlined a second time: the entity, and where.
    pub repeats: Vec<(Entity, Span)>,
    /// Who says which position heads which department.
    pub head_claims: Vec<department::HeadClaim>,
    /// One sheet for several posts or units: what it declares, and the names.
    pub shared_sheets: Vec<Said<(Kind, Vec<String>)>>,
    /// Declarations in file order: the whole range, and what it declares.
    pub places: Vec<(Span, Entity)>,
}

impl Model {
    /// The stable identity of an entity, `kind:id`, as contracts write it.
    pub fn identity(&self, entity: Entity) -> String {
        match entity {
            Entity::Organisation => format!("organisation:{}", self.organisation.name),
            Entity::Department(id) => format!("department:{}", self[id].id),
            Entity::Position(id) => format!("position:{}", self[id].id),
            Entity::Template(at) => format!("template:{}", self.templates[at as usize].name),
            Entity::Matter(at) => format!("matter:{}", self.matters[at as usize].name),
            Entity::Kpi(at) => format!("kpi:{}", self.kpis[at as usize].name),
            Entity::Process(at) => format!("process:{}", self.processes[at as usize].name),
            Entity::Person(at) => format!("person:{}", self.persons[at as usize].name),
        }
    }

    /// The entity whose declaration holds a place.
    pub fn entity_at(&self, span: Span) -> Option<Entity> {
        let after = self.places.partition_point(|(place, _)| {
            (place.file, place.range.start) <= (span.file, span.range.start)
        });
        let (place, entity) = self.places.get(after.checked_sub(1)?)?;
        (place.file == span.file && span.range.start <= place.range.end).then_some(*entity)
    }

    pub fn department_ids(&self) -> impl Iterator<Item = DepartmentId> + use<> {
        (0..self.departments.len() as u32).map(DepartmentId)
    }

    pub fn position_ids(&self) -> impl Iterator<Item = PositionId> + use<> {
        (0..self.positions.len() as u32).map(PositionId)
    }

    /// All matters in the order of their tree, each behind its parent, with how many matters are above it. Those that
    /// are each other's parents stand in no tree and come last.
    pub fn matter_tree(&self) -> Vec<(u32, usize)> {
        let mut children: FxHashMap<Option<u32>, Vec<u32>> = FxHashMap::default();
        for (at, matter) in self.matters.iter().enumerate() {
            children.entry(matter.parent).or_default().push(at as u32);
        }
        let mut met = vec![false; self.matters.len()];
        let mut tree = Vec::with_capacity(self.matters.len());
        let tops = children.remove(&None).unwrap_or_default();
        for top in tops.into_iter().chain(0..self.matters.len() as u32) {
            let mut stack = vec![(top, 0)];
            while let Some((at, depth)) = stack.pop() {
                if std::mem::replace(&mut met[at as usize], true) {
                    continue;
                }
                tree.push((at, depth));
                let below = children.get(&Some(at)).into_iter().flatten().rev();
                stack.extend(below.map(|&child| (child, depth + 1)));
            }
        }
        tree
    }

    /// A department and those above it, the nearest first. Cycles were broken when the tree was built.
    pub fn department_chain(
        &self,
        from: Option<DepartmentId>,
    ) -> impl Iterator<Item = DepartmentId> {
        std::iter::successors(from, |&id| self[id].parent)
    }

    /// Whether a department is another one or lies below it.
    pub fn is_within(&self, inner: DepartmentId, outer: DepartmentId) -> bool {
        self.department_chain(Some(inner)).any(|id| id == outer)
    }
}

/// Where an entity was declared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Source {
    /// The keyword and the name, or the outline entry of a stub.
    pub head: Span,
    /// The name alone.
    pub name: Span,
    /// Whether some part of the declaration could not be read, so that what seems missing may stand there.
    pub unread: bool,
}

impl Source {
    fn of(file: crate::text::FileId, declaration: &ast::Declaration) -> Self {
        let name = if declaration.name.is_empty() {
            declaration.keyword
        } else {
            declaration.name
        };
        Self {
            head: Span::new(file, declaration.head()),
            name: Span::new(file, name),
            unread: declaration.unread,
        }
    }
}
