//! Sheets as one web page that needs nothing else: heads and first columns stay in view, and it prints on lying paper.

use super::layout::{BODY, INDENT, Layout, Paper};
use super::text::clean;
use super::{Align, Cell, RowKind, Sheet, Tone, Value, Workbook};
use crate::render::escape;
use crate::render::html::GENERATOR;
use crate::render::view::day;
use std::fmt::Write;

const STYLE: &str = include_str!("../../../templates/sheet/style.css");

/// What a cell has beside its text, in em.
const PADDING: f64 = 0.1;

/// The frozen columns leave room for others, in em.
const FROZEN: f64 = 40.0;

/// The page.
pub fn html(workbook: &Workbook) -> String {
    let mut out = String::new();
    let sheets: Vec<(&Sheet, Layout)> = workbook
        .sheets
        .iter()
        .map(|sheet| (sheet, Layout::of(sheet)))
        .collect();
    let title = escape::html(&clean(&workbook.title)).replace("<br/>", " ");
    let locale = workbook.language.pick("zh-CN", "en-GB");
    push(
        &mut out,
        format_args!(
            "<!DOCTYPE html>\n<html lang=\"{locale}\">\n<head>\n<meta charset=\"utf-8\"/>\n{GENERATOR}\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>{title}</title>\n\
             <style>\n{STYLE}{}</style>\n</head>\n<body>\n",
            pages(workbook)
        ),
    );
    if sheets.len() > 1 {
        contents(&mut out, workbook, &title);
    }
    for (at, (sheet, layout)) in sheets.iter().enumerate() {
        section(&mut out, workbook, at, sheet, layout);
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn push(out: &mut String, text: std::fmt::Arguments) {
    // Writing to a text does not fail.
    let _ = out.write_fmt(text);
}

/// The papers, with the foot of each page.
fn pages(workbook: &Workbook) -> String {
    let string = |text: &str| {
        let safe: String = clean(text)
            .chars()
            .map(|c| match c {
                '"' | '\\' | '<' | '\n' => ' ',
                c => c,
            })
            .collect();
        format!("\"{safe}\"")
    };
    let [before, between, after] = &workbook.words.page;
    let foot = format!(
        "@bottom-center {{ content: {} counter(page) {} counter(pages) {}; font-size: 8pt; }}",
        string(before),
        string(between),
        string(after)
    );
    let own = match workbook.organisation.is_empty() {
        true => workbook.title.clone(),
        false => format!("{} · {}", workbook.organisation, workbook.title),
    };
    let own = string(&crate::render::glyphs::shortened(&own, 40.0));
    let date = string(&workbook.date.map_or_else(String::new, day));
    let sides = format!(
        "@bottom-left {{ content: {own}; font-size: 8pt; }} @bottom-right {{ content: {date}; font-size: 8pt; }}"
    );
    ["A4", "A3"]
        .map(|paper| {
            format!(
                "@page {} {{ size: {paper} landscape; margin: 12mm 10mm 15mm; {foot} {sides} }}\n",
                paper.to_lowercase()
            )
        })
        .concat()
}

fn contents(out: &mut String, workbook: &Workbook, title: &str) {
    push(
        out,
        format_args!("<h1 class=\"only-screen\">{title}</h1>\n<nav><ul>\n"),
    );
    for (at, sheet) in workbook.sheets.iter().enumerate() {
        let name = escape::html(&clean(&sheet.title)).replace("<br/>", " ");
        push(
            out,
            format_args!("<li><a href=\"#sheet-{}\">{name}</a></li>\n", at + 1),
        );
    }
    out.push_str("</ul></nav>\n");
}

fn section(out: &mut String, workbook: &Workbook, at: usize, sheet: &Sheet, layout: &Layout) {
    let paper = match layout.paper {
        Paper::A4 => "a4",
        Paper::A3 => "a3",
    };
    let width = layout.width() + PADDING * sheet.columns.len() as f64;
    let print = (layout.paper.width() / width).min(BODY);
    push(
        out,
        format_args!(
            "<section id=\"sheet-{}\" style=\"page: {paper}; --print: {print:.2}pt\">\n<h2>{}</h2>\n",
            at + 1,
            text(&sheet.title)
        ),
    );
    facts(out, workbook, sheet);
    let screen = layout.screen(sheet);
    let shown: f64 = screen.iter().map(|width| width + PADDING).sum();
    push(
        out,
        format_args!("<div class=\"frame\"><table style=\"--em: {shown:.2}\">\n<colgroup>"),
    );
    for (paper, screen) in layout.widths.iter().zip(&screen) {
        let (paper, screen) = (paper + PADDING, screen + PADDING);
        push(
            out,
            format_args!("<col style=\"--paper: {paper:.2}em; --screen: {screen:.2}em\"/>"),
        );
    }
    out.push_str("</colgroup>\n<thead>\n");
    let cells = Cells {
        sheet,
        left: lefts(sheet, &screen),
    };
    for row in &sheet.head {
        out.push_str("<tr>");
        cells.write(out, row, Place::Head);
        out.push_str("</tr>\n");
    }
    out.push_str("</thead>\n<tbody>\n");
    for row in &sheet.rows {
        let place = match row.kind {
            RowKind::Plain => Place::Body,
            RowKind::Group => Place::Group,
            RowKind::Total => Place::Total,
        };
        out.push_str(match place {
            Place::Group => "<tr class=\"group\">",
            Place::Total => "<tr class=\"total\">",
            _ => "<tr>",
        });
        cells.write(out, &row.cells, place);
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
    if !sheet.notes.is_empty() {
        push(
            out,
            format_args!(
                "<div class=\"notes\"><h3>{}</h3>\n",
                text(&workbook.words.notes)
            ),
        );
        for note in &sheet.notes {
            push(out, format_args!("<p>{}</p>\n", text(note)));
        }
        out.push_str("</div>\n");
    }
    out.push_str("</section>\n");
}

fn facts(out: &mut String, workbook: &Workbook, sheet: &Sheet) {
    if sheet.facts.is_empty() {
        return;
    }
    out.push_str("<p class=\"facts\">");
    for (label, value) in &sheet.facts {
        let fact = format!("{label}{}{value}", workbook.words.colon);
        push(out, format_args!("<span>{}</span> ", text(&fact)));
    }
    out.push_str("</p>\n");
}

fn text(text: &str) -> String {
    escape::html(&clean(text))
}

/// Where columns that stay in view stop, in em.
fn lefts(sheet: &Sheet, widths: &[f64]) -> Vec<f64> {
    let mut left = 0.0;
    let mut lefts = Vec::new();
    for width in widths.iter().take(sheet.fixed) {
        if left + width > FROZEN {
            break;
        }
        lefts.push(left);
        left += width + PADDING;
    }
    lefts
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Head,
    Body,
    Group,
    Total,
}

struct Cells<'a> {
    sheet: &'a Sheet,
    left: Vec<f64>,
}

impl Cells<'_> {
    fn write(&self, out: &mut String, cells: &[Cell], place: Place) {
        for (at, cell) in cells.iter().enumerate() {
            if cell.value != Value::Covered {
                self.cell(out, at, cell, place);
            }
        }
    }

    fn cell(&self, out: &mut String, at: usize, cell: &Cell, place: Place) {
        let tag = match place {
            Place::Head | Place::Group => "th",
            Place::Body | Place::Total => "td",
        };
        let mut classes = Vec::new();
        let column = &self.sheet.columns[at];
        if place != Place::Group && column.align == Align::Centre {
            classes.push("centre");
        }
        match cell.tone {
            Tone::Plain => {}
            Tone::Strong => classes.push("strong"),
            Tone::Marked => classes.push("marked"),
        }
        if at + cell.across >= self.sheet.columns.len() {
            classes.push("end");
        }
        let mut style = String::new();
        if place != Place::Group && at + cell.across <= self.left.len() {
            classes.push("fixed");
            push(&mut style, format_args!("left: {:.2}em", self.left[at]));
        }
        if cell.indent > 0 {
            let indent = f64::from(cell.indent) * INDENT + 0.42;
            push(&mut style, format_args!("; padding-left: {indent:.2}em"));
        }
        push(out, format_args!("<{tag}"));
        match place {
            Place::Head if cell.across > 1 => out.push_str(" scope=\"colgroup\""),
            Place::Head => out.push_str(" scope=\"col\""),
            Place::Group => out.push_str(" scope=\"rowgroup\""),
            _ => {}
        }
        if cell.across > 1 {
            push(out, format_args!(" colspan=\"{}\"", cell.across));
        }
        if cell.down > 1 {
            push(out, format_args!(" rowspan=\"{}\"", cell.down));
        }
        if !classes.is_empty() {
            push(out, format_args!(" class=\"{}\"", classes.join(" ")));
        }
        if !style.is_empty() {
            push(out, format_args!(" style=\"{style}\""));
        }
        let words = text(&cell.value.plain());
        match place {
            Place::Group => push(out, format_args!("><span>{words}</span></{tag}>")),
            _ => push(out, format_args!(">{words}</{tag}>")),
        }
    }
}
