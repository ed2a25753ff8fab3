//! Pictures, signs of Markdown and page numbers inside a line. Finds them; cuts nothing.

use crate::import::title;
use crate::import::words::Words;
use crate::syntax::noise::page_number::page_number;
use crate::text::fold;
use std::ops::Range;

/// Pictures that a text holds as markup: `<img …>`, `<image>…</image>`, `![…](…)`.
pub(super) fn pictures(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    // Behind the last of these nothing is closed any more.
    let (tags, links) = (text.rfind('>'), text.rfind(')'));
    let mut closings: Vec<(String, Option<usize>)> = Vec::new();
    for (start, sign) in text.match_indices(['<', '!']) {
        if found.last().is_some_and(|last| start < last.end) {
            continue;
        }
        let range = match sign {
            "<" if Some(start) < tags => tag(text, start, &mut closings),
            "!" if Some(start) < links => link(text, start),
            _ => None,
        };
        found.extend(range);
    }
    found
}

/// `![words](address)` at a place.
fn link(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = text[start..].strip_prefix("![")?;
    let words = rest.find([']', '\n'])?;
    let address = rest[words..].strip_prefix("](")?;
    let end = address.find([')', ' '])?;
    address[end..]
        .starts_with(')')
        .then(|| start..start + 2 + words + 2 + end + 1)
}

/// A tag that holds a picture, with what it encloses; its name may have a prefix.
fn tag(
    text: &str,
    start: usize,
    closings: &mut Vec<(String, Option<usize>)>,
) -> Option<Range<usize>> {
    const LONGEST: usize = 40;
    let rest = &text[start + 1..];
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_')))?;
    let name = &rest[..end];
    let local = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
    if name.len() > LONGEST || !matches!(local.as_str(), "image" | "img" | "picture" | "imagedata")
    {
        return None;
    }
    let close = format!("</{name}>");
    let last = match closings.iter().find(|(known, _)| *known == close) {
        Some((_, last)) => *last,
        None => {
            let last = text.rfind(&close);
            closings.push((close.clone(), last));
            last
        }
    };
    let whole = last
        .filter(|last| *last > start)
        .and_then(|_| rest.find(&close));
    let end = whole
        .map(|at| at + close.len())
        .or_else(|| rest.find('>').map(|at| at + 1))?;
    Some(start..start + 1 + end)
}

/// Bars between labels with their values on one line: `Team: Data | Location: Berlin`.
pub(super) fn bars(text: &str) -> Vec<Range<usize>> {
    let is_bar = |c: char| fold::narrow(c) == '|';
    let is_pair = |part: &str| {
        let colon = part.find(fold::is_colon);
        colon.is_some_and(|at| !part[..at].trim_matches(fold::is_blank).is_empty())
    };
    if text.split(is_bar).filter(|part| is_pair(part)).count() < 2 {
        return Vec::new();
    }
    let bars = text.char_indices().filter(|&(_, c)| is_bar(c));
    bars.map(|(at, bar)| at..at + bar.len_utf8()).collect()
}

/// Signs of Markdown: the marks of headings and quotations at the start, those of bold type anywhere.
pub(super) fn markup(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let head = text.len() - text.trim_start_matches(['#', '＃', '>']).len();
    if head > 0 && (text[head..].starts_with(fold::is_blank) || text.starts_with(['#', '＃'])) {
        found.push(0..head);
    }
    let marks: Vec<usize> = ["**", "__"]
        .into_iter()
        .flat_map(|mark| {
            let all: Vec<usize> = text.match_indices(mark).map(|(at, _)| at).collect();
            // What is never closed is none, nor is a line to write on.
            let is_blank_line = mark == "__" && text.contains("___");
            match all.len().is_multiple_of(2) && !is_blank_line {
                true => all,
                false => Vec::new(),
            }
        })
        .collect();
    found.extend(
        marks
            .into_iter()
            .filter(|&at| at >= head)
            .map(|at| at..at + 2),
    );
    found.sort_by_key(|range| range.start);
    found.dedup_by(|next, before| next.start < before.end);
    found
}

/// A line of signs that only divides.
pub(super) fn ornament(text: &str) -> Vec<Range<usize>> {
    const LEAST: usize = 3;
    let signs = text.chars().filter(|&c| !fold::is_blank(c)).count();
    let plain = text
        .chars()
        .all(|c| fold::is_blank(c) || "-—–_=*~－＿＝＊～─━═·.…#＃☆★◆●".contains(c));
    let is_ornament = signs >= LEAST && plain;
    is_ornament.then_some(0..text.len()).into_iter().collect()
}

/// Whether a header or footer says something of the document: a label with its value, or whose sheet it is.
pub(super) fn tells(text: &str, words: &Words) -> bool {
    let (characters, _) = fold::characters(text);
    let mut colons = characters.iter().enumerate().filter(|(_, c)| **c == ':');
    let labelled = colons.any(|(at, _)| {
        let value = characters[at + 1..].iter().any(|c| c.is_alphanumeric());
        value && words.ending_at(&characters, at).is_some()
    });
    labelled || title::title(text, words).is_some_and(|title| title.is_certain)
}

/// Page numbers, with the word that introduces them.
pub(super) fn pages(text: &str, words: &Words) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = page_number(text).into_iter().collect();
    if let Some(number) = found.first_mut() {
        let before =
            text[..number.start].trim_end_matches(|c| fold::is_blank(c) || fold::is_colon(c));
        let word = words.site.pages.iter();
        let starts = word.filter_map(|word| fold::suffix(before, word));
        number.start = starts.min().unwrap_or(number.start);
    }
    // The page that a picture was made of: 岗位说明书_第3页.
    if let Some(range) = of_picture(text) {
        return vec![range];
    }
    found
}

fn of_picture(text: &str) -> Option<Range<usize>> {
    let head = text.strip_suffix(['页', '頁'])?;
    let head = head
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .strip_suffix('第')?;
    let head = head.strip_suffix('_')?;
    (!head.is_empty()).then_some(head.len()..text.len())
}
