//! A Markdown chapter as Typst. Calls the functions that the templates define: `mk`, and all that begin with `md-`.

use super::{is_safe_address, joins, next_mark, parser};
use crate::render::escape;
use crate::render::picture::{self, Pictures};
use crate::render::view::{Mark, Text};
use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

/// The chapter as Typst, with its pictures; `covers` tells which characters can be printed.
pub fn typst(chapter: &Text, pictures: &Pictures, covers: &dyn Fn(char) -> bool) -> String {
    let mut writer = Writer {
        out: String::with_capacity(chapter.markdown.len() * 2),
        marks: chapter.marks.iter(),
        path: &chapter.path,
        pictures,
        covers,
        paragraph: false,
        inside: 0,
        links: Vec::new(),
        lists: Vec::new(),
        shown: Vec::new(),
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
    covers: &'a dyn Fn(char) -> bool,
    /// Whether a paragraph is open, and how many marks within the line.
    paragraph: bool,
    inside: usize,
    /// Whether each open link became one.
    links: Vec<bool>,
    /// The number of the next item of each open list; None for bullets.
    lists: Vec<Option<u64>>,
    /// The open pictures; None for one that is not there.
    shown: Vec<Option<Shown>>,
    last: Option<char>,
    /// A line break that is a blank, unless it stands between Chinese characters.
    soft: bool,
}

/// A picture that is printed.
struct Shown {
    file: String,
    /// In points.
    width: f64,
    height: f64,
    caption: String,
    /// What stands for it where it cannot be seen.
    words: String,
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
        if let Some(shown) = self.shown.iter_mut().flatten().next() {
            shown.words.push_str(text);
            return;
        }
        if std::mem::take(&mut self.soft) && !joins(self.last, text.chars().next()) {
            self.out.push(' ');
        }
        self.out.push_str(&escape::typst_covered(text, self.covers));
        self.last = text.chars().next_back();
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph => {
                self.paragraph = true;
                let call = self.paragraph_call();
                self.out.push_str(&format!("\n#{call}["));
            }
            Tag::Heading { level, .. } => {
                self.inside += 1;
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
            Tag::Emphasis => self.inline("#md-em["),
            Tag::Strong => self.inline("#md-strong["),
            Tag::Strikethrough => self.inline("#strike["),
            Tag::Link { dest_url, .. } => {
                let safe = is_safe_address(&dest_url);
                self.links.push(safe);
                if safe {
                    let address = escape::typst_literal(&dest_url);
                    self.inline(&format!("#link({address})["));
                }
            }
            Tag::Image {
                dest_url, title, ..
            } => self.open_picture(&dest_url, &title),
            _ => {}
        }
        self.soft = false;
    }

    /// Paragraphs of lists have no indented first line.
    fn paragraph_call(&self) -> &'static str {
        match self.lists.is_empty() {
            true => "md-p",
            false => "md-lp",
        }
    }

    /// Opens what stands within a line.
    fn inline(&mut self, call: &str) {
        self.inside += 1;
        self.out.push_str(call);
    }

    /// Opens a picture; one that is not there leaves the words that stand for it.
    fn open_picture(&mut self, address: &str, caption: &str) {
        let path = picture::path(self.path, &super::decoded(address));
        let found = path
            .as_ref()
            .and_then(|path| Some((path, self.pictures.get(path)?)));
        self.shown.push(found.map(|(path, picture)| Shown {
            file: picture::file(path, picture),
            width: picture.width,
            height: picture.height,
            caption: caption.to_owned(),
            words: String::new(),
        }));
    }

    /// Prints a picture with its caption. A figure parts its paragraph, unless other marks are open in it.
    fn close_picture(&mut self, shown: &Shown) {
        let (file, words) = (&shown.file, &shown.words);
        let call = format!(
            "({}, {:.2}pt, {:.2}pt, {})[{}];",
            escape::typst_literal(file),
            shown.width,
            shown.height,
            escape::typst_literal(words),
            escape::typst_covered(&shown.caption, self.covers)
        );
        match (self.paragraph, self.inside) {
            (true, 0) => {
                let next = self.paragraph_call();
                self.out.push_str(&format!("]\n#md-image{call}\n#{next}["));
            }
            (false, 0) => self.out.push_str(&format!("#md-image{call}")),
            _ => self.out.push_str(&format!("#md-inline{call}")),
        }
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
            TagEnd::Paragraph => {
                self.paragraph = false;
                self.out.push_str("]\n");
            }
            TagEnd::Heading(_) => {
                self.inside -= 1;
                self.out.push_str("]\n");
            }
            TagEnd::BlockQuote(_) => self.out.push_str("]\n"),
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Item => self.out.push_str("]\n"),
            TagEnd::List(_) => {
                self.lists.pop();
                self.out.push_str("]\n");
            }
            TagEnd::Table => self.out.push_str(")\n"),
            TagEnd::TableHead => self.out.push_str("),\n"),
            TagEnd::TableRow => self.out.push('\n'),
            TagEnd::TableCell => self.out.push_str("], "),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                self.inside -= 1;
                self.out.push_str("];");
            }
            TagEnd::Image => {
                if let Some(shown) = self.shown.pop().flatten() {
                    self.close_picture(&shown);
                }
            }
            TagEnd::Link if self.links.pop() == Some(true) => {
                self.inside -= 1;
                self.out.push_str("];");
            }
            _ => {}
        }
        self.soft = false;
    }
}
