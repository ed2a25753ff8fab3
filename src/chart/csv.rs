//! A scene as a table: one box a row, with the box it hangs under, as drawing programs import it. Holds no places.

use super::scene::{EdgeKind, Scene, Standing};
use std::fmt::Write;

/// Writes the boxes of a scene as CSV that spreadsheets open as it is: UTF-8 with a byte order mark.
pub fn csv(scene: &Scene) -> String {
    let mut out = String::from("\u{FEFF}");
    out.push_str("id,reports_to,title,details,kind,level,place,dotted_to,drawn_below\r\n");
    for (at, one) in scene.boxes.iter().enumerate() {
        let parent = one.parent.map_or("", |head| scene.boxes[head].id.as_str());
        let others = scene
            .edges
            .iter()
            .filter(|edge| edge.to == at && edge.kind != EdgeKind::Solid);
        let others: Vec<&str> = others
            .map(|edge| scene.boxes[edge.from].id.as_str())
            .collect();
        let place = match one.standing {
            Standing::Line => "line",
            Standing::Side => "staff",
            Standing::Beside => "deputy",
            Standing::Above => "board",
        };
        let details = one.details.join(" ");
        let level = one.level.to_string();
        let hidden = one.hidden.to_string();
        let cells = [
            one.id.as_str(),
            parent,
            &one.title,
            &details,
            one.kind.name(),
            &level,
            place,
            &others.join("; "),
            &hidden,
        ];
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        // INVARIANT: writing to a string cannot fail.
        let _ = write!(out, "{}\r\n", cells.join(","));
    }
    out
}

/// A cell; one that a spreadsheet would take for a formula begins with an apostrophe.
fn quoted(text: &str) -> String {
    let text = super::wrap::plain(text);
    let formula = text.starts_with(['=', '+', '-', '@', '\t']);
    let text = if formula { format!("'{text}") } else { text };
    match text.contains(['"', ',', ';']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_no_formulas() {
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("a,\"b\"\nc"), "\"a,\"\"b\"\" c\"");
    }
}
