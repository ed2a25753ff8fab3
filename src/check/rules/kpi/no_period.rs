//! kpi/no-period: an indicator that does not say over what time it is measured.

use crate::check::duties::{Words, folded};
use crate::check::indicators::{Indicator, missing};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::PositionId;
use crate::model::body::Block;
use crate::syntax::concept::{Key, TextMark};

pub const RULE: Rule = Rule::new(
    "kpi/no-period",
    Severity::Hint,
    include_str!("no_period.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let periods = Words::of(context, TextMark::Span);
    let says = |text: &str| periods.find(&folded(text)).is_some();
    let lacks = |indicator: &Indicator| {
        let written = indicator.kpi.period_text.is_some()
            || indicator.entry.attribute(Key::Every).is_some()
            || indicator
                .shared
                .is_some_and(|shared| shared.period_text.value().is_some());
        let group = indicator.group.map(|group| group.title.value.as_str());
        let texts = [
            Some(indicator.kpi.text.as_str()),
            Some(indicator.target_text()),
            group,
        ];
        !written && !texts.into_iter().flatten().any(&says)
    };
    let open = |position| !introduction(context, position).any(&says);
    missing(context, findings, |indicator| lacks(indicator), open);
}

/// What stands before the indicators and is for all: 按月考核.
fn introduction<'a>(
    context: &Context<'a>,
    position: PositionId,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let blocks = context.model[position].kpi_body.blocks.iter();
    blocks.filter_map(|block| match block {
        Block::Paragraph(prose) => Some(prose.text.as_str()),
        _ => None,
    })
}
