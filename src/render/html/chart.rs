//! Organisation charts within web pages: each box leads to the sheet of what it stands for. Draws nothing.

use crate::render::escape;
use crate::render::view::{Chart, Drawing, Part, View};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The addresses of sheets, by the kind and name of their boxes as drawings write them.
pub(in crate::render) type Sheets = FxHashMap<String, String>;

/// All sheets of a booklet, with what leads to their anchors; of two on the same position the first.
pub(in crate::render) fn sheets(view: &View, address: impl Fn(&str) -> String) -> Sheets {
    let mut sheets = Sheets::default();
    for part in &view.parts {
        if let Part::Department(sheet) | Part::Position(sheet) = part
            && let Some((kind, name)) = sheet.id.split_once(':')
        {
            sheets
                .entry(key(kind, &escape::html(name)))
                .or_insert_with(|| address(&sheet.head.mark.anchor));
        }
    }
    sheets
}

fn key(kind: &str, name: &str) -> String {
    format!("{kind} {name}")
}

/// A part as the page has it: the boxes of charts are links.
pub(in crate::render) fn linked<'a>(part: &'a Part, sheets: &Sheets) -> Cow<'a, Part> {
    let Part::Chart(chart) = part else {
        return Cow::Borrowed(part);
    };
    let drawings = chart.drawings.iter().map(|drawing| Drawing {
        svg: linked_svg(&drawing.svg, sheets),
        ..drawing.clone()
    });
    Cow::Owned(Part::Chart(Chart {
        drawings: drawings.collect(),
        ..chart.clone()
    }))
}

const NODE: &str = "<g class=\"node\" ";

/// A drawing with links around its boxes. Without any it stays an image.
fn linked_svg(svg: &str, sheets: &Sheets) -> String {
    // What stands before the drawing has no place within a page.
    let svg = &svg[svg.find("<svg").unwrap_or(0)..];
    let mut nodes = svg.split(NODE);
    let mut out = nodes.next().unwrap_or_default().to_owned();
    let mut any = false;
    for node in nodes {
        match (address(node, sheets), node.split_once("</g>")) {
            (Some(address), Some((inside, behind))) => {
                any = true;
                let address = escape::html(address);
                out.push_str(&format!(
                    "<a href=\"{address}\">{NODE}{inside}</g></a>{behind}"
                ));
            }
            _ => {
                out.push_str(NODE);
                out.push_str(node);
            }
        }
    }
    match any {
        // The parts of an image are not for keyboards.
        true => out.replacen("role=\"img\"", "role=\"group\"", 1),
        false => out,
    }
}

/// Where a box leads to; it begins behind [`NODE`].
fn address<'a>(node: &str, sheets: &'a Sheets) -> Option<&'a str> {
    let tag = &node[..node.find('>')?];
    let value = |name: &str| {
        let start = tag.find(&format!("{name}=\""))? + name.len() + 2;
        let length = tag[start..].find('"')?;
        Some(&tag[start..start + length])
    };
    let key = key(value("data-kind")?, value("data-id")?);
    sheets.get(&key).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_with_a_sheet_are_links() {
        let mut sheets = Sheets::default();
        sheets.insert(key("position", "A/&lt;B&gt;"), "#a-b".to_owned());
        let svg = "<?xml?>\n<svg role=\"img\"><g class=\"node\" data-kind=\"position\" data-id=\"A/&lt;B&gt;\"><rect/>\n</g>\n\
            <g class=\"node\" data-kind=\"department\" data-id=\"A/&lt;B&gt;\">\n</g>\n</svg>";
        let expected = "<svg role=\"group\"><a href=\"#a-b\"><g class=\"node\" data-kind=\"position\" \
            data-id=\"A/&lt;B&gt;\"><rect/>\n</g></a>\n\
            <g class=\"node\" data-kind=\"department\" data-id=\"A/&lt;B&gt;\">\n</g>\n</svg>";
        assert_eq!(linked_svg(svg, &sheets), expected);
        let unknown = linked_svg(svg, &Sheets::default());
        assert!(unknown.contains("role=\"img\"") && !unknown.contains("<a "));
    }
}
