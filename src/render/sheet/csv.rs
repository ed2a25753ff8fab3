//! Sheets as one CSV table that Excel opens as it is: UTF-8 with a byte order mark, one head, merged cells repeated,
//! titles of groups in a column of their own. Holds no titles and no notes.

use super::text::clean;
use super::{RowKind, Sheet, Value, Workbook, spread};
use rustc_hash::FxHashMap;

/// The file.
pub fn csv(workbook: &Workbook) -> String {
    let columns = Columns::of(&workbook.sheets);
    let several = !workbook.words.sheet.is_empty();
    let group = workbook.sheets.iter().find(|sheet| sheet.has_groups());
    let mut out = String::from("\u{FEFF}");
    let mut head = Vec::new();
    if several {
        head.push(workbook.words.sheet.clone());
    }
    if let Some(sheet) = group {
        head.push(sheet.group.clone());
    }
    head.extend(columns.heads.iter().cloned());
    line(&mut out, head.iter().map(String::as_str));
    for sheet in &workbook.sheets {
        let grid = spread(sheet.rows.iter().map(|row| row.cells.as_slice()));
        let mut above = String::new();
        for (row, cells) in sheet.rows.iter().zip(grid) {
            if row.kind == RowKind::Group {
                above = row
                    .cells
                    .first()
                    .map_or_else(String::new, |cell| cell.value.plain());
                continue;
            }
            let mut fields = Vec::with_capacity(head.len());
            if several {
                fields.push(Field::Text(sheet.name.clone()));
            }
            if group.is_some() {
                fields.push(Field::Text(above.clone()));
            }
            let start = fields.len();
            fields.resize(start + columns.heads.len(), Field::Number(String::new()));
            for (column, cell) in sheet.columns.iter().zip(cells) {
                if let (Some(&at), Some(cell)) = (columns.places.get(&column.id), cell) {
                    fields[start + at] = Field::of(&cell.value);
                }
            }
            let fields: Vec<String> = fields.into_iter().map(Field::written).collect();
            record(&mut out, fields.iter().map(String::as_str));
        }
    }
    out
}

/// The columns of all sheets: the same id is the same column.
struct Columns {
    heads: Vec<String>,
    places: FxHashMap<String, usize>,
}

impl Columns {
    /// A column that only later sheets have stands behind the one that it follows there.
    fn of(sheets: &[Sheet]) -> Self {
        let mut columns: Vec<(&str, String)> = Vec::new();
        for sheet in sheets {
            let mut after = 0;
            for (column, head) in sheet.columns.iter().zip(sheet.flat_heads()) {
                match columns.iter().position(|(id, _)| *id == column.id) {
                    Some(at) => after = at + 1,
                    None => {
                        columns.insert(after, (&column.id, head));
                        after += 1;
                    }
                }
            }
        }
        let places = columns.iter().enumerate();
        Self {
            places: places.map(|(at, (id, _))| ((*id).to_owned(), at)).collect(),
            heads: columns.into_iter().map(|(_, head)| head).collect(),
        }
    }
}

#[derive(Clone)]
enum Field {
    Text(String),
    Number(String),
}

impl Field {
    fn of(value: &Value) -> Self {
        match value {
            Value::Number(_) | Value::Share(_) => Field::Number(value.plain()),
            value => Field::Text(value.plain()),
        }
    }

    fn written(self) -> String {
        match self {
            Field::Number(text) => text,
            Field::Text(text) => guarded(&clean(&text)),
        }
    }
}

fn line<'a>(out: &mut String, fields: impl Iterator<Item = &'a str>) {
    let fields: Vec<String> = fields.map(|field| guarded(&clean(field))).collect();
    record(out, fields.iter().map(String::as_str));
}

/// A text that a spreadsheet would take for a formula begins with an apostrophe instead.
fn guarded(text: &str) -> String {
    let mut characters = text.trim_start().chars();
    let starts = match characters.next() {
        Some('=' | '+' | '-' | '@') => true,
        // Excel takes the full-width signs for the others; alone they are dashes.
        Some('\u{FF1D}' | '\u{FF0B}' | '\u{FF0D}' | '\u{FF20}') => characters.next().is_some(),
        _ => false,
    };
    match starts {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

/// A record as RFC 4180 has it.
fn record<'a>(out: &mut String, fields: impl Iterator<Item = &'a str>) {
    for (at, field) in fields.enumerate() {
        if at > 0 {
            out.push(',');
        }
        let needs = |c| matches!(c, ',' | '"' | '\n' | '\r');
        match field.contains(needs) || field.starts_with(' ') || field.ends_with(' ') {
            true => {
                out.push('"');
                out.push_str(&field.replace('"', "\"\""));
                out.push('"');
            }
            false => out.push_str(field),
        }
    }
    out.push_str("\r\n");
}
