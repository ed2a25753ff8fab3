//! Lines to sign on: labels without a value, of which one says that something is signed or dated. Knows them from
//! fields that were left blank by that word.

use super::{Log, Step, take};
use crate::import::document::{Block, Document, Table};
use crate::import::words::Words;
use crate::text::fold;

pub(super) fn clean(document: &mut Document, words: &Words, log: &mut Log) {
    let blocks = std::mem::take(&mut document.blocks);
    for block in blocks {
        let lines = match &block {
            Block::Line(line) => vec![*line],
            Block::Table(table) => lines(table),
        };
        let texts: Vec<&str> = lines
            .iter()
            .map(|&line| document.lines[line].text.as_str())
            .collect();
        match is_signed(&texts, words) {
            true => {
                for line in lines {
                    take(document, log, Step::Signatures, line);
                }
            }
            false => document.blocks.push(block),
        }
    }
}

fn lines(table: &Table) -> Vec<usize> {
    let cells = table.cells.iter();
    cells.flat_map(|cell| cell.lines.clone()).collect()
}

/// Whether texts are labels to sign behind and nothing else.
fn is_signed(texts: &[&str], words: &Words) -> bool {
    let mut signed = false;
    let mut labels = 0;
    let parts = texts.iter().flat_map(|text| text.split(fold::is_colon));
    for part in parts {
        let word = fold::word(without_line(part));
        if word.chars().all(is_line) {
            continue;
        }
        labels += 1;
        signed |= words.signs(&word);
        let other = words.may_sign(&word) || words.is_label(&word) || words.ends_as_unit(&word);
        if !words.signs(&word) && !other {
            return false;
        }
    }
    let open = texts.iter().any(|text| {
        text.contains(['_', '＿', '/', '／']) || text.trim_end().ends_with(fold::is_colon)
    });
    signed && (open || labels > 1)
}

/// What is written on: a line, blanks, the parts of a date.
fn is_line(c: char) -> bool {
    fold::is_blank(c) || "_＿/／.…·年月日()（）".contains(c)
}

/// A label without what is written on behind it; 日 also ends words such as 生日, so it goes with a blank alone.
fn without_line(part: &str) -> &str {
    let bare = |c: char| is_line(c) && !"年月日".contains(c);
    let trimmed = part.trim_matches(bare);
    let date = trimmed.trim_end_matches(is_line);
    match trimmed[date.len()..].contains(bare) {
        true => date,
        false => trimmed,
    }
}
