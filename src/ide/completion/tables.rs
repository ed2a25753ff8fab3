//! Cells of tables: the columns in the first row, and below it what a column takes. And the rules that a waiver names.

use super::{ItemKind, Offer, Offers, Place};
use crate::syntax::concept::{Concept, Key};
use crate::syntax::lines::LineKind;
use crate::text::{TextRange, fold};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// The marks of the steps of an approval.
const STEPS: [char; 8] = ['①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧'];

/// The cells of a row that has begun.
fn cells(row: &str) -> impl Iterator<Item = &str> {
    row.split(|c| fold::narrow(c) == '|')
        .map(|cell| cell.trim_matches(fold::is_blank))
        .filter(|cell| !cell.is_empty())
}

/// The marks of a further step in a row, the likeliest first: the next one, one at the same time as the last, and those
/// before it, for columns stand in no order of steps.
fn steps(row: &str) -> impl Iterator<Item = char> {
    let written = STEPS.iter().rposition(|step| row.contains(*step));
    let next = written.map_or(0, |at| at + 1).min(STEPS.len() - 1);
    STEPS[..=next].iter().rev().copied()
}

impl Place<'_> {
    pub(super) fn cells(&self, content: &str, start: u32, offers: &mut Offers) {
        let bar = |c: char| fold::narrow(c) == '|';
        let nth = content
            .chars()
            .filter(|c| bar(*c))
            .count()
            .saturating_sub(1);
        let at = content.rfind(bar).map_or(0, |at| {
            at + content[at..].chars().next().map_or(0, char::len_utf8)
        });
        let blanks = content[at..].len() - content[at..].trim_start_matches(fold::is_blank).len();
        let from = start + (at + blanks) as u32;
        let first = offers.list.len();
        let list = self.table_of();
        match self.head() {
            Some(head) => self.below(head, (nth, &content[..at]), list, from, offers),
            None => self.columns(&content[..at], list, from, offers),
        }
        // A cell stands apart from its bars.
        if blanks == 0 {
            for offer in &mut offers.list[first..] {
                offer.text = format!(" {}", offer.text.trim_start());
            }
        }
    }

    /// The list or matter that a table here belongs to.
    fn table_of(&self) -> Concept {
        let declaration = self.declaration;
        let labels = declaration.map_or(&[][..], |own| own.labels.as_slice());
        let label = labels
            .iter()
            .rev()
            .find(|label| label.range.start <= self.offset);
        let Some(label) = label else {
            return Concept::Chain;
        };
        let mut fields = label.fields.iter().rev();
        let field = fields.find(|field| field.range.start <= self.offset);
        match field.unwrap_or(label) {
            own if own.shape.is_line() => Concept::Chain,
            own => own.concept,
        }
    }

    /// The first row of the table at hand; None if it is this one.
    fn head(&self) -> Option<TextRange> {
        let lines = &self.view.tree.lines;
        let above = lines.partition_point(|line| line.range.start < self.line_start);
        let rows = lines[..above].iter().rev();
        let rows =
            rows.take_while(|line| matches!(line.kind, LineKind::Row { .. } | LineKind::Comment));
        let rows = rows.filter(|line| matches!(line.kind, LineKind::Row { .. }));
        rows.last().map(|line| line.content)
    }

    /// The cells that the row at hand lacks: rows are written one cell after the other, and a short one would not be
    /// read.
    pub(super) fn missing_cells(&self) -> String {
        let text = &self.view.source.text;
        let row = self.view.source.line_of(self.offset);
        let row = self.view.source.line_range(row).of(text);
        let bars = |row: &str| row.chars().filter(|c| fold::narrow(*c) == '|').count();
        let is_row = row
            .trim_start_matches(fold::is_blank)
            .starts_with(['|', '｜']);
        let head = self.head().filter(|_| is_row);
        let all = head.map_or(0, |head| cells(head.of(text)).count() + 1);
        " |".repeat(all.saturating_sub(bars(row)))
    }

    /// Those that the row does not have yet; `written` is the row so far.
    fn columns(&self, written: &str, list: Concept, from: u32, offers: &mut Offers) {
        let had: Vec<String> = cells(written).map(fold::word).collect();
        let vocabulary = self.view.vocabulary();
        let columns = vocabulary.columns_of(self.language, list);
        // A column that is a key of the list's items goes by the word of the key.
        let by_key = matches!(list, Concept::Kpis | Concept::Duties | Concept::Functions);
        let own = columns
            .iter()
            .map(|&(key, word)| match by_key && key != Key::Text {
                true if key != Key::Group => (key, vocabulary.key_word(self.language, key)),
                _ => (key, word),
            });
        let keys = super::values::keys(list).iter();
        let keys = keys.map(|&key| (key, vocabulary.key_word(self.language, key)));
        let mut seen: Vec<Key> = Vec::new();
        let mut words: Vec<&str> = Vec::new();
        for (key, word) in own.chain(keys) {
            if !seen.contains(&key) && !word.is_empty() {
                seen.push(key);
                words.push(word);
            }
        }
        words.retain(|word| !had.contains(&fold::word(word)));
        let row = words.join(" | ");
        if words.len() > 1 && list != Concept::Chain {
            let offer = Offer::new(ItemKind::Column, &row, from);
            offers.push(offer.text(format!("{row} |")));
        }
        for word in words {
            offers.push(Offer::new(ItemKind::Column, word, from).text(format!("{word} |")));
        }
        if list == Concept::Chain {
            self.positions(from, offers);
        }
    }

    /// What stands below the head of a column.
    fn below(
        &self,
        head: TextRange,
        (nth, written): (usize, &str),
        list: Concept,
        from: u32,
        offers: &mut Offers,
    ) {
        let text = head.of(&self.view.source.text);
        let heads: Vec<&str> = text.split(|c| fold::narrow(c) == '|').collect();
        // Before the first bar stands nothing.
        let word = heads
            .get(nth + 1)
            .map_or("", |word| word.trim_matches(fold::is_blank));
        let vocabulary = self.view.vocabulary();
        let key = vocabulary.column(list, &fold::word(word));
        match (key, list) {
            (Some(Key::Text), Concept::Kpis) => {
                for indicator in &self.view.project().model.kpis {
                    offers.push(Offer::new(ItemKind::Text, &indicator.name, from));
                }
            }
            (Some(Key::Text), Concept::Establishment) => self.positions(from, offers),
            (Some(Key::Matter), _) => self.matters(from, false, offers),
            (Some(key), _) => self.key_values(key, from, offers),
            (None, Concept::Chain) => {
                let words = self.powers_by_use();
                for step in steps(written) {
                    for word in &words {
                        let cell = format!("{word}{step}");
                        offers.push(Offer::new(ItemKind::Power, &cell, from));
                    }
                }
            }
            (None, _) => {}
        }
    }

    /// The words of powers, those first that the tables of the workspace use most.
    fn powers_by_use(&self) -> Vec<&str> {
        let mut used: FxHashMap<&str, usize> = FxHashMap::default();
        let rows = &self.view.project().model.authority.rows;
        for step in rows.iter().flat_map(|row| &row.steps) {
            *used.entry(step.word.as_str()).or_default() += 1;
        }
        let words = self.view.vocabulary().power_words(self.language);
        let mut words: Vec<&str> = words.collect();
        words.sort_by_key(|word| Reverse(used.get(word).copied().unwrap_or(0)));
        words
    }

    /// The rules that a waiver may name.
    pub(super) fn waivers(&self, content: &str, offers: &mut Offers) {
        let open = |c: char| fold::narrow(c) == '(';
        let close = |c: char| fold::narrow(c) == ')';
        let Some(at) = content.rfind(open).filter(|_| !content.contains(close)) else {
            return;
        };
        let inside = at + content[at..].chars().next().map_or(0, char::len_utf8);
        let rest = &content[inside..];
        let last = rest.rfind(|c| matches!(fold::narrow(c), ',' | '、'));
        let last = last.map_or(0, |at| {
            at + rest[at..].chars().next().map_or(0, char::len_utf8)
        });
        let blanks = rest[last..].len() - rest[last..].trim_start_matches(fold::is_blank).len();
        let start = self.offset - (rest.len() - last - blanks) as u32;
        for rule in self.view.analysis.config.rules() {
            let summary = rule.page(self.view.language).summary;
            let offer = Offer::new(ItemKind::Rule, rule.name, start);
            offers.push(offer.detail(summary));
        }
    }
}
