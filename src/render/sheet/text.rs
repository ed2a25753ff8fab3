//! Text on its way into a sheet: what no cell can hold is left out. Escapes for no format.

use unicode_width::UnicodeWidthChar;

/// Text without control characters and marks that turn the direction of what follows; line ends are `\n`.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            c if c.is_control() || is_turning(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// The same in one line.
pub(super) fn line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

fn is_turning(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
        || matches!(c as u32 & 0xFFFF, 0xFFFE | 0xFFFF)
}

/// How wide a text is in one line, in em: Chinese fonts have squares, Arial is the widest of the usual Latin ones.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(advance).sum()
}

/// The width of the longest word that must not be broken; Chinese may be, behind any character.
pub(super) fn longest_word(text: &str) -> f64 {
    let breaks = |c: char| c.is_whitespace() || c.width() == Some(2);
    text.split(breaks).map(width).fold(0.0, f64::max)
}

fn advance(c: char) -> f64 {
    match c {
        ' ' | 'i' | 'j' | 'l' | 't' | 'f' | 'r' | '.' | ',' | ';' | ':' | '\'' | '|' | '!'
        | '(' | ')' => 0.32,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.88,
        'A'..='Z' | '&' => 0.7,
        '!'..='~' => 0.56,
        _ => match c.width().unwrap_or(0) {
            0 => 0.0,
            1 => 0.6,
            _ => 1.0,
        },
    }
}

/// How many lines a text takes in a column of some em.
pub(super) fn lines(text: &str, room: f64) -> usize {
    let room = room.max(1.0);
    let lines = text.split('\n').map(|line| {
        let width = width(line);
        // Lines are not filled where a word does not fit any more.
        let loss = if line.contains(' ') { 1.1 } else { 1.04 };
        match width <= room {
            true => 1,
            false => (width * loss / room).ceil() as usize,
        }
    });
    lines.sum()
}
