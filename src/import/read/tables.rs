//! Lists in tables: a row for each position, an item of a section, a matter. Decides what every cell is.

use super::{Open, Reader};
use crate::import::clean::Step;
use crate::import::document::{Cell, Table};
use crate::import::draft::{Node, Piece, Section, Text};
use crate::import::split::{Splitter, Unit};
use crate::import::tables::{self, Column, List};
use crate::syntax::concept::{Concept, Key, Kind, Shape, ValueWord};
use crate::syntax::vocabulary::Owner;
use crate::text::fold;

impl Reader<'_> {
    /// Reads a list.
    pub(super) fn table(&mut self, table: &Table) {
        match tables::list(self.document, table, self.words, self.map) {
            Some(List::Declarations(kind, columns)) if !self.is_establishment(kind, &columns) => {
                self.declarations_of(table, kind, &columns);
            }
            Some(List::Declarations(_, columns)) => self.establishment_of(table, &columns),
            Some(List::Items(concept, columns)) => self.items_of(table, concept, &columns),
            Some(List::Approvals(columns)) => self.approvals_of(table, &columns),
            None => {}
        }
    }

    fn cell_text(&self, cell: &Cell) -> Text {
        let lines = cell.lines.iter();
        let pieces =
            lines.map(|&line| Piece::Source(line, 0..self.document.lines[line].text.len()));
        pieces
            .filter(|piece| !piece.text(self.document).trim().is_empty())
            .collect()
    }

    fn head(&self, table: &Table, column: usize) -> Text {
        table
            .at(0, column)
            .map(|cell| self.cell_text(cell))
            .unwrap_or_default()
    }

    /// A list of posts and numbers in the sheet of a department is its establishment.
    fn is_establishment(&self, kind: Kind, columns: &[Column]) -> bool {
        let other = |column: &&Column| match column {
            Column::Label(label) => {
                !matches!(label.entry.concept, Concept::Headcount | Concept::Notes)
            }
            _ => false,
        };
        kind == Kind::Position
            && self.kind() == Some(Kind::Department)
            && columns.iter().find(other).is_none()
    }

    fn establishment_of(&mut self, table: &Table, columns: &[Column]) {
        let columns: Vec<Column> = columns
            .iter()
            .map(|column| match column {
                Column::Name(_) => Column::Key(Key::Text),
                Column::Label(label) if label.entry.concept == Concept::Headcount => {
                    Column::Key(Key::Headcount)
                }
                Column::Label(_) => Column::Key(Key::Note),
                other => *other,
            })
            .collect();
        self.items_of(table, Concept::Establishment, &columns);
    }

    /// The cells of the first column say 合计.
    fn is_total(&self, table: &Table, row: usize) -> bool {
        let first = (0..table.columns)
            .filter_map(|column| table.at(row, column))
            .find(|cell| !cell.lines.is_empty());
        first.is_some_and(|cell| {
            let text = fold::word(&tables::text(self.document, cell));
            self.words.vocabulary.is(ValueWord::Total, &text)
        })
    }

    /// A row a position.
    fn declarations_of(&mut self, table: &Table, kind: Kind, columns: &[Column]) {
        let name = columns
            .iter()
            .position(|column| matches!(column, Column::Name(_)));
        let Some(name) = name else { return };
        self.note_columns(table, columns);
        for row in 1..table.rows {
            let Some(cell) = table.at(row, name).filter(|cell| !cell.lines.is_empty()) else {
                continue;
            };
            if self.is_total(table, row) {
                continue;
            }
            let text = self.cell_text(cell);
            let start = cell.lines.first().map_or((0, 0), |&line| (line, 0));
            // A title over several rows is that of one position.
            if cell.row == row {
                self.declaration(kind, text, start);
            }
            for (column, meaning) in columns.iter().enumerate() {
                let Some(cell) = table.at(row, column).filter(|cell| cell.column == column) else {
                    continue;
                };
                match meaning {
                    Column::Label(label) => self.labelled(cell, *label, kind),
                    Column::Number => self.drop_number(cell),
                    Column::Other => self.noted(table, cell, column, kind),
                    _ => {}
                }
            }
        }
        self.open = Open::Nothing;
        self.closed = true;
    }

    /// A cell under the name of a label.
    fn labelled(&mut self, cell: &Cell, label: crate::import::words::Label, kind: Kind) {
        let text = self.cell_text(cell);
        if text.is_empty() {
            return;
        }
        let mut section = Section::new(label.owner, label.entry.concept, label.entry.shape);
        let line = section.shape.is_line();
        if line {
            section.value = text;
        }
        match label.owner {
            Owner::Record(record) => {
                if !line {
                    section.value = self.cell_text(cell);
                }
                self.add_field(record, section);
            }
            Owner::Kind(_) => {
                self.add(section);
                if !line {
                    self.cell_units(cell);
                }
            }
        }
        let _ = kind;
        self.open = Open::Nothing;
    }

    /// A cell under a head that nobody knows becomes a note.
    fn noted(&mut self, table: &Table, cell: &Cell, column: usize, kind: Kind) {
        let text = self.cell_text(cell);
        let owner = Owner::Kind(kind);
        let Some(shape) = self.words.vocabulary.shape(owner, Concept::Notes) else {
            return;
        };
        if text.is_empty() {
            return;
        }
        let at = self.declarations.last().and_then(|last| {
            last.parts
                .iter()
                .position(|part| part.concept == Concept::Notes)
        });
        match at {
            Some(at) => self.open = Open::Section(at),
            None => self.add(Section::new(owner, Concept::Notes, shape)),
        }
        let mut line = self.head(table, column);
        line.push(Piece::Added("，".to_owned()));
        line.extend(text);
        if let Some(section) = self.section() {
            section.body.push(Node::Line(line));
        }
        self.open = Open::Nothing;
    }

    fn drop_number(&mut self, cell: &Cell) {
        for &line in &cell.lines {
            let text = &self.document.lines[line].text;
            let number = text
                .trim()
                .chars()
                .all(|c| c.is_ascii_digit() || ".、".contains(c));
            if number {
                self.dropped.push((line, 0..text.len(), Step::RowNumbers));
            }
        }
    }

    /// The paragraphs of a cell, read as text.
    fn cell_units(&mut self, cell: &Cell) {
        let mut splitter = Splitter::new(self.words);
        let mut units: Vec<Unit> = Vec::new();
        for (at, &line) in cell.lines.iter().enumerate() {
            units.extend(splitter.units(self.document, line, &cell.lines[at + 1..]));
        }
        for (at, unit) in units.iter().enumerate() {
            self.content(unit, &units[at + 1..]);
        }
    }

    /// A row an item.
    fn items_of(&mut self, table: &Table, concept: Concept, columns: &[Column]) {
        let kind = self.kind();
        let of_open = self.section().map(|section| section.concept);
        let lists = [
            Concept::Duties,
            Concept::Functions,
            Concept::Authorities,
            Concept::Kpis,
            Concept::Workflow,
            Concept::Responsibilities,
        ];
        // The section that a heading opened says better what the rows are.
        let wanted = match of_open {
            Some(open) if lists.contains(&open) && concept != Concept::Changes => open,
            _ if concept == Concept::Duties && kind == Some(Kind::Department) => Concept::Functions,
            _ => concept,
        };
        let Some(kind) = kind else { return };
        let record = wanted == Concept::Changes;
        let owner = if record {
            Owner::Record(Concept::Document)
        } else {
            Owner::Kind(kind)
        };
        let Some(shape) = self.words.vocabulary.shape(owner, wanted) else {
            return;
        };
        self.note_columns(table, columns);
        if of_open != Some(wanted) {
            let section = Section::new(owner, wanted, shape);
            match record {
                true => self.add_field(Concept::Document, section),
                false => self.add(section),
            }
        }
        match self.has_lists(table, columns) && !record {
            true => self.groups_of(table, columns),
            false => self.rows_of(table, wanted, columns),
        }
    }

    /// Whether cells hold several items each.
    fn has_lists(&self, table: &Table, columns: &[Column]) -> bool {
        let text = columns
            .iter()
            .position(|column| *column == Column::Key(Key::Text));
        let several = |row: usize| {
            let cell = text.and_then(|column| table.at(row, column));
            cell.is_some_and(|cell| {
                let text = tables::text(self.document, cell);
                let stops = text.matches(['；', ';', '。']).count();
                cell.lines.len() > 1 || stops > 2
            })
        };
        let weighted = columns.iter().any(|column| {
            matches!(
                column,
                Column::Key(Key::Weight | Key::Target | Key::Headcount)
            )
        });
        !weighted && (1..table.rows).any(several)
    }

    /// Rows with several items each: groups of the section.
    fn groups_of(&mut self, table: &Table, columns: &[Column]) {
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
                            section.body.push(Node::Group(text));
                        }
                    }
                }
            }
        }
        self.open = open;
    }

    fn rows_of(&mut self, table: &Table, concept: Concept, columns: &[Column]) {
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
            let cells = kept.iter().map(|&column| {
                let cell = table.at(row, column);
                cell.map(|cell| self.cell_text(cell)).unwrap_or_default()
            });
            let cells: Vec<Text> = cells.collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(Node::Row(cells));
            }
        }
        if let Some(section) = self.section() {
            section.body.extend(rows);
        }
    }

    fn remark_in_section(&mut self, text: Text) {
        if text.is_empty() {
            return;
        }
        if let Some(section) = self.section() {
            section.body.push(Node::Remark(text));
        }
    }

    /// A row a matter.
    fn approvals_of(&mut self, table: &Table, columns: &[Column]) {
        self.note_columns(table, columns);
        let title = self.titles.pop().map(|(title, _)| title);
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
                table
                    .at(row, column)
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

    /// Keeps how the columns of a table were understood, for the report.
    fn note_columns(&mut self, table: &Table, columns: &[Column]) {
        for (column, meaning) in columns.iter().enumerate() {
            let head: String = self
                .head(table, column)
                .iter()
                .map(|piece| piece.text(self.document))
                .collect();
            if head.trim().is_empty() {
                continue;
            }
            let owner = |kind| Owner::Kind(kind);
            let vocabulary = self.words.vocabulary;
            let language = super::super::language(self.document);
            let field = match meaning {
                Column::Name(kind) => vocabulary.declaration_word(language, *kind).to_owned(),
                Column::Label(label) => vocabulary
                    .label_word(language, label.owner, label.entry.concept)
                    .to_owned(),
                Column::Key(key) => vocabulary.key_word(language, *key).to_owned(),
                Column::Number | Column::Other | Column::Blank => String::new(),
            };
            let _ = owner;
            self.heads_read.push((head.trim().to_owned(), field));
        }
    }
}
