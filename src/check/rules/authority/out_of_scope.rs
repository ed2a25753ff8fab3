//! authority/out-of-scope: a position may decide or act in a department that is not its business.

use crate::check::authority::mandate::Mandates;
use crate::check::authority::wording;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::model::authority::{By, Grant};
use crate::syntax::concept::{Key, PowerClass};

pub const RULE: Rule = Rule::new(
    "authority/out-of-scope",
    Severity::Warning,
    include_str!("out_of_scope.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let mandates = Mandates::of(context);
    let grants = context.grants();
    let territory = &context.model.authority.territory;
    for grant in &context.model.authority.grants {
        let Some(id) = grant.holder.filter(|_| says_scope(context, grant)) else {
            continue;
        };
        if !rules(grant.class) || context.model[id].source.unread {
            continue;
        }
        // What is no whole department is no name that somebody wrote.
        let named = territory.subtrees(&grant.scope).unwrap_or_default();
        let alien = named.into_iter().find(|&unit| {
            let head = context.model[unit].head;
            !mandates.is_own(id, unit)
                && !head.is_some_and(|head| mandates.is_linked(id, head))
                && !mandates.reaches(id, unit)
        });
        let Some(unit) = alien else {
            continue;
        };
        let matter = grant
            .matter
            .map(|matter| &context.model.authority.matters[matter].name);
        let finding = findings
            .about(Entity::Position(id), grant.span)
            .arg("position", grants.name(id))
            .arg("department", context.model[unit].name.as_str())
            .arg("matter", matter.map_or("", String::as_str))
            .arg("power", wording::power(context.vocabulary, grant.power));
        findings.push(finding);
    }
}

/// Whether a power moves something where it is held. To review, advise or supervise is what other departments are for.
fn rules(class: PowerClass) -> bool {
    use PowerClass::{Allocate, Decide, Direct, Use};
    matches!(class, Decide | Direct | Allocate | Use)
}

/// Whether the line itself says 范围.
fn says_scope(context: &Context, grant: &Grant) -> bool {
    let line = match grant.by {
        By::Line(line) => line,
        By::Department(_, line) => line,
        By::Cell { .. } => return false,
    };
    let line = context.model.authority.lines.get(line as usize);
    line.is_some_and(|line| line.attributes.iter().any(|own| own.key == Key::Scope))
}
