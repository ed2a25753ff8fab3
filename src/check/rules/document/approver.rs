//! document/approver: a position that approves its own job description.

use crate::check::documents::{Directory, name_place};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "document/approver",
    Severity::Error,
    include_str!("approver.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    let directory = Directory::of(context);
    for id in model.position_ids() {
        let position = &model[id];
        let approved = position
            .document
            .as_ref()
            .and_then(|document| document.approved.said());
        let Some(approved) = approved.filter(|said| !said.value.name.is_empty()) else {
            continue;
        };
        let name = approved.value.name.as_str();
        let itself = directory.position(name, position.department) == Some(id);
        let holder = || {
            directory
                .held_by(name)
                .is_some_and(|held| held.contains(&id))
        };
        if itself || holder() {
            let message = Message::new("document-approver-sheet").arg("position", &*position.title);
            let finding = findings
                .about(Entity::Position(id), name_place(approved))
                .arg("position", position.title.as_str());
            findings.push(finding.related(position.source.name, message));
        }
    }
}
