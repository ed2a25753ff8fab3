//! Which sheets of a workbook only offer what cells of other sheets are filled with. Reads no cell.

use super::Grid;
use crate::import::Fault;
use crate::import::xml::{self, Token, attribute};
use rustc_hash::{FxHashMap, FxHashSet};

/// Where lists to choose from stand.
#[derive(Default)]
pub(super) struct Choices {
    /// The formulas of validations.
    formulas: Vec<String>,
    /// Names that a workbook gives to ranges.
    names: FxHashMap<String, String>,
}

impl Choices {
    /// Reads the validations of a sheet and the names of a workbook.
    ///
    /// # Errors
    /// If the part is no XML, or too deep.
    pub(super) fn read(&mut self, part: &str) -> Result<(), Fault> {
        if !part.contains("dataValidation") && !part.contains("definedName") {
            return Ok(());
        }
        let (mut text, mut name) = (None::<String>, None);
        xml::read(part, |token| match token {
            Token::Open(_, "formula1") => text = Some(String::new()),
            Token::Open(start, "definedName") => {
                (text, name) = (Some(String::new()), attribute(start, "name"));
            }
            Token::Text(part) => {
                if let Some(text) = &mut text {
                    text.push_str(part);
                }
            }
            Token::Close("formula1") => self.formulas.extend(text.take()),
            Token::Close("definedName") => {
                self.names.extend(name.take().zip(text.take()));
            }
            _ => {}
        })
    }

    /// Whether most columns of a sheet are chosen from somewhere.
    pub(super) fn offers(&self, sheet: &str, grid: &Grid) -> bool {
        let ranges = self.formulas.iter().map(|formula| {
            let formula = formula.trim_start_matches('=');
            self.names.get(formula).map_or(formula, String::as_str)
        });
        let columns: FxHashSet<u32> = ranges
            .filter_map(place)
            .filter(|(name, _)| name == sheet)
            .map(|(_, column)| column)
            .collect();
        let filled: FxHashSet<u32> = grid.keys().map(|(_, column)| *column).collect();
        let chosen = filled.intersection(&columns).count();
        chosen * 2 > filled.len()
    }
}

/// The sheet and the column, from 0, of `'A sheet'!$B$2:$B$16`.
fn place(range: &str) -> Option<(String, u32)> {
    let (sheet, cells) = range.trim().rsplit_once('!')?;
    let quoted = sheet
        .strip_prefix('\'')
        .and_then(|sheet| sheet.strip_suffix('\''));
    let sheet = quoted.map_or_else(|| sheet.to_owned(), |sheet| sheet.replace("''", "'"));
    let letters = cells.trim_start_matches('$');
    let letters = &letters[..letters.find(|c: char| !c.is_ascii_alphabetic())?];
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let digit = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column.checked_mul(26)?.checked_add(digit)
    });
    Some((sheet, column?.checked_sub(1)?))
}
