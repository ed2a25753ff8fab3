//! The fonts a booklet is set in: those that were chosen, and behind them the embedded ones. Reads no file; whoever
//! finds fonts on a machine hands them in.

use super::glyphs;
use std::sync::{Arc, OnceLock};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// A family of fonts, ready to be used.
#[derive(Clone, Debug)]
pub struct Family {
    /// As Typst knows it, which may be another name than it was asked for by.
    name: String,
    faces: Vec<Font>,
}

impl Family {
    /// A family of faces: the bytes of a file, and which of its faces. None if none of them is a font.
    pub fn of(files: impl IntoIterator<Item = (Arc<[u8]>, u32)>) -> Option<Self> {
        let faces: Vec<Font> = files
            .into_iter()
            .filter_map(|(bytes, index)| Font::new(Bytes::new(bytes), index))
            .collect();
        let name = faces.first()?.info().family.as_str().to_owned();
        Some(Self { name, faces })
    }

    /// An embedded family.
    pub fn embedded(name: &str) -> Option<Self> {
        let own = |font: &&Font| font.info().family.as_str().eq_ignore_ascii_case(name);
        let own = glyphs::all().iter().find(own)?;
        Some(Self {
            name: own.info().family.as_str().to_owned(),
            faces: Vec::new(),
        })
    }

    /// As Typst knows it.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// What was chosen for a booklet.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    pub body: Vec<Family>,
    pub headings: Vec<Family>,
}

/// All fonts that a booklet may be set in.
pub struct Typefaces {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
    /// How many of them were chosen; they come first.
    chosen: usize,
}

impl Typefaces {
    /// The embedded ones alone.
    pub fn embedded() -> Arc<Self> {
        static EMBEDDED: OnceLock<Arc<Typefaces>> = OnceLock::new();
        let made = EMBEDDED.get_or_init(|| Arc::new(Self::new(Vec::new())));
        Arc::clone(made)
    }

    /// Those that were chosen, and the embedded ones.
    pub fn of(chosen: &Chosen) -> Arc<Self> {
        let families = chosen.body.iter().chain(&chosen.headings);
        let mut fonts: Vec<Font> = Vec::new();
        for font in families.flat_map(|family| &family.faces) {
            if !fonts.contains(font) {
                fonts.push(font.clone());
            }
        }
        match fonts.is_empty() {
            true => Self::embedded(),
            false => Arc::new(Self::new(fonts)),
        }
    }

    fn new(mut fonts: Vec<Font>) -> Self {
        let chosen = fonts.len();
        fonts.extend(glyphs::all().iter().cloned());
        Self {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            chosen,
        }
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(super) fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// Whether some font has a glyph for a character.
    pub(super) fn covers(&self, c: char) -> bool {
        let mut chosen = self.fonts[..self.chosen].iter();
        glyphs::covers(c) || chosen.any(|font| font.info().coverage.contains(c as u32))
    }
}
