//! Tables: forms of label cells and value cells, and lists with a head row. Decides what every cell is.

use super::Reader;
use crate::import::document::Table;

impl Reader<'_> {
    /// Reads a table.
    pub(super) fn table(&mut self, table: &Table) {
        let _ = table;
    }
}
