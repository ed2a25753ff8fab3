//! What stands around a drawing on its page: title, version and date above, the legend and the number of the page
//! below. Explains only the kinds of lines and boxes that the drawing has. Moves no box within its drawing.

use super::paper::MARGIN;
use super::scene::{EdgeKind, Scene};
use super::wrap::{Type, Weight};
use crate::diagnostic::Message;
use crate::locale::Catalogue;

/// The type of titles of pages, and of all else around drawings.
const HEADING: Type = Type {
    weight: Weight::Bold,
    size: 150,
};
const NOTE: Type = Type {
    weight: Weight::Regular,
    size: 80,
};
const HEADING_LEADING: i32 = 190;
const NOTE_LEADING: i32 = 120;
/// Between what stands around a drawing and the drawing.
const AIR: i32 = 110;
/// The length of a sample of a line, and the air behind it and behind its words.
const SAMPLE: i32 = 260;
const SAMPLE_AIR: i32 = 60;
const ITEM_AIR: i32 = 220;

/// A page: a drawing in its place, and texts around it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Page {
    /// Of the sheet, in tenths of a point.
    pub width: i32,
    pub height: i32,
    pub scene: Scene,
    pub notes: Vec<Note>,
    pub samples: Vec<Sample>,
    /// What stands on the page, for those who cannot see it.
    pub title: String,
}

/// A line of text beside the drawing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    pub text: String,
    pub x: i32,
    /// The base line.
    pub y: i32,
    pub size: i32,
    pub is_bold: bool,
    pub anchor: Anchor,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    Start,
    End,
}

/// A sample of a kind of line or box, as the legend has it; the place is its left end, in the middle of its height.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sample {
    pub style: Style,
    pub x: i32,
    pub y: i32,
    pub length: i32,
    /// Of the ordinary strength of its line.
    pub percent: i32,
}

/// A kind of line or box that is explained.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    Line,
    Dotted,
    Circle,
    /// Vacant, or described nowhere.
    Dashed,
    Frame,
}

/// What is to stand around a drawing; nothing, if nothing is said.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Furniture {
    pub title: String,
    /// At the right of the title: version, date.
    pub edition: String,
    /// Under the title: whose people these are.
    pub line: String,
    /// At the lower right: the number of the page.
    pub folio: String,
    pub legend: Vec<(Style, String)>,
    /// How much larger than on a sheet of A4 it is, in percent; no larger if 0.
    pub larger: i32,
}

impl Furniture {
    /// Explains what a drawing has beside solid lines and boxes; nothing, if that is all.
    pub fn legend(scene: &Scene, catalogue: &Catalogue) -> Vec<(Style, String)> {
        let has = |kind: EdgeKind| scene.edges.iter().any(|edge| edge.kind == kind);
        let is_dashed = scene.boxes.iter().any(|one| one.stub || one.vacant);
        let is_vacant = scene.boxes.iter().any(|one| one.vacant);
        let is_stub = scene.boxes.iter().any(|one| one.stub);
        let dashed = match (is_vacant, is_stub) {
            (true, true) => "chart-legend-vacant-or-stub",
            (true, false) => "chart-legend-vacant",
            _ => "chart-legend-stub",
        };
        let others = [
            (has(EdgeKind::Dotted), Style::Dotted, "chart-legend-dotted"),
            (has(EdgeKind::Circle), Style::Circle, "chart-legend-circle"),
            (is_dashed, Style::Dashed, dashed),
            (!scene.frames.is_empty(), Style::Frame, "chart-legend-frame"),
        ];
        let any_line = has(EdgeKind::Dotted) || has(EdgeKind::Circle);
        let solid = (
            any_line && has(EdgeKind::Solid),
            Style::Line,
            "chart-legend-line",
        );
        let used = [solid]
            .into_iter()
            .chain(others)
            .filter(|&(is_used, ..)| is_used);
        used.map(|(_, style, id)| (style, catalogue.text(&Message::new(id))))
            .collect()
    }

    /// How much room it takes above a drawing on a page so wide, and below it.
    pub(super) fn heights(&self, width: i32) -> (i32, i32) {
        let width = self.shrunk(width);
        let title = self.title_lines(width).len() as i32;
        let line = i32::from(!self.line.is_empty());
        let above = match title + line {
            0 => 0,
            _ => title * HEADING_LEADING + line * NOTE_LEADING + AIR,
        };
        let rows = self.legend_rows(width).len() as i32;
        let rows = rows.max(i32::from(!self.folio.is_empty()));
        let below = if rows > 0 {
            rows * NOTE_LEADING + AIR
        } else {
            0
        };
        (self.grown(above), self.grown(below))
    }

    /// A page of this size with a drawing, as large as it is, in the middle of its upper part.
    pub(super) fn around(&self, mut scene: Scene, (width, height): (i32, i32)) -> Page {
        let (above, below) = self.heights(width);
        let room = height - 2 * self.margin() - above - below;
        let top = self.margin() + above + (room - scene.height).max(0) / 3;
        scene.shift((width - scene.width) / 2, top);
        let mut page = Page {
            width: self.shrunk(width),
            height: self.shrunk(height),
            scene,
            ..Page::default()
        };
        self.write_above(&mut page);
        self.write_below(&mut page);
        for note in &mut page.notes {
            (note.x, note.y) = (self.grown(note.x), self.grown(note.y));
            note.size = self.grown(note.size);
        }
        for sample in &mut page.samples {
            (sample.x, sample.y) = (self.grown(sample.x), self.grown(sample.y));
            sample.length = self.grown(sample.length);
            sample.percent += self.larger;
        }
        (page.width, page.height) = (width, height);
        page
    }

    /// A page that is as large as its drawing needs.
    pub fn wrapped(&self, scene: Scene) -> Page {
        let items = self.legend.iter().map(|(_, text)| item_width(text));
        let least = items.max().unwrap_or(0).max(NOTE.width(&self.folio));
        let width = scene.width.max(self.grown(least)) + 2 * self.margin();
        let (above, below) = self.heights(width);
        let height = scene.height + above + below + 2 * self.margin();
        self.around(scene, (width, height))
    }

    /// A drawing without a title stands for itself, and needs no margin of a sheet.
    fn margin(&self) -> i32 {
        if self.title.is_empty() {
            super::MARGIN
        } else {
            MARGIN
        }
    }

    /// The same, as all that is written takes it, which is enlarged in the end.
    fn inner_margin(&self) -> i32 {
        self.shrunk(self.margin())
    }

    fn shrunk(&self, length: i32) -> i32 {
        (i64::from(length) * 100 / i64::from(100 + self.larger)) as i32
    }

    fn grown(&self, length: i32) -> i32 {
        (i64::from(length) * i64::from(100 + self.larger) / 100) as i32
    }

    fn title_lines(&self, width: i32) -> Vec<String> {
        if self.title.is_empty() {
            return Vec::new();
        }
        let edition = NOTE.width(&self.edition);
        let room = (width - 2 * self.inner_margin() - edition - AIR).max(10 * HEADING.size);
        let lines = HEADING.wrap(&self.title, room);
        lines.into_iter().map(|line| line.text).collect()
    }

    fn write_above(&self, page: &mut Page) {
        page.title.clone_from(&self.title);
        let margin = self.inner_margin();
        let mut y = margin + HEADING.size;
        let mut note = |text: &str, kind: Type, y: i32, anchor: Anchor| {
            if text.is_empty() {
                return;
            }
            page.notes.push(Note {
                text: text.to_owned(),
                x: match anchor {
                    Anchor::Start => margin,
                    Anchor::End => page.width - margin,
                },
                y,
                size: kind.size,
                is_bold: kind.weight == Weight::Bold,
                anchor,
            });
        };
        note(&self.edition, NOTE, y, Anchor::End);
        for line in self.title_lines(page.width) {
            note(&line, HEADING, y, Anchor::Start);
            y += HEADING_LEADING;
        }
        let y = y - HEADING.size + NOTE_LEADING * 3 / 4;
        note(
            &cut_off(&self.line, page.width - 2 * self.inner_margin()),
            NOTE,
            y,
            Anchor::Start,
        );
    }

    fn write_below(&self, page: &mut Page) {
        let rows = self.legend_rows(page.width);
        let bottom = page.height - self.inner_margin();
        let base =
            |row: usize| bottom - (rows.len() - 1 - row) as i32 * NOTE_LEADING - NOTE.size / 4;
        for (row, items) in rows.iter().enumerate() {
            let mut x = self.inner_margin();
            for &item in items {
                let (style, text) = &self.legend[item];
                page.samples.push(Sample {
                    style: *style,
                    x,
                    y: base(row) - NOTE.size * 37 / 100,
                    length: SAMPLE,
                    percent: 100,
                });
                page.notes.push(Note {
                    text: text.clone(),
                    x: x + SAMPLE + SAMPLE_AIR,
                    y: base(row),
                    size: NOTE.size,
                    is_bold: false,
                    anchor: Anchor::Start,
                });
                x += item_width(text);
            }
        }
        if !self.folio.is_empty() {
            page.notes.push(Note {
                text: self.folio.clone(),
                x: page.width - self.inner_margin(),
                y: bottom - NOTE.size / 4,
                size: NOTE.size,
                is_bold: false,
                anchor: Anchor::End,
            });
        }
    }

    /// The items of the legend in rows that leave room for the number of the page.
    fn legend_rows(&self, width: i32) -> Vec<Vec<usize>> {
        let room = width - 2 * self.inner_margin() - NOTE.width(&self.folio);
        let mut rows: Vec<Vec<usize>> = Vec::new();
        let mut used = 0;
        for (item, (_, text)) in self.legend.iter().enumerate() {
            let own = item_width(text);
            match rows.last_mut() {
                Some(row) if used + own <= room => row.push(item),
                _ => {
                    rows.push(vec![item]);
                    used = 0;
                }
            }
            used += own;
        }
        rows
    }
}

fn item_width(text: &str) -> i32 {
    SAMPLE + SAMPLE_AIR + NOTE.width(text) + ITEM_AIR
}

/// A text that fits on a line, its end left out if need be.
fn cut_off(text: &str, width: i32) -> String {
    if NOTE.width(text) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if NOTE.width(&kept) + NOTE.size > width {
            kept.pop();
            break;
        }
    }
    kept + "…"
}
