//! duty/shared: the same duty in two positions, and nobody says who does it and who answers for it.

use crate::check::duties::{Duty, Words};
use crate::check::memo::What;
use crate::check::order::later;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::{Entity, Field};
use crate::syntax::concept::{Key, TextMark};
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "duty/shared",
    Severity::Warning,
    include_str!("shared.md"),
    check,
);

/// Attributes that say who has which part.
const PARTS: [Key; 5] = [
    Key::Responsible,
    Key::Accountable,
    Key::Consulted,
    Key::Informed,
    Key::Joint,
];

/// Shorter texts say too little to be the same duty: so many characters, without punctuation and joints.
const SHORTEST: usize = 6;
const SHORTEST_WESTERN: usize = 14;

fn check(context: &Context, findings: &mut Findings) {
    let general = General::of(context);
    let own = |duties: &[Duty]| {
        let own = (0..duties.len()).filter(|&at| is_own(context, &general, &duties[at]));
        own.collect::<Vec<usize>>()
    };
    let mut holders: FxHashMap<&str, Vec<&Duty>> = FxHashMap::default();
    let own = context.of_duties(What::plain(RULE.name), own);
    for ((duties, own), repeats) in own.zip(context.repeats()) {
        for &at in own.iter().filter(|at| !repeats.has(**at)) {
            let duty = &duties[at];
            holders.entry(duty.bare(context)).or_default().push(duty);
        }
    }
    for mut duties in holders.into_values().filter(|duties| duties.len() > 1) {
        duties.sort_by(|one, two| {
            let (one, two) = (one.entry.prose.span, two.entry.prose.span);
            context.place(one).cmp(&context.place(two))
        });
        let first = duties[0];
        for duty in &duties[1..] {
            if are_alike(context, first, duty) {
                continue;
            }
            let title = |duty: &Duty| context.model[duty.position].title.clone();
            let message = Message::new("duty-shared-first").arg("position", title(first));
            let span = duty.entry.prose.span;
            debug_assert!(later(context, span, first.entry.prose.span));
            let finding = findings
                .about(Entity::Position(duty.position), span)
                .arg("position", title(duty))
                .arg("other", title(first));
            findings.push(finding.related(first.entry.prose.span, message));
        }
    }
}

/// Whether a duty says enough to be one position's own.
fn is_own(context: &Context, general: &General, duty: &Duty) -> bool {
    let least = match duty.is_chinese() {
        true => SHORTEST,
        false => SHORTEST_WESTERN,
    };
    !general.holds(duty) && duty.bare(context).chars().count() >= least
}

/// One sheet, one template, or one title in several departments: the same work done side by side.
fn are_alike(context: &Context, one: &Duty, two: &Duty) -> bool {
    let (first, second) = (&context.model[one.position], &context.model[two.position]);
    let template = |field: &Field<String>| field.value().cloned();
    one.position == two.position
        || one.entry.prose.span == two.entry.prose.span
        || first.title == second.title
        || template(&first.template).is_some_and(|name| template(&second.template) == Some(name))
}

/// Duties that every position may have, or whose parts are told apart.
struct General {
    catch_all: Words,
    internal: Words,
    assist: Words,
    attitude: Words,
    own: Words,
}

impl General {
    fn of(context: &Context) -> Self {
        Self {
            catch_all: Words::of(context, TextMark::CatchAll),
            internal: Words::of(context, TextMark::Internal),
            assist: Words::of(context, TextMark::Assist),
            attitude: Words::of(context, TextMark::Attitude),
            own: Words::of(context, TextMark::Own),
        }
    }

    fn holds(&self, duty: &Duty) -> bool {
        let split = |key: &Key| duty.entry.attribute(*key).is_some();
        PARTS.iter().any(split)
            || duty.find(&self.catch_all).is_some()
            || duty.find(&self.internal).is_some()
            || duty.find(&self.attitude).is_some()
            || duty.begins_with(&self.assist).is_some()
            // “The work plan of this position”: the same words, but not the same thing.
            || duty.find(&self.own).is_some()
    }
}
