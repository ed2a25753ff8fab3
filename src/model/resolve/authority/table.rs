//! Approval tables: rows become ways a matter takes, their cells become grants.

mod columns;
mod legend;
mod parties;
mod subjects;

use super::steps::{self, StepWord};
use super::{Ledger, roles::Roles};
use crate::model::authority::{
    Amount, By, Grant, MatterId, Role, Row, Scope, Step, Unread, Written,
};
use crate::model::body::Grid;
use crate::model::resolve::Builder;
use crate::model::{Entity, PositionId, Said};
use crate::syntax::concept::{PowerClass, ValueWord};
use crate::syntax::values::{self, Limit};
use crate::text::{Span, TextRange, fold};
use columns::Column;
pub(super) use legend::Legend;
use subjects::Subjects;

impl Builder<'_> {
    pub(super) fn read_table(&mut self, ledger: &mut Ledger, matter: MatterId, grid: &Grid) {
        let from = Entity::Matter(matter.0);
        let matters = &self.model.matters;
        let chain = ledger.authority.matters.chain(matter);
        let notes = chain.filter_map(|id| matters.get(id.0 as usize));
        let mut legend = Legend::of(notes.map(|matter| &matter.notes), self.vocabulary);
        legend.settle(grid, self.vocabulary);
        let columns = self.columns(grid, &legend, from);
        let name = self.model.matters[matter.0 as usize].name.clone();
        let subjects = Subjects::of(grid, &columns, &legend, (matter, &name), self.vocabulary);
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
            legend: &legend,
            subjects,
            from,
            scope,
            repeated: vec![None; columns.len()],
            table: 0,
        };
        reader.table = reader.ledger.authority.tables;
        reader.ledger.authority.tables += 1;
        for (index, cells) in grid.rows.iter().enumerate() {
            reader.row(index as u32, cells);
        }
    }
}

struct TableReader<'b, 'a, 'l> {
    builder: &'b mut Builder<'a>,
    ledger: &'l mut Ledger,
    columns: &'l [Column],
    legend: &'l Legend,
    subjects: Subjects<'l>,
    from: Entity,
    scope: Scope,
    /// What cells of columns that tell cases apart say, by column, as written; merged ones what stands above.
    repeated: Vec<Option<String>>,
    table: u32,
}

impl TableReader<'_, '_, '_> {
    fn row(&mut self, index: u32, cells: &[Said<String>]) {
        let Some((first, last)) = cells.first().zip(cells.last()) else {
            return;
        };
        let span = Span::new(first.span.file, first.span.range.cover(last.span.range));
        let matters = &mut self.ledger.authority.matters;
        let subject = self.subjects.row(cells, matters);
        let matter = subject.matter;
        let (amount, limit_span) = self
            .amount(cells, subject.limit, matter)
            .unwrap_or((Amount::default(), span));
        let mut keys = self.keys(cells, subject.is_named);
        keys.extend(
            subject
                .cases
                .iter()
                .map(|case| (String::new(), fold::word(case))),
        );
        keys.sort();
        let conditions = self.conditions(cells, &subject.cases, subject.limit);
        let mut path = self.headings();
        path.extend(subject.path);
        path.retain(|name| !self.subjects.is_whole(name));
        let mut unread = Vec::new();
        let steps = self.steps(cells, &mut unread);
        let row = Row {
            matter,
            scope: self.row_scope(cells),
            amount,
            keys,
            steps,
            span,
            limit_span,
            table: self.table,
            index,
            written: Written {
                table_of: self.subjects.whole,
                path,
                conditions,
                notes: self.notes(cells),
                unread,
            },
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

    /// The amount of a row: in its column, or in a cell among those that name the matter.
    fn amount(
        &self,
        cells: &[Said<String>],
        other: Option<usize>,
        matter: MatterId,
    ) -> Option<(Amount, Span)> {
        let columns = self.columns.iter().zip(cells);
        let mut own = columns.filter_map(|(column, cell)| match column {
            Column::Limit(unit) => Some((unit.as_deref(), cell)),
            _ => None,
        });
        let (unit, cell) = own.next().or_else(|| Some((None, &cells[other?])))?;
        if self.builder.says_nobody(&cell.value) {
            return None;
        }
        let text = self.legend.bare(&cell.value, self.builder.vocabulary);
        let limit = self.limit(text, unit);
        let mut amount = self
            .builder
            .amount(limit.as_ref(), Some(matter), self.ledger);
        let vocabulary = self.builder.vocabulary;
        let is_open = vocabulary.is(ValueWord::Unlimited, &fold::word(text));
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

    /// What tells the row from others of its matter. Left of the amounts of a table of many matters an empty cell is
    /// merged with the one above, as long as the matter is the same.
    fn keys(&mut self, cells: &[Said<String>], is_named: bool) -> Vec<(String, String)> {
        let first = self.first_matter();
        let is_end = |column: &Column| {
            matches!(
                column,
                Column::Limit(_) | Column::Holder(..) | Column::Power(..)
            )
        };
        let end = self.columns.iter().position(is_end);
        let end = end.unwrap_or(self.columns.len());
        let mut keys = Vec::new();
        for (at, (column, cell)) in self.columns.iter().zip(cells).enumerate() {
            let Column::Key(head) = column else { continue };
            let written = cell.value.trim_matches(fold::is_blank);
            let is_left = first.is_some_and(|first| at < first);
            let is_merged = is_left || first.is_some() && at < end && !is_named;
            if !written.is_empty() {
                self.repeated[at] = Some(written.to_owned());
            } else if !is_merged {
                self.repeated[at] = None;
            }
            let value = self.repeated[at].as_deref();
            keys.extend(value.map(|value| (head.clone(), fold::word(value))));
        }
        keys
    }

    fn first_matter(&self) -> Option<usize> {
        let is_matter = |column: &Column| matches!(column, Column::Matter);
        self.columns.iter().position(is_matter)
    }

    /// What stands in columns left of the matters groups them.
    fn headings(&self) -> Vec<String> {
        let first = self.first_matter().unwrap_or(0);
        self.repeated[..first].iter().flatten().cloned().collect()
    }

    /// Amounts and cases as they are written, with what merged cells leave out.
    fn conditions(
        &self,
        cells: &[Said<String>],
        cases: &[String],
        limit: Option<usize>,
    ) -> Vec<String> {
        let first = self.first_matter().unwrap_or(0);
        let columns = self.columns.iter().zip(cells).enumerate();
        let said = columns.filter_map(|(at, (column, cell))| {
            let text = cell.value.trim_matches(fold::is_blank);
            let text = match column {
                Column::Key(_) if at >= first => self.repeated[at].as_deref()?,
                Column::Limit(_) | Column::Scope => text,
                Column::Matter if limit == Some(at) => text,
                _ => return None,
            };
            (!text.is_empty()).then(|| text.to_owned())
        });
        cases.iter().cloned().chain(said).collect()
    }

    fn notes(&self, cells: &[Said<String>]) -> Vec<(String, String)> {
        let columns = self.columns.iter().zip(cells);
        let said = columns.filter_map(|(column, cell)| match column {
            Column::Text(head) if !head.is_empty() && !cell.value.trim().is_empty() => {
                Some((head.clone(), cell.value.trim().to_owned()))
            }
            _ => None,
        });
        said.collect()
    }

    fn steps(&mut self, cells: &[Said<String>], unread: &mut Vec<Unread>) -> Vec<Step> {
        let vocabulary = self.builder.vocabulary;
        let mut steps: Vec<Step> = Vec::new();
        let mut ratifies: Vec<bool> = Vec::new();
        let mut by_power = 0;
        for (column, cell) in self.columns.iter().zip(cells) {
            if self.builder.says_nobody(&cell.value) {
                continue;
            }
            let lost = |role: Role, name: &str| Unread {
                role,
                name: name.to_owned(),
                text: cell.value.trim().to_owned(),
                span: cell.span,
            };
            match column {
                Column::Holder(role, name) => {
                    let Some(words) = steps::steps(&cell.value, vocabulary, self.legend) else {
                        unread.push(lost(role.clone(), name));
                        continue;
                    };
                    for word in words {
                        ratifies.push(self.is_ratification(word, &cell.value));
                        let said = self.said(word, &cell.value);
                        steps.push(self.step(word, said, role.clone(), name, cell));
                    }
                }
                Column::Power(power, head) => {
                    if columns::is_tick(&cell.value, vocabulary) {
                        unread.push(lost(Role::Unknown(head.clone()), head));
                        continue;
                    }
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
                        let bare = self.legend.bare(&name.value, vocabulary).to_owned();
                        let role = self.builder.role(&name, &bare, self.from);
                        ratifies.push(false);
                        let said = columns::without_numbers(head).to_owned();
                        let step = self.step(word, said, role, &bare, cell);
                        steps.push(Step {
                            span: name.span,
                            ..step
                        });
                    }
                }
                Column::Text(head) if head.is_empty() => {
                    if steps::steps(&cell.value, vocabulary, self.legend).is_some() {
                        unread.push(lost(Role::Unknown(String::new()), ""));
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

    /// The word for a power, without its number; of a sign that of the notes.
    fn said(&self, word: StepWord, cell: &str) -> String {
        let text = word.range.of(cell);
        let meant = self.legend.word(text).map(str::to_owned);
        meant.unwrap_or_else(|| steps::without_number(text).to_owned())
    }

    fn step(
        &self,
        word: StepWord,
        said: String,
        role: Role,
        name: &str,
        cell: &Said<String>,
    ) -> Step {
        let mut span = cell.span;
        if (span.range.end - span.range.start) as usize == cell.value.len() {
            span.range.end = span.range.start + word.range.end;
            span.range.start += word.range.start;
        }
        Step {
            order: word.order,
            power: word.power,
            class: self.builder.vocabulary.powers()[word.power.0 as usize].class,
            word: said,
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
