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
            Some(List::Declarations(_, columns)) if self.is_headcount(table, &columns) => {
                self.headcount_of(table, &columns);
            }
            Some(List::Declarations(kind, columns)) if !self.is_establishment(kind, &columns) => {
                self.declarations_of(table, kind, &columns);
            }
            Some(List::Declarations(_, columns)) => self.establishment_of(table, &columns),
            Some(List::Owned(kind, concept, columns)) => {
                self.owned_of(table, kind, concept, &columns)
            }
            Some(List::Items(concept, columns)) => self.items_of(table, concept, &columns),
            Some(List::Approvals(columns)) => self.approvals_of(table, &columns),
            None => {}
        }
    }

    pub(super) fn cell_text(&self, cell: &Cell) -> Text {
        let lines = cell.lines.iter();
        let pieces =
            lines.map(|&line| Piece::Source(line, 0..self.document.lines[line].text.len()));
        pieces
            .filter(|piece| !piece.text(self.document).trim().is_empty())
            .collect()
    }

    pub(super) fn text_at(&self, table: &Table, row: usize, column: usize) -> Text {
        table
            .at(row, column)
            .map(|cell| self.cell_text(cell))
            .unwrap_or_default()
    }

    pub(super) fn head(&self, table: &Table, column: usize) -> Text {
        self.text_at(table, 0, column)
    }

    /// The head of a column, folded.
    pub(super) fn head_word(&self, table: &Table, column: usize) -> String {
        fold::word(&self.said(&self.head(table, column)))
    }

    /// A text as the document writes it.
    pub(super) fn said(&self, text: &Text) -> String {
        text.iter().map(|piece| piece.text(self.document)).collect()
    }

    /// A row an item of whom it names.
    fn owned_of(&mut self, table: &Table, kind: Kind, concept: Concept, columns: &[Column]) {
        self.note_columns(table, columns);
        let owner = Owner::Kind(kind);
        let Some(shape) = self.words.vocabulary.shape(owner, concept) else {
            return;
        };
        let find = |wanted: &dyn Fn(&Column) -> bool| columns.iter().position(wanted);
        let name = find(&|column| matches!(column, Column::Name(_))).unwrap_or(0);
        let department = find(&|column| matches!(column, Column::Label(_)));
        let heads = self.item_heads(table, concept, columns);
        for row in 1..table.rows {
            let who = self.text_at(table, row, name);
            let unit = department
                .map(|column| self.text_at(table, row, column))
                .filter(|unit| !unit.is_empty());
            // Without a position, what a department may do.
            let (kind, who, unit) = match unit {
                Some(unit) if who.is_empty() => (Kind::Department, unit, None),
                unit => (kind, who, unit),
            };
            let owner = Owner::Kind(kind);
            if who.is_empty() || self.words.vocabulary.shape(owner, concept).is_none() {
                continue;
            }
            let known = self.named(kind, &who, unit.as_ref());
            let is_new = known.is_none();
            let mut repeated: Vec<Text> = Vec::new();
            let at = match known {
                Some(at) => at,
                None => {
                    let start = table
                        .at(row, name)
                        .and_then(|cell| cell.lines.first())
                        .map_or((0, 0), |&line| (line, 0));
                    self.declaration(kind, who.clone(), start);
                    if let Some(unit) = &unit {
                        let mut section = Section::new(owner, Concept::Department, Shape::Name);
                        section.value = unit.clone();
                        self.add(section);
                    }
                    self.declarations.len() - 1
                }
            };
            self.last_named = at;
            let node = self.owned_item(table, row, concept, columns);
            let group = find(&|column| *column == Column::Key(Key::Group))
                .map(|column| self.text_at(table, row, column))
                .filter(|group| !group.is_empty());
            let cells: Vec<Text> = heads
                .iter()
                .map(|(column, _)| self.text_at(table, row, *column))
                .collect();
            let parts = &mut self.declarations[at].parts;
            let place = parts
                .iter()
                .position(|part| part.concept == concept)
                .unwrap_or_else(|| {
                    parts.push(Section::new(owner, concept, shape));
                    parts.len() - 1
                });
            let body = &mut parts[place].body;
            match node {
                Some(item) => {
                    let last = body.iter().rev().find_map(|node| match node {
                        Node::Group(group) => Some(group),
                        _ => None,
                    });
                    let document = self.document;
                    let said = |text: &Text| {
                        fold::word(
                            &text
                                .iter()
                                .map(|piece| piece.text(document))
                                .collect::<String>(),
                        )
                    };
                    if let Some(group) = group {
                        match last.is_some_and(|last| said(last) == said(&group)) {
                            true => repeated.push(group),
                            false => body.push(Node::Group(group)),
                        }
                    }
                    body.push(item);
                }
                None => {
                    if body.is_empty() {
                        body.push(Node::Row(
                            heads.iter().map(|(_, head)| head.clone()).collect(),
                        ));
                    }
                    body.push(Node::Row(cells));
                }
            }
            if !is_new {
                repeated.push(who);
                repeated.extend(unit);
            }
            for text in repeated {
                self.leave_out(&text, Step::Repeated);
            }
        }
        (self.open, self.closed) = (Open::Nothing, true);
    }

    /// An item with its number and what the other columns say of it; None where rows say it better.
    fn owned_item(
        &self,
        table: &Table,
        row: usize,
        concept: Concept,
        columns: &[Column],
    ) -> Option<Node> {
        if concept == Concept::Kpis {
            return None;
        }
        let cell = |column: usize| {
            table
                .at(row, column)
                .map(|cell| self.cell_text(cell))
                .unwrap_or_default()
        };
        let number = columns
            .iter()
            .position(|column| *column == Column::Number)
            .map(&cell)?;
        let [number] = &number[..] else { return None };
        let written = number.text(self.document);
        crate::syntax::grammar::mark(&format!("{written} x"), 0)
            .filter(|mark| mark.range.end as usize == written.len())?;
        let text = columns
            .iter()
            .position(|column| *column == Column::Key(Key::Text))
            .map(&cell)?;
        let language = super::super::language(self.document);
        let vocabulary = self.words.vocabulary;
        let chinese = language == crate::locale::Language::Zh;
        let mut item = text;
        let mut opened = false;
        for (column, meaning) in columns.iter().enumerate() {
            let key = match meaning {
                Column::Key(Key::Text | Key::Group) => continue,
                Column::Key(key) => *key,
                Column::Other => Key::Note,
                _ => continue,
            };
            let value = cell(column);
            if value.is_empty() {
                continue;
            }
            let said: String = value
                .iter()
                .map(|piece| piece.text(self.document))
                .collect();
            // Notes that are keys and values say so themselves: Id: M1.
            let mut parts = said.split([';', '；']);
            let known = parts.all(|part| {
                let split = crate::syntax::grammar::split_label(part, 0);
                split.is_some_and(|split| {
                    vocabulary
                        .attribute(&fold::word(split.word.of(part)))
                        .is_some()
                })
            });
            if said.contains([']', '】', '[', '【']) || !known && said.contains([';', '；']) {
                return None;
            }
            let lead = if opened { "; " } else { " [" };
            opened = true;
            let word = match known && key == Key::Note {
                true => String::new(),
                false => format!(
                    "{}{}",
                    vocabulary.key_word(language, key),
                    if chinese { "：" } else { ": " }
                ),
            };
            item.push(Piece::Added(format!("{lead}{word}")));
            item.extend(value);
        }
        if opened {
            item.push(Piece::Added("]".to_owned()));
        }
        Some(Node::Item(number.clone(), item))
    }

    /// The columns that rows of items keep, with their heads.
    pub(super) fn item_heads(
        &self,
        table: &Table,
        concept: Concept,
        columns: &[Column],
    ) -> Vec<(usize, Text)> {
        let language = super::super::language(self.document);
        let vocabulary = self.words.vocabulary;
        let mut heads = Vec::new();
        for (column, meaning) in columns.iter().enumerate() {
            let key = match meaning {
                Column::Key(key) => *key,
                Column::Number => Key::Number,
                Column::Other if !columns.contains(&Column::Key(Key::Note)) => Key::Note,
                _ => continue,
            };
            if heads.iter().any(|(_, other, _)| *other == key) {
                continue;
            }
            let own = self.head(table, column);
            let said: String = own.iter().map(|piece| piece.text(self.document)).collect();
            let known = vocabulary.column(concept, &fold::word(&said)) == Some(key);
            let word = if known {
                own
            } else {
                vec![Piece::Added(
                    vocabulary.column_word(language, concept, key).to_owned(),
                )]
            };
            heads.push((column, key, word));
        }
        heads
            .into_iter()
            .map(|(column, _, head)| (column, head))
            .collect()
    }

    /// The cells of the first column say 合计.
    pub(super) fn is_total(&self, table: &Table, row: usize) -> bool {
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
            if self.is_total(table, row) {
                let cells = (0..table.columns).filter_map(|column| table.at(row, column));
                let text: Text = cells.flat_map(|cell| self.cell_text(cell)).collect();
                self.remark(text);
                continue;
            }
            let Some(cell) = table.at(row, name).filter(|cell| !cell.lines.is_empty()) else {
                continue;
            };
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
                    Column::Label(label) => self.labelled(cell, *label),
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
    fn labelled(&mut self, cell: &Cell, label: crate::import::words::Label) {
        let text = self.cell_text(cell);
        if text.is_empty() {
            return;
        }
        let mut section = Section::new(label.owner, label.entry.concept, label.entry.shape);
        let mut line = section.shape.is_line();
        let said: String = text.iter().map(|piece| piece.text(self.document)).collect();
        if section.concept == Concept::Purpose
            && self
                .words
                .vocabulary
                .position_kind(&fold::word(&said))
                .is_some()
        {
            (section.concept, section.shape, line) = (Concept::Kind, Shape::Value, true);
        }
        if line {
            section.value = text;
        }
        let first = cell
            .lines
            .first()
            .map(|&line| &self.document.lines[line].text);
        let counted = first.is_some_and(|text| crate::syntax::grammar::mark(text, 0).is_some());
        let counted = counted && !matches!(section.shape, Shape::Value | Shape::Name);
        match label.owner {
            Owner::Record(record) if cell.lines.len() > 1 || counted => {
                if counted {
                    section.value.clear();
                }
                self.add_field(record, section);
                self.cell_units(cell);
            }
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
        self.open = Open::Nothing;
    }

    /// A cell under a head that nobody knows becomes a note.
    pub(super) fn noted(&mut self, table: &Table, cell: &Cell, column: usize, kind: Kind) {
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

    /// Leaves out a text that is said otherwise in what is written.
    pub(super) fn leave_out(&mut self, text: &Text, reason: Step) {
        for piece in text {
            if let Piece::Source(line, range) = piece {
                self.dropped.push((*line, range.clone(), reason));
            }
        }
    }

    pub(super) fn drop_number(&mut self, cell: &Cell) {
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
    pub(super) fn cell_units(&mut self, cell: &Cell) {
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
    pub(super) fn items_of(&mut self, table: &Table, concept: Concept, columns: &[Column]) {
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

    pub(super) fn remark_in_section(&mut self, text: Text) {
        if text.is_empty() {
            return;
        }
        if let Some(section) = self.section() {
            section.body.push(Node::Remark(text));
        }
    }

    /// Keeps how the columns of a table were understood, for the report.
    pub(super) fn note_columns(&mut self, table: &Table, columns: &[Column]) {
        for column in 0..table.columns {
            // The heads became labels.
            let head = self.head(table, column);
            self.leave_out(&head, Step::TableHeads);
        }
        for (column, meaning) in columns.iter().enumerate() {
            let head: String = self
                .head(table, column)
                .iter()
                .map(|piece| piece.text(self.document))
                .collect();
            if head.trim().is_empty() {
                continue;
            }
            let vocabulary = self.words.vocabulary;
            let language = super::super::language(self.document);
            let field = match meaning {
                Column::Name(kind) => vocabulary.declaration_word(language, *kind).to_owned(),
                Column::Label(label) => vocabulary
                    .label_word(language, label.owner, label.entry.concept)
                    .to_owned(),
                Column::Key(key) => vocabulary.key_word(language, *key).to_owned(),
                Column::Number => vocabulary.key_word(language, Key::Number).to_owned(),
                Column::Other | Column::Blank => String::new(),
            };
            self.heads_read.push((head.trim().to_owned(), field));
        }
    }
}
