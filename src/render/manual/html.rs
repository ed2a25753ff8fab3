//! A Markdown chapter as HTML that is well-formed XML too.

use super::{is_safe_address, joins, next_mark, parser};
use crate::render::escape;
use crate::render::picture::{self, Pictures};
use crate::render::view::{Mark, Text};
use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

/// The chapter as HTML, with its pictures inside.
pub fn html(chapter: &Text, pictures: &Pictures) -> String {
    let mut writer = Writer {
        out: String::with_capacity(chapter.markdown.len() * 2),
        marks: chapter.marks.iter(),
        path: &chapter.path,
        pictures,
        shown: Vec::new(),
        words: None,
        levels: Vec::new(),
        links: Vec::new(),
        alignments: Vec::new(),
        column: 0,
        in_head: false,
        last: None,
        soft: false,
    };
    parser(&chapter.markdown).for_each(|event| writer.event(event));
    writer.out
}

struct Writer<'a> {
    out: String,
    marks: std::slice::Iter<'a, Mark>,
    /// Of the chapter, in the workspace.
    path: &'a str,
    pictures: &'a Pictures,
    /// The open pictures: what stands behind the words of each; None for one that is not there.
    shown: Vec<Option<String>>,
    /// The words of the open picture.
    words: Option<String>,
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
        if let Some(words) = &mut self.words {
            words.push_str(text);
            return;
        }
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
            Tag::Image {
                dest_url, title, ..
            } => self.picture(&dest_url, &title),
            _ => {}
        }
        self.soft = false;
    }

    /// A picture; one that is not there leaves the words that stand for it.
    fn picture(&mut self, address: &str, caption: &str) {
        let path = picture::path(self.path, &super::decoded(address));
        let found = path.and_then(|path| self.pictures.get(&path));
        let behind = found.map(|picture| {
            let (width, height) = (picture.width / 0.75, picture.height / 0.75);
            let caption = match caption.is_empty() {
                true => String::new(),
                false => format!("<span class=\"caption\">{}</span>", escape::html(caption)),
            };
            format!(
                "\" width=\"{width:.0}\" height=\"{height:.0}\" src=\"{}\"/>{caption}</span>",
                picture.address()
            )
        });
        if behind.is_some() {
            self.words = Some(String::new());
        }
        self.shown.push(behind);
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
            TagEnd::Image => {
                if let Some(behind) = self.shown.pop().flatten() {
                    let words = self.words.take().unwrap_or_default();
                    let words = escape::html(&words).replace("<br/>", " ");
                    self.out.push_str(&format!(
                        "<span class=\"figure\"><img alt=\"{words}{behind}"
                    ));
                }
            }
            TagEnd::Link if self.links.pop() == Some(true) => self.out.push_str("</a>"),
            _ => {}
        }
        self.soft = false;
    }
}
