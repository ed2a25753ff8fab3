//! Takes out what is no text of the organisation: a step a kind of noise, each of which can be switched off and says
//! what it took. Never changes a character that stays.

mod chunks;
mod contents;
mod doubled;
mod furniture;
mod signatures;
mod site;
mod wrapped;

use super::document::{Block, Document, Place, Table};
use super::fold;
use super::words::Words;
use crate::syntax::noise::pinyin;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// A kind of noise.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Step {
    /// Sheets of a workbook that are hidden or only hold choices for others.
    Aids,
    /// Pictures that a text holds as markup or data.
    Pictures,
    /// Signs of Markdown.
    Markup,
    /// The reading of a character in brackets behind it.
    Pinyin,
    /// Words of sites and download notices.
    SiteText,
    /// Lists of contents.
    Contents,
    /// Page numbers.
    PageFurniture,
    /// Lines to sign on.
    Signatures,
    /// Numbers that a site puts in front of each page of text.
    PageChunks,
    /// Bold type of a scan: 岗岗位位职职责责.
    DoubledGlyphs,
    /// Lines broken where the page ended.
    WrappedLines,
    /// Arrows between the steps of a process.
    Arrows,
    /// The numbers of rows whose table became a list.
    RowNumbers,
    /// The heads of columns that became labels.
    TableHeads,
    /// Names that every row of a list repeats.
    Repeated,
    /// Lines of signs and no words.
    Ornaments,
}

impl Step {
    pub const ALL: [Step; 16] = [
        Step::Aids,
        Step::Pictures,
        Step::Markup,
        Step::Pinyin,
        Step::SiteText,
        Step::Contents,
        Step::PageFurniture,
        Step::Signatures,
        Step::PageChunks,
        Step::DoubledGlyphs,
        Step::WrappedLines,
        Step::Arrows,
        Step::RowNumbers,
        Step::TableHeads,
        Step::Repeated,
        Step::Ornaments,
    ];

    /// As options and reports write it.
    pub fn name(self) -> &'static str {
        match self {
            Step::Aids => "aids",
            Step::Pictures => "pictures",
            Step::Markup => "markup",
            Step::Pinyin => "pinyin",
            Step::SiteText => "site-text",
            Step::Contents => "contents",
            Step::PageFurniture => "page-furniture",
            Step::Signatures => "signatures",
            Step::PageChunks => "page-chunks",
            Step::DoubledGlyphs => "doubled-glyphs",
            Step::WrappedLines => "wrapped-lines",
            Step::Arrows => "arrows",
            Step::RowNumbers => "row-numbers",
            Step::TableHeads => "table-heads",
            Step::Repeated => "repeated",
            Step::Ornaments => "ornaments",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }
}

/// A text that was taken out.
#[derive(Clone, Debug)]
pub struct Dropped {
    pub place: Place,
    pub text: String,
    pub reason: Step,
}

/// What cleaning did.
#[derive(Clone, Debug, Default)]
pub struct Log {
    pub dropped: Vec<Dropped>,
    /// How many lines were joined to the one before.
    pub joined: usize,
}

/// What a step does to a document.
type Cleaning<'a> = &'a dyn Fn(&mut Document, &mut Log);

/// Cleans a document in place.
pub fn clean(document: &mut Document, words: &Words, keep: &FxHashSet<Step>) -> Log {
    let mut log = Log::default();
    let finder = pinyin::Finder::new(words.vocabulary);
    let steps: [(Step, Cleaning); 12] = [
        (Step::Aids, &aids),
        (Step::Pictures, &|document, log| {
            each(document, log, Step::Pictures, &furniture::pictures);
        }),
        (Step::Markup, &|document, log| {
            each(document, log, Step::Markup, &furniture::markup);
            each(document, log, Step::Markup, &furniture::bars);
        }),
        (Step::Pinyin, &|document, log| {
            each(document, log, Step::Pinyin, &|text| finder.find(text));
        }),
        (Step::SiteText, &|document, log| {
            site::clean(document, words, log)
        }),
        (Step::PageChunks, &|document, log| {
            chunks::clean(document, log)
        }),
        (Step::DoubledGlyphs, &|document, log| {
            each(document, log, Step::DoubledGlyphs, &doubled::doubled);
        }),
        (Step::Contents, &|document, log| {
            contents::clean(document, words, log);
        }),
        (Step::PageFurniture, &|document, log| {
            each(document, log, Step::PageFurniture, &|text| {
                furniture::pages(text, words)
            });
            repeated(document, log);
            around(document, words, log);
        }),
        (Step::Signatures, &|document, log| {
            signatures::clean(document, words, log);
        }),
        (Step::Ornaments, &|document, log| {
            each(document, log, Step::Ornaments, &furniture::ornament);
        }),
        (Step::WrappedLines, &|document, log| {
            wrapped::join(document, words, log);
        }),
    ];
    for (step, run) in steps {
        if !keep.contains(&step) {
            run(document, &mut log);
        }
    }
    log.dropped.sort_by(|a, b| a.place.cmp(&b.place));
    log
}

/// Takes out the tables that help to fill in others.
fn aids(document: &mut Document, log: &mut Log) {
    let blocks = std::mem::take(&mut document.blocks);
    for block in blocks {
        match block {
            Block::Table(table) if table.aid => {
                for &line in table.cells.iter().flat_map(|cell| &cell.lines) {
                    take(document, log, Step::Aids, line);
                }
            }
            other => document.blocks.push(other),
        }
    }
}

/// Takes out headers and footers, but for those that say something of the document, once.
fn around(document: &mut Document, words: &Words, log: &mut Log) {
    let mut seen: FxHashSet<String> = FxHashSet::default();
    let blocks = std::mem::take(&mut document.blocks);
    for block in blocks {
        let line = match &block {
            Block::Line(line) => *line,
            Block::Table(table) => match running_head(document, table, words) {
                Some(line) => line,
                None => {
                    document.blocks.push(block);
                    continue;
                }
            },
        };
        let text = &document.lines[line].text;
        let is_told = furniture::tells(text, words) && seen.insert(text.clone());
        match document.lines[line].around && !is_told {
            true => take(document, log, Step::PageFurniture, line),
            false => document.blocks.push(Block::Line(line)),
        }
    }
}

/// A header that a table only spreads over the page, as one line: one row, and no cell is a label.
fn running_head(document: &mut Document, table: &Table, words: &Words) -> Option<usize> {
    let lines: Vec<usize> = table
        .cells
        .iter()
        .flat_map(|cell| cell.lines.iter().copied())
        .collect();
    let (&first, rest) = lines.split_first()?;
    let is_label = |&line: &usize| {
        let (characters, _) = fold::characters(document.lines[line].text.trim());
        words.ending_at(&characters, characters.len()) == Some(characters.len())
    };
    let one_row = table
        .cells
        .iter()
        .all(|cell| cell.row == table.cells[0].row);
    let around = lines.iter().all(|&line| document.lines[line].around);
    if !one_row || !around || lines.iter().any(is_label) {
        return None;
    }
    for &line in rest {
        let text = std::mem::take(&mut document.lines[line].text);
        let place = document.lines[line].place.clone();
        let head = &mut document.lines[first];
        head.text.push('\t');
        head.joins.push((head.text.len(), place));
        head.text.push_str(&text);
    }
    Some(first)
}

/// Takes out the lines that say what a line above says, but for the number of a page.
fn repeated(document: &mut Document, log: &mut Log) {
    let mut seen: FxHashSet<String> = FxHashSet::default();
    for at in 0..document.lines.len() {
        let line = &document.lines[at];
        if line.breaks.is_empty() || line.text.is_empty() || seen.insert(line.text.clone()) {
            continue;
        }
        take(document, log, Step::PageFurniture, at);
    }
    let lines = &document.lines;
    document.blocks.retain(|block| match block {
        Block::Line(line) => !lines[*line].text.is_empty(),
        Block::Table(_) => true,
    });
}

/// Cuts what a finder finds out of every line.
fn each(
    document: &mut Document,
    log: &mut Log,
    reason: Step,
    find: &dyn Fn(&str) -> Vec<Range<usize>>,
) {
    for at in 0..document.lines.len() {
        let found = find(&document.lines[at].text);
        cut(document, log, reason, at, &found);
    }
}

/// Cuts ranges, in order and apart, out of a line.
fn cut(document: &mut Document, log: &mut Log, reason: Step, at: usize, ranges: &[Range<usize>]) {
    if ranges.is_empty() {
        return;
    }
    let line = &mut document.lines[at];
    let mut kept = String::with_capacity(line.text.len());
    let mut breaks = Vec::new();
    let mut from = 0;
    for range in ranges {
        kept.push_str(&line.text[from..range.start]);
        from = range.end;
        if matches!(reason, Step::SiteText | Step::PageFurniture) {
            breaks.push(kept.len());
        }
        log.dropped.push(Dropped {
            place: line.place_of(range.start).clone(),
            text: line.text[range.clone()].to_owned(),
            reason,
        });
    }
    kept.push_str(&line.text[from..]);
    let moved = |offset: usize| {
        let gone = ranges.iter().take_while(|range| range.start < offset);
        offset
            - gone
                .map(|range| range.end.min(offset) - range.start)
                .sum::<usize>()
    };
    for (start, _) in &mut line.joins {
        *start = moved(*start);
    }
    breaks.extend(line.breaks.iter().map(|&offset| moved(offset)));
    breaks.sort_unstable();
    (line.text, line.breaks) = (kept, breaks);
}

/// Takes out a whole line.
fn take(document: &mut Document, log: &mut Log, reason: Step, at: usize) {
    let whole = 0..document.lines[at].text.len();
    if !whole.is_empty() {
        cut(document, log, reason, at, &[whole]);
    }
}
