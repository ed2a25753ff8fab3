//! What an edit did to a text. Knows nothing of what the text says.

use super::TextRange;

/// What changed between two texts: all before `start` and all behind the ends is the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Change {
    pub start: u32,
    pub old_end: u32,
    pub new_end: u32,
}

impl Change {
    /// The smallest change that makes one text of the other.
    pub fn between(old: &str, new: &str) -> Self {
        let (one, two) = (old.as_bytes(), new.as_bytes());
        let same = |(a, b): &(&u8, &u8)| a == b;
        let mut before = one.iter().zip(two).take_while(same).count();
        // Two characters may share their first bytes, or their last.
        while !old.is_char_boundary(before) {
            before -= 1;
        }
        let behind = one[before..].iter().rev().zip(two[before..].iter().rev());
        let mut behind = behind.take_while(same).count();
        while !old.is_char_boundary(one.len() - behind) {
            behind -= 1;
        }
        Self {
            start: before as u32,
            old_end: (one.len() - behind) as u32,
            new_end: (two.len() - behind) as u32,
        }
    }

    /// Where a stretch of the old text is in the new one; None if the change is within it.
    pub fn moved(self, range: TextRange) -> Option<TextRange> {
        if range.end <= self.start {
            return Some(range);
        }
        (range.start >= self.old_end).then(|| range.shifted(self.shift()))
    }

    /// How far the text behind moved; to be added to offsets, wrapping around.
    pub fn shift(self) -> u32 {
        self.new_end.wrapping_sub(self.old_end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_move_with_the_text() {
        let change = Change::between("一二三四", "一二五五三四");
        let range = |start, end| TextRange::new(start, end);
        assert_eq!(change.moved(range(0, 6)), Some(range(0, 6)));
        assert_eq!(change.moved(range(6, 12)), Some(range(12, 18)));
        assert_eq!(change.moved(range(3, 9)), None);
        let same = Change::between("甲", "甲");
        assert_eq!(same.moved(range(0, 3)), Some(range(0, 3)));
    }
}
