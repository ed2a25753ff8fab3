//! Lists of contents: their titles would open sheets that are not there. Knows them by their head, by the dots that
//! lead to page numbers, and by page numbers that never go back.

use super::{Log, Step, cut, take};
use crate::import::document::{Block, Document};
use crate::import::words::Words;
use crate::text::fold;
use std::ops::Range;

/// So many page numbers on one line make a list of contents of it.
const LEAST: usize = 4;

/// And so many that stand right behind their titles.
const LEAST_BARE: usize = 6;

pub(super) fn clean(document: &mut Document, words: &Words, log: &mut Log) {
    let lines: Vec<usize> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Line(line) => Some(*line),
            Block::Table(_) => None,
        })
        .collect();
    for &line in &lines {
        let found = fields(&document.lines[line].text);
        cut(document, log, Step::Contents, line, &found);
    }
    let mut inside = false;
    for line in lines {
        let text = document.lines[line].text.as_str();
        let length = text.len();
        let head = head(text, words);
        let mut pages = pages(text);
        if pages.is_empty() && (head.is_some() || inside) {
            pages = bare_pages(text);
            let few = head.is_some() && pages.len() < LEAST_BARE;
            if few || !counts_up(text, &pages) {
                pages.clear();
            }
        }
        if inside && !text.contains(char::is_alphabetic) {
            // The number of the page that the list itself stands on.
            continue;
        }
        let is_head = head.as_ref().is_some_and(|head| *head == (0..length));
        let run_on = pages.len() >= LEAST && counts_up(text, &pages);
        if run_on && (head.is_some() || inside) {
            let start = head.as_ref().map_or(0, |head| head.start);
            let end = pages.last().map_or(start, |page| page.end);
            cut(
                document,
                log,
                Step::Contents,
                line,
                std::slice::from_ref(&(start..end)),
            );
            inside = true;
            continue;
        }
        let entry = pages
            .last()
            .is_some_and(|page| page.end == text.trim_end().len());
        if is_leader(text) || (inside && entry) {
            take(document, log, Step::Contents, line);
        } else if is_head {
            take(document, log, Step::Contents, line);
            inside = true;
        } else {
            let end = text.trim_end_matches(fold::is_colon).len();
            inside = length < 60 && head.is_some_and(|head| head.end == end);
        }
    }
    let lines = &document.lines;
    document.blocks.retain(|block| match block {
        Block::Line(line) => !lines[*line].text.is_empty(),
        Block::Table(_) => true,
    });
}

/// The entries of a list of contents as the fields that Word makes it of, in bytes: `HYPERLINK \\l "_Toc1" 职责 PAGEREF
/// _Toc1 \\h 2`.
fn fields(text: &str) -> Vec<Range<usize>> {
    const PAGE: &str = "PAGEREF _Toc";
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices(PAGE) {
        let from = found.last().map_or(0, |last| last.end);
        let head = &text[from.min(at)..at];
        let start = head.rfind("HYPERLINK").map_or(from, |start| from + start);
        let is_head = |c: char| !fold::is_chinese(c);
        let lead = text[from.min(start)..start].rfind("TOC ");
        let start = lead
            .filter(|&lead| text[from + lead..start].chars().all(is_head))
            .map_or(start, |lead| from + lead);
        let rest = &text[at + PAGE.len()..];
        let number = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = number.trim_start_matches([' ', '\\', 'h']);
        let page = number.trim_start_matches(|c: char| c.is_ascii_digit());
        let end = text.len() - page.len();
        if start < end {
            found.push(start..end);
        }
    }
    found
}

/// The head of a list of contents in a line, in bytes.
fn head(text: &str, words: &Words) -> Option<Range<usize>> {
    let bare = text.trim_matches(|c| fold::is_blank(c) || fold::is_colon(c));
    let folded = fold::word(bare);
    if words.contents.contains(&folded) {
        return Some(0..text.len());
    }
    let (characters, offsets) = fold::characters(text);
    let is_letter = |at: &usize| !fold::is_blank(characters[*at]);
    let letters: Vec<usize> = (0..characters.len()).filter(is_letter).collect();
    let chinese = words.contents.iter().filter(|word| !word.is_ascii());
    chinese
        .filter_map(|word| {
            let word: Vec<char> = word.chars().filter(|&c| !fold::is_blank(c)).collect();
            let found = letters.windows(word.len()).find(|window| {
                let said = window.iter().map(|&at| characters[at]);
                said.eq(word.iter().copied())
            })?;
            Some(offsets[found[0]]..offsets[found[word.len() - 1] + 1])
        })
        .min_by_key(|range| range.start)
}

/// Page numbers behind titles: `(12)`, `……12`, `----第12页`, in bytes.
fn pages(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let digit = |at: usize| characters.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
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
        let before = |back: usize| start.checked_sub(back).map(|at| characters[at].1);
        let after = characters.get(at).map(|(_, c)| *c);
        let bracket = matches!(before(1), Some('(' | '（')) && matches!(after, Some(')' | '）'));
        let dots = |c: Option<char>| matches!(c, Some('.' | '…' | '-' | '—' | '·' | '．'));
        let page = before(1) == Some('第') && matches!(after, Some('页' | '頁'));
        let led = dots(before(1)) && dots(before(2)) || page && dots(before(2)) && dots(before(3));
        if at - start <= 3 && (bracket || led) && start > 1 {
            let from = characters[start].0;
            let end = at + usize::from(bracket || page);
            found.push(from..characters.get(end).map_or(text.len(), |(at, _)| *at));
        }
    }
    found
}

/// Page numbers that stand right behind their titles: 岗位职责3 【岗位要求】4.
fn bare_pages(text: &str) -> Vec<Range<usize>> {
    const LONGEST: usize = 3;
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(|c: char| c.is_ascii_digit()) {
        let start = from + at;
        let rest = text[start..].trim_start_matches(|c: char| c.is_ascii_digit());
        let end = text.len() - rest.len();
        let before = text[..start].chars().next_back();
        let title = before.is_some_and(|c| fold::is_chinese(c) || "】〗）)》".contains(c));
        let next = rest.chars().next();
        let ends = next.is_none_or(|c| fold::is_blank(c) || "【〖（(《".contains(c));
        if title && ends && end - start <= LONGEST {
            found.push(start..end);
        }
        from = end;
    }
    found
}

/// Whether page numbers never go back.
fn counts_up(text: &str, pages: &[Range<usize>]) -> bool {
    let numbers = pages.iter().map(|page| {
        let digits: String = text[page.clone()]
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        digits.parse().unwrap_or(0_u32)
    });
    numbers.is_sorted()
}

/// A title, dots, and a page number at the end.
fn is_leader(text: &str) -> bool {
    let text = text.trim_end();
    let dots = |c: char| matches!(c, '.' | '…' | '·' | '．' | '-' | '—' | '┈' | '_');
    let pageless = text.trim_end_matches(['页', '頁', ')', '）']);
    let head = pageless.trim_end_matches(|c: char| fold::narrow(c).is_ascii_digit());
    let before = head
        .trim_end_matches(['第', '(', '（'])
        .trim_end_matches(fold::is_blank);
    let title = before.trim_end_matches(|c| dots(c) || fold::is_blank(c));
    let run = before[title.len()..].chars().filter(|&c| dots(c));
    let weight: usize = run.map(|c| if c == '…' { 3 } else { 1 }).sum();
    head.len() < pageless.len() && !title.is_empty() && weight >= 5
}
