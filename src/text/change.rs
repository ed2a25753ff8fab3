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
        let mut before = alike_before(one, two);
        // Two characters may share their first bytes, or their last.
        while !old.is_char_boundary(before) {
            before -= 1;
        }
        let mut behind = alike_behind(&one[before..], &two[before..]);
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

/// So many bytes are compared at a time: machines do that much faster than one by one.
const STRIDE: usize = 256;

/// How many bytes two texts begin with alike.
fn alike_before(one: &[u8], two: &[u8]) -> usize {
    let strides = one.chunks_exact(STRIDE).zip(two.chunks_exact(STRIDE));
    let whole = strides.take_while(|(a, b)| a == b).count() * STRIDE;
    let rest = one[whole..].iter().zip(&two[whole..]);
    whole + rest.take_while(|(a, b)| a == b).count()
}

/// How many bytes two texts end with alike.
fn alike_behind(one: &[u8], two: &[u8]) -> usize {
    let strides = one.rchunks_exact(STRIDE).zip(two.rchunks_exact(STRIDE));
    let whole = strides.take_while(|(a, b)| a == b).count() * STRIDE;
    let (one, two) = (&one[..one.len() - whole], &two[..two.len() - whole]);
    let rest = one.iter().rev().zip(two.iter().rev());
    whole + rest.take_while(|(a, b)| a == b).count()
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

    #[test]
    fn a_change_is_the_smallest_wherever_it_is() {
        for (before, behind) in [
            (0, 0),
            (1, 700),
            (255, 257),
            (256, 256),
            (700, 0),
            (3000, 513),
        ] {
            let old = "a".repeat(before) + "bc" + &"d".repeat(behind);
            let new = "a".repeat(before) + "bxc" + &"d".repeat(behind);
            let at = before as u32 + 1;
            let (start, old_end, new_end) = (at, at, at + 1);
            let expected = Change {
                start,
                old_end,
                new_end,
            };
            assert_eq!(Change::between(&old, &new), expected, "{before} {behind}");
            let nothing = Change::between(&old, &old);
            assert_eq!(nothing.start, nothing.old_end);
            assert_eq!(nothing.old_end as usize, old.len());
        }
    }
}
