//! Applies the fixes of findings to texts. Touches nothing but what a fix names; of two that meet, the first is made and
//! the second waits for the next round.

use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::text::decode::Encoding;
use crate::text::{FileId, Sources};
use std::collections::BTreeMap;

/// New texts of files, and how many fixes were made.
#[derive(Clone, Debug, Default)]
pub struct Fixed {
    pub texts: BTreeMap<FileId, String>,
    pub count: usize,
}

/// Makes all fixes that do not meet. Files that are not UTF-8 are left alone: their bytes are not those of the text.
pub fn apply(found: &[Diagnostic], sources: &Sources, with_unsafe: bool) -> Fixed {
    let mut edits: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    let mut count = 0;
    for finding in found {
        let wanted = |fix: &&Fix| fix.safe || with_unsafe;
        let Some(fix) = finding.fixes.iter().find(wanted) else {
            continue;
        };
        let can_be_made = fix.edits.iter().all(|edit| {
            let others = edits.get(&edit.span.file);
            is_writable(edit, sources)
                && others.is_none_or(|others| others.iter().all(|one| apart(one, edit)))
        });
        if can_be_made {
            count += 1;
            for edit in &fix.edits {
                edits.entry(edit.span.file).or_default().push(edit);
            }
        }
    }
    let text = |(file, mut edits): (FileId, Vec<&Edit>)| {
        edits.sort_by_key(|edit| edit.span.range.start);
        (file, edited(&sources.get(file).text, &edits))
    };
    Fixed {
        texts: edits.into_iter().map(text).collect(),
        count,
    }
}

fn is_writable(edit: &Edit, sources: &Sources) -> bool {
    sources.get(edit.span.file).encoding == Encoding::Utf8
}

/// Whether two edits leave each other alone. Two that insert at one place would have no order.
fn apart(one: &Edit, two: &Edit) -> bool {
    let (one, two) = (one.span.range, two.span.range);
    (one.end <= two.start || two.end <= one.start) && one.start != two.start
}

/// A text with edits in their order.
fn edited(text: &str, edits: &[&Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        let range = edit.span.range;
        out.push_str(&text[done..range.start as usize]);
        out.push_str(&edit.text);
        done = range.end as usize;
    }
    out.push_str(&text[done..]);
    out
}
