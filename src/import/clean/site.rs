//! Words of sites, download notices and printers: inside a line, whole lines, and what a site adds at the end.

use super::{Log, Step, cut, take};
use crate::import::document::{Block, Document};
use crate::import::words::Words;
use crate::syntax::grammar;
use crate::text::fold;
use std::ops::Range;

/// A longer line with a word of a site in it is text all the same, in characters; an introduction is longer.
const LONGEST: usize = 400;

pub(super) fn clean(document: &mut Document, words: &Words, log: &mut Log) {
    let blocks: Vec<usize> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Line(line) => Some(*line),
            Block::Table(_) => None,
        })
        .collect();
    let folded: Vec<String> = blocks
        .iter()
        .map(|&line| fold::word(&document.lines[line].text))
        .collect();
    for &line in &blocks[tail(&folded, words)..] {
        take(document, log, Step::SiteText, line);
    }
    for (at, &line) in blocks.iter().enumerate() {
        if document.lines[line].site || is_site_line(&folded[at], words) {
            take(document, log, Step::SiteText, line);
        }
    }
    for line in 0..document.lines.len() {
        let found = site_words(&document.lines[line].text, words);
        cut(document, log, Step::SiteText, line, &found);
    }
    let lines = &document.lines;
    document.blocks.retain(|block| match block {
        Block::Line(line) => !lines[*line].text.is_empty(),
        Block::Table(_) => true,
    });
}

fn is_site_line(folded: &str, words: &Words) -> bool {
    let holds = words
        .site
        .lines
        .iter()
        .any(|word| folded.contains(word.as_str()));
    holds && folded.chars().count() <= LONGEST
}

/// Where the end begins that the site added: at a line that is nothing but a word for it, if all that follows looks
/// like links or notices.
fn tail(folded: &[String], words: &Words) -> usize {
    let opens = |line: &str| {
        let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.rsplit(['】', ']']).next().unwrap_or(bare);
        words.site.tails.iter().any(|word| bare == word)
    };
    let mut start = folded.len();
    for (at, line) in folded.iter().enumerate().rev() {
        if opens(line) {
            start = at;
            continue;
        }
        let numbered = grammar::mark(line, 0).is_some();
        let short = line.chars().count() <= 40 && !line.contains(['。', ';', '；', ':']);
        let dated = line.ends_with(|c: char| c.is_ascii_digit());
        let plain = numbered || is_site_line(line, words) || (short && (dated || line.len() < 12));
        let bulleted = line.starts_with(['-', '·', '•']);
        if !plain && !bulleted {
            break;
        }
    }
    start
}

/// Words of sites with the stop that is left over beside them.
fn site_words(text: &str, words: &Words) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let (characters, offsets) = fold::characters(text);
    for word in &words.site.words {
        let word: Vec<char> = word.chars().collect();
        if word.len() > characters.len() {
            continue;
        }
        let mut at = 0;
        while at + word.len() <= characters.len() {
            if characters[at..at + word.len()] != word[..] {
                at += 1;
                continue;
            }
            let before = at.checked_sub(1).map(|at| characters[at]);
            let stray = before == Some('.')
                && !at
                    .checked_sub(2)
                    .is_some_and(|at| characters[at].is_ascii_alphanumeric());
            found.push(offsets[at - usize::from(stray)]..offsets[at + word.len()]);
            at += word.len();
        }
    }
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in found {
        match apart.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}
