//! The symbols of a file as a tree (declarations, their sections, groups), and those of the workspace by what was typed,
//! pinyin included.

use super::pinyin::Query;
use super::{Analysis, View};
use crate::model::{DepartmentId, Entity};
use crate::syntax::ast::{Block, Declaration, Label};
use crate::syntax::concept::Kind;
use crate::text::{Span, TextRange};
use std::sync::Arc;

/// What a symbol is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NodeKind {
    Declaration(Option<Kind>),
    Section,
    Field,
    Group,
}

/// A symbol of a file with those inside it.
#[derive(Clone, Debug)]
pub struct Node {
    pub name: String,
    pub detail: String,
    pub kind: NodeKind,
    pub range: TextRange,
    /// The name.
    pub selection: TextRange,
    pub children: Vec<Node>,
}

/// The symbols of a file.
pub fn of_file(view: &View) -> Vec<Node> {
    let text = &view.source.text;
    let node = |own: &Arc<Declaration>| {
        let selection = match own.name.is_empty() {
            true => own.keyword,
            false => own.name,
        };
        Node {
            name: selection.of(text).to_owned(),
            detail: own.keyword.of(text).to_owned(),
            kind: NodeKind::Declaration(own.kind),
            range: own.range,
            selection,
            children: own
                .labels
                .iter()
                .map(|label| section(text, label))
                .collect(),
        }
    };
    view.tree.declarations.iter().map(node).collect()
}

fn section(text: &str, label: &Label) -> Node {
    let fields = label.fields.iter().map(|field| section(text, field));
    let groups = label.blocks.iter().filter_map(|block| match block {
        Block::Group(group) => Some(Node {
            name: group.word.of(text).to_owned(),
            detail: String::new(),
            kind: NodeKind::Group,
            range: group.range.cover(group.word),
            selection: group.word,
            children: Vec::new(),
        }),
        _ => None,
    });
    let is_section = label.shape.is_section();
    let value = label.value().filter(|_| !is_section);
    Node {
        name: label.word.of(text).to_owned(),
        detail: value.map_or(String::new(), |value| value.first.of(text).to_owned()),
        kind: if is_section {
            NodeKind::Section
        } else {
            NodeKind::Field
        },
        range: label.range.cover(label.word),
        selection: label.word,
        children: fields.chain(groups).collect(),
    }
}

/// A thing of the workspace that was looked for.
#[derive(Clone, Debug)]
pub struct Found {
    pub name: String,
    pub kind: Kind,
    /// The department or matter that it belongs to.
    pub within: String,
    pub span: Span,
}

/// Everything with a name that fits what was typed, the best first.
pub fn find(analysis: &Analysis, typed: &str) -> Vec<Found> {
    const MOST: usize = 200;
    let query = Query::new(typed);
    let fit = all(analysis).into_iter().filter_map(|(found, others)| {
        let names = std::iter::once(&found.name).chain(&others);
        let fit = names.filter_map(|name| query.fit(name)).min()?;
        Some((fit, found))
    });
    let mut fit: Vec<_> = fit.collect();
    fit.sort_by(|(one, a), (two, b)| one.cmp(two).then_with(|| a.name.cmp(&b.name)));
    fit.into_iter().take(MOST).map(|(_, found)| found).collect()
}

/// All that has a name, each with its code and other names.
fn all(analysis: &Analysis) -> Vec<(Found, Vec<String>)> {
    let model = &analysis.project.model;
    let named = |name: &str, kind: Kind, span: Span, within: &str, others: Vec<String>| {
        let (name, within) = (name.to_owned(), within.to_owned());
        let found = Found {
            name,
            kind,
            within,
            span,
        };
        (found, others)
    };
    let department = |id: Option<DepartmentId>| id.map_or("", |id| model[id].name.as_str());
    let positions = model.positions.iter().map(|own| {
        let others = own.aliases.iter().map(|alias| alias.value.clone());
        let others = others.chain(own.code.value().cloned()).collect();
        let within = department(own.department);
        named(&own.title, Kind::Position, own.source.name, within, others)
    });
    let departments = model.departments.iter().map(|own| {
        let others = own.aliases.iter().chain(own.code.value());
        let (others, within) = (others.cloned().collect(), department(own.parent));
        named(&own.name, Kind::Department, own.source.name, within, others)
    });
    let matters = model.matters.iter().map(|own| {
        let above = own.parent.map(|above| &model.matters[above as usize]);
        let within = above.map_or("", |above| above.name.as_str());
        let others = own.aliases.clone();
        named(&own.name, Kind::Matter, own.source.name, within, others)
    });
    let kpis = model.kpis.iter().map(|own| {
        let others = own.aliases.clone();
        named(&own.name, Kind::Kpi, own.source.name, "", others)
    });
    let processes = model.processes.iter().map(|own| {
        let others = own.code.value().cloned().into_iter().collect();
        named(&own.name, Kind::Process, own.source.name, "", others)
    });
    let templates = model.templates.iter();
    let templates =
        templates.map(|own| named(&own.name, Kind::Template, own.source.name, "", Vec::new()));
    let persons = model.persons.iter();
    let persons =
        persons.map(|own| named(&own.name, Kind::Person, own.source.name, "", Vec::new()));
    let units = positions.chain(departments).chain(matters);
    let rest = kpis.chain(processes).chain(templates).chain(persons);
    units.chain(rest).collect()
}

/// The word that tells what an entity is about, for those who list it.
pub fn within(analysis: &Analysis, entity: Entity) -> String {
    let model = &analysis.project.model;
    match entity {
        Entity::Position(id) => {
            let department = model[id].department;
            department.map_or(String::new(), |own| model[own].name.clone())
        }
        _ => String::new(),
    }
}
