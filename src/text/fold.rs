//! Folding: the form in which words are compared. Text itself is never rewritten.
//!
//! The same are full-width and half-width forms, upper and lower case, Traditional and Simplified characters,
//! `【】` and `[]`, the colons of Chinese text, and blanks between Chinese characters.

/// Traditional characters and their Simplified forms, a pair a word.
const TRADITIONAL: &str = include_str!("../../grammar/vocabulary/traditional.txt");

const CJK_START: u32 = 0x3400;
const CJK_END: u32 = 0xA000;

/// A direct-mapped table over the basic Chinese blocks, made when the program is; every character is looked up in it.
static SIMPLIFIED: [u16; (CJK_END - CJK_START) as usize] = simplified(TRADITIONAL.as_bytes());

/// The table of the pairs: what a character folds to, itself if it has no pair. All of these characters are of three
/// bytes in UTF-8.
const fn simplified(pairs: &[u8]) -> [u16; (CJK_END - CJK_START) as usize] {
    let mut table = [0; (CJK_END - CJK_START) as usize];
    let mut code = 0;
    while code < table.len() {
        table[code] = CJK_START as u16 + code as u16;
        code += 1;
    }
    let mut at = 0;
    while at < pairs.len() {
        match pairs[at] {
            b'#' => {
                while at < pairs.len() && pairs[at] != b'\n' {
                    at += 1;
                }
            }
            0xE0.. => {
                table[(three_bytes(pairs, at) - CJK_START) as usize] =
                    three_bytes(pairs, at + 3) as u16;
                at += 6;
            }
            _ => at += 1,
        }
    }
    table
}

/// The character of three bytes at a place.
const fn three_bytes(text: &[u8], at: usize) -> u32 {
    (text[at] as u32 & 0x0F) << 12
        | (text[at + 1] as u32 & 0x3F) << 6
        | (text[at + 2] as u32 & 0x3F)
}

/// A Chinese character, as far as labels, names and line joining are concerned.
pub fn is_chinese(c: char) -> bool {
    matches!(c as u32, 0x3007 | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF)
}

/// A letter or digit of any script.
pub fn is_alphanumeric(c: char) -> bool {
    // The table of all scripts is slow to look at, and most characters need none.
    is_chinese(c) || c.is_alphanumeric()
}

/// A blank of any width; the byte order mark, control characters and the zero-width blanks that copied text
/// brings are blanks too.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{FEFF}' | '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{2060}'
        )
}

/// A colon that may end a label.
pub fn is_colon(c: char) -> bool {
    matches!(c, ':' | '\u{FF1A}' | '\u{FE55}' | '\u{FE30}' | '\u{2236}')
}

/// Half-width form of a full-width one; every other character as it is.
pub fn narrow(c: char) -> char {
    match c as u32 {
        0xFF01..=0xFF5E => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        0x3000 | 0x00A0 => ' ',
        0x3010 => '[',
        0x3011 => ']',
        0xFE55 | 0xFE30 | 0x2236 => ':',
        _ => c,
    }
}

/// The folded form of one character.
pub fn character(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let code = c as u32;
    if (CJK_START..CJK_END).contains(&code) {
        let folded = SIMPLIFIED[(code - CJK_START) as usize];
        return char::from_u32(u32::from(folded)).unwrap_or(c);
    }
    let narrow = narrow(c);
    if narrow.is_ascii() {
        return narrow.to_ascii_lowercase();
    }
    let mut lower = narrow.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => narrow,
    }
}

/// The folded form of a word or name: outer blanks gone, inner ones single, none beside a Chinese character.
pub fn word(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    word_into(text, &mut out);
    out
}

/// [`word`] into a buffer, which is cleared first.
pub fn word_into(text: &str, out: &mut String) {
    out.clear();
    let mut gap = false;
    let mut last = None;
    for c in text.chars() {
        // Most characters are Chinese, and need no look at what is a blank.
        if !is_chinese(c) && is_blank(c) {
            gap = true;
            continue;
        }
        let folded = character(c);
        if let Some(before) = last
            && gap
            && !is_chinese(before)
            && !is_chinese(folded)
        {
            out.push(' ');
        }
        gap = false;
        out.push(folded);
        last = Some(folded);
    }
}

/// The folded characters of a text, and where each begins, with the end of the text behind the last.
pub fn characters(text: &str) -> (Vec<char>, Vec<usize>) {
    let mut characters = Vec::with_capacity(text.len() / 2);
    let mut offsets = Vec::with_capacity(text.len() / 2 + 1);
    for (at, c) in text.char_indices() {
        characters.push(character(c));
        offsets.push(at);
    }
    offsets.push(text.len());
    (characters, offsets)
}

/// How many bytes of a text a folded word takes at its start; None if the text does not begin with it. Blanks of
/// the word match any run of blanks.
pub fn prefix(text: &str, word: &str) -> Option<usize> {
    // Nearly every text is told from nearly every word by its first character.
    let first = text.chars().next().map(character);
    if word
        .chars()
        .next()
        .is_some_and(|wanted| wanted != ' ' && Some(wanted) != first)
    {
        return None;
    }
    let mut rest = text.char_indices().peekable();
    for wanted in word.chars() {
        let (_, c) = *rest.peek()?;
        if wanted == ' ' && is_blank(c) {
            while rest.next_if(|&(_, c)| is_blank(c)).is_some() {}
            continue;
        }
        if character(c) != wanted {
            return None;
        }
        rest.next();
    }
    Some(rest.peek().map_or(text.len(), |&(at, _)| at))
}

/// How many bytes of a text stand before a folded word at its end; None if the text does not end with it.
pub fn suffix(text: &str, word: &str) -> Option<usize> {
    let mut rest = text.char_indices().rev();
    let mut start = text.len();
    for wanted in word.chars().rev() {
        let (at, c) = rest.next()?;
        if character(c) != wanted {
            return None;
        }
        start = at;
    }
    Some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fold() {
        assert_eq!(word("部　　门"), "部门");
        assert_eq!(word("  職 責 "), "职责");
        assert_eq!(word("Ｒｅｐｏｒｔｓ  To"), "reports to");
        assert_eq!(word("岗位 ID"), "岗位id");
        assert_eq!(word("【甲】：乙"), "[甲]:乙");
        assert_eq!(word(""), "");
    }

    #[test]
    fn words_at_the_ends_of_texts() {
        assert_eq!(prefix("不低於 95", "不低于"), Some("不低於".len()));
        assert_eq!(
            prefix("No  less than 5", "no less than"),
            Some("No  less than".len())
        );
        assert_eq!(prefix("不", "不低于"), None);
        assert_eq!(suffix("95％以上", "以上"), Some("95％".len()));
        assert_eq!(suffix("上", "以上"), None);
    }
}
