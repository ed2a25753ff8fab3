//! balance/duty-without-kpi: where the work of a position is measured, a duty or an area of duties that is not.

use crate::check::duties::{Duty, Words};
use crate::check::indicators::Indicator;
use crate::check::matters::{Matters, Said};
use crate::check::memo::What;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::model::body::Group;
use crate::syntax::concept::{Key, TextMark};
use crate::text::{Span, fold};
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "balance/duty-without-kpi",
    Severity::Hint,
    include_str!("duty_without_kpi.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let matters = Matters::of(context);
    let general = General::of(context);
    let mut duties = context
        .duties_by_position()
        .map(|duties| (duties[0].position, duties))
        .collect::<FxHashMap<_, _>>();
    for list in context.indicators_by_position() {
        let id = list[0].position;
        let position = &context.model[id];
        let Some(duties) = duties.remove(&id).filter(|_| !position.source.unread) else {
            continue;
        };
        if list.iter().any(|indicator| indicator.is_reference) {
            continue;
        }
        let what = What::upon(RULE.name, Indicator::shared_formulas(list));
        let parts = || {
            let measured = Measured::of(&matters, list);
            Parts::of(&matters, &general, duties, &measured)
        };
        let parts = context.memo.of_position(position, what, parts);
        // A few measures for much work are a choice; a gap where each part has its own is none.
        let gaps = parts.gaps.len();
        if gaps * 4 > parts.count || list.len() < parts.count - gaps {
            continue;
        }
        for (span, text) in &parts.gaps {
            let finding = findings.about(Entity::Position(id), *span);
            findings.push(
                finding
                    .arg("text", text.as_str())
                    .arg("position", position.title.as_str()),
            );
        }
    }
}

/// The parts of the work of a position.
struct Parts {
    count: usize,
    /// Those that nothing measures.
    gaps: Vec<(Span, String)>,
}

impl Parts {
    fn of(matters: &Matters, general: &General, duties: &[Duty], measured: &Measured) -> Self {
        let own: Vec<&Duty> = duties.iter().filter(|duty| !general.holds(duty)).collect();
        let areas = areas(&own);
        if areas.is_empty() {
            let gaps = own.iter().filter(|duty| !measured.holds(matters, duty));
            let gap = |duty: &&Duty| {
                let text = duty.text().trim_end_matches(['。', '.']).to_owned();
                (duty.entry.prose.span, text)
            };
            return Self {
                count: own.len(),
                gaps: gaps.map(gap).collect(),
            };
        }
        let is_held = |(group, duties): &&(&Group, Vec<&Duty>)| {
            let named = || matters.about(&[&group.title.value]);
            duties.iter().any(|duty| measured.holds(matters, duty))
                || named().is_met(&measured.said)
        };
        let gaps = areas.iter().filter(|area| !is_held(area));
        Self {
            count: areas.len(),
            gaps: gaps
                .map(|(group, _)| (group.title.span, group.title.value.clone()))
                .collect(),
        }
    }
}

/// Areas of work with their duties; a rhythm is no area, and one area is the whole.
fn areas<'a>(duties: &[&'a Duty]) -> Vec<(&'a Group, Vec<&'a Duty<'a>>)> {
    let mut areas: Vec<(&Group, Vec<&Duty>)> = Vec::new();
    for duty in duties {
        let Some(group) = duty.group.filter(|group| group.rhythm.is_none()) else {
            return Vec::new();
        };
        match areas.last_mut() {
            Some((last, list)) if last.title.span == group.title.span => list.push(duty),
            _ => areas.push((group, vec![duty])),
        }
    }
    match areas.len() {
        0 | 1 => Vec::new(),
        _ => areas,
    }
}

/// What the indicators of a position measure.
struct Measured {
    said: Said,
    /// What 对应 names, folded.
    bound: Vec<String>,
}

impl Measured {
    fn of(matters: &Matters, list: &[Indicator]) -> Self {
        let bound = list.iter().filter_map(|one| one.entry.attribute(Key::For));
        let mut said = Said::default();
        for indicator in list {
            said.add_about(&matters.measured(indicator));
        }
        Self {
            said,
            bound: bound.map(|said| fold::word(&said.value)).collect(),
        }
    }

    fn holds(&self, matters: &Matters, duty: &Duty) -> bool {
        let id = duty
            .entry
            .attribute(Key::Id)
            .map(|id| fold::word(&id.value));
        let number = duty.entry.number.as_deref().map(fold::word);
        let names = |named: &String| {
            id.as_ref().is_some_and(|id| named.contains(id.as_str()))
                || number
                    .as_ref()
                    .is_some_and(|number| holds_number(named, number))
        };
        let about = matters.about(&[duty.text()]);
        about.is_empty() || about.is_met(&self.said) || self.bound.iter().any(names)
    }
}

/// Whether a number stands in a text as a whole.
fn holds_number(text: &str, number: &str) -> bool {
    text.match_indices(number).any(|(at, _)| {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let before = text[..at].chars().next_back();
        !digit(before) && !digit(text[at + number.len()..].chars().next())
    })
}

/// Duties that nobody measures one by one.
struct General([Words; 5]);

impl General {
    fn of(context: &Context) -> Self {
        use TextMark::{Assist, Attitude, CatchAll, Internal, People};
        Self([CatchAll, Internal, Attitude, People, Assist].map(|mark| Words::of(context, mark)))
    }

    fn holds(&self, duty: &Duty) -> bool {
        let [catch_all, internal, attitude, people, assist] = &self.0;
        duty.text().is_empty()
            || [catch_all, internal, attitude, people]
                .iter()
                .any(|words| duty.find(words).is_some())
            || duty.begins_with(assist).is_some()
    }
}
