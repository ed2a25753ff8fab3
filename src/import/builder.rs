//! Puts paragraphs and tables together as readers come upon them: cells that span rows or columns, tables inside cells.
//! Knows no file format.

use super::document::{Block, Cell, Document, Line, Table};

/// No table is wider, in columns.
const WIDEST: usize = 256;

/// No cell spans more rows.
const TALLEST: usize = 4096;

/// A table that is being read.
#[derive(Default)]
struct Rows {
    table: Table,
    column: usize,
    /// The cell at hand; None between cells.
    cell: Option<Cell>,
    /// Whether it only goes on with the cell above.
    continues: bool,
    /// For each column, the row from which on it is free.
    taken: Vec<usize>,
}

/// A document in the making.
#[derive(Default)]
pub struct Builder {
    pub document: Document,
    tables: Vec<Rows>,
    /// Whether a blank line or page stands before the next line.
    pub gap: bool,
}

impl Builder {
    /// A table inside a cell parts the outer one: what came before it is read first.
    pub fn begin_table(&mut self) {
        let outer = self.tables.last_mut().filter(|rows| rows.cell.is_some());
        if let Some(rows) = outer {
            let width = rows.table.columns.max(rows.column + 1);
            let mut before = std::mem::take(&mut rows.table);
            before.cells.extend(rows.cell.as_mut().map(|cell| Cell {
                lines: std::mem::take(&mut cell.lines),
                ..cell.clone()
            }));
            before.rows += 1;
            before.columns = width;
            before.cells.sort_by_key(|cell| (cell.row, cell.column));
            rows.table.columns = width;
            rows.taken.clear();
            if let Some(cell) = &mut rows.cell {
                cell.row = 0;
            }
            self.put(before);
        }
        self.tables.push(Rows::default());
    }

    pub fn begin_row(&mut self) {
        if let Some(rows) = self.tables.last_mut() {
            rows.column = 0;
        }
    }

    /// Leaves columns out at the start of a row.
    pub fn skip(&mut self, columns: usize) {
        if let Some(rows) = self.tables.last_mut() {
            rows.column = columns.min(WIDEST);
        }
    }

    /// Begins a cell in the next free column.
    pub fn begin_cell(&mut self, columns: usize, height: usize) {
        self.end_cell();
        let Some(rows) = self.tables.last_mut() else {
            return;
        };
        let row = rows.table.rows;
        while rows.taken.get(rows.column).is_some_and(|&free| row < free) && rows.column < WIDEST {
            rows.column += 1;
        }
        let (columns, height) = (columns.clamp(1, WIDEST), height.clamp(1, TALLEST));
        if height > 1 {
            let end = (rows.column + columns).min(WIDEST);
            rows.taken.resize(rows.taken.len().max(end), 0);
            rows.taken[rows.column..end].fill(row + height);
        }
        rows.continues = false;
        rows.cell = Some(Cell {
            row,
            column: rows.column,
            rows: height,
            columns,
            lines: Vec::new(),
        });
    }

    /// The cell at hand, to be changed while it is read.
    pub fn widen(&mut self, columns: usize) {
        if let Some(cell) = self.tables.last_mut().and_then(|rows| rows.cell.as_mut()) {
            cell.columns = columns.clamp(1, WIDEST);
        }
    }

    /// The cell at hand goes on with the one above.
    pub fn continues(&mut self, continues: bool) {
        if let Some(rows) = self.tables.last_mut() {
            rows.continues = continues;
        }
    }

    pub fn end_cell(&mut self) {
        let Some(rows) = self.tables.last_mut() else {
            return;
        };
        let Some(cell) = rows.cell.take() else { return };
        rows.column = (cell.column + cell.columns).min(WIDEST);
        rows.table.columns = rows.table.columns.max(rows.column);
        if rows.continues {
            let row = cell.row;
            let mut above = rows.table.cells.iter_mut().rev();
            let above =
                above.find(|above| above.column == cell.column && above.row + above.rows == row);
            if let Some(above) = above {
                above.rows += 1;
                above.lines.extend(cell.lines);
                return;
            }
        }
        rows.table.cells.push(cell);
    }

    pub fn end_row(&mut self) {
        self.end_cell();
        if let Some(rows) = self.tables.last_mut() {
            rows.table.rows += 1;
        }
    }

    pub fn end_table(&mut self) {
        self.end_cell();
        if let Some(rows) = self.tables.pop() {
            let mut table = rows.table;
            let last = table
                .cells
                .iter()
                .map(|cell| cell.row + 1)
                .max()
                .unwrap_or(0);
            table.rows = table.rows.max(last);
            table.cells.sort_by_key(|cell| (cell.row, cell.column));
            for cell in &mut table.cells {
                cell.rows = cell.rows.min(table.rows - cell.row);
            }
            self.put(table);
        }
    }

    pub fn is_in_table(&self) -> bool {
        !self.tables.is_empty()
    }

    /// Adds a line to the cell at hand, or to the text.
    pub fn line(&mut self, mut line: Line, beside: bool) {
        line.gap = std::mem::take(&mut self.gap);
        let at = self.document.line(line);
        match self.tables.last_mut().and_then(|rows| rows.cell.as_mut()) {
            Some(cell) if !beside => cell.lines.push(at),
            _ => self.document.blocks.push(Block::Line(at)),
        }
    }

    fn put(&mut self, table: Table) {
        let filled = table.cells.iter().any(|cell| !cell.lines.is_empty());
        if filled {
            self.document.blocks.push(Block::Table(table));
        }
        self.gap = true;
    }

    /// What was read; tables that were never closed are.
    pub fn finish(mut self) -> Document {
        while !self.tables.is_empty() {
            self.end_row();
            self.end_table();
        }
        self.document
    }
}
