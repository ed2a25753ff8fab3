//! duty/wrong-level: a head who only helps, a clerk who leads.

use crate::check::duties::{Duty, Words};
use crate::check::lines::has_reports;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::syntax::concept::TextMark;
use crate::text::fold;

pub const RULE: Rule = Rule::new(
    "duty/wrong-level",
    Severity::Hint,
    include_str!("wrong_level.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let words = Levels {
        assist: Words::of(context, TextMark::Assist),
        lead: Words::of(context, TextMark::Lead),
        catch_all: Words::of(context, TextMark::CatchAll),
    };
    for duties in context.duties_by_position() {
        match has_reports(context, duties[0].position) {
            true => only_helps(context, findings, duties, &words),
            false => leads(context, findings, duties, &words),
        }
    }
}

struct Levels {
    assist: Words,
    lead: Words,
    catch_all: Words,
}

/// A head with several duties, all of them help with another's.
fn only_helps(context: &Context, findings: &mut Findings, duties: &[Duty], words: &Levels) {
    let own: Vec<&Duty> = duties
        .iter()
        .filter(|duty| !duty.text().is_empty() && duty.find(&words.catch_all).is_none())
        .collect();
    let helps = |duty: &&Duty| duty.begins_with(&words.assist).is_some();
    let position = duties[0].position;
    let label = context.model[position].duties.label;
    if let (true, Some(label)) = (own.len() > 1 && own.iter().all(helps), label) {
        let finding = findings.about(Entity::Position(position), label);
        let position = context.model[position].title.as_str();
        findings.push(finding.variant("head").arg("position", position));
    }
}

/// A position that leads nobody, by its title a clerk's.
fn leads(context: &Context, findings: &mut Findings, duties: &[Duty], words: &Levels) {
    let position = duties[0].position;
    let title = fold::word(&context.model[position].title);
    let mut ranks = context.vocabulary.marks(TextMark::Clerk).iter();
    if !ranks.any(|rank| title.ends_with(rank.as_str())) {
        return;
    }
    for duty in duties {
        if let Some(at) = duty.begins_with(&words.lead) {
            let word: String = duty.text().chars().take(at.end).collect();
            let finding = findings.about(Entity::Position(position), duty.place(at));
            let finding = finding.variant("clerk").arg("word", word);
            findings.push(finding.arg("position", context.model[position].title.as_str()));
        }
    }
}
