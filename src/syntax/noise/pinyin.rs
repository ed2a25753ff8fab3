//! The reading of a character in brackets behind it: 監(jiān). Finds it; says nothing.

use crate::syntax::concept::TextMark;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::fold;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Vowels with a tone, and without.
const TONES: [(&str, char); 7] = [
    ("āáǎăà", 'a'),
    ("ēéěĕè", 'e'),
    ("īíǐĭì", 'i'),
    ("ōóǒŏò", 'o'),
    ("ūúǔŭù", 'u'),
    ("ǖǘǚǜü", 'v'),
    ("ńňǹ", 'n'),
];

const INITIALS: [&str; 23] = [
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r",
    "z", "c", "s", "y", "w",
];

const FINALS: [&str; 36] = [
    "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "er", "i", "ia", "ie",
    "iao", "iu", "ian", "in", "iang", "ing", "iong", "u", "ua", "uo", "uai", "ui", "uan", "un",
    "uang", "ue", "v", "ve", "van", "vn",
];

/// No syllable is longer, in characters.
const LONGEST: usize = 6;

/// So many blanks may stand around a reading.
const BLANKS: usize = 4;

/// Finds such brackets.
pub struct Finder<'a> {
    /// Characters with the readings that have no tone, folded: 们men.
    neutral: FxHashSet<&'a str>,
}

impl<'a> Finder<'a> {
    pub fn new(vocabulary: &'a Vocabulary) -> Self {
        let neutral = vocabulary.marks(TextMark::Neutral);
        Self {
            neutral: neutral.iter().map(String::as_str).collect(),
        }
    }

    /// Every bracket with a reading in it, in bytes.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for (at, open) in text.match_indices(['(', '（']) {
            let inside = &text[at + open.len()..];
            // A bracket with more in it holds no reading.
            let near = inside.char_indices().take(LONGEST + BLANKS + 1);
            let close = near.into_iter().find(|&(_, c)| matches!(c, ')' | '）'));
            let Some((close, _)) = close else {
                continue;
            };
            let mut before = text[..at].chars().rev().take(BLANKS + 1);
            let behind = before.find(|&c| !fold::is_blank(c));
            let Some(behind) = behind.filter(|&c| fold::is_chinese(c)) else {
                continue;
            };
            let written = inside[..close].trim_matches(fold::is_blank);
            if written.chars().count() <= LONGEST && self.is_reading(behind, written) {
                let end = at + open.len() + close;
                let bracket = text[end..].chars().next().map_or(0, char::len_utf8);
                found.push(at..end + bracket);
            }
        }
        found
    }

    fn is_reading(&self, character: char, written: &str) -> bool {
        let mut tones = 0;
        let mut plain = String::with_capacity(written.len());
        for c in written.chars() {
            let toned = TONES.iter().find(|(vowels, _)| vowels.contains(c));
            match toned {
                Some(&(_, vowel)) => {
                    tones += usize::from(c != 'ü');
                    plain.push(vowel);
                }
                None if c.is_ascii_lowercase() => plain.push(c),
                None => return false,
            }
        }
        match tones {
            1 => is_syllable(&plain),
            0 => self
                .neutral
                .contains(format!("{}{plain}", fold::character(character)).as_str()),
            _ => false,
        }
    }
}

fn is_syllable(plain: &str) -> bool {
    let initial = INITIALS.iter().find(|initial| plain.starts_with(**initial));
    let rest = &plain[initial.map_or(0, |initial| initial.len())..];
    FINALS.contains(&rest) || matches!(plain, "ng" | "n")
}
