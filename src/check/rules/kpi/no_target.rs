//! kpi/no-target: the name of an indicator, and nothing to measure it against.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::syntax::concept::Key;

pub const RULE: Rule = Rule::new(
    "kpi/no-target",
    Severity::Warning,
    include_str!("no_target.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for indicator in context.indicators() {
        let Some(name) = indicator.kpi.name.as_deref() else {
            continue;
        };
        let shared = indicator
            .shared
            .is_some_and(|shared| shared.target_text.value().is_some());
        let targeted = indicator.kpi.target.is_some()
            || indicator.kpi.target_text.is_some()
            || indicator.entry.attribute(Key::Standard).is_some()
            || shared;
        let position = &context.model[indicator.position];
        if targeted || position.source.unread || indicator.is_reference {
            continue;
        }
        let finding = findings.about(Entity::Position(indicator.position), indicator.kpi.span);
        findings.push(finding.arg("name", name));
    }
}
