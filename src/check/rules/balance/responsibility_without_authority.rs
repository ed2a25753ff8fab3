//! balance/responsibility-without-authority: answers for something, and may do nothing. Whether the powers that are
//! there are over the same matter is the authority analysis's business.

use crate::check::duties::{Words, folded};
use crate::check::powers::texts;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::Entity;
use crate::syntax::concept::TextMark;

pub const RULE: Rule = Rule::new(
    "balance/responsibility-without-authority",
    Severity::Warning,
    include_str!("responsibility_without_authority.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let answers = Words::of(context, TextMark::Answers);
    for id in context.model.position_ids() {
        let position = &context.model[id];
        let holder = context.powers().of(id);
        let powerless = holder.clauses.is_empty() && !holder.has_any();
        let Some(label) = position.responsibilities.label.filter(|_| powerless) else {
            continue;
        };
        // A list under this heading may be a list of duties; who answers for something says so.
        let texts = texts(&position.responsibilities);
        let answers = texts
            .iter()
            .any(|prose| answers.find(&folded(&prose.text)).is_some());
        if !answers || position.source.unread {
            continue;
        }
        let finding = findings.about(Entity::Position(id), label);
        let finding = finding.arg("position", position.title.as_str());
        let message = Message::new("balance-responsibility-without-authority-none");
        let said = position.authorities.none.or(position.authorities.label);
        findings.push(match said {
            Some(span) => finding.related(span, message),
            None => finding,
        });
    }
}
