//! duty/prohibited: a duty that the same position is forbidden.

use crate::check::duties::{Duty, Words, bare};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::body::Entry;
use crate::model::{Entity, PositionId};
use crate::syntax::concept::TextMark;
use crate::text::fold;

pub const RULE: Rule = Rule::new(
    "duty/prohibited",
    Severity::Error,
    include_str!("prohibited.md"),
    check,
);

/// Shorter than this, what is forbidden is too general to be found in a duty: characters, without joints.
const SHORTEST: usize = 4;

fn check(context: &Context, findings: &mut Findings) {
    for duties in context.duties_by_position() {
        let position = duties[0].position;
        for (entry, forbidden) in prohibitions(context, position) {
            for duty in duties {
                if !duty.bare(context).contains(&forbidden) {
                    continue;
                }
                let finding = findings
                    .about(Entity::Position(position), duty.entry.prose.span)
                    .arg("position", context.model[position].title.as_str());
                let message = Message::new("duty-prohibited-here");
                findings.push(finding.related(entry.prose.span, message));
            }
        }
    }
}

/// What a position must not do whatever the circumstances, in bare words.
fn prohibitions<'a>(context: &Context<'a>, position: PositionId) -> Vec<(&'a Entry, String)> {
    let body = &context.model[position].prohibitions;
    if body.is_empty() {
        return Vec::new();
    }
    let (forbid, unless) = (
        Words::of(context, TextMark::Forbid),
        Words::of(context, TextMark::Unless),
    );
    let leaves = body.leaves().into_iter();
    leaves
        .filter_map(|(entry, group)| {
            let text = Duty::alone(position, entry, group);
            if text.find(&unless).is_some() {
                return None;
            }
            let behind = text.begins_with(&forbid).map_or(0, |word| word.end);
            let rest: String = text.folded()[behind..].iter().collect();
            let forbidden = bare(&rest, context);
            let long = match forbidden.chars().any(fold::is_chinese) {
                true => SHORTEST,
                false => SHORTEST * 3,
            };
            (forbidden.chars().count() >= long).then_some((entry, forbidden))
        })
        .collect()
}
