//! Chinese rights: `M 的 P 权`, `M P 权`, and lists of them. What ends in a power is that power over what stands before
//! it; what does not is the right to do it.

use super::super::line::Part;
use super::super::name::{self, Piece};
use super::super::powers::{self, Grant};
use super::{LONGEST_ACT, Reader, headed};
use crate::syntax::concept::{GrantWord, PowerClass, TextMark};

impl Reader<'_> {
    /// `M 的 P 权`, `M P 权`, `P M 权`, with lists.
    pub(super) fn right_over(&self, part: Part) -> Option<Vec<Grant>> {
        let line = self.line;
        let is_bound = part.end < self.clause.end && self.of_right(&part);
        let body = self.without_of(part.clone());
        if body.is_empty() {
            return None;
        }
        if let Some(grants) = self.suggestion(&body) {
            return Some(grants);
        }
        let first = powers::at(line, body.start).filter(|found| found.len < body.len());
        if let Some(first) = first {
            if line.vocabulary.power_of(first.power).class == PowerClass::Advise {
                return self.acts(body, true);
            }
            let ends = powers::ends(line, &body).is_some();
            let noun = line.at(GrantWord::NounToo, body.start).is_some();
            let behind = body.start + first.len;
            let alone = powers::at(line, behind).is_none()
                && name::list_marks(line, &(behind..body.end), GrantWord::List)
                    .first()
                    .is_none_or(|mark| mark.start > behind);
            if !ends && !self.is_compound(behind..body.end) || is_bound && !noun && alone {
                return self.acts(body, true);
            }
        }
        let parts = name::members(line, &body, GrantWord::List);
        let own = |part: &&Part| {
            name::last_of(line, part).is_some() && powers::ends(line, part).is_some()
        };
        if parts.len() > 1 && parts.iter().filter(own).count() > 1 {
            return self.each_its_own(parts);
        }
        match name::last_of(line, &body) {
            Some(of) => self.nominal(of.end..body.end, name::matters(line, body.start..of.start)),
            None => self.nominal(body, Vec::new()),
        }
    }

    /// Whether 的 stands before the 权力 that ends the clause.
    pub(super) fn of_right(&self, part: &Part) -> bool {
        self.line.before(GrantWord::Of, part).is_some()
    }

    /// `销售合同的审核、销售价格的建议权`.
    pub(super) fn each_its_own(&self, parts: Vec<Part>) -> Option<Vec<Grant>> {
        let mut grants: Vec<Grant> = Vec::new();
        for part in parts {
            let found = match name::last_of(self.line, &part) {
                Some(of) => self.nominal(
                    of.end..part.end,
                    name::matters(self.line, part.start..of.start),
                ),
                None => self.nominal(
                    part,
                    grants
                        .last()
                        .map_or_else(Vec::new, |last| last.pieces.clone()),
                ),
            };
            grants.extend(found?);
        }
        Some(grants)
    }

    /// A list whose members end in powers, over the matters of a head.
    pub(super) fn nominal(&self, tail: Part, head: Vec<Piece>) -> Option<Vec<Grant>> {
        let line = self.line;
        let tail = self.without_manner(line.trimmed(tail, &['、', ',', '/']));
        let parts = name::members(line, &tail, GrantWord::List);
        if let Some(grants) = self.governed(&parts, &head) {
            return Some(grants);
        }
        let ends: Vec<Option<powers::Ending>> =
            parts.iter().map(|part| powers::ends(line, part)).collect();
        let has_power = ends.iter().any(Option::is_some);
        if !has_power && (self.right.is_none() || !self.may_act(&tail, &head)) {
            return None;
        }
        let mut grants: Vec<Grant> = Vec::new();
        let mut waiting: Vec<Piece> = Vec::new();
        for (at, (part, ending)) in parts.iter().zip(&ends).enumerate() {
            let later = ends[at + 1..].iter().any(Option::is_some);
            match ending {
                Some(ending) => {
                    let content = self.without_of(ending.content.clone());
                    let mut pieces = std::mem::take(&mut waiting);
                    match content.is_empty() {
                        true if !head.is_empty() => pieces.extend(head.iter().cloned()),
                        true if pieces.is_empty() => {
                            pieces
                                .extend(grants.last().iter().flat_map(|last| last.pieces.clone()));
                        }
                        true => {}
                        false => pieces.extend(headed(Piece::of(content), &head)),
                    }
                    for (power, word) in &ending.powers {
                        grants.push(Grant::new(*power, word.clone(), pieces.clone()));
                    }
                }
                None if later && line.before(GrantWord::Thing, part).is_some() => {
                    waiting.extend(headed(Piece::of(part.clone()), &head));
                }
                None => grants.extend(self.other_member(part, &head)?),
            }
        }
        self.share_backwards(&mut grants);
        Some(grants)
    }

    /// Powers at the front of a list take the matter behind them: `起草、签订合同权`.
    pub(super) fn share_backwards(&self, grants: &mut [Grant]) {
        let first = grants.iter().find(|grant| !grant.pieces.is_empty());
        let Some(pieces) = first.map(|grant| grant.pieces.clone()) else {
            return;
        };
        let bare = grants
            .iter_mut()
            .take_while(|grant| grant.pieces.is_empty());
        bare.for_each(|grant| grant.pieces.clone_from(&pieces));
    }

    /// A member that ends in no power: `签订合同`, or the right to do it.
    pub(super) fn other_member(&self, part: &Part, head: &[Piece]) -> Option<Vec<Grant>> {
        let line = self.line;
        if let Some(first) = powers::at(line, part.start)
            && first.len < part.len()
            && !self.is_compound(part.start + first.len..part.end)
            && line.at(GrantWord::NounToo, part.start).is_none()
        {
            return self.acts(part.clone(), true);
        }
        let right = self.right.clone()?;
        let power = powers::execute(line)?;
        Some(vec![Grant::new(
            power,
            right,
            headed(Piece::of(part.clone()), head),
        )])
    }

    /// Whether 权 makes a right of what is no power: short, and no sentence. 相应的权限 grants nothing.
    pub(super) fn may_act(&self, tail: &Part, head: &[Piece]) -> bool {
        let line = self.line;
        let is_plain = self.right.as_ref().is_some_and(|right| right.len() == 1);
        let is_sentence = tail
            .clone()
            .any(|at| line.at(GrantWord::Sentence, at).is_some() && !line.is_solid(at));
        let is_manner = self.without_manner_words(tail.clone()).is_empty();
        let is_act = is_plain
            || !head.is_empty() && self.starts_with_verb(tail)
            || self.starts_with_verb(tail);
        !tail.is_empty() && tail.len() <= LONGEST_ACT && is_act && !is_sentence && !is_manner
    }

    pub(super) fn starts_with_verb(&self, part: &Part) -> bool {
        let text: String = self.line.chars[part.clone()].iter().collect();
        let verbs = self.line.vocabulary.marks(TextMark::Verb);
        verbs
            .iter()
            .any(|verb| text.starts_with(verb.as_str()) && text.len() > verb.len())
    }

    /// 人事任免、奖惩的建议权: a last 建议 governs the whole list.
    pub(super) fn governed(&self, parts: &[Part], head: &[Piece]) -> Option<Vec<Grant>> {
        let line = self.line;
        let last = powers::ends(line, parts.last()?)?;
        let [(power, word)] = last.powers.as_slice() else {
            return None;
        };
        let is_advice = line.vocabulary.power_of(*power).class == PowerClass::Advise;
        if !is_advice || parts.len() < 2 || last.content.is_empty() {
            return None;
        }
        let whole = parts[0].start..last.content.end;
        let mut pieces = Vec::new();
        for part in parts {
            let part = self.without_of(part.start..part.end.min(last.content.end));
            let piece = Piece {
                whole: Some(whole.clone()),
                ..Piece::of(part)
            };
            pieces.extend(headed(piece, head));
        }
        Some(vec![Grant::new(*power, word.clone(), pieces)])
    }
}
