//! Sheets as Markdown (CommonMark with tables). A merged cell stands at its first place, a head of several rows is one.

use super::text::clean;
use super::{Align, Cell, Row, RowKind, Sheet, Tone, Workbook};
use crate::render::escape;
use crate::render::markdown::{GENERATOR, aligned};

/// The file.
pub fn markdown(workbook: &Workbook) -> String {
    let several = workbook.sheets.len() > 1;
    let mut out = format!("{GENERATOR}\n\n");
    if several {
        let title = match workbook.organisation.is_empty() {
            true => workbook.title.clone(),
            false => format!("{} {}", workbook.organisation, workbook.title),
        };
        out.push_str(&format!("# {}\n\n", within(&title)));
    }
    for sheet in &workbook.sheets {
        let level = if several { "##" } else { "#" };
        out.push_str(&format!("{level} {}\n\n", within(&sheet.title)));
        let facts: Vec<String> = sheet
            .facts
            .iter()
            .map(|(label, value)| format!("{label}{}{value}", workbook.words.colon))
            .map(|fact| within(&fact))
            .collect();
        if !facts.is_empty() {
            out.push_str(&facts.join("　\n"));
            out.push_str("\n\n");
        }
        out.push_str(&aligned(&table(sheet)));
        if !sheet.notes.is_empty() {
            out.push_str(&format!("\n{}\n\n", within(&workbook.words.notes)));
        }
        for note in &sheet.notes {
            out.push_str(&format!("- {}\n", escape::markdown(&clean(note))));
        }
        out.push('\n');
    }
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    out
}

fn table(sheet: &Sheet) -> String {
    let mut out = String::new();
    let heads = sheet.flat_heads();
    record(&mut out, heads.iter().map(|head| within(head)));
    let rule = |column: &super::Column| match column.align {
        Align::Start => "---".to_owned(),
        Align::Centre => ":-:".to_owned(),
    };
    record(&mut out, sheet.columns.iter().map(rule));
    for row in &sheet.rows {
        record(&mut out, row.cells.iter().map(|cell| cell_text(row, cell)));
    }
    out
}

fn cell_text(row: &Row, cell: &Cell) -> String {
    let text = within(&cell.value.plain());
    let text = match cell.indent {
        0 => text,
        indent => format!("{}{text}", "&emsp;".repeat(usize::from(indent))),
    };
    let strong = row.kind != RowKind::Plain || cell.tone == Tone::Marked;
    match strong && !text.is_empty() {
        true => format!("**{text}**"),
        false => text,
    }
}

fn within(text: &str) -> String {
    escape::markdown_within(&clean(text))
}

fn record(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        out.push_str(&cell);
        out.push_str(" |");
    }
    out.push('\n');
}
