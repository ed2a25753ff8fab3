//! Layout while one writes: the next number on Enter, the layout of a file or a part of it. Changes what `fmt` would.

use super::{View, numbers};
use crate::diagnostic::Edit;
use crate::fmt;
use crate::syntax::lines::{Line, LineKind};
use crate::text::{FileId, Span, TextRange, fold};

/// The file that edits of the file at hand name.
const HERE: FileId = FileId(0);

fn edit(range: TextRange, text: impl Into<String>) -> Edit {
    Edit {
        span: Span::new(HERE, range),
        text: text.into(),
    }
}

/// What is to be written on a line that Enter has just begun: the next number of the list; nothing behind an item that
/// was left empty, whose number goes instead.
pub fn on_enter(view: &View, offset: u32) -> Vec<Edit> {
    let source = view.source;
    let at = source.line_of(offset);
    let Some(above) = at.checked_sub(1) else {
        return Vec::new();
    };
    let (here, above) = (source.line_range(at), source.line_range(above));
    let is_blank = |range: TextRange| range.of(&source.text).chars().all(fold::is_blank);
    let lines = &view.tree.lines;
    let line = lines
        .iter()
        .rev()
        .find(|line| line.range == above && !line.run_on);
    let Some(line) = line else { return Vec::new() };
    let LineKind::Item {
        mark: Some(mark), ..
    } = line.kind
    else {
        return Vec::new();
    };
    if line.body().is_empty() {
        // Enter behind a number alone: the list is over.
        return match is_blank(here) {
            true => {
                let number = TextRange {
                    start: line.content.start,
                    end: above.end,
                };
                vec![edit(number, ""), edit(here, "")]
            }
            false => Vec::new(),
        };
    }
    // Text that was behind the caret becomes the next item.
    let rest = here.of(&source.text).trim_start_matches(fold::is_blank);
    if crate::syntax::grammar::mark(rest, 0).is_some() {
        return Vec::new();
    }
    let Some(next) = numbers::next(&mark, &source.text) else {
        return Vec::new();
    };
    let blanks = TextRange {
        start: here.start,
        end: here.end - rest.len() as u32,
    };
    let indent = &source.text[above.start as usize..line.content.start as usize];
    vec![edit(blanks, format!("{indent}{next}"))]
}

/// The whole file as `fmt` lays it out, as small edits.
pub fn format(view: &View) -> Vec<Edit> {
    let laid_out = fmt::format(view.source, view.tree, view.vocabulary());
    differences(&view.source.text, &laid_out.text)
}

/// As [`format`], but only lines that a range touches.
pub fn format_range(view: &View, range: TextRange) -> Vec<Edit> {
    let edits = format(view).into_iter();
    let touches = |edit: &Edit| {
        let own = edit.span.range;
        own.start <= range.end && range.start <= own.end
    };
    edits.filter(touches).collect()
}

/// The lines that differ, each by itself where it only stands otherwise.
pub(super) fn differences(old: &str, new: &str) -> Vec<Edit> {
    if old == new {
        return Vec::new();
    }
    let (from, to): (Vec<&str>, Vec<&str>) = (
        old.split_inclusive('\n').collect(),
        new.split_inclusive('\n').collect(),
    );
    let ends = from.iter().scan(0, |at, line| {
        *at += line.len() as u32;
        Some(*at)
    });
    let starts: Vec<u32> = std::iter::once(0).chain(ends).collect();
    let keys = |lines: &[&str]| -> Vec<String> { lines.iter().map(|line| bare(line)).collect() };
    let algorithm = similar::Algorithm::Myers;
    let ops = similar::capture_diff_slices(algorithm, &keys(&from), &keys(&to));
    let lines = |start: usize, end: usize| TextRange {
        start: starts[start],
        end: starts[end],
    };
    let mut edits = Vec::new();
    for op in ops {
        let (old, new) = (op.old_range(), op.new_range());
        if op.tag() != similar::DiffTag::Equal {
            edits.push(edit(lines(old.start, old.end), to[new].concat()));
            continue;
        }
        for (one, two) in old.zip(new).filter(|&(one, two)| from[one] != to[two]) {
            edits.push(edit(lines(one, one + 1), to[two]));
        }
    }
    edits
}

/// A line without what a layout may change.
fn bare(line: &str) -> String {
    let kept = line.chars().filter(|c| !c.is_whitespace());
    kept.map(fold::narrow).collect()
}

/// The line of a tree that holds an offset.
pub(super) fn line_at<'a>(view: &View<'a>, offset: u32) -> Option<&'a Line> {
    let lines = &view.tree.lines;
    let after = lines.partition_point(|line| line.range.start <= offset);
    lines.get(after.checked_sub(1)?)
}
