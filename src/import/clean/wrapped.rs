//! Lines that a page broke, made whole again. A line is only joined to one that runs to the margin and ends within a
//! sentence.

use super::Log;
use crate::import::document::{Block, Document, Line};
use crate::import::words::Words;
use crate::syntax::grammar;
use crate::text::fold;
use unicode_width::UnicodeWidthStr;

/// Narrower columns are no pages, wider lines no broken ones; in columns of the screen.
const NARROWEST: usize = 36;
const WIDEST: usize = 160;

/// So many lines around tell where the margin is.
const AROUND: usize = 12;

/// Joins broken lines.
pub(super) fn join(document: &mut Document, words: &Words, log: &mut Log) {
    let widths: Vec<usize> = document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Line(line) => document.lines[*line].text.width(),
            Block::Table(_) => 0,
        })
        .collect();
    let blocks = std::mem::take(&mut document.blocks);
    // What the last line was before anything was joined to it.
    let mut last: Option<(usize, usize)> = None;
    for (at, block) in blocks.into_iter().enumerate() {
        let Block::Line(line) = block else {
            last = None;
            document.blocks.push(block);
            continue;
        };
        let margin = margin(&widths, at);
        match last {
            Some((first, before))
                if (NARROWEST..=WIDEST).contains(&widths[before])
                    && (widths[before] * 10 >= margin * 8 || is_item(document, first, line))
                    && runs_on(&document.lines[first], &document.lines[line], words) =>
            {
                append(document, first, line);
                log.joined += 1;
                last = Some((first, at));
            }
            _ => {
                document.blocks.push(Block::Line(line));
                last = Some((line, at));
            }
        }
    }
}

/// The widest of the lines around.
fn margin(widths: &[usize], at: usize) -> usize {
    let around = at.saturating_sub(AROUND)..(at + AROUND).min(widths.len());
    widths[around].iter().copied().max().unwrap_or(0)
}

/// Whether an item goes on below and ends there.
fn is_item(document: &Document, line: usize, next: usize) -> bool {
    let item = grammar::mark(&document.lines[line].text, 0).is_some();
    item && document.lines[next].text.ends_with(['。', '；', '.', ';'])
}

fn runs_on(line: &Line, next: &Line, words: &Words) -> bool {
    let ends = |c: char| "。；！？：;!?:.…".contains(c);
    let (text, below) = (line.text.trim_end(), next.text.as_str());
    let open = !text.ends_with(ends) && !next.gap && !line.heading && !next.heading;
    if !open || grammar::mark(below, 0).is_some() {
        return false;
    }
    !is_label(below, words) && !is_label(text, words)
}

/// Whether a line is or begins with a label.
fn is_label(text: &str, words: &Words) -> bool {
    let word = grammar::split_label(text, 0).map_or(text, |split| split.word.of(text));
    word.len() < 120 && words.is_label(&fold::word(word))
}

fn append(document: &mut Document, first: usize, line: usize) {
    let next = std::mem::take(&mut document.lines[line].text);
    let place = document.lines[line].place.clone();
    let breaks = std::mem::take(&mut document.lines[line].breaks);
    let joined = &mut document.lines[first];
    let western = |c: char| c.is_ascii() && !fold::is_blank(c);
    let blank = joined.text.ends_with(western) && next.starts_with(western);
    joined.text.push_str(if blank { " " } else { "" });
    joined.joins.push((joined.text.len(), place));
    joined
        .breaks
        .extend(breaks.iter().map(|at| at + joined.text.len()));
    joined.text.push_str(&next);
}
