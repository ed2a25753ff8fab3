//! Applies the fixes of findings to texts. Touches nothing but what a fix names; of two that meet, the first is made and
//! the second waits for the next round.

use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::text::{FileId, SourceFile, Sources};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// New texts of files, and how many fixes were made.
#[derive(Clone, Debug, Default)]
pub struct Fixed {
    pub texts: BTreeMap<FileId, String>,
    pub count: usize,
}

/// Edits of a file that leave each other alone, by where they begin.
type Edits<'a> = BTreeMap<u32, &'a Edit>;

/// Makes all fixes that do not meet, in the files that can be written.
pub fn apply(
    found: &[Diagnostic],
    sources: &Sources,
    with_unsafe: bool,
    can_be_written: impl Fn(FileId) -> bool,
) -> Fixed {
    let mut edits: FxHashMap<FileId, Edits> = FxHashMap::default();
    let mut count = 0;
    for finding in found {
        let wanted = |fix: &&Fix| fix.safe || with_unsafe;
        let Some(fix) = finding.fixes.iter().find(wanted) else {
            continue;
        };
        let can_be_made = fix.edits.iter().all(|edit| {
            let file = edit.span.file;
            let others = edits.get(&file);
            can_be_written(file) && others.is_none_or(|others| is_apart(edit, others))
        });
        if can_be_made {
            count += 1;
            for edit in &fix.edits {
                let own = edits.entry(edit.span.file).or_default();
                own.insert(edit.span.range.start, edit);
            }
        }
    }
    let text = |(file, edits): (FileId, Edits)| (file, edited(sources.get(file), &edits));
    Fixed {
        texts: edits.into_iter().map(text).collect(),
        count,
    }
}

/// Whether an edit leaves all others alone. Two that insert at one place would have no order.
fn is_apart(edit: &Edit, others: &Edits) -> bool {
    let range = edit.span.range;
    let before = others.range(..=range.start).next_back();
    let behind = others.range(range.start..).next();
    before.is_none_or(|(&start, other)| start < range.start && other.span.range.end <= range.start)
        && behind.is_none_or(|(&start, _)| range.end <= start)
}

/// A text with edits in their order, and with the line ends that it has.
fn edited(source: &SourceFile, edits: &Edits) -> String {
    let text = &source.text;
    let ends_as_windows = text
        .split_once('\n')
        .is_some_and(|(line, _)| line.ends_with('\r'));
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits.values() {
        let range = edit.span.range;
        let new = match ends_as_windows && !edit.text.contains('\r') {
            true => Cow::Owned(edit.text.replace('\n', "\r\n")),
            false => Cow::Borrowed(edit.text.as_str()),
        };
        out.push_str(&text[done..range.start as usize]);
        out.push_str(&new);
        done = range.end as usize;
    }
    out.push_str(&text[done..]);
    out
}
