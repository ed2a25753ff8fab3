//! A scene as DOT for Graphviz: who is in it and who reports to whom. Graphviz makes its own layout.

use super::scene::{Direction, EdgeKind, Role, Scene, SceneBox};
use super::words::Words;
use super::wrap::plain;
use crate::fonts;
use std::fmt::Write;

/// Writes the boxes and edges of a scene.
pub fn dot(scene: &Scene, words: &Words) -> String {
    let rank = match scene.direction {
        Direction::Down => "TB",
        Direction::Right => "LR",
    };
    let mut out = String::from("digraph organisation {\n");
    // INVARIANT: writing to a string cannot fail.
    let _ = writeln!(
        out,
        "  graph [rankdir={rank}, splines=ortho, nodesep=0.25, ranksep=0.4, labelloc=t, label=\"{}\"];",
        escaped(&words.title)
    );
    let family = fonts::SANS_FAMILY;
    let _ = writeln!(out, "  graph [fontname=\"{family}\"];");
    let _ = writeln!(
        out,
        "  node [shape=box, fontname=\"{family}\", fontsize=10, margin=\"0.12,0.06\"];"
    );
    out.push_str("  edge [arrowhead=none];\n");
    for (at, one) in scene.boxes.iter().enumerate() {
        let (id, label) = (escaped(&one.id), label(one));
        let look = if one.stub { ", style=dashed" } else { "" };
        let _ = writeln!(out, "  n{at} [id=\"{id}\", label=\"{label}\"{look}];");
    }
    for edge in &scene.edges {
        let look = match edge.kind {
            EdgeKind::Solid => "",
            EdgeKind::Dotted => " [style=dashed, constraint=false]",
            EdgeKind::Circle => " [style=dashed, constraint=false, arrowhead=normal]",
        };
        let _ = writeln!(out, "  n{} -> n{}{look};", edge.from, edge.to);
    }
    out.push_str("}\n");
    out
}

/// Title and details, a line each; Graphviz breaks no lines, so a long title is broken as in the scene.
fn label(one: &SceneBox) -> String {
    let title = one.lines.iter().filter(|line| line.role == Role::Title);
    let title: Vec<&str> = match title.clone().count() {
        0..=2 => vec![&one.title],
        _ => title.map(|line| line.text.as_str()).collect(),
    };
    let details = one.details.join(" ");
    let details = (!details.is_empty()).then_some(details.as_str());
    let lines: Vec<String> = title.into_iter().chain(details).map(escaped).collect();
    lines.join("\\n")
}

/// Text between quotes: no escape sequence, no end of the string, no character entity of HTML.
fn escaped(text: &str) -> String {
    plain(text)
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('&', "&amp;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_safe() {
        assert_eq!(
            escaped("a\"]; evil [label=\"b"),
            "a\\\"]; evil [label=\\\"b"
        );
        assert_eq!(escaped("\\N \\\" &lt;"), "\\\\N \\\\\\\" &amp;lt;");
        assert_eq!(escaped("<script>\n#\u{7}{{"), "<script> # {{");
    }
}
