//! Who may do a thing: the holders of a power over a matter, the way the matter takes, and, where nobody may, who
//! comes nearest (AUTHORITIES §6).

use crate::model::authority::band::{Band, Cut};
use crate::model::authority::{Amount, By, Grant, MatterId, Relative, Role, Row, Scope};
use crate::model::{Model, PositionId};
use crate::syntax::concept::PowerClass;
use crate::syntax::values::{Decimal, Money};
use crate::syntax::vocabulary::{PowerId, Vocabulary};
use crate::text::Span;
use rustc_hash::FxHashSet;
use time::Date;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Question {
    pub power: PowerId,
    pub matter: MatterId,
    /// In the matter's unit if it names none; None asks for every amount.
    pub amount: Option<(Decimal, Option<Money>)>,
    /// The place of a department; None is anywhere.
    pub place: Option<u32>,
    /// On which day what was handed on is held; None counts every delegation.
    pub day: Option<Date>,
}

/// Who holds it.
#[derive(Clone, PartialEq, Debug)]
pub struct Holder {
    /// None for whoever applies, for a superior who is another for each, and for a name that is no position's.
    pub position: Option<PositionId>,
    /// The position's id, or the role as written.
    pub name: String,
    pub amount: Amount,
    /// What else the line or row asks for: 预算内, 对外.
    pub case: Vec<String>,
    pub scope: Scope,
    pub joint: Vec<PositionId>,
    /// Who handed it on.
    pub delegated_by: Option<PositionId>,
    /// Where it is said.
    pub span: Span,
}

/// A step of the way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChainStep {
    /// For which amounts: of the row, or of the line that says it.
    pub amount: Amount,
    /// What else tells the row or line from others.
    pub case: Vec<String>,
    /// None where only a position's own list says it.
    pub order: Option<u32>,
    pub power: PowerId,
    pub position: Option<PositionId>,
    /// The position's id, or the role as written.
    pub name: String,
}

/// What is answered.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Answer {
    pub holders: Vec<Holder>,
    pub chain: Vec<ChainStep>,
    /// Who comes nearest, if nobody holds it.
    pub nearest: Option<Holder>,
}

/// Answers a question.
pub fn who(model: &Model, vocabulary: &Vocabulary, question: &Question) -> Answer {
    let asker = Asker {
        model,
        question,
        class: vocabulary.powers()[question.power.0 as usize].class,
        matters: model.authority.matters.chain(question.matter).collect(),
    };
    let holders = asker.holders(true, true);
    Answer {
        nearest: match holders.is_empty() {
            true => asker.nearest(),
            false => None,
        },
        holders,
        chain: asker.chain(),
    }
}

struct Asker<'a> {
    model: &'a Model,
    question: &'a Question,
    class: PowerClass,
    /// The matter and those above it: what is granted over them reaches it.
    matters: FxHashSet<MatterId>,
}

impl Asker<'_> {
    /// Deciding powers match by class, others each by itself.
    fn is_asked(&self, power: PowerId, class: PowerClass) -> bool {
        match self.class {
            PowerClass::Decide => class == PowerClass::Decide,
            _ => power == self.question.power,
        }
    }

    fn is_here(&self, scope: &Scope) -> bool {
        self.question
            .place
            .is_none_or(|place| scope.contains(place))
    }

    fn holds_amount(&self, amount: &Amount) -> bool {
        let Some((value, unit)) = &self.question.amount else {
            return true;
        };
        let same_unit = match (unit, &amount.unit) {
            (Some(one), Some(two)) => one == two,
            _ => true,
        };
        same_unit && amount.band.contains(*value)
    }

    /// Those who hold the power; with the amount and in the department asked for, if so wanted.
    fn holders(&self, with_amount: bool, with_place: bool) -> Vec<Holder> {
        let fits = |scope: &Scope, amount: &Amount| {
            (!with_place || self.is_here(scope)) && (!with_amount || self.holds_amount(amount))
        };
        let authority = &self.model.authority;
        let mut found: Vec<Holder> = Vec::new();
        for grant in &authority.grants {
            let asked = self.is_asked(grant.power, grant.class) && grant.is_final;
            if asked && self.is_over(grant.matter) && fits(&grant.scope, &grant.amount) {
                found.extend(self.holder(grant));
            }
        }
        for delegation in &authority.delegations {
            let asked = self.is_asked(delegation.power, delegation.class);
            let over = self.is_over(Some(delegation.matter));
            let valid = self.question.day.is_none_or(|day| {
                delegation.from.is_none_or(|from| from <= day)
                    && delegation.until.is_none_or(|until| day <= until)
            });
            if asked && over && valid && fits(&delegation.scope, &delegation.amount) {
                let holder = |&id: &PositionId| Holder {
                    delegated_by: Some(delegation.grantor),
                    case: case_of(&delegation.keys),
                    ..self.position(id, &delegation.amount, &delegation.scope, delegation.span)
                };
                found.extend(delegation.delegates.iter().map(holder));
            }
        }
        for row in &authority.rows {
            if !self.is_over(Some(row.matter)) || !fits(&row.scope, &row.amount) {
                continue;
            }
            for step in &row.steps {
                // Those that no grant stands for.
                let is_role = matches!(
                    step.role,
                    Role::Applicant | Role::Relative(Relative::Superior) | Role::Unknown(_)
                );
                let is_final = step.class != PowerClass::Decide || step.is_last_decision;
                if is_role && is_final && self.is_asked(step.power, step.class) {
                    found.push(Holder {
                        position: None,
                        name: step.name.clone(),
                        amount: row.amount.clone(),
                        case: case_of(&row.keys),
                        scope: row.scope.clone(),
                        joint: Vec::new(),
                        delegated_by: None,
                        span: step.span,
                    });
                }
            }
        }
        let mut seen = FxHashSet::default();
        found.retain(|holder| {
            let amount = (holder.amount.band, holder.amount.per.map(|per| per.name()));
            let case = holder.case.clone();
            seen.insert((holder.name.clone(), amount, case, holder.delegated_by))
        });
        found.sort_by_key(|holder| holder.amount.band);
        found
    }

    fn is_over(&self, matter: Option<MatterId>) -> bool {
        matter.is_some_and(|matter| self.matters.contains(&matter))
    }

    fn holder(&self, grant: &Grant) -> Option<Holder> {
        Some(Holder {
            joint: grant.joint.clone(),
            case: case_of(&grant.keys),
            ..self.position(grant.holder?, &grant.amount, &grant.scope, grant.span)
        })
    }

    fn position(&self, id: PositionId, amount: &Amount, scope: &Scope, span: Span) -> Holder {
        Holder {
            position: Some(id),
            name: self.model[id].id.clone(),
            amount: amount.clone(),
            case: Vec::new(),
            scope: scope.clone(),
            joint: Vec::new(),
            delegated_by: None,
            span,
        }
    }

    /// The holder whose band lies nearest to the amount, in the department asked for or else anywhere; of two as
    /// near, the one above.
    fn nearest(&self) -> Option<Holder> {
        let here = self.holders(false, true);
        let all = match here.is_empty() {
            true => self.holders(false, false),
            false => here,
        };
        let distance = |holder: &Holder| match &self.question.amount {
            Some((value, _)) => distance(holder.amount.band, *value),
            None => Some((Decimal::ZERO, false)),
        };
        all.into_iter()
            .min_by_key(|holder| distance(holder).unwrap_or((Decimal::MAX, true)))
    }

    fn chain(&self) -> Vec<ChainStep> {
        let authority = &self.model.authority;
        let mut steps: Vec<ChainStep> = Vec::new();
        // The ways in the order of their amounts, and in each the steps in theirs.
        for (at, row) in authority.rows.iter().enumerate() {
            let over = self.is_over(Some(row.matter));
            if over && self.is_here(&row.scope) && self.holds_amount(&row.amount) {
                self.row(at as u32, row, &mut steps);
            }
        }
        // The sort is stable: cases stay as the table has them.
        let mut cases: Vec<Vec<String>> = Vec::new();
        for step in &steps {
            if !cases.contains(&step.case) {
                cases.push(step.case.clone());
            }
        }
        steps.sort_by_cached_key(|step| {
            let case = cases.iter().position(|case| *case == step.case);
            (case, step.amount.band, step.order.unwrap_or(u32::MAX))
        });
        for grant in &authority.grants {
            let is_list = matches!(grant.by, By::Line(_) | By::Department(..));
            if !is_list
                || !self.is_over(grant.matter)
                || !self.is_here(&grant.scope)
                || !self.holds_amount(&grant.amount)
            {
                continue;
            }
            let Some(holder) = grant.holder else { continue };
            let known =
                |step: &ChainStep| step.position == Some(holder) && step.power == grant.power;
            if !steps.iter().any(known) {
                steps.push(ChainStep {
                    amount: grant.amount.clone(),
                    case: case_of(&grant.keys),
                    order: None,
                    power: grant.power,
                    position: Some(holder),
                    name: self.model[holder].id.clone(),
                });
            }
        }
        steps
    }

    /// The steps of a row; a role that is another in each department is told by name where the department is known.
    fn row(&self, at: u32, row: &Row, steps: &mut Vec<ChainStep>) {
        for (number, step) in row.steps.iter().enumerate() {
            let position = match step.role {
                Role::Position(id) => Some(id),
                Role::Relative(_) => self.question.place.and_then(|place| {
                    let by = By::Cell {
                        row: at,
                        step: number as u32,
                    };
                    let mut grants = self.model.authority.grants.iter();
                    grants
                        .find(|grant| grant.by == by && grant.scope.contains(place))?
                        .holder
                }),
                _ => None,
            };
            let step = ChainStep {
                amount: row.amount.clone(),
                case: case_of(&row.keys),
                order: step.order,
                power: step.power,
                position,
                name: position.map_or_else(|| step.name.clone(), |id| self.model[id].id.clone()),
            };
            if !steps.contains(&step) {
                steps.push(step);
            }
        }
    }
}

/// The cells and conditions that tell a case from others.
fn case_of(keys: &[(String, String)]) -> Vec<String> {
    keys.iter().map(|(_, value)| value.clone()).collect()
}

/// How far an amount is from a band, and whether the band lies below it.
fn distance(band: Band, value: Decimal) -> Option<(Decimal, bool)> {
    if band.high <= Cut::before(value) {
        return Some((value.checked_sub(band.high.value)?, true));
    }
    if Cut::behind(value) <= band.low {
        return Some((band.low.value.checked_sub(value)?, false));
    }
    Some((Decimal::ZERO, false))
}
