//! Markdown as plain text for a terminal: headings, wrapped paragraphs and lists, code set apart. Takes text, gives
//! text; prints nothing.

use console::Style;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use textwrap::{Options, WordSeparator, wrap};

/// Renders Markdown, at most so many columns wide; code is never wrapped.
pub(super) fn for_terminal(markdown: &str, width: usize, colored: bool) -> String {
    let mut page = Page {
        width,
        colored,
        ..Page::default()
    };
    Parser::new(markdown).for_each(|event| page.event(event));
    page.out.trim_end().to_owned() + "\n"
}

#[derive(Default)]
struct Page {
    width: usize,
    colored: bool,
    out: String,
    /// The paragraph, heading or code block that is being read.
    text: String,
    /// What it is made of: words, or one stretch of code.
    words: bool,
    /// Open lists: the number of the next item, or none.
    lists: Vec<Option<u64>>,
    /// The mark of an item whose first line is still to come.
    mark: Option<String>,
    /// Whether a code block is an example of what is wrong.
    bad: bool,
    in_code: bool,
}

/// How far code stands from the margin.
const CODE: &str = "    ";

impl Page {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(end) => self.end(end),
            Event::Code(code) => {
                let code = self.style().cyan().apply_to(&*code).to_string();
                self.text.push_str(&code);
            }
            Event::Text(text) => {
                self.words = true;
                self.text.push_str(&text);
            }
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag {
            Tag::Heading { .. } | Tag::Paragraph => self.clear(),
            Tag::CodeBlock(kind) => {
                self.clear();
                self.in_code = true;
                self.bad = matches!(kind, CodeBlockKind::Fenced(words) if words.contains("bad"));
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.clear();
                self.mark = self.lists.last_mut().map(|number| match number {
                    Some(number) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    None => "- ".to_owned(),
                });
            }
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Heading(_) => {
                let heading = self.style().bold().apply_to(&self.text).to_string();
                self.out.push_str(&heading);
                self.out.push_str("\n\n");
                self.clear();
            }
            TagEnd::Paragraph if !self.words && self.lists.is_empty() => self.code(),
            TagEnd::Paragraph => {
                self.flush();
                self.out.push('\n');
            }
            TagEnd::CodeBlock => self.code(),
            TagEnd::Item => self.flush(),
            TagEnd::List(_) => {
                self.lists.pop();
                self.out.push('\n');
            }
            _ => {}
        }
    }

    fn style(&self) -> Style {
        Style::new().force_styling(self.colored)
    }

    fn clear(&mut self) {
        self.text.clear();
        (self.words, self.in_code) = (false, false);
    }

    /// Wraps what was read, behind the mark of its item.
    fn flush(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let margin = "  ".repeat(self.lists.len().saturating_sub(1));
        let mark = self.mark.take().unwrap_or_default();
        let first = format!("{margin}{mark}");
        let rest = " ".repeat(first.len());
        let options = Options::new(self.width)
            .initial_indent(&first)
            .subsequent_indent(&rest)
            .word_separator(WordSeparator::UnicodeBreakProperties);
        for line in wrap(&self.text, options) {
            self.out.push_str(&line);
            self.out.push('\n');
        }
        self.clear();
    }

    /// Sets code apart, line by line as it stands.
    fn code(&mut self) {
        let bar = match (self.colored && self.in_code, self.bad) {
            (false, _) => String::new(),
            (true, true) => self.style().red().apply_to("│ ").to_string(),
            (true, false) => self.style().green().apply_to("│ ").to_string(),
        };
        for line in self.text.lines() {
            let line = format!("{CODE}{bar}{line}");
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
        self.out.push('\n');
        self.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::for_terminal;

    #[test]
    fn parts_of_a_page() {
        let page = "One\ntwo.\n\n### Why\n\n- first of all things\n- `b` c\n\n`one line`\n\n```role bad\nx:\n\n  y\n```\n";
        let text = "One two.\n\nWhy\n\n- first of all\n  things\n- b c\n\n    one line\n\n    x:\n\n      y\n";
        assert_eq!(for_terminal(page, 16, false), text);
    }

    #[test]
    fn chinese_wraps_by_width_and_not_before_a_stop() {
        let text = for_terminal("改成正确的名称，再看。", 14, false);
        assert_eq!(text, "改成正确的名\n称，再看。\n");
    }

    #[test]
    fn colour_is_in_escapes_alone() {
        let page = "### Why\n\nA `b`.\n\n```role good\nc\n```";
        let colored = for_terminal(page, 40, true);
        assert!(colored.contains("\u{1b}["));
        let plain = console::strip_ansi_codes(&colored).replace("│ ", "");
        assert_eq!(plain, for_terminal(page, 40, false));
    }
}
