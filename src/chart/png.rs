//! A drawing as pixels, with the embedded fonts alone. Reads SVG that rolec made; draws nothing else.

use crate::fonts;
use png::{BitDepth, ColorType, Compression, Encoder};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::error::Error;
use std::io::Write;

/// Pixels to a tenth of a point: 192 to the inch, for screens of high resolution and for paper.
const RESOLUTION: f32 = 192.0 / 720.0;
/// A picture with more pixels is made at a lower resolution: programs refuse or shrink it anyway. A thousand boxes can
/// still be read then.
const MOST_PIXELS: f32 = 40_000_000.0;
/// No side is longer: beyond, many programs and all browsers give up.
const LONGEST: f32 = 30_000.0;
/// A picture is drawn in bands of about so many pixels, so that a large one needs little memory.
const BAND: u32 = 4_000_000;

/// Draws an SVG of the charts.
///
/// # Errors
/// If the SVG cannot be read, or there is no memory for its picture; the reason is for a report.
pub fn png(svg: &str) -> Result<Vec<u8>, String> {
    draw(svg).map_err(|error| error.to_string())
}

fn draw(svg: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let options = Options {
        fontdb: fonts::database(),
        font_family: fonts::SANS_FAMILY.to_owned(),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options)?;
    // What a unit is to the reader of SVG, in tenths of a point.
    let unit = 96.0 / 720.0;
    let (wide, high) = (tree.size().width() / unit, tree.size().height() / unit);
    let scale = scale(wide, high);
    let pixels = |length: f32| (length * scale).round().max(1.0) as u32;
    let (width, height) = (pixels(wide), pixels(high));
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    let mut header = encoder.write_header()?;
    let mut stream = header.stream_writer()?;
    let rows = (BAND / width).clamp(1, height);
    let mut band = Pixmap::new(width, rows).ok_or("no memory for a picture")?;
    let mut line = Vec::new();
    for top in (0..height).step_by(rows as usize) {
        band.fill(Color::WHITE);
        let place = Transform::from_scale(scale / unit, scale / unit);
        let place = place.post_translate(0.0, -(top as f32));
        resvg::render(&tree, place, &mut band.as_mut());
        let shown = (rows.min(height - top) * width) as usize;
        line.clear();
        // On white nothing is transparent.
        let colours = band.pixels()[..shown].iter();
        line.extend(colours.flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]));
        stream.write_all(&line)?;
    }
    stream.finish()?;
    drop(header);
    Ok(out)
}

/// Pixels to a tenth of a point, for a drawing of this size in those.
fn scale(wide: f32, high: f32) -> f32 {
    let by_area = (MOST_PIXELS / (wide * high).max(1.0)).sqrt();
    let by_side = LONGEST / wide.max(high).max(1.0);
    RESOLUTION.min(by_area).min(by_side)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_drawings_have_fewer_dots() {
        assert!((scale(8000.0, 5000.0) - RESOLUTION).abs() < 1e-6);
        for (wide, high) in [(50_000.0, 44_000.0), (1.0, 4_000_000.0), (9e9, 9e9)] {
            let scale = scale(wide, high);
            assert!(wide * scale * high * scale <= MOST_PIXELS * 1.01);
            assert!(wide.max(high) * scale <= LONGEST * 1.01);
        }
    }
}
