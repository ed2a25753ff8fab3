//! What must hold of every layout: it is its own layout, and says what the text said. Asserts nothing itself.

use super::meaning::meaning;
use super::memory::Memory;
use rolec::fmt;
use rolec::project::Project;
use rolec::text::Span;

/// A text on its own, read.
pub fn project(text: &str) -> Project {
    Memory::of([("case.role", text)]).project()
}

/// The layout of the only file.
pub fn laid_out(project: &Project) -> fmt::Formatted {
    let (_, source) = project.sources.iter().next().expect("one file");
    fmt::format(source, &project.files[0], &project.vocabulary)
}

/// What is found, without places and without what a layout may touch.
pub fn findings(project: &Project) -> Vec<String> {
    let found = project.check(&rolec::check::Config::default());
    let catalogue = rolec::locale::Catalogue::of(rolec::locale::Language::En);
    let place = |span: Span| span.range.of(&project.sources.get(span.file).text);
    let mut said: Vec<String> = found
        .iter()
        .filter(|finding| finding.span.range.is_empty() || !words(place(finding.span)).is_empty())
        .map(|finding| {
            let message = catalogue.text(&finding.message);
            format!("{} {}", finding.rule, words(&message))
        })
        .collect();
    said.sort();
    said
}

/// The characters of a text that no layout may touch: all but blanks, colons, bars and the rules of tables.
pub fn words(text: &str) -> String {
    let layout = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(
                c,
                ':' | '：' | '﹕' | '︰' | '∶' | '|' | '｜' | '-' | '=' | '\u{FEFF}'
            )
    };
    text.chars().filter(|&c| !layout(c)).collect()
}

/// The comments of a text, without their indentation.
pub fn comments(text: &str) -> Vec<&str> {
    let blank = |c: char| c.is_whitespace() || c.is_control() || c == '\u{FEFF}';
    let lines = text.lines().map(|line| line.trim_matches(blank));
    lines.filter(|line| line.starts_with(['#', '＃'])).collect()
}

/// What is wrong with the layout of a text, if anything is.
pub fn fault(text: &str) -> Option<String> {
    let before = project(text);
    let once = laid_out(&before).text;
    let after = project(&once);
    let twice = laid_out(&after).text;
    if once != twice {
        return Some(format!("laid out again it is another:\n{once}---\n{twice}"));
    }
    if meaning(&before) != meaning(&after) {
        return Some(format!("it says something else:\n{once}"));
    }
    let (before, after) = (findings(&before), findings(&after));
    // A layout may heal a fault of form: a declaration that was indented stands in column 1.
    let has_faults = before.iter().any(|said| said.starts_with("syntax/"));
    if !has_faults && before != after {
        return Some(format!(
            "other findings:\n{once}---\n{before:#?}\n{after:#?}"
        ));
    }
    if words(text) != words(&once) {
        return Some(format!("words were touched:\n{once}"));
    }
    (comments(text) != comments(&once)).then(|| format!("comments were touched:\n{once}"))
}
