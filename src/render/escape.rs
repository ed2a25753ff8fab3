//! Escaping: text of the source becomes text of the document, never markup. One function a format, and nothing but
//! these puts text into a page.

use super::glyphs;
use crate::text::fold;

/// After so many characters without a place to break, a line may break anyway.
const UNBROKEN: usize = 24;

/// Text for Typst in content mode. A character that no embedded font has comes out as its code (see [`glyphs`]).
pub fn typst(text: &str) -> String {
    typst_covered(text, glyphs::covers)
}

/// The same, with other fonts than the embedded ones.
pub fn typst_covered(text: &str, covers: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut run = 0;
    for c in text.chars() {
        if glyphs::is_invisible(c) {
            continue;
        }
        if is_line_end(c) {
            out.push_str("\\\n");
            run = 0;
            continue;
        }
        run =
            match c.is_whitespace() || fold::is_chinese(c) || !c.is_alphanumeric() && !c.is_ascii()
            {
                true => 0,
                false => run + 1,
            };
        if run > UNBROKEN {
            // An empty box (see the templates): nothing to see, but a place to break.
            out.push_str("#z;");
            run = 1;
        }
        if c.is_ascii_punctuation() {
            out.push('\\');
            out.push(c);
        } else if c.is_ascii() || covers(c) {
            out.push(if c.is_control() { ' ' } else { c });
        } else {
            out.push_str(&glyphs::substitute(c).replace('+', "\\+"));
        }
    }
    out
}

/// Text for a string literal of Typst, quotes included.
pub fn typst_literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if glyphs::is_invisible(c) => {}
            c if is_line_end(c) || c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Text for HTML: between tags, or in an attribute with quotes.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if is_line_end(c) => out.push_str("<br/>"),
            '\t' => out.push(' '),
            c if is_unprintable(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// Text for Markdown (CommonMark with tables), anywhere. What only means something at the start of a line is escaped
/// there; blanks at either end come to one, so that they indent nothing and break no line.
pub fn markdown(text: &str) -> String {
    escaped_markdown(text, true)
}

/// Text for Markdown where no line begins: in headings, cells and links.
pub fn markdown_within(text: &str) -> String {
    escaped_markdown(text, false)
}

fn escaped_markdown(whole: &str, at_start: bool) -> String {
    let whole: String = whole.chars().filter(|&c| !is_dropped(c)).collect();
    let text = whole.trim();
    if text.is_empty() {
        return if whole.is_empty() { "" } else { " " }.to_owned();
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    if whole.starts_with(char::is_whitespace) {
        out.push(' ');
    }
    let mut characters = text.chars().peekable();
    let mut start = at_start;
    let mut digits = 0;
    while let Some(c) = characters.next() {
        if is_line_end(c) {
            out.push_str("<br/>");
            (start, digits) = (at_start, 0);
            continue;
        }
        let next = characters.peek().copied();
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '$' | '{' | '}' => true,
            // What it may begin can go on in the next piece.
            '&' => next.is_none_or(|next| next.is_ascii_alphabetic() || next == '#'),
            // Before a link it would make a picture of it.
            '!' => next.is_none(),
            // Behind a heading it would be no part of it.
            '#' if next.is_none() => true,
            '#' | '+' | '-' | '=' | '>' | ':' => start && digits == 0,
            // `1.` and `1)` begin a list, a long number does not; the number may stand in the piece before.
            '.' | ')' => start && digits <= 9,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        digits += usize::from(c.is_ascii_digit());
        start &= c.is_ascii_digit() || c.is_whitespace();
        out.push(if c == '\t' { ' ' } else { c });
    }
    if whole.ends_with(char::is_whitespace) {
        out.push(' ');
    }
    out
}

/// Text for a run of WordprocessingML: its elements of text, line breaks and tabs. Text there is never a field, for
/// fields are elements of their own.
pub fn word(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 48);
    word_into(text, &mut out);
    out
}

/// [`word`], behind what is there already.
pub fn word_into(text: &str, out: &mut String) {
    const OPEN: &str = "<w:t xml:space=\"preserve\">";
    const CLOSE: &str = "</w:t>";
    let mut open = false;
    for c in text.chars() {
        let element = match c {
            '\t' => "<w:tab/>",
            c if is_line_end(c) => "<w:br/>",
            c if is_unprintable(c) => continue,
            _ => "",
        };
        if !element.is_empty() {
            if std::mem::take(&mut open) {
                out.push_str(CLOSE);
            }
            out.push_str(element);
            continue;
        }
        if !std::mem::replace(&mut open, true) {
            out.push_str(OPEN);
        }
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    if open {
        out.push_str(CLOSE);
    }
}

/// What no document shows: it would part characters that mean something only together.
fn is_dropped(c: char) -> bool {
    is_unprintable(c) && !is_line_end(c) && c != '\t'
}

fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Control characters, which web pages must not hold, and marks that turn the direction of what follows.
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
        || matches!(c as u32 & 0xFFFF, 0xFFFE | 0xFFFF)
}
