//! What one authority line grants: powers, over what, up to which limit. A pure reading of one text with the words of
//! the vocabulary; it knows no organisation and resolves no name.
//!
//! ```text
//! 审批：营销费用 ≤ 5万元/笔                  approve · 营销费用 · [- 50000] CNY each
//! 对直接下级的工作分配、考核权。              assign · people 直接下级; appraise · people 直接下级
//! 销售合同的审核权、销售价格的建议权           review · 销售合同; advise · 销售价格
//! 客户开发、合同签订权                       execute · 客户开发; sign · 合同
//! Approve expenses up to $5,000 per item.    approve · expenses · [- 5000] USD each
//! ```

mod chinese;
mod clause;
mod line;
mod name;
mod powers;
mod western;

use super::amount::Limit;
use crate::syntax::concept::GrantWord;
use crate::syntax::vocabulary::{PowerId, Vocabulary};
use crate::text::TextRange;
use chinese::Before;
use clause::Clause;
use line::{Line, Mark, MarkKind, Part};
use name::Piece;
use powers::Grant;

/// What an authority line grants, as far as it could be read. Ranges are bytes of the given text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reading {
    /// In the order of the text; a power over several matters is several phrases.
    pub phrases: Vec<Phrase>,
    /// Clauses that fit no form.
    pub unread: Vec<TextRange>,
}

/// One power over one matter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Phrase {
    pub power: PowerId,
    /// The power word, or the 权 that makes a right of what is no power.
    pub word: TextRange,
    pub over: Over,
    pub limit: Option<Bound>,
    /// 预算内, 特约事项, 首次 …, as text.
    pub condition: Option<TextRange>,
    /// 本部门, 全公司, 营销中心 (范围内), where the sentence says one.
    pub scope: Option<TextRange>,
    /// Whom it is directed to: 向 N … 报告权, 与 N … 联络权, or for whom: 代表 N.
    pub towards: Option<TextRange>,
    /// The clause.
    pub range: TextRange,
}

/// What a power is over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Over {
    Matter(Named),
    /// A class of positions: 直接下级, 下属员工, direct reports, a title.
    People(Named),
    Nothing,
}

/// A matter or a class of people, without limit, scope, condition, and articles.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    /// What it is called; a member of a list may owe its head to the member before.
    pub text: String,
    pub range: TextRange,
    /// The matter as it was written, where something was taken off it: a scope in front (本部门费用), an article, or
    /// the other members of its list (采购与付款). It may itself be the name of one declared matter, so look it up
    /// first; members of one list share it.
    pub whole: Option<TextRange>,
}

/// A limit and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bound {
    pub limit: Limit,
    pub range: TextRange,
}

/// No authority line is longer, in bytes; what is longer is prose.
const LONGEST_LINE: usize = 6000;

/// Reads an authority line, without its number and attributes. Takes time linear in the text.
pub fn grants(text: &str, vocabulary: &Vocabulary) -> Reading {
    let mut reading = Reading::default();
    if text.len() > LONGEST_LINE {
        reading.unread.push(TextRange::new(0, text.len()));
        return reading;
    }
    let line = Line::new(text, vocabulary);
    for sentence in clause::sentences(&line) {
        let reader = Reader {
            line: &line,
            reading: &mut reading,
            before: Before::default(),
            opening: None,
            last: None,
        };
        reader.sentence(sentence);
    }
    reading
}

/// Reads one sentence into a reading.
struct Reader<'a> {
    line: &'a Line<'a>,
    reading: &'a mut Reading,
    before: Before,
    /// `经总经理授权，`: a condition that waits for its clause.
    opening: Option<TextRange>,
    /// The phrases of the clause before, for a limit behind its comma.
    last: Option<Clauses>,
}

/// The clause before: its place, and its phrases.
type Clauses = (Part, std::ops::Range<usize>);

impl Reader<'_> {
    fn sentence(mut self, sentence: Part) {
        let line = self.line;
        let colon = sentence.clone().find(|&at| line.chars[at] == ':');
        let entitled = |head: &Part| line.before(GrantWord::Entitled, head).is_some();
        if let Some(colon) = colon.filter(|&colon| !entitled(&(sentence.start..colon))) {
            return self.behind_colon(sentence.start..colon, colon + 1..sentence.end);
        }
        self.clauses(sentence);
    }

    fn clauses(&mut self, sentence: Part) {
        let line = self.line;
        if !line.is_chinese(&sentence) {
            match western::read(line, &sentence) {
                Some(grants) => self.add(grants, sentence),
                None => self.leave(&sentence),
            }
            return;
        }
        for clause in clause::clauses(line, &sentence) {
            self.clause(&clause);
        }
        if let Some(opening) = self.opening.take() {
            self.reading.unread.push(opening);
        }
        if let Some(about) = self.before.about.take() {
            self.leave(&about);
        }
    }

    fn clause(&mut self, clause: &Clause) {
        let line = self.line;
        if clause.body.is_empty() && clause.right.is_none() {
            return self.add_marks(clause.body.start);
        }
        match chinese::read(line, clause, &self.before) {
            Some(grants) => {
                self.before.about = None;
                self.before.pieces = grants
                    .last()
                    .map_or_else(Vec::new, |last| last.pieces.clone());
                self.before.power = grants.last().map(|last| last.power);
                self.before.towards = grants.last().and_then(|last| last.towards.clone());
                self.add(grants, clause.span.clone());
            }
            None if let Some(about) = chinese::opens(line, clause, GrantWord::About) => {
                self.before.about = Some(about);
            }
            // 以确保…, 包括…: says why or of what, and grants nothing.
            None if self.last.is_some() && self.is_remark(clause) => {}
            None if chinese::opens(line, clause, GrantWord::Given).is_some() => {
                self.opening = Some(self.with_marks(&clause.span));
            }
            None => {
                let range = self.with_marks(&clause.span);
                self.reading.unread.push(range);
            }
        }
    }

    fn is_remark(&self, clause: &Clause) -> bool {
        let start = clause.body.start;
        let opens = self.line.at(GrantWord::Remark, start).is_some();
        clause.right.is_none() && opens && !self.line.is_solid(start)
    }

    /// `P{、P}：M`; `审核权：有权审核…`; `人事权：对…的任免权`.
    fn behind_colon(mut self, head: Part, rest: Part) {
        let line = self.line;
        let words = powers::listed(line, &head);
        let before = self.reading.phrases.len();
        let is_plain = |words: &powers::Listed| words.right.is_none();
        if let Some(words) = words.as_ref().filter(|words| is_plain(words)) {
            return self.controlled(words, head.start..rest.end, rest);
        }
        let opens_about = line
            .at(GrantWord::About, head.start)
            .filter(|len| *len < head.len());
        if let (None, Some(len)) = (&words, opens_about) {
            self.before.about = Some(head.start + len..head.end);
            return self.clauses(rest);
        }
        if let (None, Some(words)) = (&words, powers::listed(line, &rest)) {
            return self.controlled(&words, head.start..rest.end, head);
        }
        let unread = self.reading.unread.len();
        let says_again = words.as_ref().is_none_or(|words| {
            let opens = [GrantWord::About, GrantWord::Entitled, GrantWord::To];
            let start = line.trimmed(rest.clone(), &[]).start;
            opens.iter().any(|&kind| line.at(kind, start).is_some())
                || powers::at(line, start).is_some()
                || rest.clone().any(|at| {
                    let found = powers::at(line, at).map(|found| found.power);
                    found.is_some_and(|found| words.powers.iter().any(|(power, _)| *power == found))
                })
        });
        if says_again {
            self.clauses(rest.clone());
        }
        if self.reading.phrases.len() > before {
            return;
        }
        self.reading.unread.truncate(unread);
        match words {
            Some(words) => self.controlled(&words, head.start..rest.end, rest),
            None => self.before_colon(head, rest),
        }
    }

    /// `费用审批：5万元以下`, `有权审批下列费用：差旅费、招待费`, `战略决策权：` and what it is.
    fn before_colon(mut self, head: Part, rest: Part) {
        let line = self.line;
        let whole = head.start..rest.end;
        let is_explained = line.is_chinese(&head) && line.before(GrantWord::Right, &head).is_some();
        if is_explained {
            let before = self.reading.phrases.len();
            self.clauses(head.clone());
            if self.reading.phrases.len() > before {
                return self.leave_unless_remark(rest);
            }
            self.reading.unread.pop();
            return self.leave(&whole);
        }
        let is_limit = line.trimmed(rest.clone(), &['。', '.', ',']).is_empty();
        let clause = Clause {
            body: head.clone(),
            span: head.clone(),
            right: is_limit.then_some(head.end..head.end),
            goes_on: false,
        };
        let entitled = || line.find(GrantWord::Entitled, &head).is_some();
        let grants = match line.is_chinese(&head) {
            true if is_limit => powers::ends(line, &head).map(|ending| {
                let pieces = name::matters(line, ending.content);
                let powers = ending.powers.into_iter();
                powers
                    .map(|(power, word)| Grant::new(power, word, pieces.clone()))
                    .collect()
            }),
            true if entitled() => chinese::read(line, &clause, &self.before),
            true => None,
            false => western::read(line, &head),
        };
        let Some(mut grants) = grants else {
            return self.leave(&whole);
        };
        let pieces = name::matters(line, rest);
        if !pieces.is_empty() {
            grants
                .iter_mut()
                .for_each(|grant| grant.pieces.clone_from(&pieces));
        }
        self.add(grants, whole);
    }

    /// The controlled form: what stands behind the colon is the matter, or a list of them.
    fn controlled(&mut self, words: &powers::Listed, whole: Part, rest: Part) {
        let line = self.line;
        let mut end = rest.end;
        // A sentence behind a comma is no further matter.
        for mark in rest.clone().filter(|&at| line.chars[at] == ',') {
            let behind = mark + 1..rest.end;
            let says = |at: usize| line.at(GrantWord::Sentence, at).is_some() && !line.is_solid(at);
            if behind.clone().any(says) {
                end = mark;
                self.leave(&behind);
                break;
            }
        }
        let pieces = name::matters(line, rest.start..end);
        let has_limit = line
            .marks
            .iter()
            .any(|mark| whole.start <= mark.at && mark.at <= whole.end);
        if pieces.is_empty() && !has_limit {
            return self.leave(&whole);
        }
        let powers = words.powers.iter();
        let grants = powers.map(|(power, word)| Grant::new(*power, word.clone(), pieces.clone()));
        // What stands before the colon may hold the limit, too.
        let clause_end = if end == rest.end { whole.end } else { end };
        self.add(grants.collect(), whole.start..clause_end);
    }

    /// Makes phrases of grants: one for each matter.
    fn add(&mut self, grants: Vec<Grant>, clause: Part) {
        let first = self.reading.phrases.len();
        let opening = self.opening.take();
        for grant in &grants {
            let mut pieces: Vec<Option<&Piece>> = grant.pieces.iter().map(Some).collect();
            if pieces.is_empty() {
                pieces.push(None);
            }
            for piece in pieces {
                let phrase = self.phrase(grant, piece, &clause, opening);
                // 使用、支配 are one power.
                let is_said = self.reading.phrases[first..]
                    .iter()
                    .any(|other| other.power == phrase.power && other.over == phrase.over);
                if !is_said {
                    self.reading.phrases.push(phrase);
                }
            }
        }
        self.last = Some((clause, first..self.reading.phrases.len()));
    }

    fn phrase(
        &self,
        grant: &Grant,
        piece: Option<&Piece>,
        clause: &Part,
        opening: Option<TextRange>,
    ) -> Phrase {
        let line = self.line;
        let refined = piece.and_then(|piece| name::refine(line, piece));
        let stands = |mark: &&Mark| clause.start <= mark.at && mark.at <= clause.end;
        let marks = || line.marks.iter().filter(stands);
        let first = |kind: &MarkKind| {
            marks()
                .find(|mark| mark.kind == *kind)
                .map(|mark| mark.range)
        };
        let said = refined.as_ref().and_then(|refined| refined.scope);
        Phrase {
            power: grant.power,
            word: line.place(&grant.word),
            over: refined.map_or(Over::Nothing, |refined| refined.over),
            limit: limit_of(line, grant, piece.map(|piece| &piece.part), clause),
            condition: grant
                .condition
                .as_ref()
                .map(|part| self.with_marks(part))
                .or_else(|| first(&MarkKind::Condition))
                .or(opening),
            scope: said.or_else(|| first(&MarkKind::Scope)),
            towards: grant
                .towards
                .as_ref()
                .map(|part| line.place(part))
                .filter(|range| !range.is_empty()),
            range: self.with_marks(clause),
        }
    }

    /// A part with the limits and conditions at its ends.
    fn with_marks(&self, part: &Part) -> TextRange {
        let line = self.line;
        let stands = |mark: &&Mark| part.start <= mark.at && mark.at <= part.end;
        let inner = line.place(&line.trimmed(part.clone(), &['、', ',', ':', ';', '.']));
        let marks = line.marks.iter().filter(stands);
        let all = marks
            .map(|mark| mark.range)
            .chain([inner].into_iter().filter(|inner| !inner.is_empty()));
        all.reduce(TextRange::cover).unwrap_or(inner)
    }

    /// A clause of nothing but a limit or condition belongs to the clause before it, or to the next.
    fn add_marks(&mut self, at: usize) {
        let line = self.line;
        let mut marks = line.marks.iter().filter(|mark| mark.at == at);
        let Some((_, phrases)) = &self.last else {
            return;
        };
        let phrases = &mut self.reading.phrases[phrases.clone()];
        marks.by_ref().for_each(|mark| {
            for phrase in phrases.iter_mut() {
                match &mark.kind {
                    MarkKind::Limit(limit) if phrase.limit.is_none() => {
                        phrase.limit = Some(Bound {
                            limit: limit.clone(),
                            range: mark.range,
                        });
                    }
                    MarkKind::Condition => phrase.condition = phrase.condition.or(Some(mark.range)),
                    MarkKind::Scope => phrase.scope = phrase.scope.or(Some(mark.range)),
                    _ => continue,
                }
                phrase.range = phrase.range.cover(mark.range);
            }
        });
    }

    /// What explains a right is kept as prose; what only says why is no authority that could be missing.
    fn leave_unless_remark(&mut self, rest: Part) {
        let rest = self.line.trimmed(rest, &[',', '、']);
        let is_remark = self.line.at(GrantWord::Remark, rest.start).is_some();
        if !rest.is_empty() && !is_remark {
            self.leave(&rest);
        }
    }

    fn leave(&mut self, part: &Part) {
        let part = self.line.trimmed(part.clone(), &[',', '、']);
        let range = self.line.place(&part);
        if !range.is_empty() {
            self.reading.unread.push(range);
        }
    }
}

/// The limit of a matter in a clause: its own; else the one behind it, for a last limit governs the list; else the
/// one before it.
fn limit_of(line: &Line, grant: &Grant, piece: Option<&Part>, clause: &Part) -> Option<Bound> {
    let bounds = || {
        line.marks.iter().filter_map(|mark| match &mark.kind {
            MarkKind::Limit(limit) if clause.start <= mark.at && mark.at <= clause.end => Some((
                mark.at,
                Bound {
                    limit: limit.clone(),
                    range: mark.range,
                },
            )),
            _ => None,
        })
    };
    let Some(piece) = piece else {
        return bounds().next().map(|(_, bound)| bound);
    };
    let own = bounds().find(|(at, _)| piece.start <= *at && *at <= piece.end);
    let is_gap = |from: usize, to: usize| {
        let mut between = line.chars[from..to].iter();
        between.all(|c| matches!(c, '、' | ',' | ' '))
    };
    // 单笔5万元以下、年度累计50万元以下的费用: the first of several that stand together.
    let before = || {
        let mut found: Option<(usize, usize, Bound)> = None;
        for (at, bound) in bounds().take_while(|(at, _)| *at <= piece.start) {
            match &mut found {
                Some((_, last, _)) if is_gap(*last, at) => *last = at,
                _ => found = Some((at, at, bound)),
            }
        }
        found.map(|(at, _, bound)| (at, bound))
    };
    let behind = || bounds().find(|(at, _)| *at >= piece.end);
    let start = grant.pieces.iter().map(|piece| piece.part.start).min();
    let leads = bounds()
        .next()
        .is_some_and(|(at, _)| start.is_some_and(|start| at <= start));
    match leads {
        true => before().or(own).or_else(behind),
        false => own.or_else(behind).or_else(before),
    }
    .map(|(_, bound)| bound)
}
