//! The forms of a Chinese clause: `对 M 的 P 权`, `M 的 P 权`, `M P 权`, `有权 P M`, `向 N 的 M 报告权`, `代表 … 与 N 的
//! 联络权`. Gives parts of the line; what a matter is called is the business of `name`.

mod list;
mod opened;
mod sentence;

use super::clause::Clause;
use super::line::{Line, Part};
use super::name::{self, Piece};
use super::powers::{self, Grant};
use crate::syntax::concept::GrantWord;
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
                None => self.act(self.without_has(act))?,
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

    /// 进行人事调配: 进行 says nothing.
    fn without_has(&self, part: Part) -> Part {
        let len = self.line.at(GrantWord::Has, part.start);
        let rest = part.start + len.unwrap_or(0)..part.end;
        match rest.is_empty() || self.line.is_solid(part.start) {
            true => part,
            false => rest,
        }
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
            None => self
                .acts(part.clone(), false)
                .or_else(|| self.bare_decision(&part)),
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

    fn without_manner_words(&self, part: Part) -> Part {
        let mut start = part.start;
        while start < part.end
            && let Some(len) = self.line.at(GrantWord::Manner, start)
        {
            start = (start + len).min(part.end);
        }
        start..part.end
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

/// Grants directed to somebody, unless they say to whom.
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
