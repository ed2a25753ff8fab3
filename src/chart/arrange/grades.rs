//! Equal grades at equal height: every head's people in a row, and each box as low as its grade, but always below its
//! head. Chooses no form.

use super::{Arrangement, GAP, Joint, LEVEL_GAP, Sheet};
use crate::chart::graph::Graph;
use crate::chart::scene::Rect;
use crate::chart::tidy_tree::{self, Block};

/// Arranges boxes of these sizes (width, height) in bands of grades.
pub(in crate::chart) fn by_grades(
    graph: &Graph,
    sizes: &[(i32, i32)],
    sheet: Sheet,
) -> Arrangement {
    let bands = bands(graph);
    let tops = band_tops(&bands, sizes);
    // The first block stands for nobody: all tops are below it.
    let mut blocks = vec![Block::default()];
    blocks[0].children = graph.roots.iter().map(|&at| at + 1).collect();
    for (at, node) in graph.nodes.iter().enumerate() {
        let (width, height) = sizes[at];
        let begin = node
            .parent
            .map_or(0, |head| tops[bands[head]] + sizes[head].1 + LEVEL_GAP);
        blocks.push(Block {
            width,
            // The line from the level above runs through the room over the box, which is kept for it.
            height: tops[bands[at]] - begin + height,
            anchor: width / 2,
            drop: LEVEL_GAP,
            children: node.children.iter().map(|&child| child + 1).collect(),
            ..Block::default()
        });
    }
    tidy_tree::place(&mut blocks, GAP);
    let rects = blocks[1..].iter().zip(sizes).zip(&bands);
    let rects = rects.map(|((block, &(width, height)), &band)| Rect {
        x: block.x,
        y: tops[band],
        width,
        height,
    });
    let joints = graph.nodes.iter().map(|node| match node.parent {
        None => Joint::Free,
        Some(head) => Joint::Row {
            bus: tops[bands[head]] + sizes[head].1 + LEVEL_GAP / 2,
        },
    });
    let arrangement = Arrangement {
        rects: rects.collect(),
        joints: joints.collect(),
        ..Arrangement::default()
    };
    arrangement.scaled_for(sheet)
}

/// The band of each node: that of its grade, or the next below its head.
fn bands(graph: &Graph) -> Vec<usize> {
    let highest = graph.nodes.iter().filter_map(|node| node.rank).min();
    let highest = highest.unwrap_or(0);
    let mut bands: Vec<usize> = Vec::with_capacity(graph.nodes.len());
    for node in &graph.nodes {
        let next = node.parent.map_or(0, |head| bands[head] + 1);
        let own = node.rank.map_or(0, |rank| rank - highest);
        bands.push(next.max(own));
    }
    bands
}

/// The upper side of each band, with room for the tallest box of the one before.
fn band_tops(bands: &[usize], sizes: &[(i32, i32)]) -> Vec<i32> {
    let mut tallest = vec![0; bands.iter().max().map_or(0, |last| last + 1)];
    for (&band, &(_, height)) in bands.iter().zip(sizes) {
        tallest[band] = height.max(tallest[band]);
    }
    let mut y = 0;
    let next = |height: &i32| {
        let top = y;
        // Nobody at all may be of a grade.
        y += if *height > 0 { height + LEVEL_GAP } else { 0 };
        top
    };
    tallest.iter().map(next).collect()
}
