//! A scene as a Mermaid flow chart: who is in it and who reports to whom. Mermaid makes its own layout.

use super::scene::{Direction, EdgeKind, Scene};
use super::wrap::plain;
use std::fmt::Write;

/// Writes the boxes and edges of a scene.
pub fn mermaid(scene: &Scene) -> String {
    let direction = match scene.direction {
        Direction::Down => "TD",
        Direction::Right => "LR",
    };
    let mut out = format!("flowchart {direction}\n");
    // INVARIANT: writing to a string cannot fail.
    for (at, one) in scene.boxes.iter().enumerate() {
        let mut label = escaped(&one.title);
        if !one.details.is_empty() {
            label.push_str("<br/>");
            label.push_str(&escaped(&one.details.join(" ")));
        }
        let _ = writeln!(out, "  n{at}[\"{label}\"]");
    }
    for edge in &scene.edges {
        let arrow = match edge.kind {
            EdgeKind::Solid => "-->",
            EdgeKind::Dotted | EdgeKind::Circle => "-.->",
        };
        let _ = writeln!(out, "  n{} {arrow} n{}", edge.from, edge.to);
    }
    let stubs = scene.boxes.iter().enumerate().filter(|(_, one)| one.stub);
    let stubs: Vec<String> = stubs.map(|(at, _)| format!("n{at}")).collect();
    if !stubs.is_empty() {
        let _ = writeln!(out, "  classDef stub stroke-dasharray: 5 4");
        let _ = writeln!(out, "  class {} stub", stubs.join(","));
    }
    out
}

/// Text between quotes. Labels are read for markdown, HTML, icons, formulas and directives, so every ASCII character
/// that may begin one of them is written by its number; all other text, Chinese punctuation too, is safe in quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            ' ' | '(' | ')' | ',' | '/' => out.push(c),
            c if c.is_ascii_alphanumeric() || !c.is_ascii() => out.push(c),
            c => {
                let _ = write!(out, "#{};", c as u32);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_safe() {
        assert_eq!(escaped("<script>\"#"), "#60;script#62;#34;#35;");
        assert_eq!(
            escaped("%%{init: {{`"),
            "#37;#37;#123;init#58; #123;#123;#96;"
        );
        assert_eq!(escaped("1. 经理（副）\n“甲”\u{7}"), "1#46; 经理（副） “甲”");
    }
}
