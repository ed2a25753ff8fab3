//! What a workspace's rules judge: the entities of the export and the items of their lists, each with its place and
//! the variables that a condition sees. Judges nothing.

use super::super::staff;
use super::shape::{Shape, entity};
use super::value::{self, Nothing};
use crate::model::body::{Body, Entry};
use crate::model::export;
use crate::model::process::Step;
use crate::model::{DepartmentId, Entity, Model, PositionId, Source};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::{Sources, Span};
use cel::common::types::CelString;
use cel::common::value::Val;
use serde_json::Value;

/// What a rule judges, one by one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Organisation,
    Department,
    Function,
    Position,
    Duty,
    Kpi,
    Authority,
    Process,
    Step,
    Matter,
    Indicator,
    Person,
}

/// The kinds by their names in the manifest.
const KINDS: [(&str, Kind); 12] = [
    ("organisation", Kind::Organisation),
    ("department", Kind::Department),
    ("function", Kind::Function),
    ("position", Kind::Position),
    ("duty", Kind::Duty),
    ("kpi", Kind::Kpi),
    ("authority", Kind::Authority),
    ("process", Kind::Process),
    ("step", Kind::Step),
    ("matter", Kind::Matter),
    ("indicator", Kind::Indicator),
    ("person", Kind::Person),
];

impl Kind {
    pub(super) const NAMES: [&'static str; 12] = {
        let mut names = [""; 12];
        let mut at = 0;
        while at < names.len() {
            names[at] = KINDS[at].0;
            at += 1;
        }
        names
    };

    pub(super) fn named(name: &str) -> Option<Self> {
        let found = KINDS.iter().find(|(own, _)| *own == name);
        found.map(|(_, kind)| *kind)
    }

    /// What a condition on one of this kind can name.
    pub(super) fn variables(self) -> Vec<(&'static str, Shape)> {
        let of = |name| Shape::Of(entity(name));
        let list = |name| Shape::List(entity(name));
        let (owner, department) = (
            ("position", of("position")),
            ("department", of("department")),
        );
        let superior = ("superior", of("position"));
        let (own, more) = match self {
            Kind::Organisation => (
                "organisation",
                vec![
                    ("departments", list("department")),
                    ("positions", list("position")),
                    ("matters", list("matter")),
                    ("processes", list("process")),
                    ("indicators", list("indicator")),
                    ("persons", list("person")),
                ],
            ),
            Kind::Department => (
                "department",
                vec![
                    ("parent", of("department")),
                    ("children", list("department")),
                    ("head", of("position")),
                    ("positions", list("position")),
                ],
            ),
            Kind::Function => ("entry", vec![department]),
            Kind::Position => (
                "position",
                vec![superior, department, ("subordinates", list("position"))],
            ),
            Kind::Duty => ("entry", vec![owner, superior, department]),
            Kind::Kpi => ("kpi", vec![owner, superior, department]),
            Kind::Authority => ("authority", vec![owner, superior, department]),
            Kind::Process => ("process", vec![department]),
            Kind::Step => ("step", vec![("process", of("process")), department]),
            Kind::Matter => ("matter", vec![("parent", of("matter"))]),
            Kind::Indicator => ("indicator", Vec::new()),
            Kind::Person => ("person", vec![("positions", list("position"))]),
        };
        let mut all = vec![
            ("self", of(own)),
            ("name", Shape::Any),
            ("organisation", of("organisation")),
            ("today", Shape::Any),
        ];
        all.extend(more);
        all
    }
}

/// An organisation, exported once for all rules.
pub(super) struct World<'a> {
    model: &'a Model,
    exported: Value,
    /// For each department the positions in it and in those below it.
    people: Vec<Vec<PositionId>>,
}

/// One thing to judge.
pub(super) struct Subject<'w> {
    pub(super) own: &'w Value,
    pub(super) entity: Entity,
    pub(super) span: Span,
    /// Of the entity.
    pub(super) name: &'w str,
}

impl<'a> World<'a> {
    pub(super) fn new(model: &'a Model, sources: &Sources, vocabulary: &Vocabulary) -> Self {
        let export = export::export(model, sources, vocabulary);
        // The shapes hold nothing that JSON cannot.
        let exported = serde_json::to_value(export).unwrap_or_default();
        Self {
            model,
            exported,
            people: staff::people(model),
        }
    }

    pub(super) fn identity(&self, entity: Entity) -> String {
        self.model.identity(entity)
    }

    pub(super) fn organisation(&self) -> &Value {
        &self.exported["organisation"]
    }

    /// All positions, in the order of the model.
    pub(super) fn positions(&self) -> Vec<Subject<'_>> {
        let positions = (0..).zip(&self.model.positions);
        positions
            .map(|(at, position)| Subject {
                own: self.of("positions", at),
                entity: Entity::Position(PositionId(at)),
                span: position.source.name,
                name: &position.title,
            })
            .collect()
    }

    fn of(&self, list: &str, at: u32) -> &Value {
        &self.exported[list][at as usize]
    }

    fn all(&self, list: &str) -> &[Value] {
        self.exported[list].as_array().map_or(&[], Vec::as_slice)
    }

    /// All of a kind, in the order of the model. Left out are those that could not be read in full, for what seems
    /// missing may stand there, and, if not asked for, those that are only outlined.
    pub(super) fn subjects(&self, kind: Kind, stubs: bool) -> Vec<Subject<'_>> {
        let model = self.model;
        let mut out = Vec::new();
        match kind {
            Kind::Organisation => {
                let source = model.organisation.source.as_ref();
                let source = source.filter(|source| !source.unread);
                out.extend(source.map(|source| Subject {
                    own: self.organisation(),
                    entity: Entity::Organisation,
                    span: source.name,
                    name: &model.organisation.name,
                }));
            }
            Kind::Department | Kind::Function => {
                for (at, department) in (0..).zip(&model.departments) {
                    let whole = Whole {
                        own: self.of("departments", at),
                        entity: Entity::Department(DepartmentId(at)),
                        name: &department.name,
                    };
                    if skipped(&department.source, department.stub && !stubs) {
                        continue;
                    }
                    match kind {
                        Kind::Function => {
                            whole.entries("functions", &department.functions, &mut out)
                        }
                        _ => out.push(whole.subject(&department.source)),
                    }
                }
            }
            Kind::Position | Kind::Duty | Kind::Kpi | Kind::Authority => {
                for (at, position) in (0..).zip(&model.positions) {
                    let whole = Whole {
                        own: self.of("positions", at),
                        entity: Entity::Position(PositionId(at)),
                        name: &position.title,
                    };
                    if skipped(&position.source, position.stub && !stubs) {
                        continue;
                    }
                    match kind {
                        Kind::Duty => whole.entries("duties", &position.duties, &mut out),
                        Kind::Kpi => {
                            let spans = position.kpis.iter().map(|kpi| kpi.span);
                            whole.items("kpis", spans, &mut out);
                        }
                        Kind::Authority => {
                            let spans = export::authority_spans(model, PositionId(at));
                            whole.items("authorities", spans.into_iter(), &mut out);
                        }
                        _ => out.push(whole.subject(&position.source)),
                    }
                }
            }
            Kind::Process | Kind::Step => {
                for (at, process) in (0..).zip(&model.processes) {
                    let whole = Whole {
                        own: self.of("processes", at),
                        entity: Entity::Process(at),
                        name: &process.name,
                    };
                    match kind {
                        _ if process.source.unread => {}
                        Kind::Step => whole.steps(&process.steps, &whole.own["steps"], &mut out),
                        _ => out.push(whole.subject(&process.source)),
                    }
                }
            }
            Kind::Matter => {
                let sources = model
                    .matters
                    .iter()
                    .map(|own| (own.name.as_str(), &own.source));
                self.plain("matters", Entity::Matter, sources, &mut out);
            }
            Kind::Indicator => {
                let sources = model
                    .kpis
                    .iter()
                    .map(|own| (own.name.as_str(), &own.source));
                self.plain("kpis", Entity::Kpi, sources, &mut out);
            }
            Kind::Person => {
                let sources = model
                    .persons
                    .iter()
                    .map(|own| (own.name.as_str(), &own.source));
                self.plain("persons", Entity::Person, sources, &mut out);
            }
        }
        out
    }

    /// Entities that have nothing below.
    fn plain<'w>(
        &'w self,
        list: &str,
        entity: impl Fn(u32) -> Entity,
        sources: impl Iterator<Item = (&'w str, &'w Source)>,
        out: &mut Vec<Subject<'w>>,
    ) {
        for (at, (name, source)) in (0..).zip(sources) {
            if !source.unread {
                out.push(Subject {
                    own: self.of(list, at),
                    entity: entity(at),
                    span: source.name,
                    name,
                });
            }
        }
    }

    /// What a variable stands for.
    pub(super) fn variable<'w>(&'w self, name: &str, of: &Subject<'w>) -> Box<dyn Val + 'w> {
        let model = self.model;
        let department = |id: Option<DepartmentId>| self.one("departments", id.map(|id| id.0));
        let position = |id: Option<PositionId>| self.one("positions", id.map(|id| id.0));
        let departments =
            |ids: &[DepartmentId]| self.several("departments", ids.iter().map(|id| id.0));
        let positions = |ids: &[PositionId]| self.several("positions", ids.iter().map(|id| id.0));
        match (name, of.entity) {
            ("self", _) => value::value(of.own),
            ("name", _) => Box::new(CelString::from(of.name)),
            ("department", Entity::Department(id)) => department(Some(id)),
            ("department", Entity::Position(id)) => department(model[id].department),
            ("department", Entity::Process(at)) => {
                department(model.processes[at as usize].department)
            }
            ("position", Entity::Position(id)) => position(Some(id)),
            ("superior", Entity::Position(id)) => position(model[id].superior),
            ("subordinates", Entity::Position(id)) => positions(&model[id].subordinates),
            ("parent", Entity::Department(id)) => department(model[id].parent),
            ("children", Entity::Department(id)) => departments(&model[id].children),
            ("head", Entity::Department(id)) => position(model[id].head),
            ("positions", Entity::Department(id)) => positions(&self.people[id.0 as usize]),
            ("process", Entity::Process(at)) => self.one("processes", Some(at)),
            ("parent", Entity::Matter(at)) => {
                self.one("matters", model.matters[at as usize].parent)
            }
            ("positions", Entity::Person(at)) => {
                let links = model.persons[at as usize].positions.iter();
                let ids: Vec<PositionId> = links.filter_map(|link| link.to).collect();
                positions(&ids)
            }
            ("indicators", Entity::Organisation) => value::list(self.all("kpis").iter()),
            (name, Entity::Organisation) => value::list(self.all(name).iter()),
            _ => Box::new(Nothing),
        }
    }

    fn one(&self, list: &str, at: Option<u32>) -> Box<dyn Val + '_> {
        match at {
            Some(at) => value::value(self.of(list, at)),
            None => Box::new(Nothing),
        }
    }

    fn several(&self, list: &str, ids: impl Iterator<Item = u32>) -> Box<dyn Val + '_> {
        value::list(ids.map(|at| self.of(list, at)))
    }
}

fn skipped(source: &Source, is_stub: bool) -> bool {
    is_stub || source.unread
}

/// An entity that has items.
struct Whole<'w> {
    own: &'w Value,
    entity: Entity,
    name: &'w str,
}

impl<'w> Whole<'w> {
    fn subject(&self, source: &Source) -> Subject<'w> {
        self.item(self.own, source.name)
    }

    fn item(&self, own: &'w Value, span: Span) -> Subject<'w> {
        Subject {
            own,
            entity: self.entity,
            span,
            name: self.name,
        }
    }

    fn items(&self, list: &str, spans: impl Iterator<Item = Span>, out: &mut Vec<Subject<'w>>) {
        let exported = self.own[list].as_array().into_iter().flatten();
        out.extend(exported.zip(spans).map(|(own, span)| self.item(own, span)));
    }

    /// The entries of a list that have none below; what has is a heading.
    fn entries(&self, list: &str, body: &Body, out: &mut Vec<Subject<'w>>) {
        let mut open: Vec<(&Entry, &Value)> = Vec::new();
        let exported = self.own[list].as_array().into_iter().flatten();
        for ((entry, _), own) in body.entries().zip(exported) {
            open.push((entry, own));
            while let Some((entry, own)) = open.pop() {
                if entry.is_leaf() {
                    out.push(self.item(own, entry.prose.span));
                }
                let below = own["children"].as_array().into_iter().flatten();
                let pairs: Vec<_> = entry.children.iter().zip(below).collect();
                open.extend(pairs.into_iter().rev());
            }
        }
    }

    fn steps(&self, steps: &[Step], exported: &'w Value, out: &mut Vec<Subject<'w>>) {
        for (step, own) in steps.iter().zip(exported.as_array().into_iter().flatten()) {
            if step.children.is_empty() {
                out.push(self.item(own, step.span));
            }
            self.steps(&step.children, &own["children"], out);
        }
    }
}
