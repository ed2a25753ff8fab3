//! Grants made ready to be compared: by matter and by holder, with what two of them have in common. Exact: amounts are
//! intervals of decimals, departments are runs of places. Shared by the rules on authorities; reports nothing itself.

pub(super) mod bands;
pub(super) mod cases;
pub(super) mod cluster;
pub(super) mod command;
pub(super) mod deciders;
pub(super) mod hands;
pub(super) mod holes;
pub(super) mod index;
pub(super) mod mandate;
pub(super) mod people;
pub(super) mod report;
pub(super) mod witness;
pub(super) mod wording;

use super::{Context, Findings};
use crate::diagnostic::Diagnostic;
use crate::model::authority::band::{Band, Cut};
use crate::model::authority::{
    Amount, Authority, By, Delegation, Grant, MatterId, Role, Row, Scope,
};
use crate::model::{Entity, Model, PositionId};
use crate::syntax::concept::PowerClass;
use crate::syntax::values::{Decimal, Money, Per};
use crate::text::Span;
use command::Command;
use rustc_hash::FxHashMap;

/// All grants of the organisation, ready to be compared. Grants are named by their place in `model.authority.grants`.
pub(super) struct Grants<'a> {
    pub(super) model: &'a Model,
    pub(super) said: &'a Authority,
    pub(super) command: Command,
    by_matter: Vec<Vec<u32>>,
    rows_by_matter: Vec<Vec<u32>>,
    by_holder: Vec<Vec<u32>>,
    /// How often each title occurs.
    titles: FxHashMap<&'a str, usize>,
}

/// What a power reaches: which matter, where, how much, in which case.
#[derive(Clone, Copy)]
pub(super) struct Extent<'a> {
    pub(super) matter: MatterId,
    pub(super) scope: &'a Scope,
    pub(super) amount: &'a Amount,
    pub(super) keys: &'a [(String, String)],
}

/// What two powers have in common.
pub(super) struct Common {
    /// The lower of the two matters.
    pub(super) matter: MatterId,
    pub(super) scope: Scope,
    pub(super) band: Band,
}

impl<'a> Extent<'a> {
    /// None for a grant over no matter.
    pub(super) fn of(grant: &'a Grant) -> Option<Self> {
        Some(Self {
            matter: grant.matter?,
            scope: &grant.scope,
            amount: &grant.amount,
            keys: &grant.keys,
        })
    }

    pub(super) fn handed(delegation: &'a Delegation) -> Self {
        Self {
            matter: delegation.matter,
            scope: &delegation.scope,
            amount: &delegation.amount,
            keys: &delegation.keys,
        }
    }
}

impl<'a> Grants<'a> {
    pub(super) fn of(context: &Context<'a>) -> Self {
        let model = context.model;
        let said = &model.authority;
        let mut by_matter = vec![Vec::new(); said.matters.ids().count()];
        let mut rows_by_matter = by_matter.clone();
        let mut by_holder = vec![Vec::new(); model.positions.len()];
        for (at, grant) in said.grants.iter().enumerate() {
            if let Some(matter) = grant.matter {
                by_matter[matter.0 as usize].push(at as u32);
            }
            if let Some(holder) = grant.holder {
                by_holder[holder.0 as usize].push(at as u32);
            }
        }
        for (at, row) in said.rows.iter().enumerate() {
            rows_by_matter[row.matter.0 as usize].push(at as u32);
        }
        let mut titles = FxHashMap::default();
        for position in &model.positions {
            *titles.entry(position.title.as_str()).or_default() += 1;
        }
        Self {
            model,
            said,
            command: Command::of(model),
            by_matter,
            rows_by_matter,
            by_holder,
            titles,
        }
    }

    pub(super) fn grant(&self, at: u32) -> &'a Grant {
        &self.said.grants[at as usize]
    }

    /// The grants written over a matter itself.
    pub(super) fn at(&self, matter: MatterId) -> &[u32] {
        &self.by_matter[matter.0 as usize]
    }

    /// The grants that reach a matter from those above it.
    pub(super) fn reaching(&self, matter: MatterId) -> impl Iterator<Item = u32> {
        let above = self.said.matters.chain(matter).skip(1);
        above.flat_map(|id| self.at(id).iter().copied())
    }

    /// The rows of approval tables that are a matter's own.
    pub(super) fn rows_at(&self, matter: MatterId) -> &[u32] {
        &self.rows_by_matter[matter.0 as usize]
    }

    pub(super) fn row(&self, at: u32) -> &'a Row {
        &self.said.rows[at as usize]
    }

    /// The row that a grant comes from.
    pub(super) fn row_of(&self, grant: &Grant) -> Option<&'a Row> {
        match grant.by {
            By::Cell { row, .. } => Some(self.row(row)),
            _ => None,
        }
    }

    /// All grants of a position.
    pub(super) fn of_holder(&self, id: PositionId) -> &[u32] {
        &self.by_holder[id.0 as usize]
    }

    /// Matters over which powers can be compared. People are others for each who leads them.
    pub(super) fn judged(&self) -> impl Iterator<Item = MatterId> {
        let matters = &self.said.matters;
        matters.ids().filter(|&id| !matters[id].is_people)
    }

    /// Whether a matter is declared, or is a row of the table of one that is.
    pub(super) fn is_declared(&self, matter: MatterId) -> bool {
        let matters = &self.said.matters;
        matters.chain(matter).any(|id| matters[id].is_declared)
    }

    /// The lower of two matters if it lies within the other: where a finding on both is said.
    pub(super) fn lower(&self, one: MatterId, two: MatterId) -> Option<MatterId> {
        let matters = &self.said.matters;
        if matters.is_within(one, two) {
            return Some(one);
        }
        matters.is_within(two, one).then_some(two)
    }

    /// What two powers have in common; None if nothing, or if they count in different units, or per what differs.
    pub(super) fn common(&self, one: Extent, two: Extent) -> Option<Common> {
        let matter = self.lower(one.matter, two.matter)?;
        if !is_comparable(one.amount, two.amount) || !cases::meet(one.keys, two.keys) {
            return None;
        }
        let band = clipped(
            one.amount.band.common(two.amount.band),
            one.amount,
            two.amount,
        );
        let scope = one.scope.common(two.scope);
        (!band.is_empty() && !scope.is_empty()).then_some(Common {
            matter,
            scope,
            band,
        })
    }

    /// [`Grants::common`] of two grants.
    pub(super) fn common_of(&self, one: &Grant, two: &Grant) -> Option<Common> {
        self.common(Extent::of(one)?, Extent::of(two)?)
    }

    /// Whether one of two grants names the holder of the other as joint signer, or names somebody unknown.
    pub(super) fn is_joint(&self, one: &Grant, two: &Grant) -> bool {
        let names = |of: &Grant, other: &Grant| {
            of.joint_unknown || other.holder.is_some_and(|id| of.joint.contains(&id))
        };
        names(one, two) || names(two, one)
    }

    /// Whether a role is a position's, or may be.
    pub(super) fn is_taken_by(&self, role: &Role, id: Option<PositionId>) -> bool {
        match role {
            Role::Position(other) => Some(*other) == id,
            Role::Either(others) => id.is_some_and(|id| others.contains(&id)),
            _ => false,
        }
    }

    /// `matter:NAME`
    pub(super) fn identity(&self, matter: MatterId) -> String {
        let matters = &self.said.matters;
        match matters[matter].is_declared {
            true => self.model.identity(Entity::Matter(matter.0)),
            false => format!("matter:{}", matters[matter].name),
        }
    }

    /// A finding about a matter.
    pub(super) fn about(&self, findings: &Findings, matter: MatterId, span: Span) -> Diagnostic {
        let name = self.said.matters[matter].name.as_str();
        let finding = findings.at(span).entity(self.identity(matter));
        finding.arg("matter", name)
    }
}

/// What a subordinate may decide and its superior may not.
pub(super) fn band_above(below: &Grant, above: &Grant) -> Common {
    let band = below.amount.band;
    Common {
        // INVARIANT: deciders of a matter have one.
        matter: below.matter.or(above.matter).unwrap_or(MatterId(0)),
        scope: below.scope.common(&above.scope),
        band: Band {
            low: band.low.max(above.amount.band.high),
            high: band.high,
        },
    }
}

/// Whether a grant decides: the last signature, not one that another follows in its row.
pub(super) fn decides(grant: &Grant) -> bool {
    grant.class == PowerClass::Decide && grant.is_final
}

/// Whether two amounts count alike, and both can be read. What only one of them says contradicts nothing.
pub(super) fn is_comparable(one: &Amount, two: &Amount) -> bool {
    !one.is_unread && !two.is_unread && fits(&one.unit, &two.unit) && fits(&one.per, &two.per)
}

/// Whether two statements agree, or one is missing.
pub(super) fn fits<T: PartialEq>(one: &Option<T>, two: &Option<T>) -> bool {
    match (one, two) {
        (Some(one), Some(two)) => one == two,
        _ => true,
    }
}

/// Percentages end at a hundred.
fn clipped(band: Band, one: &Amount, two: &Amount) -> Band {
    let units = [&one.unit, &two.unit];
    match units.into_iter().flatten().any(Money::is_percent) {
        true => band.common(whole(&Some(Money::Unit("%".to_owned())))),
        false => band,
    }
}

/// All amounts that a unit has.
pub(super) fn whole(unit: &Option<Money>) -> Band {
    match unit {
        Some(unit) if unit.is_percent() => Band {
            low: Cut::START,
            high: Cut::behind(Decimal::HUNDRED),
        },
        _ => Band::ALL,
    }
}

/// In what some amounts count: every combination of a unit and of per what, once. One without both if none says any.
pub(super) fn measures<'g>(
    amounts: impl Iterator<Item = &'g Amount> + Clone,
) -> Vec<(Option<Money>, Option<Per>)> {
    let mut units: Vec<Option<Money>> = Vec::new();
    let mut pers: Vec<Option<Per>> = Vec::new();
    for amount in amounts {
        if amount.unit.is_some() && !units.contains(&amount.unit) {
            units.push(amount.unit.clone());
        }
        if amount.per.is_some() && !pers.contains(&amount.per) {
            pers.push(amount.per);
        }
    }
    if units.is_empty() {
        units.push(None);
    }
    if pers.is_empty() {
        pers.push(None);
    }
    let both = units
        .iter()
        .flat_map(|unit| pers.iter().map(|per| (unit.clone(), *per)));
    both.collect()
}
