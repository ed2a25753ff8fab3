//! balance/authority-without-duty: a power over something that nothing else in the description mentions.

use crate::check::duties::{Words, folded};
use crate::check::matters::Matters;
use crate::check::memo::What;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::{Entity, PositionId};
use crate::syntax::concept::TextMark;
use crate::text::{Span, fold};

pub const RULE: Rule = Rule::new(
    "balance/authority-without-duty",
    Severity::Hint,
    include_str!("authority_without_duty.md"),
    check,
);

/// Classes of powers that need no matter.
const GENERAL: [&str; 5] = ["report", "advise", "inform", "represent", "direct"];

fn check(context: &Context, findings: &mut Findings) {
    let people = Words::of(context, TextMark::People);
    let matters = Matters::of(context);
    for id in context.model.position_ids() {
        let position = &context.model[id];
        if position.source.unread || position.duties.is_empty() {
            continue;
        }
        let what = What::upon(RULE.name, matters.digest(id));
        let alone = || alone(context, &matters, &people, id);
        for (span, text) in context.memo.of_position(position, what, alone).iter() {
            let finding = findings.about(Entity::Position(id), *span);
            let finding = finding.arg("text", text.as_str());
            findings.push(finding.arg("position", position.title.as_str()));
        }
    }
}

/// The authorities of a position, and where they stand, over what nothing else in its work speaks of.
fn alone(
    context: &Context,
    matters: &Matters,
    people: &Words,
    id: PositionId,
) -> Vec<(Span, String)> {
    let mut alone = Vec::new();
    let Some(mut work) = matters.work(id) else {
        return alone;
    };
    for (entry, _) in context.model[id].authorities.leaves() {
        let text = folded(&entry.prose.text);
        let powers = context.powers().words.find(&text);
        // To lead, report, advise or speak, and over one's own people: that comes with a place in a line.
        let general = people.find(&text).is_some()
            || powers
                .iter()
                .any(|(_, power)| GENERAL.contains(&power.class.name()));
        if general || powers.is_empty() {
            continue;
        }
        let about = matters.about(&[&entry.prose.text]);
        if !about.is_empty() && !work.speaks_of(&about) {
            let text = entry.prose.text.trim_end_matches(['。', '.']);
            let text = text.trim_matches(fold::is_blank).to_owned();
            alone.push((entry.prose.span, text));
        }
    }
    alone
}
