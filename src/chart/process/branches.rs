//! A step with arrows, read apart: what is done, and under which conditions which way is taken. Resolves no number.

use crate::model::process::{END, Step, is_arrow};
use crate::syntax::concept::TextMark;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::fold;

/// What a step with arrows says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Branches {
    /// What stands before the first condition; often nothing.
    pub(super) deed: String,
    /// For each name behind an arrow the condition of its arrow.
    pub(super) conditions: Vec<String>,
    /// Whether the following step may follow, too.
    pub(super) goes_on: bool,
}

/// Reads a step.
pub(super) fn branches(step: &Step, vocabulary: &Vocabulary) -> Branches {
    let text = step.text.as_str();
    let arrows: Vec<(usize, usize)> = text
        .match_indices(is_arrow)
        .map(|(at, arrow)| (at, at + arrow.len()))
        .collect();
    let Some(&(first, _)) = arrows.first() else {
        return Branches {
            deed: text.to_owned(),
            goes_on: true,
            ..Branches::default()
        };
    };
    let owners = owners(step, &arrows);
    let cut = clause_start(text, 0, first);
    let mut pieces = Vec::new();
    for (turn, &(at, _)) in arrows.iter().enumerate() {
        let from = match turn {
            0 => cut,
            _ => clause_start(text, arrows[turn - 1].1, at),
        };
        pieces.push(without_number(trimmed(&text[from..at]), turn > 0).to_owned());
    }
    let does = step.roles[..2].iter().any(|role| !role.said.is_empty());
    let has_word = |piece: &str, mark: TextMark| {
        let piece = fold::word(piece);
        vocabulary
            .marks(mark)
            .iter()
            .any(|word| piece.contains(word.as_str()))
    };
    let is_certain = |piece: &String| {
        piece.is_empty()
            || has_word(piece, TextMark::Otherwise)
            || does && !has_word(piece, TextMark::Condition)
    };
    let deed = trimmed(&text[..cut]);
    // 「提交总经理 → 5」 done by somebody: the words before the arrow are the deed, no condition.
    if does && deed.is_empty() && pieces.len() == 1 && is_certain(&pieces[0]) {
        return Branches {
            deed: pieces.remove(0),
            conditions: vec![String::new(); step.next.len()],
            goes_on: false,
        };
    }
    let is_whole = pieces.iter().any(is_certain)
        || pieces
            .windows(2)
            .any(|pair| are_opposite(&pair[0], &pair[1]));
    Branches {
        deed: deed.to_owned(),
        conditions: owners.iter().map(|&arrow| pieces[arrow].clone()).collect(),
        goes_on: !is_whole,
    }
}

/// For each name behind an arrow the arrow it stands behind.
fn owners(step: &Step, arrows: &[(usize, usize)]) -> Vec<usize> {
    let text = step.text.as_str();
    let mut from = 0;
    let mut arrow = 0;
    let mut owners = Vec::new();
    for said in &step.next {
        let found = match said.value == END {
            true => arrows.iter().position(|&(at, _)| at >= from),
            false => text[from..].find(said.value.as_str()).and_then(|at| {
                let place = from + at;
                arrows.iter().rposition(|&(_, end)| end <= place)
            }),
        };
        if let Some(found) = found {
            arrow = found;
            let behind = arrows[found].1.max(from);
            let name = if said.value == END {
                None
            } else {
                text[behind..].find(said.value.as_str())
            };
            from = behind + name.map_or(0, |at| at + said.value.len());
        }
        owners.push(arrow);
    }
    owners
}

/// Where the clause begins that ends at a place.
fn clause_start(text: &str, from: usize, end: usize) -> usize {
    let is_stop = |c: char| matches!(fold::narrow(c), ',' | ';' | '。' | ':');
    let stop = text[from..end].char_indices().rfind(|&(_, c)| is_stop(c));
    stop.map_or(from, |(at, c)| from + at + c.len_utf8())
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|c| {
        fold::is_blank(c) || matches!(fold::narrow(c), ',' | ';' | '。' | ':' | '.')
    })
}

/// Behind the first arrow stands the number that it leads to.
fn without_number(text: &str, is_behind: bool) -> &str {
    match is_behind {
        true => trimmed(text.trim_start_matches(|c: char| c.is_numeric() || c == '.')),
        false => text,
    }
}

/// 通过 and 不通过, approved and not approved.
fn are_opposite(one: &str, two: &str) -> bool {
    const DENIALS: [&str; 8] = ["不", "未", "没有", "未获", "非", "无", "not ", "no "];
    let denies = |short: &str, long: &str| {
        let rest = long.strip_suffix(short);
        !short.is_empty() && rest.is_some_and(|rest| DENIALS.contains(&rest))
    };
    denies(one, two) || denies(two, one)
}
