//! Tables that stay tables: steps, revisions, approval tables; and groups of rows. Decides what every column is.

use super::{Open, Reader};
use crate::import::document::{Cell, Table};
use crate::import::draft::{Node, Piece, Section, Text};
use crate::import::tables::Column;
use crate::syntax::concept::{Concept, Key, Kind, Shape};
use crate::syntax::vocabulary::Owner;
use crate::text::fold;

impl Reader<'_> {
    /// Rows with several items each: groups of the section.
    pub(super) fn groups_of(&mut self, table: &Table, columns: &[Column]) {
        let open = self.open;
        for row in 1..table.rows {
            let cells = (0..table.columns).filter_map(|column| {
                table
                    .at(row, column)
                    .filter(|cell| cell.row == row && cell.column == column)
                    .map(|cell| (column, cell))
            });
            for (column, cell) in cells.collect::<Vec<_>>() {
                self.open = open;
                match columns[column] {
                    Column::Key(Key::Text) => self.cell_units(cell),
                    Column::Number => self.drop_number(cell),
                    Column::Blank => {}
                    _ => {
                        let text = self.cell_text(cell);
                        if let (Some(section), false) = (self.section(), text.is_empty()) {
                            section.group(text);
                        }
                    }
                }
            }
        }
        self.open = open;
    }

    pub(super) fn rows_of(&mut self, table: &Table, concept: Concept, columns: &[Column]) {
        let language = super::super::language(self.document);
        let vocabulary = self.words.vocabulary;
        let mut noted = columns.contains(&Column::Key(Key::Note));
        let mut kept: Vec<usize> = Vec::new();
        let mut heads: Vec<Text> = Vec::new();
        for (column, meaning) in columns.iter().enumerate() {
            let own = self.head(table, column);
            let word = |key: Key| {
                vec![Piece::Added(
                    vocabulary.column_word(language, concept, key).to_owned(),
                )]
            };
            let known = |key: Key| {
                let text = fold::word(
                    &own.iter()
                        .map(|piece| piece.text(self.document))
                        .collect::<String>(),
                );
                vocabulary.column(concept, &text) == Some(key)
            };
            match meaning {
                Column::Key(key) if known(*key) => heads.push(own),
                Column::Key(key) => {
                    heads.push(word(*key));
                    self.remark_in_section(own);
                }
                Column::Number => heads.push(own),
                Column::Other if !std::mem::replace(&mut noted, true) => {
                    heads.push(word(Key::Note));
                    self.remark_in_section(own);
                }
                Column::Other | Column::Blank | Column::Name(_) | Column::Label(_) => continue,
            }
            kept.push(column);
        }
        let mut rows = vec![Node::Row(heads)];
        for row in 1..table.rows {
            let cells = kept.iter().map(|&column| match columns[column] {
                Column::Number => self.bare_number(self.text_at(table, row, column)),
                _ => self.attributed(self.text_at(table, row, column)),
            });
            let cells: Vec<Text> = cells.collect();
            if self.is_total(table, row) {
                rows.push(Node::Remark(cells.concat()));
            } else if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(Node::Row(cells));
            }
        }
        if let Some(section) = self.section() {
            section.body.extend(rows);
        }
    }

    /// A number of a row without its stop, as the numbers of items count.
    fn bare_number(&self, mut number: Text) -> Text {
        if let [Piece::Source(line, range)] = &mut number[..] {
            let text = &self.document.lines[*line].text[range.clone()];
            range.end = range.start + text.trim_end_matches(['.', '、', '．']).len();
        }
        number
    }

    /// The text of a cell, with its attributes.
    fn attributed(&self, text: Text) -> Text {
        match &text[..] {
            [Piece::Source(line, range)] => self.with_attributes(*line, range.clone()),
            _ => text,
        }
    }

    /// The heading above a table: the last one that is no label with its value.
    fn title_of_table(&mut self) -> Option<Text> {
        let is_plain = |(title, _): &(Text, bool)| !self.said(title).contains(fold::is_colon);
        let at = self.titles.iter().rposition(is_plain)?;
        Some(self.titles.remove(at).0)
    }

    /// A row a matter.
    pub(super) fn approvals_of(&mut self, table: &Table, columns: &[Column]) {
        self.note_columns(table, columns);
        let title = self.title_of_table();
        let start = table
            .cells
            .iter()
            .find_map(|cell| cell.lines.first())
            .map_or((0, 0), |&line| (line, 0));
        let named = title.or_else(|| table.name.clone().map(|name| vec![Piece::Added(name)]));
        let name = named.unwrap_or_else(|| vec![Piece::Added(self.name.to_owned())]);
        let start = name
            .iter()
            .find_map(|piece| match piece {
                Piece::Source(line, range) => Some((*line, range.start)),
                Piece::Added(_) => None,
            })
            .unwrap_or(start);
        self.declaration(Kind::Matter, name, start);
        let owner = Owner::Kind(Kind::Matter);
        self.add(Section::new(owner, Concept::Chain, Shape::List));
        let skip = |column: &Column| matches!(column, Column::Number | Column::Blank);
        let kept: Vec<usize> = (0..columns.len())
            .filter(|&column| !skip(&columns[column]))
            .collect();
        let mut rows = Vec::new();
        for row in 0..table.rows {
            let cells = kept.iter().map(|&column| {
                // What spans columns stands in the first of them.
                table
                    .at(row, column)
                    .filter(|cell| cell.column == column)
                    .map(|cell| self.cell_text(cell))
                    .unwrap_or_default()
            });
            rows.push(Node::Row(cells.collect()));
            let numbers: Vec<Cell> = (0..columns.len())
                .filter(|&column| columns[column] == Column::Number)
                .filter_map(|column| table.at(row, column).cloned())
                .collect();
            numbers.iter().for_each(|cell| self.drop_number(cell));
        }
        if let Some(section) = self.section() {
            section.body.extend(rows);
        }
        self.open = Open::Nothing;
        self.closed = true;
    }
}
