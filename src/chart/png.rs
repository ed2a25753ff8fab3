//! A drawing as pixels, with the embedded fonts alone. Reads SVG that rolec made; draws nothing else.

use crate::fonts;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use std::sync::{Arc, OnceLock};

/// Pixels to a tenth of a point: 192 to the inch.
const RESOLUTION: f32 = 192.0 / 720.0;
/// No picture has more pixels than this; a larger drawing is made smaller.
const MOST_PIXELS: f32 = 90_000_000.0;

/// Draws an SVG of the charts.
///
/// # Errors
/// If the SVG cannot be read, or there is no memory for its picture; the reason is for a report.
pub fn png(svg: &str) -> Result<Vec<u8>, String> {
    let options = Options {
        fontdb: fonts(),
        font_family: fonts::SANS_FAMILY.to_owned(),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    // What a unit is to the reader of SVG, in tenths of a point.
    let unit = 96.0 / 720.0;
    let (width, height) = (tree.size().width() / unit, tree.size().height() / unit);
    let wanted = RESOLUTION * RESOLUTION * width * height;
    let scale = RESOLUTION * (MOST_PIXELS / wanted).sqrt().min(1.0);
    let pixels = |length: f32| (length * scale).round().max(1.0) as u32;
    let picture = Pixmap::new(pixels(width), pixels(height));
    let mut picture = picture.ok_or_else(|| format!("{width} x {height}"))?;
    picture.fill(resvg::tiny_skia::Color::WHITE);
    let scale = scale / unit;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut picture.as_mut(),
    );
    picture.encode_png().map_err(|error| error.to_string())
}

fn fonts() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let load = || {
        let mut database = fontdb::Database::new();
        for font in [fonts::SANS_REGULAR, fonts::SANS_BOLD] {
            database.load_font_source(fontdb::Source::Binary(Arc::new(font)));
        }
        Arc::new(database)
    };
    Arc::clone(FONTS.get_or_init(load))
}
