//! What the columns of an approval table hold, told by their heads and by what stands below. Reads no row.

use super::super::steps::steps;
use super::legend::{Legend, is_sign};
use crate::model::authority::Role;
use crate::model::body::Grid;
use crate::model::resolve::Builder;
use crate::model::{Entity, Said};
use crate::syntax::concept::{Key, TextMark, ValueWord};
use crate::syntax::vocabulary::PowerId;
use crate::text::fold;

/// What a column holds.
pub(super) enum Column {
    /// Names of matters; one without a head goes on from that at its left, as merged cells do.
    Matter,
    /// With the unit that its head says, as text to be put behind bare numbers.
    Limit(Option<String>),
    /// 范围
    Scope,
    /// What tells rows of one matter apart, under its folded head.
    Key(String),
    /// Kept as text, under its head.
    Text(String),
    /// Powers and steps of one role.
    Holder(Role, String),
    /// Names of those who hold a power, under its head.
    Power(PowerId, String),
}

impl Builder<'_> {
    pub(super) fn columns(&mut self, grid: &Grid, legend: &Legend, from: Entity) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::with_capacity(grid.heads.len());
        for at in 0..grid.heads.len() {
            let goes_on = matches!(columns.last(), Some(Column::Matter));
            columns.push(self.column(grid, at, goes_on, legend, from));
        }
        columns
    }

    fn column(
        &mut self,
        grid: &Grid,
        at: usize,
        goes_on: bool,
        legend: &Legend,
        from: Entity,
    ) -> Column {
        let head = &grid.heads[at];
        match grid.keys[at] {
            Some(Key::Matter) => return Column::Matter,
            Some(Key::Limit) => return Column::Limit(head_unit(&head.value)),
            Some(Key::Scope) => return Column::Scope,
            Some(Key::When | Key::Group) => return Column::Key(fold::word(&head.value)),
            // The numbers of rows say nothing.
            Some(Key::Number) => return Column::Text(String::new()),
            Some(Key::Note | Key::Id | Key::Text | Key::Form) => {
                return Column::Text(head.value.clone());
            }
            _ => {}
        }
        let cells = || grid.rows.iter().filter_map(|row| row.get(at));
        let is_written = |cell: &&Said<String>| !self.says_nobody(&cell.value);
        let written = cells().filter(is_written).count();
        let says_power = |cell: &&Said<String>| {
            is_tick(&cell.value, self.vocabulary)
                || steps(&cell.value, self.vocabulary, legend).is_some()
        };
        let powers = cells().filter(is_written).filter(says_power).count();
        let is_powers = written > 0 && 2 * powers >= written;
        if fold::word(&head.value).is_empty() {
            return match (is_powers, goes_on) {
                (false, true) => Column::Matter,
                _ => Column::Text(String::new()),
            };
        }
        let name = legend.bare(&head.value, self.vocabulary).to_owned();
        if is_powers {
            return Column::Holder(self.role(head, &name, from), name);
        }
        if let Some(power) = self.power_head(&name) {
            return Column::Power(power, name);
        }
        match self.known_role(&name, from) {
            None if written > 0 => Column::Key(fold::word(&head.value)),
            _ => Column::Holder(self.role(head, &name, from), name),
        }
    }

    pub(super) fn says_nobody(&self, cell: &str) -> bool {
        let cell = cell.trim_matches(fold::is_blank);
        cell.is_empty() || self.vocabulary.says_none(cell)
    }

    /// 审批, 审批人, 审核岗位, 审核1, 一级审批 as the head of a column.
    fn power_head(&self, head: &str) -> Option<PowerId> {
        let word = fold::word(head);
        let vocabulary = self.vocabulary;
        let whole = vocabulary.power_with_tail(&word);
        whole.or_else(|| {
            let without = |text: &str| vocabulary.power_with_tail(text.trim_matches(is_gap));
            without(without_numbers(&word)).or_else(|| without(self.behind_ordinal(&word)))
        })
    }

    /// What stands behind `第一`, `二级`, `level 2`, `1st` at the start of a head.
    fn behind_ordinal<'t>(&self, head: &'t str) -> &'t str {
        let strip = |text: &'t str, mark: TextMark| {
            let words = self.vocabulary.marks(mark).iter();
            let len = words.filter_map(|word| fold::prefix(text, word)).max();
            len.map(|len| text[len..].trim_start_matches(is_gap))
        };
        let rest = strip(head, TextMark::Ordinal).unwrap_or(head);
        let behind = rest.trim_start_matches(is_number);
        match behind.len() < rest.len() {
            true => strip(behind, TextMark::Grade).unwrap_or(behind),
            false => head,
        }
    }
}

/// A head without the number behind it: 审核1, 审批（2）.
pub(super) fn without_numbers(head: &str) -> &str {
    let is_end = |c: char| is_number(c) || is_gap(c);
    let plain = head.trim_end_matches(is_end);
    if plain.is_empty() { head } else { plain }
}

fn is_gap(c: char) -> bool {
    fold::is_blank(c) || matches!(fold::narrow(c), '(' | ')' | '.' | '-' | '_' | '#')
}

/// ASCII, circled and Chinese digits.
fn is_number(c: char) -> bool {
    fold::narrow(c).is_ascii_digit()
        || matches!(c, '\u{2460}'..='\u{2473}' | 'Ⅰ'..='Ⅻ')
        || "一二三四五六七八九十".contains(c)
}

/// Whether a cell is nothing but a sign for "yes": √, ★, X.
pub(super) fn is_tick(cell: &str, vocabulary: &crate::syntax::vocabulary::Vocabulary) -> bool {
    let cell = cell.trim_matches(fold::is_blank);
    let word = fold::word(cell);
    !cell.is_empty()
        && (cell.chars().all(is_sign)
            || matches!(word.as_str(), "x" | "v" | "y")
            || vocabulary.is(ValueWord::Yes, &word))
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
