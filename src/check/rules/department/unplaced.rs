//! department/unplaced: a position without a department, below the declaration of one.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Edit, Fix, Message, Severity};
use crate::locale::Language;
use crate::model::{DepartmentId, Entity, Field, PositionId};
use crate::syntax::concept::{Concept, Kind};
use crate::syntax::vocabulary::Owner;
use crate::text::{Span, TextRange, fold};

pub const RULE: Rule = Rule::new(
    "department/unplaced",
    Severity::Warning,
    include_str!("unplaced.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    let mut above = None;
    let mut file = None;
    for (span, entity) in &model.places {
        if file != Some(span.file) {
            (file, above) = (Some(span.file), None);
        }
        match *entity {
            Entity::Department(id) => above = Some(id),
            Entity::Position(id) => {
                let position = &model[id];
                let placed =
                    position.department.is_some() || position.outlined || position.source.unread;
                let said = !matches!(position.department_name, Field::Absent);
                if let (Some(department), false, false) = (above, placed, said) {
                    report(context, findings, id, department);
                }
            }
            _ => {}
        }
    }
}

fn report(context: &Context, findings: &mut Findings, id: PositionId, department: DepartmentId) {
    let model = context.model;
    let (position, name) = (&model[id], model[department].name.as_str());
    let chinese = context
        .sources
        .text(position.source.head)
        .chars()
        .any(fold::is_chinese);
    let language = if chinese { Language::Zh } else { Language::En };
    let word =
        context
            .vocabulary
            .label_word(language, Owner::Kind(Kind::Position), Concept::Department);
    let line = language.pick(format!("\n  {word}：{name}"), format!("\n  {word}: {name}"));
    let end = TextRange::at(position.source.head.range.end);
    let fix = Fix {
        title: Message::new("fix-insert").arg("new", line.trim()),
        safe: false,
        edits: vec![Edit {
            span: Span::new(position.source.head.file, end),
            text: line.clone(),
        }],
    };
    let finding = findings.about(Entity::Position(id), position.source.name);
    let finding = finding
        .arg("position", position.title.as_str())
        .arg("department", name);
    findings.push(finding.fix(fix));
}
