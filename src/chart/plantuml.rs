//! A scene as a PlantUML work breakdown structure: who is below whom, as deep as it is. Other lines than those of
//! command have no place in such a drawing. PlantUML makes its own layout.

use super::scene::{Scene, SceneBox};
use super::words::Words;
use super::wrap::plain;
use std::fmt::Write;

/// Writes the boxes of a scene. Several tops hang under a root with the title, for there must be one.
pub fn plantuml(scene: &Scene, words: &Words) -> String {
    let mut out = String::from("@startwbs\n");
    let tops = scene
        .boxes
        .iter()
        .filter(|one| one.parent.is_none())
        .count();
    let depth = usize::from(tops > 1);
    // INVARIANT: writing to a string cannot fail.
    if tops > 1 {
        let _ = writeln!(out, "* {}", escaped(&words.title));
    }
    for one in &scene.boxes {
        let stars = "*".repeat(one.level + 1 + depth);
        let _ = writeln!(out, "{stars} {}", label(one));
    }
    out.push_str("@endwbs\n");
    out
}

fn label(one: &SceneBox) -> String {
    let mut label = escaped(&one.title);
    if !one.details.is_empty() {
        label.push_str("\\n");
        label.push_str(&escaped(&one.details.join(" ")));
    }
    // A title of nothing would make the line no box.
    if label.is_empty() {
        "-".to_owned()
    } else {
        label
    }
}

/// Text on a line. Signs that begin a style, a picture, a colour or a direction are written by their numbers.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            ' ' | '(' | ')' | ',' | '.' => out.push(c),
            c if c.is_ascii_alphanumeric() || !c.is_ascii() => out.push(c),
            c => {
                let _ = write!(out, "<U+{:04X}>", c as u32);
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
        assert_eq!(escaped("<b>A*\\n"), "<U+003C>b<U+003E>A<U+002A><U+005C>n");
        assert_eq!(escaped("经理（副）\n甲_乙"), "经理（副） 甲<U+005F>乙");
    }
}
