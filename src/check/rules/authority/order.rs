//! authority/order: decided before it is reviewed, or a step number left out.

use crate::check::authority::wording;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::authority::{Row, Step};
use crate::syntax::concept::PowerClass;

pub const RULE: Rule = Rule::new(
    "authority/order",
    Severity::Error,
    include_str!("order.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for row in &context.grants().said.rows {
        skipped(context, findings, row);
        decided_early(context, findings, row);
    }
}

/// A number that no step has, below one that a step has.
fn skipped(context: &Context, findings: &mut Findings, row: &Row) {
    let mut steps: Vec<(u32, &Step)> = row
        .steps
        .iter()
        .filter_map(|step| Some((step.order?, step)))
        .collect();
    steps.sort_by_key(|(order, step)| (*order, step.span.range.start));
    let mut last = 0;
    for (order, step) in steps {
        if order > last + 1 {
            let missing: Vec<String> = (last + 1..order).map(|number| number.to_string()).collect();
            let finding = context.grants().about(findings, row.matter, step.span);
            findings.push(
                finding
                    .variant("skipped")
                    .arg("number", order as usize)
                    .arg("missing", missing),
            );
            return;
        }
        last = order;
    }
}

/// A deciding step with a review behind it.
fn decided_early(context: &Context, findings: &mut Findings, row: &Row) {
    let of = |class: PowerClass| row.steps.iter().filter(move |step| step.class == class);
    let numbered = |step: &Step| step.order.unwrap_or_default();
    let last = of(PowerClass::Review)
        .filter(|step| step.order.is_some())
        .max_by_key(|step| numbered(step));
    let Some(review) = last else {
        return;
    };
    let early = of(PowerClass::Decide)
        .find(|step| step.order.is_some() && numbered(step) < numbered(review));
    let Some(decision) = early else {
        return;
    };
    let grants = context.grants();
    let word = |step: &Step| wording::power(context.vocabulary, step.power);
    let related = Message::new("authority-order-review")
        .arg("position", grants.role(&review.role))
        .arg("power", word(review));
    findings.push(
        grants
            .about(findings, row.matter, decision.span)
            .arg("one", grants.role(&decision.role))
            .arg("does", word(decision))
            .arg("two", grants.role(&review.role))
            .arg("also", word(review))
            .related(review.span, related),
    );
}
