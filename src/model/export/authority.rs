//! Powers as the contract writes them: grants, matters, and the ways that matters take.

use super::Context;
use super::parts::{Source, links, text, whole};
use crate::model::authority::{self, Line, MatterId, Role};
use crate::model::body::Grid;
use crate::model::{Model, PositionId, matter};
use crate::syntax::concept::{Cycle, PowerClass};
use crate::syntax::values::{Decimal, Money, Per};
use crate::syntax::vocabulary::PowerId;
use crate::text::Span;
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;

/// A grant, or a line of which nothing could be read.
#[derive(Serialize)]
pub(super) struct Authority {
    power: Option<String>,
    class: Option<PowerClass>,
    matter: Option<String>,
    scope: Option<Scope>,
    limit: Option<Limit>,
    joint: Vec<String>,
    delegated_to: Vec<String>,
    from: Option<String>,
    until: Option<String>,
    text: String,
    attributes: BTreeMap<&'static str, String>,
    parsed: bool,
}

impl Authority {
    /// The lines of a list.
    pub(super) fn list(lines: &Range<u32>, context: &Context) -> Vec<Self> {
        let lines = &context.model.authority.lines[lines.start as usize..lines.end as usize];
        let mut out = Vec::new();
        for line in lines {
            Self::line(line, context, &mut out);
        }
        out
    }

    /// One entry a grant, and one without a power for what could not be read.
    fn line(line: &Line, context: &Context, out: &mut Vec<Self>) {
        let authority = &context.model.authority;
        let grants = &authority.grants[line.grants.start as usize..line.grants.end as usize];
        for grant in grants {
            out.push(Self {
                power: Some(power_id(grant.power, context)),
                class: Some(grant.class),
                matter: grant.matter.map(|id| authority.matters[id].name.clone()),
                scope: Scope::of(&grant.scope, context),
                limit: Limit::of(&grant.amount),
                ..Self::unread(line, context)
            });
        }
        let range = line.delegations.start as usize..line.delegations.end as usize;
        for delegation in &authority.delegations[range] {
            out.push(Self {
                power: Some(power_id(delegation.power, context)),
                class: Some(delegation.class),
                matter: Some(authority.matters[delegation.matter].name.clone()),
                scope: Scope::of(&delegation.scope, context),
                limit: Limit::of(&delegation.amount),
                from: delegation.from.map(|day| day.to_string()),
                until: delegation.until.map(|day| day.to_string()),
                ..Self::unread(line, context)
            });
        }
        let is_read = !line.grants.is_empty() || !line.delegations.is_empty();
        let start = out.len() - line.grants.len() - line.delegations.len();
        out[start..]
            .iter_mut()
            .for_each(|entry| entry.parsed = true);
        if !is_read || !line.unread.is_empty() {
            out.push(Self::unread(line, context));
        }
    }

    fn unread(line: &Line, context: &Context) -> Self {
        let attributes = line.attributes.iter();
        Self {
            power: None,
            class: None,
            matter: None,
            scope: None,
            limit: None,
            joint: links(&line.joint, context),
            delegated_to: links(&line.delegates, context),
            from: None,
            until: None,
            text: line.text.clone(),
            attributes: attributes
                .map(|attribute| (attribute.key.name(), attribute.value.value.clone()))
                .collect(),
            parsed: false,
        }
    }
}

/// Where each entry of a position's exported authorities is said, in their order.
pub fn authority_spans(model: &Model, id: PositionId) -> Vec<Span> {
    let authority = &model.authority;
    let lines = &authority.position_lines[id.0 as usize];
    let lines = &authority.lines[lines.start as usize..lines.end as usize];
    let spans = |line: &Line| {
        let grants = &authority.grants[line.grants.start as usize..line.grants.end as usize];
        let range = line.delegations.start as usize..line.delegations.end as usize;
        let handed = &authority.delegations[range];
        let mut spans: Vec<Span> = grants.iter().map(|grant| grant.span).collect();
        spans.extend(handed.iter().map(|delegation| delegation.span));
        if spans.is_empty() || !line.unread.is_empty() {
            spans.push(line.span);
        }
        spans
    };
    lines.iter().flat_map(spans).collect()
}

fn power_id(power: PowerId, context: &Context) -> String {
    context.vocabulary.powers()[power.0 as usize].id.clone()
}

/// A department's id, or several.
#[derive(Serialize)]
#[serde(untagged)]
enum Scope {
    One(String),
    Several(Vec<String>),
}

impl Scope {
    /// None for the whole organisation.
    fn of(scope: &authority::Scope, context: &Context) -> Option<Self> {
        let territory = &context.model.authority.territory;
        if territory.is_whole(scope) {
            return None;
        }
        let departments = territory.subtrees(scope);
        let departments = departments.unwrap_or_else(|| territory.departments(scope));
        let mut ids: Vec<String> = departments
            .into_iter()
            .map(|id| context.model[id].id.clone())
            .collect();
        Some(match ids.len() {
            1 => Scope::One(ids.remove(0)),
            _ => Scope::Several(ids),
        })
    }
}

/// A limit in the basic unit.
#[derive(Serialize)]
pub struct Limit {
    min: Option<Decimal>,
    max: Option<Decimal>,
    min_inclusive: bool,
    max_inclusive: bool,
    unit: Option<String>,
    per: Option<&'static str>,
}

/// Every amount.
impl Default for Limit {
    fn default() -> Self {
        Self {
            min: None,
            max: None,
            min_inclusive: true,
            max_inclusive: true,
            unit: None,
            per: None,
        }
    }
}

impl Limit {
    /// None if there is none.
    pub fn of(amount: &authority::Amount) -> Option<Self> {
        let limit = amount.limit.as_ref()?;
        Some(Self {
            min: limit.min,
            max: limit.max,
            min_inclusive: limit.min_inclusive,
            max_inclusive: limit.max_inclusive,
            unit: limit.unit.as_ref().map(Money::text),
            per: limit.per.map(Per::name),
        })
    }
}

#[derive(Serialize)]
pub(super) struct Matter {
    name: String,
    parent: Option<String>,
    aliases: Vec<String>,
    unit: Option<String>,
    scope: Option<Vec<String>>,
    cycle: Option<Cycle>,
    collective: bool,
    chain: Vec<Way>,
    tables: Vec<Table>,
    notes: Option<String>,
    source: Source,
}

#[derive(Serialize)]
struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn of(grid: &Grid) -> Self {
        Self {
            columns: grid.heads.iter().map(|head| head.value.clone()).collect(),
            rows: grid
                .rows
                .iter()
                .map(|row| row.iter().map(|cell| cell.value.clone()).collect())
                .collect(),
        }
    }
}

/// A row of an approval table: who takes which step, up to which amount.
#[derive(Serialize)]
struct Way {
    #[serde(flatten)]
    limit: Limit,
    scope: Option<Scope>,
    /// Columns that tell the case from others, folded.
    conditions: BTreeMap<String, String>,
    steps: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    order: Option<u32>,
    power: String,
    position: String,
}

impl Matter {
    /// The matters that are declared, and those that are rows of their tables.
    pub(super) fn all(context: &Context) -> Vec<Self> {
        let matters = &context.model.authority.matters;
        let mut ways: BTreeMap<MatterId, Vec<Way>> = BTreeMap::new();
        for row in &context.model.authority.rows {
            ways.entry(row.matter)
                .or_default()
                .push(Way::of(row, context));
        }
        let shown = matters
            .ids()
            .filter(|&id| matters[id].is_declared || matters[id].parent.is_some());
        shown
            .map(|id| {
                let chain = ways.remove(&id).unwrap_or_default();
                match context.model.matters.get(id.0 as usize) {
                    Some(matter) => Self::of(matter, chain, context),
                    None => Self::of_row(id, chain, context),
                }
            })
            .collect()
    }

    fn of_row(id: MatterId, chain: Vec<Way>, context: &Context) -> Self {
        let matters = &context.model.authority.matters;
        let subject = &matters[id];
        Self {
            name: subject.name.clone(),
            parent: subject.parent.map(|parent| matters[parent].name.clone()),
            aliases: Vec::new(),
            unit: None,
            scope: None,
            cycle: None,
            collective: false,
            chain,
            tables: Vec::new(),
            notes: None,
            source: Source::at(subject.span, context),
        }
    }

    fn of(matter: &matter::Matter, chain: Vec<Way>, context: &Context) -> Self {
        let model = context.model;
        let scope: Vec<String> = matter
            .scope
            .iter()
            .map(|&id| model[id].id.clone())
            .collect();
        Self {
            name: matter.name.clone(),
            parent: matter
                .parent
                .map(|at| model.matters[at as usize].name.clone())
                .or_else(|| text(&matter.parent_name)),
            aliases: matter.aliases.clone(),
            unit: text(&matter.unit),
            scope: (!scope.is_empty()).then_some(scope),
            cycle: matter.cycle.value().copied(),
            collective: matter.collective,
            chain,
            tables: matter.tables.iter().map(Table::of).collect(),
            notes: whole(&matter.notes),
            source: Source::of(&matter.source, context),
        }
    }
}

impl Way {
    fn of(row: &authority::Row, context: &Context) -> Self {
        Self {
            limit: Limit::of(&row.amount).unwrap_or_default(),
            scope: Scope::of(&row.scope, context),
            conditions: row.keys.iter().cloned().collect(),
            steps: row
                .steps
                .iter()
                .map(|step| Step::of(step, context))
                .collect(),
        }
    }
}

impl Step {
    fn of(step: &authority::Step, context: &Context) -> Self {
        Self {
            order: step.order,
            power: power_id(step.power, context),
            position: match step.role {
                Role::Position(id) => context.model[id].id.clone(),
                _ => step.name.clone(),
            },
        }
    }
}
