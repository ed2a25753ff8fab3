//! The page of a rule: Markdown with a part in each language, and examples that the tests run.

use super::Rule;
use crate::locale::Language;

/// The page of a rule in one language.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// The first paragraph.
    pub summary: String,
    /// The whole part as Markdown, without its heading.
    pub text: &'a str,
}

/// A fenced example of a page.
#[derive(Clone, Debug)]
pub struct Example<'a> {
    /// Whether the rule must fire on it.
    pub bad: bool,
    pub text: &'a str,
    pub language: Language,
}

/// The heading of each language's part.
fn heading(language: Language) -> &'static str {
    language.pick("## 中文", "## English")
}

impl Rule {
    /// The part of the page that a language reads.
    pub fn page(&self, language: Language) -> Page<'static> {
        let own = heading(language);
        let rest = self
            .page
            .find(own)
            .map_or("", |at| &self.page[at + own.len()..]);
        let end = Language::ALL
            .iter()
            .filter(|other| **other != language)
            .filter_map(|other| rest.find(heading(*other)))
            .min()
            .unwrap_or(rest.len());
        let text = rest[..end].trim();
        let first = text.split("\n\n").next().unwrap_or_default();
        let wide = language == Language::Zh;
        let summary = first
            .lines()
            .map(str::trim)
            .collect::<Vec<_>>()
            .join(if wide { "" } else { " " });
        Page { summary, text }
    }

    /// The examples of both languages: ```` ```role bad ```` and ```` ```role good ````.
    pub fn examples(&self) -> Vec<Example<'static>> {
        let mut examples = Vec::new();
        for language in Language::ALL {
            let mut rest = self.page(language).text;
            while let Some(start) = rest.find("```role ") {
                let fence = &rest[start + "```role ".len()..];
                let (kind, body) = fence.split_once('\n').unwrap_or((fence, ""));
                let end = body.find("```").unwrap_or(body.len());
                examples.push(Example {
                    bad: kind.trim() == "bad",
                    text: &body[..end],
                    language,
                });
                rest = &body[end..];
            }
        }
        examples
    }
}
