//! Chapters written in Markdown, for every format. Raw HTML becomes text; nothing of a chapter runs or is fetched.

mod html;
mod markdown;
mod typst;

use super::view::Mark;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

pub use html::html;
pub use markdown::markdown;
pub use typst::typst;

pub(super) fn parser(markdown: &str) -> impl Iterator<Item = Event<'_>> {
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

/// The pictures that a chapter asks for: the line of each, from 1, and its address.
pub fn images(markdown: &str) -> Vec<(usize, String)> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_ext(markdown, options).into_offset_iter();
    let images = events.filter_map(|(event, range)| match event {
        Event::Start(Tag::Image { dest_url, .. }) => Some((range.start, dest_url.into_string())),
        _ => None,
    });
    let (mut line, mut counted) = (1, 0);
    images
        .map(|(start, address)| {
            line += markdown[counted..start].matches('\n').count();
            counted = start;
            (line, decoded(&address))
        })
        .collect()
}

/// An address without the codes that stand for blanks and Chinese characters: `%E5%9B%BE.png`.
pub(super) fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let code = (first == b'%')
            .then(|| std::str::from_utf8(behind.get(..2)?).ok())
            .flatten()
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(code.unwrap_or(first));
        rest = &behind[if code.is_some() { 2 } else { 0 }..];
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
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
pub(super) fn is_safe_address(address: &str) -> bool {
    let lower = address.trim().to_ascii_lowercase();
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
        && address.len() < 2000
        && !address.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// Whether two texts meet without a blank: line breaks between Chinese characters are none.
pub(super) fn joins(before: Option<char>, after: Option<char>) -> bool {
    let wide =
        |c: Option<char>| c.is_some_and(|c| unicode_width::UnicodeWidthChar::width(c) == Some(2));
    wide(before) && wide(after)
}

/// The mark of the heading that comes next.
fn next_mark<'a>(marks: &mut std::slice::Iter<'a, Mark>) -> Option<&'a Mark> {
    marks.next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::glyphs;
    use crate::render::picture::Pictures;
    use crate::render::view::Text;

    const CHAPTER: &str = "# 一、方针\n\n正文*强调*和**加重**，`代码`。\n下一行\n\n## Second *level*\n\n\
        - 甲\n  1. 乙\n- [链接](https://example.org/a(b)) [坏](javascript:alert(1))\n\n\
        | 层次 | 年限 |\n| --- | ---: |\n| 长期 | 3 \\| 5 |\n\n<script>alert(1)</script>\n\nx<b>y</b>\n";

    #[test]
    fn headings_are_found_with_their_text() {
        let expected = [(1, "一、方针".to_owned()), (2, "Second level".to_owned())];
        assert_eq!(headings(CHAPTER), expected);
    }

    #[test]
    fn markdown_is_the_same_text_with_lower_headings() {
        let marks = [(1, "一-方针"), (2, "second")].map(|(level, anchor)| Mark {
            level,
            text: String::new(),
            anchor: anchor.to_owned(),
            shown: true,
            long: false,
            page: None,
        });
        let written = markdown(CHAPTER, &marks);
        let expected = "## 一、方针 <a id=\"一-方针\"></a>\n\n正文*强调*和**加重**，`代码`。下一行\n\n\
            ### Second *level* <a id=\"second\"></a>\n\n- 甲\n  1. 乙\n- [链接](https://example.org/a%28b%29) 坏\n\n\
            | 层次 | 年限 |\n| --- | ---: |\n| 长期 | 3 \\| 5 |\n\n\\<script>alert(1)\\</script>\n\n\
            x\\<b>y\\</b>\n\n";
        assert_eq!(written, expected);
    }

    #[test]
    fn markdown_keeps_its_form() {
        let same = |text: &str| assert_eq!(markdown(text, &[]).trim_end(), text);
        same("- 甲\n\n  乙\n\n- 丙\n\n  1. 丁\n     ```sh\n     a | `b`\n     ```");
        same("- 甲\n  - 乙\n    > 丙\n- 丁");
        same("> 引用\n>\n> - 甲\n> - 乙");
        let lists = markdown("- 甲\n\n* 乙", &[]);
        assert_eq!(lists, "- 甲\n\n<!-- -->\n\n- 乙\n\n");
        let marks = markdown("_a_**b**", &[]);
        assert_eq!(marks, "*a*<!-- -->**b**\n\n");
        same("***c*** ~~d~~ `` `e` ``\\\nf");
        let harmless = markdown(
            "![alt](https://example.org/a.png) [![b](c)](javascript:d)!",
            &[],
        );
        assert_eq!(harmless, "alt b\\!\n\n");
    }

    #[test]
    fn scripts_and_odd_addresses_stay_text() {
        let chapter = Text {
            marks: Vec::new(),
            shift: 0,
            running: String::new(),
            markdown: CHAPTER.to_owned(),
            path: "chapter.md".to_owned(),
        };
        let html = html(&chapter, &Pictures::new());
        assert!(
            !html.contains("<script") && html.contains("&lt;script&gt;"),
            "{html}"
        );
        assert!(!html.contains("javascript:"), "{html}");
        let typst = typst(&chapter, &Pictures::new(), &glyphs::covers);
        assert!(typst.contains("\\<script\\>"), "{typst}");
        assert!(typst.contains("https://example.org/a(b)"), "{typst}");
    }
}
