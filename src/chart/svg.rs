//! A scene as SVG 1.1: plain shapes and text, attributes instead of style sheets, the contract of “SVG org charts”.
//! Places nothing; fit for browsers, for print in black and white, and for renderers that know little.

mod strokes;

use super::measure::{DETAIL, TITLE};
use super::scene::{Edge, EdgeKind, Rect, Role, Scene, SceneBox, TextLine};
use super::words::Words;
use crate::fonts;
use crate::text::xml::escaped;
use std::fmt::Write;

/// What draws the text where the embedded fonts are not installed.
const FALLBACK_FONTS: &str = "'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";
const INK: &str = "#1b2430";
const GREY: &str = "#525c69";
const LINE: &str = "#6b7683";
const BORDER: &str = "#46525f";
/// Fills of tops, of other heads, and of all others.
const TOP: &str = "#dde5ee";
const HEAD: &str = "#eff3f7";
const WHITE: &str = "#ffffff";

/// Writes a scene. One tenth of a point is one unit; the size is that of the printed drawing.
pub fn svg(scene: &Scene, words: &Words) -> String {
    let mut out = String::new();
    let (width, height) = (scene.width.max(1), scene.height.max(1));
    let points = |length: i32| format!("{}.{}pt", length / 10, length % 10);
    // INVARIANT: writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" \
         width=\"{}\" height=\"{}\" viewBox=\"0 0 {width} {height}\" xml:lang=\"{}\" role=\"img\">",
        points(width),
        points(height),
        escaped(&words.language),
    );
    let _ = writeln!(out, "<title>{}</title>", escaped(&words.title));
    let _ = writeln!(out, "<desc>{}</desc>", escaped(&words.description));
    out.push_str("<g class=\"edges\" fill=\"none\" stroke-width=\"8\">\n");
    for frame in &scene.frames {
        let Rect {
            x,
            y,
            width,
            height,
        } = frame;
        let _ = writeln!(
            out,
            "<path class=\"frame\" stroke=\"{LINE}\" stroke-width=\"6\" stroke-dasharray=\"4 20\" stroke-linecap=\"round\" d=\"M{x} {y}h{width}v{height}h-{width}z\"/>"
        );
    }
    let _ = writeln!(
        out,
        "<path class=\"strokes\" stroke=\"{LINE}\" stroke-linecap=\"square\" d=\"{}\"/>",
        strokes::strokes(&scene.edges)
    );
    scene
        .edges
        .iter()
        .for_each(|edge| write_edge(&mut out, scene, edge));
    let _ = writeln!(
        out,
        "</g>\n<g class=\"nodes\" font-family=\"'{}', {FALLBACK_FONTS}\" text-anchor=\"middle\">",
        fonts::SANS_FAMILY
    );
    let mut is_head = vec![false; scene.boxes.len()];
    scene
        .boxes
        .iter()
        .filter_map(|one| one.parent)
        .for_each(|head| is_head[head] = true);
    for (one, &is_head) in scene.boxes.iter().zip(&is_head) {
        write_box(&mut out, scene, one, is_head);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn write_edge(out: &mut String, scene: &Scene, edge: &Edge) {
    let look = match edge.kind {
        // What is seen of them is drawn at once.
        EdgeKind::Solid => "class=\"edge\" stroke=\"none\"".to_owned(),
        EdgeKind::Dotted => {
            format!("class=\"edge dotted\" stroke=\"{BORDER}\" stroke-dasharray=\"32 24\"")
        }
        EdgeKind::Circle => format!(
            "class=\"edge dotted circle\" stroke=\"{BORDER}\" stroke-width=\"14\" stroke-dasharray=\"70 26 14 26\""
        ),
    };
    let mut way = String::new();
    let mut last = None;
    for point in &edge.points {
        let _ = match last {
            None => write!(way, "M{} {}", point.x, point.y),
            Some((_, y)) if y == point.y => write!(way, "H{}", point.x),
            Some(_) => write!(way, "V{}", point.y),
        };
        last = Some((point.x, point.y));
    }
    let id = |at: usize| escaped(&scene.boxes[at].id);
    let (from, to) = (id(edge.from), id(edge.to));
    let _ = writeln!(
        out,
        "<path {look} data-from=\"{from}\" data-to=\"{to}\" d=\"{way}\"/>"
    );
}

fn write_box(out: &mut String, scene: &Scene, one: &SceneBox, is_head: bool) {
    let _ = write!(
        out,
        "<g class=\"node\" data-kind=\"{}\" data-id=\"{}\"",
        one.kind.name(),
        escaped(&one.id)
    );
    if let Some(parent) = one.parent {
        let _ = write!(out, " data-parent=\"{}\"", escaped(&scene.boxes[parent].id));
    }
    let _ = write!(out, " data-level=\"{}\"", one.level);
    if one.stub {
        out.push_str(" data-stub=\"true\"");
    }
    if one.in_circle {
        out.push_str(" data-circle=\"true\"");
    }
    out.push_str(">\n");
    write_rect(out, one, is_head);
    for line in &one.lines {
        // A blank where the text has one, so that the words read from the file are those of the title.
        if !line.joined {
            out.push(' ');
        }
        write_line(out, line);
    }
    out.push_str("\n</g>\n");
}

fn write_rect(out: &mut String, one: &SceneBox, is_head: bool) {
    let rect = one.rect;
    let fill = match (one.level, is_head) {
        _ if one.stub => WHITE,
        (0, _) => TOP,
        (_, true) => HEAD,
        (_, false) => WHITE,
    };
    let dash = if one.stub {
        " stroke-dasharray=\"40 28\""
    } else {
        ""
    };
    let stroke = if one.in_circle { 20 } else { 8 };
    let _ = writeln!(
        out,
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"18\" fill=\"{fill}\" stroke=\"{BORDER}\" \
         stroke-width=\"{stroke}\"{dash}/>",
        rect.x, rect.y, rect.width, rect.height
    );
}

fn write_line(out: &mut String, line: &TextLine) {
    let (class, size, weight, fill) = match line.role {
        Role::Title => ("title", TITLE.size, "bold", INK),
        Role::Detail => ("detail", DETAIL.size, "normal", GREY),
    };
    let _ = write!(
        out,
        "<text class=\"{class}\" x=\"{}\" y=\"{}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{fill}\">{}</text>",
        line.x,
        line.y,
        escaped(&line.text)
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_safe() {
        assert_eq!(
            escaped("<script>\"&'#{{"),
            "&lt;script&gt;&quot;&amp;&#39;#{{"
        );
        assert_eq!(
            escaped("a\nb\u{0}\u{7}\u{FFFF}"),
            "a&#10;b\u{FFFD}\u{FFFD}\u{FFFD}"
        );
    }
}
