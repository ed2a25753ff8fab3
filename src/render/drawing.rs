//! Organisation charts as the booklet prints them: the drawing, and the paper it fits on. Draws nothing itself.

use super::view::Drawing;
use crate::locale::Language;
use crate::model::{Entity, Model};

/// A drawing that the chart layer made: a whole SVG document and its size in points.
pub struct Picture {
    pub svg: String,
    pub width: f64,
    pub height: f64,
}

/// The charts of an organisation, or of the part below an entity.
pub fn drawings(model: &Model, root: Option<Entity>, language: Language) -> Vec<Drawing> {
    let pictures = pictures(model, root, language);
    pictures
        .into_iter()
        .enumerate()
        .map(|(at, picture)| drawing(at, picture))
        .collect()
}

/// What the chart layer draws.
fn pictures(_model: &Model, _root: Option<Entity>, _language: Language) -> Vec<Picture> {
    Vec::new()
}

/// A4 and A3 in points; a drawing that is too large for both has paper of its own size.
const PAPERS: [(f64, f64); 2] = [(841.89, 595.28), (1190.55, 841.89)];

/// Around a drawing, in points.
pub const MARGIN: f64 = 36.0;

/// Smaller than this a drawing cannot be read any more.
const LEAST_SCALE: f64 = 0.7;

fn drawing(at: usize, picture: Picture) -> Drawing {
    let (paper_width, paper_height) = paper(picture.width, picture.height);
    Drawing {
        svg: picture.svg,
        file: format!("chart-{}.svg", at + 1),
        width: picture.width,
        height: picture.height,
        paper_width,
        paper_height,
    }
}

/// The smallest paper, upright or on its side, that holds a drawing readably.
fn paper(width: f64, height: f64) -> (f64, f64) {
    let scale = |(paper_width, paper_height): (f64, f64)| {
        let fits = (paper_width - 2.0 * MARGIN) / width;
        fits.min((paper_height - 2.0 * MARGIN) / height)
    };
    for (long, short) in PAPERS {
        let sheet = match width >= height {
            true => (long, short),
            false => (short, long),
        };
        if scale(sheet) >= LEAST_SCALE {
            return sheet;
        }
    }
    let (width, height) = (width * LEAST_SCALE, height * LEAST_SCALE);
    (width + 2.0 * MARGIN, height + 2.0 * MARGIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_grows_with_the_drawing() {
        assert_eq!(paper(700.0, 400.0), (841.89, 595.28));
        assert_eq!(paper(400.0, 700.0), (595.28, 841.89));
        assert_eq!(paper(1400.0, 900.0), (1190.55, 841.89));
        let (width, _) = paper(5000.0, 900.0);
        assert!((width - 3572.0).abs() < 0.1);
    }
}
