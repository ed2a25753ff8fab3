//! Text on its way into a sheet: what no cell can hold is left out. Escapes for no format.

use crate::render::glyphs;

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

/// How many lines a text takes in a column of some em.
pub(super) fn lines(text: &str, width: f64) -> usize {
    let lines = text.split('\n').map(|line| {
        // Words do not fill their lines.
        let loss = if line.contains(' ') { 1.12 } else { 1.04 };
        (glyphs::width(line) * loss / width.max(1.0)).ceil().max(1.0) as usize
    });
    lines.sum()
}
