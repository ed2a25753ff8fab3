//! The indicators of the positions as the rules on them see them: without rows of totals, each with the shared
//! definition of its name, and their weights.

use super::duties::{Words, folded, place};
use super::memo::What;
use super::{Context, Findings};
use crate::model::body::{Block, Entry, Group};
use crate::model::kpi::{self, Kpi};
use crate::model::{Entity, PositionId};
use crate::syntax::concept::{Key, TextMark, ValueWord};
use crate::syntax::values;
use crate::text::{Span, fold};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// An indicator or standard of a position.
pub(super) struct Indicator<'a> {
    pub(super) position: PositionId,
    pub(super) kpi: &'a Kpi,
    pub(super) entry: &'a Entry,
    pub(super) group: Option<&'a Group>,
    /// The definition that all positions share.
    pub(super) shared: Option<&'a kpi::Indicator>,
    /// Whether it only says where it is written: 参见财务部责任状.
    pub(super) is_reference: bool,
}

/// All of them, in order.
pub(super) fn indicators<'a>(context: &Context<'a>) -> Vec<Indicator<'a>> {
    let model = context.model;
    let mut shared: FxHashMap<String, &kpi::Indicator> = FxHashMap::default();
    for indicator in &model.kpis {
        for name in std::iter::once(&indicator.name).chain(&indicator.aliases) {
            shared.entry(fold::word(name)).or_insert(indicator);
        }
    }
    let see = Words::of(context, TextMark::See);
    let mut all = Vec::new();
    for id in model.position_ids() {
        let position = &model[id];
        let heads = || position.kpis.iter().map(|kpi| Head::of(context, kpi, &see));
        let what = What::plain("heads of indicators");
        let heads: Arc<Vec<Head>> = context
            .memo
            .of_position(position, what, || heads().collect());
        let leaves = position.kpi_body.leaves().into_iter();
        for ((kpi, head), (entry, group)) in position.kpis.iter().zip(&*heads).zip(leaves) {
            if !head.is_total {
                all.push(Indicator {
                    position: id,
                    kpi,
                    entry,
                    group,
                    shared: shared.get(&head.name).copied(),
                    is_reference: head.is_reference,
                });
            }
        }
    }
    all
}

/// What tells an indicator from other rows of its list.
struct Head {
    /// Folded.
    name: String,
    /// Whether it is no indicator: a row of totals, or one without a name.
    is_total: bool,
    is_reference: bool,
}

impl Head {
    fn of(context: &Context, kpi: &Kpi, see: &Words) -> Self {
        let name = fold::word(kpi.name.as_deref().unwrap_or(&kpi.text));
        Self {
            is_total: name.is_empty() || context.vocabulary.is(ValueWord::Total, &name),
            is_reference: begins_or_holds(&kpi.text, see),
            name,
        }
    }
}

/// Whether a text begins with one of the words, or holds a Chinese one: a Western “see” may be a verb like others further
/// on.
fn begins_or_holds(text: &str, words: &Words) -> bool {
    let text = folded(text);
    let western = |at: usize| text.get(at).is_some_and(char::is_ascii);
    let found = words.find(&text);
    found.is_some_and(|at| at.start == 0 || !western(at.start))
}

impl Indicator<'_> {
    /// How each of several is counted, as their shared definitions say.
    pub(super) fn shared_formulas<'a>(list: &'a [Indicator]) -> Vec<Option<&'a str>> {
        list.iter().map(Indicator::shared_formula).collect()
    }

    /// How it is counted, as its shared definition says.
    pub(super) fn shared_formula(&self) -> Option<&str> {
        self.shared?.formula.value().map(String::as_str)
    }

    /// What it is called; a standard is called by its text.
    pub(super) fn name(&self) -> &str {
        self.kpi.name.as_deref().unwrap_or(&self.kpi.text)
    }

    /// Where its target stands: the cell or attribute, or what follows the name.
    pub(super) fn target_place(&self) -> Span {
        match (&self.kpi.target_text, &self.kpi.name) {
            (Some(said), _) => said.span,
            (None, Some(name)) if self.kpi.target.is_some() => {
                let text: Vec<char> = self.kpi.text.chars().collect();
                let mut start = name.chars().count();
                while text.get(start).is_some_and(|&c| opens_target(c)) {
                    start += 1;
                }
                place(&self.entry.prose, start..text.len())
            }
            _ => self.kpi.span,
        }
    }

    /// Its target as written.
    pub(super) fn target_text(&self) -> &str {
        match (&self.kpi.target_text, &self.kpi.name) {
            (Some(said), _) => &said.value,
            (None, Some(name)) => self.kpi.text[name.len()..].trim_start_matches(opens_target),
            (None, None) => "",
        }
    }
}

/// Says what indicators with a target lack: once, at the section's label, if all of them do.
pub(super) fn missing(
    context: &Context,
    findings: &mut Findings,
    lacks: impl Fn(&Indicator) -> bool,
    open: impl Fn(PositionId) -> bool,
) {
    for list in context.indicators_by_position() {
        let id = list[0].position;
        let position = &context.model[id];
        if position.source.unread || !open(id) {
            continue;
        }
        // A name alone lacks everything, which is said once; a standard in words is judged as a whole.
        let measured: Vec<&Indicator> = list
            .iter()
            .filter(|indicator| indicator.kpi.target.is_some())
            .collect();
        let without: Vec<&&Indicator> = measured.iter().filter(|one| lacks(one)).collect();
        match position.kpi_body.label {
            Some(label) if without.len() > 1 && without.len() == measured.len() => {
                let finding = findings.about(Entity::Position(id), label).variant("all");
                findings.push(finding.arg("position", position.title.as_str()));
            }
            _ => {
                for indicator in without {
                    let finding = findings.about(Entity::Position(id), indicator.kpi.span);
                    findings.push(finding.arg("name", indicator.name()));
                }
            }
        }
    }
}

fn opens_target(c: char) -> bool {
    fold::is_blank(c) || fold::is_colon(c)
}

/// Thirds are written 33.3 %; in percent.
const ROUNDING: f64 = 0.5;

/// Whether weights come to a whole, in percent.
pub(super) fn is_whole(sum: f64) -> bool {
    (sum - 100.0).abs() <= ROUNDING
}

/// The weights of a position's indicators.
pub(super) struct Weights {
    /// What an indicator counts in the whole, in percent, and where that is said.
    pub(super) each: Vec<(f64, Span)>,
    /// What does not come to a whole.
    pub(super) faults: Vec<Fault>,
}

/// A sum of weights that is no whole, in percent.
pub(super) enum Fault {
    /// Of the section.
    Section(f64),
    /// Of a group: where its title stands, what it says, the sum, and the weight of the group.
    Group(Span, String, f64, f64),
}

/// A weight in its list.
struct Weight {
    value: f64,
    span: Span,
    group: Option<usize>,
    period: Option<String>,
}

impl Weights {
    /// Those of each position's indicators; None if none is given, or one cannot be read.
    pub(super) fn of_all<'c, 'a>(
        context: &'c Context<'a>,
    ) -> impl Iterator<Item = (&'c [Indicator<'a>], Arc<Option<Self>>)> {
        context.of_indicators(What::plain("weights"), |list| Self::of(context, list))
    }

    fn of(context: &Context, list: &[Indicator]) -> Option<Self> {
        let groups = groups(context, list)?;
        let places: FxHashMap<Span, usize> = groups
            .iter()
            .enumerate()
            .map(|(at, group)| (group.span, at))
            .collect();
        let scale = scale(list);
        let mut weights = Vec::new();
        for indicator in list {
            let Some(said) = written(indicator.entry.attribute(Key::Weight)) else {
                continue;
            };
            weights.push(Weight {
                value: indicator.kpi.weight.as_ref()?.value * scale,
                span: said.span,
                group: indicator
                    .group
                    .and_then(|group| places.get(&group.title.span).copied()),
                period: indicator
                    .kpi
                    .period_text
                    .as_ref()
                    .map(|said| fold::word(&said.value)),
            });
        }
        match groups.iter().any(|group| group.weight.is_some()) {
            true => Some(Self::of_groups(&weights, &groups)),
            false if weights.is_empty() => None,
            false => Some(Self::of_section(weights)),
        }
    }

    /// One list; or several score sheets, each a whole: by group, or by period.
    fn of_section(weights: Vec<Weight>) -> Self {
        let sum: f64 = weights.iter().map(|weight| weight.value).sum();
        let sheets = are_sheets(&weights, |weight| weight.group.map(|at| at.to_string()))
            || are_sheets(&weights, |weight| weight.period.clone());
        let faults = match is_whole(sum) || sheets {
            true => Vec::new(),
            false => vec![Fault::Section(sum)],
        };
        let each = weights.iter().map(|weight| (weight.value, weight.span));
        Self {
            each: each.collect(),
            faults,
        }
    }

    /// Groups that have weights, which their indicators share out.
    fn of_groups(weights: &[Weight], groups: &[WeighedGroup]) -> Self {
        let (mut each, mut faults) = (Vec::new(), Vec::new());
        let mut inner: Vec<Vec<&Weight>> = groups.iter().map(|_| Vec::new()).collect();
        for weight in weights {
            if let Some(at) = weight.group {
                inner[at].push(weight);
            }
        }
        let mut sum = 0.0;
        for (group, inner) in groups.iter().zip(inner) {
            let total: f64 = inner.iter().map(|weight| weight.value).sum();
            let share = group.weight.unwrap_or(total);
            sum += share;
            let agrees = (total - share).abs() <= ROUNDING;
            if !inner.is_empty() && !agrees && !is_whole(total) {
                faults.push(Fault::Group(group.span, group.title.clone(), total, share));
            }
            let factor = if agrees { 1.0 } else { share / 100.0 };
            each.extend(
                inner
                    .iter()
                    .map(|weight| (weight.value * factor, weight.span)),
            );
        }
        let rest = || weights.iter().filter(|weight| weight.group.is_none());
        sum += rest().map(|weight| weight.value).sum::<f64>();
        each.extend(rest().map(|weight| (weight.value, weight.span)));
        if !is_whole(sum) {
            faults.push(Fault::Section(sum));
        }
        Self { each, faults }
    }
}

struct WeighedGroup {
    span: Span,
    title: String,
    weight: Option<f64>,
}

/// The groups of the section; None if the weight of one cannot be read.
fn groups(context: &Context, list: &[Indicator]) -> Option<Vec<WeighedGroup>> {
    let body = &context.model[list.first()?.position].kpi_body;
    let groups = body.blocks.iter().filter_map(|block| match block {
        Block::Group(group) => Some(group),
        _ => None,
    });
    groups
        .map(|group| {
            let said = group.attributes.iter().find(|one| one.key == Key::Weight);
            let weight = match written(said.map(|one| &one.value)) {
                Some(said) => Some(values::share(&said.value, context.vocabulary)?.0),
                None => None,
            };
            Some(WeighedGroup {
                span: group.title.span,
                title: group.title.value.clone(),
                weight,
            })
        })
        .collect()
}

fn written<T>(said: Option<&crate::model::Said<T>>) -> Option<&crate::model::Said<T>>
where
    T: AsRef<str>,
{
    said.filter(|said| !said.value.as_ref().is_empty())
}

/// What turns the weights of a list into percent: 0.3 and its like are parts of one.
fn scale(list: &[Indicator]) -> f64 {
    let said = || {
        list.iter()
            .filter_map(|indicator| written(indicator.entry.attribute(Key::Weight)))
    };
    let bare = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == '.');
    let parts = said().all(|said| {
        let text = said.value.trim();
        bare(text) && text.parse::<f64>().is_ok_and(|value| value <= 1.0)
    });
    match parts && said().next().is_some() {
        true => 100.0,
        false => 1.0,
    }
}

/// Whether the weights fall into several lists, each of which is a whole.
fn are_sheets(weights: &[Weight], key: impl Fn(&Weight) -> Option<String>) -> bool {
    let mut sums: FxHashMap<Option<String>, f64> = FxHashMap::default();
    for weight in weights {
        *sums.entry(key(weight)).or_default() += weight.value;
    }
    sums.len() > 1 && sums.values().all(|&sum| is_whole(sum))
}
