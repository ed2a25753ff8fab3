//! Which characters the embedded fonts can print, and what stands in for the others. Draws nothing.

use crate::diagnostic::Message;
use crate::fonts;
use crate::text::Sources;
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontInstance, FontVariant, FontVariations};

/// At most so many places are told one by one.
const PLACES: usize = 20;

/// The embedded fonts, read once.
pub(super) fn all() -> &'static [Font] {
    static FONTS: OnceLock<Vec<Font>> = OnceLock::new();
    FONTS.get_or_init(|| {
        [fonts::SERIF_REGULAR, fonts::SANS_REGULAR, fonts::SANS_BOLD]
            .into_iter()
            .flat_map(|bytes| Font::iter(Bytes::new(bytes)))
            .collect()
    })
}

/// Whether some embedded font has a glyph for a character. It is asked of every character of a booklet.
pub fn covers(c: char) -> bool {
    /// A bit for each character.
    static COVERED: OnceLock<Vec<u64>> = OnceLock::new();
    let covered = COVERED.get_or_init(|| {
        let mut bits = vec![0; (char::MAX as usize >> 6) + 1];
        for code in all().iter().flat_map(|font| font.info().coverage.iter()) {
            if let Some(word) = bits.get_mut(code as usize >> 6) {
                *word |= 1 << (code & 63);
            }
        }
        bits
    });
    let code = c as u32;
    covered[code as usize >> 6] & (1 << (code & 63)) != 0
}

/// How far a character moves the pen in body text, in em.
pub fn advance(c: char) -> f64 {
    static BODY: OnceLock<Option<FontInstance>> = OnceLock::new();
    let body = BODY.get_or_init(|| {
        let body = all().first()?.clone();
        Some(body.instantiate(
            FontVariant::default(),
            Abs::pt(10.5),
            &FontVariations::default(),
        ))
    });
    let advance = body.as_ref().and_then(|font| {
        let glyph = font.ttf().glyph_index(c)?;
        font.x_advance(glyph.0)
    });
    // What the body font lacks is a Chinese character of another, or is printed as a code.
    advance.map_or(1.0, |advance| advance.get())
}

/// How wide a text is in body text, in em, a quarter em between Chinese and Latin included.
pub fn width(text: &str) -> f64 {
    let mut width = 0.0;
    let mut before = None;
    for c in text.chars().filter(|&c| !is_invisible(c)) {
        let chinese = (!c.is_whitespace()).then(|| fold::is_chinese(c));
        if before.is_some() && chinese.is_some() && before != chinese {
            width += 0.25;
        }
        before = chinese;
        width += advance(c);
    }
    width
}

/// A text that is no wider than so many em; what is cut off is marked.
pub fn shortened(text: &str, most: f64) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut end = 0;
    let mut used = 1.0;
    for (at, c) in text.char_indices().filter(|(_, c)| !is_invisible(*c)) {
        used += advance(c);
        if used > most {
            break;
        }
        end = at + c.len_utf8();
    }
    format!("{}…", text[..end].trim_end())
}

/// Characters that only join, part, colour or turn others; they are left out of print.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1F3FB}'..='\u{1F3FF}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// What is printed for a character that no font has: its code.
pub fn substitute(c: char) -> String {
    format!("〔{}〕", code(c))
}

fn code(c: char) -> String {
    format!("U+{:04X}", c as u32)
}

/// Whether a character is printed as its code.
fn is_missing(c: char) -> bool {
    !c.is_ascii() && !c.is_whitespace() && !c.is_control() && !is_invisible(c) && !covers(c)
}

/// The characters in escaped Typst that stand there as their codes.
pub(super) fn substituted(typst: &str, found: &mut BTreeSet<char>) {
    named(typst, "〔U\\+", found);
}

/// The characters in a drawing that stand there as their codes.
pub fn substituted_in_drawing(svg: &str, found: &mut BTreeSet<char>) {
    named(svg, "〔U+", found);
}

/// The missing characters that a text names by their codes behind `open`.
fn named(text: &str, open: &str, found: &mut BTreeSet<char>) {
    let mut rest = text;
    while let Some(at) = rest.find(open) {
        rest = &rest[at + open.len()..];
        let hex = rest.split('〕').next().unwrap_or_default();
        let c = u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
        found.extend(c.filter(|&c| is_missing(c)));
    }
}

/// Text with codes for what no font has, and without what only joins or turns others.
pub fn printed(text: &str) -> String {
    match text.is_ascii() {
        true => text.to_owned(),
        false => {
            let shown: String = text.chars().filter(|&c| !is_invisible(c)).collect();
            printable(&shown, &mut BTreeSet::new())
        }
    }
}

/// Text with codes for what no font has; for drawings, which do not go through a template.
pub fn printable(text: &str, found: &mut BTreeSet<char>) -> String {
    if !text.chars().any(is_missing) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match is_missing(c) {
            true => {
                found.insert(c);
                out.push_str(&substitute(c));
            }
            false => out.push(c),
        }
    }
    out
}

/// A message for each place of the missing characters, in the sources and the Markdown chapters; without a place for
/// those that stand elsewhere.
pub fn messages(
    missing: &BTreeSet<char>,
    sources: &Sources,
    texts: &BTreeMap<String, String>,
) -> Vec<Message> {
    if missing.is_empty() {
        return Vec::new();
    }
    let mut messages = Vec::new();
    let mut unplaced = missing.clone();
    let sources = sources
        .iter()
        .map(|(_, source)| (&source.path, &source.text));
    for (path, text) in sources.chain(texts) {
        for (line, written) in text.lines().enumerate() {
            if path.ends_with(".role") && is_comment(written) {
                continue;
            }
            for (column, c) in written.chars().enumerate() {
                if !missing.contains(&c) {
                    continue;
                }
                unplaced.remove(&c);
                let message = message("build-missing-glyph", c).arg("path", path.as_str());
                // Numbers as text: a line number has no thousands separator.
                let message = message.arg("line", (line + 1).to_string());
                messages.push(message.arg("column", (column + 1).to_string()));
            }
        }
    }
    let unplaced = unplaced.into_iter();
    messages.extend(unplaced.map(|c| message("build-missing-glyph-unplaced", c)));
    let more = messages.len().saturating_sub(PLACES);
    if more > 0 {
        messages.truncate(PLACES);
        messages.push(Message::new("build-missing-glyph-more").arg("count", more));
    }
    messages
}

fn message(id: &str, c: char) -> Message {
    Message::new(id)
        .arg("character", c.to_string())
        .arg("code", code(c))
        .arg("substitute", substitute(c))
}

fn is_comment(line: &str) -> bool {
    let first = line.trim_start_matches(fold::is_blank).chars().next();
    first.is_some_and(|c| fold::narrow(c) == '#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_characters_are_found_again_in_escaped_text() {
        let escaped = crate::render::escape::typst("甲😀\u{FE0F}乙𠀀 〔U+0041〕");
        assert_eq!(escaped, "甲〔U\\+1F600〕乙〔U\\+20000〕 〔U\\+0041〕");
        let mut found = BTreeSet::new();
        substituted(&escaped, &mut found);
        assert_eq!(found.into_iter().collect::<String>(), "😀𠀀");
    }
}
