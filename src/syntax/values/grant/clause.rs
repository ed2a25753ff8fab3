//! Cuts an authority line into sentences and clauses. Knows marks and 权, and reads nothing.

use super::line::{Line, Part};
use crate::syntax::concept::GrantWord;

/// A part of a sentence that may grant something.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// Without the word that ends a right, and without marks at its ends.
    pub(super) body: Part,
    /// With the marks at its ends, and the word that ends it.
    pub(super) span: Part,
    /// 权, 权力, authority.
    pub(super) right: Option<Part>,
    /// Whether it goes on from the clause before: behind its 权, or behind a comma.
    pub(super) goes_on: bool,
}

impl Clause {
    /// The clause with the word that ends it.
    pub(super) fn whole(&self) -> Part {
        let end = self.right.as_ref().map_or(self.body.end, |right| right.end);
        self.body.start.min(end)..end
    }
}

/// The sentences of a line.
pub(super) fn sentences(line: &Line) -> Vec<Part> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..line.chars.len() {
        let ends = match line.chars[at] {
            '。' | ';' | '!' | '?' => true,
            '.' => ends_sentence(line, at),
            _ => false,
        };
        if ends {
            found.push(start..at);
            start = at + 1;
        }
    }
    found.push(start..line.chars.len());
    found.retain(|part| part.start < part.end);
    found
}

/// A full stop at the end of the line, or before a blank and not behind an abbreviation.
fn ends_sentence(line: &Line, at: usize) -> bool {
    const ABBREVIATION: usize = 4;
    match line.chars.get(at + 1) {
        None => true,
        Some(' ') => {
            let word = line.chars[..at]
                .iter()
                .rev()
                .take_while(|c| c.is_ascii_alphanumeric() || **c == '.')
                .count();
            word > ABBREVIATION || line.chars[at + 2..].is_empty()
        }
        Some(_) => false,
    }
}

/// The clauses of a Chinese sentence: cut behind every 权, and at commas.
pub(super) fn clauses(line: &Line, sentence: &Part) -> Vec<Clause> {
    let mut found = Vec::new();
    let mut start = sentence.start;
    let mut at = sentence.start;
    let mut goes_on = false;
    while at < sentence.end {
        if line.chars[at] == ',' {
            push(line, &mut found, start..at, None, goes_on);
            (start, at, goes_on) = (at + 1, at + 1, true);
            continue;
        }
        match right_at(line, at, sentence.end) {
            Some(Right::Ends(len)) => {
                push(line, &mut found, start..at, Some(at..at + len), goes_on);
                at += len;
                (start, goes_on) = (at, true);
            }
            Some(Right::Holds(len)) => at += len,
            None => at += 1,
        }
    }
    push(line, &mut found, start..sentence.end, None, goes_on);
    found
}

/// A word with 权 in it.
enum Right {
    /// It ends a right.
    Ends(usize),
    /// It is another word: 授权.
    Holds(usize),
}

fn right_at(line: &Line, at: usize, end: usize) -> Option<Right> {
    let fits = |len: &usize| at + len <= end;
    if let Some(len) = line.at(GrantWord::NoRight, at).filter(fits) {
        return Some(Right::Holds(len));
    }
    let len = line.at(GrantWord::Right, at).filter(fits)?;
    Some(Right::Ends(len))
}

fn push(line: &Line, found: &mut Vec<Clause>, body: Part, right: Option<Part>, goes_on: bool) {
    let end = right.as_ref().map_or(body.end, |right| right.end);
    let span = body.start..end;
    let body = line.trimmed(body, &['、', ',', ':', ';', '.', '/']);
    let has_marks = || {
        let stands = |at: usize| span.start <= at && at <= span.end;
        line.marks.iter().any(|mark| stands(mark.at))
    };
    if body.is_empty() && right.is_none() && !has_marks() {
        return;
    }
    found.push(Clause {
        span,
        body,
        right,
        goes_on,
    });
}
