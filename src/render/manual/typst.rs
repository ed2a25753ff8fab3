//! A Markdown chapter as Typst. Calls the functions that the templates define: `mk`, `h1` to `h6`, `md-code`,
//! `md-quote`, `md-table`.

use super::{is_safe_address, joins, next_mark, parser};
use crate::render::escape;
use crate::render::view::Mark;
use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

/// The chapter as Typst; a mark for each heading in turn.
pub fn typst(markdown: &str, marks: &[Mark]) -> String {
    let mut writer = Writer {
        out: String::with_capacity(markdown.len() * 2),
        marks: marks.iter(),
        links: Vec::new(),
        lists: Vec::new(),
        last: None,
        soft: false,
    };
    parser(markdown).for_each(|event| writer.event(event));
    writer.out
}

struct Writer<'a> {
    out: String,
    marks: std::slice::Iter<'a, Mark>,
    /// Whether each open link became one.
    links: Vec<bool>,
    /// The number of the next item of each open list; None for bullets.
    lists: Vec<Option<u64>>,
    last: Option<char>,
    /// A line break that is a blank, unless it stands between Chinese characters.
    soft: bool,
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
                self.out.push_str("#md-code[");
                self.text(&text);
                self.out.push_str("];");
            }
            Event::SoftBreak => self.soft = true,
            Event::HardBreak => self.out.push_str("\\\n"),
            Event::Rule => self.out.push_str("\n#md-rule\n"),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        if std::mem::take(&mut self.soft) && !joins(self.last, text.chars().next()) {
            self.out.push(' ');
        }
        self.out.push_str(&escape::typst(text));
        self.last = text.chars().next_back();
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph => self.out.push_str("\n#md-p["),
            Tag::Heading { level, .. } => {
                let mark = next_mark(&mut self.marks);
                let (level, anchor) = match mark {
                    Some(mark) => (mark.level, mark.anchor.as_str()),
                    None => (super::number(level), "x"),
                };
                let anchor = escape::typst_literal(anchor);
                self.out.push_str(&format!("\n#md-h({level}, {anchor})["));
            }
            Tag::BlockQuote(_) => self.out.push_str("\n#md-quote["),
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.out.push_str("\n#md-block["),
            Tag::List(first) => {
                self.lists.push(first);
                self.out.push_str("\n#md-list[");
            }
            Tag::Item => self.item(),
            Tag::Table(alignments) => self.table(&alignments),
            Tag::TableHead => self.out.push_str("table.header("),
            Tag::TableCell => self.out.push('['),
            Tag::Emphasis => self.out.push_str("#md-em["),
            Tag::Strong => self.out.push_str("#md-strong["),
            Tag::Strikethrough => self.out.push_str("#strike["),
            Tag::Link { dest_url, .. } => {
                let safe = is_safe_address(&dest_url);
                self.links.push(safe);
                if safe {
                    let address = escape::typst_literal(&dest_url);
                    self.out.push_str(&format!("#link({address})["));
                }
            }
            _ => {}
        }
        self.soft = false;
    }

    fn item(&mut self) {
        let number = self.lists.last_mut().and_then(|next| {
            let number = *next.as_ref()?;
            *next = Some(number + 1);
            Some(number)
        });
        match number {
            Some(number) => self.out.push_str(&format!("\n#md-item[{number}\\.][")),
            None => self.out.push_str("\n#md-item[•]["),
        }
    }

    fn table(&mut self, alignments: &[Alignment]) {
        let align: Vec<&str> = alignments
            .iter()
            .map(|alignment| match alignment {
                Alignment::Right => "right",
                Alignment::Center => "center",
                Alignment::Left | Alignment::None => "left",
            })
            .collect();
        let count = alignments.len().max(1);
        self.out
            .push_str(&format!("\n#md-table({count}, ({},), ", align.join(", ")));
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::BlockQuote(_) => {
                self.out.push_str("]\n")
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Item => self.out.push_str("]\n"),
            TagEnd::List(_) => {
                self.lists.pop();
                self.out.push_str("]\n");
            }
            TagEnd::Table => self.out.push_str(")\n"),
            TagEnd::TableHead => self.out.push_str("),\n"),
            TagEnd::TableRow => self.out.push('\n'),
            TagEnd::TableCell => self.out.push_str("], "),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => self.out.push_str("];"),
            TagEnd::Link if self.links.pop() == Some(true) => self.out.push_str("];"),
            _ => {}
        }
        self.soft = false;
    }
}
