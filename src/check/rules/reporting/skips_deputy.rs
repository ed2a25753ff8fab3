//! reporting/skips-deputy: reports past a deputy who owns the same area.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::body::Entry;
use crate::model::{Entity, PositionId};
use crate::syntax::concept::TextMark;
use crate::text::fold;
use rustc_hash::FxHashSet;

pub const RULE: Rule = Rule::new(
    "reporting/skips-deputy",
    Severity::Hint,
    include_str!("skips_deputy.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    let deputies: FxHashSet<PositionId> = model
        .position_ids()
        .filter(|&id| is_deputy(context, id))
        .collect();
    for id in model.position_ids() {
        let (Some(claim), Some(area)) = (model[id].superior_claim, area(context, id)) else {
            continue;
        };
        let peers = model[claim.superior]
            .subordinates
            .iter()
            .copied()
            .filter(|&peer| peer != id);
        for deputy in peers.filter(|peer| deputies.contains(peer)) {
            let owns = |entry: &Entry| fold::word(&entry.prose.text).contains(&area);
            let Some((duty, _)) = model[deputy]
                .duties
                .leaves()
                .into_iter()
                .find(|(entry, _)| owns(entry))
            else {
                continue;
            };
            let message = Message::new("reporting-skips-deputy-duty")
                .arg("deputy", model[deputy].title.as_str());
            let finding = findings
                .about(Entity::Position(id), claim.span)
                .arg("position", model[id].title.as_str())
                .arg("superior", model[claim.superior].title.as_str())
                .arg("deputy", model[deputy].title.as_str())
                .arg("area", area.as_str());
            findings.push(finding.related(duty.prose.span, message));
        }
    }
}

/// What a title is about, without its rank: 现场管理 of 现场管理经理. A short remainder says too little.
fn area(context: &Context, id: PositionId) -> Option<String> {
    const SHORTEST: usize = 3;
    let word = fold::word(&context.model[id].title);
    let rank = context
        .vocabulary
        .marks(TextMark::Rank)
        .iter()
        .find(|rank| word.ends_with(rank.as_str()))?;
    let area = word[..word.len() - rank.len()].trim_end();
    (area.chars().count() >= SHORTEST).then(|| area.to_owned())
}

fn is_deputy(context: &Context, id: PositionId) -> bool {
    let word = fold::word(&context.model[id].title);
    context
        .vocabulary
        .marks(TextMark::Deputy)
        .iter()
        .any(|mark| word.contains(mark.as_str()))
}
