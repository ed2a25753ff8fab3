//! authority/joint-self: a position is to sign together with itself.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "authority/joint-self",
    Severity::Error,
    include_str!("joint_self.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let grants = context.grants();
    for line in &context.model.authority.lines {
        let Some(holder) = line.holder else {
            continue;
        };
        let own = line.joint.iter().filter(|link| link.to == Some(holder));
        for link in own {
            let finding = findings.about(Entity::Position(holder), link.span);
            findings.push(finding.arg("position", grants.name(holder)));
        }
    }
}
