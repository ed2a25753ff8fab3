//! qualification/impossible: more years of experience than the age range leaves room for.

use crate::check::order::later;
use crate::check::person::{GROWN_UP, Reader, graduates_at};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "qualification/impossible",
    Severity::Warning,
    include_str!("impossible.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let reader = Reader::of(context);
    for id in context.model.position_ids() {
        let profile = reader.profile_of(context, &context.model[id]);
        let (Some(age), Some(years)) = (&profile.age, &profile.years) else {
            continue;
        };
        let Some(oldest) = age.high else { continue };
        let begins = oldest.saturating_sub(years.years);
        let level = profile.education.as_ref().map(|education| education.level);
        if begins >= level.map_or(GROWN_UP, graduates_at) {
            continue;
        }
        let (span, other, message) = match later(context, years.span, age.span) {
            true => (years.span, age.span, "qualification-impossible-age"),
            false => (age.span, years.span, "qualification-impossible-years"),
        };
        let message = Message::new(message)
            .arg("age", oldest as usize)
            .arg("years", years.years as usize);
        let finding = findings
            .about(Entity::Position(id), span)
            .arg("age", oldest as usize)
            .arg("years", years.years as usize)
            .arg("begins", begins as usize)
            .arg("position", context.model[id].title.as_str());
        findings.push(finding.related(other, message));
    }
}
