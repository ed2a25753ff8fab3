//! authority/self-approval: one position proposes or prepares, and also decides.

use crate::check::authority::cluster::clusters;
use crate::check::authority::hands::{Hands, Held, Kind, handed};
use crate::check::authority::{Grants, decides, report};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::PositionId;
use crate::model::authority::{Grant, MatterId};
use crate::syntax::concept::PowerClass;
use crate::syntax::vocabulary::Vocabulary;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

pub const RULE: Rule = Rule::new(
    "authority/self-approval",
    Severity::Error,
    include_str!("self_approval.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let grants = context.grants();
    let mut edges: BTreeMap<MatterId, Vec<(u32, u32)>> = BTreeMap::new();
    for id in context.model.position_ids() {
        for (matter, pairs) in pairs(grants, context.vocabulary, id) {
            edges.entry(matter).or_default().extend(pairs);
        }
    }
    let known: FxHashSet<(MatterId, PositionId)> = edges
        .iter()
        .flat_map(|(&matter, edges)| edges.iter().map(move |edge| (matter, edge.0)))
        .filter_map(|(matter, at)| Some((matter, grants.grant(at).holder?)))
        .collect();
    handed_on(context, findings, &known);
    for (matter, edges) in edges {
        for cluster in clusters(grants, &edges) {
            let Some(shown) = report::shown(grants, cluster.shown(grants)) else {
                continue;
            };
            let finding = report::on_cluster(context, findings, matter, &cluster);
            let finding = report::pair(context, finding, (shown.one, shown.two));
            findings.push(grants.shown(finding, &shown.common, shown.unit()));
        }
    }
}

/// What one asks for and decides, or asks for, by a power that somebody handed on; `known` is told of own powers.
fn handed_on(
    context: &Context,
    findings: &mut Findings,
    known: &FxHashSet<(MatterId, PositionId)>,
) {
    let handed = handed(context);
    let hands = Hands::of(context.grants(), &handed);
    let asks = |kind: Kind| matches!(kind.1, PowerClass::Initiate | PowerClass::Prepare);
    let kinds = |one: Kind, two: Kind, _| asks(one) && two.1 == PowerClass::Decide;
    let excuses = |held: &Held| {
        let grant = held.grant;
        let decides_alone = grant.class != PowerClass::Decide
            || decides(grant) && grant.joint.is_empty() && !grant.joint_unknown;
        !decides_alone || has_countersign(context.grants(), context.vocabulary, grant)
    };
    let applies = |one: &Held, two: &Held| {
        let is_handed = one.from.is_some() || two.from.is_some();
        is_handed && !excuses(one) && !excuses(two)
    };
    for id in context.model.position_ids() {
        for mut meeting in hands.within(hands.of_holder(id), &kinds, &applies) {
            if known.contains(&(meeting.matter, id)) {
                continue;
            }
            if asks(meeting.shown.1.kind()) {
                meeting.shown = (meeting.shown.1, meeting.shown.0);
            }
            findings.push(meeting.told(context, findings, None));
        }
    }
}

/// Pairs of grants of one position, the first of which asks for what the second decides, by the matter where it is
/// said.
fn pairs(
    grants: &Grants,
    vocabulary: &Vocabulary,
    id: PositionId,
) -> BTreeMap<MatterId, Vec<(u32, u32)>> {
    let own = grants.of_holder(id);
    let is_asking = |at: &&u32| {
        matches!(
            grants.grant(**at).class,
            PowerClass::Initiate | PowerClass::Prepare
        )
    };
    let asks: Vec<u32> = own.iter().filter(is_asking).copied().collect();
    let decides = own.iter().copied().filter(|&at| {
        let grant = grants.grant(at);
        decides(grant) && grant.joint.is_empty() && !grant.joint_unknown
    });
    let mut found: BTreeMap<MatterId, Vec<(u32, u32)>> = BTreeMap::new();
    for decision in decides {
        let two = grants.grant(decision);
        if has_countersign(grants, vocabulary, two) {
            continue;
        }
        for &asking in &asks {
            let one = grants.grant(asking);
            let common = grants.common_of(one, two);
            if let Some(common) = common
                && !grants.said.matters[common.matter].is_people
                && !has_countersign(grants, vocabulary, one)
            {
                found
                    .entry(common.matter)
                    .or_default()
                    .push((asking, decision));
            }
        }
    }
    found
}

/// Whether somebody else countersigns in the row of a grant.
fn has_countersign(grants: &Grants, vocabulary: &Vocabulary, grant: &Grant) -> bool {
    let Some(row) = grants.row_of(grant) else {
        return false;
    };
    row.steps.iter().any(|step| {
        let power = &vocabulary.powers()[step.power.0 as usize];
        power.id == "countersign" && !grants.is_taken_by(&step.role, grant.holder)
    })
}
