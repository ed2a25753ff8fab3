//! Where in a workbook things stand that cells of other sheets lead to or are chosen from. Writes nothing.

use super::Page;
use crate::render::sheet::{Subject, Value};
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, XlsxError};
use rustc_hash::FxHashMap;

/// A cell: the place of its sheet in the workbook, its row and its column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) sheet: usize,
    pub(super) row: u32,
    pub(super) column: usize,
}

/// The places of a workbook.
pub(super) struct Places<'a> {
    pages: &'a [Page<'a>],
    subjects: FxHashMap<Subject, Place>,
    /// The columns of choices by their ids: where they begin, and how many there are.
    choices: FxHashMap<&'a str, (Place, u32)>,
}

impl<'a> Places<'a> {
    pub(super) fn of(pages: &'a [Page<'a>]) -> Self {
        let mut subjects = FxHashMap::default();
        let mut choices = FxHashMap::default();
        let mut wanted: Vec<&str> = Vec::new();
        for page in pages {
            let columns = page.sheet.columns.iter();
            wanted.extend(columns.filter_map(|column| column.choices));
        }
        for (at, page) in pages.iter().enumerate() {
            let place = |row: usize, column| Place {
                sheet: at,
                row: page.body() + row as u32,
                column,
            };
            for (row, own) in page.sheet.rows.iter().enumerate() {
                for (column, cell) in own.cells.iter().enumerate() {
                    if let Some(subject) = cell.about {
                        subjects
                            .entry(subject)
                            .or_insert_with(|| place(row, column));
                    }
                }
            }
            for (column, own) in page.sheet.columns.iter().enumerate() {
                if wanted.contains(&own.id.as_str()) {
                    let rows = page.sheet.rows.iter();
                    let written = rows.take_while(|row| row.cells[column].value != Value::Blank);
                    choices.insert(own.id.as_str(), (place(0, column), written.count() as u32));
                }
            }
        }
        Self {
            pages,
            subjects,
            choices,
        }
    }

    /// Where a link to something leads, seen from its own place; none leads to itself.
    pub(super) fn link(&self, subject: Subject, from: Place) -> Option<String> {
        let to = self.subjects.get(&subject).filter(|to| **to != from)?;
        let cell = format!("{}{}", letters(to.column), to.row + 1);
        Some(format!("internal:{}!{cell}", self.quoted(to.sheet)))
    }

    /// A list to choose from; None if nothing stands in it.
    ///
    /// # Errors
    /// If the message is too long for Excel.
    pub(super) fn validation(
        &self,
        choices: &str,
        unlisted: &str,
    ) -> Result<Option<DataValidation>, XlsxError> {
        let Some((first, count)) = self.choices.get(choices).filter(|(_, count)| *count > 0) else {
            return Ok(None);
        };
        let column = letters(first.column);
        let range = format!(
            "={}!${column}${}:${column}${}",
            self.quoted(first.sheet),
            first.row + 1,
            first.row + count
        );
        let validation = DataValidation::new()
            .allow_list_formula(Formula::new(range))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_message(unlisted)?;
        Ok(Some(validation))
    }

    fn quoted(&self, sheet: usize) -> String {
        format!("'{}'", self.pages[sheet].name.replace('\'', "''"))
    }
}

/// The letters of a column: A, B, …, Z, AA.
fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        let named = [0, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(named, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
