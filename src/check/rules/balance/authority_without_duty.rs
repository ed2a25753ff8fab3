//! balance/authority-without-duty: a power over something that nothing else in the description mentions.

use crate::check::duties::{Words, folded};
use crate::check::matters::Matters;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::syntax::concept::TextMark;
use crate::text::fold;

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
        let Some(mut work) = matters.work(id) else {
            continue;
        };
        for (entry, _) in position.authorities.leaves() {
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
            if about.is_empty() || work.speaks_of(&about) {
                continue;
            }
            let text = entry.prose.text.trim_end_matches(['。', '.']);
            let text = text.trim_matches(fold::is_blank);
            let finding = findings.about(Entity::Position(id), entry.prose.span);
            findings.push(
                finding
                    .arg("text", text)
                    .arg("position", position.title.as_str()),
            );
        }
    }
}
