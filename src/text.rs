//! Source text: files, decoding, spans, lines and columns. Knows nothing of the role language.

pub mod change;
pub mod decode;
pub mod fold;
pub mod script;
pub mod xml;

use std::fmt;
use std::sync::{Arc, OnceLock};

/// A file of the workspace, by its place in the list of sources.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct FileId(pub u32);

/// A stretch of one file: byte offsets into its text, the end exclusive.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct TextRange {
    pub start: u32,
    pub end: u32,
}

impl TextRange {
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The empty range at an offset.
    pub fn at(offset: u32) -> Self {
        Self {
            start: offset,
            end: offset,
        }
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub fn contains(self, other: TextRange) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same stretch so far behind; `by` is added wrapping around, so that it may lead back.
    #[must_use]
    pub fn shifted(self, by: u32) -> Self {
        Self {
            start: self.start.wrapping_add(by),
            end: self.end.wrapping_add(by),
        }
    }

    /// The smallest range that holds both.
    pub fn cover(self, other: TextRange) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }
}

impl fmt::Debug for TextRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A stretch of text in the workspace.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Span {
    pub file: FileId,
    pub range: TextRange,
}

impl Span {
    pub fn new(file: FileId, range: TextRange) -> Self {
        Self { file, range }
    }

    pub fn contains(self, other: Span) -> bool {
        self.file == other.file && self.range.contains(other.range)
    }
}

/// A place as people and contracts count it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// From 1, in Unicode scalar values; a byte order mark is none.
    pub column: usize,
    /// Bytes from the start of the text, from 0.
    pub offset: usize,
}

/// One source file, decoded. Its text keeps every character, the byte order mark of a UTF-8 file included.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Relative to the workspace, divided by `/`.
    pub path: String,
    pub text: String,
    pub encoding: decode::Encoding,
    line_starts: Vec<u32>,
    /// How many characters stand before every [`STRIDE`]th byte; counted when a long line is first asked for.
    counts: OnceLock<Vec<u32>>,
}

/// Places on lines shorter than this are counted from the start of the line, in bytes.
const STRIDE: usize = 4096;

/// The character that some Windows editors put in front of a text.
pub const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// Offsets are 32 bits wide; a longer file is refused when it is read.
pub const MAX_FILE_LEN: usize = u32::MAX as usize - 1;

impl SourceFile {
    /// # Panics
    /// If the text is longer than [`MAX_FILE_LEN`]; readers refuse such a file before.
    pub fn new(path: impl Into<String>, text: String, encoding: decode::Encoding) -> Self {
        assert!(text.len() <= MAX_FILE_LEN);
        let line_starts = std::iter::once(0)
            .chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1))
            .collect();
        Self {
            path: path.into(),
            text,
            encoding,
            line_starts,
            counts: OnceLock::new(),
        }
    }

    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// The line (from 0) that holds an offset.
    pub fn line_of(&self, offset: u32) -> usize {
        self.line_starts.partition_point(|&start| start <= offset) - 1
    }

    /// The range of a line (from 0) without its line end.
    pub fn line_range(&self, line: usize) -> TextRange {
        let start = self.line_starts[line];
        let end = self
            .line_starts
            .get(line + 1)
            .map_or(self.text.len() as u32, |&next| next - 1);
        let bytes = &self.text.as_bytes()[start as usize..end as usize];
        TextRange {
            start,
            end: end - u32::from(bytes.ends_with(b"\r")),
        }
    }

    /// The whole lines that a range lies on, with their ends.
    pub fn whole_lines(&self, range: TextRange) -> TextRange {
        let line = |offset| self.line_range(self.line_of(offset));
        let (start, end) = (line(range.start).start, line(range.end).end);
        let line_end = match &self.text.as_bytes()[end as usize..] {
            [b'\r', b'\n', ..] => 2,
            [b'\n' | b'\r', ..] => 1,
            _ => 0,
        };
        TextRange {
            start,
            end: end + line_end,
        }
    }

    pub fn place(&self, offset: u32) -> Place {
        let line = self.line_of(offset);
        let (start, offset) = (self.line_starts[line] as usize, offset as usize);
        let before = match offset - start < STRIDE {
            true => self.characters(start, offset),
            false => self.characters_before(offset) - self.characters_before(start),
        };
        Place {
            line: line + 1,
            column: before + 1,
            offset,
        }
    }

    /// How many characters stand before an offset, told in the same time wherever it is.
    fn characters_before(&self, offset: usize) -> usize {
        let counts = self.counts.get_or_init(|| {
            let starts = (0..=self.text.len()).step_by(STRIDE);
            let sums = starts.scan(0, |sum, start| {
                let before = *sum;
                let end = (start + STRIDE).min(self.text.len());
                *sum += self.characters(start, end) as u32;
                Some(before)
            });
            sums.collect()
        });
        let at = offset / STRIDE;
        counts[at] as usize + self.characters(at * STRIDE, offset)
    }

    /// How many characters begin between two offsets, which may lie within one; byte order marks are none.
    fn characters(&self, start: usize, end: usize) -> usize {
        let text = self.text.as_bytes();
        let begins = |byte: &&u8| **byte & 0xC0 != 0x80;
        let all = text[start..end].iter().filter(begins).count();
        let mut mark = [0; BYTE_ORDER_MARK.len_utf8()];
        let mark = BYTE_ORDER_MARK.encode_utf8(&mut mark).as_bytes();
        let marks = memchr::memchr_iter(mark[0], &text[start..end])
            .filter(|at| text[start + at..].starts_with(mark));
        all - marks.count()
    }
}

/// All source files of a workspace.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
}

impl Sources {
    pub fn new(files: Vec<Arc<SourceFile>>) -> Self {
        Self { files }
    }

    pub fn get(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// A file to be kept beyond the workspace that was read.
    pub fn shared(&self, id: FileId) -> &Arc<SourceFile> {
        &self.files[id.0 as usize]
    }

    /// The file of a path relative to the workspace.
    pub fn named(&self, path: &str) -> Option<FileId> {
        let at = self.files.iter().position(|file| file.path == path)?;
        Some(FileId(at as u32))
    }

    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &SourceFile)> {
        self.files
            .iter()
            .enumerate()
            .map(|(at, file)| (FileId(at as u32), file.as_ref()))
    }

    pub fn len(&self) -> usize {
        self.files.len()
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    pub fn text(&self, span: Span) -> &str {
        span.range.of(&self.get(span.file).text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_and_skip_the_mark() {
        let file = SourceFile::new(
            "a.role",
            "\u{FEFF}岗位：甲\r\n  编号".into(),
            decode::Encoding::Utf8,
        );
        let at = file.text.find('甲').expect("text holds it") as u32;
        assert_eq!(
            file.place(at),
            Place {
                line: 1,
                column: 4,
                offset: 12
            }
        );
        let code = file.text.find("编号").expect("text holds it") as u32;
        assert_eq!(
            file.place(code),
            Place {
                line: 2,
                column: 3,
                offset: 19
            }
        );
        assert_eq!(file.line_range(0).of(&file.text), "\u{FEFF}岗位：甲");
        assert_eq!(file.line_count(), 2);
    }

    #[test]
    fn places_on_a_long_line_are_those_that_counting_gives() {
        let text = "一二ab\u{FEFF}三".repeat(STRIDE) + "\n" + &"四\u{FEFF}".repeat(STRIDE);
        let file = SourceFile::new("a.role", text, decode::Encoding::Utf8);
        let offsets = file.text.char_indices().map(|(at, _)| at).step_by(97);
        for offset in offsets.chain([file.text.len()]) {
            let line = file.text[..offset].rfind('\n').map_or(0, |at| at + 1);
            let before = file.text[line..offset].chars();
            let column = before.filter(|&c| c != BYTE_ORDER_MARK).count() + 1;
            assert_eq!(file.place(offset as u32).column, column, "at byte {offset}");
        }
    }
}
