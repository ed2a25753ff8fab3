//! What is near an entity: those above and below it, its colleagues, the matters and processes it has a part in. Each
//! page has a bounded number of links that are not its own, so that a site grows with the organisation and no faster.

use super::Input;
use super::page::{Group, Link};
use super::sheets::Places;
use crate::diagnostic::Message;
use crate::locale::Catalogue;
use crate::model::authority::{MatterId, Role};
use crate::model::process::Step;
use crate::model::{DepartmentId, Entity, Model, PositionId};
use crate::render::view::plan::Order;
use crate::syntax::concept::PowerClass;
use rustc_hash::FxHashMap;

/// More are not listed beside a page; the list behind `more` has all of them.
const MOST: usize = 24;

/// So many colleagues are listed around a position.
const COLLEAGUES: usize = 12;

/// So many of those who decide a matter are named in the list of matters.
const DECIDERS: usize = 4;

/// A page of the tree has no more above it in its trail.
const HIGHEST: usize = 12;

/// Finds what is near.
pub(super) struct Around<'a> {
    model: &'a Model,
    catalogue: &'static Catalogue,
    places: &'a Places,
    pub(super) order: Order,
    members: FxHashMap<Option<DepartmentId>, Vec<PositionId>>,
    /// The place of a position among the members of its department.
    ranks: FxHashMap<PositionId, usize>,
    matters: FxHashMap<PositionId, Vec<u32>>,
    processes: FxHashMap<PositionId, Vec<u32>>,
    children: FxHashMap<u32, Vec<u32>>,
    deciders: FxHashMap<u32, Vec<PositionId>>,
}

impl<'a> Around<'a> {
    pub(super) fn new(input: &Input<'a>, places: &'a Places) -> Self {
        let model = input.model;
        let order = Order::of(model);
        let mut members: FxHashMap<Option<DepartmentId>, Vec<PositionId>> = FxHashMap::default();
        let mut ranks = FxHashMap::default();
        for &(department, id) in &order.positions {
            if places.entity(Entity::Position(id)).is_some() {
                let list = members.entry(department).or_default();
                ranks.insert(id, list.len());
                list.push(id);
            }
        }
        let mut children: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (at, matter) in model.matters.iter().enumerate() {
            if let Some(parent) = matter.parent {
                children.entry(parent).or_default().push(at as u32);
            }
        }
        Self {
            model,
            catalogue: Catalogue::of(input.language),
            places,
            order,
            members,
            ranks,
            matters: matters(model),
            processes: processes(model),
            children,
            deciders: deciders(model),
        }
    }

    pub(super) fn word(&self, name: &str) -> String {
        self.catalogue.plain(&format!("book-site-{name}"))
    }

    /// So many of something, in words.
    pub(super) fn count(&self, name: &str, count: usize) -> String {
        let message = Message::new(format!("book-site-{name}")).arg("count", count);
        self.catalogue.text(&message)
    }

    /// Who decides a matter, a few of them.
    pub(super) fn deciders(&self, matter: u32) -> Vec<Link> {
        let found = self
            .deciders
            .get(&matter)
            .into_iter()
            .flatten()
            .take(DECIDERS);
        found.map(|&id| self.link(Entity::Position(id))).collect()
    }

    /// The name of an entity, with its page if it has one.
    pub(super) fn link(&self, entity: Entity) -> Link {
        let text = match entity {
            Entity::Department(id) => &self.model[id].name,
            Entity::Position(id) => &self.model[id].title,
            Entity::Matter(at) => &self.model.matters[at as usize].name,
            Entity::Process(at) => &self.model.processes[at as usize].name,
            _ => &self.model.organisation.name,
        };
        Link {
            text: text.clone(),
            to: self.places.entity(entity).unwrap_or_default().to_owned(),
            remark: String::new(),
        }
    }

    /// The positions of a department that have pages, in the order of print.
    pub(super) fn members(&self, department: Option<DepartmentId>) -> &[PositionId] {
        self.members.get(&department).map_or(&[], Vec::as_slice)
    }

    /// What stands above an entity, the outermost first.
    pub(super) fn above(&self, entity: Entity) -> Vec<Link> {
        let departments = |from| {
            let chain: Vec<DepartmentId> =
                self.model.department_chain(from).take(HIGHEST).collect();
            let links = chain.into_iter().rev();
            links.map(|id| self.link(Entity::Department(id))).collect()
        };
        match entity {
            Entity::Position(id) => departments(self.model[id].department),
            Entity::Department(id) => departments(self.model[id].parent),
            Entity::Process(at) => departments(self.model.processes[at as usize].department),
            Entity::Matter(at) => {
                let parent = |at: &u32| self.model.matters[*at as usize].parent;
                let chain = std::iter::successors(parent(&at), |at| parent(at));
                let mut chain: Vec<u32> = chain.take(HIGHEST).collect();
                chain.reverse();
                let links = chain.into_iter();
                links.map(|at| self.link(Entity::Matter(at))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The lists beside the page of an entity.
    pub(super) fn groups(&self, entity: Entity) -> Vec<Group> {
        let groups = match entity {
            Entity::Position(id) => self.around_position(id),
            Entity::Department(id) => self.around_department(id),
            Entity::Matter(at) => {
                let below = self.children.get(&at).into_iter().flatten();
                let below = below.map(|&at| Entity::Matter(at)).collect();
                vec![self.group("children", below, None)]
            }
            _ => Vec::new(),
        };
        let written = groups.into_iter().filter(|group| !group.links.is_empty());
        written.collect()
    }

    fn around_position(&self, id: PositionId) -> Vec<Group> {
        let position = &self.model[id];
        let superior = position.superior.into_iter().map(Entity::Position);
        let below = position.subordinates.iter().copied();
        let below = below.map(Entity::Position).collect();
        let own = |map: &FxHashMap<PositionId, Vec<u32>>, entity: fn(u32) -> Entity| {
            let found = map.get(&id).into_iter().flatten();
            found.map(|&at| entity(at)).collect()
        };
        let list = |key: &str, to: &str| Link {
            text: self.word(key),
            to: to.to_owned(),
            remark: String::new(),
        };
        vec![
            self.group("superior", superior.collect(), None),
            self.group(
                "reports",
                below,
                Some(list("all-positions", "positions.html")),
            ),
            self.colleagues(id),
            self.group(
                "matters",
                own(&self.matters, Entity::Matter),
                Some(list("all-matters", "matters.html")),
            ),
            self.group(
                "processes",
                own(&self.processes, Entity::Process),
                Some(list("all-processes", "processes.html")),
            ),
        ]
    }

    /// Those of the department who stand nearest in its order.
    fn colleagues(&self, id: PositionId) -> Group {
        let department = self.model[id].department;
        let all = self.members(department);
        let rank = self.ranks.get(&id).copied().unwrap_or_default();
        let start = rank.saturating_sub(COLLEAGUES / 2);
        let start = start.min(all.len().saturating_sub(COLLEAGUES + 1));
        let near = all.iter().skip(start).take(COLLEAGUES + 1);
        let below = &self.model[id].subordinates;
        let is_told = |other: PositionId| {
            other == id || self.model[id].superior == Some(other) || below.contains(&other)
        };
        let others = near.copied().filter(|&other| !is_told(other));
        let mut group = self.group("colleagues", others.map(Entity::Position).collect(), None);
        if all.len() > COLLEAGUES + 1 {
            let whole = department.map(|id| self.link(Entity::Department(id)));
            group.more = whole.map(|whole| Link {
                text: self.word("all-members"),
                ..whole
            });
        }
        group
    }

    fn around_department(&self, id: DepartmentId) -> Vec<Group> {
        let units = self.model[id].children.iter().copied();
        let members = self.members(Some(id)).iter().copied();
        let own = self.model.processes.iter().enumerate();
        let own = own.filter(|(_, process)| process.department == Some(id));
        let own = own.map(|(at, _)| Entity::Process(at as u32));
        let mut groups = [
            self.whole_group("members", members.map(Entity::Position).collect()),
            self.whole_group("units", units.map(Entity::Department).collect()),
            self.whole_group("processes", own.collect()),
        ];
        for (link, &id) in groups[0].links.iter_mut().zip(self.members(Some(id))) {
            let grade = self.model[id].grade.value();
            link.remark = grade.cloned().unwrap_or_default();
        }
        groups.into()
    }

    fn whole_group(&self, id: &'static str, entities: Vec<Entity>) -> Group {
        Group {
            id,
            title: self.word(id),
            links: entities.into_iter().map(|own| self.link(own)).collect(),
            more: None,
        }
    }

    /// No more than [`MOST`] of them, and where the others are.
    fn group(&self, id: &'static str, mut entities: Vec<Entity>, more: Option<Link>) -> Group {
        let is_long = entities.len() > MOST;
        entities.truncate(MOST);
        Group {
            more: more.filter(|_| is_long),
            ..self.whole_group(id, entities)
        }
    }
}

/// The declared matters in whose decisions each position has a part.
fn matters(model: &Model) -> FxHashMap<PositionId, Vec<u32>> {
    let authority = &model.authority;
    let declared = |id: MatterId| {
        let mut chain = authority.matters.chain(id);
        chain.find(|&id| authority.matters[id].is_declared)
    };
    let mut found: FxHashMap<PositionId, Vec<u32>> = FxHashMap::default();
    let mut add = |holder: PositionId, matter: MatterId| {
        if let Some(MatterId(at)) = declared(matter) {
            found.entry(holder).or_default().push(at);
        }
    };
    for grant in &authority.grants {
        if let (Some(holder), Some(matter)) = (grant.holder, grant.matter) {
            add(holder, matter);
        }
    }
    for row in &authority.rows {
        for step in &row.steps {
            match &step.role {
                Role::Position(id) => add(*id, row.matter),
                Role::Either(ids) => ids.iter().for_each(|&id| add(id, row.matter)),
                _ => {}
            }
        }
    }
    sorted(found)
}

/// Who has the last word on each declared matter, in the order of the sources.
fn deciders(model: &Model) -> FxHashMap<u32, Vec<PositionId>> {
    let mut found: FxHashMap<u32, Vec<PositionId>> = FxHashMap::default();
    for grant in &model.authority.grants {
        let (Some(holder), Some(MatterId(at))) = (grant.holder, grant.matter) else {
            continue;
        };
        let decides = grant.class == PowerClass::Decide && grant.is_final;
        if decides && (at as usize) < model.matters.len() {
            let list = found.entry(at).or_default();
            if list.len() < DECIDERS && !list.contains(&holder) {
                list.push(holder);
            }
        }
    }
    found
}

/// The processes in which each position has a role.
fn processes(model: &Model) -> FxHashMap<PositionId, Vec<u32>> {
    let mut found: FxHashMap<PositionId, Vec<u32>> = FxHashMap::default();
    for (at, process) in model.processes.iter().enumerate() {
        let mut stack: Vec<&Step> = process.steps.iter().collect();
        let mut add = |id: Option<PositionId>| {
            if let Some(id) = id {
                found.entry(id).or_default().push(at as u32);
            }
        };
        add(process.owner.as_ref().and_then(|owner| owner.to));
        while let Some(step) = stack.pop() {
            let links = step.roles.iter().flat_map(|role| &role.links);
            links.for_each(|link| add(link.to));
            stack.extend(&step.children);
        }
    }
    sorted(found)
}

fn sorted(mut found: FxHashMap<PositionId, Vec<u32>>) -> FxHashMap<PositionId, Vec<u32>> {
    for list in found.values_mut() {
        list.sort_unstable();
        list.dedup();
    }
    found
}
