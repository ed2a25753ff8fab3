//! A Markdown chapter as Markdown again: the same text in one plain form, its headings moved down and marked for
//! links, without raw HTML, pictures or addresses that could run or fetch anything.

use super::{is_safe_address, joins, next_mark, parser};
use crate::render::escape;
use crate::render::view::Mark;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};

/// The chapter as Markdown; a mark for each heading in turn.
pub fn markdown(markdown: &str, marks: &[Mark]) -> String {
    let mut writer = Writer {
        buffers: vec![Buffer::default()],
        marks: marks.iter(),
        anchors: Vec::new(),
        links: Vec::new(),
        lists: Vec::new(),
        code: None,
        html: None,
        table: None,
        last: None,
        soft: false,
        closed: false,
    };
    parser(markdown).for_each(|event| writer.event(event));
    writer.buffers.swap_remove(0).text
}

/// Between blocks that Markdown would take for one.
const APART: &str = "<!-- -->";

/// The text of an open container.
#[derive(Default)]
struct Buffer {
    text: String,
    /// Whether it has paragraphs: such entries of a list stand apart.
    loose: bool,
    /// Whether a list has just ended: another one would go on with it.
    after_list: bool,
}

struct Writer<'a> {
    /// The chapter, and the open quotations and entries of lists.
    buffers: Vec<Buffer>,
    marks: std::slice::Iter<'a, Mark>,
    /// The anchor of the open heading.
    anchors: Vec<Option<String>>,
    /// Where each open link leads to, if it may.
    links: Vec<Option<String>>,
    /// The number of the next entry of each open list; None for bullets.
    lists: Vec<Option<u64>>,
    /// The word behind the fence of the open block of code, and its text.
    code: Option<(String, String)>,
    /// The text of the open block of raw HTML.
    html: Option<String>,
    /// The columns of the open table.
    table: Option<Vec<Alignment>>,
    last: Option<char>,
    soft: bool,
    /// Whether a mark of emphasis was closed just now.
    closed: bool,
}

impl Writer<'_> {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.text(&text),
            Event::Code(text) => {
                self.blank(text.chars().next());
                let code = self.code_span(&text);
                self.push(&code);
                self.last = text.chars().next_back();
            }
            Event::SoftBreak => self.soft = true,
            // A heading is one line.
            Event::HardBreak if !self.anchors.is_empty() => self.push("<br/>"),
            Event::HardBreak => self.push("\\\n"),
            Event::Rule => {
                self.begin_block("\n");
                self.push("***\n\n");
            }
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(buffer) = self.buffers.last_mut() {
            buffer.text.push_str(text);
            buffer.after_list = false;
        }
        self.closed = false;
    }

    fn text(&mut self, text: &str) {
        if let Some((_, code)) = &mut self.code {
            code.push_str(text);
            return;
        }
        if let Some(html) = &mut self.html {
            html.push_str(text);
            return;
        }
        self.blank(text.chars().next());
        self.push(&escape::markdown(text));
        self.last = text.chars().next_back();
    }

    /// A line break that is a blank, unless it stands between Chinese characters.
    fn blank(&mut self, next: Option<char>) {
        if std::mem::take(&mut self.soft) && !joins(self.last, next) {
            self.push(" ");
        }
    }

    fn code_span(&self, text: &str) -> String {
        let fence = "`".repeat(longest_run(text) + 1);
        let text = match self.table {
            Some(_) => text.replace('|', "\\|"),
            None => text.to_owned(),
        };
        match text.starts_with('`') || text.ends_with('`') {
            true => format!("{fence} {text} {fence}"),
            false => format!("{fence}{text}{fence}"),
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Heading { level, .. } => {
                self.begin_block("\n");
                let mark = next_mark(&mut self.marks);
                // The page's own title has the first level.
                let level = mark.map_or(super::number(level), |mark| mark.level) + 1;
                self.anchors.push(mark.map(|mark| mark.anchor.clone()));
                self.push(&format!("{} ", "#".repeat(usize::from(level.min(6)))));
            }
            Tag::Paragraph => self.begin_block("\n\n"),
            Tag::BlockQuote(_) => {
                self.begin_block("\n");
                self.buffers.push(Buffer::default());
            }
            Tag::Item => self.buffers.push(Buffer::default()),
            Tag::CodeBlock(kind) => {
                self.begin_block("\n");
                let word = match kind {
                    CodeBlockKind::Fenced(word) => word.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                let plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
                let word = word.chars().take_while(plain).collect();
                self.code = Some((word, String::new()));
            }
            Tag::HtmlBlock => {
                self.begin_block("\n\n");
                self.html = Some(String::new());
            }
            Tag::List(first) => self.start_list(first),
            Tag::Table(alignments) => {
                self.begin_block("\n\n");
                self.table = Some(alignments);
            }
            Tag::TableHead | Tag::TableRow => self.push("|"),
            Tag::TableCell => self.push(" "),
            Tag::Emphasis => self.open("*"),
            Tag::Strong => self.open("**"),
            Tag::Strikethrough => self.open("~~"),
            Tag::Link { dest_url, .. } => {
                let safe = is_safe_address(&dest_url).then(|| address(&dest_url));
                if safe.is_some() {
                    self.blank(None);
                    self.push("[");
                }
                self.links.push(safe);
            }
            _ => {}
        }
    }

    /// The text of an entry, and a block below it, have no line end between them.
    fn begin_block(&mut self, apart: &str) {
        let before = self.buffers.last().map_or("", |buffer| &buffer.text);
        if !before.is_empty() && !before.ends_with('\n') {
            self.push(apart);
        }
    }

    fn start_list(&mut self, first: Option<u64>) {
        self.begin_block("\n");
        let follows = self.buffers.last().is_some_and(|buffer| buffer.after_list);
        if follows {
            self.push(&format!("{APART}\n\n"));
        }
        self.lists.push(first);
    }

    fn open(&mut self, mark: &str) {
        self.blank(None);
        if self.closed {
            self.push(APART);
        }
        self.push(mark);
    }

    fn close(&mut self, mark: &str) {
        self.push(mark);
        self.closed = true;
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.push("\n\n");
                if let Some(buffer) = self.buffers.last_mut() {
                    buffer.loose = true;
                }
            }
            TagEnd::Heading(_) => {
                let anchor = self.anchors.pop().flatten();
                let anchor = anchor.map(|anchor| format!(" <a id=\"{anchor}\"></a>"));
                self.push(&anchor.unwrap_or_default());
                self.push("\n\n");
            }
            TagEnd::BlockQuote(_) => {
                let quoted = self.buffers.pop().unwrap_or_default();
                self.push(&indented(&quoted.text, "> ", "> "));
                self.push("\n");
            }
            TagEnd::CodeBlock => {
                let (word, code) = self.code.take().unwrap_or_default();
                let fence = "`".repeat(longest_run(&code).max(2) + 1);
                let code = code.trim_end_matches('\n');
                self.push(&format!("{fence}{word}\n{code}\n{fence}\n\n"));
            }
            TagEnd::HtmlBlock => {
                let html = self.html.take().unwrap_or_default();
                self.push(&escape::markdown(html.trim()));
                self.push("\n\n");
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.push("\n");
                if let Some(buffer) = self.buffers.last_mut() {
                    buffer.after_list = true;
                }
            }
            TagEnd::Item => self.end_item(),
            TagEnd::Table => {
                self.table = None;
                self.push("\n");
            }
            TagEnd::TableHead => self.end_head(),
            TagEnd::TableRow => self.push("\n"),
            TagEnd::TableCell => self.push(" |"),
            TagEnd::Emphasis => self.close("*"),
            TagEnd::Strong => self.close("**"),
            TagEnd::Strikethrough => self.close("~~"),
            TagEnd::Link => {
                if let Some(Some(address)) = self.links.pop() {
                    self.push(&format!("]({address})"));
                }
            }
            _ => {}
        }
        self.soft = false;
    }

    fn end_item(&mut self) {
        let entry = self.buffers.pop().unwrap_or_default();
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.push(&indented(&entry.text, &mark, &" ".repeat(mark.len())));
        if entry.loose {
            self.push("\n");
        }
    }

    fn end_head(&mut self) {
        let alignments = self.table.iter().flatten();
        let rule = |alignment: &Alignment| match alignment {
            Alignment::None => " --- |",
            Alignment::Left => " :--- |",
            Alignment::Center => " :---: |",
            Alignment::Right => " ---: |",
        };
        let rules: String = alignments.map(rule).collect();
        self.push(&format!("\n|{rules}\n"));
    }
}

/// The lines of a container: the first behind its mark, the others below its text.
fn indented(text: &str, first: &str, others: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    for (at, line) in text.trim_end().split('\n').enumerate() {
        let lead = if at == 0 { first } else { others };
        out.push_str(format!("{lead}{line}").trim_end());
        out.push('\n');
    }
    out
}

/// An address within brackets of a link, and within a cell.
fn address(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '(' | ')' | '<' | '>' | '\\' | '|' | '`' | '*' | '_' | '[' | ']' => {
                out.push_str(&format!("%{:02X}", c as u32));
            }
            c => out.push(c),
        }
    }
    out
}

/// The length of the longest run of backticks.
fn longest_run(text: &str) -> usize {
    let runs = text.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or(0)
}
