//! Canonical layout: blanks, label colons and table bars, and nothing else (LANGUAGE §9). Comments, order and
//! wording stay; unread lines do not move. The result is parsed again before anybody sees it.

mod meaning;
mod table;

use crate::syntax;
use crate::syntax::ast::{self, File};
use crate::syntax::concept::Concept;
use crate::syntax::lines::{Head, Line, LineKind};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::{BYTE_ORDER_MARK, SourceFile, TextRange, fold};

/// A file laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formatted {
    pub text: String,
    /// Declarations that were left as they are, by their places in the tree, because another layout would have
    /// changed what they say. Only faults in them can bring that about.
    pub kept: Vec<usize>,
}

/// Lays out a parsed file. A declaration with faults is laid out where it was understood.
pub fn format(source: &SourceFile, file: &File, vocabulary: &Vocabulary) -> Formatted {
    /// Beyond so many declarations that resist, the whole file is left alone.
    const ATTEMPTS: usize = 16;
    let mut kept = Vec::new();
    for _ in 0..ATTEMPTS {
        let text = Layout::new(source, file, &kept).write();
        let laid_out = SourceFile::new(source.path.as_str(), text, source.encoding);
        let (again, _) = syntax::parse(file.id, &laid_out, vocabulary);
        match meaning::first_difference(source, file, &laid_out, &again) {
            None => {
                return Formatted {
                    text: laid_out.text,
                    kept,
                };
            }
            Some(at) if kept.contains(&at) => break,
            Some(at) => kept.push(at),
        }
    }
    Formatted {
        text: source.text.clone(),
        kept: (0..file.declarations.len()).collect(),
    }
}

/// What a declaration says, a label each and sorted: two that say the same give the same, whatever their layout.
pub fn said(source: &SourceFile, declaration: &ast::Declaration) -> Vec<String> {
    meaning::parts(source, declaration)
}

/// Blanks a level.
const INDENT: usize = 2;

struct Layout<'a> {
    text: &'a str,
    lines: &'a [Line],
    out: Vec<String>,
    ending: &'static str,
    /// Whether a group is open in the innermost label.
    grouped: bool,
    /// The level of the last item, 0 if the last content was none.
    item: usize,
    /// The last label of the declaration itself.
    record: Option<Concept>,
    /// Declarations that stay as they are.
    kept: Vec<TextRange>,
    /// Where the run of comments at hand ends, and how far it is indented.
    comments: Option<(usize, usize)>,
    /// Whether only one-line labels came since the declaration: a table here is the declaration's own.
    straight: bool,
}

impl<'a> Layout<'a> {
    fn new(source: &'a SourceFile, file: &'a File, kept: &[usize]) -> Self {
        let kept = kept.iter().map(|&at| file.declarations[at].range).collect();
        let crlf = source.text.matches("\r\n").count() * 2 > source.text.matches('\n').count();
        Self {
            text: &source.text,
            lines: &file.lines,
            out: Vec::with_capacity(file.lines.len()),
            ending: if crlf { "\r\n" } else { "\n" },
            grouped: false,
            item: 0,
            straight: false,
            comments: None,
            record: None,
            kept,
        }
    }

    fn at(&self, range: TextRange) -> &'a str {
        range.of(self.text)
    }

    fn write(mut self) -> String {
        let mut at = 0;
        while at < self.lines.len() {
            at = self.line(at);
        }
        while self.out.last().is_some_and(String::is_empty) {
            self.out.pop();
        }
        let mut text = String::with_capacity(self.text.len() + self.text.len() / 8);
        if self.text.starts_with(BYTE_ORDER_MARK) {
            text.push(BYTE_ORDER_MARK);
        }
        for line in self.out {
            text.push_str(&line);
            text.push_str(self.ending);
        }
        text
    }

    /// Writes the line at a place, or the table that begins there; gives the place of the next.
    fn line(&mut self, at: usize) -> usize {
        let line = &self.lines[at];
        match line.kind {
            LineKind::Blank => self.blank(),
            _ if line.run_on => {}
            _ if self.is_kept(line) => self.push_as_is(line),
            LineKind::Comment => self.comment(at),
            LineKind::Row { .. } => return self.table(at),
            LineKind::Stray | LineKind::Unread => self.push_as_is(line),
            LineKind::Declaration(None) => {
                self.separate(at);
                self.push_as_is(line);
            }
            _ => self.understood(at),
        }
        at + 1
    }

    fn is_kept(&self, line: &Line) -> bool {
        self.kept.iter().any(|range| range.contains(line.content))
    }

    fn blank(&mut self) {
        if self.out.last().is_some_and(|line| !line.is_empty()) {
            self.out.push(String::new());
        }
    }

    fn push_as_is(&mut self, line: &Line) {
        let whole = self.at(line.range).trim_end_matches(fold::is_blank);
        self.out
            .push(whole.trim_start_matches(BYTE_ORDER_MARK).to_owned());
    }

    /// A comment stands in the column of the line below it.
    fn comment(&mut self, at: usize) {
        let line = &self.lines[at];
        let known = self.comments.filter(|(end, _)| at < *end);
        let (end, indent) = known.unwrap_or_else(|| self.below(at));
        self.comments = Some((end, indent));
        self.out
            .push(format!("{}{}", " ".repeat(indent), self.at(line.content)));
    }

    /// Where the comments from a place on end, and how far the line below them is indented.
    fn below(&self, at: usize) -> (usize, usize) {
        let below = self.lines[at + 1..]
            .iter()
            .position(|line| !matches!(line.kind, LineKind::Blank | LineKind::Comment));
        match below.map(|below| at + 1 + below) {
            Some(end) if !is_unmoved(&self.lines[end]) => {
                (end, self.depth_of(&self.lines[end]) * INDENT)
            }
            Some(end) => (end, self.lines[end].column as usize),
            None => (at + 1, self.lines[at].column as usize),
        }
    }

    fn understood(&mut self, at: usize) {
        let line = &self.lines[at];
        let separated = match line.kind {
            LineKind::Declaration(_) => true,
            LineKind::Label {
                shape,
                record: None,
                ..
            } => shape.is_section() && self.has_content_below(at),
            _ => false,
        };
        if separated {
            self.separate(at);
        }
        let depth = self.depth_of(line);
        match line.kind {
            LineKind::Label {
                concept,
                shape,
                record,
            } => {
                (self.grouped, self.item, self.straight) = (false, 0, shape.is_line());
                if record.is_none() {
                    self.record = Some(concept);
                }
            }
            LineKind::Declaration(_) | LineKind::Heading(_) => {
                (self.grouped, self.item, self.straight) = (false, 0, true);
            }
            LineKind::Group(_) => (self.grouped, self.item) = (true, 0),
            LineKind::Item { level, .. } => self.item = usize::from(level),
            LineKind::Text => self.item = 0,
            _ => {}
        }
        let written = match (line.head.as_deref(), line.kind) {
            (Some(head), _) => self.label(head, at),
            (
                None,
                LineKind::Item {
                    mark: Some(mark), ..
                },
            ) => {
                let gap = self.gap(mark.range.end, mark.end.min(line.content.end));
                format!("{}{gap}{}", self.at(mark.range), self.at(line.body()))
            }
            (None, _) => self.at(line.content).to_owned(),
        };
        let indent = " ".repeat(depth * INDENT);
        self.out.push(format!(
            "{indent}{}",
            written.trim_end_matches(fold::is_blank)
        ));
    }

    /// Blanks of any number are one.
    fn gap(&self, start: u32, end: u32) -> &'static str {
        if end > start { " " } else { "" }
    }

    /// A keyword or label with its colon: full-width behind a Chinese word, half-width and a blank otherwise.
    fn label(&self, head: &Head, at: usize) -> String {
        let word = self.at(head.word);
        let number = head.mark.map_or(String::new(), |mark| {
            format!(
                "{}{}",
                self.at(mark.range),
                self.gap(mark.range.end, head.word.start.max(mark.range.end))
            )
        });
        let chinese = word.chars().any(fold::is_chinese);
        let rest = self.rest(head, at);
        let colon = match (chinese, rest.is_empty()) {
            (true, _) => "：",
            (false, true) => ":",
            (false, false) => ": ",
        };
        format!("{number}{word}{colon}{rest}")
    }

    /// What stands behind the colon, a second label on the line included.
    fn rest(&self, head: &Head, at: usize) -> &'a str {
        let line = &self.lines[at];
        match self.lines.get(at + 1).filter(|next| next.run_on) {
            Some(_) => {
                let end = self.at(line.range).trim_end_matches(fold::is_blank).len() as u32
                    + line.range.start;
                self.at(TextRange {
                    start: head.rest.start,
                    end: end.max(head.rest.start),
                })
            }
            None => self.at(head.rest),
        }
    }

    /// The level of indentation of a line that was understood.
    fn depth_of(&self, line: &Line) -> usize {
        let inside = usize::from(line.depth) + 1;
        let grouped = usize::from(self.grouped && !self.leaves_group(line));
        match line.kind {
            LineKind::Declaration(_) => 0,
            LineKind::Heading(_) => 1,
            // A field that stands outside its record keeps the place of a label.
            LineKind::Label {
                record: Some(record),
                ..
            } if self.record != Some(record) => 1,
            LineKind::Label { .. } => inside,
            LineKind::Group(_) => inside,
            LineKind::Item { level, .. } => inside + grouped + usize::from(level) - 1,
            LineKind::Continuation => inside + grouped + self.item,
            _ => inside + grouped,
        }
    }

    fn leaves_group(&self, line: &Line) -> bool {
        matches!(
            line.kind,
            LineKind::Declaration(_) | LineKind::Label { .. } | LineKind::Heading(_)
        )
    }

    /// Whether lines below belong to the label at a place.
    fn has_content_below(&self, at: usize) -> bool {
        let depth = self.lines[at].depth;
        let skipped = |line: &&Line| {
            !matches!(line.kind, LineKind::Blank | LineKind::Comment) && !line.run_on
        };
        self.lines[at + 1..]
            .iter()
            .find(skipped)
            .is_some_and(|next| match next.kind {
                LineKind::Declaration(_)
                | LineKind::Heading(_)
                | LineKind::Stray
                | LineKind::Unread => false,
                _ => next.depth > depth,
            })
    }

    /// One blank line before what follows, above the comments that stand straight on it.
    fn separate(&mut self, at: usize) {
        let comments = self.lines[..at]
            .iter()
            .rev()
            .take_while(|line| line.kind == LineKind::Comment)
            .count();
        let place = self.out.len() - comments.min(self.out.len());
        if place > 0 && !self.out[place - 1].is_empty() {
            self.out.insert(place, String::new());
        }
    }

    /// The rows from a place on, up to a blank line or other content.
    fn table(&mut self, at: usize) -> usize {
        let rest = self.lines[at..].iter();
        let rows = rest
            .take_while(|line| matches!(line.kind, LineKind::Row { .. } | LineKind::Comment))
            .count();
        let block = &self.lines[at..at + rows];
        // Comments behind the last row belong to what follows.
        let rows = block
            .iter()
            .rposition(|line| line.kind != LineKind::Comment)
            .map_or(rows, |last| last + 1);
        let block = &block[..rows];
        let depth = if self.straight {
            1
        } else {
            self.depth_of(&block[0])
        };
        match table::aligned(self.text, block) {
            Some(rows) => {
                let indent = " ".repeat(depth * INDENT);
                self.out
                    .extend(rows.into_iter().map(|row| format!("{indent}{row}")));
            }
            None => block.iter().for_each(|line| self.push_as_is(line)),
        }
        self.item = 0;
        at + rows
    }
}

/// Lines that keep their column.
fn is_unmoved(line: &Line) -> bool {
    matches!(
        line.kind,
        LineKind::Stray | LineKind::Unread | LineKind::Declaration(None)
    )
}
