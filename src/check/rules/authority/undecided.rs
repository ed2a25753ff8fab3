//! authority/undecided: proposed, prepared or reviewed, and decided by nobody.

use crate::check::authority::cluster::order;
use crate::check::authority::holes::is_decided;
use crate::check::authority::{Grants, wording};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::authority::{MatterId, Step};
use crate::syntax::concept::PowerClass;
use crate::syntax::vocabulary::PowerId;
use crate::text::Span;

pub const RULE: Rule = Rule::new(
    "authority/undecided",
    Severity::Error,
    include_str!("undecided.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let grants = context.grants();
    for matter in grants.judged() {
        let Some((power, span)) = first_step(grants, matter) else {
            continue;
        };
        if is_decided(grants, matter) {
            continue;
        }
        let is_declared = grants.is_declared(matter);
        let place = match is_declared {
            true => grants.said.matters[matter].span,
            false => span,
        };
        let mut finding = grants
            .about(findings, matter, place)
            .arg("power", wording::power(context.vocabulary, power));
        let asked = grants.at(matter).iter();
        let mut asked: Vec<u32> = asked
            .copied()
            .filter(|&at| is_asked(grants.grant(at).class))
            .collect();
        asked.sort_by_key(|&at| order(grants.grant(at).span));
        let named = asked.first().and_then(|&at| grants.grant(at).holder);
        finding = match named {
            Some(id) => finding.arg("position", grants.name(id)),
            None => finding.variant("someone"),
        };
        if !is_declared {
            finding = finding.at_most(Severity::Warning);
        }
        let others = asked.iter().filter(|&&at| grants.grant(at).span != place);
        findings.push(crate::check::authority::report::others(
            context, finding, others,
        ));
    }
}

/// What asks for a decision.
fn is_asked(class: PowerClass) -> bool {
    matches!(
        class,
        PowerClass::Initiate | PowerClass::Prepare | PowerClass::Review
    )
}

/// The first grant or step that asks for a decision on a matter itself.
fn first_step(grants: &Grants, matter: MatterId) -> Option<(PowerId, Span)> {
    let own = grants.at(matter).iter().map(|&at| grants.grant(at));
    let own = own
        .filter(|grant| is_asked(grant.class))
        .map(|grant| (grant.power, grant.span));
    let rows = grants.rows_at(matter).iter();
    let steps = rows.flat_map(|&at| &grants.row(at).steps);
    let steps = steps.filter(|step: &&Step| is_asked(step.class));
    let steps = steps.map(|step| (step.power, step.span));
    own.chain(steps).min_by_key(|(_, span)| order(*span))
}
