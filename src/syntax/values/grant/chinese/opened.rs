//! Chinese clauses that a preposition opens: 对, 向, 代表. What stands behind it is read by the other forms.

use super::super::line::Part;
use super::super::name::{self, Piece};
use super::super::powers::{self, Grant};
use super::{Reader, directed, given, headed, with_head};
use crate::syntax::concept::{GrantWord, PowerClass};

impl Reader<'_> {
    /// `向 N 的 M P 权`, `向 N P M`.
    pub(super) fn towards(&self, rest: Part) -> Option<Vec<Grant>> {
        let line = self.line;
        let body = self.without_of(rest.clone());
        let puts = line.find(GrantWord::Putting, &body);
        let of = self.right.as_ref().and_then(|_| {
            let end = puts.map_or(body.end, |puts| puts.start);
            (body.start..end).find_map(|at| {
                let len = line.at(GrantWord::Of, at).filter(|_| !line.is_solid(at))?;
                (at > body.start && at + len < body.end).then_some(at..at + len)
            })
        });
        let (whom, grants) = match of {
            Some(of) => (body.start..of.start, self.right_over(of.end..body.end)?),
            None => {
                let at = self.said_to(&body)?;
                let act = at..body.end;
                let grants = self.suggestion(&act).or_else(|| self.acts(act, true))?;
                (body.start..at, grants)
            }
        };
        Some(directed(grants, self.without_tail_manner(whom)))
    }

    /// Where what one says to somebody begins: 报告 in `向高层管理者报告情况`, or else the first power.
    pub(super) fn said_to(&self, body: &Part) -> Option<usize> {
        let line = self.line;
        let says = |at: &usize| {
            let found = powers::at(line, *at).map(|found| line.vocabulary.power_of(found.power));
            found.is_some_and(|power| {
                ["report", "inform", "advise", "initiate"].contains(&power.class.name())
            })
        };
        let acts = |at: &usize| {
            powers::at(line, *at).is_some()
                || line.at(GrantWord::Has, *at).is_some() && !line.is_solid(*at)
        };
        let inner = body.start + 1..body.end;
        inner
            .clone()
            .find(says)
            .or_else(|| inner.clone().find(acts))
    }

    /// A part without adverbs at its end: `总经理直接`.
    pub(super) fn without_tail_manner(&self, part: Part) -> Part {
        match self
            .line
            .before(GrantWord::Manner, &part)
            .filter(|len| *len < part.len())
        {
            Some(len) => part.start..part.end - len,
            None => part,
        }
    }

    /// `代表公司与 N 的联络权`, `代表客户对 M 的要求权`, `代表公司签订合同`.
    pub(super) fn on_behalf(&self, word: Part, rest: Part) -> Option<Vec<Grant>> {
        let line = self.line;
        let inside = |kind| {
            let found = (rest.start + 1..rest.end).find_map(|at| {
                let len = line.at(kind, at).filter(|_| !line.is_solid(at))?;
                (at + len < rest.end).then_some(at..at + len)
            })?;
            powers::at(line, found.start).is_none().then_some(found)
        };
        let about = inside(GrantWord::About);
        let with = inside(GrantWord::With);
        let first = |with: &Part| about.as_ref().is_none_or(|about| with.start < about.start);
        if let Some(with) = with.filter(first) {
            return self.towards(with.end..rest.end);
        }
        if let Some(about) = about {
            let grants = self.about(about.end..rest.end)?;
            return Some(directed(grants, rest.start..about.start));
        }
        let body = self.without_of(rest.clone());
        let act = body
            .clone()
            .skip(1)
            .find(|&at| powers::at(line, at).is_some());
        if let Some(at) = act {
            let whom = self.without_tail_manner(self.without_of(body.start..at));
            let grants = match &self.right {
                Some(_) => self.right_over(at..body.end),
                None => self.acts(at..body.end, true),
            };
            if let Some(grants) = grants {
                return Some(directed(grants, whom));
            }
        }
        let power = powers::at(line, word.start)?.power;
        Some(vec![Grant::new(power, word, name::matters(line, body))])
    }

    /// `对 M 的 P 权`, `对 M 有 P 权`, `对 M 进行 P`, `对 M P 权`.
    pub(super) fn about(&self, rest: Part) -> Option<Vec<Grant>> {
        let line = self.line;
        let body = self.without_of(rest);
        if let Some(has) = self.last_has(&body) {
            let pieces = name::matters(line, body.start..has.start);
            let tail = self.without_manner(self.without_of_in_front(has.end..body.end));
            if let Some(grants) = self.suggestion(&(has.start..body.end)) {
                return Some(given(grants, &pieces));
            }
            let inner = match name::last_of(line, &tail) {
                Some(of) if self.right.is_some() => {
                    let inner = name::matters(line, tail.start..of.start);
                    let headed = with_head(inner, &(body.start..has.start));
                    return self.nominal(of.end..tail.end, headed);
                }
                _ => self.nominal(tail.clone(), pieces.clone()),
            };
            return inner.or_else(|| self.acts(tail, true).map(|grants| given(grants, &pieces)));
        }
        match &self.right {
            Some(_) => self.fused(&body).or_else(|| self.right_over(body)),
            None => self.bare_about(&body),
        }
    }

    /// `对人、财、物等资源调配权`: a list of matters and the power that ends the last.
    pub(super) fn fused(&self, body: &Part) -> Option<Vec<Grant>> {
        let line = self.line;
        let parts = name::members(line, body, GrantWord::List);
        let (last, others) = parts.split_last()?;
        let are_matters = others.iter().all(|part| powers::ends(line, part).is_none());
        if others.is_empty() || !are_matters || name::last_of(line, body).is_some() {
            return None;
        }
        let ending = powers::ends(line, last).filter(|ending| !ending.content.is_empty())?;
        let pieces = name::matters(line, body.start..ending.content.end);
        let grants = ending.powers.into_iter();
        Some(
            grants
                .map(|(power, word)| Grant::new(power, word, pieces.clone()))
                .collect(),
        )
    }

    /// `对 M 的 P{、P}` without 权: nothing but powers stand behind the last 的.
    pub(super) fn bare_about(&self, body: &Part) -> Option<Vec<Grant>> {
        let of = name::last_of(self.line, body)?;
        let tail = of.end..body.end;
        let members = name::members(self.line, &tail, GrantWord::List);
        let are_powers = members.iter().all(|part| {
            powers::ends(self.line, part).is_some_and(|ending| ending.content.is_empty())
        });
        let pieces = || name::matters(self.line, body.start..of.start);
        are_powers.then(|| self.nominal(tail, pieces()))?
    }

    /// `M 的审批` without 权: a noun that ends in a step of deciding, which is no other noun.
    pub(super) fn bare_decision(&self, part: &Part) -> Option<Vec<Grant>> {
        let line = self.line;
        let is_said = |at: usize, kind| line.at(kind, at).is_some() && !line.is_solid(at);
        let is_sentence = part.clone().any(|at| is_said(at, GrantWord::Sentence));
        let is_verb = self.starts_with_verb(part) || powers::at(line, part.start).is_some();
        let of = name::last_of(line, part)?;
        let ending = powers::ends(line, part)?;
        let decides = ending.powers.iter().all(|(power, word)| {
            let class = line.vocabulary.power_of(*power).class;
            let is_step = [PowerClass::Review, PowerClass::Recheck, PowerClass::Decide];
            is_step.contains(&class) && line.at(GrantWord::NounToo, word.start).is_none()
        });
        // 财务部的审核 is what others do.
        let is_by = ending.content.end <= of.end && name::is_party(line, &(part.start..of.start));
        if is_sentence || is_verb || !decides || is_by {
            return None;
        }
        let owners = name::matters(line, part.start..of.start);
        if ending.content.end <= of.end {
            return self.nominal(of.end..part.end, owners);
        }
        let members = name::members(line, &(of.end..ending.content.end), GrantWord::List);
        let pieces = members.into_iter().map(Piece::of);
        let pieces: Vec<Piece> = pieces.flat_map(|piece| headed(piece, &owners)).collect();
        let grants = ending.powers.into_iter();
        Some(
            grants
                .map(|(power, word)| Grant::new(power, word, pieces.clone()))
                .collect(),
        )
    }

    /// The last 有 or 进行 with something on both sides.
    pub(super) fn last_has(&self, part: &Part) -> Option<Part> {
        let line = self.line;
        (part.start + 1..part.end).rev().find_map(|at| {
            let len = line.at(GrantWord::Has, at)?;
            let end = at + len;
            // Not the second half of a longer one, not 进行的, not inside 所有.
            let is_tail = line
                .at(GrantWord::Has, at - 1)
                .is_some_and(|longer| at - 1 + longer >= end && at - 1 > part.start);
            let of = line.at(GrantWord::Of, end).is_some();
            (end < part.end && !is_tail && !of && !line.is_solid(at)).then_some(at..end)
        })
    }

    /// `提出 … 建议`, `提出意见`.
    pub(super) fn suggestion(&self, part: &Part) -> Option<Vec<Grant>> {
        let line = self.line;
        let body = self.without_of(part.clone());
        let len = line.before(GrantWord::Suggestion, &body)?;
        let word = body.end - len..body.end;
        let has = body.clone().find_map(|at| {
            let end = at + line.at(GrantWord::Putting, at)?;
            (end <= word.start).then_some(at..end)
        })?;
        let power = powers::advise(line)?;
        let about = body.start..has.start;
        let condition = line
            .at(GrantWord::Given, about.start)
            .map(|_| about.clone());
        let about = if condition.is_some() {
            has.start..has.start
        } else {
            about
        };
        let content = self.without_of(self.without_manner_words(has.end..word.start));
        let pieces = match (about.is_empty(), content.is_empty()) {
            (false, _) => name::matters(line, self.without_about(about)),
            (true, false) => name::matters(line, content),
            (true, true) => Vec::new(),
        };
        Some(vec![Grant {
            condition: condition.filter(|part| !part.is_empty()),
            ..Grant::new(power, word, pieces)
        }])
    }

    pub(super) fn without_about(&self, part: Part) -> Part {
        let len = self.line.at(GrantWord::About, part.start).unwrap_or(0);
        part.start + len.min(part.len())..part.end
    }
}
