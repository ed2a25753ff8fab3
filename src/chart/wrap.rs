//! Text in the embedded fonts: how wide it is, and how it breaks into lines. Places nothing.

use crate::fonts;
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{GraphemeClusterSegmenter, LineSegmenter};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU16, Ordering};
use ttf_parser::Face;
use unicode_width::UnicodeWidthChar;

/// The weight of a face.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// A size of type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Type {
    pub(super) weight: Weight,
    /// The em, in tenths of a point.
    pub(super) size: i32,
}

/// One line of a broken text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) width: i32,
    /// Whether no blank stood where the line before ended.
    pub(super) joined: bool,
}

impl Type {
    /// The width of a text on one line, in tenths of a point, rounded up.
    pub(super) fn width(self, text: &str) -> i32 {
        let thousandths: i64 = text
            .chars()
            .map(|c| i64::from(self.weight.advance(c)))
            .sum();
        let width = (thousandths * i64::from(self.size) + 999) / 1000;
        i32::try_from(width).unwrap_or(i32::MAX)
    }

    /// Breaks a text into lines that are at most this wide, about equally long. A word that is wider breaks inside.
    pub(super) fn wrap(self, text: &str, width: i32) -> Vec<Line> {
        let text = plain(text);
        let whole = self.width(&text);
        if whole <= width && !text.is_empty() {
            return vec![Line {
                text,
                width: whole,
                joined: false,
            }];
        }
        let pieces = self.pieces(&text, width);
        let lines = fill(&pieces, width);
        if lines.len() < 2 {
            return lines;
        }
        // The narrowest width that needs no more lines makes them even.
        let (mut low, mut high) = (width / lines.len() as i32, width);
        while low < high {
            let middle = low + (high - low) / 2;
            match fill(&pieces, middle).len() > lines.len() {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        fill(&pieces, low)
    }

    /// The parts between the places where a line may end.
    fn pieces<'a>(self, text: &'a str, width: i32) -> Vec<Piece<'a>> {
        let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
        let mut pieces = Vec::new();
        let mut start = 0;
        for end in segmenter.segment_str(text).skip(1) {
            let piece = self.piece(&text[start..end]);
            match piece.width > width {
                true => pieces.extend(self.shreds(piece.text, width)),
                false => pieces.push(piece),
            }
            start = end;
        }
        pieces
    }

    fn piece(self, text: &str) -> Piece<'_> {
        let word = text.trim_end();
        Piece {
            text,
            width: self.width(word),
            blank: self.width(&text[word.len()..]),
        }
    }

    /// A word that fits on no line, cut between characters as readers see them.
    fn shreds<'a>(self, word: &'a str, width: i32) -> Vec<Piece<'a>> {
        let mut shreds = Vec::new();
        let (mut start, mut last) = (0, 0);
        for end in GraphemeClusterSegmenter::new().segment_str(word).skip(1) {
            if last > start && self.width(word[start..end].trim_end()) > width {
                shreds.push(self.piece(&word[start..last]));
                start = last;
            }
            last = end;
        }
        shreds.push(self.piece(&word[start..]));
        shreds
    }
}

/// A part of a text that stays together.
#[derive(Clone, Copy, Debug)]
struct Piece<'a> {
    text: &'a str,
    /// Without the blanks at its end.
    width: i32,
    blank: i32,
}

/// Puts pieces on lines, as many as go.
fn fill(pieces: &[Piece], width: i32) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    // The blanks behind the last piece; they count only if another follows on the line.
    let mut gap = 0;
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if line.width + gap + piece.width <= width => {
                line.width += gap + piece.width;
                line.text.push_str(piece.text);
            }
            before => {
                let joined = before.is_some_and(|line| !line.text.ends_with(' '));
                lines.push(Line {
                    text: piece.text.to_owned(),
                    width: piece.width,
                    joined,
                });
            }
        }
        gap = piece.blank;
    }
    for line in &mut lines {
        line.text.truncate(line.text.trim_end().len());
    }
    lines
}

/// A text on one line: every run of blanks and control characters is one blank.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split(|c: char| c != '\u{A0}' && (c.is_whitespace() || c.is_control())) {
        if !word.is_empty() && !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

impl Weight {
    /// The advance of a character, in thousandths of an em.
    fn advance(self, c: char) -> u32 {
        // The same characters come again and again: what was looked up once is kept, one more than it is.
        static KNOWN: [[AtomicU16; 0x1_0000]; 2] =
            [const { [const { AtomicU16::new(0) }; 0x1_0000] }; 2];
        let Some(slot) = KNOWN[self as usize].get(c as usize) else {
            return self.looked_up(c);
        };
        match slot.load(Ordering::Relaxed) {
            0 => {
                let advance = self.looked_up(c);
                slot.store(u16::try_from(advance + 1).unwrap_or(0), Ordering::Relaxed);
                advance
            }
            known => u32::from(known) - 1,
        }
    }

    fn looked_up(self, c: char) -> u32 {
        let face = self.face();
        let known = face.and_then(|face| {
            let advance = face.glyph_hor_advance(face.glyph_index(c)?)?;
            Some(u32::from(advance) * 1000 / u32::from(face.units_per_em()))
        });
        known.unwrap_or_else(|| foreign(c))
    }

    fn face(self) -> Option<&'static Face<'static>> {
        static REGULAR: OnceLock<Option<Face<'static>>> = OnceLock::new();
        static BOLD: OnceLock<Option<Face<'static>>> = OnceLock::new();
        let (slot, bytes) = match self {
            Weight::Regular => (&REGULAR, fonts::SANS_REGULAR),
            Weight::Bold => (&BOLD, fonts::SANS_BOLD),
        };
        slot.get_or_init(|| Face::parse(bytes, 0).ok()).as_ref()
    }
}

/// The advance of a character that the fonts lack, so that some other font will draw it: rather too wide.
fn foreign(c: char) -> u32 {
    match c.width().unwrap_or(0) {
        // The mark that asks for the picture instead of the sign.
        _ if c == '\u{FE0F}' => 500,
        0 => 0,
        1 => 750,
        _ => 1250,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE: Type = Type {
        weight: Weight::Bold,
        size: 100,
    };

    fn lines(text: &str, width: i32) -> Vec<String> {
        let lines = TITLE.wrap(text, width);
        lines.iter().for_each(|line| {
            assert!(
                TITLE.width(&line.text) <= line.width && line.width <= width,
                "{line:?}"
            );
        });
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn widths_are_those_of_the_fonts() {
        assert_eq!(TITLE.width("营销总监"), 400);
        let narrow = TITLE.width("illi");
        assert!(narrow > 0 && narrow < TITLE.width("WMWM"));
        assert_eq!(TITLE.width(""), 0);
        for c in "×–·↓Nx（）、/".chars() {
            assert!(
                TITLE
                    .weight
                    .face()
                    .is_some_and(|face| face.glyph_index(c).is_some()),
                "{c}"
            );
        }
    }

    #[test]
    fn lines_break_where_readers_expect() {
        assert_eq!(lines("营销中心总监助理", 800), ["营销中心总监助理"]);
        assert_eq!(lines("营销中心总监助理", 700), ["营销中心", "总监助理"]);
        assert_eq!(
            lines("Deputy General Manager", 800),
            ["Deputy General", "Manager"]
        );
        // A closing mark starts no line, an opening one ends none.
        assert_eq!(lines("经理（副职）", 300), ["经理", "（副", "职）"]);
        assert_eq!(lines("研发、工程、品质", 300), ["研发、", "工程、", "品质"]);
    }

    #[test]
    fn what_fits_on_no_line_breaks_inside() {
        let long = lines(&"W".repeat(200), 700);
        assert_eq!(long.concat(), "W".repeat(200));
        // A family of four is one character to its reader.
        let family = "👨‍👩‍👧‍👦";
        assert!(
            TITLE
                .wrap(&family.repeat(3), 100)
                .iter()
                .all(|line| line.text == family)
        );
    }

    #[test]
    fn blanks_and_control_characters_are_one_blank() {
        assert_eq!(plain(" a\n\tb\u{7}c\u{3000}d "), "a b c d");
        assert_eq!(TITLE.wrap("", 500), []);
        let broken = TITLE.wrap("ab cd营销", 210);
        let joined: Vec<bool> = broken.iter().map(|line| line.joined).collect();
        assert_eq!(joined, [false, false, true]);
    }
}
