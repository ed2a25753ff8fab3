//! The page of a rule: Markdown with a part in each language, and examples that the tests run. Reads pages; what a
//! rule does is in its code.

use super::Rule;
use crate::locale::Language;

/// The page of a rule in one language.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// The first paragraph, on one line.
    pub summary: String,
    /// The whole part as Markdown, without its heading.
    pub text: &'a str,
}

/// A fenced example of a page.
#[derive(Clone, Debug)]
pub struct Example<'a> {
    /// Whether the rule must fire on it.
    pub bad: bool,
    /// Other rules of severity error or warning that fire on it as well: ```` ```role bad +other/rule ````.
    pub also: Vec<&'a str>,
    /// The text of a `.role` file.
    pub text: &'a str,
    /// The manifest beside it: that of the page (```` ```yaml ````), if it has one.
    pub manifest: &'a str,
    pub language: Language,
}

/// What opens and closes an example.
const OPENING: &str = "```role ";
const MANIFEST: &str = "```yaml\n";
const CLOSING: &str = "```";

/// The heading of each language's part.
fn heading(language: Language) -> &'static str {
    language.pick("\n## 中文\n", "\n## English\n")
}

impl Rule {
    /// The part of the page that a language reads; empty if there is none.
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
        let between = language.pick("", " ");
        let summary = first
            .lines()
            .map(str::trim)
            .collect::<Vec<_>>()
            .join(between);
        Page { summary, text }
    }

    /// The examples of both languages: ```` ```role bad ```` and ```` ```role good ````.
    pub fn examples(&self) -> Vec<Example<'static>> {
        let mut examples = Vec::new();
        for language in Language::ALL {
            let mut rest = self.page(language).text;
            let manifest = rest.split_once(MANIFEST).map_or("", |(_, own)| own);
            let manifest = manifest.split(CLOSING).next().unwrap_or_default();
            while let Some(start) = rest.find(OPENING) {
                let fence = &rest[start + OPENING.len()..];
                let (words, body) = fence.split_once('\n').unwrap_or((fence, ""));
                let end = body.find(CLOSING).unwrap_or(body.len());
                examples.push(Example {
                    manifest,
                    ..Example::new(words, &body[..end], language)
                });
                rest = body.get(end + CLOSING.len()..).unwrap_or("");
            }
        }
        examples
    }
}

impl<'a> Example<'a> {
    fn new(words: &'a str, text: &'a str, language: Language) -> Self {
        let mut words = words.split_whitespace();
        Self {
            bad: words.next() == Some("bad"),
            also: words.filter_map(|word| word.strip_prefix('+')).collect(),
            text,
            manifest: "",
            language,
        }
    }
}
