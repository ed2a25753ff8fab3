//! How much room texts need to stand on one line, in em: rows of tables whose height is known need no measuring.

use super::pieces;
use crate::render::glyphs;
use serde_json::Value;

/// More than any page has: what does not stand on one line in any case.
const ENDLESS: f64 = 9999.0;

/// What a cell of a table loses to its padding, in em.
const PADDING: f64 = 0.95;

/// How far each level of a row moves its first cell in, in em.
const STEP: f64 = 1.2;

/// The width of a text, a text in pieces, or blocks that are one paragraph.
pub(super) fn ems(text: &Value) -> f64 {
    let width = match text {
        Value::String(text) => on_one_line(text),
        Value::Array(parts) => match parts.as_slice() {
            [part] if part.get("kind").is_some() => paragraph(part),
            [part, ..] if part.get("kind").is_some() => ENDLESS,
            _ => on_one_line(&pieces(text)),
        },
        _ => ENDLESS,
    };
    rounded(width)
}

/// How wide a table must be for all cells of a row to stand on one line. The row of heads are the columns themselves.
pub(super) fn span(cells: &Value, columns: &Value) -> f64 {
    let (Some(cells), Some(columns)) = (cells.as_array(), columns.as_array()) else {
        return ENDLESS;
    };
    let wanted = cells.iter().zip(columns).map(|(cell, column)| {
        let share = column.get("share").and_then(Value::as_f64);
        let text = cell.get("text").or_else(|| cell.get("label"));
        let note = cell.get("note").map_or(0.0, |note| match note.as_str() {
            Some("") | None => 0.0,
            Some(note) => on_one_line(note) + 2.0,
        });
        let depth = cell.get("depth").and_then(Value::as_f64);
        let width = text.map_or(ENDLESS, |text| on_one_line(&pieces(text)));
        let width = width + note + depth.unwrap_or_default() * STEP + PADDING;
        100.0 * width / share.unwrap_or_default().max(0.01)
    });
    rounded(wanted.fold(0.0, f64::max))
}

fn paragraph(block: &Value) -> f64 {
    let paragraphs = block.get("paragraphs").and_then(Value::as_array);
    match paragraphs.map(Vec::as_slice) {
        Some([one]) => on_one_line(&pieces(one)),
        _ => ENDLESS,
    }
}

fn on_one_line(text: &str) -> f64 {
    match text.contains(['\n', '\u{2028}', '\u{2029}']) {
        true => ENDLESS,
        false => glyphs::width(text),
    }
}

/// To a hundredth, upwards.
fn rounded(width: f64) -> f64 {
    (width.min(ENDLESS) * 100.0).ceil() / 100.0
}
