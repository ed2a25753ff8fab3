//! Names to things. Pass 1 declares everything (departments, positions, …), pass 2 links names to what was
//! declared, so order in a file and among files never matters.

mod authority;
mod departments;
mod links;
mod names;
mod outline;
mod positions;
mod readings;
mod relations;

use super::read::{Labels, Place};
use super::{Entity, Model, Reference, Target, reporting};
use crate::diagnostic::Diagnostic;
use crate::syntax::ast::File;
use crate::syntax::concept::{Concept, Key, Kind};
use crate::syntax::values;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::{Sources, Span, fold};
use names::Index;
pub use names::{Found, NameIndex};
use outline::Outline;
pub use readings::Readings;
use rustc_hash::FxHashMap;
use std::cell::Cell;
use std::sync::Arc;

/// What the workspace says beside its files.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The organisation's name, for a workspace that declares none.
    pub name: Option<String>,
    pub currency: Option<String>,
}

/// Builds the model of all files. Every fault of a value is reported; names are judged by the rules. Descriptions that are
/// the same as in `readings` are taken from there, and left there for the next time.
pub fn resolve(
    files: &[Arc<File>],
    sources: &Sources,
    vocabulary: &Vocabulary,
    settings: &Settings,
    readings: Option<&mut Readings>,
) -> (Model, Vec<Diagnostic>) {
    let mut builder = Builder::new(files, sources, vocabulary, readings);
    builder.organisation(settings);
    builder.departments();
    builder.positions();
    builder.others();
    builder.link();
    let Builder {
        mut model,
        diagnostics,
        ..
    } = builder;
    model.references.sort_by_key(|reference| reference.span);
    model.places.sort_by_key(|(span, entity)| (*span, *entity));
    (model, diagnostics)
}

struct Builder<'a> {
    sources: &'a Sources,
    vocabulary: &'a Vocabulary,
    /// Declarations by kind, in file order.
    places: FxHashMap<Kind, Vec<Place<'a>>>,
    model: Model,
    diagnostics: Vec<Diagnostic>,
    index: Index,
    outline: Outline,
    /// Templates by folded name: the declaration, and its place in the model.
    templates: FxHashMap<String, (Place<'a>, u32)>,
    /// How many names that are nothing were looked up among all titles.
    suggested: Cell<usize>,
    /// Where descriptions are taken from and left for the next time.
    readings: Option<&'a mut Readings>,
    /// Of each described position, its list of authorities, read.
    heard: Vec<Arc<[authority::Heard]>>,
}

impl<'a> Builder<'a> {
    fn new(
        files: &'a [Arc<File>],
        sources: &'a Sources,
        vocabulary: &'a Vocabulary,
        readings: Option<&'a mut Readings>,
    ) -> Self {
        let mut places: FxHashMap<Kind, Vec<Place<'a>>> = FxHashMap::default();
        for file in files {
            for declaration in &file.declarations {
                let place = Place {
                    file: file.id,
                    source: sources.get(file.id),
                    declaration,
                };
                // Without a name there is nothing to declare; the parser has said so.
                if let Some(kind) = declaration.kind.filter(|_| !declaration.name.is_empty()) {
                    places.entry(kind).or_default().push(place);
                }
            }
        }
        Self {
            sources,
            vocabulary,
            places,
            model: Model::default(),
            diagnostics: Vec::new(),
            index: Index::default(),
            outline: Outline::default(),
            templates: FxHashMap::default(),
            suggested: Cell::new(0),
            readings,
            heard: Vec::new(),
        }
    }

    fn declared(&self, kind: Kind) -> Vec<Place<'a>> {
        self.places.get(&kind).cloned().unwrap_or_default()
    }

    /// Notes that a declaration declares an entity.
    fn place(&mut self, place: Place, entity: Entity) {
        self.model
            .places
            .push((place.span(place.declaration.range), entity));
    }

    fn organisation(&mut self, settings: &Settings) {
        for place in self.declared(Kind::Organisation) {
            let mut labels = Labels::new(place, None, self.vocabulary);
            self.model.organisation.read(&mut labels);
            self.diagnostics.append(&mut labels.diagnostics);
            self.place(place, Entity::Organisation);
            self.outline.read(place, &self.model.organisation);
        }
        for entry in &self.outline.entries {
            let count = entry
                .attribute(Key::Headcount)
                .filter(|said| !said.value.is_empty());
            if let Some(said) = count
                && values::headcount(&said.value, self.vocabulary).is_none()
            {
                let fault = Diagnostic::new("syntax/bad-number", said.span);
                self.diagnostics
                    .push(fault.arg("text", said.value.as_str()));
            }
        }
        let organisation = &mut self.model.organisation;
        if organisation.name.is_empty() {
            organisation.name = settings.name.clone().unwrap_or_default();
        }
        if organisation.currency.is_none() {
            let code = settings.currency.as_deref();
            let known = code.and_then(|code| self.vocabulary.currency(&fold::word(code)));
            organisation.currency = known.or(code).map(str::to_owned);
        }
    }

    /// Everything that is neither department nor position.
    fn others(&mut self) {
        for place in self.declared(Kind::Matter) {
            let at = self.model.matters.len() as u32;
            let matter = self.read(place, super::matter::Matter::read);
            self.index.matter(&matter, at);
            self.model.matters.push(matter);
            self.place(place, Entity::Matter(at));
        }
        for place in self.declared(Kind::Kpi) {
            let indicator = self.read(place, super::kpi::Indicator::read);
            self.place(place, Entity::Kpi(self.model.kpis.len() as u32));
            self.model.kpis.push(indicator);
        }
        for place in self.declared(Kind::Process) {
            let process = self.read(place, super::process::Process::read);
            self.place(place, Entity::Process(self.model.processes.len() as u32));
            self.model.processes.push(process);
        }
        for place in self.declared(Kind::Person) {
            let person = self.read(place, |labels| super::person::Person::read(labels));
            self.place(place, Entity::Person(self.model.persons.len() as u32));
            self.model.persons.push(person);
        }
    }

    fn read<T>(&mut self, place: Place<'a>, read: impl FnOnce(&mut Labels) -> T) -> T {
        let mut labels = Labels::new(place, None, self.vocabulary);
        let entity = read(&mut labels);
        self.diagnostics.append(&mut labels.diagnostics);
        entity
    }

    fn reference(&mut self, text: &str, span: Span, target: Target, from: Entity, field: Concept) {
        self.model.references.push(Reference {
            text: text.to_owned(),
            span,
            target,
            from,
            field,
        });
    }

    /// Pass 2.
    fn link(&mut self) {
        self.link_heads();
        self.link_reporting();
        reporting::merge(&mut self.model);
        self.link_rest();
        self.link_authority();
        self.model.outlined = self.outline.named().collect();
    }
}
