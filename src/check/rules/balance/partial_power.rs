//! balance/partial-power: answers for the whole, with only some of the power (全面负责 beside 部分…的权力).

use crate::check::duties::{Words, folded, place};
use crate::check::order::later;
use crate::check::powers::texts;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::body::Body;
use crate::model::{Entity, PositionId};
use crate::syntax::concept::TextMark;
use crate::text::Span;
use std::ops::Range;

pub const RULE: Rule = Rule::new(
    "balance/partial-power",
    Severity::Warning,
    include_str!("partial_power.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let words = Marks::of(context);
    for id in context.model.position_ids() {
        let position = &context.model[id];
        let Some((power, some)) = words.partial(context, &position.authorities) else {
            continue;
        };
        let Some((whole, all)) = words.whole(context, id) else {
            continue;
        };
        let (span, other, message) = match later(context, power, whole) {
            true => (power, whole, "balance-partial-power-whole"),
            false => (whole, power, "balance-partial-power-part"),
        };
        let finding = findings
            .about(Entity::Position(id), span)
            .arg("position", position.title.as_str())
            .arg("whole", all)
            .arg("part", some);
        findings.push(finding.related(other, Message::new(message)));
    }
}

struct Marks {
    whole: Words,
    part: Words,
    power: Words,
    verb: Words,
    joint: Words,
}

impl Marks {
    fn of(context: &Context) -> Self {
        let words = |mark| Words::of(context, mark);
        Self {
            whole: words(TextMark::Whole),
            part: words(TextMark::Part),
            power: words(TextMark::Power),
            verb: words(TextMark::Verb),
            joint: words(TextMark::Joint),
        }
    }

    /// Where a position is said to answer for everything.
    fn whole(&self, context: &Context, id: PositionId) -> Option<(Span, String)> {
        let position = &context.model[id];
        let sections = [
            &position.responsibilities,
            &position.duties,
            &position.purpose,
        ];
        first(&sections, |text| self.whole.find(text))
    }

    /// Where its power is said to be a part: 部分 and then nothing but powers.
    fn partial(&self, context: &Context, authorities: &Body) -> Option<(Span, String)> {
        first(&[authorities], |text| {
            (0..text.len()).find_map(|at| {
                let part = self.part.at(text, at)?;
                let end = self.run(context, text, part.end)?;
                Some(part.start..end)
            })
        })
    }

    /// Where a run of powers ends in the word for power itself.
    fn run(&self, context: &Context, text: &[char], mut at: usize) -> Option<usize> {
        let words = &context.powers().words;
        while at < text.len() {
            if let Some(power) = self.power.at(text, at) {
                return Some(power.end);
            }
            let next = words
                .at(text, at)
                .map(|(range, _)| range)
                .or_else(|| self.verb.at(text, at))
                .or_else(|| self.joint.at(text, at));
            at = match (next, text[at]) {
                (Some(word), _) => word.end,
                (None, '、' | ',' | ' ') => at + 1,
                _ => return None,
            };
        }
        None
    }
}

/// The first place of some sections that a search finds, with what stands there.
fn first(
    sections: &[&Body],
    find: impl Fn(&[char]) -> Option<Range<usize>>,
) -> Option<(Span, String)> {
    let mut texts = sections.iter().flat_map(|body| texts(body));
    texts.find_map(|prose| {
        let at = find(&folded(&prose.text))?;
        let text = prose.text.chars().skip(at.start).take(at.len()).collect();
        Some((place(prose, at), text))
    })
}
