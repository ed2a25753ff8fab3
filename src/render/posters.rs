//! Drawings as a PDF, a page each, text as text. Draws and places nothing itself.

use super::glyphs;
use super::pdf::{CREATOR, Pdf, timestamp, world};
use super::typeface::Typefaces;
use crate::diagnostic::Message;
use std::collections::BTreeSet;
use std::fmt::Write;
use time::Date;
use typst::foundations::{Bytes, Smart};
use typst_pdf::PdfOptions;
use world::Files;

/// Makes one page of each drawing: an SVG with its width and height in tenths of a point.
///
/// # Errors
/// If a drawing cannot be set, which is a fault of ours.
pub fn posters(
    drawings: &[(String, i32, i32)],
    title: &str,
    as_of: Option<Date>,
) -> Result<Pdf, Message> {
    let mut missing = BTreeSet::new();
    let mut files = Files::default();
    let mut text = String::new();
    for (at, (svg, width, height)) in drawings.iter().enumerate() {
        let name = format!("/{at}.svg");
        let svg = glyphs::printable(svg, &mut missing);
        files.add(&name, Bytes::new(svg.into_bytes()));
        let points = |length: i32| format!("{}.{}pt", length / 10, length % 10);
        // INVARIANT: writing to a string cannot fail.
        let _ = writeln!(
            text,
            "#page(width: {w}, height: {h}, margin: 0pt, image(\"{name}\", width: {w}, height: {h}))",
            w = points(*width),
            h = points(*height),
        );
    }
    let document = world::set(text, &files, &Typefaces::embedded(), false)?;
    let options = PdfOptions {
        ident: Smart::Custom(format!("rolec/{title}")),
        creator: Smart::Custom(Some(CREATOR.to_owned())),
        timestamp: as_of.and_then(timestamp),
        tagged: false,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| world::fault(&errors))?;
    Ok(Pdf {
        bytes,
        pages: document.pages().len(),
        missing,
    })
}
