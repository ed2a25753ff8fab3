//! reporting/no-superior: a position at the top that nobody reports to.

use crate::check::lines::{has_reports, tops};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "reporting/no-superior",
    Severity::Warning,
    include_str!("no_superior.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let tops = tops(context);
    if tops.len() < 2 {
        return;
    }
    let model = context.model;
    for id in tops {
        let position = &model[id];
        let said = position.superior_names.none.is_some();
        if has_reports(context, id) || position.stub || position.source.unread || said {
            continue;
        }
        let finding = findings.about(Entity::Position(id), position.source.name);
        findings.push(finding.arg("position", position.title.as_str()));
    }
}
