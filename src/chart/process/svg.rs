//! A process as SVG: lanes from left to right, time from above to below. Decides nothing about the process.

use super::layout::{self, Measures, Placed};
use super::{Diagram, Node, Shape};
use crate::chart::scene::{Point, Rect};
use crate::chart::theme::{Palette, Theme};
use crate::chart::wrap::{Line, Type, Weight};
use crate::fonts;
use crate::text::xml::escaped;
use std::fmt::Write;

const TEXT: Type = Type {
    weight: Weight::Bold,
    size: 90,
};
const DETAIL: Type = Type {
    weight: Weight::Regular,
    size: 76,
};
const HEADING: Type = Type {
    weight: Weight::Bold,
    size: 150,
};
const TEXT_LEADING: i32 = 116;
const DETAIL_LEADING: i32 = 100;
const PADDING: i32 = 56;
/// The width of a task with its padding, and of a decision.
const TASK: i32 = 1300;
const DECISION: i32 = 1340;
const EVENT: (i32, i32) = (560, 210);
const MARGIN: i32 = 120;

const MEASURES: Measures = Measures {
    to_right: false,
    gap: 240,
    apart: 44,
    margin: 110,
    head: 260,
    least_lane: 900,
};

/// The column with the names of phases.
const PHASE: i32 = 420;

/// An element with its text.
struct Set {
    text: Vec<Line>,
    details: Vec<Line>,
    size: (i32, i32),
}

/// A drawing that only has to be written.
struct Made {
    sets: Vec<Set>,
    placed: Placed,
    title: Vec<Line>,
    lines: Vec<Line>,
    /// The height of what stands above the lanes.
    above: i32,
    /// The width of what stands left of them.
    left: i32,
    width: i32,
    height: i32,
}

fn make(diagram: &Diagram) -> Made {
    let sets: Vec<Set> = diagram.nodes.iter().map(set).collect();
    let sizes: Vec<(i32, i32)> = sets.iter().map(|set| set.size).collect();
    let placed = layout::place(diagram, &sizes, MEASURES);
    let has_phases = diagram.nodes.iter().any(|node| node.phase.is_some());
    let left = if has_phases { PHASE } else { 0 };
    let title = HEADING.wrap(&diagram.name, placed.width + left);
    let lines = diagram
        .heading
        .iter()
        .map(|line| DETAIL.wrap(line, placed.width + left));
    let lines: Vec<Line> = lines.flatten().collect();
    let above = title.len() as i32 * 190 + lines.len() as i32 * DETAIL_LEADING + 90;
    Made {
        width: placed.width + left + 2 * MARGIN,
        height: placed.height + above + 2 * MARGIN,
        sets,
        placed,
        title,
        lines,
        above,
        left,
    }
}

/// The size of the drawing, in tenths of a point: width, height.
pub fn size(diagram: &Diagram) -> (i32, i32) {
    let made = make(diagram);
    (made.width, made.height)
}

/// Writes a process. One tenth of a point is one unit.
pub fn svg(diagram: &Diagram, theme: Theme) -> String {
    let palette = theme.palette();
    let made = make(diagram);
    let (placed, width, height) = (&made.placed, made.width, made.height);
    let mut out = String::new();
    let points = |length: i32| format!("{}.{}pt", length / 10, length % 10);
    // INVARIANT: writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"{}\" height=\"{}\" \
         viewBox=\"0 0 {width} {height}\" xml:lang=\"{}\" role=\"img\">\n<title>{}</title>\n<desc>{}</desc>",
        points(width),
        points(height),
        escaped(&diagram.language),
        escaped(&diagram.name),
        escaped(&diagram.heading.join(" "))
    );
    let _ = writeln!(
        out,
        "<path class=\"paper\" fill=\"#ffffff\" d=\"M0 0H{width}V{height}H0z\"/>\n<g font-family=\"'{}', 'Noto Sans SC', \
         'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif\">",
        fonts::SANS_FAMILY
    );
    let mut y = MARGIN;
    for line in &made.title {
        write_text(
            &mut out,
            &line.text,
            (MARGIN, y + HEADING.size),
            HEADING,
            palette.ink,
            "start",
        );
        y += 190;
    }
    for line in &made.lines {
        write_text(
            &mut out,
            &line.text,
            (MARGIN, y + DETAIL.size),
            DETAIL,
            palette.grey,
            "start",
        );
        y += DETAIL_LEADING;
    }
    let page = Page {
        palette,
        shift: (MARGIN + made.left, MARGIN + made.above),
    };
    page.lanes(&mut out, diagram, placed);
    if made.left > 0 {
        page.phases(&mut out, diagram, placed);
    }
    page.ways(&mut out, diagram, placed);
    for (at, node) in diagram.nodes.iter().enumerate() {
        page.node(&mut out, diagram, node, &made.sets[at], placed.nodes[at]);
    }
    page.labels(&mut out, diagram, placed);
    out.push_str("</g>\n</svg>\n");
    out
}

fn set(node: &Node) -> Set {
    let whole = match node.number.is_empty() || node.text.is_empty() {
        true => node.text.clone(),
        false => format!("{} {}", node.number, node.text),
    };
    match node.shape {
        Shape::Start | Shape::End => Set {
            text: TEXT.wrap(&whole, EVENT.0 - 2 * PADDING),
            details: Vec::new(),
            size: EVENT,
        },
        Shape::Task => {
            let room = TASK - 2 * PADDING;
            let text = TEXT.wrap(&whole, room);
            let details = node.details.iter().flat_map(|line| DETAIL.wrap(line, room));
            let details: Vec<Line> = details.collect();
            let height = text_height(&text, &details) + 2 * PADDING;
            Set {
                text,
                details,
                size: (TASK, height),
            }
        }
        Shape::Gateway => {
            // A text fits into a diamond if its share of the width and its share of the height are one together.
            let text = TEXT.wrap(&whole, DECISION * 55 / 100);
            let width = text
                .iter()
                .map(|line| line.width)
                .max()
                .unwrap_or(0)
                .max(200);
            let high = text.len() as i32 * TEXT_LEADING;
            let room = (100 - width * 100 / DECISION).max(20);
            let height = (high * 100 / room + 60).max(300);
            Set {
                text,
                details: Vec::new(),
                size: (if high == 0 { 300 } else { DECISION }, height + height % 2),
            }
        }
    }
}

fn text_height(text: &[Line], details: &[Line]) -> i32 {
    let gap = if text.is_empty() || details.is_empty() {
        0
    } else {
        20
    };
    text.len() as i32 * TEXT_LEADING + gap + details.len() as i32 * DETAIL_LEADING
}

/// Where and in which colours.
struct Page {
    palette: Palette,
    shift: (i32, i32),
}

impl Page {
    fn x(&self, x: i32) -> i32 {
        x + self.shift.0
    }

    fn y(&self, y: i32) -> i32 {
        y + self.shift.1
    }

    fn lanes(&self, out: &mut String, diagram: &Diagram, placed: &Placed) {
        let Palette { line, top, ink, .. } = self.palette;
        for (name, lane) in diagram.lanes.iter().zip(&placed.lanes) {
            let (x, y) = (self.x(lane.x), self.y(lane.y));
            let _ = writeln!(
                out,
                "<g class=\"lane\" data-name=\"{}\"><rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\" fill=\"none\" \
                 stroke=\"{line}\" stroke-width=\"8\"/><path d=\"M{x} {y}h{w}v{h}h-{w}z\" fill=\"{top}\" \
                 stroke=\"{line}\" stroke-width=\"8\"/>",
                escaped(name),
                lane.width,
                lane.height,
                w = lane.width,
                h = MEASURES.head,
            );
            let lines = TEXT.wrap(name, lane.width - 60);
            let shown = &lines[..lines.len().min(2)];
            let mut base = y + MEASURES.head / 2 - shown.len() as i32 * TEXT_LEADING / 2 + 92;
            for text in shown {
                write_text(
                    out,
                    &text.text,
                    (x + lane.width / 2, base),
                    TEXT,
                    ink,
                    "middle",
                );
                base += TEXT_LEADING;
            }
            out.push_str("</g>\n");
        }
    }

    /// The names of phases left of the lanes, each beside its steps.
    fn phases(&self, out: &mut String, diagram: &Diagram, placed: &Placed) {
        let Palette {
            line, plain, ink, ..
        } = self.palette;
        let steps: Vec<(usize, &Node)> = diagram.nodes.iter().enumerate().collect();
        for run in steps.chunk_by(|(_, one), (_, other)| one.phase == other.phase) {
            let [(first, node), ..] = run else { continue };
            let Some(phase) = &node.phase else { continue };
            let last = run[run.len() - 1].0;
            let top = placed.nodes[*first].y - MEASURES.gap / 4;
            let bottom = placed.nodes[last].bottom() + MEASURES.gap / 4;
            let (x, y, width) = (MARGIN, self.y(top), PHASE - 60);
            let _ = writeln!(
                out,
                "<path class=\"phase\" d=\"M{x} {y}h{width}v{h}h-{width}z\" fill=\"{plain}\" stroke=\"{line}\" \
                 stroke-width=\"8\"/>",
                h = bottom - top
            );
            let lines = TEXT.wrap(phase, width - 60);
            let most = ((bottom - top) / TEXT_LEADING).max(1) as usize;
            let shown = &lines[..lines.len().min(most)];
            let middle = self.y((top + bottom) / 2);
            let mut base = middle - shown.len() as i32 * TEXT_LEADING / 2 + 92;
            for text in shown {
                write_text(out, &text.text, (x + width / 2, base), TEXT, ink, "middle");
                base += TEXT_LEADING;
            }
        }
    }

    fn ways(&self, out: &mut String, diagram: &Diagram, placed: &Placed) {
        let stroke = self.palette.border;
        for (way, points) in diagram.ways.iter().zip(&placed.ways) {
            let d: Vec<String> = points
                .iter()
                .map(|point| format!("{} {}", self.x(point.x), self.y(point.y)))
                .collect();
            let _ = writeln!(
                out,
                "<path class=\"way\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"10\" data-from=\"{}\" \
                 data-to=\"{}\" d=\"M{}\"/>",
                way.from,
                way.to,
                d.join("L")
            );
            // All ways end downwards.
            if let Some(end) = points.last() {
                let (x, y) = (self.x(end.x), self.y(end.y));
                let _ = writeln!(
                    out,
                    "<path class=\"tip\" fill=\"{stroke}\" d=\"M{x} {y}l-32 -66h64z\"/>"
                );
            }
        }
    }

    fn node(&self, out: &mut String, diagram: &Diagram, node: &Node, set: &Set, rect: Rect) {
        let Palette {
            border,
            head,
            top,
            plain,
            corner,
            ..
        } = self.palette;
        let (x, y) = (self.x(rect.x), self.y(rect.y));
        let Rect { width, height, .. } = rect;
        let (kind, shape) = match node.shape {
            Shape::Task => (
                "task",
                format!(
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{corner}\" fill=\"{plain}\""
                ),
            ),
            Shape::Gateway => {
                let (middle, half) = (x + width / 2, y + height / 2);
                (
                    "decision",
                    format!(
                        "<path d=\"M{middle} {y}L{} {half}L{middle} {}L{x} {half}z\" fill=\"{head}\"",
                        x + width,
                        y + height
                    ),
                )
            }
            Shape::Start | Shape::End => (
                "event",
                format!(
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{}\" fill=\"{top}\"",
                    height / 2
                ),
            ),
        };
        let stroke = if node.shape == Shape::End { 20 } else { 9 };
        let _ = writeln!(
            out,
            "<g class=\"step {kind}\" data-number=\"{}\" data-lane=\"{}\">{shape} stroke=\"{border}\" \
             stroke-width=\"{stroke}\"/>",
            escaped(&node.number),
            escaped(&diagram.lanes[node.lane])
        );
        self.texts(out, set, (x + width / 2, y + height / 2));
        out.push_str("</g>\n");
    }

    fn texts(&self, out: &mut String, set: &Set, (x, middle): (i32, i32)) {
        let mut y = middle - text_height(&set.text, &set.details) / 2;
        for line in &set.text {
            let base = y + TEXT_LEADING / 2 + TEXT.size * 37 / 100;
            write_text(out, &line.text, (x, base), TEXT, self.palette.ink, "middle");
            y += TEXT_LEADING;
        }
        y += 20;
        for line in &set.details {
            let base = y + DETAIL_LEADING / 2 + DETAIL.size * 37 / 100;
            write_text(
                out,
                &line.text,
                (x, base),
                DETAIL,
                self.palette.grey,
                "middle",
            );
            y += DETAIL_LEADING;
        }
    }

    /// When a way is taken, beside its beginning, on white so that no line runs through it.
    fn labels(&self, out: &mut String, diagram: &Diagram, placed: &Placed) {
        for (way, points) in diagram.ways.iter().zip(&placed.ways) {
            let [start, next, ..] = points[..] else {
                continue;
            };
            if way.label.is_empty() {
                continue;
            }
            let text = shortened(&way.label);
            let width = DETAIL.width(&text) + 24;
            let start_at = Point {
                x: self.x(start.x),
                y: self.y(start.y),
            };
            let goes_down = start.x == next.x;
            let (x, y) = match goes_down {
                true => (start_at.x + 24, start_at.y + 96),
                false => (start_at.x + 20, start_at.y - 26),
            };
            let _ = writeln!(
                out,
                "<path class=\"ground\" fill=\"#ffffff\" fill-opacity=\"0.85\" d=\"M{} {}h{width}v96h-{width}z\"/>",
                x - 8,
                y - 76
            );
            write_text(out, &text, (x, y), DETAIL, self.palette.ink, "start");
        }
    }
}

/// A label stands beside its line and must not run far.
fn shortened(label: &str) -> String {
    const LONGEST: i32 = 1100;
    if DETAIL.width(label) <= LONGEST {
        return label.to_owned();
    }
    let mut kept = String::new();
    for c in label.chars() {
        kept.push(c);
        if DETAIL.width(&kept) > LONGEST - DETAIL.size {
            break;
        }
    }
    kept + "…"
}

fn write_text(
    out: &mut String,
    text: &str,
    (x, y): (i32, i32),
    kind: Type,
    fill: &str,
    anchor: &str,
) {
    let weight = match kind.weight {
        Weight::Bold => "bold",
        Weight::Regular => "normal",
    };
    let _ = writeln!(
        out,
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\" font-weight=\"{weight}\" fill=\"{fill}\" text-anchor=\"{anchor}\">{}</text>",
        kind.size,
        escaped(text)
    );
}
