//! Tables: the first row names the columns, every other row is an item written in columns.

use super::Lowering;
use super::section::RowItem;
use crate::syntax::ast::{Attribute, Block, Column, Group, Label, Row, Table};
use crate::syntax::concept::{Concept, Key, Kind, Shape};
use crate::syntax::grammar;
use crate::syntax::vocabulary::near;
use crate::text::{TextRange, fold};

impl Lowering<'_> {
    /// Reads the rows of a table; None if its first row names no column.
    pub(super) fn table(&mut self, label: &Label, rows: &[(TextRange, bool)]) -> Option<Table> {
        let range = rows.first()?.0.cover(rows.last()?.0);
        let mut rows = rows
            .iter()
            .map(|&(range, tabs)| (range, tabs, self.cells(range, tabs)));
        let (head_range, _, heads) = rows.next()?;
        let indent = self.tabs_before(head_range);
        let rows: Vec<_> = rows.collect();
        let columns = self.columns(label, &heads, head_range)?;
        let mut table = Table {
            columns,
            rows: Vec::with_capacity(rows.len()),
            range,
        };
        for (range, tabs, mut cells) in rows {
            if self.is_rule(&cells) {
                continue;
            }
            let wanted = table.columns.len();
            // Tabs beyond those of the heads are empty cells: merged ones, as they are pasted.
            let empty = self.tabs_before(range).saturating_sub(indent);
            if tabs && empty > 0 && cells.len() + empty <= wanted {
                let first = TextRange::at(range.start);
                cells.splice(0..0, std::iter::repeat_n(first, empty));
            }
            if tabs && cells.len() < wanted {
                cells.resize(wanted, TextRange::at(range.end));
            }
            if cells.len() != wanted {
                let fault = self.fault("syntax/bad-table", range).variant("cells");
                self.report(fault.arg("found", cells.len()).arg("wanted", wanted));
                continue;
            }
            table.rows.push(Row { cells, range });
        }
        Some(table)
    }

    fn cells(&self, range: TextRange, tabs: bool) -> Vec<TextRange> {
        match tabs {
            true => grammar::tab_cells(self.at(range), range.start),
            false => grammar::bar_cells(self.at(range), range.start),
        }
    }

    /// How many tabs stand between the start of a line and what is written in it.
    fn tabs_before(&self, range: TextRange) -> usize {
        let before = &self.text[..range.start as usize];
        let blanks = before
            .chars()
            .rev()
            .take_while(|c| matches!(c, ' ' | '\t' | '\u{3000}'));
        blanks.filter(|&c| c == '\t').count()
    }

    /// A row of dashes that only draws a line.
    fn is_rule(&self, cells: &[TextRange]) -> bool {
        let line = |text: &str| {
            text.chars()
                .all(|c| matches!(fold::narrow(c), '-' | ':' | '=' | '—' | '–' | ' '))
        };
        let mut written = cells
            .iter()
            .map(|&cell| self.at(cell))
            .filter(|text| !text.is_empty())
            .peekable();
        // A single dash is a cell that says "none".
        written.peek().is_some() && written.all(|text| line(text) && text.len() > 1)
    }

    /// What each column is. In an approval table a column that the vocabulary does not know is a position.
    fn columns(
        &mut self,
        label: &Label,
        heads: &[TextRange],
        range: TextRange,
    ) -> Option<Vec<Column>> {
        // Below the notes of a matter stands its approval table.
        let kind = self.declarations.last().and_then(|own| own.kind);
        let is_chain = label.concept == Concept::Notes && kind == Some(Kind::Matter);
        let list = if is_chain {
            Concept::Chain
        } else {
            label.concept
        };
        let keyed = is_chain || matches!(label.shape, Shape::List | Shape::Outline | Shape::Table);
        let columns: Vec<Column> = heads
            .iter()
            .map(|&head| Column {
                head,
                key: if keyed {
                    self.column_key(list, self.at(head))
                } else {
                    None
                },
            })
            .collect();
        if !keyed || list == Concept::Chain {
            return Some(columns);
        }
        let content = if list == Concept::Changes {
            Key::Version
        } else {
            Key::Text
        };
        if !columns.iter().any(|column| column.key == Some(content)) {
            let known = columns.iter().filter(|column| column.key.is_some()).count();
            let variant = if known == 0 { "no-heads" } else { "no-text" };
            let word = |language| {
                self.vocabulary
                    .column_word(language, list, content)
                    .to_owned()
            };
            let fault = self
                .fault("syntax/bad-table", range)
                .variant(variant)
                .arg("column", crate::locale::word(word));
            self.report(fault);
            return None;
        }
        for column in &columns {
            let head = self.at(column.head);
            if column.key.is_none() && !head.is_empty() {
                let fault = self
                    .fault("syntax/bad-table", column.head)
                    .arg("column", head);
                let word = fold::word(head);
                let near = near(&word, self.vocabulary.column_words(list));
                let fault = match near.first() {
                    Some(near) => crate::syntax::lines::with_suggestion(fault, near),
                    None => fault,
                };
                self.report(fault);
            }
        }
        Some(columns)
    }

    /// A head is known whole, or without a remark in brackets: `权重（%）`.
    fn column_key(&self, list: Concept, head: &str) -> Option<Key> {
        let word = fold::word(head);
        let plain = || {
            word.rfind('(')
                .filter(|_| word.ends_with(')'))
                .map(|at| word[..at].trim_end())
        };
        self.vocabulary
            .column(list, &word)
            .or_else(|| plain().and_then(|plain| self.vocabulary.column(list, plain)))
    }

    /// The rows of a table in a list, as items; a column of work areas makes groups.
    pub(super) fn table_items(&mut self, table: Table) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        for row in &table.rows {
            let area = table.cell(row, Key::Group);
            let items: Vec<_> = row_parts(&table, row).collect();
            for part in items {
                let item = self.row_item(part);
                match (area, blocks.last_mut()) {
                    (None, _) => blocks.push(Block::Item(item)),
                    (Some(area), Some(Block::Group(group)))
                        if area.is_empty() || self.at(area) == self.at(group.word) =>
                    {
                        group.range.end = row.range.end;
                        group.blocks.push(Block::Item(item));
                    }
                    (Some(area), _) if area.is_empty() => blocks.push(Block::Item(item)),
                    (Some(area), _) => {
                        let rhythm = self.vocabulary.rhythm(&fold::word(self.at(area)));
                        blocks.push(Block::Group(Group {
                            mark: None,
                            word: area,
                            rhythm,
                            attributes: Vec::new(),
                            blocks: vec![Block::Item(item)],
                            range: row.range,
                        }));
                    }
                }
            }
        }
        blocks
    }
}

/// The items of a row: one, or as many as there are columns for the text, as in a form that sets two lists side
/// by side. A part with nothing in it is none.
fn row_parts<'a>(table: &'a Table, row: &'a Row) -> impl Iterator<Item = RowItem> + 'a {
    let texts: Vec<usize> = (0..table.columns.len())
        .filter(|&at| table.columns[at].key == Some(Key::Text))
        .collect();
    let single = texts.len() == 1;
    (0..texts.len()).filter_map(move |part| {
        let first = if part == 0 { 0 } else { texts[part] };
        let end = texts.get(part + 1).copied().unwrap_or(table.columns.len());
        let mut item = RowItem {
            number: None,
            text: row.cells[texts[part]],
            attributes: Vec::new(),
            range: row.range,
        };
        for at in first..end {
            let (cell, key) = (row.cells[at], table.columns[at].key);
            match key {
                None | Some(Key::Text | Key::Group) => {}
                Some(Key::Number) if cell.is_empty() => {}
                Some(Key::Number) => item.number = Some(cell),
                Some(key) => {
                    item.attributes.push(Attribute {
                        key,
                        key_range: table.columns[at].head,
                        value: cell,
                    });
                }
            }
        }
        let written =
            single || !item.text.is_empty() || item.attributes.iter().any(|a| !a.value.is_empty());
        written.then_some(item)
    })
}
