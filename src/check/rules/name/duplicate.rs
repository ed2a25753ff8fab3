//! name/duplicate: one title twice in a department, one department path twice, one code twice.

use crate::check::order::later;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::{Entity, Field};
use crate::text::{Span, fold};
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "name/duplicate",
    Severity::Error,
    include_str!("duplicate.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    let mut seen = Seen {
        first: FxHashMap::default(),
        context,
    };
    for id in model.department_ids().filter(|&id| !model[id].stub) {
        let department = &model[id];
        seen.see(
            findings,
            "department",
            &department.id,
            Entity::Department(id),
            department.source.name,
        );
        if let Field::Value(code) = &department.code {
            seen.see(
                findings,
                "department-code",
                &code.value,
                Entity::Department(id),
                code.span,
            );
        }
    }
    for id in model.position_ids().filter(|&id| !model[id].stub) {
        let position = &model[id];
        seen.see(
            findings,
            "position",
            &position.id,
            Entity::Position(id),
            position.source.name,
        );
        if let Field::Value(code) = &position.code {
            seen.see(
                findings,
                "code",
                &code.value,
                Entity::Position(id),
                code.span,
            );
        }
    }
    for (at, matter) in model.matters.iter().enumerate() {
        seen.see(
            findings,
            "matter",
            &matter.name,
            Entity::Matter(at as u32),
            matter.source.name,
        );
    }
    for (at, indicator) in model.kpis.iter().enumerate() {
        seen.see(
            findings,
            "kpi",
            &indicator.name,
            Entity::Kpi(at as u32),
            indicator.source.name,
        );
    }
    for (at, process) in model.processes.iter().enumerate() {
        seen.see(
            findings,
            "process",
            &process.name,
            Entity::Process(at as u32),
            process.source.name,
        );
    }
    for (at, template) in model.templates.iter().enumerate() {
        seen.see(
            findings,
            "template",
            &template.name,
            Entity::Template(at as u32),
            template.source.name,
        );
    }
    for &(entity, span) in &model.repeats {
        let (name, first) = match entity {
            Entity::Department(id) => (&model[id].name, model[id].source.name),
            Entity::Position(id) => (&model[id].title, model[id].source.name),
            _ => continue,
        };
        let related = Message::new("name-duplicate-first").arg("name", name.as_str());
        let finding = findings
            .about(entity, span)
            .variant("outline")
            .arg("name", name.as_str());
        findings.push(finding.related(first, related));
    }
}

/// Names met so far: what kind of name, folded, and where first.
struct Seen<'a, 'm> {
    first: FxHashMap<(&'static str, String), (Entity, Span)>,
    context: &'a Context<'m>,
}

impl Seen<'_, '_> {
    fn see(
        &mut self,
        findings: &mut Findings,
        what: &'static str,
        name: &str,
        entity: Entity,
        span: Span,
    ) {
        if name.is_empty() {
            return;
        }
        let (first, place) = *self
            .first
            .entry((what, fold::word(name)))
            .or_insert((entity, span));
        // Several posts on one sheet share its code.
        if place == span {
            return;
        }
        let (span, other) = if later(self.context, span, place) {
            (span, place)
        } else {
            (place, span)
        };
        let owner = self.context.model.identity(first);
        let owner = owner
            .split_once(':')
            .map_or(owner.as_str(), |(_, id)| id)
            .to_owned();
        let related = Message::new("name-duplicate-first").arg("name", name);
        let finding = findings
            .about(entity, span)
            .variant(what)
            .arg("name", name)
            .arg("owner", owner);
        findings.push(finding.related(other, related));
    }
}
