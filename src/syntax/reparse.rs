//! Parses a text that was edited: only the declarations that the edit may have touched are read, the others are taken
//! from the tree of the text before. Says what [`super::parse`] would.

use super::ast::{Declaration, File};
use super::lines::{self, Line};
use super::lower;
use super::shift::Shift;
use super::vocabulary::Vocabulary;
use crate::diagnostic::Diagnostic;
use crate::text::change::Change;
use crate::text::{SourceFile, TextRange};
use std::sync::Arc;

/// Parses a file anew, from what was parsed before a change and what is its text now.
pub fn reparse(
    old: &File,
    faults: &[Diagnostic],
    change: Change,
    source: &SourceFile,
    vocabulary: &Vocabulary,
) -> (File, Vec<Diagnostic>) {
    let by = change.shift();
    let before = old.lines[..lines_before(old, change)].iter();
    let mut before = before.enumerate().rev();
    let first =
        before.find(|(_, line)| lines::is_plain_declaration(line, &source.text, vocabulary));
    let (first, start) = first.map_or((0, 0), |(at, line)| (at, line.range.start));
    let place = |range: TextRange| range.shifted(by.wrapping_neg());
    let known = |offset: u32| {
        offset >= change.new_end && {
            let offset = place(TextRange::at(offset)).start;
            line_at(old, offset).is_some_and(|at| {
                let mut line = old.lines[at].clone();
                line.shift(by);
                lines::is_plain_declaration(&line, &source.text, vocabulary)
            })
        }
    };
    let line = source.line_of(start);
    let (read, end) = lines::classify_from(line, old.id, source, vocabulary, known);
    // Where the text behind began, in the old text.
    let end = end.map_or(u32::MAX, |end| place(TextRange::at(end)).start);
    let (declarations, found) = lower::lower(old.id, source, vocabulary, &read.lines);
    let found = super::in_order(read.diagnostics, found);
    let behind = line_at(old, end).unwrap_or(old.lines.len());
    let lines = joined(&old.lines[..first], read.lines, &old.lines[behind..], by);
    let own = &old.declarations;
    let (head, tail) = parts(own, |own| own.range.start, start, end);
    let tree = File {
        id: old.id,
        waivers: lower::waivers(&source.text, vocabulary, &lines),
        lines,
        declarations: shared(head, declarations, tail, by),
    };
    let (head, tail) = parts(faults, |own| own.span.range.start, start, end);
    (tree, joined(head, found, tail, by))
}

/// How many lines stand before a change, each with its line end.
fn lines_before(old: &File, change: Change) -> usize {
    // A line end has two characters at most.
    let is_before = |line: &Line| line.range.end + 1 < change.start;
    old.lines.partition_point(is_before)
}

/// The line that begins at an offset; the first of those that share it.
fn line_at(old: &File, offset: u32) -> Option<usize> {
    let at = old.lines.partition_point(|line| line.range.start < offset);
    let line = old.lines.get(at)?;
    (line.range.start == offset).then_some(at)
}

/// What begins before one offset, and what begins at another or behind it. All are in the order of their places.
fn parts<T>(all: &[T], place: impl Fn(&T) -> u32, start: u32, end: u32) -> (&[T], &[T]) {
    let head = all.partition_point(|own| place(own) < start);
    let tail = all.partition_point(|own| place(own) < end);
    (&all[..head], &all[tail..])
}

fn joined<T: Shift + Clone>(head: &[T], middle: Vec<T>, tail: &[T], by: u32) -> Vec<T> {
    let mut all = Vec::with_capacity(head.len() + middle.len() + tail.len());
    all.extend_from_slice(head);
    all.extend(middle);
    let moved = all.len();
    all.extend_from_slice(tail);
    all[moved..].iter_mut().for_each(|own| own.shift(by));
    all
}

fn shared(
    head: &[Arc<Declaration>],
    middle: Vec<Arc<Declaration>>,
    tail: &[Arc<Declaration>],
    by: u32,
) -> Vec<Arc<Declaration>> {
    let moved = |own: &Arc<Declaration>| match by {
        0 => Arc::clone(own),
        _ => {
            let mut own = Declaration::clone(own);
            own.shift(by);
            Arc::new(own)
        }
    };
    let tail = tail.iter().map(moved);
    head.iter().cloned().chain(middle).chain(tail).collect()
}
