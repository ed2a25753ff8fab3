//! A Markdown chapter as HTML that is well-formed XML too.

use super::{is_safe_address, joins, next_mark, parser};
use crate::render::escape;
use crate::render::view::Mark;
use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

/// The chapter as HTML; a mark for each heading in turn.
pub fn html(markdown: &str, marks: &[Mark]) -> String {
    let mut writer = Writer {
        out: String::with_capacity(markdown.len() * 2),
        marks: marks.iter(),
        levels: Vec::new(),
        links: Vec::new(),
        alignments: Vec::new(),
        column: 0,
        in_head: false,
        last: None,
        soft: false,
    };
    parser(markdown).for_each(|event| writer.event(event));
    writer.out
}

struct Writer<'a> {
    out: String,
    marks: std::slice::Iter<'a, Mark>,
    /// The level of the open heading.
    levels: Vec<u8>,
    /// Whether each open link became one.
    links: Vec<bool>,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    last: Option<char>,
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
                self.out.push_str("<code>");
                self.text(&text);
                self.out.push_str("</code>");
            }
            Event::SoftBreak => self.soft = true,
            Event::HardBreak => self.out.push_str("<br/>"),
            Event::Rule => self.out.push_str("<hr/>\n"),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        if std::mem::take(&mut self.soft) && !joins(self.last, text.chars().next()) {
            self.out.push(' ');
        }
        self.out.push_str(&escape::html(text));
        self.last = text.chars().next_back();
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph => self.out.push_str("<p>"),
            Tag::Heading { level, .. } => self.heading(super::number(level)),
            Tag::BlockQuote(_) => self.out.push_str("<blockquote>\n"),
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.out.push_str("<pre>"),
            Tag::List(None) => self.out.push_str("<ul>\n"),
            Tag::List(Some(1)) => self.out.push_str("<ol>\n"),
            Tag::List(Some(first)) => self.out.push_str(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.out.push_str("<li>"),
            Tag::Table(alignments) => {
                self.alignments = alignments;
                self.out.push_str("<table class=\"manual\">\n");
            }
            Tag::TableHead => {
                (self.in_head, self.column) = (true, 0);
                self.out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Link { dest_url, .. } => {
                let safe = is_safe_address(&dest_url);
                self.links.push(safe);
                if safe {
                    let address = escape::html(&dest_url);
                    self.out
                        .push_str(&format!("<a href=\"{address}\" rel=\"noreferrer\">"));
                }
            }
            _ => {}
        }
        self.soft = false;
    }

    fn heading(&mut self, level: u8) {
        let mark = next_mark(&mut self.marks);
        // The page's own title has the first level.
        let level = (mark.map_or(level, |mark| mark.level) + 1).min(6);
        self.levels.push(level);
        match mark {
            Some(mark) => {
                let anchor = escape::html(&mark.anchor);
                self.out.push_str(&format!("<h{level} id=\"{anchor}\">"));
            }
            None => self.out.push_str(&format!("<h{level}>")),
        }
    }

    fn cell(&mut self) {
        let name = match self.in_head {
            true => "th scope=\"col\"",
            false => "td",
        };
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::Center) => " class=\"centre\"",
            _ => "",
        };
        self.column += 1;
        self.out.push_str(&format!("<{name}{class}>"));
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::Heading(_) => {
                let level = self.levels.pop().unwrap_or(6);
                self.out.push_str(&format!("</h{level}>\n"));
            }
            TagEnd::BlockQuote(_) => self.out.push_str("</blockquote>\n"),
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.out.push_str("</pre>\n"),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::Table => self.out.push_str("</tbody></table>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.out.push_str("</tr></thead><tbody>\n");
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell if self.in_head => self.out.push_str("</th>"),
            TagEnd::TableCell => self.out.push_str("</td>"),
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Link if self.links.pop() == Some(true) => self.out.push_str("</a>"),
            _ => {}
        }
        self.soft = false;
    }
}
