//! Bold type of a scan, every glyph twice: 岗岗位位职职责责. Finds the second of each pair; cuts nothing.

use crate::text::fold;
use std::ops::Range;

/// So many pairs in a row are no words: 方方面面 has two.
const LEAST: usize = 3;

/// The second glyphs of doubled runs.
pub(super) fn doubled(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut at = 0;
    while at + 1 < characters.len() {
        let pairs = pairs(&characters[at..]);
        if pairs < LEAST {
            at += 1;
            continue;
        }
        found.extend((0..pairs).map(|pair| {
            let (start, c) = characters[at + 2 * pair + 1];
            start..start + c.len_utf8()
        }));
        at += 2 * pairs;
    }
    found
}

/// How many pairs of one Chinese character or digit each stand at the start; more than half are Chinese, and no two
/// pairs in a row are of the same.
fn pairs(characters: &[(usize, char)]) -> usize {
    let mut chinese = 0;
    let mut before = None;
    let mut count = 0;
    for pair in characters.chunks_exact(2) {
        let (one, two) = (pair[0].1, pair[1].1);
        let is_digit = one.is_ascii_digit();
        if one != two || !(fold::is_chinese(one) || is_digit) || (before == Some(one) && !is_digit)
        {
            break;
        }
        before = Some(one);
        chinese += usize::from(!is_digit);
        count += 1;
    }
    match chinese * 2 >= count && chinese >= LEAST.min(count) {
        true => count,
        false => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> String {
        let mut out = text.to_owned();
        for range in doubled(text).into_iter().rev() {
            out.replace_range(range, "");
        }
        out
    }

    #[test]
    fn only_runs_of_pairs_are_doubled() {
        assert_eq!(cleaned("一一营营业业部部总总监监"), "一营业部总监");
        assert_eq!(
            cleaned("五五 22000099年年重重要要文文"),
            "五五 2009年重要文"
        );
        assert_eq!(cleaned("方方面面，高高兴兴"), "方方面面，高高兴兴");
        assert_eq!(cleaned("2200 元"), "2200 元");
    }
}
