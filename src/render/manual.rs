//! Chapters written in Markdown, for every format. Raw HTML becomes text; nothing of a chapter runs or is fetched.

mod html;
mod typst;

use super::view::Mark;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

pub use html::html;
pub use typst::typst;

fn parser(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    Parser::new_ext(markdown, options)
}

/// The headings with their levels, as plain text.
pub fn headings(markdown: &str) -> Vec<(u8, String)> {
    let mut headings = Vec::new();
    let mut open: Option<(u8, String)> = None;
    for event in parser(markdown) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => open = Some((number(level), String::new())),
            Event::End(TagEnd::Heading(_)) => headings.extend(open.take()),
            event => {
                if let (Some((_, text)), Some(words)) = (&mut open, words(&event)) {
                    text.push_str(words);
                }
            }
        }
    }
    headings
}

/// The text of an event, markup that means nothing here included.
fn words<'a>(event: &'a Event<'a>) -> Option<&'a str> {
    match event {
        Event::Text(text)
        | Event::Code(text)
        | Event::Html(text)
        | Event::InlineHtml(text)
        | Event::InlineMath(text)
        | Event::DisplayMath(text) => Some(text),
        Event::SoftBreak | Event::HardBreak => Some(" "),
        _ => None,
    }
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}

/// Addresses that a link may lead to; all others stay text.
fn is_safe_address(address: &str) -> bool {
    let lower = address.trim().to_ascii_lowercase();
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
        && address.len() < 2000
        && !address.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// Whether two texts meet without a blank: line breaks between Chinese characters are none.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let wide =
        |c: Option<char>| c.is_some_and(|c| unicode_width::UnicodeWidthChar::width(c) == Some(2));
    wide(before) && wide(after)
}

/// The chapter with its headings moved down, as Markdown.
pub fn shifted(markdown: &str, shift: u8) -> String {
    use std::ops::Range;
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut out = String::with_capacity(markdown.len() + 64);
    let mut done = 0;
    let events = Parser::new_ext(markdown, options).into_offset_iter();
    let mut copy = |range: Range<usize>, replaced: Option<String>| {
        out.push_str(&markdown[done..range.start]);
        out.push_str(&replaced.unwrap_or_else(|| markdown[range.clone()].to_owned()));
        done = range.end;
    };
    for (event, range) in events {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let level = (number(level) + shift).min(6);
                copy(range.clone(), Some(heading(&markdown[range], level)));
            }
            // Web pages made from Markdown would run what stands here.
            Event::Html(html) | Event::InlineHtml(html) => {
                copy(range, Some(html.replace('<', "\\<")));
            }
            _ => {}
        }
    }
    out.push_str(&markdown[done..]);
    out
}

/// A heading in the form of `#`, whatever form it had.
fn heading(written: &str, level: u8) -> String {
    let text = written.trim();
    let text = match text.strip_prefix('#') {
        Some(_) => text.trim_start_matches('#').trim(),
        // Underlined: the last line is the rule.
        None => text
            .rsplit_once('\n')
            .map_or(text, |(title, _)| title)
            .trim(),
    };
    let hashes = "#".repeat(usize::from(level));
    format!("{hashes} {}\n", text.replace('\n', " "))
}

/// The mark of the heading that comes next.
fn next_mark<'a>(marks: &mut std::slice::Iter<'a, Mark>) -> Option<&'a Mark> {
    marks.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHAPTER: &str = "# 一、方针\n\n正文*强调*和**加重**，`代码`。\n下一行\n\n## Second *level*\n\n\
        - 甲\n  1. 乙\n- [链接](https://example.org/a(b)) [坏](javascript:alert(1))\n\n\
        | 层次 | 年限 |\n| --- | ---: |\n| 长期 | 3 \\| 5 |\n\n<script>alert(1)</script>\n\nx<b>y</b>\n";

    #[test]
    fn headings_are_found_with_their_text() {
        let expected = [(1, "一、方针".to_owned()), (2, "Second level".to_owned())];
        assert_eq!(headings(CHAPTER), expected);
    }

    #[test]
    fn markdown_is_passed_through_with_lower_headings() {
        let shifted = shifted(CHAPTER, 1);
        assert!(shifted.contains("\n### Second *level*\n"), "{shifted}");
        assert!(shifted.starts_with("## 一、方针\n"), "{shifted}");
        assert!(
            shifted.contains("\\<script>alert(1)\\</script>"),
            "{shifted}"
        );
        assert!(shifted.contains("x\\<b>y\\</b>"), "{shifted}");
        let underlined = super::shifted("Title\n=====\n\ntext\n", 2);
        assert_eq!(underlined, "### Title\n\ntext\n");
    }

    #[test]
    fn scripts_and_odd_addresses_stay_text() {
        let html = html(CHAPTER, &[]);
        assert!(
            !html.contains("<script") && html.contains("&lt;script&gt;"),
            "{html}"
        );
        assert!(!html.contains("javascript:"), "{html}");
        let typst = typst(CHAPTER, &[]);
        assert!(typst.contains("\\<script\\>"), "{typst}");
        assert!(typst.contains("https://example.org/a(b)"), "{typst}");
    }
}
