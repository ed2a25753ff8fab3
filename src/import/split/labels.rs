//! Labels with a colon inside a line: 岗位名称：营销总监隶属部门：营销部. Finds where they begin; reads nothing.

use super::Cut;
use crate::import::words::Words;
use crate::syntax::concept::ValueWord;
use crate::text::fold;
use rustc_hash::FxHashSet;

/// The value of a one-line label that is run together with the next one is not longer, in characters.
const LONGEST_VALUE: usize = 60;

/// So near to the next one a label belongs to a form.
const NEAR: usize = 24;

/// A word before a colon.
struct Candidate {
    /// In characters.
    start: usize,
    colon: usize,
    is_strong: bool,
}

/// Where labels begin inside a line.
pub(super) fn cuts(text: &str, words: &Words, known: &[(usize, Cut)]) -> Vec<(usize, Cut)> {
    let (characters, offsets) = fold::characters(text);
    let candidates = candidates(&characters, words);
    let starts: FxHashSet<usize> = known
        .iter()
        .map(|(cut, kind)| match kind {
            Cut::Mark(mark) => mark.end as usize,
            _ => *cut,
        })
        .collect();
    let mut found: Vec<(usize, Cut)> = last_label(text, words)
        .map(|at| (at, Cut::Label(None)))
        .into_iter()
        .collect();
    let mut last: Option<usize> = None;
    for (at, candidate) in candidates.iter().enumerate() {
        let byte = offsets[candidate.start];
        let blanks = text[..byte].len() - text[..byte].trim_end_matches(fold::is_blank).len();
        let begins = byte == 0 || starts.contains(&byte) || starts.contains(&(byte - blanks));
        let next = candidates.get(at + 1);
        let near = next.is_some_and(|next| next.start.saturating_sub(candidate.colon) <= NEAR);
        let in_form =
            last.is_some_and(|colon| candidate.start.saturating_sub(colon) <= LONGEST_VALUE);
        let stands = begins || is_accepted(&characters, candidate, near, in_form, words);
        if !stands {
            continue;
        }
        if !begins {
            found.push((byte, Cut::Label(None)));
        }
        last = Some(candidate.colon);
    }
    found
}

/// A label at the end of a short line, whose value stands on the next one: 销售部店长 岗位编号.
fn last_label(text: &str, words: &Words) -> Option<usize> {
    const LONGEST: usize = 40;
    let at = text.trim_end().rfind(fold::is_blank)?;
    let start = at + text[at..].chars().next().map_or(1, char::len_utf8);
    let word = fold::word(&text[start..]);
    let sentence = |c: char| "。；;，,：:!?！？".contains(c);
    let plain = text.chars().count() <= LONGEST && !text.contains(sentence);
    let long = word.chars().count() >= 4 && word.chars().all(fold::is_chinese);
    (plain && long && words.is_label(&word)).then_some(start)
}

fn candidates(characters: &[char], words: &Words) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for (colon, &c) in characters.iter().enumerate() {
        if c != ':' || characters.get(colon + 1) == Some(&'/') {
            continue;
        }
        let blanks = characters[..colon].iter().rev();
        let end = colon - blanks.take_while(|&&c| fold::is_blank(c)).count();
        let known = words
            .ending_at(characters, end)
            .map(|length| end - length)
            .or_else(|| phrase(characters, end, words));
        let Some(start) = children(characters, end, words).or(known) else {
            continue;
        };
        let length = end - start;
        let word: String = characters[start..end].iter().collect();
        let western = word.is_ascii();
        let glued = start > 0 && characters[start - 1].is_ascii_alphanumeric();
        let before = &characters[..start];
        let compound = length <= 2 && words.compounds.iter().any(|word| before.ends_with(word));
        if compound || western && glued || words.vocabulary.is(ValueWord::Remark, &word) {
            continue;
        }
        found.push(Candidate {
            start,
            colon,
            is_strong: length >= 4 && words.vocabulary.power(&word).is_none(),
        });
    }
    found
}

/// `其主要职责包括` before a colon, in characters: a label with the words of a sentence around it.
fn phrase(characters: &[char], end: usize, words: &Words) -> Option<usize> {
    let ends = |word: &String| {
        let word: Vec<char> = word.chars().collect();
        characters[..end].ends_with(&word).then(|| end - word.len())
    };
    let bare = words.label_tails.iter().find_map(ends)?;
    let mut start = bare - words.ending_at(characters, bare)?;
    for lead in &words.label_leads {
        let lead: Vec<char> = lead.chars().collect();
        if characters[..start].ends_with(&lead) {
            start -= lead.len();
        }
    }
    Some(start)
}

/// `下设三个部门` before a colon, in characters.
fn children(characters: &[char], end: usize, words: &Words) -> Option<usize> {
    const LONGEST: usize = 10;
    let from = end.saturating_sub(LONGEST);
    words.children.iter().find_map(|word| {
        let word: Vec<char> = word.chars().collect();
        let at = (from..end).find(|&at| characters[at..end].starts_with(&word))?;
        let rest = &characters[at + word.len()..end];
        let plain = rest.iter().all(|&c| c.is_alphanumeric());
        plain.then_some(at)
    })
}

fn is_accepted(
    characters: &[char],
    candidate: &Candidate,
    near: bool,
    in_form: bool,
    words: &Words,
) -> bool {
    let head = &characters[..candidate.start];
    let blanks = head
        .iter()
        .rev()
        .take_while(|&&c| fold::is_blank(c))
        .count();
    let before = head.len().checked_sub(blanks + 1).map(|at| head[at]);
    let word: String = characters[candidate.start..candidate.colon]
        .iter()
        .collect();
    let western = word.is_ascii();
    let stop = before.is_none_or(|c| "。;!?.…)]】”".contains(c) || c == '|');
    let is_power = words.vocabulary.power(&fold::word(&word)).is_some();
    if is_power {
        return near && in_form;
    }
    match (stop, blanks) {
        (true, _) => true,
        (_, 2..) => true,
        (_, 1) => in_form || (!western && (candidate.is_strong || near)),
        _ => !western && (in_form || (candidate.is_strong && near)),
    }
}
