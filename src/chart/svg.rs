//! A scene as SVG 1.1: plain shapes and text, attributes instead of style sheets, the contract of “SVG org charts”.
//! Places nothing; fit for browsers, for print in black and white, and for renderers that know little.

mod strokes;

use super::furniture::{Anchor, Note, Page, Sample, Style};
use super::measure::{DETAIL, TITLE};
use super::scene::{Edge, EdgeKind, Rect, Role, Scene, SceneBox, Standing, TextLine};
use super::theme::Palette;
use super::words::Words;
use crate::fonts;
use crate::text::xml::escaped;
use std::fmt::Write;

/// What draws the text where the embedded fonts are not installed.
const FALLBACK_FONTS: &str = "'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";
/// The strength of ordinary lines.
const THIN: i32 = 8;

/// How lines and boxes of each kind are drawn, in attributes.
struct Strokes {
    thin: String,
    dotted: String,
    circle: String,
    dashed: String,
    frame: String,
    /// The strength of the border of a box that opens a circle.
    heavy: String,
}

impl Strokes {
    /// For a drawing of so many percent. Only larger ones have stronger lines: weaker ones would not be seen.
    fn of(percent: i32) -> Self {
        let scaled = |length: i32| length * percent.max(100) / 100;
        let dashes = |lengths: &[i32]| {
            let lengths: Vec<String> = lengths.iter().map(|&one| scaled(one).to_string()).collect();
            format!("stroke-dasharray=\"{}\"", lengths.join(" "))
        };
        let strong = |width: i32| format!("stroke-width=\"{}\"", scaled(width));
        Self {
            thin: strong(THIN),
            dotted: dashes(&[32, 24]),
            circle: format!("{} {}", strong(14), dashes(&[70, 26, 14, 26])),
            dashed: dashes(&[40, 28]),
            frame: format!(
                "{} {} stroke-linecap=\"round\"",
                strong(THIN),
                dashes(&[2, 24])
            ),
            heavy: strong(20),
        }
    }
}

/// Writes a scene. One tenth of a point is one unit; the size is that of the printed drawing.
pub fn svg(scene: &Scene, words: &Words) -> String {
    let mut out = String::new();
    open(&mut out, (scene.width, scene.height), words, &words.title);
    write_scene(&mut out, scene);
    out.push_str("</svg>\n");
    out
}

/// Writes a page: white paper, the drawing, and what stands around it.
pub fn page_svg(page: &Page, words: &Words) -> String {
    let mut out = String::new();
    let title = if page.title.is_empty() {
        &words.title
    } else {
        &page.title
    };
    open(&mut out, (page.width, page.height), words, title);
    let (width, height) = (page.width, page.height);
    // INVARIANT: writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<path class=\"paper\" fill=\"#ffffff\" d=\"M0 0H{width}V{height}H0z\"/>"
    );
    write_scene(&mut out, &page.scene);
    let _ = writeln!(out, "<g class=\"notes\" font-family=\"{}\">", family());
    let palette = page.scene.theme.palette();
    page.samples
        .iter()
        .for_each(|sample| write_sample(&mut out, *sample, &palette));
    page.notes
        .iter()
        .for_each(|note| write_note(&mut out, note, &palette));
    out.push_str("</g>\n</svg>\n");
    out
}

fn family() -> String {
    format!("'{}', {FALLBACK_FONTS}", fonts::SANS_FAMILY)
}

fn open(out: &mut String, (width, height): (i32, i32), words: &Words, title: &str) {
    let (width, height) = (width.max(1), height.max(1));
    let points = |length: i32| format!("{}.{}pt", length / 10, length % 10);
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" \
         width=\"{}\" height=\"{}\" viewBox=\"0 0 {width} {height}\" xml:lang=\"{}\" role=\"img\">",
        points(width),
        points(height),
        escaped(&words.language),
    );
    let _ = writeln!(out, "<title>{}</title>", escaped(title));
    let _ = writeln!(out, "<desc>{}</desc>", escaped(&words.description));
}

fn write_scene(out: &mut String, scene: &Scene) {
    let palette = scene.theme.palette();
    let line = palette.line;
    let strokes = Strokes::of(scene.percent);
    let _ = writeln!(out, "<g class=\"edges\" fill=\"none\" {}>", strokes.thin);
    for frame in &scene.frames {
        let Rect {
            x,
            y,
            width,
            height,
        } = frame;
        let _ = writeln!(
            out,
            "<path class=\"frame\" stroke=\"{line}\" {} d=\"M{x} {y}h{width}v{height}h-{width}z\"/>",
            strokes.frame
        );
    }
    let _ = writeln!(
        out,
        "<path class=\"strokes\" stroke=\"{line}\" stroke-linecap=\"square\" d=\"{}\"/>",
        strokes::strokes(&scene.edges)
    );
    scene
        .edges
        .iter()
        .for_each(|edge| write_edge(out, scene, edge, &strokes));
    let _ = writeln!(
        out,
        "</g>\n<g class=\"nodes\" font-family=\"{}\" text-anchor=\"middle\">",
        family()
    );
    let mut is_head = vec![false; scene.boxes.len()];
    scene
        .boxes
        .iter()
        .filter_map(|one| one.parent)
        .for_each(|head| is_head[head] = true);
    for (one, &is_head) in scene.boxes.iter().zip(&is_head) {
        write_box(out, scene, one, is_head, &strokes);
    }
    out.push_str("</g>\n");
}

fn write_note(out: &mut String, note: &Note, palette: &Palette) {
    let anchor = match note.anchor {
        Anchor::Start => "start",
        Anchor::End => "end",
    };
    let (weight, fill) = match note.is_bold {
        true => ("bold", palette.ink),
        false => ("normal", palette.grey),
    };
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{weight}\" fill=\"{fill}\" text-anchor=\"{anchor}\">{}</text>",
        note.x,
        note.y,
        note.size,
        escaped(&note.text)
    );
}

fn write_sample(out: &mut String, sample: Sample, palette: &Palette) {
    let Palette {
        line: thin, border, ..
    } = palette;
    let Sample { x, y, length, .. } = sample;
    let strokes = Strokes::of(sample.percent);
    let line = format!("M{x} {y}h{length}");
    let half = 36 * sample.percent / 100;
    let square = format!("M{x} {}h{length}v{}h-{length}z", y - half, 2 * half);
    let (colour, stroke, way) = match sample.style {
        Style::Line => (thin, strokes.thin, line),
        Style::Dotted => (border, format!("{} {}", strokes.thin, strokes.dotted), line),
        Style::Circle => (border, strokes.circle, line),
        Style::Dashed => (
            border,
            format!("{} {}", strokes.thin, strokes.dashed),
            square,
        ),
        Style::Frame => (thin, strokes.frame, square),
    };
    let _ = writeln!(
        out,
        "<path class=\"sample\" fill=\"none\" stroke=\"{colour}\" {stroke} d=\"{way}\"/>"
    );
}

fn write_edge(out: &mut String, scene: &Scene, edge: &Edge, strokes: &Strokes) {
    let Palette { border, .. } = scene.theme.palette();
    let look = match edge.kind {
        // What is seen of them is drawn at once.
        EdgeKind::Solid => "class=\"edge\" stroke=\"none\"".to_owned(),
        EdgeKind::Dotted => {
            format!(
                "class=\"edge dotted\" stroke=\"{border}\" {}",
                strokes.dotted
            )
        }
        EdgeKind::Circle => format!(
            "class=\"edge dotted circle\" stroke=\"{border}\" {}",
            strokes.circle
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

fn write_box(out: &mut String, scene: &Scene, one: &SceneBox, is_head: bool, strokes: &Strokes) {
    let _ = write!(
        out,
        "<g class=\"node\" data-kind=\"{}\" data-id=\"{}\"",
        one.kind.name(),
        escaped(&one.id)
    );
    if let Some(parent) = one.parent {
        let _ = write!(out, " data-parent=\"{}\"", escaped(&scene.boxes[parent].id));
    }
    let place = match one.standing {
        Standing::Line => "",
        Standing::Side => " data-place=\"staff\"",
        Standing::Beside => " data-place=\"deputy\"",
        Standing::Above => " data-place=\"board\"",
    };
    out.push_str(place);
    let _ = write!(out, " data-level=\"{}\"", one.level);
    if one.stub {
        out.push_str(" data-stub=\"true\"");
    }
    if one.vacant {
        out.push_str(" data-vacant=\"true\"");
    }
    if one.in_circle {
        out.push_str(" data-circle=\"true\"");
    }
    out.push_str(">\n");
    let palette = scene.theme.palette();
    write_rect(out, one, is_head, strokes, &palette);
    for line in &one.lines {
        // A blank where the text has one, so that the words read from the file are those of the title.
        if !line.joined {
            out.push(' ');
        }
        write_line(out, line, scene.percent, &palette);
    }
    out.push_str("\n</g>\n");
}

fn write_rect(
    out: &mut String,
    one: &SceneBox,
    is_head: bool,
    strokes: &Strokes,
    palette: &Palette,
) {
    let Palette { border, corner, .. } = palette;
    let rect = one.rect;
    let fill = match (one.level, is_head) {
        _ if one.stub || one.vacant => palette.plain,
        (0, _) => palette.top,
        (_, true) => palette.head,
        (_, false) => palette.plain,
    };
    let dash = match one.stub || one.vacant {
        true => format!(" {}", strokes.dashed),
        false => String::new(),
    };
    let stroke = match one.in_circle {
        true => &strokes.heavy,
        false => &strokes.thin,
    };
    let _ = writeln!(
        out,
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{corner}\" fill=\"{fill}\" stroke=\"{border}\" \
         {stroke}{dash}/>",
        rect.x, rect.y, rect.width, rect.height
    );
}

fn write_line(out: &mut String, line: &TextLine, percent: i32, palette: &Palette) {
    let (class, size, weight, fill) = match line.role {
        Role::Title => ("title", TITLE.size, "bold", palette.ink),
        Role::Detail => ("detail", DETAIL.size, "normal", palette.grey),
    };
    // Rounded down: a text that fits its box goes on doing so.
    let size = size * percent / 100;
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
