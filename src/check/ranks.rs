//! Who stands above or below whom in what the work relations say: names, and titles inside sentences.

use super::duties::{Words, folded};
use super::staff::people;
use super::{Context, Findings};
use crate::diagnostic::Diagnostic;
use crate::model::relations::{Party, Relation, Whom};
use crate::model::reporting::ClaimBy;
use crate::model::resolve::NameIndex;
use crate::model::{DepartmentId, Entity, PositionId};
use crate::syntax::concept::TextMark;
use crate::text::{Span, TextRange, fold};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Which of the two relations is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// 所受监督: who is named should be above.
    Above,
    /// 所施监督: who is named should be below.
    Below,
}

/// Names that stand where the lines of command do not have them.
pub(super) fn check_side(context: &Context, findings: &mut Findings, side: Side) {
    let ranks = Ranks::of(context);
    for id in context.model.position_ids() {
        let relations = &context.model[id].relations;
        let relation = match side {
            Side::Above => &relations.supervised_by,
            Side::Below => &relations.supervises,
        };
        for (whom, span) in ranks.named(id, relation) {
            if let Some(finding) = ranks.fault(findings, side, id, &whom, span) {
                findings.push(finding);
            }
        }
    }
}

struct Ranks<'a, 'm> {
    context: &'a Context<'m>,
    index: &'a NameIndex,
    titles: Titles,
    people: Vec<Vec<PositionId>>,
    everybody: Words,
}

impl<'a, 'm> Ranks<'a, 'm> {
    fn of(context: &'a Context<'m>) -> Self {
        Self {
            context,
            index: context.names(),
            titles: Titles::of(context),
            people: people(context.model),
            everybody: Words::of(context, TextMark::Everybody),
        }
    }

    /// Whom a relation names, in its names and in its sentences.
    fn named(&self, id: PositionId, relation: &Relation) -> Vec<(Whom, Span)> {
        let mut named = Vec::new();
        for party in &relation.parties {
            match &party.whom {
                Whom::Prose(text) if self.is_sentence(party, text) => {
                    named.extend(self.in_sentence(id, party, text));
                }
                Whom::Prose(_) => {}
                known => named.push((known.clone(), party.span)),
            }
        }
        named
    }

    /// What is remarked on names, behind a dash, is no sentence of its own.
    fn is_sentence(&self, party: &Party, text: &str) -> bool {
        const ENOUGH: usize = 6;
        let written = &self.context.sources.get(party.span.file).text;
        let written = party.span.range.of(written).chars();
        written.take(ENOUGH).eq(text.chars().take(ENOUGH))
    }

    fn in_sentence(&self, id: PositionId, party: &Party, text: &str) -> Vec<(Whom, Span)> {
        let chars: Vec<char> = text.chars().collect();
        let home = self.context.model[id].department;
        let found = self.titles.find(&folded(text)).into_iter();
        found
            .filter_map(|range| {
                let title: String = chars[range.clone()].iter().collect();
                let found = self.index.find_position(self.context.model, &title, home);
                let before: usize = chars[..range.start].iter().map(|c| c.len_utf8()).sum();
                let start = party.span.range.start + before as u32;
                let one_line = party.span.range.end - party.span.range.start == text.len() as u32;
                let span = match one_line {
                    true => Span::new(
                        party.span.file,
                        TextRange {
                            start,
                            end: start + title.len() as u32,
                        },
                    ),
                    false => party.span,
                };
                Some((Whom::Position(found.one()?), span))
            })
            .collect()
    }

    fn fault(
        &self,
        findings: &Findings,
        side: Side,
        id: PositionId,
        whom: &Whom,
        span: Span,
    ) -> Option<Diagnostic> {
        let model = self.context.model;
        let (name, wrong) = match whom {
            Whom::Position(other) => (&model[*other].title, self.is_wrong(side, id, *other)),
            Whom::Department(unit) => (&model[*unit].name, self.is_unit_wrong(side, id, *unit)),
            Whom::Prose(_) => return None,
        };
        if !wrong || self.has_mandate(side, id, whom) {
            return None;
        }
        let title = model[id].title.as_str();
        let finding = findings.about(Entity::Position(id), span);
        let finding = finding.arg("position", title).arg("name", name.as_str());
        if whom == &Whom::Position(id) {
            return Some(finding.variant("self"));
        }
        let (below, above) = match (side, whom) {
            (Side::Above, _) => (Some(id), None),
            (Side::Below, Whom::Position(other)) => (Some(*other), Some(id)),
            (Side::Below, _) => (None, None),
        };
        let claim = below.and_then(|below| model[below].superior_claim);
        Some(match claim.filter(|claim| Some(claim.superior) != above) {
            Some(claim) => finding.related(claim.span, super::lines::says(self.context, &claim)),
            None => finding,
        })
    }

    fn is_wrong(&self, side: Side, id: PositionId, other: PositionId) -> bool {
        let (above, below) = match side {
            Side::Above => (other, id),
            Side::Below => (id, other),
        };
        let model = self.context.model;
        if id == other || model.is_above(below, above) {
            return true;
        }
        !self.is_over(above, below) && !self.is_open(below)
    }

    /// Whether some line, solid or not, leads from one up to the other.
    fn is_over(&self, above: PositionId, below: PositionId) -> bool {
        let model = self.context.model;
        let position = &model[below];
        let mut lines = position.functional.iter().chain(&position.dotted);
        let mut heads = model
            .department_chain(position.department)
            .filter_map(|unit| model[unit].head);
        let listed = &model[above].listed;
        model.is_above(above, below)
            || lines.any(|link| {
                link.to
                    .is_none_or(|to| to == above || model.is_above(above, to))
            })
            || heads.any(|head| head == above)
            || listed.iter().any(|link| link.to == Some(below))
    }

    /// Whether it is open who is above a position.
    fn is_open(&self, id: PositionId) -> bool {
        let model = self.context.model;
        let top = model.superiors(id).last().unwrap_or(id);
        let unstated = |one: PositionId| {
            let position = &model[one];
            position.stub && position.superior.is_none()
                || position
                    .unresolved
                    .contains(&crate::syntax::concept::Concept::Superior)
                || position.source.unread
        };
        let guessed = model[id].superior_claim.map(|claim| claim.by) == Some(ClaimBy::StandIn);
        let stated_top = model[id].superior_names.none.is_some();
        guessed || unstated(id) || unstated(top) || model[id].superior.is_none() && !stated_top
    }

    fn is_unit_wrong(&self, side: Side, id: PositionId, unit: DepartmentId) -> bool {
        let model = self.context.model;
        let mut people = self.people[unit.0 as usize].iter().copied();
        match side {
            Side::Above => {
                let own = model
                    .department_chain(model[id].department)
                    .any(|one| one == unit);
                let head = model[unit].head;
                !own && head.is_some_and(|head| head != id && self.is_wrong(side, id, head))
            }
            Side::Below => {
                let heads = model.department_chain(Some(unit));
                let own = heads
                    .filter_map(|one| model[one].head)
                    .any(|head| head == id);
                let open = self.people[unit.0 as usize].is_empty();
                let over = |one: PositionId| self.is_over(id, one) || self.is_open(one);
                !own && !open && !people.any(over)
            }
        }
    }

    /// Whether an authority to inspect or audit names whom it is over, or everybody: 对财务部的审计权.
    fn has_mandate(&self, side: Side, id: PositionId, whom: &Whom) -> bool {
        let model = self.context.model;
        let mut names = Vec::new();
        let holder = match (side, whom) {
            (_, Whom::Prose(_)) => return false,
            (Side::Below, Whom::Position(other)) => {
                names.push(fold::word(&model[*other].title));
                names.extend(
                    model[*other]
                        .department
                        .map(|unit| fold::word(&model[unit].name)),
                );
                id
            }
            (Side::Below, Whom::Department(unit)) => {
                names.push(fold::word(&model[*unit].name));
                id
            }
            (Side::Above, other) => {
                names.push(fold::word(&model[id].title));
                names.extend(
                    model[id]
                        .department
                        .map(|unit| fold::word(&model[unit].name)),
                );
                match other {
                    Whom::Position(other) => *other,
                    Whom::Department(unit) => match model[*unit].head {
                        Some(head) => head,
                        None => return false,
                    },
                    Whom::Prose(_) => return false,
                }
            }
        };
        let clauses = self.context.powers().of(holder).clauses.iter();
        let mut mandates = clauses.filter(|clause| clause.has(&["supervise", "appraise"]));
        mandates.any(|clause| {
            let text: String = clause.text.iter().collect();
            self.everybody.find(&clause.text).is_some()
                || names.iter().any(|name| text.contains(name))
        })
    }
}

/// Titles, to be found in sentences.
struct Titles {
    known: FxHashSet<Vec<char>>,
    longest: usize,
    rank: Words,
    deputy: Words,
}

impl Titles {
    fn of(context: &Context) -> Self {
        /// No title is longer, in characters.
        const LONGEST: usize = 40;
        let model = context.model;
        let mut known = FxHashSet::default();
        for position in &model.positions {
            let unit = position
                .department
                .map(|unit| fold::word(&model[unit].name));
            let title = fold::word(&position.title);
            let whole = unit.map(|unit| format!("{unit}{title}"));
            let aliases = position.aliases.iter().map(|said| fold::word(&said.value));
            let names = aliases
                .chain(whole)
                .chain([title])
                .map(|name| name.chars().collect());
            known.extend(names.filter(|name: &Vec<char>| (2..=LONGEST).contains(&name.len())));
        }
        Self {
            longest: known.iter().map(Vec::len).max().unwrap_or(0),
            known,
            rank: Words::of(context, TextMark::Rank),
            deputy: Words::of(context, TextMark::Deputy),
        }
    }

    /// Where titles stand in a folded text: at each place the longest, and none that is part of another title.
    fn find(&self, text: &[char]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let longest = self.longest.min(text.len() - at);
            let lengths = (2..=longest).rev();
            let title = lengths
                .map(|length| at..at + length)
                .find(|range| self.known.contains(&text[range.clone()]));
            match title {
                Some(range) => {
                    at = range.end;
                    if self.stands_alone(text, &range) {
                        found.push(range);
                    }
                }
                None => at += 1,
            }
        }
        found
    }

    fn stands_alone(&self, text: &[char], range: &Range<usize>) -> bool {
        let (before, behind) = (&text[..range.start], &text[range.end..]);
        let deputy = (0..before.len()).any(|at| {
            self.deputy.at(text, at).is_some_and(|word| {
                before[word.end.min(before.len())..]
                    .iter()
                    .all(|c| *c == ' ')
            })
        });
        let goes_on = self.rank.at(text, range.end).is_some() || behind.starts_with(&['办']);
        let letter = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
        let western = letter(text.get(range.start)) && letter(before.last())
            || letter(text.get(range.end - 1)) && letter(behind.first());
        // 会计 in 会计制度: a short title ends where the clause or its 的 begins.
        let short = range.len() < 3
            && behind
                .first()
                .is_some_and(|c| fold::is_chinese(*c) && !"的和及与对在".contains(*c));
        !(deputy || goes_on || western || short)
    }
}
