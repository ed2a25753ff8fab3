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
    for text in texts {
        for part in text.split(is_line).flat_map(|part| part.split(fold::is_colon)) {
            let word = fold::word(part.trim_matches(|c| is_line(c) || "年月日()（）".contains(c)));
            if word.is_empty() {
                continue;
            }
            labels += 1;
            signed |= words.signs(&word);
            if !words.signs(&word) && !words.is_label(&word) && !words.ends_as_unit(&word) {
                return false;
            }
        }
    }
    let open = texts.iter().any(|text| {
        text.contains(['_', '＿', '/', '／']) || text.trim_end().ends_with(fold::is_colon)
    });
    signed && (open || labels > 1)
}

/// What is written on: a line, blanks.
fn is_line(c: char) -> bool {
    fold::is_blank(c) || "_＿/／.…·".contains(c)
}
