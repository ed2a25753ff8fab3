//! Attributes that documents write in round brackets: `编制月报。（频次：每月）`. Changes brackets, and no word.

use super::Reader;
use crate::import::draft::{Piece, Text};
use crate::import::split::trim;
use crate::syntax::grammar;
use crate::text::fold;
use std::ops::Range;

impl Reader<'_> {
    /// A text of a line; if its last brackets hold what attributes say, they become those of attributes.
    pub(super) fn with_attributes(&self, line: usize, range: Range<usize>) -> Text {
        let whole = &self.document.lines[line].text;
        let piece = |range: Range<usize>| Piece::Source(line, trim(whole, range));
        let text = &whole[range.clone()];
        let trimmed = text.trim_end_matches(|c| "。；;.".contains(c) || fold::is_blank(c));
        let Some((start, sign)) = brackets(trimmed) else {
            return vec![piece(range)];
        };
        let inner = start + sign..trimmed.len() - sign;
        if start == 0 || !self.are_attributes(&trimmed[inner.clone()]) {
            return vec![piece(range)];
        }
        let from = range.start;
        let gap = if sign == 1 { " [" } else { "[" };
        let mut pieces = vec![
            piece(from..from + start),
            Piece::Added(gap.to_owned()),
            piece(from + inner.start..from + inner.end),
            Piece::Added("]".to_owned()),
        ];
        pieces.retain(|piece| !piece.text(self.document).is_empty());
        pieces
    }

    fn are_attributes(&self, text: &str) -> bool {
        let bracketed = format!("[{text}]");
        let vocabulary = self.words.vocabulary;
        grammar::attributes(&bracketed, 0).is_some_and(|(_, pairs)| {
            let mut keys = pairs.iter().map(|pair| fold::word(pair.key.of(&bracketed)));
            keys.all(|key| vocabulary.attribute(&key).is_some())
        })
    }
}

/// Where round brackets begin that a text ends with, and how long one is, in bytes.
fn brackets(text: &str) -> Option<(usize, usize)> {
    let open = match text.chars().next_back()? {
        '）' => '（',
        ')' => '(',
        _ => return None,
    };
    Some((text.rfind(open)?, open.len_utf8()))
}
