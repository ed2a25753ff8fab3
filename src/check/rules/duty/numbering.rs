//! duty/numbering: numbers that skip, repeat, or begin in the middle.

use crate::check::memo::What;
use crate::check::{Context, Findings, Repair, Rule};
use crate::diagnostic::{Diagnostic, Edit, Fix, Message, Severity};
use crate::model::Entity;
use crate::model::body::{Block, Entry};
use crate::syntax::grammar::{self, Style};
use crate::text::{Span, TextRange};

pub const RULE: Rule = Rule::new(
    "duty/numbering",
    Severity::Hint,
    include_str!("numbering.md"),
    check,
)
.repaired(Repair::Certain);

fn check(context: &Context, findings: &mut Findings) {
    for id in context.model.position_ids() {
        let position = &context.model[id];
        let entity = Entity::Position(id);
        let what = What::upon(RULE.name, context.model.identity(entity));
        let found = context.memo.of_position(position, what, || {
            let mut judge = Judge {
                context,
                found: Vec::new(),
                entity,
                reached: 0,
            };
            judge.blocks(&position.duties.blocks);
            judge.found
        });
        findings.add(&found);
    }
}

struct Judge<'a, 'b> {
    context: &'a Context<'b>,
    found: Vec<Diagnostic>,
    entity: Entity,
    /// The last number of the group before.
    reached: u32,
}

impl Judge<'_, '_> {
    fn blocks(&mut self, blocks: &[Block]) {
        self.list(&self.own(blocks), true);
        for block in blocks {
            if let Block::Group(group) = block {
                self.list(&self.own(&group.blocks), true);
            }
        }
    }

    /// The entries that stand in the position's own text; those of its template are numbered there.
    fn own<'e>(&self, blocks: &'e [Block]) -> Vec<&'e Entry> {
        let is_own = |entry: &&Entry| {
            self.context
                .model
                .entity_at(entry.span)
                .is_none_or(|entity| entity == self.entity)
        };
        blocks.iter().filter_map(entry).filter(is_own).collect()
    }

    /// Judges one list, and those below its entries; a heading in between begins another.
    fn list(&mut self, entries: &[&Entry], may_run_on: bool) {
        for part in entries.split_inclusive(|entry| is_heading(entry)) {
            self.part(part, may_run_on);
        }
    }

    /// Says one thing of a list: what follows a slip is its echo.
    fn part(&mut self, entries: &[&Entry], may_run_on: bool) {
        let numbers: Vec<Option<(Style, u32)>> = entries.iter().map(|own| ordinal(own)).collect();
        let style = numbers.iter().flatten().next().map(|&(style, _)| style);
        let is_whole = numbers
            .iter()
            .all(|number| number.map(|(style, _)| style) == style);
        if let Some(style) = style.filter(|style| is_whole && !style.is_bullet()) {
            let first = numbers
                .first()
                .copied()
                .flatten()
                .map_or(1, |(_, first)| first);
            let runs_on = may_run_on && first == self.reached + 1;
            let start = if runs_on { first } else { 1 };
            let wanted = |at: usize| start + at as u32;
            let slip = (0..numbers.len()).find(|&at| numbers[at] != Some((style, wanted(at))));
            if let Some(at) = slip {
                self.tell(entries, at, start);
            }
            if may_run_on {
                let last = numbers.last().copied().flatten();
                self.reached = last.map_or(0, |(_, last)| last);
            }
        }
        for entry in entries {
            let below: Vec<&Entry> = entry.children.iter().collect();
            if !below.is_empty() && !is_heading(entry) {
                self.list(&below, false);
            }
        }
    }

    fn tell(&mut self, entries: &[&Entry], at: usize, start: u32) {
        let entry = entries[at];
        let written = entry.number.clone().unwrap_or_default();
        let span = self.number_place(entry).unwrap_or(entry.span);
        let finding = RULE
            .at(span)
            .entity(self.context.model.identity(self.entity))
            .arg("number", written)
            .arg("wanted", start as usize + at);
        let edits: Option<Vec<Edit>> = (at..entries.len())
            .map(|at| {
                let text = (start + at as u32).to_string();
                let span = self.number_place(entries[at])?;
                Some(Edit { span, text })
            })
            .collect();
        let fix = edits.map(|edits| Fix {
            title: Message::new("fix-renumber"),
            safe: true,
            edits,
        });
        let finding = fix
            .into_iter()
            .fold(finding, |finding, fix| finding.fix(fix));
        self.found.push(finding);
    }

    /// Where the digits of an entry's number stand; None if it is numbered otherwise, or in a table.
    fn number_place(&self, entry: &Entry) -> Option<Span> {
        let number = entry.number.as_deref()?;
        let is_plain = number.bytes().all(|byte| byte.is_ascii_digit());
        let text = self.context.sources.text(entry.span);
        let at = text.find(number).filter(|_| is_plain)?;
        let start = entry.span.range.start as usize + at;
        Some(Span::new(
            entry.span.file,
            TextRange::new(start, start + number.len()),
        ))
    }
}

fn entry(block: &Block) -> Option<&Entry> {
    match block {
        Block::Entry(entry) => Some(entry),
        _ => None,
    }
}

/// Whether an entry ends in a heading of the document rather than entries of its own: 二、 or 第二章 below 1.
fn is_heading(entry: &Entry) -> bool {
    let style = |entry: &Entry| ordinal(entry).map(|(style, _)| style);
    let greater = [Some(Style::Chinese), Some(Style::Chapter)];
    let below = entry.children.last();
    below.is_some_and(|below| greater.contains(&style(below)) && !greater.contains(&style(entry)))
}

/// The number of an entry and its form; those of a table's column are plain.
fn ordinal(entry: &Entry) -> Option<(Style, u32)> {
    if let Some(mark) = &entry.mark {
        let mark = grammar::mark(mark, 0)?;
        return Some((mark.style, mark.ordinal));
    }
    let number = entry.number.as_deref()?.trim().parse().ok()?;
    Some((Style::Digits, number))
}
