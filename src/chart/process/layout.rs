//! Where the elements of a process stand: one after the other along the lanes, each in its own stretch, so that the
//! gaps between stretches are free for lines across, and the edges of lanes for lines along. The drawing may run down
//! or to the right; here it only has a length (along) and a breadth (across). Draws nothing.

use super::{Diagram, Shape};
use crate::chart::scene::{Point, Rect};

/// Sizes and distances of a drawing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measures {
    /// Whether time runs to the right.
    pub(super) to_right: bool,
    /// Between two elements that follow each other.
    pub(super) gap: i32,
    /// Between lines that run side by side.
    pub(super) apart: i32,
    /// From an element to the lines at the edge of its lane, and from there to the edge.
    pub(super) margin: i32,
    /// What stands before the lanes: their names.
    pub(super) head: i32,
    /// The least breadth of a lane.
    pub(super) least_lane: i32,
}

/// A placed process; places are those of the drawing.
#[derive(Clone, Debug, Default)]
pub(super) struct Placed {
    pub(super) width: i32,
    pub(super) height: i32,
    /// The lanes with their names.
    pub(super) lanes: Vec<Rect>,
    pub(super) nodes: Vec<Rect>,
    /// By way.
    pub(super) ways: Vec<Vec<Point>>,
}

/// Along, then across.
type Place = (i32, i32);

/// Places elements of these sizes (width, height).
pub(super) fn place(diagram: &Diagram, sizes: &[(i32, i32)], measures: Measures) -> Placed {
    let flat = |(width, height): (i32, i32)| match measures.to_right {
        true => (width, height),
        false => (height, width),
    };
    let sizes: Vec<Place> = sizes.iter().map(|&size| flat(size)).collect();
    let jumps = Jumps::of(diagram);
    let breadths = breadths(diagram, &sizes, &jumps, measures);
    let mut start = 0;
    let lanes: Vec<(i32, i32)> = breadths
        .iter()
        .map(|&breadth| {
            start += breadth;
            (start - breadth, breadth)
        })
        .collect();
    // Room before each element for the lines that come to it.
    let mut along = measures.head;
    let mut starts = Vec::new();
    for (at, &(length, _)) in sizes.iter().enumerate() {
        along += measures.gap + jumps.into[at] as i32 * measures.apart;
        starts.push(along);
        along += length;
    }
    let end = along + measures.gap;
    let middle = |at: usize| {
        let (start, breadth) = lanes[diagram.nodes[at].lane];
        start + (breadth - jumps.room(diagram.nodes[at].lane, measures)) / 2
    };
    let ways = diagram.ways.iter().enumerate().map(|(at, way)| {
        let from = (starts[way.from] + sizes[way.from].0, middle(way.from));
        let to = (starts[way.to], middle(way.to));
        match jumps.slots[at] {
            None => follow(from, to, to.0 - measures.gap / 2),
            Some((channel, turn)) => {
                let (start, breadth) = lanes[diagram.nodes[way.from].lane];
                let edge = start + breadth - measures.margin - channel as i32 * measures.apart;
                let side = (
                    starts[way.from] + sizes[way.from].0 / 2,
                    middle(way.from) + sizes[way.from].1 / 2,
                );
                let before = to.0 - measures.gap / 2 - (turn + 1) as i32 * measures.apart;
                vec![side, (side.0, edge), (before, edge), (before, to.1), to]
            }
        }
    });
    let ways: Vec<Vec<Place>> = ways.collect();
    let point = |&(along, across): &Place| match measures.to_right {
        true => Point {
            x: along,
            y: across,
        },
        false => Point {
            x: across,
            y: along,
        },
    };
    let rect = |along: i32, across: i32, length: i32, breadth: i32| match measures.to_right {
        true => Rect {
            x: along,
            y: across,
            width: length,
            height: breadth,
        },
        false => Rect {
            x: across,
            y: along,
            width: breadth,
            height: length,
        },
    };
    let nodes = (0..sizes.len()).map(|at| {
        let (length, breadth) = sizes[at];
        rect(starts[at], middle(at) - breadth / 2, length, breadth)
    });
    let whole = rect(0, 0, end, start);
    Placed {
        width: whole.width,
        height: whole.height,
        nodes: nodes.collect(),
        lanes: lanes
            .iter()
            .map(|&(start, breadth)| rect(0, start, end, breadth))
            .collect(),
        ways: ways
            .iter()
            .map(|way| straight(way).iter().map(point).collect())
            .collect(),
    }
}

/// Ways that do not lead to the next element: in which channel of their lane they run, and in which row before the
/// element they lead to.
struct Jumps {
    slots: Vec<Option<(usize, usize)>>,
    /// How many channels each lane has.
    channels: Vec<usize>,
    /// How many come to each element.
    into: Vec<usize>,
}

impl Jumps {
    fn of(diagram: &Diagram) -> Self {
        let mut jumps = Self {
            slots: Vec::new(),
            channels: vec![0; diagram.lanes.len()],
            into: vec![0; diagram.nodes.len()],
        };
        let mut followed = vec![false; diagram.nodes.len()];
        for way in &diagram.ways {
            let is_next = way.to == way.from + 1 && !followed[way.from];
            followed[way.from] |= is_next;
            jumps.slots.push(match is_next {
                true => None,
                false => {
                    let channel = &mut jumps.channels[diagram.nodes[way.from].lane];
                    let into = &mut jumps.into[way.to];
                    let slot = (*channel, *into);
                    *channel += 1;
                    *into += 1;
                    Some(slot)
                }
            });
        }
        jumps
    }

    /// How much of a lane is for lines along it.
    fn room(&self, lane: usize, measures: Measures) -> i32 {
        match self.channels[lane] {
            0 => 0,
            channels => (channels as i32 - 1) * measures.apart + measures.margin,
        }
    }
}

fn breadths(diagram: &Diagram, sizes: &[Place], jumps: &Jumps, measures: Measures) -> Vec<i32> {
    let mut breadths = vec![measures.least_lane; diagram.lanes.len()];
    for (node, &(_, breadth)) in diagram.nodes.iter().zip(sizes) {
        let own = breadth + 2 * measures.margin;
        breadths[node.lane] = breadths[node.lane].max(own);
    }
    for (lane, breadth) in breadths.iter_mut().enumerate() {
        *breadth += jumps.room(lane, measures);
        *breadth += *breadth % 2;
    }
    breadths
}

/// To the next element: across in the gap before it.
fn follow(from: Place, to: Place, turn: i32) -> Vec<Place> {
    vec![from, (turn, from.1), (turn, to.1), to]
}

/// Without points that are no bends.
fn straight(points: &[Place]) -> Vec<Place> {
    let mut kept: Vec<Place> = Vec::new();
    for &point in points {
        if kept.last() == Some(&point) {
            continue;
        }
        if let [.., one, two] = kept[..]
            && (one.0 == two.0 && two.0 == point.0 || one.1 == two.1 && two.1 == point.1)
        {
            kept.pop();
        }
        kept.push(point);
    }
    kept
}

/// The elements that a drawing leaves small.
pub(super) fn is_event(shape: Shape) -> bool {
    matches!(shape, Shape::Start | Shape::End)
}
