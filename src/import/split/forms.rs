//! Forms that lost their lines and colons, as copying a table leaves them: 部门名称销售部上级部门营销中心部门编号无…
//! Finds labels that stand close together, the heads of tables and their rows. Reads nothing.

use super::{Cut, Form};
use crate::import::words::{KINDS, Label, Words};
use crate::syntax::concept::{Concept, Key};
use crate::syntax::vocabulary::Owner;
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Shorter lines are no forms, in characters.
const SHORTEST: usize = 40;

/// So near to the next one a label belongs to a form, in characters; a section of a form holds more.
const NEAR: usize = 32;
const NEAR_SECTION: usize = 160;

/// So many labels make a form.
const LEAST: usize = 3;

/// A word of the vocabulary in a text, in characters.
struct Hit {
    range: Range<usize>,
    word: String,
    is_line: bool,
}

/// What begins where inside a line.
pub(super) fn cuts(text: &str, words: &Words) -> Vec<(usize, Cut)> {
    if text.chars().nth(SHORTEST).is_none() {
        return Vec::new();
    }
    let (characters, offsets) = fold::characters(text);
    let hits = hits(&characters, words);
    let Some(form) = form(&characters, &hits) else {
        return bare_rows(&characters, &offsets);
    };
    let heads = heads(&characters, words);
    let bytes = |range: &Range<usize>| offsets[range.start]..offsets[range.end];
    let mut found = Vec::new();
    if heads.is_empty() {
        found.extend(bare_rows(&characters, &offsets));
    }
    for run in &heads {
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            continue;
        };
        let ranges = run.iter().map(bytes).collect();
        let end = offsets[last.end];
        found.push((offsets[first.start], Cut::Form(Form::Heads(ranges), end)));
        found.extend(rows(&characters, &offsets, last.end, words));
    }
    let in_heads: FxHashSet<usize> = heads.iter().flatten().flat_map(Clone::clone).collect();
    let mut ends: FxHashSet<usize> = heads
        .iter()
        .filter_map(|run| Some(run.last()?.end))
        .collect();
    for hit in &hits {
        if in_heads.contains(&hit.range.start) {
            continue;
        }
        let before = hit.range.start.checked_sub(1).map(|at| characters[at]);
        let stop = before.is_none_or(|c| "。;!?)]".contains(c));
        let follows = ends.contains(&hit.range.start);
        let inside = form.contains(&hit.range.start);
        let colon = characters.get(hit.range.end) == Some(&':');
        if (inside || stop || follows) && !colon && !goes_on(&characters, hit) {
            ends.insert(hit.range.end);
            let end = offsets[hit.range.end];
            found.push((offsets[hit.range.start], Cut::Label(Some(end))));
        }
    }
    found
}

/// Whether the word is part of a longer one or of a sentence: 管理权限的, 岗位职责等.
fn goes_on(characters: &[char], hit: &Hit) -> bool {
    let after = characters.get(hit.range.end);
    let before = hit.range.start.checked_sub(1).map(|at| characters[at]);
    after.is_some_and(|c| "的和与及、等范是明一(".contains(*c))
        || before.is_some_and(|c| "的和与及按对".contains(c))
}

/// Every label, rhythm word and declaration of four characters and more, the longest first, apart.
fn hits(characters: &[char], words: &Words) -> Vec<Hit> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let rhythm = (4..=6).rev().find(|&length| {
            let word = characters.get(at..at + length);
            word.is_some_and(|word| words.rhythm(&word.iter().collect::<String>()).is_some())
        });
        let sheet = words.sheet_at(&characters[at..]);
        if let Some(length) = sheet {
            // 职责说明 in 岗位职责说明书 is no label.
            at += length;
            continue;
        }
        let length = words.starting_at(characters, at).max(rhythm);
        let Some(length) = length else {
            at += 1;
            continue;
        };
        // 主管岗位 in 保洁主管岗位职责 is no word: another one begins in it and reaches further.
        let cuts_through = (at + 1..at + length).any(|inner| {
            let other = words.starting_at(characters, inner);
            other.is_some_and(|other| other >= length && inner + other > at + length)
        });
        if cuts_through {
            at += 1;
            continue;
        }
        let range = at..at + length;
        let word: String = characters[range.clone()].iter().collect();
        let is_line = is_line(&word, words);
        at = range.end;
        found.push(Hit {
            range,
            word,
            is_line,
        });
    }
    found
}

fn is_line(word: &str, words: &Words) -> bool {
    let line = |label: Option<Label>| label.is_some_and(|label| label.entry.shape.is_line());
    KINDS
        .iter()
        .any(|&kind| line(words.label(Owner::Kind(kind), word)))
        || line(words.label(Owner::Record(Concept::Document), word))
        || words.declares(word).is_some()
}

/// From the first to the last label of those that stand close together, if there are enough.
fn form(characters: &[char], hits: &[Hit]) -> Option<Forms> {
    let mut forms = Vec::new();
    let mut at = 0;
    while at < hits.len() {
        let mut end = at + 1;
        while let Some(next) = hits.get(end) {
            let gap = hits[end - 1].range.end..next.range.start;
            let apart = characters[gap.clone()].iter().any(|&c| "。;?!".contains(c));
            let near = if hits[end - 1].is_line {
                NEAR
            } else {
                NEAR_SECTION
            };
            if gap.len() > near || apart {
                break;
            }
            end += 1;
        }
        let run = &hits[at..end];
        let mut lines: Vec<&str> = run
            .iter()
            .filter(|hit| hit.is_line)
            .map(|hit| hit.word.as_str())
            .collect();
        lines.sort_unstable();
        lines.dedup();
        if lines.len() >= LEAST {
            forms.push(run[0].range.start..run[run.len() - 1].range.end);
        }
        at = end;
    }
    (!forms.is_empty()).then_some(Forms(forms))
}

struct Forms(Vec<Range<usize>>);

impl Forms {
    fn contains(&self, at: &usize) -> bool {
        let next = self.0.partition_point(|range| range.end <= *at);
        self.0.get(next).is_some_and(|range| range.contains(at))
    }
}

/// Runs of column heads that stand one behind the other: 序号工作领域部门主要职责. A head that says what another one
/// said begins the first row.
fn heads(characters: &[char], words: &Words) -> Vec<Vec<Range<usize>>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let mut run: Vec<Range<usize>> = Vec::new();
        let mut said: Vec<Key> = Vec::new();
        let mut end = at;
        while let Some((length, key)) = head_at(characters, end, words) {
            let word = &characters[end..end + length];
            // Two columns of the same heads side by side.
            let again = run.iter().any(|range| &characters[range.clone()] == word);
            if key.is_some_and(|key| said.contains(&key)) && !again {
                break;
            }
            said.extend(key);
            run.push(end..end + length);
            end += length;
        }
        if run.len() >= LEAST && said.len() >= 2 {
            at = end;
            found.push(run);
        } else {
            at += 1;
        }
    }
    found
}

/// The longest head of a column at a place, and what it says.
fn head_at(characters: &[char], at: usize, words: &Words) -> Option<(usize, Option<Key>)> {
    (2..=10).rev().find_map(|length| {
        let word: String = characters.get(at..at + length)?.iter().collect();
        if words.heads.contains(&word) && words.vocabulary.column(Concept::Duties, &word).is_none()
        {
            return Some((length, None));
        }
        let lists = [
            Concept::Functions,
            Concept::Duties,
            Concept::Establishment,
            Concept::Changes,
        ];
        let key = lists
            .iter()
            .find_map(|&list| words.vocabulary.column(list, &word));
        let position = words.label(Owner::Kind(crate::syntax::concept::Kind::Position), &word);
        let indicators = position.is_some_and(|label| label.entry.concept == Concept::Kpis);
        match (key, indicators) {
            (Some(key), _) => Some((length, Some(key))),
            (None, true) => Some((length, Some(Key::Target))),
            _ => None,
        }
    })
}

/// Rows behind heads that begin with a bare number, counting from one: 1制度建设负责…；2市场管理收集….
fn rows(characters: &[char], offsets: &[usize], from: usize, words: &Words) -> Vec<(usize, Cut)> {
    let mut starts: Vec<Range<usize>> = Vec::new();
    let mut at = from;
    while at < characters.len() {
        let number = (starts.len() + 1).to_string();
        let digits: Vec<char> = number.chars().collect();
        let end = at + digits.len();
        let before = at.checked_sub(1).map(|at| characters[at]);
        let begins = at == from || before.is_some_and(|c| "。;".contains(c));
        let after = characters.get(end).is_some_and(|&c| fold::is_chinese(c));
        if begins && after && characters[at..end] == digits[..] {
            starts.push(at..end);
            at = end;
        } else {
            at += 1;
        }
        if starts.is_empty() && at > from + 1 {
            return Vec::new();
        }
    }
    if starts.len() < 2 {
        return Vec::new();
    }
    let texts: Vec<&[char]> = starts
        .iter()
        .enumerate()
        .map(|(at, start)| {
            let end = starts
                .get(at + 1)
                .map_or(characters.len(), |next| next.start);
            &characters[start.end..end]
        })
        .collect();
    let cut = |(start, text): (&Range<usize>, &&[char])| {
        let length = area(text, words);
        let area = length.map(|length| offsets[start.end]..offsets[start.end + length]);
        let body = offsets[start.end + length.unwrap_or(0)];
        let number = offsets[start.start]..offsets[start.end];
        (number.start, Cut::Form(Form::Row(number, area), body))
    };
    starts.iter().zip(&texts).map(cut).collect()
}

/// Rows of a table whose heads nobody knows: bare numbers that count from one, each behind the same last cell of the row
/// above: 1主持工作全责2审核费用全责3….
fn bare_rows(characters: &[char], offsets: &[usize]) -> Vec<(usize, Cut)> {
    const LEAST: usize = 4;
    const CELL: usize = 2;
    let digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    let chinese = |cell: &[char]| cell.iter().all(|&c| fold::is_chinese(c));
    let mut firsts: Vec<Range<usize>> = Vec::new();
    let mut columns: FxHashMap<&[char], Vec<Range<usize>>> = FxHashMap::default();
    let mut best: Option<(Range<usize>, &[char])> = None;
    let mut at = 0;
    while at < characters.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        while digit(at) {
            at += 1;
        }
        let text: String = characters[start..at].iter().take(3).collect();
        let number: usize = text.parse().unwrap_or(0);
        let before = start.checked_sub(CELL).map(|from| &characters[from..start]);
        if !characters.get(at).is_some_and(|&c| fold::is_chinese(c)) {
            continue;
        }
        if number == 1 {
            firsts.push(start..at);
        }
        let Some(cell) = before.filter(|cell| chinese(cell)) else {
            continue;
        };
        let column = columns.entry(cell).or_default();
        if number == column.len() + 2 {
            column.push(start..at);
        }
        if column.len() + 1 >= LEAST && best.is_none() {
            best = Some((column[0].clone(), cell));
        }
    }
    let Some((second, cell)) = best else {
        return Vec::new();
    };
    let first = firsts.iter().rfind(|first| first.end <= second.start);
    let rest = columns.remove(cell).unwrap_or_default();
    let mut starts: Vec<Range<usize>> = first.cloned().into_iter().chain(rest).collect();
    // Later rows may end in another cell.
    let mut at = starts.last().map_or(0, |last| last.end);
    while let Some(found) = (at..characters.len()).find(|&at| digit(at)) {
        let end = (found..).find(|&at| !digit(at)).unwrap_or(found);
        let number: String = characters[found..end].iter().collect();
        let inside = chinese(&characters[found - 1..found])
            && characters.get(end).is_some_and(|&c| fold::is_chinese(c));
        if inside && number == (starts.len() + 1).to_string() && found > at + CELL {
            starts.push(found..end);
        }
        at = end;
    }
    let row = |number: &Range<usize>| {
        let bytes = offsets[number.start]..offsets[number.end];
        (
            bytes.start,
            Cut::Form(Form::Row(bytes.clone(), None), bytes.end),
        )
    };
    starts.iter().map(row).collect()
}

fn begins_act(row: &[char], length: usize, words: &Words) -> bool {
    let rest: String = row.iter().skip(length).take(8).collect();
    row.len() > length && words.starts_with_act(&rest)
}

/// The length of the work area that a row begins with: up to what a duty begins with, unless that ends the area.
fn area(row: &[char], words: &Words) -> Option<usize> {
    const LONGEST: usize = 8;
    let mut found = (2..=LONGEST).find(|&length| begins_act(row, length, words))?;
    while let Some(word) = words
        .areas
        .iter()
        .find(|word| row[found..].starts_with(word))
    {
        let next = found + word.len();
        if next > LONGEST || !begins_act(row, next, words) {
            break;
        }
        found = next;
    }
    Some(found)
}
