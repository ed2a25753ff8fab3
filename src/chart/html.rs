//! A scene as one web page that needs nothing else: the drawing, and a script with which to move and enlarge it, to
//! find boxes, to close and to open what is below a head. Draws nothing itself.

use super::scene::Scene;
use super::svg::svg;
use super::words::Words;
use crate::locale::Catalogue;
use crate::text::xml::escaped;

const PAGE: &str = include_str!("../../templates/chart/page.html");
const STYLE: &str = include_str!("../../templates/chart/style.css");
const SCRIPT: &str = include_str!("../../templates/chart/script.js");

/// The words of the page that stand in the catalogue as `chart-web-…`.
const WORDS: [&str; 10] = [
    "search", "fit", "out", "in", "collapse", "expand", "focus", "back", "print", "help",
];

/// Writes a scene as a page.
pub fn html(scene: &Scene, words: &Words, catalogue: &Catalogue) -> String {
    let drawing = svg(scene, words);
    let points = |length: i32| format!("{}pt", (length + 9) / 10);
    let paper = format!("{} {}", points(scene.width), points(scene.height));
    let value = |name: &str| match name {
        "language" => escaped(&words.language),
        "title" => escaped(&words.title),
        "style" => STYLE.to_owned(),
        "script" => SCRIPT.to_owned(),
        "paper" => paper.clone(),
        "drawing" => drawing.clone(),
        word if WORDS.contains(&word) => escaped(&catalogue.plain(&format!("chart-web-{word}"))),
        _ => String::new(),
    };
    let mut out = String::with_capacity(PAGE.len() + STYLE.len() + SCRIPT.len() + drawing.len());
    // Values are not looked at again: they may hold braces.
    for (at, piece) in PAGE.split("{{").enumerate() {
        match piece.split_once("}}") {
            Some((name, text)) if at > 0 => {
                out.push_str(&value(name));
                out.push_str(text);
            }
            _ => out.push_str(piece),
        }
    }
    out
}
