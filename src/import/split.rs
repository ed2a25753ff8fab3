//! Cuts lines into units: an item, a label with its value, a heading. Text that was run together is cut at numbers
//! that count on, at labels, and at headings that lost their line. Moves nothing and drops nothing.

mod forms;
mod labels;
mod marks;

use super::document::{Document, Line};
use super::title;
use super::words::Words;
use crate::syntax::grammar::{self, Mark};
use crate::text::fold;
use marks::Counting;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// A stretch of a line that is one thing.
#[derive(Clone, Debug)]
pub struct Unit {
    /// By its place in [`Document::lines`].
    pub line: usize,
    /// In bytes, with its mark.
    pub range: Range<usize>,
    /// Places are those of the line.
    pub mark: Option<Mark>,
    /// Without its mark.
    pub body: Range<usize>,
    /// Whether it begins its line, and a blank line or page stands before it.
    pub gap: bool,
    /// Whether it begins its line.
    pub first: bool,
    /// Whether the source sets it as a heading.
    pub heading: bool,
    /// Whether it belongs to nothing that stands above it.
    pub closes: bool,
    /// The label of a form that lost its colon.
    pub label: Option<Range<usize>>,
    pub form: Form,
}

impl Unit {
    /// What stands behind a label or name of the unit, as one of its own.
    pub fn behind(&self, range: Range<usize>) -> Unit {
        Unit {
            body: range.clone(),
            range,
            mark: None,
            label: None,
            gap: false,
            first: false,
            ..self.clone()
        }
    }
}

/// What a unit of a form that lost its lines is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Of no such form.
    None,
    /// The heads of a table, one after the other.
    Heads(Vec<Range<usize>>),
    /// A row of a table: its number, and the work area if there is one.
    Row(Range<usize>, Option<Range<usize>>),
}

/// Where a line is cut, and what begins there.
#[derive(Clone, Debug)]
enum Cut {
    Mark(Mark),
    /// A label; the end of its word if no colon follows.
    Label(Option<usize>),
    Title,
    Form(Form, usize),
}

/// Cuts lines one after the other; numbers count on from line to line.
pub struct Splitter<'a> {
    words: &'a Words<'a>,
    counting: Counting<'a>,
}

impl<'a> Splitter<'a> {
    pub fn new(words: &'a Words<'a>) -> Self {
        Self {
            words,
            counting: Counting::new(words),
        }
    }

    /// The units of a line; `below` are the lines that follow.
    pub fn units(&mut self, document: &Document, at: usize, below: &[usize]) -> Vec<Unit> {
        let line = &document.lines[at];
        let below: Vec<&str> = below
            .iter()
            .map(|&line| document.lines[line].text.as_str())
            .collect();
        let mut cuts: Vec<(usize, Cut)> = self
            .counting
            .accept(&line.text, &below)
            .into_iter()
            .map(|mark| (mark.range.start as usize, Cut::Mark(mark)))
            .collect();
        let marks: FxHashSet<usize> = cuts.iter().map(|(at, _)| *at).collect();
        let forms = forms::cuts(&line.text, self.words).into_iter();
        cuts.extend(forms.filter(|(at, _)| !marks.contains(at)));
        sort(&mut cuts);
        cuts.extend(labels::cuts(&line.text, self.words, &cuts));
        sort(&mut cuts);
        cuts.extend(self.titles(line, &cuts, &below));
        sort(&mut cuts);
        assemble(line, at, &cuts)
    }

    /// Headings that lost their line: before a number that begins anew, before a label, at the end of a line that such
    /// a number follows, and behind a break of the page.
    fn titles(&self, line: &Line, cuts: &[(usize, Cut)], below: &[&str]) -> Vec<(usize, Cut)> {
        let mut found = Vec::new();
        let mut from = 0;
        let next = below.first().and_then(|next| grammar::mark(next, 0));
        let ends = next.is_some_and(|mark| mark.ordinal == 1);
        let end = ends.then_some((line.text.len(), Some(false)));
        let places = cuts.iter().map(|(at, cut)| {
            let opens = match cut {
                Cut::Mark(mark) if mark.ordinal <= 1 && !mark.style.is_bullet() => Some(false),
                Cut::Label(_) | Cut::Form(..) => Some(true),
                Cut::Mark(_) | Cut::Title => None,
            };
            (*at, opens)
        });
        for (at, opens) in places.chain(end) {
            let mut end = at;
            while let Some(is_label) = opens
                && let Some(start) = self.heading(line, from, end, is_label)
            {
                found.push((start, Cut::Title));
                end = start;
            }
            from = at;
        }
        found.extend(self.before_prose(line, cuts));
        for &at in &line.breaks {
            let next = cuts.iter().map(|(at, _)| *at).find(|&cut| cut > at);
            let text = &line.text[at..next.unwrap_or(line.text.len())];
            if at > 0 && at < line.text.len() && self.names(text) {
                found.push((at, Cut::Title));
            }
        }
        found
    }

    /// Headings between a stop and a blank that the text behind them says again: 。办公室职责范围 办公室是….
    fn before_prose(&self, line: &Line, cuts: &[(usize, Cut)]) -> Vec<(usize, Cut)> {
        const LONGEST: usize = 20;
        let text = &line.text;
        let stops = text.match_indices(['。', '；', '！']);
        let stops = stops.map(|(at, stop)| at + stop.len()).chain([0]);
        let marks = cuts.iter().filter_map(|(_, cut)| match cut {
            Cut::Mark(mark) => Some(mark.end as usize),
            _ => None,
        });
        let ends = |start: usize| {
            let mut ends = text[start..].char_indices().take(LONGEST);
            let (end, _) = ends.find(|&(at, c)| at > 0 && fold::is_blank(c))?;
            let heading = &text[start..start + end];
            let title = title::title(heading, self.words)?;
            let rest = text[start + end..].trim_start_matches(fold::is_blank);
            let again = rest.starts_with(&heading[title.name.clone()]);
            let stands = title.is_certain && title.name.start == 0 && again;
            stands.then_some((start, text.len() - rest.len()))
        };
        let found = stops.chain(marks).filter_map(ends);
        let starts_at = |(at, _): &(usize, usize)| cuts.iter().all(|(cut, _)| cut != at);
        found
            .filter(starts_at)
            .flat_map(|(at, rest)| [(at, Cut::Title), (rest, Cut::Label(None))])
            .collect()
    }

    /// Where a heading begins that ends at a place: behind the last stop before it, or the last blank.
    fn heading(&self, line: &Line, from: usize, end: usize, is_label: bool) -> Option<usize> {
        let text = &line.text[from..end];
        let trimmed = text.trim_end_matches(fold::is_blank);
        let stop = |c: char| "。；;！!？?…".contains(c) || c == char::REPLACEMENT_CHARACTER;
        let dot = trimmed
            .match_indices(['.', '．'])
            .filter(|(at, _)| trimmed[..*at].ends_with(fold::is_chinese))
            .map(|(at, dot)| at + dot.len());
        let behind = |at: usize| at + trimmed[at..].chars().next().map_or(1, char::len_utf8);
        let after = trimmed.rfind(stop).map(behind);
        let breaks = line.breaks.iter().filter(|&&at| from < at && at < end);
        let last = dot.chain(after).chain(breaks.map(|at| at - from)).max();
        let blank = trimmed.rfind(fold::is_blank).map(behind);
        let stopped = last.filter(|&last| last < trimmed.len() && self.names(&trimmed[last..]));
        let blank = blank.filter(|&blank| {
            let tail = &trimmed[blank..];
            let head = trimmed[..blank].trim_end_matches(fold::is_blank);
            let before = head.rfind(fold::is_blank).map_or(0, behind);
            let labelled =
                self.words.is_label(&fold::word(tail)) && self.is_titled(&head[before..]);
            let unit = is_label && self.is_unit(tail);
            last.is_none_or(|last| last < blank) && (self.is_titled(tail) || labelled || unit)
        });
        stopped.or(blank).map(|start| from + start)
    }

    /// Whether a text is a title beyond doubt, or a label of a section with its colon.
    fn is_titled(&self, text: &str) -> bool {
        let label = text.strip_suffix(fold::is_colon).map(fold::word);
        let chinese = text.chars().next().is_some_and(fold::is_chinese);
        chinese
            && (label.is_some_and(|word| self.words.is_label(&word))
                || title::title(text, self.words).is_some_and(|title| title.is_certain))
    }

    /// Whether a text is a label of a section or a title.
    fn names(&self, text: &str) -> bool {
        let bare = text.trim_matches(|c| fold::is_blank(c) || fold::is_colon(c));
        !bare.is_empty()
            && bare.len() < 120
            && (self.words.is_heading(&fold::word(bare))
                || title::title(text, self.words).is_some()
                || self.is_unit(bare))
    }
}

impl Splitter<'_> {
    /// Whether a text is the name of a department and nothing else.
    fn is_unit(&self, text: &str) -> bool {
        let folded = fold::word(text);
        let length = folded.chars().count();
        let sentence = |c: char| !c.is_alphanumeric();
        (3..=12).contains(&length)
            && !folded.contains(sentence)
            && self.words.ends_as_unit(&folded)
            && !self.words.starts_with_act(&folded)
            && !self.words.speaks_of_titles(&folded)
    }
}

fn sort(cuts: &mut Vec<(usize, Cut)>) {
    // Where two begin at one place, the first that was found counts.
    cuts.sort_by_key(|(at, _)| *at);
    cuts.dedup_by_key(|(at, _)| *at);
}

fn assemble(line: &Line, at: usize, cuts: &[(usize, Cut)]) -> Vec<Unit> {
    let mut units = Vec::new();
    let length = line.text.len();
    let starts = cuts.iter().map(|(at, cut)| (*at, Some(cut)));
    let lead = (cuts.first().is_none_or(|(at, _)| *at > 0)).then_some((0, None));
    let mut starts: Vec<(usize, Option<&Cut>)> = lead.into_iter().chain(starts).collect();
    let labels = after_marks(&line.text, &mut starts);
    for (index, (start, cut)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(length, |(next, _)| *next);
        let range = trim(&line.text, *start..end);
        if range.is_empty() {
            continue;
        }
        let mut unit = Unit {
            line: at,
            range: range.clone(),
            mark: None,
            body: range.clone(),
            gap: line.gap && *start == 0,
            first: *start == 0,
            heading: line.heading && *start == 0,
            closes: line.closes && *start == 0,
            label: None,
            form: Form::None,
        };
        match cut {
            Some(Cut::Mark(mark)) => {
                unit.mark = Some(*mark);
                unit.body = (mark.end as usize).min(range.end)..range.end;
            }
            Some(Cut::Title) => unit.heading = true,
            Some(Cut::Label(Some(end))) => unit.label = Some(range.start..*end),
            Some(Cut::Form(form, body)) => {
                unit.form = form.clone();
                unit.body = trim(&line.text, (*body).min(range.end)..range.end);
            }
            _ => {}
        }
        if let Some(end) = labels.get(&unit.body.start) {
            unit.label = end.map(|end| unit.body.start..end);
        }
        units.push(unit);
    }
    units
}

/// Takes out the labels that stand straight behind a number: they are one unit with it. Gives where they begin, and
/// where their word ends.
fn after_marks(
    text: &str,
    starts: &mut Vec<(usize, Option<&Cut>)>,
) -> FxHashMap<usize, Option<usize>> {
    let mut labels = FxHashMap::default();
    let mut end = None;
    starts.retain(|(start, cut)| {
        let behind = end.is_some_and(|end: usize| {
            end <= *start && text[end..*start].trim_matches(fold::is_blank).is_empty()
        });
        end = match cut {
            Some(Cut::Mark(mark)) => Some(mark.end as usize),
            _ => None,
        };
        match cut {
            Some(Cut::Label(word)) if behind => {
                labels.insert(*start, *word);
                false
            }
            _ => true,
        }
    });
    labels
}

/// A range without its outer blanks.
pub fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    let start = inner.len() - inner.trim_start_matches(fold::is_blank).len();
    let length = inner.trim_matches(fold::is_blank).len();
    range.start + start..range.start + start + length
}
