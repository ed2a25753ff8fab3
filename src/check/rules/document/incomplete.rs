//! document/incomplete: a section is missing that the workspace requires.

use crate::check::person::texts;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::body::Body;
use crate::model::position::Position;
use crate::model::relations::Relations;
use crate::model::{Entity, Field, Model};
use crate::syntax::concept::Concept;
use crate::text::fold;

pub const RULE: Rule = Rule::new(
    "document/incomplete",
    Severity::Hint,
    include_str!("incomplete.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    for id in model.position_ids() {
        let position = &model[id];
        if position.stub || position.source.unread {
            continue;
        }
        let grade = position.grade.value().map(|grade| fold::word(grade));
        let mut missing: Vec<String> = Vec::new();
        for own in &context.config.require {
            let applies = own
                .grade
                .as_ref()
                .is_none_or(|wanted| grade.as_ref() == Some(&fold::word(wanted)));
            if !applies {
                continue;
            }
            for (section, word) in &own.sections {
                if !has(model, position, *section) && !missing.contains(word) {
                    missing.push(word.clone());
                }
            }
        }
        if !missing.is_empty() {
            let finding = findings.about(Entity::Position(id), position.source.name);
            let finding = finding.arg("position", position.title.as_str());
            findings.push(finding.arg("sections", missing));
        }
    }
}

/// Whether a position says something under a label; 无 is something.
fn has(model: &Model, own: &Position, section: Concept) -> bool {
    let body = |body: &Body| !body.is_empty() || body.none.is_some();
    match section {
        Concept::Code => said(&own.code),
        Concept::Department => own.department.is_some() || said(&own.department_name),
        Concept::Grade => said(&own.grade),
        Concept::Headcount => said(&own.headcount),
        Concept::Kind => said(&own.kind_text),
        Concept::Location => said(&own.location),
        Concept::Like => said(&own.template),
        Concept::Alias => !own.aliases.is_empty(),
        Concept::Superior => own.superior.is_some() || own.superior_names.is_written(),
        Concept::Subordinates => !own.subordinates.is_empty() || own.subordinate_names.is_written(),
        Concept::Functional => own.functional_names.is_written(),
        Concept::Dotted => own.dotted_names.is_written(),
        Concept::Deputy => own.deputy_names.is_written(),
        Concept::Purpose => body(&own.purpose),
        Concept::Duties => body(&own.duties),
        Concept::Kpis => !own.kpis.is_empty() || body(&own.kpi_body),
        Concept::Authorities => body(&own.authorities),
        Concept::Responsibilities => body(&own.responsibilities),
        Concept::Prohibitions => body(&own.prohibitions),
        Concept::Workflow => body(&own.workflow),
        Concept::Relations => relations(&own.relations),
        Concept::Qualifications => qualifications(own),
        // What the organisation says counts for every sheet.
        Concept::Document => own.document.is_some() || model.organisation.document.is_some(),
        Concept::Conditions => body(&own.conditions),
        Concept::Career => body(&own.career),
        Concept::Notes => body(&own.notes),
        // Headings and what only templates need hold nothing of their own.
        _ => true,
    }
}

fn said<T>(field: &Field<T>) -> bool {
    matches!(field, Field::Value(_) | Field::StatedNone(_))
}

fn relations(own: &Relations) -> bool {
    let fields = own.fields();
    let mut bodies = fields.iter().map(|(_, relation)| &relation.body);
    bodies.any(|body| !body.is_empty() || body.none.is_some())
        || !own.other.is_empty()
        || !own.added.is_empty()
}

fn qualifications(own: &Position) -> bool {
    !texts(&own.qualifications).is_empty()
}
