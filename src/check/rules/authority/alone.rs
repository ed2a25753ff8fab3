//! authority/alone: a matter for collective decision that one position decides alone.

use crate::check::authority::cluster::order;
use crate::check::authority::{Grants, decides, report, wording};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::PositionId;
use crate::model::authority::{Grant, MatterId};
use crate::syntax::concept::{PowerClass, TextMark};
use crate::text::fold;

pub const RULE: Rule = Rule::new(
    "authority/alone",
    Severity::Warning,
    include_str!("alone.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let grants = context.grants();
    for (at, declared) in context.model.matters.iter().enumerate() {
        if !declared.collective {
            continue;
        }
        let matter = MatterId(at as u32);
        let all = grants.at(matter).iter().copied();
        let mut alone: Vec<u32> = all
            .chain(grants.reaching(matter))
            .filter(|&at| is_alone(context, grants.grant(at)))
            .collect();
        alone.sort_by_key(|&at| (order(grants.grant(at).span), at));
        let Some((&last, others)) = alone.split_last() else {
            continue;
        };
        let holders = alone.iter().filter_map(|&at| grants.grant(at).holder);
        let mut holders: Vec<PositionId> = holders.collect();
        holders.sort_unstable();
        holders.dedup();
        let grant = grants.grant(last);
        let finding = grants
            .about(findings, matter, grant.span)
            .arg("positions", grants.names(&holders))
            .arg("power", wording::power(context.vocabulary, grant.power));
        findings.push(report::others(context, finding, others.iter()));
    }
}

/// Whether a grant decides with nobody else's signature.
fn is_alone(context: &Context, grant: &Grant) -> bool {
    let grants = context.grants();
    decides(grant)
        && grant.joint.is_empty()
        && !grant.joint_unknown
        && grant.holder.is_some_and(|id| !is_body(context, id))
        && !has_others(grants, context, grant)
}

/// Whether others decide or countersign in its row.
fn has_others(grants: &Grants, context: &Context, grant: &Grant) -> bool {
    let Some(row) = grants.row_of(grant) else {
        return false;
    };
    row.steps.iter().any(|step| {
        let power = &context.vocabulary.powers()[step.power.0 as usize];
        let signs = step.class == PowerClass::Decide || power.id == "countersign";
        signs && !grants.is_taken_by(&step.role, grant.holder)
    })
}

/// A committee or a meeting is many.
fn is_body(context: &Context, id: PositionId) -> bool {
    let title = fold::word(&context.model[id].title);
    let words = context.vocabulary.marks(TextMark::Body).iter();
    words
        .map(|word| fold::word(word))
        .any(|word| title.ends_with(&word))
}
