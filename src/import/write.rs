//! Writes a draft as text of the role language, reads it again, and takes back what would say something else. What was
//! not placed follows its declaration as comments, so that nothing is lost.

mod settle;

use super::clean::{Dropped, Step};
use super::document::{Document, Place, characters};
use super::draft::{Declaration, Node, Piece, Section};
use crate::diagnostic::Message;
use crate::fmt;
use crate::locale::{Catalogue, Language};
use crate::syntax;
use crate::syntax::concept::{Shape, WaiverWord};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::decode::Encoding;
use crate::text::{FileId, SourceFile, fold};
use std::ops::Range;

/// A text that found no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// By its place in [`Document::lines`].
    pub line: usize,
    pub range: Range<usize>,
}

/// A document, written.
pub struct Written {
    pub text: String,
    pub unplaced: Vec<Unplaced>,
    /// Lines of signs and no words.
    ornaments: Vec<Unplaced>,
}

impl Written {
    /// What was left out because it says nothing.
    pub fn ornaments(&self, document: &Document) -> impl Iterator<Item = Dropped> {
        self.ornaments.iter().map(|ornament| {
            let line = &document.lines[ornament.line];
            Dropped {
                place: line.place_of(ornament.range.start).clone(),
                text: line.text[ornament.range.clone()].to_owned(),
                reason: Step::Ornaments,
            }
        })
    }
}

/// Whether a line is read as it was meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Meant {
    Declaration,
    Label,
    Group,
    Item,
    /// A line of a list without marks, or of a text: an item, a paragraph, or a line that runs on.
    Line,
    Row,
    Comment,
}

/// A line to be written.
#[derive(Clone, Debug)]
struct Line {
    indent: usize,
    /// What stands between pieces and before them.
    text: String,
    meant: Meant,
    pieces: Vec<Piece>,
    /// The declaration that it belongs to.
    of: usize,
    /// How often it was taken back.
    tries: u8,
    /// A label without its number, and the number for a comment above it.
    plain: Option<(String, String)>,
    /// Whether it stands in a list, where each line is an item as long as none has a mark.
    in_list: bool,
}

/// How often a text is read again before what resists is given up.
const ROUNDS: usize = 12;

/// What the writer needs.
struct Writer<'a> {
    document: &'a Document,
    vocabulary: &'a Vocabulary,
    language: Language,
    lines: Vec<Line>,
    of: usize,
}

/// Writes declarations; `dropped` are the parts that were left out on purpose.
pub fn write(
    document: &Document,
    declarations: &[Declaration],
    dropped: &[(usize, Range<usize>)],
    vocabulary: &Vocabulary,
    language: Language,
) -> Written {
    let mut writer = Writer {
        document,
        vocabulary,
        language,
        lines: Vec::new(),
        of: 0,
    };
    let mut unnamed = 0;
    for (at, declaration) in declarations.iter().enumerate() {
        writer.of = at;
        unnamed += usize::from(is_unnamed(document, declaration));
        writer.declaration(declaration, unnamed);
    }
    for _ in 0..ROUNDS {
        if !writer.settle() {
            break;
        }
    }
    writer.give_up();
    writer.finish(declarations, dropped)
}

/// Whether nothing names a declaration.
pub fn is_unnamed(document: &Document, declaration: &Declaration) -> bool {
    let mut pieces = declaration.name.iter();
    pieces.all(|piece| piece.text(document).is_empty())
}

impl Writer<'_> {
    fn text(&self, text: &[Piece]) -> String {
        let mut out = String::new();
        for piece in text {
            let is_source = matches!(piece, Piece::Source(..));
            let piece = piece.text(self.document);
            let western = |c: char| c.is_ascii() && !fold::is_blank(c);
            if is_source
                && out.ends_with(western)
                && !out.ends_with('[')
                && piece.starts_with(western)
            {
                out.push(' ');
            }
            out.extend(
                piece
                    .chars()
                    .map(|c| if fold::is_blank(c) { ' ' } else { c }),
            );
        }
        out
    }

    fn push(&mut self, indent: usize, meant: Meant, text: String, pieces: Vec<Piece>) {
        self.lines.push(Line {
            indent,
            text,
            meant,
            pieces,
            of: self.of,
            tries: 0,
            plain: None,
            in_list: false,
        });
    }

    fn remark(&mut self, indent: usize, text: &[Piece]) {
        let written: Vec<String> = text
            .iter()
            .map(|piece| self.text(std::slice::from_ref(piece)))
            .collect();
        let message = Message::new("import-source").arg("text", written.join(" "));
        let comment = format!("# {}", Catalogue::of(self.language).text(&message));
        self.push(indent, Meant::Comment, comment, text.to_vec());
    }

    fn declaration(&mut self, declaration: &Declaration, unnamed: usize) {
        for remark in &declaration.remarks {
            self.remark(0, remark);
        }
        let keyword = match &declaration.keyword {
            Some(keyword) => self.text(std::slice::from_ref(keyword)),
            None => self
                .vocabulary
                .declaration_word(self.language, declaration.kind)
                .to_owned(),
        };
        let name = match is_unnamed(self.document, declaration) {
            true => Catalogue::of(self.language)
                .text(&Message::new("import-unnamed").arg("number", unnamed)),
            false => self.name(&declaration.name),
        };
        let pieces = declaration
            .keyword
            .iter()
            .chain(&declaration.name)
            .cloned()
            .collect();
        self.push(0, Meant::Declaration, format!("{keyword}：{name}"), pieces);
        for part in &declaration.parts {
            self.section(part, 1);
        }
    }

    /// A name that holds a slash stands in quotes.
    fn name(&self, name: &[Piece]) -> String {
        let text = self.text(name);
        let quoted = text.starts_with(['「', '"', '“']);
        match text.contains(['/', '／']) && !quoted && !text.contains(['「', '」']) {
            true => format!("「{text}」"),
            false => text,
        }
    }

    fn section(&mut self, section: &Section, indent: usize) {
        for remark in &section.remarks {
            self.remark(indent, remark);
        }
        if let Some(differs) = &section.differs {
            let message = Message::new("import-differs")
                .arg("before", differs.before.join("、"))
                .arg("here", differs.here.join("、"))
                .arg("lacks", differs.before.len())
                .arg("more", differs.here.len());
            let comment = format!("# {}", Catalogue::of(self.language).text(&message));
            self.push(indent, Meant::Comment, comment, Vec::new());
        }
        let word = match &section.word {
            Some(word) => self.text(std::slice::from_ref(word)),
            None => self
                .vocabulary
                .label_word(self.language, section.owner, section.concept)
                .to_owned(),
        };
        let mark = section
            .mark
            .as_ref()
            .map_or_else(String::new, |mark| self.text(std::slice::from_ref(mark)));
        let value = self.text(&section.value);
        let pieces = section
            .mark
            .iter()
            .chain(&section.word)
            .chain(&section.value)
            .cloned()
            .collect();
        self.push(
            indent,
            Meant::Label,
            format!("{mark}{}{word}：{value}", gap(&mark)),
            pieces,
        );
        if let (Some(line), Some(_)) = (self.lines.last_mut(), &section.mark) {
            let message = Message::new("import-source").arg("text", format!("{mark}{word}"));
            let comment = format!("# {}", Catalogue::of(self.language).text(&message));
            line.plain = Some((comment, format!("{word}：{value}")));
        }
        let first = self.lines.len();
        self.body(section, indent + 1);
        if section.shape == Shape::List {
            self.lines[first..]
                .iter_mut()
                .for_each(|line| line.in_list = true);
        }
    }

    /// What stands below a label.
    fn body(&mut self, section: &Section, indent: usize) {
        let mut grouped = 0;
        let mut item = false;
        for node in &section.body {
            let at = indent + grouped;
            match node {
                Node::Item(mark, text) => {
                    let written = self.item(mark, text);
                    let pieces = std::iter::once(mark).chain(text).cloned().collect();
                    self.push(at, Meant::Item, written, pieces);
                    item = true;
                }
                Node::Line(text) => {
                    let written = self.text(text);
                    let at = at + usize::from(item);
                    self.push(at, Meant::Line, written, text.clone());
                }
                Node::Group(text) => {
                    let written = self.group(text, section);
                    self.push(indent, Meant::Group, format!("{written}："), text.clone());
                    (grouped, item) = (1, false);
                }
                Node::Row(cells) => {
                    let cells: Vec<String> = cells
                        .iter()
                        .map(|cell| self.text(cell).replace(['|', '｜'], "/"))
                        .collect();
                    let pieces = node_pieces(node);
                    self.push(at, Meant::Row, format!("| {} |", cells.join(" | ")), pieces);
                    item = false;
                }
                Node::Remark(text) => self.remark(at, text),
                Node::Field(field) => {
                    self.section(field, indent);
                    item = false;
                }
            }
        }
    }

    fn item(&self, mark: &Piece, text: &[Piece]) -> String {
        let (mut mark, text) = (self.text(std::slice::from_ref(mark)), self.text(text));
        if !mark.is_empty() && mark.chars().all(|c| c.is_ascii_digit()) {
            // Its point was misprinted.
            mark.push('.');
        }
        match text.is_empty() {
            true => mark,
            false => format!("{mark}{}{text}", gap(&mark)),
        }
    }

    /// The name of a group; one that is a label of the declaration gets a number, or it would be read as that.
    fn group(&self, text: &[Piece], section: &Section) -> String {
        let word: String = text
            .iter()
            .map(|piece| self.text(std::slice::from_ref(piece)))
            .collect();
        let folded = fold::word(&word);
        let labels = self.vocabulary.labels(section.owner);
        match labels.contains_key(&folded) {
            true => format!("{word}2"),
            false => word,
        }
    }

    fn assembled(&self) -> String {
        let mut out = String::new();
        let mut of = 0;
        for line in &self.lines {
            if line.of != of {
                out.push('\n');
                of = line.of;
            }
            out.push_str(&"  ".repeat(line.indent));
            out.push_str(&line.text);
            out.push('\n');
        }
        out
    }

    fn finish(self, declarations: &[Declaration], dropped: &[(usize, Range<usize>)]) -> Written {
        let mut covered: Vec<Vec<Range<usize>>> = vec![Vec::new(); self.document.lines.len()];
        let placed = self.lines.iter().flat_map(|line| &line.pieces);
        let placed = placed.filter_map(|piece| match piece {
            Piece::Source(line, range) => Some((*line, range.clone())),
            Piece::Added(_) => None,
        });
        for (line, range) in placed.chain(dropped.iter().cloned()) {
            covered[line].push(range);
        }
        let (unplaced, ornaments) = uncovered(self.document, covered);
        let word = self
            .vocabulary
            .waiver_word(self.language, WaiverWord::Unplaced);
        let mut out = String::new();
        let mut rest = unplaced.iter().peekable();
        let before = |at: usize| {
            let start = declarations.get(at).map(|declaration| declaration.start);
            move |unplaced: &Unplaced| {
                start.is_none_or(|start| (unplaced.line, unplaced.range.start) < start)
            }
        };
        for at in 0..=declarations.len() {
            let is_before = before(at);
            let mut comments = String::new();
            let mut row: Option<&Place> = None;
            while let Some(unplaced) = rest.next_if(|unplaced| is_before(unplaced)) {
                let line = &self.document.lines[unplaced.line];
                let place = line.place_of(unplaced.range.start);
                // The cells of a row stay together.
                match row == Some(place) && line.text.len() < 80 && !comments.is_empty() {
                    true => {
                        comments.truncate(comments.trim_end().len());
                        comments.push_str(&format!("  {}\n", self.plain(unplaced)));
                    }
                    false => {
                        comments.push_str(&format!("# rolec:{word} {}\n", self.plain(unplaced)))
                    }
                }
                row = Some(place);
            }
            if !comments.is_empty() {
                out.push_str(if out.is_empty() { "" } else { "\n" });
                out.push_str(&comments);
                out.push('\n');
            }
            let lines = self.lines.iter().filter(|line| line.of == at);
            if at < declarations.len() {
                out.push_str(if out.is_empty() { "" } else { "\n" });
            }
            for line in lines {
                out.push_str(&"  ".repeat(line.indent));
                out.push_str(&line.text);
                out.push('\n');
            }
        }
        Written {
            text: laid_out(out, self.vocabulary),
            unplaced,
            ornaments,
        }
    }
}

impl Writer<'_> {
    /// An unplaced text on one line.
    fn plain(&self, unplaced: &Unplaced) -> String {
        let text = &self.document.lines[unplaced.line].text[unplaced.range.clone()];
        let text: String = text
            .chars()
            .map(|c| if fold::is_blank(c) { ' ' } else { c })
            .collect();
        text.trim().to_owned()
    }
}

/// What stands between a number and its text.
fn gap(mark: &str) -> &'static str {
    let blank = mark.ends_with(['.', ')', '•', '-', '*']);
    match blank || mark.ends_with(|c: char| c.is_alphanumeric()) {
        true => " ",
        false => "",
    }
}

fn node_pieces(node: &Node) -> Vec<Piece> {
    match node {
        Node::Row(cells) => cells.iter().flatten().cloned().collect(),
        _ => Vec::new(),
    }
}

/// What of a document stands in none of the ranges: runs of words, and lines of signs. Signs beside a text that was
/// placed are those of its label, which is written anew.
fn uncovered(
    document: &Document,
    covered: Vec<Vec<Range<usize>>>,
) -> (Vec<Unplaced>, Vec<Unplaced>) {
    let (mut found, mut ornaments) = (Vec::new(), Vec::new());
    for (line, mut ranges) in covered.into_iter().enumerate() {
        let text = &document.lines[line].text;
        ranges.sort_by_key(|range| range.start);
        let is_placed = !ranges.is_empty();
        ranges.push(text.len()..text.len());
        let mut from = 0;
        for range in ranges {
            if range.start > from && characters(&text[from..range.start]) > 0 {
                let range = super::split::trim(text, from..range.start);
                let has_words = text[range.clone()].contains(char::is_alphanumeric);
                let unplaced = Unplaced { line, range };
                match (has_words, is_placed) {
                    (true, _) => found.push(unplaced),
                    (false, false) => ornaments.push(unplaced),
                    (false, true) => {}
                }
            }
            from = from.max(range.end);
        }
    }
    (found, ornaments)
}

/// The text as `rolec fmt` writes it.
fn laid_out(text: String, vocabulary: &Vocabulary) -> String {
    let source = SourceFile::new("", text, Encoding::Utf8);
    let (file, _) = syntax::parse(FileId(0), &source, vocabulary);
    fmt::format(&source, &file, vocabulary).text
}
