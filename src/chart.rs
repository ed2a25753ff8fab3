//! Organisation charts: what is shown (`graph`), how large the boxes are (`measure`), where they stand (`arrange`,
//! `tidy_tree`), how the lines run (`route`). The result is a [`Scene`] that the exporters write down. Pure: no file,
//! no clock, no word of its own; judges nothing.

mod arrange;
mod csv;
mod dot;
mod drawio;
mod fields;
mod furniture;
mod graph;
mod html;
mod measure;
mod mermaid;
mod pages;
mod paper;
mod plantuml;
mod png;
pub mod process;
mod root;
mod route;
pub mod scene;
mod svg;
mod theme;
mod tidy_tree;
mod words;
mod wrap;

use crate::model::{DepartmentId, Model, PositionId};
use arrange::{Arrangement, Choice};
pub use csv::csv;
pub use dot::dot;
pub use drawio::drawio;
pub use fields::{Field, Labels, Marks};
pub use furniture::{Furniture, Page};
pub use html::html;
use measure::Measured;
pub use mermaid::mermaid;
pub use pages::{Printing, pages};
pub use paper::{Orientation, Paper};
pub use plantuml::plantuml;
pub use png::png;
pub use root::{RootError, find_root};
use rustc_hash::FxHashMap;
pub use scene::{Direction, Scene};
use scene::{Edge, Point, SceneBox};
pub use svg::{page_svg, svg};
pub use theme::Theme;
pub use words::Words;

/// What the boxes are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum By {
    #[default]
    Position,
    Department,
}

/// Where the chart begins.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Root {
    /// Everything, as many tops as there are.
    #[default]
    All,
    /// This position and all below it.
    Position(PositionId),
    /// This department with all in it.
    Department(DepartmentId),
}

/// The room that a drawing should fit, in tenths of a point. A larger drawing has its proportions, if it can.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sheet {
    pub width: i32,
    pub height: i32,
}

impl Sheet {
    /// What is printed of A4 paper on its side, within margins of 12 mm.
    pub const A4_LANDSCAPE: Sheet = Sheet {
        width: 7740,
        height: 5270,
    };
    /// The same, upright.
    pub const A4_PORTRAIT: Sheet = Sheet {
        width: 5270,
        height: 7740,
    };
}

/// What to draw, and how.
#[derive(Clone, Debug)]
pub struct Options {
    pub by: By,
    pub root: Root,
    /// How many levels are shown, at least one; all if None.
    pub depth: Option<usize>,
    pub direction: Direction,
    pub sheet: Sheet,
    /// What stands in the boxes, in this order.
    pub fields: Vec<Field>,
    pub labels: Labels,
    /// What the check found, for those who show it.
    pub marks: FxHashMap<Root, Marks>,
    /// Positions of equal grade stand at equal height; every head has its people in a row then.
    pub align_grades: bool,
    /// Short Chinese titles at the ends of lines stand upright, in narrow boxes.
    pub upright: bool,
    pub theme: Theme,
    /// What is drawn for a text of which the embedded fonts lack a character; None where the reader's own fonts have it.
    pub printable: Option<fn(&str) -> String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            by: By::default(),
            root: Root::default(),
            depth: None,
            direction: Direction::default(),
            sheet: Sheet::A4_LANDSCAPE,
            fields: vec![Field::Head, Field::Department, Field::Headcount],
            labels: Labels::default(),
            marks: FxHashMap::default(),
            align_grades: false,
            upright: false,
            theme: Theme::default(),
            printable: None,
        }
    }
}

/// Around the drawing, so that no line is cut.
const MARGIN: i32 = 20;

/// Draws an organisation. The scene is empty if there is nothing to show.
pub fn scene(model: &Model, options: &Options) -> Scene {
    draw(&graph::build(model, options), options)
}

/// Boxes with their sizes, and where they stand.
fn lay_out(graph: &graph::Graph, options: &Options) -> (Vec<Measured>, Arrangement) {
    let is_down = options.direction == Direction::Down;
    let (mut measured, mut arrangement) = (Vec::new(), Arrangement::default());
    let mut near: Option<Choice> = None;
    for width in measure::widths(graph) {
        let sized = measure::measure(graph, width, options.upright && is_down);
        let size = |one: &Measured| match is_down {
            true => (one.width, one.height),
            false => (one.height, one.width),
        };
        let sizes: Vec<(i32, i32)> = sized.iter().map(size).collect();
        let arranged = if is_down && options.align_grades {
            arrange::by_grades(graph, &sizes, options.sheet)
        } else {
            let (arranged, choice) = match is_down {
                true => arrange::arrange(graph, &sizes, options.sheet, near),
                false => arrange::arrange_turned(graph, &sizes, options.sheet, near),
            };
            near = choice;
            arranged
        };
        if arranged.is_clearly_larger_than(&arrangement) {
            (measured, arrangement) = (sized, arranged);
        }
    }
    (measured, arrangement)
}

fn draw(graph: &graph::Graph, options: &Options) -> Scene {
    let is_down = options.direction == Direction::Down;
    let (measured, mut arrangement) = lay_out(graph, options);
    let mut edges = route::solid(graph, &arrangement);
    if !is_down {
        arrangement.transpose();
        let points = edges
            .iter_mut()
            .flat_map(|edge: &mut Edge| &mut edge.points);
        points.for_each(|point: &mut Point| *point = point.transposed());
    }
    let detours = route::detours(&arrangement.rects, &graph.links, &edges);
    edges.extend(detours);
    edges.extend(route::loops(graph, &arrangement.rects, options.direction));
    let boxes = graph.nodes.iter().zip(arrangement.rects).zip(&measured);
    let boxes = boxes.map(|((node, rect), measured)| SceneBox {
        kind: node.kind,
        id: node.id.clone(),
        parent: node.parent,
        level: node.level,
        stub: node.stub,
        vacant: node.vacant,
        standing: node.standing,
        in_circle: node.in_circle,
        hidden: node.hidden,
        root: node.root,
        title: node.title.clone(),
        details: node.details.clone(),
        rect,
        lines: measured.lines(rect),
    });
    let mut scene = Scene {
        direction: options.direction,
        boxes: boxes.collect(),
        edges,
        frames: arrangement.frames,
        percent: 100,
        theme: options.theme,
        ..Scene::default()
    };
    scene.frame(MARGIN);
    scene
}
