//! Reads web pages: headings, paragraphs, lists with their numbers, tables. What is navigation by its own account is
//! marked as such. Understands no word.

use super::builder::Builder;
use super::document::{Document, Line, Place};
use crate::text::fold;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::cell::RefCell;

/// Lists inside lists; no page is deeper.
const DEEPEST: usize = 64;

#[derive(Default)]
struct Page {
    builder: Builder,
    text: String,
    heading: bool,
    /// The numbers of the open lists; None for bullets.
    lists: Vec<Option<u32>>,
    mark: Option<String>,
    /// Open elements whose text nobody reads.
    hidden: usize,
    /// Open elements that lead through the site.
    site: usize,
    count: usize,
}

struct Sink(RefCell<Page>);

/// Reads a page that was decoded.
pub fn read(text: &str) -> Document {
    let sink = Sink(RefCell::new(Page::default()));
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(text));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    // The sink never pauses it, so one call reads all.
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let mut page = tokenizer.sink.0.into_inner();
    page.flush();
    page.builder.finish()
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => page.tag(&tag),
            Token::CharacterTokens(text) => {
                if page.hidden == 0 {
                    page.text.push_str(&text);
                }
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

fn number(tag: &Tag, name: &str) -> Option<usize> {
    let attribute = tag
        .attrs
        .iter()
        .find(|attribute| &*attribute.name.local == name)?;
    attribute.value.trim().parse().ok()
}

impl Page {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let opens = tag.kind == TagKind::StartTag;
        match (&*tag.name, opens) {
            (
                "script" | "style" | "noscript" | "textarea" | "title" | "template" | "svg"
                | "select" | "iframe",
                true,
            ) if tag.self_closing => {}
            ("script", true) => return self.hide(RawKind::ScriptData),
            ("style" | "noscript" | "iframe", true) => return self.hide(RawKind::Rawtext),
            ("textarea" | "title", true) => return self.hide(RawKind::Rcdata),
            ("template" | "svg" | "select", true) => self.hidden += 1,
            (
                "script" | "style" | "noscript" | "textarea" | "title" | "template" | "svg"
                | "select" | "iframe",
                false,
            ) => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            ("nav" | "footer" | "aside" | "form" | "button", true) => {
                self.flush();
                self.site += 1;
            }
            ("nav" | "footer" | "aside" | "form" | "button", false) => {
                self.flush();
                self.site = self.site.saturating_sub(1);
            }
            ("br", _) => self.flush(),
            (name, true) => self.open(name, tag),
            (name, false) => self.close(name),
        }
        TokenSinkResult::Continue
    }

    /// Text that the tokenizer is to take as it is, up to the closing tag, and nobody reads.
    fn hide(&mut self, kind: RawKind) -> TokenSinkResult<()> {
        self.hidden += 1;
        TokenSinkResult::RawData(kind)
    }

    fn open(&mut self, name: &str, tag: &Tag) {
        if !is_block(name) {
            return;
        }
        self.flush();
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = true,
            "ul" | "ol" if self.lists.len() < DEEPEST => {
                let first = number(tag, "start").unwrap_or(1) as u32;
                self.lists.push((name == "ol").then_some(first));
            }
            "li" => {
                self.mark = Some(match self.lists.last_mut() {
                    Some(Some(next)) => {
                        let mark = format!("{next}. ");
                        *next = next.saturating_add(1);
                        mark
                    }
                    _ => "• ".to_owned(),
                });
            }
            "table" => self.builder.begin_table(),
            "tr" => self.builder.begin_row(),
            "td" | "th" => {
                let span = |name| number(tag, name).unwrap_or(1);
                self.builder.begin_cell(span("colspan"), span("rowspan"));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if !is_block(name) {
            return;
        }
        self.flush();
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = false,
            "ul" | "ol" => {
                self.lists.pop();
            }
            "table" => self.builder.end_table(),
            "tr" => self.builder.end_row(),
            "td" | "th" => self.builder.end_cell(),
            "p" | "div" | "section" | "article" => self.builder.gap = !self.builder.is_in_table(),
            _ => {}
        }
    }

    /// Ends the paragraph at hand.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let words: Vec<&str> = text
            .split(fold::is_blank)
            .filter(|word| !word.is_empty())
            .collect();
        if words.is_empty() {
            return;
        }
        self.count += 1;
        let mark = self.mark.take().unwrap_or_default();
        // A page that writes its numbers itself needs none.
        let text = words.join(" ");
        let numbered = crate::syntax::grammar::mark(&text, 0).is_some();
        let text = if numbered { text } else { mark + &text };
        let mut line = Line::new(text, Place::At(format!("¶{}", self.count)));
        line.heading = self.heading;
        line.site = self.site > 0;
        self.builder.line(line, false);
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "header"
            | "main"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "caption"
            | "blockquote"
            | "pre"
            | "hr"
            | "figure"
            | "figcaption"
            | "address"
            | "body"
            | "html"
            | "fieldset"
            | "legend"
            | "center"
    )
}
