//! authority/sideways: a position appraises or appoints somebody in another line, and nothing says why.

use crate::check::authority::hands::{Hands, handed};
use crate::check::authority::mandate::Mandates;
use crate::check::authority::people::{People, Whom};
use crate::check::authority::wording;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::{Entity, PositionId};

pub const RULE: Rule = Rule::new(
    "authority/sideways",
    Severity::Warning,
    include_str!("sideways.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let handed = handed(context);
    let hands = Hands::of(context.grants(), &handed);
    let people = People::of(context);
    let mandates = Mandates::of(context);
    let grants = context.grants();
    for id in context.model.position_ids() {
        if context.model[id].source.unread {
            continue;
        }
        // What is handed on is a mandate.
        for held in hands
            .of_holder(id)
            .iter()
            .filter(|held| held.from.is_none())
        {
            let Some(whom) = people.ruled(id, held.grant) else {
                continue;
            };
            if !is_sideways(context, &mandates, id, whom) {
                continue;
            }
            let name = match whom {
                Whom::Position(other) => grants.name(other),
                Whom::Department(department) => &context.model[department].name,
            };
            let finding = findings
                .about(Entity::Position(id), held.grant.span)
                .arg("one", grants.name(id))
                .arg("two", name)
                .arg("does", wording::power(context.vocabulary, held.grant.power));
            findings.push(finding);
        }
    }
}

fn is_sideways(context: &Context, mandates: &Mandates, id: PositionId, whom: Whom) -> bool {
    let model = context.model;
    let command = &context.grants().command;
    match whom {
        Whom::Department(department) => {
            let head = model[department].head;
            !mandates.is_own(id, department)
                && !head.is_some_and(|head| mandates.is_linked(id, head))
                && !mandates.reaches(id, department)
        }
        Whom::Position(other) => {
            let home = model[other].department;
            other != id
                && command.is_known(id)
                && command.is_known(other)
                && model[id].superior.is_some()
                && !command.are_in_line(id, other)
                && home.is_some_and(|home| {
                    let heads = model
                        .department_chain(Some(home))
                        .any(|unit| model[unit].head == Some(id));
                    !heads && !mandates.reaches(id, home)
                })
                && !mandates.is_linked(id, other)
        }
    }
}
