//! How large each box is, and the lines of text in it. Ordinary boxes of a chart are all of one size, so that rows
//! and columns align; a text that does not fit makes its box larger, never shorter. Places no box.

mod upright;

use super::graph::{Graph, Node};
use super::scene::{Rect, Role, TextLine};
use super::wrap::{Line, Type, Weight, plain};
use rustc_hash::FxHashMap;
use upright::Upright;

/// The type of titles.
pub(super) const TITLE: Type = Type {
    weight: Weight::Bold,
    size: 100,
};
/// The type of what stands under them.
pub(super) const DETAIL: Type = Type {
    weight: Weight::Regular,
    size: 82,
};
const TITLE_LEADING: i32 = 128;
const DETAIL_LEADING: i32 = 106;
/// Between the title and what stands under it.
const BREAK: i32 = 14;
const PADDING_X: i32 = 52;
const PADDING_Y: i32 = 54;
/// The narrowest and the widest ordinary box.
const NARROW: i32 = 720;
const WIDE: i32 = 1160;
/// An ordinary box has at most so many lines of title and of details.
const TITLE_LINES: usize = 2;
const DETAIL_LINES: usize = 1;
/// From so many lines on, a box is made wider.
const MANY_LINES: usize = 6;

/// A box without a place.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    pub(super) width: i32,
    pub(super) height: i32,
    title: Vec<Line>,
    details: Vec<Line>,
    /// What stands in it from top to bottom instead.
    upright: Option<Upright>,
}

/// Measures every node of a graph, with ordinary boxes of this width; if `upright`, those without people are narrow
/// where their text allows it.
pub(super) fn measure(graph: &Graph, width: i32, upright: bool) -> Vec<Measured> {
    let narrow = |node: &Node| match upright && node.children.is_empty() && node.parent.is_some() {
        true => upright::upright(&node.title, &node.details),
        false => None,
    };
    let mut known: FxHashMap<(&str, &[String]), Measured> = FxHashMap::default();
    let mut all: Vec<Measured> = Vec::with_capacity(graph.nodes.len());
    for node in &graph.nodes {
        let own = narrow(node).unwrap_or_else(|| {
            let text = (node.title.as_str(), node.details.as_slice());
            let one = known.entry(text);
            one.or_insert_with(|| Measured::of(&node.title, &node.details, width))
                .clone()
        });
        all.push(own);
    }
    if upright {
        level(graph, &mut all);
    }
    let ordinary = all.iter().filter(|one| one.is_ordinary(width));
    let height = ordinary.map(|one| one.height).max().unwrap_or(0);
    for one in all.iter_mut().filter(|one| one.upright.is_none()) {
        one.height = one.height.max(height);
    }
    all
}

/// Upright boxes below one head are equally tall.
fn level(graph: &Graph, all: &mut [Measured]) {
    for node in &graph.nodes {
        let narrow = |all: &[Measured]| -> Vec<usize> {
            let people = node.children.iter().copied();
            people.filter(|&at| all[at].upright.is_some()).collect()
        };
        let narrow = narrow(all);
        let tallest = narrow.iter().map(|&at| all[at].height).max().unwrap_or(0);
        narrow.iter().for_each(|&at| all[at].height = tallest);
    }
}

/// Widths for ordinary boxes that are worth trying, the widest first: those that let all, most, or two thirds of the
/// titles stand on one line, as far as they are not too wide for that.
pub(super) fn widths(graph: &Graph) -> Vec<i32> {
    let width = |text: &str| TITLE.width(&plain(text)).min(WIDE);
    let mut own: Vec<i32> = graph.nodes.iter().map(|node| width(&node.title)).collect();
    own.sort_unstable();
    let share = |percent: usize| {
        let last = own.len().saturating_sub(1);
        own.get(last * percent / 100).copied().unwrap_or(0)
    };
    let (most, some) = (share(90), share(66));
    let mut widths: Vec<i32> = [share(100).min(most + most / 3), most, some]
        .into_iter()
        // Whole points, so that one more letter seldom changes a drawing.
        .map(|width| ((width + 2 * PADDING_X + 9) / 10 * 10).clamp(NARROW, WIDE))
        .collect();
    widths.dedup();
    // A large chart is read for its structure: it is not worth trying several.
    const MANY: [usize; 2] = [300, 3000];
    let tried = MANY
        .iter()
        .filter(|&&many| graph.nodes.len() < many)
        .count()
        + 1;
    let skipped = widths.len().saturating_sub(tried);
    widths.split_off(skipped)
}

impl Measured {
    fn of(title: &str, details: &[String], width: i32) -> Self {
        let mut width = width;
        loop {
            let inner = width - 2 * PADDING_X;
            let title = TITLE.wrap(title, inner);
            let details = wrap_details(details, inner);
            let enough = title.len() + details.len() <= MANY_LINES;
            if enough || width >= 4 * WIDE {
                return Self::with_lines(title, details, width);
            }
            width += width / 4;
        }
    }

    fn with_lines(title: Vec<Line>, details: Vec<Line>, width: i32) -> Self {
        let height = text_height(title.len(), details.len()) + 2 * PADDING_Y;
        Self {
            // Even, so that half of it is whole.
            width: width + width % 2,
            height: height + height % 2,
            title,
            details,
            upright: None,
        }
    }

    fn is_ordinary(&self, width: i32) -> bool {
        self.upright.is_none()
            && self.width <= width + 1
            && self.title.len() <= TITLE_LINES
            && self.details.len() <= DETAIL_LINES
    }

    /// The lines in their places, once the box has its own.
    pub(super) fn lines(&self, rect: Rect) -> Vec<TextLine> {
        if let Some(upright) = &self.upright {
            return upright.lines(rect);
        }
        let middle = rect.middle();
        let mut top = middle.y - text_height(self.title.len(), self.details.len()) / 2;
        let mut lines = Vec::new();
        let mut set = |from: &[Line], role: Role, leading: i32, size: i32, top: &mut i32| {
            for line in from {
                lines.push(TextLine {
                    text: line.text.clone(),
                    role,
                    x: middle.x,
                    // Chinese characters and capitals both stand about this far above the base line.
                    y: *top + leading / 2 + size * 37 / 100,
                    joined: line.joined,
                });
                *top += leading;
            }
        };
        set(
            &self.title,
            Role::Title,
            TITLE_LEADING,
            TITLE.size,
            &mut top,
        );
        top += BREAK;
        set(
            &self.details,
            Role::Detail,
            DETAIL_LEADING,
            DETAIL.size,
            &mut top,
        );
        lines
    }
}

fn text_height(title: usize, details: usize) -> i32 {
    let gap = if title > 0 && details > 0 { BREAK } else { 0 };
    title as i32 * TITLE_LEADING + gap + details as i32 * DETAIL_LEADING
}

/// Details side by side as far as they go; one that does not fit starts a line.
fn wrap_details(details: &[String], width: i32) -> Vec<Line> {
    let mut lines: Vec<String> = Vec::new();
    for detail in details.iter().map(|detail| plain(detail)) {
        let together = lines.last().map(|line| format!("{line} {detail}"));
        match (together, lines.last_mut()) {
            (Some(together), Some(line)) if DETAIL.width(&together) <= width => *line = together,
            _ => lines.push(detail),
        }
    }
    lines
        .iter()
        .flat_map(|line| DETAIL.wrap(line, width))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_leaves_its_box() {
        let long = "超长岗位名称".repeat(34);
        let word = "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(5);
        for title in [
            "总经理",
            &long,
            &word,
            "🚀",
            "مدير المبيعات الإقليمي في الشرق",
            "",
        ] {
            let details = [long.clone(), "×3".to_owned()];
            let one = Measured::of(title, &details, NARROW);
            let rect = Rect {
                x: 1000,
                y: 1000,
                width: one.width,
                height: one.height,
            };
            for line in one.lines(rect) {
                let kind = match line.role {
                    Role::Title => TITLE,
                    Role::Detail => DETAIL,
                };
                assert!(
                    kind.width(&line.text) <= rect.width - 2 * PADDING_X,
                    "{line:?}"
                );
                assert_eq!(line.x, rect.middle().x);
                assert!(
                    line.y - kind.size > rect.y && line.y + kind.size / 4 < rect.bottom(),
                    "{line:?}"
                );
            }
        }
    }

    #[test]
    fn details_share_a_line_while_they_fit() {
        let lines = |details: &[&str]| {
            let details: Vec<String> = details.iter().map(|&detail| detail.to_owned()).collect();
            let lines = wrap_details(&details, 600);
            lines.into_iter().map(|line| line.text).collect::<Vec<_>>()
        };
        assert_eq!(lines(&["销售部", "×3"]), ["销售部 ×3"]);
        assert_eq!(lines(&["天津销售事业部", "×3"]), ["天津销售事业部", "×3"]);
    }
}
