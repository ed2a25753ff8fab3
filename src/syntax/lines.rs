//! Which line is what: one pass, one decision a line, no look-ahead (LANGUAGE §2.2). Resolves no name and runs
//! no rule; what a line holds inside is the grammar's and the lowering's business.

mod items;
mod labels;
mod open;

use super::concept::{Concept, Kind, Rhythm, Shape};
use super::grammar::{self, LabelSplit, Mark};
use super::vocabulary::Vocabulary;
use crate::diagnostic::Diagnostic;
use crate::text::{FileId, SourceFile, Span, TextRange, fold};
pub(crate) use labels::with_suggestion;
use open::{Decl, Last, Open, Previous};

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LineKind {
    Blank,
    Comment,
    /// A declaration; of no kind if its keyword is unknown and nothing below it is read.
    Declaration(Option<Kind>),
    /// A heading that groups one-line labels for the eye.
    Heading(Concept),
    /// A label of the declaration, or of the record it stands in.
    Label {
        concept: Concept,
        shape: Shape,
        record: Option<Concept>,
    },
    /// A label of the clerk's own inside a text or list, or a rhythm word.
    Group(Option<Rhythm>),
    /// An item, on a level counted from 1; without a mark it is a plain line of an outline.
    Item {
        level: u8,
        mark: Option<Mark>,
    },
    Row {
        tabs: bool,
    },
    /// The first line of a paragraph.
    Text,
    /// Runs on from the line above.
    Continuation,
    /// The value of a one-line label, on a line of its own.
    Value,
    /// No open label takes this line.
    Stray,
    /// Below an unknown label or declaration.
    Unread,
}

/// The label part of a declaration, label or group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    pub mark: Option<Mark>,
    pub word: TextRange,
    /// The colon as written; empty where none was.
    pub colon: TextRange,
    /// What stands behind the colon.
    pub rest: TextRange,
}

/// One line, classed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Without its line end.
    pub range: TextRange,
    /// Without its outer blanks.
    pub content: TextRange,
    /// Blanks in front, in columns: a tab goes to the next multiple of four, U+3000 is two wide.
    pub column: u32,
    pub kind: LineKind,
    /// How many labels are open around this line (a label does not count itself).
    pub depth: u8,
    /// Whether it begins inside a physical line, behind another label (`syntax/run-on`).
    pub run_on: bool,
    pub head: Option<Box<Head>>,
}

impl Line {
    /// What a content line says, without its mark.
    pub fn body(&self) -> TextRange {
        match (&self.head, self.kind) {
            (Some(head), _) => head.rest,
            (
                None,
                LineKind::Item {
                    mark: Some(mark), ..
                },
            ) => TextRange {
                start: mark.end,
                end: self.content.end,
            },
            (None, _) => self.content,
        }
    }
}

/// The lines of a file and what could not be read in them.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    pub lines: Vec<Line>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Classes every line of a file.
pub fn classify(file: FileId, source: &SourceFile, vocabulary: &Vocabulary) -> Lines {
    classify_from(0, file, source, vocabulary, |_| false).0
}

/// Classes lines from one that declares, or the first, down to one that declares and was `known` to by the offset at
/// which it begins: whatever stands behind a declaration is read alike whatever stands before. Gives that offset, too;
/// None for the end of the file.
pub(super) fn classify_from(
    first: usize,
    file: FileId,
    source: &SourceFile,
    vocabulary: &Vocabulary,
    known: impl Fn(u32) -> bool,
) -> (Lines, Option<u32>) {
    let mut reader = Reader::new(file, &source.text, vocabulary);
    for line in first..source.line_count() {
        let range = source.line_range(line);
        let Lines { lines, diagnostics } = &reader.out;
        let before = (lines.len(), diagnostics.len());
        reader.read(range);
        if known(range.start) && reader.declares() {
            reader.out.lines.truncate(before.0);
            reader.out.diagnostics.truncate(before.1);
            return (reader.out, Some(range.start));
        }
        reader.read_run_ons();
    }
    (reader.out, None)
}

/// Whether a line declares whatever stands before it, as long as it is no label of what is declared there: it has a
/// known keyword in column 1.
pub(super) fn is_plain_declaration(line: &Line, text: &str, vocabulary: &Vocabulary) -> bool {
    let is_declaration = matches!(line.kind, LineKind::Declaration(Some(_)));
    let head = line.head.as_deref();
    let head = head.filter(|_| is_declaration && line.column == 0 && !line.run_on);
    head.is_some_and(|head| {
        let word = fold::word(head.word.of(text));
        vocabulary.declaration(&word).is_some()
    })
}

/// The state of LANGUAGE §2.2.
struct Reader<'a> {
    file: FileId,
    text: &'a str,
    vocabulary: &'a Vocabulary,
    out: Lines,
    decl: Decl,
    /// The open labels, outermost first.
    labels: Vec<Open>,
    /// Whether only unindented one-line labels came since the declaration.
    header: bool,
    /// For each number style, the last number that stood before a heading or header label.
    headings: Vec<(grammar::Style, u32)>,
    /// Whether the first label of the declaration stood in column 1.
    flat: Option<bool>,
    /// Whether a blank line came just before.
    blank: bool,
    last: Last,
    previous: Previous,
    /// The line at hand.
    line: TextRange,
    run_on: bool,
    /// A second label on the line, and the line's column.
    second: Option<(TextRange, u32)>,
}

/// No label is longer, in bytes; saves folding what cannot be one.
const LONGEST_WORD: usize = 120;

impl<'a> Reader<'a> {
    fn new(file: FileId, text: &'a str, vocabulary: &'a Vocabulary) -> Self {
        Self {
            file,
            text,
            vocabulary,
            out: Lines::default(),
            decl: Decl::None,
            labels: Vec::new(),
            header: false,
            headings: Vec::new(),
            flat: None,
            blank: true,
            last: Last::Nothing,
            previous: Previous::default(),
            line: TextRange::default(),
            run_on: false,
            second: None,
        }
    }

    fn at(&self, range: TextRange) -> &'a str {
        range.of(self.text)
    }

    /// Whether the line that was read last declares.
    fn declares(&self) -> bool {
        let last = self.out.lines.last();
        last.is_some_and(|line| matches!(line.kind, LineKind::Declaration(_)))
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.out.diagnostics.push(diagnostic);
    }

    fn fault(&self, rule: &'static str, range: TextRange) -> Diagnostic {
        Diagnostic::new(rule, Span::new(self.file, range))
    }

    fn put(&mut self, kind: LineKind, content: TextRange, column: u32, head: Option<Head>) {
        let depth = self.labels.len().min(u8::MAX.into()) as u8;
        let depth = depth - u8::from(matches!(kind, LineKind::Label { .. }));
        self.previous = Previous::of(kind, self.at(head.map_or(content, |head| head.rest)));
        let line = Line {
            range: self.line,
            content,
            column,
            kind,
            depth,
            run_on: self.run_on,
            head: head.map(Box::new),
        };
        self.out.lines.push(line);
    }

    /// Rules 1 to 8, in their order.
    fn read(&mut self, line: TextRange) {
        self.line = line;
        let content = grammar::trimmed(self.at(line), line.start as usize);
        let column = column(&self.text[line.start as usize..content.start as usize]);
        let Some(first) = self.at(content).chars().next() else {
            (self.blank, self.header) = (true, false);
            self.last = self.last.after_blank();
            return self.skip(LineKind::Blank, content, 0);
        };
        if fold::narrow(first) == '#' {
            return self.skip(LineKind::Comment, content, column);
        }
        let blank = std::mem::take(&mut self.blank);
        self.header &= column == 0;
        if fold::narrow(first) == '|' {
            return self.row(content, column, false);
        }
        let mark = grammar::mark(self.at(content), content.start);
        if mark.is_none() && self.declaration(content, column, blank) {
            return;
        }
        let rest = mark.map_or(content, |mark| TextRange {
            start: mark.end.min(content.end),
            end: content.end,
        });
        let heading = mark.is_some_and(|mark| self.is_heading(mark, column, rest));
        match mark {
            Some(mark) if !heading => self.item(mark, content, column, rest),
            _ if self.is_tab_row(rest, column) => self.row(content, column, true),
            _ => self.label_or_text(mark.filter(|_| heading), content, column, rest, blank),
        }
    }

    /// Blank lines and comments leave the state as it is.
    fn skip(&mut self, kind: LineKind, content: TextRange, column: u32) {
        let depth = self.labels.len().min(u8::MAX.into()) as u8;
        self.out.lines.push(Line {
            range: self.line,
            content,
            column,
            kind,
            depth,
            run_on: false,
            head: None,
        });
    }

    /// Rule 4, and declarations that are misspelt or indented.
    fn declaration(&mut self, content: TextRange, column: u32, blank: bool) -> bool {
        let Some(split) = grammar::split_label(self.at(content), content.start) else {
            return false;
        };
        let word = fold::word(self.at(split.word));
        let kind = self.vocabulary.declaration(&word);
        if column > 0 {
            return kind.is_some_and(|kind| self.indented_declaration(kind, &word, split, column));
        }
        if let Some(kind) = kind {
            if self.header && self.knows(&word) {
                return false;
            }
            self.declare(Some(kind), split, column);
            return true;
        }
        let indented = self.flat == Some(false) && self.owner(&word, 0).is_none();
        if self.decl != Decl::None && self.decl != Decl::Unknown && !indented {
            return false;
        }
        self.unknown_declaration(&word, split, blank)
    }

    /// Whether a line in column 1 can only be meant to declare: it names something, and all labels of
    /// the open declaration stand further right, with nothing of theirs in column 1.
    fn stands_out(&self, split: LabelSplit) -> bool {
        !split.rest.is_empty()
            && self.flat == Some(false)
            && self
                .labels
                .iter()
                .all(|open| open.column > 0 && open.inner != Some(0))
    }

    fn unknown_declaration(&mut self, word: &str, split: LabelSplit, blank: bool) -> bool {
        let near = super::vocabulary::near(word, self.vocabulary.declaration_words());
        let far = near.is_empty() && self.decl != Decl::None && !(blank && self.stands_out(split));
        if !grammar::could_be_label(word) || far {
            return false;
        }
        let mut kinds: Vec<Kind> = near
            .iter()
            .filter_map(|word| self.vocabulary.declaration(word))
            .collect();
        kinds.dedup();
        let kind = if kinds.len() == 1 {
            kinds.first().copied()
        } else {
            None
        };
        let fault = self
            .fault("syntax/unknown-declaration", split.word)
            .arg("word", self.at(split.word));
        let fault = match near.first() {
            Some(&near) => with_suggestion(fault, near),
            None => fault,
        };
        self.report(fault);
        self.declare(kind, split, 0);
        true
    }

    /// A declaration keyword that was indented, where no label of that word and no free label is open.
    fn indented_declaration(
        &mut self,
        kind: Kind,
        word: &str,
        split: LabelSplit,
        column: u32,
    ) -> bool {
        let free = self
            .labels
            .iter()
            .any(|open| open.is_free() && !open.is_outside(column));
        let named = !split.rest.is_empty();
        let taken =
            self.decl != Decl::None && (!named || self.owner(word, column).is_some() || free);
        if taken || self.decl == Decl::Unknown {
            return false;
        }
        self.report(
            self.fault("syntax/misplaced-field", split.word)
                .variant("declaration")
                .arg("word", self.at(split.word)),
        );
        self.declare(Some(kind), split, column);
        true
    }

    fn declare(&mut self, kind: Option<Kind>, split: LabelSplit, column: u32) {
        self.decl = kind.map_or(Decl::Unknown, Decl::Known);
        self.labels.clear();
        self.headings.clear();
        (self.header, self.flat, self.last) = (true, None, Last::Nothing);
        // A misspelt keyword was reported; that it has no name would be an echo.
        let known = self
            .vocabulary
            .declaration(&fold::word(self.at(split.word)));
        if split.rest.is_empty() && known.is_some() {
            self.report(
                self.fault("syntax/missing-name", split.word)
                    .arg("word", self.at(split.word)),
            );
        }
        let (rest, second) = self.cut_run_on(split.rest);
        let head = Head {
            mark: None,
            word: split.word,
            colon: split.colon,
            rest,
        };
        let content = TextRange {
            start: split.word.start,
            end: rest.end.max(split.colon.end),
        };
        self.put(LineKind::Declaration(kind), content, column, Some(head));
        self.second = second.map(|second| (second, column));
    }

    /// Rule 3 and 7.
    fn row(&mut self, content: TextRange, column: u32, tabs: bool) {
        if self.is_lost(content, column) {
            return;
        }
        let straight = self.labels.last().is_none_or(Open::is_line);
        let takes = !straight || self.decl == Decl::Known(Kind::Matter);
        if !takes {
            return self.stray(content, column);
        }
        self.touch(column);
        self.last = Last::Row;
        self.put(LineKind::Row { tabs }, content, column, None);
    }

    fn is_tab_row(&self, rest: TextRange, column: u32) -> bool {
        let text = self.at(rest);
        if memchr::memchr(b'\t', text.as_bytes()).is_none() {
            return false;
        }
        let Some(split) = grammar::split_label(text, rest.start) else {
            return true;
        };
        let word = self.at(split.word);
        word.contains('\t') || self.owner(&fold::word(word), column).is_none()
    }

    /// Rule 8.
    fn text(&mut self, content: TextRange, column: u32, blank: bool) {
        let Some(open) = self.labels.last() else {
            return self.stray(content, column);
        };
        if open.is_unread() {
            return self.unread(content, column);
        }
        let shape = open.shape;
        if open.is_line() || shape == Shape::Table {
            let waits =
                self.previous.empty || (shape == Shape::Names && self.previous.ends_in_separator);
            let below = matches!(self.last, Last::Label | Last::Value) && !blank;
            if shape == Shape::Table || !below || !waits {
                return self.stray(content, column);
            }
            self.last = Last::Value;
            return self.put(LineKind::Value, content, column, None);
        }
        self.touch(column);
        if shape == Shape::Outline {
            return self.plain_entry(content, column);
        }
        let runs_on = !blank
            && match self.last {
                Last::Item => true,
                Last::Text => shape != Shape::List,
                Last::Label => shape == Shape::Text && self.previous.label && !self.previous.empty,
                _ => false,
            };
        if runs_on {
            if self.last != Last::Item {
                self.last = Last::Text;
            }
            return self.put(LineKind::Continuation, content, column, None);
        }
        self.last = Last::Text;
        self.put(LineKind::Text, content, column, None);
    }

    fn stray(&mut self, content: TextRange, column: u32) {
        if self.last != Last::Stray {
            let shown = self.at(content);
            let open = self.labels.last().map(|open| self.at(open.word).to_owned());
            let fault = self
                .fault("syntax/stray-text", content)
                .arg("text", excerpt(shown));
            let fault = match (open, self.decl) {
                (Some(label), _) => fault.variant("label").arg("label", label),
                (None, Decl::None) => fault,
                (None, _) => fault.variant("declaration"),
            };
            self.report(fault);
        }
        self.last = Last::Stray;
        self.put(LineKind::Stray, content, column, None);
    }

    /// Puts away a row or item that belongs to nothing that is read.
    fn is_lost(&mut self, content: TextRange, column: u32) -> bool {
        match self.decl {
            Decl::None => self.stray(content, column),
            Decl::Known(_) if !self.labels.last().is_some_and(Open::is_unread) => return false,
            _ => self.unread(content, column),
        }
        true
    }

    fn unread(&mut self, content: TextRange, column: u32) {
        self.put(LineKind::Unread, content, column, None);
    }

    /// Notes the column of the first content line of every open label.
    fn touch(&mut self, column: u32) {
        self.touch_up_to(self.labels.len(), column);
    }

    fn touch_up_to(&mut self, count: usize, column: u32) {
        for open in &mut self.labels[..count] {
            open.inner.get_or_insert(column);
        }
    }

    /// Splits a one-line value before a second label of the declaration: the value, and the rest.
    fn cut_run_on(&self, value: TextRange) -> (TextRange, Option<TextRange>) {
        let Decl::Known(kind) = self.decl else {
            return (value, None);
        };
        let text = self.at(value);
        let labels = self.vocabulary.labels(super::vocabulary::Owner::Kind(kind));
        // Where the word at hand begins, and whether a blank came since.
        let (mut start, mut blank) = (0, false);
        for (at, c) in text.char_indices() {
            if fold::is_blank(c) {
                blank = true;
                continue;
            }
            if fold::is_colon(c) && start > 0 && at - start <= LONGEST_WORD {
                let word = text[start..at].trim_end_matches(fold::is_blank);
                if labels.contains_key(&fold::word(word)) {
                    let second = TextRange {
                        start: value.start + start as u32,
                        end: value.end,
                    };
                    let value = grammar::trimmed(&text[..start], value.start as usize);
                    return (value, Some(second));
                }
            }
            if std::mem::take(&mut blank) {
                start = at;
            }
        }
        (value, None)
    }

    /// The blanks before a second label, and how its own line would be indented: like this one, or below it if this
    /// one declares.
    fn line_break(&self, at: u32) -> (TextRange, String) {
        let before = &self.text[..at as usize];
        let gap = before.len() - before.trim_end_matches(fold::is_blank).len();
        let line = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let content = before[line..].trim_start_matches(fold::is_blank);
        let mut indent = before[line..before.len() - content.len()].to_owned();
        let from = (before.len() - content.len()) as u32;
        let mut lines = self.out.lines.iter().rev();
        let own = lines.find(|line| line.content.start <= from);
        if own.is_some_and(|line| matches!(line.kind, LineKind::Declaration(_))) {
            indent.push_str("  ");
        }
        (TextRange::new(before.len() - gap, before.len()), indent)
    }

    /// Reports the second label on a line, the third, and so on, and reads each as if it stood on its own.
    fn read_run_ons(&mut self) {
        while let Some((second, column)) = self.second.take() {
            if let Some(split) = grammar::split_label(self.at(second), second.start) {
                let fault = self.fault("syntax/run-on", split.word);
                let (gap, indent) = self.line_break(second.start);
                let fault = labels::run_on(fault, self.at(split.word), gap, indent);
                self.report(fault);
            }
            self.run_on = true;
            self.label_or_text(None, second, column, second, false);
            self.run_on = false;
        }
    }
}

/// How many columns the blanks at the start of a line take.
fn column(blanks: &str) -> u32 {
    blanks.chars().fold(0, |column, c| match c {
        '\t' => column + 4 - column % 4,
        '\u{3000}' => column + 2,
        c if c.is_whitespace() => column + 1,
        _ => column,
    })
}

/// The beginning of a text, for messages.
pub(crate) fn excerpt(text: &str) -> String {
    const SHOWN: usize = 24;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
