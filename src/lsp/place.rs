//! Places as the protocol counts them (lines from 0, columns in the negotiated units) and as the core does (bytes).

use crate::text::{SourceFile, TextRange};
use lsp_types::{Position, PositionEncodingKind, Range};

/// In which units columns are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Units {
    Utf8,
    Utf16,
    Utf32,
}

impl Units {
    /// The best of those that a client offers: bytes are free, the protocol's own UTF-16 is known to all.
    pub(super) fn negotiated(offered: Option<&[PositionEncodingKind]>) -> Self {
        let offered = offered.unwrap_or_default();
        let known = [
            (PositionEncodingKind::UTF8, Units::Utf8),
            (PositionEncodingKind::UTF16, Units::Utf16),
            (PositionEncodingKind::UTF32, Units::Utf32),
        ];
        let known = known.into_iter().find(|(kind, _)| offered.contains(kind));
        known.map_or(Units::Utf16, |(_, units)| units)
    }

    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Units::Utf8 => PositionEncodingKind::UTF8,
            Units::Utf16 => PositionEncodingKind::UTF16,
            Units::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    /// How long a text is.
    pub(super) fn len(self, text: &str) -> u32 {
        let len = match self {
            Units::Utf8 => text.len(),
            Units::Utf16 => text.chars().map(char::len_utf16).sum(),
            Units::Utf32 => text.chars().count(),
        };
        len as u32
    }

    /// The byte offset of a place; one beyond the text or a line is at its end, one within a character before it.
    pub(super) fn offset(self, source: &SourceFile, place: Position) -> u32 {
        let line = place.line as usize;
        if line >= source.line_count() {
            return source.text.len() as u32;
        }
        let range = source.line_range(line);
        let text = range.of(&source.text);
        let mut column = 0;
        for (at, c) in text.char_indices() {
            let width = match self {
                Units::Utf8 => c.len_utf8(),
                Units::Utf16 => c.len_utf16(),
                Units::Utf32 => 1,
            };
            column += width as u32;
            if column > place.character {
                return range.start + at as u32;
            }
        }
        range.end
    }

    pub(super) fn place(self, source: &SourceFile, offset: u32) -> Position {
        let offset = offset.min(source.text.len() as u32);
        let line = source.line_of(offset);
        let start = source.line_range(line).start;
        let before = source.text.get(start as usize..offset as usize);
        Position::new(line as u32, self.len(before.unwrap_or_default()))
    }

    pub(super) fn range(self, source: &SourceFile, range: TextRange) -> Range {
        let start = self.place(source, range.start);
        Range::new(
            start,
            self.place_from(source, (range.start, start), range.end),
        )
    }

    /// The same as [`Self::place`], counted from a place that is known if both are on one line.
    pub(super) fn place_from(
        self,
        source: &SourceFile,
        (from, known): (u32, Position),
        offset: u32,
    ) -> Position {
        let is_on_line = from <= offset && source.line_of(offset) == known.line as usize;
        match source.text.get(from as usize..offset as usize) {
            Some(between) if is_on_line => {
                Position::new(known.line, known.character + self.len(between))
            }
            _ => self.place(source, offset),
        }
    }

    /// The bytes of a range, however it is turned.
    pub(super) fn bytes(self, source: &SourceFile, range: Range) -> TextRange {
        let (one, two) = (
            self.offset(source, range.start),
            self.offset(source, range.end),
        );
        TextRange {
            start: one.min(two),
            end: one.max(two),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::decode::Encoding;

    #[test]
    fn columns_are_counted_in_every_unit() {
        let source = SourceFile::new("a.role", "岗位：𠮷甲\r\nab".into(), Encoding::Utf8);
        let at = source.text.find('甲').expect("there") as u32;
        for (units, column) in [(Units::Utf8, 13), (Units::Utf16, 5), (Units::Utf32, 4)] {
            let place = Position::new(0, column);
            assert_eq!(units.place(&source, at), place);
            assert_eq!(units.offset(&source, place), at);
            // Beyond the line, beyond the text.
            assert_eq!(units.offset(&source, Position::new(0, 99)), at + 3);
            let end = source.text.len() as u32;
            assert_eq!(units.offset(&source, Position::new(9, 0)), end);
            // Counted from any place before or behind it.
            let starts = source.text.char_indices().map(|(at, _)| at as u32);
            for offset in starts.clone().chain([end, end + 9]) {
                for from in starts.clone() {
                    let known = (from, units.place(&source, from));
                    let place = units.place_from(&source, known, offset);
                    assert_eq!(place, units.place(&source, offset), "{from} {offset}");
                }
            }
        }
        // Within a pair of surrogates.
        assert_eq!(Units::Utf16.offset(&source, Position::new(0, 4)), at - 4);
    }
}
