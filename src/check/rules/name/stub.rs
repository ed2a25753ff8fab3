//! name/stub: outlined or established, but described nowhere.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new("name/stub", Severity::Hint, include_str!("stub.md"), check);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    for id in model.department_ids().filter(|&id| model[id].stub) {
        let finding = findings.about(Entity::Department(id), model[id].source.name);
        findings.push(
            finding
                .variant("department")
                .arg("name", model[id].name.as_str()),
        );
    }
    for id in model.position_ids().filter(|&id| model[id].stub) {
        let finding = findings.about(Entity::Position(id), model[id].source.name);
        findings.push(finding.arg("name", model[id].title.as_str()));
    }
    for id in model.department_ids() {
        for post in model[id]
            .establishment
            .posts
            .iter()
            .filter(|post| post.position.is_none())
        {
            let finding = findings.about(Entity::Department(id), post.name.span);
            findings.push(
                finding
                    .variant("established")
                    .arg("name", post.name.value.as_str()),
            );
        }
    }
}
