//! The forms of a Chinese clause: `对 M 的 P 权`, `M 的 P 权`, `M P 权`, `有权 P M`, `向 N 的 M 报告权`, `代表 … 与 N 的
//! 联络权`. Gives parts of the line; what a matter is called is the business of `name`.

use super::clause::Clause;
use super::line::{Line, Part};
use super::name::{self, Piece};
use super::powers::{self, Grant};
use crate::syntax::concept::{GrantWord, TextMark};
use crate::syntax::vocabulary::PowerId;

/// A subject has at most so many characters.
const LONGEST_SUBJECT: usize = 14;

/// A right to do what is no power has at most so many.
const LONGEST_ACT: usize = 24;

/// What the clauses before leave open.
#[derive(Default)]
pub(super) struct Before {
    /// The matters of the clause before, for `和考核权`.
    pub(super) pieces: Vec<Piece>,
    pub(super) power: Option<PowerId>,
    pub(super) towards: Option<Part>,
    /// `对违规行为，` waits for its power.
    pub(super) about: Option<Part>,
}

/// Reads one clause; None if it fits no form.
pub(super) fn read(line: &Line, clause: &Clause, before: &Before) -> Option<Vec<Grant>> {
    let reader = Reader {
        line,
        right: clause.right.clone(),
        goes_on: clause.goes_on,
        clause: clause.whole(),
    };
    let mut grants = reader.clause(clause.body.clone(), before)?;
    if grants.is_empty() {
        return None;
    }
    if clause.goes_on {
        borrow_head(line, &mut grants, clause, before);
    }
    if clause.goes_on
        && clause.right.is_some()
        && grants.iter().all(|grant| grant.pieces.is_empty())
    {
        for grant in &mut grants {
            grant.pieces.clone_from(&before.pieces);
            grant.towards = grant.towards.take().or_else(|| before.towards.clone());
        }
    }
    Some(grants)
}

/// 质量事故的调查权、处理权: a short right of no matter of its own is over the one before.
fn borrow_head(line: &Line, grants: &mut [Grant], clause: &Clause, before: &Before) {
    const SHORT: usize = 2;
    let execute = powers::execute(line);
    let [grant] = grants else { return };
    let ([piece], Some(last)) = (grant.pieces.as_mut_slice(), before.pieces.last()) else {
        return;
    };
    let has_owner = last.head.is_some() || before.power != execute;
    let is_short = piece.head.is_none() && clause.body.len() <= SHORT;
    if Some(grant.power) == execute && has_owner && is_short {
        piece.head = last.head.clone().or_else(|| Some(last.part.clone()));
    }
}

/// Whether a clause can only open the next one: `对违反制度的行为，`, `经总经理授权，`.
pub(super) fn opens(line: &Line, clause: &Clause, kind: GrantWord) -> Option<Part> {
    let len = line.at(kind, clause.body.start)?;
    let rest = clause.body.start + len..clause.body.end;
    (clause.right.is_none() && !rest.is_empty() && !line.is_solid(clause.body.start))
        .then_some(rest)
}

struct Reader<'a> {
    line: &'a Line<'a>,
    right: Option<Part>,
    goes_on: bool,
    clause: Part,
}

impl Reader<'_> {
    fn clause(&self, body: Part, before: &Before) -> Option<Vec<Grant>> {
        if let Some(rest) = self.with(&body).filter(|_| !self.goes_on) {
            return self.towards(rest);
        }
        let part = self.without_lead(body);
        if self.is_denied(&part) {
            return None;
        }
        if let Some(entitled) = self.entitled(&part) {
            return self.entitled_to(part.start..entitled.start, entitled.end..part.end, before);
        }
        let mut grants = self.form(part.clone())?;
        if let Some(about) = &before.about {
            let pieces = name::matters(self.line, about.clone());
            for grant in grants.iter_mut().filter(|grant| grant.pieces.is_empty()) {
                grant.pieces.clone_from(&pieces);
            }
        }
        Some(grants)
    }

    /// What stands behind the 与 of `与 N 的 M 谈判权`.
    fn with(&self, body: &Part) -> Option<Part> {
        let len = self.line.at(GrantWord::With, body.start)?;
        let rest = body.start + len..body.end;
        let of = name::last_of(self.line, &rest);
        let fits = self.right.is_some() && of.is_some() && !self.line.is_solid(body.start);
        fits.then_some(rest)
    }

    /// A clause without conjunctions and adverbs before what it grants.
    fn without_lead(&self, part: Part) -> Part {
        let mut part = self.line.trimmed(part, &['、', ',', ':', '/']);
        while let Some(len) = self.line.at(GrantWord::Lead, part.start) {
            if len >= part.len() || self.line.is_solid(part.start) {
                break;
            }
            part = self.line.trimmed(part.start + len..part.end, &['、', ',']);
        }
        self.without_manner(part)
    }

    /// A part without 最终, 负责 and the like before a power or a word that opens a form.
    fn without_manner(&self, part: Part) -> Part {
        let mut start = part.start;
        while let Some(len) = self
            .line
            .at(GrantWord::Manner, start)
            .filter(|len| start + len < part.end)
        {
            start += len;
            start += self.line.at(GrantWord::Of, start).unwrap_or(0);
        }
        let opens = start > part.start && start < part.end && self.opens_form(start);
        if opens { start..part.end } else { part }
    }

    fn opens_form(&self, at: usize) -> bool {
        let kinds = [
            GrantWord::About,
            GrantWord::To,
            GrantWord::For,
            GrantWord::Has,
            GrantWord::Entitled,
        ];
        powers::at(self.line, at).is_some()
            || kinds
                .iter()
                .any(|&kind| self.line.at(kind, at).is_some() && !self.line.is_solid(at))
    }

    fn is_denied(&self, part: &Part) -> bool {
        let line = self.line;
        let subject = part.start..part.end.min(part.start + LONGEST_SUBJECT);
        subject.clone().any(|at| {
            let Some(len) = line.at(GrantWord::Deny, at) else {
                return false;
            };
            // 对不能按期交付的订单的取消权 denies nothing.
            let opens = at == part.start || line.at(GrantWord::NoRight, at).is_some() || {
                let subject = part.start..at;
                name::is_people(line, &subject) && line.at(GrantWord::About, part.start).is_none()
            };
            opens && at + len <= part.end
        })
    }

    fn entitled(&self, part: &Part) -> Option<Part> {
        let end = part.end;
        part.clone().find_map(|at| {
            let len = self.line.at(GrantWord::Entitled, at)?;
            let alone = len > 1 || !self.line.is_solid(at) && at == part.start;
            (alone && at + len < end).then_some(at..at + len)
        })
    }

    /// `[对 M] 有权 P M`.
    fn entitled_to(&self, pre: Part, act: Part, before: &Before) -> Option<Vec<Grant>> {
        let line = self.line;
        let pre = line.trimmed(pre, &['、', ',']);
        let about = line
            .at(GrantWord::About, pre.start)
            .filter(|len| *len < pre.len());
        let towards = line
            .at(GrantWord::To, pre.start)
            .filter(|len| *len < pre.len());
        let about = match (about, &before.about) {
            (Some(len), _) => Some(pre.start + len..pre.end),
            (None, about) => about.clone(),
        };
        let condition = line.at(GrantWord::Given, pre.start).map(|_| pre.clone());
        let opens = about.is_some() || towards.is_some() || condition.is_some();
        if !opens && pre.len() > LONGEST_SUBJECT {
            return None;
        }
        let act = self.without_manner(line.trimmed(act, &[':', ',']));
        // 有权根据…: what follows is a condition, and no act.
        let is_condition =
            line.at(GrantWord::Given, act.start).is_some() && powers::at(line, act.start).is_none();
        let mut grants = match self.form(act.clone()) {
            None if !is_condition => match self.acts(act.clone(), true) {
                Some(grants) => grants,
                None => self.act(act)?,
            },
            grants => grants?,
        };
        for grant in &mut grants {
            if let Some(about) = &about
                && (grant.pieces.is_empty()
                    || about.end <= pre.end && about.start >= pre.start && !pre.is_empty())
            {
                grant.pieces = name::matters(line, about.clone());
            }
            grant.condition = grant.condition.take().or_else(|| condition.clone());
            if let Some(len) = towards {
                grant.towards = Some(pre.start + len..pre.end);
            }
        }
        Some(grants)
    }

    /// The right to do what is no power.
    fn act(&self, part: Part) -> Option<Vec<Grant>> {
        let part = self.without_of(part);
        let power = powers::execute(self.line)?;
        let about = self.line.at(GrantWord::About, part.start).unwrap_or(0);
        let body = part.start + about..part.end;
        if about > 0
            && let Some(has) = self.last_has(&body)
        {
            // 对违章人员进行处罚: the act is 处罚 of those people.
            let heads = name::matters(self.line, body.start..has.start);
            let content = self.without_manner(has.end..body.end);
            let pieces = headed(Piece::of(content), &heads);
            return Some(vec![Grant::new(power, has, pieces)]);
        }
        let fits = !part.is_empty() && part.len() <= LONGEST_ACT * 2;
        let word = self.right.clone().unwrap_or(self.clause.start..part.start);
        fits.then(|| vec![Grant::new(power, word, vec![Piece::of(part)])])
    }

    /// Reads a clause by the word that opens it.
    fn form(&self, part: Part) -> Option<Vec<Grant>> {
        let line = self.line;
        if part.is_empty() {
            return None;
        }
        let opens = |kind| {
            let len = line.at(kind, part.start)?;
            let fits = len < part.len() && !line.is_solid(part.start);
            fits.then(|| part.start + len..part.end)
        };
        if let Some(rest) = opens(GrantWord::For) {
            return self.on_behalf(part.start..rest.start, rest);
        }
        if let Some(rest) = opens(GrantWord::To) {
            return self.towards(rest);
        }
        if let Some(rest) = opens(GrantWord::About) {
            return self.about(rest);
        }
        if opens(GrantWord::Given).is_some()
            && let Some(grants) = self.behind_condition(&part)
        {
            return Some(grants);
        }
        if let Some(grants) = self.suggestion(&part) {
            return Some(grants);
        }
        if let Some(rest) = opens(GrantWord::Has) {
            let power = powers::at(line, part.start).is_some();
            let grants = self.form(self.without_manner(rest));
            if grants.is_some() || !power {
                return grants;
            }
        }
        if self.right.is_some()
            && let Some(grants) = self.behind_subject(&part)
        {
            return Some(grants);
        }
        match &self.right {
            Some(_) => self.right_over(part),
            None => self.acts(part, false),
        }
    }

    /// `根据绩效结果对下属进行考核`.
    fn behind_condition(&self, part: &Part) -> Option<Vec<Grant>> {
        let line = self.line;
        let inner = part.start + 1..part.end;
        let about = inner.clone().find(|&at| self.opens_about(at));
        let verb = || {
            inner.clone().find(|&at| {
                // 在核定的预算内: the power tells of what.
                let is_told = |len| line.at(GrantWord::Of, at + len).is_some();
                powers::at(line, at).is_some_and(|found| !is_told(found.len))
                    && line.at(GrantWord::NounToo, at).is_none()
            })
        };
        let (at, mut grants) = match about {
            Some(at) => (at, self.form(at..part.end)?),
            None if self.right.is_none() => {
                let at = verb()?;
                let act = at..part.end;
                let grants = self.suggestion(&act).or_else(|| self.acts(act, false))?;
                (at, grants)
            }
            None => return None,
        };
        for grant in &mut grants {
            grant.condition = Some(part.start..at);
        }
        Some(grants)
    }

    fn opens_about(&self, at: usize) -> bool {
        self.line.at(GrantWord::About, at).is_some() && !self.line.is_solid(at)
    }

    /// `总经理对 M 有 P 权`.
    fn behind_subject(&self, part: &Part) -> Option<Vec<Grant>> {
        let line = self.line;
        let last = part.end.min(part.start + LONGEST_SUBJECT);
        let at = (part.start + 1..last)
            .find(|&at| line.at(GrantWord::About, at).is_some() && !line.is_solid(at))?;
        let subject = part.start..at;
        if !name::is_people(line, &subject) {
            return None;
        }
        self.form(at..part.end)
    }

    /// `向 N 的 M P 权`, `向 N P M`.
    fn towards(&self, rest: Part) -> Option<Vec<Grant>> {
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
    fn said_to(&self, body: &Part) -> Option<usize> {
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
    fn without_tail_manner(&self, part: Part) -> Part {
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
    fn on_behalf(&self, word: Part, rest: Part) -> Option<Vec<Grant>> {
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
    fn about(&self, rest: Part) -> Option<Vec<Grant>> {
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
    fn fused(&self, body: &Part) -> Option<Vec<Grant>> {
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
    fn bare_about(&self, body: &Part) -> Option<Vec<Grant>> {
        let of = name::last_of(self.line, body)?;
        let tail = of.end..body.end;
        let members = name::members(self.line, &tail, GrantWord::List);
        let are_powers = members.iter().all(|part| {
            powers::ends(self.line, part).is_some_and(|ending| ending.content.is_empty())
        });
        let pieces = || name::matters(self.line, body.start..of.start);
        are_powers.then(|| self.nominal(tail, pieces()))?
    }

    /// The last 有 or 进行 with something on both sides.
    fn last_has(&self, part: &Part) -> Option<Part> {
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
    fn suggestion(&self, part: &Part) -> Option<Vec<Grant>> {
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

    fn without_about(&self, part: Part) -> Part {
        let len = self.line.at(GrantWord::About, part.start).unwrap_or(0);
        part.start + len.min(part.len())..part.end
    }

    fn without_manner_words(&self, part: Part) -> Part {
        let mut start = part.start;
        while start < part.end
            && let Some(len) = self.line.at(GrantWord::Manner, start)
        {
            start = (start + len).min(part.end);
        }
        start..part.end
    }

    /// `M 的 P 权`, `M P 权`, `P M 权`, with lists.
    fn right_over(&self, part: Part) -> Option<Vec<Grant>> {
        let line = self.line;
        let is_bound = part.end < self.clause_end() && self.of_right(&part);
        let body = self.without_of(part.clone());
        if body.is_empty() {
            return None;
        }
        if let Some(grants) = self.suggestion(&body) {
            return Some(grants);
        }
        let first = powers::at(line, body.start).filter(|found| found.len < body.len());
        if let Some(first) = first {
            if line.vocabulary.power_of(first.power).class.name() == "advise" {
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

    fn clause_end(&self) -> usize {
        self.clause.end
    }

    /// Whether 的 stands before the 权力 that ends the clause.
    fn of_right(&self, part: &Part) -> bool {
        self.line.before(GrantWord::Of, part).is_some()
    }

    /// `销售合同的审核、销售价格的建议权`.
    fn each_its_own(&self, parts: Vec<Part>) -> Option<Vec<Grant>> {
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
    fn nominal(&self, tail: Part, head: Vec<Piece>) -> Option<Vec<Grant>> {
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
    fn share_backwards(&self, grants: &mut [Grant]) {
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
    fn other_member(&self, part: &Part, head: &[Piece]) -> Option<Vec<Grant>> {
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
    fn may_act(&self, tail: &Part, head: &[Piece]) -> bool {
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

    fn starts_with_verb(&self, part: &Part) -> bool {
        let text: String = self.line.chars[part.clone()].iter().collect();
        let verbs = self.line.vocabulary.marks(TextMark::Verb);
        verbs
            .iter()
            .any(|verb| text.starts_with(verb.as_str()) && text.len() > verb.len())
    }

    /// 人事任免、奖惩的建议权: a last 建议 governs the whole list.
    fn governed(&self, parts: &[Part], head: &[Piece]) -> Option<Vec<Grant>> {
        let line = self.line;
        let last = powers::ends(line, parts.last()?)?;
        let [(power, word)] = last.powers.as_slice() else {
            return None;
        };
        let is_advice = line.vocabulary.power_of(*power).class.name() == "advise";
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

    /// `P{、P} M`: a sentence is none, unless something before it says that it is a right.
    fn acts(&self, part: Part, is_right: bool) -> Option<Vec<Grant>> {
        let line = self.line;
        let part = self.without_manner(line.trimmed(part, &['、', ',', '/']));
        powers::at(line, part.start)?;
        let is_sentence = || {
            part.clone()
                .any(|at| line.at(GrantWord::Sentence, at).is_some() && !line.is_solid(at))
        };
        if !is_right && (is_sentence() || self.is_noun(&part)) {
            return None;
        }
        if let Some(grant) = self.about_an_act(&part) {
            return Some(vec![grant]);
        }
        let mut grants: Vec<Grant> = Vec::new();
        let mut current: Vec<usize> = Vec::new();
        for member in name::members(line, &part, GrantWord::List) {
            // 审批费用并监督执行: what joins sentences is followed by a verb.
            let joint = line.before(GrantWord::List, &(part.start..member.start));
            let joins_sentences =
                joint.is_some_and(|len| line.at(GrantWord::ListNoun, member.start - len).is_none());
            let member = self.without_manner(member);
            let noun = !joins_sentences
                && current.iter().any(|&at| !grants[at].pieces.is_empty())
                && self.is_noun(&member);
            let (found, content) = powers::leading(line, &member);
            let content = self.content(&found, content);
            if !found.is_empty() && !noun {
                let had_matter = current.iter().any(|&at| !grants[at].pieces.is_empty());
                if had_matter {
                    current.clear();
                }
                for (power, word) in found {
                    current.push(grants.len());
                    grants.push(Grant::new(power, word, Vec::new()));
                }
                let pieces = self.list_member(content, &part);
                for &at in &current {
                    grants[at].pieces.extend(pieces.iter().cloned());
                }
                continue;
            }
            let pieces = self.list_member(member, &part);
            for &at in &current {
                grants[at].pieces.extend(pieces.iter().cloned());
            }
        }
        let only_words = grants.iter().all(|grant| grant.pieces.is_empty());
        (is_right || !only_words || line.marks.iter().any(|mark| mark.at >= part.end))
            .then_some(grants)
    }

    /// `提请聘任或者解聘副经理`: who proposes an act does not do it.
    fn about_an_act(&self, part: &Part) -> Option<Grant> {
        let line = self.line;
        let (found, rest) = powers::leading(line, part);
        let [(power, word)] = found.as_slice() else {
            return None;
        };
        let proposes = line.vocabulary.power_of(*power);
        let proposes =
            proposes.id != "participate" && ["advise", "initiate"].contains(&proposes.class.name());
        let is_act = powers::at(line, rest.start).is_some_and(|found| found.len < rest.len())
            && line.at(GrantWord::NounToo, rest.start).is_none();
        (proposes && is_act).then(|| Grant::new(*power, word.clone(), vec![Piece::of(rest)]))
    }

    /// What stands behind 参与 without the power that it weakens: 参与费用审批 is advice on 费用.
    fn content(&self, found: &[(PowerId, Part)], content: Part) -> Part {
        let line = self.line;
        let content = self.line.trimmed(content, &[':']);
        let weakens = found
            .last()
            .is_some_and(|(power, _)| line.vocabulary.power_of(*power).id == "participate");
        if !weakens {
            return content;
        }
        let (verbs, behind) = powers::leading(line, &content);
        if !verbs.is_empty()
            && !behind.is_empty()
            && line.at(GrantWord::NounToo, content.start).is_none()
        {
            return behind;
        }
        match powers::ends(line, &content) {
            Some(ending) if !ending.content.is_empty() => self.without_of(ending.content),
            _ => content,
        }
    }

    fn list_member(&self, part: Part, list: &Part) -> Vec<Piece> {
        if part.is_empty() {
            return Vec::new();
        }
        let etc = self.line.find(GrantWord::EtCetera, &part);
        let cut = etc.filter(|etc| {
            etc.start > part.start && list.end == part.end && !self.line.is_solid(etc.start)
        });
        let part = cut.map_or(part.clone(), |etc| part.start..etc.start);
        vec![Piece::of(part)]
    }

    /// 管理制度, 采购合同: a noun that begins with a word for a power.
    fn is_noun(&self, part: &Part) -> bool {
        let found = powers::at(self.line, part.start);
        let too = self.line.at(GrantWord::NounToo, part.start).is_some();
        found.is_some_and(|found| too && self.is_compound(part.start + found.len..part.end))
    }

    /// What makes a noun of the verb before it: 制度, 办法; or nothing but 合同.
    fn is_compound(&self, behind: Part) -> bool {
        let compound = self.line.at(GrantWord::Compound, behind.start);
        if compound.is_some_and(|len| len == behind.len()) {
            return true;
        }
        let text: String = self.line.chars[behind].iter().collect();
        let words = self.line.vocabulary.marks(TextMark::System);
        words.iter().any(|word| text.starts_with(word.as_str()))
    }

    /// A part without a 的 at its end.
    fn without_of(&self, part: Part) -> Part {
        let len = self.line.before(GrantWord::Of, &part).unwrap_or(0);
        let solid = part.end > part.start && self.line.is_solid(part.end - 1);
        if solid {
            part
        } else {
            part.start..part.end - len
        }
    }

    fn without_of_in_front(&self, part: Part) -> Part {
        let len = self.line.at(GrantWord::Of, part.start).unwrap_or(0);
        part.start + len.min(part.len())..part.end
    }
}

fn directed(mut grants: Vec<Grant>, whom: Part) -> Vec<Grant> {
    for grant in &mut grants {
        grant.towards = grant.towards.take().or_else(|| Some(whom.clone()));
    }
    grants
}

/// Grants over the matters that stand before them, unless they have their own.
fn given(mut grants: Vec<Grant>, pieces: &[Piece]) -> Vec<Grant> {
    for grant in &mut grants {
        grant.pieces = pieces.to_vec();
    }
    grants
}

/// A piece under each head, or alone.
fn headed(piece: Piece, head: &[Piece]) -> Vec<Piece> {
    if head.is_empty() {
        return vec![piece];
    }
    let under = |one: &Piece| Piece {
        head: Some(one.part.clone()),
        ..piece.clone()
    };
    head.iter().map(under).collect()
}

fn with_head(pieces: Vec<Piece>, head: &Part) -> Vec<Piece> {
    let under = |piece: Piece| Piece {
        head: Some(head.clone()),
        ..piece
    };
    pieces.into_iter().map(under).collect()
}
