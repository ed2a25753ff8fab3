//! Whether what was typed means a name: its beginning, a part of it, its pinyin or the initials of that (`yxzj` for
//! 营销总监), or the initials of Western words. Ranks; chooses nothing.

use crate::text::fold;
use pinyin::ToPinyinMulti;

/// How well a name fits; the order is the order of preference.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fit {
    /// It begins so, or nothing was typed.
    Begins,
    /// A word of it begins so.
    Word,
    /// It is read so, from the beginning.
    Read,
    /// It has that in it.
    Holds,
    /// A part of it is read so.
    ReadWithin,
}

/// What was typed, ready to be compared with many names.
#[derive(Clone, Debug)]
pub struct Query {
    folded: String,
    /// Letters and digits alone, if it could be pinyin or initials.
    letters: Option<Vec<char>>,
}

impl Query {
    pub fn new(typed: &str) -> Self {
        let folded = fold::word(typed);
        let letters: Vec<char> = folded.chars().filter(|c| !fold::is_blank(*c)).collect();
        let could_be = !letters.is_empty() && letters.iter().all(char::is_ascii_alphanumeric);
        Self {
            letters: could_be.then_some(letters),
            folded,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// How a name fits; None if it does not.
    pub fn fit(&self, name: &str) -> Option<Fit> {
        if self.is_empty() {
            return Some(Fit::Begins);
        }
        let folded = fold::word(name);
        if folded.starts_with(&self.folded) {
            return Some(Fit::Begins);
        }
        let mut parts = folded.match_indices(&self.folded).peekable();
        let holds = parts.peek().is_some();
        let after_blank =
            |(at, _): (usize, &str)| folded[..at].ends_with(|c: char| !c.is_alphanumeric());
        if parts.any(after_blank) {
            return Some(Fit::Word);
        }
        let read = self.read(&folded);
        match (read, holds) {
            (Some(Fit::Read), _) => Some(Fit::Read),
            (_, true) => Some(Fit::Holds),
            (read, false) => read,
        }
    }

    fn read(&self, folded: &str) -> Option<Fit> {
        let letters = self.letters.as_deref()?;
        let units = units(folded);
        if is_read(letters, &units) {
            return Some(Fit::Read);
        }
        let mut starts = 1..units.len();
        starts
            .any(|from| is_read(letters, &units[from..]))
            .then_some(Fit::ReadWithin)
    }
}

/// One character of Chinese with its readings, or one Western word.
fn units(folded: &str) -> Vec<Vec<String>> {
    let mut units: Vec<Vec<String>> = Vec::new();
    let mut word = String::new();
    let close = |word: &mut String, units: &mut Vec<Vec<String>>| {
        if !word.is_empty() {
            units.push(vec![std::mem::take(word)]);
        }
    };
    for c in folded.chars() {
        match c.to_pinyin_multi() {
            Some(readings) => {
                close(&mut word, &mut units);
                let mut own: Vec<String> = Vec::new();
                for reading in readings {
                    // ü is typed as v.
                    let plain = reading.plain().replace('ü', "v");
                    if !own.contains(&plain) {
                        own.push(plain);
                    }
                }
                units.push(own);
            }
            None if c.is_alphanumeric() => word.push(c),
            None => close(&mut word, &mut units),
        }
    }
    close(&mut word, &mut units);
    units
}

/// Whether letters are the beginnings of units, one after the other, each at least its first letter.
fn is_read(letters: &[char], units: &[Vec<String>]) -> bool {
    // Which letters may be used up before a unit.
    let mut reached = vec![false; letters.len() + 1];
    reached[0] = true;
    for readings in units {
        let mut next = vec![false; letters.len() + 1];
        for from in (0..letters.len()).filter(|&from| reached[from]) {
            for reading in readings {
                let same = reading.chars().zip(&letters[from..]);
                let longest = same.take_while(|(a, b)| a == *b).count();
                (1..=longest).for_each(|len| next[from + len] = true);
            }
        }
        if next[letters.len()] {
            return true;
        }
        reached = next;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_they_are_typed() {
        let fit = |typed: &str, name: &str| Query::new(typed).fit(name);
        for typed in [
            "yxzj",
            "yingxiaozongjian",
            "yxzongjian",
            "yingxzj",
            "YX",
            "y",
        ] {
            assert_eq!(fit(typed, "营销总监"), Some(Fit::Read), "{typed}");
        }
        assert_eq!(fit("营", "营销总监"), Some(Fit::Begins));
        assert_eq!(fit("總監", "营销总监"), Some(Fit::Holds));
        assert_eq!(fit("zj", "营销总监"), Some(Fit::ReadWithin));
        assert_eq!(fit("zjl", "总经理"), Some(Fit::Read));
        assert_eq!(fit("yh", "银行出纳"), Some(Fit::Read), "all readings count");
        assert_eq!(fit("mm", "Market Manager"), Some(Fit::Read));
        assert_eq!(fit("mana", "Market Manager"), Some(Fit::Word));
        assert_eq!(fit("xz", "营销总监"), Some(Fit::ReadWithin));
        assert_eq!(fit("yz", "营销总监"), None);
        assert_eq!(fit("", "营销总监"), Some(Fit::Begins));
    }
}
