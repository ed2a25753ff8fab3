//! Moves room between the columns of a table that is too wide, until its rows are as low as can be and short names
//! stand on one line. Measures by widths alone; what really fits, the typesetter says.

use super::{Draft, PADDING};
use crate::render::glyphs;
use crate::render::view::{Row, plain};
use crate::text::fold;

/// At most so many rows are looked at: those with the most text.
const SAMPLE: usize = 32;

/// A text that is narrower, in em, is a name or a term, which reads badly in two lines.
const NAME: f64 = 12.0;

/// What a name in two lines costs, in lines.
const BROKEN: f64 = 1.1;

/// The width of a blank, in em.
const BLANK: f64 = 0.25;

/// How much room is moved at once, in em.
const STEPS: [f64; 3] = [4.0, 2.0, 1.0];

/// At most so many widths of a column are tried in a round.
const GRANTS: usize = 4;

/// Rounds of moves, so that a large table takes no long time.
const ROUNDS: usize = 24;

/// A cell as far as its width goes, in em.
pub(super) struct Size {
    full: f64,
    /// The widths of its words, if it breaks between words alone.
    words: Vec<f64>,
}

impl Size {
    fn of(text: &str, note: &str, depth: usize) -> Self {
        let words = match text.chars().any(fold::is_chinese) {
            true => Vec::new(),
            false => text.split_whitespace().map(glyphs::width).collect(),
        };
        Self {
            full: glyphs::width(text) + glyphs::width(note) + depth as f64 * 1.2,
            words,
        }
    }

    fn lines(&self, width: f64) -> f64 {
        let room = (width - PADDING).max(0.5);
        if self.full <= room + 1e-6 {
            return 1.0;
        }
        let even = (self.full / room - 1e-6).ceil().max(2.0);
        let (mut lines, mut used) = (1.0, 0.0);
        for &word in &self.words {
            if used > 0.0 && used + BLANK + word > room {
                lines += 1.0;
                used = 0.0;
            }
            used += word + if used > 0.0 { BLANK } else { 0.0 };
        }
        even.max(lines)
    }

    /// The least width of a column in which it takes so many lines.
    fn width_for(&self, lines: f64) -> f64 {
        if lines <= 1.0 {
            return self.full + PADDING;
        }
        if self.words.is_empty() {
            // Where lines break, a character more or less is in them.
            return (self.full / lines + 0.5).min(self.full) + PADDING;
        }
        let (mut narrow, mut wide) = (self.full / lines + PADDING, self.full + PADDING);
        while wide - narrow > 0.1 {
            let middle = (narrow + wide) / 2.0;
            match self.lines(middle) <= lines {
                true => wide = middle,
                false => narrow = middle,
            }
        }
        wide
    }

    /// The least width of a column in which it takes no more lines.
    fn same_lines(&self, width: f64) -> f64 {
        self.width_for(self.lines(width))
    }

    /// The width of a column in which it takes a line less; None if it takes one.
    fn one_line_less(&self, width: f64) -> Option<f64> {
        let lines = self.lines(width);
        (lines > 1.0).then(|| self.width_for(lines - 1.0))
    }

    fn cost(&self, lines: f64) -> f64 {
        match lines > 1.0 && self.full <= NAME {
            true => BROKEN * (lines - 1.0),
            false => 0.0,
        }
    }
}

/// The head, and the rows with the most text.
pub(super) fn sample(drafts: &[Draft], rows: &[Row]) -> Vec<Vec<Size>> {
    let sizes = rows.iter().filter_map(|row| match row {
        Row::Cells { cells, .. } if cells.len() == drafts.len() => Some(
            cells
                .iter()
                .map(|cell| Size::of(&plain(&cell.text), &cell.note, cell.depth))
                .collect::<Vec<_>>(),
        ),
        _ => None,
    });
    let mut sizes: Vec<Vec<Size>> = sizes.collect();
    let total = |row: &Vec<Size>| row.iter().map(|size| size.full).sum::<f64>();
    sizes.sort_by(|one, two| total(two).total_cmp(&total(one)));
    sizes.truncate(SAMPLE);
    let head = drafts.iter();
    sizes.push(
        head.map(|draft| Size::of(&plain(&draft.label), "", 0))
            .collect(),
    );
    sizes
}

/// Moves room from column to column while that makes the table better; no column gets narrower than `least`.
pub(super) fn settle(widths: &mut [f64], least: &[f64], rows: &[Vec<Size>]) {
    let mut cost = badness(widths, rows);
    for step in STEPS {
        for _ in 0..ROUNDS {
            let Some((from, to, better)) = best_move(widths, least, rows, step, cost) else {
                break;
            };
            widths[from] -= step;
            widths[to] += step;
            cost = better;
        }
    }
    grant(widths, least, rows);
}

/// Takes from every column what saves no line there, and gives it where it saves most; what is left over goes to all.
fn grant(widths: &mut [f64], least: &[f64], rows: &[Vec<Size>]) {
    let line: f64 = widths.iter().sum();
    for _ in 0..ROUNDS {
        for at in 0..widths.len() {
            let needed = rows.iter().map(|row| row[at].same_lines(widths[at]));
            let needed = needed.fold(least[at], f64::max);
            widths[at] = widths[at].min(needed);
        }
        let slack = line - widths.iter().sum::<f64>();
        let Some((at, wider)) = best_grant(widths, rows, slack) else {
            break;
        };
        widths[at] = wider;
    }
    let taken: f64 = widths.iter().sum();
    for width in widths {
        *width *= line / taken.max(1.0);
    }
}

/// The column that room saves most in, beside how much it takes, and how wide it is then.
fn best_grant(widths: &mut [f64], rows: &[Vec<Size>], slack: f64) -> Option<(usize, f64)> {
    let cost = badness(widths, rows);
    let mut best: Option<(usize, f64)> = None;
    let mut most = 0.0;
    for at in 0..widths.len() {
        let before = widths[at];
        let wider = rows.iter().filter_map(|row| row[at].one_line_less(before));
        let mut wider: Vec<f64> = wider.filter(|wider| wider - before <= slack).collect();
        wider.sort_by(f64::total_cmp);
        wider.dedup();
        for wider in wider.into_iter().take(GRANTS) {
            widths[at] = wider;
            let gain = (cost - badness(widths, rows)) / (wider - before).max(0.1);
            if gain > most + 1e-9 {
                most = gain;
                best = Some((at, wider));
            }
        }
        widths[at] = before;
    }
    best
}

/// The move that gains most, with what the table costs then.
fn best_move(
    widths: &mut [f64],
    least: &[f64],
    rows: &[Vec<Size>],
    step: f64,
    cost: f64,
) -> Option<(usize, usize, f64)> {
    let mut best: Option<(usize, usize, f64)> = None;
    for from in 0..widths.len() {
        if widths[from] - step < least[from] {
            continue;
        }
        for to in (0..widths.len()).filter(|&to| to != from) {
            widths[from] -= step;
            widths[to] += step;
            let tried = badness(widths, rows);
            widths[from] += step;
            widths[to] -= step;
            if tried + 1e-9 < best.map_or(cost, |(.., best)| best) {
                best = Some((from, to, tried));
            }
        }
    }
    best
}

/// How many lines the rows take, and what names in two lines cost.
fn badness(widths: &[f64], rows: &[Vec<Size>]) -> f64 {
    let row_cost = |row: &Vec<Size>| {
        let (mut height, mut broken) = (1.0f64, 0.0);
        for (size, &width) in row.iter().zip(widths) {
            let lines = size.lines(width);
            height = height.max(lines);
            broken += size.cost(lines);
        }
        height + broken
    };
    rows.iter().map(row_cost).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::view::names::rich;
    use crate::render::view::table::{LINE, row, table};

    #[test]
    fn names_are_not_broken_for_the_sake_of_long_texts() {
        let text = "接到投诉以后核对订单，写明原因。";
        let drafts = [
            "序号", "步骤", "执行", "负责", "征询", "告知", "时限", "表单",
        ];
        let drafts: Vec<Draft> = drafts.map(|head| Draft::new("x", head)).into();
        let cells = [
            "1",
            text,
            "客诉分析工程师",
            "计划物流部经理",
            "营销中心总监",
            "财务部经理",
            "3 个工作日",
            "客诉处理单",
        ];
        let table = table(drafts, vec![row(cells.map(rich))]);
        for (at, name) in cells.iter().enumerate().filter(|(at, _)| *at != 1) {
            let room = table.columns[at].share * LINE / table.scale / 100.0 - PADDING;
            assert!(room + 0.01 >= glyphs::width(name), "{name}: {room}");
        }
    }
}
