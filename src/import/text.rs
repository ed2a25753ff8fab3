//! Reads plain text and Markdown: lines, tables of bars, pasted rows of tabs. Drops nothing but blank lines.

use super::document::{Block, Cell, Document, Line, Place, Table};
use super::html;
use crate::syntax::grammar;
use crate::text::{BYTE_ORDER_MARK, fold};
use std::ops::Range;

/// Reads a text that was decoded. Tables of HTML in it are read as those of a page: converters leave them in Markdown.
pub fn read(text: &str) -> Document {
    let mut document = Document::default();
    let text = text.trim_start_matches(BYTE_ORDER_MARK);
    let line_of = |at: usize| lines(&text[..at]).count();
    let mut from = 0;
    for table in pages(text) {
        plain(&mut document, &text[from..table.start], line_of(from));
        let place = Place::Line(line_of(table.start));
        document.append(html::read(&text[table.clone()]), &place);
        from = table.end;
    }
    plain(&mut document, &text[from..], line_of(from));
    document
}

/// Where `<table>…</table>` stands, with the tables in it.
fn pages(text: &str) -> Vec<Range<usize>> {
    let is = |at: usize, tag: &str| {
        let own = text.as_bytes().get(at..at + tag.len());
        let behind = text.as_bytes().get(at + tag.len());
        own.is_some_and(|own| own.eq_ignore_ascii_case(tag.as_bytes()))
            && behind.is_some_and(|c| c.is_ascii_whitespace() || *c == b'>')
    };
    let mut found = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        if is(at, "<table") {
            open.push(at);
        } else if is(at, "</table")
            && let Some(start) = open.pop()
            && open.is_empty()
        {
            let end = text[at..].find('>').map_or(text.len(), |end| at + end + 1);
            found.extend(is_page(&text[start..end]).then_some(start..end));
        }
    }
    found
}

/// Whether whatever looks like a tag is one that stands in tables: then no text is taken for one.
fn is_page(text: &str) -> bool {
    const TAGS: [&str; 28] = [
        "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th", "br",
        "hr", "p", "div", "span", "b", "strong", "i", "em", "u", "s", "sup", "sub", "font", "a",
        "ul", "ol", "li",
    ];
    let mut tags = text.split('<').skip(1);
    tags.all(|behind| {
        let tag = behind.trim_start_matches('/');
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric());
        let name = &tag[..end.unwrap_or(tag.len())];
        let is_tag = TAGS.iter().any(|known| known.eq_ignore_ascii_case(name));
        name.is_empty() || is_tag && behind.contains('>')
    })
}

/// Reads a stretch of text that begins on a line.
fn plain(document: &mut Document, text: &str, first: usize) {
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    let mut gap = false;
    for (at, line) in (first..).zip(lines(text)) {
        let trimmed = line.trim_matches(fold::is_blank);
        let cells = cells(line);
        if cells.is_empty() {
            table(document, &mut rows);
        }
        if trimmed.is_empty() {
            gap = true;
        } else if cells.is_empty() {
            let mut line = Line::new(trimmed, Place::Line(at));
            line.heading = is_heading(trimmed);
            line.gap = std::mem::take(&mut gap);
            document.paragraph(line);
        } else {
            rows.push((at, cells));
            gap = false;
        }
    }
    table(document, &mut rows);
}

/// `## Duties`, as Markdown writes headings.
fn is_heading(line: &str) -> bool {
    const DEEPEST: usize = 6;
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    (1..=DEEPEST).contains(&level) && text.starts_with(' ')
}

/// Lines however they end, form feeds too.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| {
        let line = line.strip_suffix('\r').unwrap_or(line);
        line.split(['\r', '\u{c}', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}'])
    })
}

/// The cells of a row of bars or tabs; none if the line is no row.
fn cells(line: &str) -> Vec<String> {
    let trimmed = line.trim_matches(fold::is_blank);
    let owned = |cells: Vec<crate::text::TextRange>, of: &str| -> Vec<String> {
        cells
            .into_iter()
            .map(|cell| cell.of(of).to_owned())
            .collect()
    };
    if trimmed.starts_with(['|', '｜']) {
        return owned(grammar::bar_cells(trimmed, 0), trimmed);
    }
    let inner = line.trim_end_matches(fold::is_blank);
    let inner = inner.trim_start_matches([' ', '\u{3000}', BYTE_ORDER_MARK]);
    match inner.trim_start().contains('\t') && !inner.starts_with('\t') {
        true => owned(grammar::tab_cells(inner, 0), inner),
        false => Vec::new(),
    }
}

/// Makes a table of the rows so far. A single row of tabs is one line of text.
fn table(document: &mut Document, rows: &mut Vec<(usize, Vec<String>)>) {
    let rows = std::mem::take(rows);
    let is_rule = |cells: &[String]| {
        let rule = |cell: &String| {
            cell.chars()
                .all(|c| matches!(c, '-' | ':' | '=' | '－' | ' '))
        };
        cells.iter().all(rule) && cells.iter().any(|cell| !cell.is_empty())
    };
    let columns = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let mut table = Table {
        columns,
        ..Table::default()
    };
    for (at, cells) in rows {
        if is_rule(&cells) {
            // The rule under a head of a Markdown table says nothing, but it is there.
            let text = cells.concat();
            let place = Place::Line(at);
            document.line(Line::new(text, place));
            continue;
        }
        for (column, text) in cells.into_iter().enumerate() {
            let lines = match text.is_empty() {
                true => Vec::new(),
                false => vec![document.line(Line::new(text, Place::Line(at)))],
            };
            table.cells.push(Cell {
                lines,
                row: table.rows,
                column,
                rows: 1,
                columns: 1,
            });
        }
        table.rows += 1;
    }
    if table.rows > 0 {
        document.blocks.push(Block::Table(table));
    }
}
