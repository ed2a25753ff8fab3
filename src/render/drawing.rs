//! Organisation charts as the booklet prints them: on one sheet if that can be read, else an overview and a sheet for
//! each part that it cuts off. Draws nothing itself.

use super::view::Drawing;
use super::view::words::Lexicon;
use crate::chart::{self, Options, Root, Scene, Words};
use crate::model::Model;
use std::collections::VecDeque;

/// A4 and A3 in points.
const PAPERS: [(f64, f64); 2] = [(841.89, 595.28), (1190.55, 841.89)];

/// At the sides of a drawing, in points.
const MARGIN: f64 = 36.0;

/// Above it, where the running head and its title stand, and below it, where the page number does.
const ABOVE: f64 = 100.0;
const BELOW: f64 = 56.0;

/// Smaller than this a drawing cannot be read any more.
const LEAST_SCALE: f64 = 0.8;

/// Larger than this a small drawing looks clumsy.
const LARGEST_SCALE: f64 = 1.15;

/// The sheets of a chart, the first of which has the title of the chapter. `file` is the beginning of their names.
pub fn drawings(
    model: &Model,
    root: Root,
    title: &str,
    file: &str,
    lexicon: Lexicon,
) -> Vec<Drawing> {
    let mut waiting = VecDeque::from([root]);
    let mut begun = vec![root];
    let mut drawings = Vec::new();
    while let Some(root) = waiting.pop_front() {
        let (options, scene) = sheet(model, root);
        if scene.is_empty() {
            continue;
        }
        // A circle leads back to a sheet that is begun.
        for cut in scene.boxes.iter().filter(|one| one.hidden > 0) {
            if !begun.contains(&cut.root) {
                begun.push(cut.root);
                waiting.push_back(cut.root);
            }
        }
        let words = Words::new(lexicon.catalogue(), model, &options, &scene);
        let (paper_width, paper_height) = paper(&scene).unwrap_or_else(|| own_paper(&scene));
        drawings.push(Drawing {
            title: match drawings.is_empty() {
                true => title.to_owned(),
                false => lexicon.about("chart-of", name(model, root)),
            },
            svg: chart::svg(&scene, &words),
            file: format!("{file}-{}.svg", drawings.len() + 1),
            width: points(scene.width),
            height: points(scene.height),
            scale: scale(&scene, (paper_width, paper_height)).min(LARGEST_SCALE),
            paper_width,
            paper_height,
        });
    }
    drawings
}

/// As many levels as one sheet holds, two at least.
fn sheet(model: &Model, root: Root) -> (Options, Scene) {
    let whole = Options {
        root,
        ..Options::default()
    };
    let scene = chart::scene(model, &whole);
    let levels = scene.boxes.iter().map(|one| one.level + 1).max();
    if paper(&scene).is_some() {
        return (whole, scene);
    }
    let mut cut = (whole, scene);
    for depth in (2..levels.unwrap_or(0)).rev() {
        let options = Options {
            root,
            depth: Some(depth),
            ..Options::default()
        };
        let scene = chart::scene(model, &options);
        let fits = paper(&scene).is_some();
        cut = (options, scene);
        if fits {
            break;
        }
    }
    cut
}

/// The smallest paper, upright or on its side, that holds a drawing readably.
fn paper(scene: &Scene) -> Option<(f64, f64)> {
    let sheets = PAPERS
        .iter()
        .map(|&(long, short)| match scene.width >= scene.height {
            true => (long, short),
            false => (short, long),
        });
    sheets
        .into_iter()
        .find(|&sheet| scale(scene, sheet) >= LEAST_SCALE)
}

/// How much a drawing may be enlarged to fill a sheet.
fn scale(scene: &Scene, (width, height): (f64, f64)) -> f64 {
    let across = (width - 2.0 * MARGIN) / points(scene.width);
    across.min((height - ABOVE - BELOW) / points(scene.height))
}

/// Paper for a drawing that is too large for any other.
fn own_paper(scene: &Scene) -> (f64, f64) {
    let scaled = |length: i32| points(length) * LEAST_SCALE;
    (
        scaled(scene.width) + 2.0 * MARGIN,
        scaled(scene.height) + ABOVE + BELOW,
    )
}

/// Scenes are in tenths of a point.
fn points(length: i32) -> f64 {
    f64::from(length.max(1)) / 10.0
}

fn name(model: &Model, root: Root) -> &str {
    match root {
        Root::All => &model.organisation.name,
        Root::Position(id) => &model[id].title,
        Root::Department(id) => &model[id].name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper_of(width: i32, height: i32) -> Option<(f64, f64)> {
        paper(&Scene {
            width,
            height,
            ..Scene::default()
        })
    }

    #[test]
    fn paper_grows_with_the_drawing() {
        assert_eq!(paper_of(7000, 4000), Some((841.89, 595.28)));
        assert_eq!(paper_of(4000, 7000), Some((595.28, 841.89)));
        assert_eq!(paper_of(13_000, 8000), Some((1190.55, 841.89)));
        assert_eq!(paper_of(50_000, 9000), None);
    }
}
