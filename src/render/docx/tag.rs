//! What a tag says: a field, or where something repeated or conditional begins and ends. Reads the text between the
//! braces alone; whether the field is there is for `scope`.

use crate::locale::{Catalogue, Language};
use crate::text::fold;
use std::ops::Range;

/// A tag.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Tag {
    Field(Path),
    Open(Opening, Path),
    Else,
    /// The end, of what it says if it says it.
    Close(Option<Closing>),
}

/// What begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Opening {
    Each,
    If,
    Unless,
    /// `{{#duties}}`: repeated if it can be, else conditional.
    Either,
}

/// What a closing tag says that it ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Closing {
    Keyword(Opening),
    /// The field that was opened.
    Named(Path),
}

/// The name of a field, perhaps of a thing further out, perhaps with those behind its dots.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Path {
    /// How many things further out it begins: one for each `../`.
    pub(super) up: usize,
    /// Folded.
    pub(super) names: Vec<String>,
    /// As written.
    pub(super) text: String,
}

/// Why the text of a tag cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unread {
    /// Nothing stands between the braces.
    Empty,
    /// No field behind `#each` or `#if`.
    NoField,
    /// A name is followed by `(`, `|`, `=` and the like.
    NotAName,
}

/// A tag in a text, or what looks like half of one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Found {
    /// The place of the whole, braces included, and what stands between them.
    Tag(Range<usize>, String),
    /// Braces that are not closed, or closed and never opened.
    Unclosed(Range<usize>),
    Unopened(Range<usize>),
}

/// Finds the tags of a text, in order.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    let mut rest = 0;
    while let Some((at, brace, end)) = next_braces(text, rest) {
        rest = end;
        match (brace, open) {
            ('{', Some(before)) => {
                out.push(Found::Unclosed(before..stretch(text, before, at)));
                open = Some(at);
            }
            ('{', None) => open = Some(at),
            (_, Some(before)) => {
                let inner = &text[before..at];
                let inner = inner.trim_start_matches(is_open);
                out.push(Found::Tag(before..end, inner.to_owned()));
                open = None;
            }
            (_, None) => out.push(Found::Unopened(at..end)),
        }
    }
    if let Some(before) = open {
        out.push(Found::Unclosed(before..stretch(text, before, text.len())));
    }
    out
}

fn is_open(c: char) -> bool {
    fold::narrow(c) == '{'
}

/// Two braces of one kind in a row: where, which, and where they end. Of three the outer two close.
fn next_braces(text: &str, from: usize) -> Option<(usize, char, usize)> {
    let mut before: Option<(usize, char)> = None;
    for (at, c) in text[from..].char_indices() {
        let brace = fold::narrow(c);
        if !matches!(brace, '{' | '}') {
            before = None;
            continue;
        }
        match before {
            Some((first, other)) if other == brace => {
                return Some((from + first, brace, from + at + c.len_utf8()));
            }
            _ => before = Some((at, brace)),
        }
    }
    None
}

/// As much of what was not closed as is worth showing.
fn stretch(text: &str, from: usize, end: usize) -> usize {
    let ends = |(_, c): &(usize, char)| *c == '\n';
    let end = text[from..end]
        .char_indices()
        .find(ends)
        .map_or(end, |(at, _)| from + at);
    let long = text[from..end].char_indices().nth(24);
    long.map_or(end, |(at, _)| from + at)
}

impl Tag {
    /// Reads what stands between the braces.
    ///
    /// # Errors
    /// If it is neither a field nor one of the words of templates.
    pub(super) fn read(text: &str) -> Result<Self, Unread> {
        let invisible = |c: char| fold::is_blank(c) || matches!(c, '\u{200B}' | '\u{FEFF}' | '\n');
        let text: String = text.trim_matches(invisible).to_owned();
        let narrow: String = text.chars().map(fold::narrow).collect();
        if narrow.is_empty() {
            return Err(Unread::Empty);
        }
        if let Some(inner) = narrow.strip_prefix('#') {
            return opening(inner.trim());
        }
        if let Some(inner) = narrow.strip_prefix('/') {
            return closing(inner.trim());
        }
        if is_word("else", &narrow) {
            return Ok(Tag::Else);
        }
        Ok(Tag::Field(Path::read(&narrow)?))
    }
}

fn opening(text: &str) -> Result<Tag, Unread> {
    let words = [
        ("each", Opening::Each),
        // Before `if`: in Chinese one word begins with the other.
        ("unless", Opening::Unless),
        ("if", Opening::If),
    ];
    for (word, opening) in words {
        if let Some(rest) = behind_word(word, text) {
            let path = rest.trim();
            return match path.is_empty() {
                true => Err(Unread::NoField),
                false => Ok(Tag::Open(opening, Path::read(path)?)),
            };
        }
    }
    match text.is_empty() {
        true => Err(Unread::NoField),
        false => Ok(Tag::Open(Opening::Either, Path::read(text)?)),
    }
}

fn closing(text: &str) -> Result<Tag, Unread> {
    let words = [
        ("each", Opening::Each),
        ("if", Opening::If),
        ("unless", Opening::Unless),
    ];
    if text.is_empty() {
        return Ok(Tag::Close(None));
    }
    let known = words.iter().find(|(word, _)| is_word(word, text));
    Ok(Tag::Close(Some(match known {
        Some((_, opening)) => Closing::Keyword(*opening),
        None => Closing::Named(Path::read(text)?),
    })))
}

/// The words of all languages for a word of templates, the English one first.
fn keywords(word: &str) -> Vec<String> {
    let id = format!("word-tag-{word}");
    let catalogues = Language::ALL.iter().map(|&language| {
        let words = Catalogue::of(language).plain(&id);
        let words = words.split(language.list_mark());
        words.map(str::to_owned).collect::<Vec<_>>()
    });
    let mut words: Vec<String> = catalogues.flatten().collect();
    words.insert(0, word.to_owned());
    words
}

fn is_word(word: &str, text: &str) -> bool {
    keywords(word)
        .iter()
        .any(|known| fold::word(known) == fold::word(text))
}

/// What stands behind a word; a Chinese one needs no blank behind it.
fn behind_word<'a>(word: &str, text: &'a str) -> Option<&'a str> {
    keywords(word).iter().find_map(|known| {
        let rest = text.get(known.len()..)?;
        let same = fold::word(text.get(..known.len())?) == fold::word(known);
        let apart = !known.is_ascii() || rest.is_empty() || rest.starts_with(fold::is_blank);
        (same && apart).then_some(rest)
    })
}

impl Path {
    fn read(text: &str) -> Result<Self, Unread> {
        let mut path = Self {
            text: text.to_owned(),
            ..Self::default()
        };
        let mut rest = text;
        while let Some(inner) = rest.strip_prefix("../") {
            path.up += 1;
            rest = inner;
        }
        // `this.name` is the same as the name.
        rest = rest.strip_prefix("this.").unwrap_or(rest);
        let odd = |c: char| "{}()[]<>|=\"'`!,;:*+\u{FFFC}@#$%^&~\\".contains(c);
        if rest.contains(odd) {
            return Err(Unread::NotAName);
        }
        for name in rest.split('.') {
            let name = fold::word(name.trim());
            if name.is_empty() {
                return Err(Unread::NotAName);
            }
            path.names.push(name);
        }
        Ok(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> Vec<String> {
        let told = |found: Found| match found {
            Found::Tag(_, inner) => inner,
            Found::Unclosed(range) => format!("<{}", &text[range]),
            Found::Unopened(range) => format!(">{}", &text[range]),
        };
        find(text).into_iter().map(told).collect()
    }

    #[test]
    fn tags_are_found() {
        assert_eq!(tags("a {{title}} b"), ["title"]);
        assert_eq!(tags("｛｛职责｝｝{｛ x }｝"), ["职责", " x "]);
        assert_eq!(tags("{title} {} a{b"), Vec::<String>::new());
        assert_eq!(tags("{{a {{b}}"), ["<{{a ", "b"]);
        assert_eq!(tags("{{a}"), ["<{{a}"]);
        assert_eq!(tags("{a}} b"), [">}}"]);
    }

    fn path(names: &[&str]) -> Path {
        Path {
            up: 0,
            names: names.iter().map(|name| fold::word(name)).collect(),
            text: names.join("."),
        }
    }

    #[test]
    fn tags_are_read() {
        let read = |text| Tag::read(text);
        assert_eq!(read(" title "), Ok(Tag::Field(path(&["title"]))));
        assert_eq!(
            read("document.version"),
            Ok(Tag::Field(path(&["document", "version"])))
        );
        assert_eq!(
            read("＃each duties"),
            Ok(Tag::Open(Opening::Each, path(&["duties"])))
        );
        assert_eq!(
            read("#每个职责"),
            Ok(Tag::Open(Opening::Each, path(&["职责"])))
        );
        assert_eq!(
            read("#如果 概述"),
            Ok(Tag::Open(Opening::If, path(&["概述"])))
        );
        assert_eq!(
            read("#reports to"),
            Ok(Tag::Open(Opening::Either, path(&["reports to"])))
        );
        assert_eq!(read("否则"), Ok(Tag::Else));
        assert_eq!(
            read("／each"),
            Ok(Tag::Close(Some(Closing::Keyword(Opening::Each))))
        );
        assert_eq!(read("/"), Ok(Tag::Close(None)));
        assert_eq!(read("#each"), Err(Unread::NoField));
        assert_eq!(
            read("#eachduties").map(|tag| matches!(tag, Tag::Open(Opening::Either, _))),
            Ok(true)
        );
        assert_eq!(read(""), Err(Unread::Empty));
        assert_eq!(read("a|upper"), Err(Unread::NotAName));
    }
}
