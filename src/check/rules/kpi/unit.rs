//! kpi/unit: an indicator in another unit than its shared definition.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::kpi::Indicator;
use crate::model::{Entity, Field, Said};
use crate::syntax::concept::{Key, TextMark};
use crate::syntax::values;
use crate::syntax::values::Target;
use crate::text::fold;

pub const RULE: Rule = Rule::new("kpi/unit", Severity::Error, include_str!("unit.md"), check);

/// What is longer is no unit, but a clause that was read as one: characters.
const LONGEST: usize = 12;

fn check(context: &Context, findings: &mut Findings) {
    for indicator in context.indicators() {
        let Some(shared) = indicator.shared else {
            continue;
        };
        let Some(defined) = defined(shared) else {
            continue;
        };
        let column = indicator.entry.attribute(Key::Unit);
        let column = column.filter(|said| !said.value.is_empty()).cloned();
        let written = match column {
            Some(said) => Some(said),
            None => indicator
                .kpi
                .target
                .as_ref()
                .and_then(unit)
                .map(|value| Said {
                    value,
                    span: indicator.target_place(),
                }),
        };
        let Some(written) = written.filter(|said| differ(context, &said.value, &defined.value))
        else {
            continue;
        };
        let message = Message::new("kpi-unit-defined").arg("name", shared.name.as_str());
        let finding = findings
            .about(Entity::Position(indicator.position), written.span)
            .arg("name", indicator.name())
            .arg("unit", written.value)
            .arg("defined", defined.value);
        findings.push(finding.related(defined.span, message));
    }
    for (at, shared) in context.model.kpis.iter().enumerate() {
        let (Field::Value(stated), Some(own)) = (&shared.unit, &shared.target_text.said()) else {
            continue;
        };
        let Some(unit) = shared.target.as_ref().and_then(unit) else {
            continue;
        };
        if differ(context, &unit, &stated.value) {
            let message = Message::new("kpi-unit-defined").arg("name", shared.name.as_str());
            let finding = findings
                .about(Entity::Kpi(at as u32), own.span)
                .arg("name", shared.name.as_str())
                .arg("unit", unit)
                .arg("defined", stated.value.as_str());
            findings.push(finding.related(stated.span, message));
        }
    }
}

/// The unit of a definition: its own, else that of its target.
fn defined(shared: &Indicator) -> Option<Said<String>> {
    match (&shared.unit, &shared.target_text) {
        (Field::Value(said), _) => Some(said.clone()),
        (_, Field::Value(said)) => Some(Said {
            value: shared.target.as_ref().and_then(unit)?,
            span: said.span,
        }),
        _ => None,
    }
}

fn unit(target: &Target) -> Option<String> {
    let unit = target.unit.clone()?;
    (!unit.is_empty() && unit.chars().count() <= LONGEST).then_some(unit)
}

/// Whether two words are two units, not two ways to write one.
fn differ(context: &Context, one: &str, two: &str) -> bool {
    let (one, two) = (Parts::of(context, one), Parts::of(context, two));
    let per = matches!((&one.per, &two.per), (Some(one), Some(two)) if one != two);
    let alike = one.unit.starts_with(&two.unit) || two.unit.starts_with(&one.unit);
    !alike || per
}

/// A unit in the form in which it is compared.
struct Parts {
    unit: String,
    per: Option<String>,
}

impl Parts {
    fn of(context: &Context, text: &str) -> Self {
        let vocabulary = context.vocabulary;
        let word = fold::word(text);
        let (unit, per) = match word.split_once('/') {
            Some((unit, per)) => (unit.to_owned(), Some(per.to_owned())),
            None => (word, None),
        };
        // 万元 and 元 are one unit: the numbers are multiplied out.
        let plain = values::quantity(&format!("1{unit}"), vocabulary)
            .map(|quantity| fold::word(&quantity.unit))
            .filter(|plain| !plain.is_empty())
            .unwrap_or(unit);
        let percent = vocabulary.marks(TextMark::Percent);
        let unit = if percent.contains(&plain) {
            "%".to_owned()
        } else if let Some(code) = vocabulary.currency(&plain) {
            code.to_owned()
        } else {
            // 个小时 and 小时, hours and hour.
            let plain = plain.strip_prefix('个').unwrap_or(&plain);
            let western = plain.len() > 2 && plain.is_ascii();
            let single = plain.strip_suffix('s').filter(|_| western);
            single.unwrap_or(plain).replace('日', "天")
        };
        Self { unit, per }
    }
}
