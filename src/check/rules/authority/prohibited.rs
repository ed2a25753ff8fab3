//! authority/prohibited: a position holds a power that it is forbidden.

use crate::check::authority::cluster::order;
use crate::check::authority::hands::{Hands, Held, handed};
use crate::check::authority::{Common, Grants, wording};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::Entity;
use crate::model::authority::Grant;
use crate::syntax::concept::PowerClass;

pub const RULE: Rule = Rule::new(
    "authority/prohibited",
    Severity::Error,
    include_str!("prohibited.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let handed = handed(context);
    let hands = Hands::of(context.grants(), &handed);
    let grants = context.grants();
    for ban in &context.model.authority.forbidden {
        let Some(holder) = ban.holder else {
            continue;
        };
        let all = hands.of_holder(holder).iter();
        let mut against: Vec<(&Held, Common)> = all
            .filter_map(|held| Some((held, contradicted(grants, ban, held.grant)?)))
            .collect();
        against.sort_by_key(|(held, _)| order(held.grant.span));
        let Some((last, common)) = against.last() else {
            continue;
        };
        let is_ban_last = order(ban.span) > order(last.grant.span);
        let span = match is_ban_last {
            true => ban.span,
            false => last.grant.span,
        };
        // INVARIANT: what is contradicted is over a matter.
        let Some(matter) = last.grant.matter else {
            continue;
        };
        let unit = last.grant.amount.unit.as_ref();
        let mut finding = findings
            .about(Entity::Position(holder), span)
            .arg("position", grants.name(holder))
            .arg("matter", grants.said.matters[matter].name.as_str())
            .arg(
                "power",
                wording::power(context.vocabulary, last.grant.power),
            );
        if !is_ban_last {
            finding = finding.related(ban.span, Message::new("authority-prohibited-here"));
        }
        for (held, _) in against.iter().filter(|(held, _)| held.grant.span != span) {
            finding = finding.related(held.grant.span, held.said(context));
        }
        findings.push(grants.shown(finding, common, unit.or(ban.amount.unit.as_ref())));
    }
}

/// What a ban and a power have in common. A ban on a part of what is granted is an exception from it, and no
/// contradiction.
fn contradicted(grants: &Grants, ban: &Grant, grant: &Grant) -> Option<Common> {
    let decide = |grant: &Grant| grant.class == PowerClass::Decide;
    let same = ban.power == grant.power || decide(ban) && decide(grant);
    let whole = grants.said.matters.is_within(grant.matter?, ban.matter?);
    let is_exception = ban.amount.is_limited() && !grant.amount.is_limited()
        || !ban.keys.is_empty() && grant.keys.is_empty()
        || !ban.scope.covers(&grant.scope);
    (same && whole && !is_exception).then(|| grants.common_of(ban, grant))?
}
