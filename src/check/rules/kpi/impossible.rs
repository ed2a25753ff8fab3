//! kpi/impossible: a target that nobody can reach: a rate above 100 %, an empty range, a count below zero.

use crate::check::duties::{Words, folded};
use crate::check::indicators::Indicator;
use crate::check::memo::What;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Entity, Field};
use crate::syntax::concept::{Comparator, TextMark};
use crate::syntax::values::Target;
use crate::text::fold;

pub const RULE: Rule = Rule::new(
    "kpi/impossible",
    Severity::Error,
    include_str!("impossible.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let words = Kinds::of(context);
    let faults = |list: &[Indicator]| {
        let fault = |(at, indicator): (usize, &Indicator)| {
            let target = indicator.kpi.target.as_ref()?;
            let (name, text) = (indicator.name(), indicator.target_text());
            Some((at, words.fault(context, name, target, text)?))
        };
        let faults = list.iter().enumerate().filter_map(fault);
        faults.collect::<Vec<(usize, &'static str)>>()
    };
    for (list, faults) in context.of_indicators(What::plain(RULE.name), faults) {
        for &(at, kind) in faults.iter() {
            let indicator = &list[at];
            let position = Entity::Position(indicator.position);
            let finding = findings.about(position, indicator.target_place());
            let (name, text) = (indicator.name(), indicator.target_text());
            findings.push(said(finding, kind, name, text));
        }
    }
    for (at, indicator) in context.model.kpis.iter().enumerate() {
        if let (Some(target), Field::Value(text)) = (&indicator.target, &indicator.target_text) {
            let name = indicator.name.as_str();
            if let Some(kind) = words.fault(context, name, target, &text.value) {
                let finding = findings.about(Entity::Kpi(at as u32), text.span);
                findings.push(said(finding, kind, name, &text.value));
            }
        }
    }
}

fn said(finding: Diagnostic, kind: &str, name: &str, text: &str) -> Diagnostic {
    let finding = finding.variant(kind).arg("name", name);
    finding.arg("text", text.trim_matches(fold::is_blank))
}

/// Words that tell which numbers can be.
struct Kinds {
    rate: Words,
    open_rate: Words,
    bound: Words,
}

impl Kinds {
    fn of(context: &Context) -> Self {
        Self {
            rate: Words::of(context, TextMark::Rate),
            open_rate: Words::of(context, TextMark::OpenRate),
            bound: Words::of(context, TextMark::Bound),
        }
    }

    /// Why a target cannot be, if it cannot.
    fn fault(
        &self,
        context: &Context,
        name: &str,
        target: &Target,
        text: &str,
    ) -> Option<&'static str> {
        let text = folded(text.trim_start_matches(fold::is_blank));
        let bounded = matches!(text.first(), Some('≥' | '≤' | '<' | '>'))
            || self.bound.at(&text, 0).is_some();
        if target.high.is_some_and(|high| high < target.value) {
            return Some("upside-down");
        }
        if target.high.is_some() && bounded {
            return Some("bound");
        }
        let unit = fold::word(target.unit.as_deref().unwrap_or_default());
        let percent = Unit::of(context, &unit) == Unit::Percent;
        let part = percent && self.is_part(name);
        let top = target.high.unwrap_or(target.value);
        if part && (top > 100.0 || top == 100.0 && target.op == Comparator::Above) {
            return Some("rate");
        }
        let low = target.value < 0.0 || target.value == 0.0 && target.op == Comparator::Below;
        let counts = part || Unit::of(context, &unit) == Unit::Count;
        (low && counts).then_some("negative")
    }

    /// A part of a whole, which no more than all of it can be; growth, or the part of a plan, is none.
    fn is_part(&self, name: &str) -> bool {
        let name = folded(name);
        self.rate.find(&name).is_some() && self.open_rate.find(&name).is_none()
    }
}

/// What kind of thing a number counts.
#[derive(PartialEq)]
enum Unit {
    Percent,
    /// Things and time: never below zero.
    Count,
    /// Money, points, degrees, or nothing known.
    Signed,
}

impl Unit {
    fn of(context: &Context, unit: &str) -> Self {
        let vocabulary = context.vocabulary;
        let unit = unit.split('/').next().unwrap_or_default();
        let percent = vocabulary.marks(TextMark::Percent);
        let signed = vocabulary.marks(TextMark::Signed);
        if percent.iter().any(|word| word == unit) {
            Unit::Percent
        } else if unit.is_empty()
            || vocabulary.currency(unit).is_some()
            || signed.iter().any(|word| word == unit)
        {
            Unit::Signed
        } else {
            Unit::Count
        }
    }
}
