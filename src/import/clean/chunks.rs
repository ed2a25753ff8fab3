//! Numbers that a site puts in front of each page of text, wherever the page broke: `…工作绩效标⏎3、准1、为…`. Knows
//! them from a list by the sentences that they break.

use super::{Log, Step, cut};
use crate::import::document::{Block, Document};
use crate::text::fold;

/// Pages are at least so long on average, in characters.
const LEAST: usize = 80;

/// Cuts the marks and joins the pages.
pub(super) fn clean(document: &mut Document, log: &mut Log) {
    let mut at = 0;
    while at < document.blocks.len() {
        let run = run(document, at);
        if run.len() >= 2 && are_pages(document, &run) {
            join(document, log, at, &run);
        }
        at += run.len().max(1);
    }
    document.blocks.retain(
        |block| !matches!(block, Block::Line(line) if document.lines[*line].text.is_empty()),
    );
}

/// Lines from a block on that begin with `1、`, `2、`, `3、` and so on.
fn run(document: &Document, from: usize) -> Vec<usize> {
    let mut run = Vec::new();
    for block in &document.blocks[from..] {
        let Block::Line(line) = block else { break };
        let number = mark(&document.lines[*line].text).map(|(number, _)| number);
        if number != Some(run.len() + 1) {
            break;
        }
        run.push(*line);
    }
    run
}

/// The number of `12、` at the start of a text, and how long it is.
fn mark(text: &str) -> Option<(usize, usize)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = text[digits..].strip_prefix('、')?;
    let number = text[..digits].parse().ok()?;
    Some((number, text.len() - rest.len()))
}

/// Whether most of the lines end within a sentence.
fn are_pages(document: &Document, run: &[usize]) -> bool {
    let text = |line: usize| document.lines[line].text.as_str();
    let length: usize = run.iter().map(|&line| text(line).chars().count()).sum();
    let broken = run.windows(2).filter(|pair| {
        let stop = |c: char| "。；！？;!?：:”」）)".contains(c);
        let ends = text(pair[0]).ends_with(stop);
        let next = text(pair[1]);
        let rest = mark(next).map_or(next, |(_, length)| &next[length..]);
        !ends || rest.starts_with(|c: char| !c.is_alphanumeric() && !"“《（(「".contains(c))
    });
    length >= LEAST * run.len() && broken.count() * 2 >= run.len() - 1
}

/// Makes one line of the pages.
fn join(document: &mut Document, log: &mut Log, from: usize, run: &[usize]) {
    let first = run[0];
    for &line in run {
        let length = mark(&document.lines[line].text).map_or(0, |(_, length)| length);
        cut(
            document,
            log,
            Step::PageChunks,
            line,
            std::slice::from_ref(&(0..length)),
        );
    }
    for &line in &run[1..] {
        let next = std::mem::take(&mut document.lines[line].text);
        let place = document.lines[line].place.clone();
        let breaks = std::mem::take(&mut document.lines[line].breaks);
        let joined = &mut document.lines[first];
        joined.joins.push((joined.text.len(), place));
        let both_western = joined.text.ends_with(|c: char| c.is_ascii_alphanumeric())
            && next.starts_with(|c: char| c.is_ascii_alphabetic());
        joined.text.push_str(if both_western { " " } else { "" });
        let next = next.trim_start_matches(fold::is_blank);
        joined
            .breaks
            .extend(breaks.iter().map(|at| at + joined.text.len()));
        joined.text.push_str(next);
    }
    document.blocks.drain(from + 1..from + run.len());
}
