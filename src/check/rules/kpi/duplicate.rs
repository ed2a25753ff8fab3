//! kpi/duplicate: one indicator twice in one position.

use crate::check::duties::bare;
use crate::check::indicators::Indicator;
use crate::check::memo::What;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::Entity;
use crate::text::fold;
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "kpi/duplicate",
    Severity::Error,
    include_str!("duplicate.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for list in context.indicators_by_position() {
        let position = &context.model[list[0].position];
        let names: Vec<&str> = list.iter().map(name).collect();
        let what = What::upon(RULE.name, &names);
        let pairs = context
            .memo
            .of_position(position, what, || pairs(context, list, &names));
        for &(first, second) in pairs.iter() {
            let (first, second) = (&list[first], &list[second]);
            let message = Message::new("kpi-duplicate-first").arg("name", first.name());
            let finding = findings
                .about(Entity::Position(second.position), second.kpi.span)
                .arg("position", position.title.as_str())
                .arg("name", second.name());
            findings.push(finding.related(first.kpi.span, message));
        }
    }
}

/// What an indicator is known by: two names of one shared definition are one.
fn name<'a>(indicator: &'a Indicator) -> &'a str {
    let shared = indicator.shared.map(|shared| shared.name.as_str());
    shared.unwrap_or(indicator.name())
}

/// The first and the second writing of each indicator that is there again.
fn pairs(context: &Context, list: &[Indicator], names: &[&str]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut known: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, name) in names.iter().enumerate() {
        let words = bare(name, context);
        if words.is_empty() {
            continue;
        }
        let before = known.entry(words).or_default();
        match before
            .iter()
            .find(|&&first| is_same(&list[first], &list[at]))
        {
            Some(&first) => pairs.push((first, at)),
            None => before.push(at),
        }
    }
    pairs
}

/// Measured over another period it is another indicator; so it is in another group with another target.
fn is_same(one: &Indicator, two: &Indicator) -> bool {
    let period = |of: &Indicator| {
        let said = of.kpi.period_text.as_ref();
        said.map(|said| fold::word(&said.value))
    };
    let other_period = matches!((period(one), period(two)), (Some(one), Some(two)) if one != two);
    let group = |of: &Indicator| of.kpi.group.clone();
    let target = |of: &Indicator| fold::word(of.target_text());
    !other_period && (group(one) == group(two) || target(one) == target(two))
}
