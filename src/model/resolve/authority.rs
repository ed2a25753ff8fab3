//! Pass 3: lists of authorities and approval tables become grants, with their matters, scopes and signers. Judges
//! nothing.

mod lines;
mod prohibitions;
mod roles;
mod steps;
mod table;

use super::Builder;
use super::names::Found;
use crate::model::authority::band::Band;
use crate::model::authority::{Amount, Authority, MatterId, Scope, Territory};
use crate::model::{Entity, Link, NameList, Said, Target};
use crate::syntax::concept::{Concept, ValueWord};
use crate::syntax::values::{self, Decimal, Limit, Money};
use crate::text::fold;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

pub(super) use lines::{Heard, hear};

/// What is known of a matter before any line is read.
#[derive(Default)]
struct Frame {
    /// 单位, its own or that of the nearest matter above that has one.
    unit: Option<Money>,
    /// By how much a bare number is multiplied: 10,000 for 万元.
    scale: Option<Decimal>,
    /// Where its table holds; None without a table.
    scope: Option<Scope>,
}

impl Builder<'_> {
    pub(super) fn link_authority(&mut self) {
        let mut ledger = Ledger {
            authority: Authority {
                territory: Territory::of(&self.model),
                ..Authority::default()
            },
            frames: FxHashMap::default(),
            roles: None,
        };
        self.declare_matters(&mut ledger);
        for at in 0..self.model.matters.len() {
            let tables = std::mem::take(&mut self.model.matters[at].tables);
            for grid in &tables {
                self.read_table(&mut ledger, MatterId(at as u32), grid);
            }
            self.model.matters[at].tables = tables;
        }
        for id in self.model.position_ids() {
            let body = self.model[id].authorities.clone();
            let department = self.model[id].department;
            let from = Entity::Position(id);
            // Positions of the outline alone have none.
            let heard = self.heard.get(id.0 as usize).cloned().unwrap_or_default();
            let lines = self.read_lines(&mut ledger, from, department, &body, &heard);
            ledger.authority.position_lines.push(lines);
        }
        let departments = self.model.departments.par_iter();
        let heard = departments.map(|own| hear(&own.authorities, self.vocabulary));
        let heard: Vec<Vec<Heard>> = heard.collect();
        for (id, heard) in self.model.department_ids().zip(heard) {
            let body = self.model[id].authorities.clone();
            let from = Entity::Department(id);
            let lines = self.read_lines(&mut ledger, from, Some(id), &body, &heard);
            ledger.authority.department_lines.push(lines);
        }
        // Last, so that names of matters count first where they are granted.
        for id in self.model.position_ids() {
            self.read_prohibitions(&mut ledger, id);
        }
        self.model.authority = ledger.authority;
    }

    fn declare_matters(&mut self, ledger: &mut Ledger) {
        let matters = &mut ledger.authority.matters;
        for matter in &self.model.matters {
            matters.declare(&matter.name, &matter.aliases, matter.source.name);
        }
        for (at, matter) in self.model.matters.iter().enumerate() {
            if let Some(parent) = matter.parent {
                matters.put_under(MatterId(at as u32), MatterId(parent));
            }
        }
        for at in 0..self.model.matters.len() {
            let unit = self.model.matters[at].unit.value().cloned();
            let mut frame = Frame::default();
            if let Some((unit, scale)) =
                unit.and_then(|text| values::unit_of(&text, self.vocabulary))
            {
                frame.unit = Some(unit);
                frame.scale = scale;
            }
            ledger.frames.insert(MatterId(at as u32), frame);
        }
    }

    /// The scope that names say; None if they say none that is known.
    fn scope_said(
        &mut self,
        list: &[Said<String>],
        from: Entity,
        ledger: &Ledger,
    ) -> Option<Scope> {
        let territory = &ledger.authority.territory;
        let home = self.home_of(from);
        let mut scopes = Vec::new();
        for part in list {
            let known = |builder: &Self, whole: &str| {
                builder.index.find_department(&builder.model, whole, home) != Found::None
            };
            for (value, span) in self.pieces(part, known) {
                let word = fold::word(&value);
                if self.vocabulary.is(ValueWord::OwnDepartment, &word) {
                    scopes.push(home.map_or_else(|| territory.whole(), |id| territory.subtree(id)));
                    continue;
                }
                let said = Said { value, span };
                match self.link_part(&said, from, Concept::Scope) {
                    Target::Organisation => scopes.push(territory.whole()),
                    Target::Department(id) => scopes.push(territory.subtree(id)),
                    _ => {}
                }
            }
        }
        (!scopes.is_empty()).then(|| Scope::union(scopes))
    }

    /// The names of an attribute as links.
    fn signers(&mut self, said: &Said<String>, from: Entity, field: Concept) -> Vec<Link> {
        let list = NameList {
            label: None,
            parts: [said.clone()].into(),
            none: None,
        };
        self.link_list(&list, from, field)
    }

    /// A limit as an amount of a matter: bare numbers count in the matter's unit, else in the currency.
    fn amount(&self, limit: Option<&Limit>, matter: Option<MatterId>, ledger: &Ledger) -> Amount {
        let Some(limit) = limit else {
            return Amount::default();
        };
        let frame = matter.and_then(|id| ledger.frame(id));
        let mut limit = limit.clone();
        if limit.unit.is_none() {
            if let Some(scale) = frame.and_then(|frame| frame.scale)
                && !limit.is_scaled
                && let Some(scaled) = limit.clone().times(scale)
            {
                limit = scaled;
            }
            limit.unit = frame.and_then(|frame| frame.unit.clone()).or_else(|| {
                self.model
                    .organisation
                    .currency
                    .clone()
                    .map(Money::Currency)
            });
        }
        let is_percent = limit.unit.as_ref().is_some_and(Money::is_percent);
        Amount {
            band: Band::of(&limit, is_percent.then_some(Decimal::HUNDRED)),
            unit: limit.unit.clone(),
            per: limit.per,
            is_unread: false,
            limit: Some(limit),
        }
    }
}

/// What is being written down.
struct Ledger {
    authority: Authority,
    frames: FxHashMap<MatterId, Frame>,
    /// Who stands for relative roles where; made when the first is met.
    roles: Option<roles::Roles>,
}

impl Ledger {
    /// How many grants and delegations there are.
    fn counts(&self) -> (u32, u32) {
        let authority = &self.authority;
        (
            authority.grants.len() as u32,
            authority.delegations.len() as u32,
        )
    }

    /// What is known of a matter, or else of the nearest above it.
    fn frame(&self, id: MatterId) -> Option<&Frame> {
        let mut chain = self.authority.matters.chain(id);
        chain.find_map(|id| self.frames.get(&id).filter(|frame| frame.unit.is_some()))
    }

    /// Where the table of a matter holds, its own or that of the nearest above.
    fn table_scope(&self, id: MatterId) -> Option<&Scope> {
        let mut chain = self.authority.matters.chain(id);
        chain.find_map(|id| self.frames.get(&id)?.scope.as_ref())
    }
}
