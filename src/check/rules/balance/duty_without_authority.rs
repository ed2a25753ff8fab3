//! balance/duty-without-authority: a duty to approve, review, appoint or appraise, and no such power at all; or none over
//! the matter, where the duty names one that the organisation knows.

use crate::check::authority::hands::{Hands, handed};
use crate::check::duties::{Duty, Words};
use crate::check::memo::What;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::model::authority::{Grant, MatterId};
use crate::syntax::concept::{PowerClass, TextMark};
use crate::syntax::values::{self, Over};
use crate::syntax::vocabulary::{Power, PowerId};
use std::ops::Range;

pub const RULE: Rule = Rule::new(
    "balance/duty-without-authority",
    Severity::Warning,
    include_str!("duty_without_authority.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let acts = Acts::of(context);
    let handed = handed(context);
    let hands = Hands::of(context.grants(), &handed);
    let powers = context.vocabulary.powers();
    let acting = |duties: &[Duty]| {
        let act = |(duty, own): (usize, &Duty)| {
            let (at, power) = acts.act(context, own)?;
            let power = powers.iter().position(|own| own.id == power.id)?;
            Some(Act { duty, at, power })
        };
        let found = duties.iter().enumerate().filter_map(act);
        found.collect::<Vec<Act>>()
    };
    for (duties, acting) in context.of_duties(What::plain(RULE.name), acting) {
        let id = duties[0].position;
        let position = &context.model[id];
        let holder = context.powers().of(id);
        // Where nothing says what a position may do, that is one gap, not one a duty.
        if !holder.is_written || position.source.unread {
            continue;
        }
        for act in acting.iter() {
            let (duty, power) = (&duties[act.duty], &powers[act.power]);
            if holder.has_power(sufficient(power)) && !is_elsewhere(context, &hands, duty, power) {
                continue;
            }
            let at = act.at.clone();
            let act: String = duty.text().chars().skip(at.start).take(at.len()).collect();
            let finding = findings.about(Entity::Position(id), duty.place(at));
            let finding = finding.arg("act", act);
            findings.push(finding.arg("position", position.title.as_str()));
        }
    }
}

/// An act that takes a power.
struct Act {
    /// Which of the duties of its position.
    duty: usize,
    /// Where it stands there.
    at: Range<usize>,
    /// Which of the vocabulary's powers.
    power: usize,
}

/// Whether a duty is over a matter that is declared, and all that the position may do was read and is over others.
fn is_elsewhere(context: &Context, hands: &Hands, duty: &Duty, power: &Power) -> bool {
    let authority = &context.model.authority;
    let matters = &authority.matters;
    let reading = values::grants(duty.text(), context.vocabulary);
    let [phrase] = reading.phrases.as_slice() else {
        return false;
    };
    let Over::Matter(named) = &phrase.over else {
        return false;
    };
    let known = matters.find(&named.text);
    let Some(matter) = known.filter(|&id| matters[id].is_declared) else {
        return false;
    };
    let enough = |id: PowerId| {
        let id = context.vocabulary.power_of(id).id.as_str();
        sufficient(power).contains(&id)
    };
    let reaches = |own: Option<MatterId>| {
        own.is_none_or(|own| matters.is_within(own, matter) || matters.is_within(matter, own))
    };
    let holder = context.powers().of(duty.position);
    let signs = |grant: &Grant| grant.joint.contains(&duty.position) && reaches(grant.matter);
    let mut own = hands.of_holder(duty.position).iter();
    holder.is_read()
        && !own.any(|held| enough(held.grant.power) && reaches(held.grant.matter))
        && !authority.grants.iter().any(signs)
}

/// The powers that are enough for an act, by their ids.
fn sufficient(power: &Power) -> &'static [&'static str] {
    match (power.class.name(), power.id.as_str()) {
        (_, "appoint" | "dismiss") => &["appoint", "dismiss"],
        ("decide", _) => &["approve", "decide", "issue"],
        ("review", _) => &[
            "review",
            "deliberate",
            "countersign",
            "recheck",
            "veto",
            "approve",
        ],
        _ => &["appraise", "manage", "lead"],
    }
}

/// What tells an act that takes a power from other words.
struct Acts {
    claim: Words,
    manner: Words,
    system: Words,
    submitted: Words,
    verb: Words,
}

impl Acts {
    fn of(context: &Context) -> Self {
        let words = |mark| Words::of(context, mark);
        Self {
            claim: words(TextMark::Claim),
            manner: words(TextMark::Manner),
            system: words(TextMark::System),
            submitted: words(TextMark::Submitted),
            verb: words(TextMark::Verb),
        }
    }

    /// The act of a duty that begins with it, or of 负责…的审核.
    fn act<'a>(&self, context: &'a Context, duty: &Duty) -> Option<(Range<usize>, &'a Power)> {
        let mut at = 0;
        while let Some(word) = self.manner.at(duty.folded(), at) {
            at = word.end;
            at += duty.folded()[at..]
                .iter()
                .take_while(|c| **c == ' ')
                .count();
        }
        self.verb(context, duty, at)
            .or_else(|| self.noun(context, duty, at))
    }

    fn verb<'a>(
        &self,
        context: &'a Context,
        duty: &Duty,
        at: usize,
    ) -> Option<(Range<usize>, &'a Power)> {
        let text = duty.folded();
        let claim = self.claim.at(text, at)?;
        let (range, power) = context.powers().words.at(text, at)?;
        let object = &text[claim.end..];
        let blanks = object.iter().take_while(|c| **c == ' ').count();
        let start = claim.end + blanks;
        let words = object.iter().filter(|c| c.is_alphanumeric()).count();
        // 考核制度 is a thing; 审核后上报 leaves the object open.
        let noun = self.system.at(text, start).is_some();
        let after = matches!(
            text.get(start),
            Some('后' | '、' | '和' | '与' | '及' | '的')
        );
        let looked_over = !duty.is_chinese()
            && power.class == PowerClass::Review
            && self.submitted.find(text).is_none();
        let nominal = duty.is_chinese() && self.is_thing(text, claim.end);
        (words > 1 && !noun && !after && !looked_over && !nominal)
            .then_some((claim.start..claim.end.max(range.end), power))
    }

    /// `考核资料的整理`: the first word is part of a thing, and the act is the last.
    fn is_thing(&self, text: &[char], claimed: usize) -> bool {
        /// 资料, 通知书; in characters.
        const LONGEST: usize = 3;
        let last = text.iter().rposition(|c| c.is_alphanumeric());
        let end = last.map_or(0, |at| at + 1);
        let Some(of) = text[..end].iter().rposition(|&c| c == '的') else {
            return false;
        };
        let acts = self
            .verb
            .at(text, of + 1)
            .is_some_and(|word| word.end == end);
        acts && of <= claimed + LONGEST
    }

    /// `负责公司营销费用的审核`.
    fn noun<'a>(
        &self,
        context: &'a Context,
        duty: &Duty,
        at: usize,
    ) -> Option<(Range<usize>, &'a Power)> {
        let text = duty.folded();
        // Something must say that it is done here: 负责.
        if at == 0 || text.iter().any(|c| matches!(c, ',' | ';')) {
            return None;
        }
        let end = text.iter().rposition(|c| c.is_alphanumeric())? + 1;
        let of = text[..end].iter().rposition(|&c| c == '的')?;
        let claim = self
            .claim
            .at(text, of + 1)
            .filter(|claim| claim.end == end)?;
        let (_, power) = context.powers().words.at(text, of + 1)?;
        (of > at).then_some((claim, power))
    }
}
