//! Approval tables: rows become ways a matter takes, their cells become grants.

use super::steps::{StepWord, steps};
use super::{Ledger, roles::Roles};
use crate::model::authority::{Amount, By, Grant, MatterId, Relative, Role, Row, Scope, Step};
use crate::model::body::Grid;
use crate::model::resolve::{Builder, names};
use crate::model::{Entity, PositionId, Said, Target};
use crate::syntax::concept::{Concept, Key, PowerClass, ValueWord};
use crate::syntax::values::{self, Limit};
use crate::syntax::vocabulary::PowerId;
use crate::text::{Span, TextRange, fold};

/// What a column holds.
enum Column {
    Matter,
    /// With the unit that its head says, as text to be put behind bare numbers.
    Limit(Option<String>),
    /// 范围
    Scope,
    /// What tells rows of one matter apart, under its folded head.
    Key(String),
    /// Kept as text.
    Text,
    /// Powers and steps of one role.
    Holder(Role, String),
    /// Names of those who hold a power.
    Power(PowerId),
}

impl Builder<'_> {
    pub(super) fn read_table(&mut self, ledger: &mut Ledger, matter: MatterId, grid: &Grid) {
        let from = Entity::Matter(matter.0);
        let columns: Vec<Column> = (0..grid.heads.len())
            .map(|at| self.column(grid, at, from))
            .collect();
        let whole = ledger.authority.territory.whole();
        let scope = match self.model.matters[matter.0 as usize].scope.is_empty() {
            true => whole,
            false => {
                let territory = &ledger.authority.territory;
                let named = self.model.matters[matter.0 as usize].scope.iter();
                Scope::union(named.map(|&id| territory.subtree(id)))
            }
        };
        let mut reader = TableReader {
            builder: self,
            ledger,
            columns: &columns,
            from,
            whole: matter,
            scope,
            above: Vec::new(),
            table: 0,
        };
        reader.table = reader.ledger.authority.tables;
        reader.ledger.authority.tables += 1;
        for (index, cells) in grid.rows.iter().enumerate() {
            reader.row(index as u32, cells);
        }
    }

    fn column(&mut self, grid: &Grid, at: usize, from: Entity) -> Column {
        let head = &grid.heads[at];
        let cells = || grid.rows.iter().filter_map(|row| row.get(at));
        match grid.keys[at] {
            Some(Key::Matter) => return Column::Matter,
            Some(Key::Limit) => return Column::Limit(head_unit(&head.value)),
            Some(Key::Scope) => return Column::Scope,
            Some(Key::When | Key::Group) => return Column::Key(fold::word(&head.value)),
            Some(Key::Note | Key::Number | Key::Id | Key::Text | Key::Form) => return Column::Text,
            _ => {}
        }
        let plain = names::without_remark(&head.value, self.vocabulary);
        let plain = plain.unwrap_or(&head.value);
        if let Some(key) = self.vocabulary.column(Concept::Chain, &fold::word(plain))
            && key == Key::Limit
        {
            return Column::Limit(head_unit(&head.value));
        }
        let is_written = |cell: &&Said<String>| !self.says_nobody(&cell.value);
        let written = cells().filter(is_written).count();
        let powers = cells()
            .filter(is_written)
            .filter(|cell| steps(&cell.value, self.vocabulary).is_some())
            .count();
        if written > 0 && 2 * powers >= written {
            return Column::Holder(self.role(head, from), head.value.clone());
        }
        if let Some(power) = self.power_head(&head.value) {
            return Column::Power(power);
        }
        match self.known_role(&head.value, from) {
            Some(_) => Column::Holder(self.role(head, from), head.value.clone()),
            None if written > 0 => Column::Key(fold::word(&head.value)),
            None if head.value.is_empty() => Column::Text,
            None => Column::Holder(self.role(head, from), head.value.clone()),
        }
    }

    fn says_nobody(&self, cell: &str) -> bool {
        let cell = cell.trim_matches(fold::is_blank);
        cell.is_empty() || self.vocabulary.says_none(cell)
    }

    /// 审批, 审批人, 审核岗位 as the head of a column.
    fn power_head(&self, head: &str) -> Option<PowerId> {
        self.vocabulary.power_with_tail(&fold::word(head))
    }

    /// A role that is no name.
    fn relative_role(&self, head: &str) -> Option<Role> {
        let word = fold::word(head);
        let is = |meaning| self.vocabulary.is(meaning, &word);
        if is(ValueWord::Applicant) {
            return Some(Role::Applicant);
        }
        let relative = match () {
            () if is(ValueWord::OwnHead) || is(ValueWord::UnitHead) => Relative::Head,
            () if is(ValueWord::Executive) => Relative::Executive,
            () if is(ValueWord::OwnSuperior) => Relative::Superior,
            () => return None,
        };
        Some(Role::Relative(relative))
    }

    fn known_role(&self, head: &str, from: Entity) -> Option<Role> {
        self.relative_role(head)
            .or_else(|| match self.target_of(head, from, Concept::Chain) {
                Target::Position(id) => Some(Role::Position(id)),
                Target::Either(ids) => Some(Role::Either(ids)),
                Target::UnitAsPerson(id) => self.model[id].head.map(Role::Position),
                _ => None,
            })
    }

    /// Who is meant by the head of a column or by a name in a cell; the name is noted as used.
    fn role(&mut self, said: &Said<String>, from: Entity) -> Role {
        let name = names::whole(&said.value);
        let span = self.span_of(said, name);
        let target = self.target_of(name.text, from, Concept::Chain);
        // A title of that very name is meant before a role.
        if !matches!(target, Target::Position(_))
            && let Some(role) = self.relative_role(name.text)
        {
            return role;
        }
        let role = match &target {
            Target::Position(id) => Role::Position(*id),
            Target::Either(ids) => Role::Either(ids.clone()),
            Target::UnitAsPerson(id) => match self.model[*id].head {
                Some(head) => Role::Position(head),
                None => Role::Unknown(name.text.to_owned()),
            },
            _ => Role::Unknown(name.text.to_owned()),
        };
        self.reference(name.text, span, target, from, Concept::Chain);
        role
    }
}

/// `金额（万元）`: what the numbers below count in.
fn head_unit(head: &str) -> Option<String> {
    let open = head.rfind(['(', '（'])?;
    let close = head.rfind([')', '）']).filter(|&close| close > open)?;
    let inner = head[open..close].trim_start_matches(['(', '（']);
    // 单位：万元
    let inner = inner.rsplit([':', '：']).next().unwrap_or(inner);
    let inner = inner.trim_matches(fold::is_blank);
    (!inner.is_empty()).then(|| inner.to_owned())
}

struct TableReader<'b, 'a, 'l> {
    builder: &'b mut Builder<'a>,
    ledger: &'l mut Ledger,
    columns: &'l [Column],
    from: Entity,
    /// The matter that declares the table.
    whole: MatterId,
    scope: Scope,
    /// The matters of the last row, the outermost first.
    above: Vec<MatterId>,
    table: u32,
}

impl TableReader<'_, '_, '_> {
    fn row(&mut self, index: u32, cells: &[Said<String>]) {
        let Some((first, last)) = cells.first().zip(cells.last()) else {
            return;
        };
        let span = Span::new(first.span.file, first.span.range.cover(last.span.range));
        let matter = self.matter(cells);
        let (amount, limit_span) = self
            .amount(cells, matter)
            .unwrap_or((Amount::default(), span));
        let steps = self.steps(cells);
        let row = Row {
            matter,
            scope: self.row_scope(cells),
            amount,
            keys: self.keys(cells),
            steps,
            span,
            limit_span,
            table: self.table,
            index,
        };
        self.grants(&row);
        self.frame(&row);
        self.ledger.authority.rows.push(row);
    }

    /// Where the table of its matter holds, for lines that say nothing of it.
    fn frame(&mut self, row: &Row) {
        let frame = self.ledger.frames.entry(row.matter).or_default();
        let known = frame.scope.take();
        frame.scope = Some(Scope::union(known.into_iter().chain([row.scope.clone()])));
    }

    /// An empty cell repeats the one above.
    fn matter(&mut self, cells: &[Said<String>]) -> MatterId {
        let matters = &mut self.ledger.authority.matters;
        let columns = self.columns.iter().zip(cells);
        let named = columns.filter(|(column, _)| matches!(column, Column::Matter));
        let mut parent = self.whole;
        for (level, (_, cell)) in named.enumerate() {
            let name = cell.value.trim_matches(fold::is_blank);
            if name.is_empty() {
                match self.above.get(level) {
                    Some(&above) => parent = above,
                    None => self.above.push(parent),
                }
                continue;
            }
            let said = Said {
                value: name.to_owned(),
                span: cell.span,
            };
            let id = matters.named_or_new(&said);
            if id != parent {
                matters.put_under(id, parent);
            }
            self.above.truncate(level);
            self.above.push(id);
            parent = id;
        }
        parent
    }

    fn amount(&self, cells: &[Said<String>], matter: MatterId) -> Option<(Amount, Span)> {
        let mut columns = self.columns.iter().zip(cells);
        let (unit, cell) = columns.find_map(|(column, cell)| match column {
            Column::Limit(unit) => Some((unit, cell)),
            _ => None,
        })?;
        if self.builder.says_nobody(&cell.value) {
            return None;
        }
        let limit = self.limit(&cell.value, unit.as_deref());
        let mut amount = self
            .builder
            .amount(limit.as_ref(), Some(matter), self.ledger);
        let vocabulary = self.builder.vocabulary;
        let is_open = vocabulary.is(ValueWord::Unlimited, &fold::word(&cell.value));
        amount.is_unread = limit.is_none() && !is_open;
        Some((amount, cell.span))
    }

    fn limit(&self, text: &str, unit: Option<&str>) -> Option<Limit> {
        let vocabulary = self.builder.vocabulary;
        let mut limit = values::limit(text, vocabulary)?;
        if limit.unit.is_none()
            && let Some((unit, scale)) = unit.and_then(|unit| values::unit_of(unit, vocabulary))
        {
            if let Some(scale) = scale.filter(|_| !limit.is_scaled) {
                limit = limit.times(scale)?;
            }
            limit.unit = Some(unit);
            limit.is_scaled = true;
        }
        Some(limit)
    }

    fn row_scope(&mut self, cells: &[Said<String>]) -> Scope {
        let mut columns = self.columns.iter().zip(cells);
        let cell = columns.find(|(column, _)| matches!(column, Column::Scope));
        let said = cell.filter(|(_, cell)| !cell.value.is_empty());
        said.and_then(|(_, cell)| {
            let list = std::slice::from_ref(cell);
            self.builder.scope_said(list, self.from, self.ledger)
        })
        .unwrap_or_else(|| self.scope.clone())
    }

    fn keys(&self, cells: &[Said<String>]) -> Vec<(String, String)> {
        let columns = self.columns.iter().zip(cells);
        let mut keys: Vec<(String, String)> = columns
            .filter_map(|(column, cell)| match column {
                Column::Key(head) if !cell.value.trim_matches(fold::is_blank).is_empty() => {
                    Some((head.clone(), fold::word(&cell.value)))
                }
                _ => None,
            })
            .collect();
        keys.sort();
        keys
    }

    fn steps(&mut self, cells: &[Said<String>]) -> Vec<Step> {
        let vocabulary = self.builder.vocabulary;
        let mut steps: Vec<Step> = Vec::new();
        let mut ratifies: Vec<bool> = Vec::new();
        let mut by_power = 0;
        for (column, cell) in self.columns.iter().zip(cells) {
            if self.builder.says_nobody(&cell.value) {
                continue;
            }
            match column {
                Column::Holder(role, name) => {
                    let words = self::steps(&cell.value, vocabulary).unwrap_or_default();
                    for word in words {
                        ratifies.push(self.is_ratification(word, &cell.value));
                        steps.push(self.step(word, role.clone(), name, cell));
                    }
                }
                Column::Power(power) => {
                    by_power += 1;
                    let word = StepWord {
                        power: *power,
                        order: Some(by_power),
                        range: TextRange {
                            start: 0,
                            end: cell.value.len() as u32,
                        },
                    };
                    for name in self.names(cell) {
                        let role = self.builder.role(&name, self.from);
                        ratifies.push(false);
                        let step = self.step(word, role, &name.value, cell);
                        steps.push(Step {
                            span: name.span,
                            ..step
                        });
                    }
                }
                _ => {}
            }
        }
        settle(&mut steps, &ratifies);
        steps
    }

    /// The names in a cell, each with its place; one that is known as a whole is not split.
    fn names(&self, cell: &Said<String>) -> Vec<Said<String>> {
        let known = |builder: &Builder, whole: &str| builder.known_role(whole, self.from).is_some();
        let pieces = self.builder.pieces(cell, known);
        pieces
            .into_iter()
            .map(|(value, span)| Said { value, span })
            .collect()
    }

    fn is_ratification(&self, word: StepWord, cell: &str) -> bool {
        let text = word.range.of(cell);
        let letters: String = text.chars().filter(|c| fold::is_chinese(*c)).collect();
        self.builder
            .vocabulary
            .is(ValueWord::Ratify, &fold::word(&letters))
    }

    fn step(&self, word: StepWord, role: Role, name: &str, cell: &Said<String>) -> Step {
        let mut span = cell.span;
        if (span.range.end - span.range.start) as usize == cell.value.len() {
            span.range.end = span.range.start + word.range.end;
            span.range.start += word.range.start;
        }
        Step {
            order: word.order,
            power: word.power,
            class: self.builder.vocabulary.powers()[word.power.0 as usize].class,
            role,
            name: name.to_owned(),
            is_last_decision: false,
            span,
        }
    }

    /// The grants of a row: one a step and holder.
    fn grants(&mut self, row: &Row) {
        let at = self.ledger.authority.rows.len() as u32;
        let signers: Vec<(usize, PositionId)> = row
            .steps
            .iter()
            .enumerate()
            .filter(|(_, step)| step.class == PowerClass::Decide && step.order.is_some())
            .filter_map(|(at, step)| match step.role {
                Role::Position(id) => Some((at, id)),
                _ => None,
            })
            .collect();
        for (number, step) in row.steps.iter().enumerate() {
            let joint = signers
                .iter()
                .filter(|(other, _)| *other != number && step.class == PowerClass::Decide)
                .filter(|(other, _)| row.steps[*other].order == step.order)
                .map(|(_, id)| *id)
                .collect::<Vec<_>>();
            for (holder, scope) in self.holders(step, &row.scope) {
                self.ledger.authority.grants.push(Grant {
                    holder: Some(holder),
                    power: step.power,
                    class: step.class,
                    matter: Some(row.matter),
                    scope,
                    is_scoped: true,
                    amount: row.amount.clone(),
                    keys: row.keys.clone(),
                    joint: joint.iter().copied().filter(|&id| id != holder).collect(),
                    joint_unknown: false,
                    is_either: matches!(step.role, Role::Either(_)),
                    is_final: step.class != PowerClass::Decide || step.is_last_decision,
                    by: By::Cell {
                        row: at,
                        step: number as u32,
                    },
                    span: step.span,
                    limit_span: row.limit_span,
                });
            }
        }
    }

    /// Who takes a step, each in which part of the row's scope.
    fn holders(&mut self, step: &Step, scope: &Scope) -> Vec<(PositionId, Scope)> {
        match &step.role {
            Role::Position(id) => vec![(*id, scope.clone())],
            Role::Either(ids) => ids.iter().map(|&id| (id, scope.clone())).collect(),
            Role::Applicant | Role::Unknown(_) => Vec::new(),
            Role::Relative(relative) => {
                let model = &self.builder.model;
                let territory = &self.ledger.authority.territory;
                let roles = self
                    .ledger
                    .roles
                    .get_or_insert_with(|| Roles::of(model, territory));
                let parts = roles.holders(*relative).iter();
                let parts = parts.map(|(holder, own)| (*holder, own.common(scope)));
                parts.filter(|(_, own)| !own.is_empty()).collect()
            }
        }
    }
}

/// 核准 behind an earlier decision re-checks; of successive deciding signatures the last decides.
fn settle(steps: &mut [Step], ratifies: &[bool]) {
    let decides = |step: &Step| step.class == PowerClass::Decide;
    for at in 0..steps.len() {
        let before = |other: usize| match (steps[other].order, steps[at].order) {
            (Some(one), Some(two)) => one < two,
            _ => other < at,
        };
        let has_earlier = (0..steps.len()).any(|other| {
            other != at && !ratifies[other] && decides(&steps[other]) && before(other)
        });
        if ratifies[at] && has_earlier {
            steps[at].class = PowerClass::Recheck;
        }
    }
    let last = steps
        .iter()
        .filter(|step| decides(step))
        .map(|step| step.order)
        .max();
    for step in steps.iter_mut() {
        step.is_last_decision = decides(step) && (Some(step.order) == last || step.order.is_none());
    }
}
