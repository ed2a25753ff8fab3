//! duty/empty: a number with nothing behind it.

use crate::check::{Context, Findings, Repair, Rule};
use crate::diagnostic::{Edit, Fix, Message, Severity};
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "duty/empty",
    Severity::Error,
    include_str!("empty.md"),
    check,
)
.repaired(Repair::Likely);

fn check(context: &Context, findings: &mut Findings) {
    for duty in context.duties() {
        let Some(number) = &duty.entry.number else {
            continue;
        };
        if duty.text().is_empty() {
            let span = duty.entry.span;
            let position = context.model[duty.position].title.as_str();
            let finding = findings
                .about(Entity::Position(duty.position), span)
                .arg("position", position)
                .arg("number", number.as_str());
            let edit = Edit {
                span: context.lines(span),
                text: String::new(),
            };
            findings.push(finding.fix(Fix {
                title: Message::new("fix-delete-line"),
                safe: false,
                edits: vec![edit],
            }));
        }
    }
}
