//! document/countersigner: a department that countersigns and is not there.

use crate::check::documents::{Directory, documents};
use crate::check::{Context, Findings, Repair, Rule};
use crate::diagnostic::{Fix, Severity};
use crate::model::Said;
use crate::syntax::concept::TextMark;
use crate::syntax::values;
use crate::text::{Span, TextRange, fold};
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "document/countersigner",
    Severity::Warning,
    include_str!("countersigner.md"),
    check,
)
.repaired(Repair::Likely);

fn check(context: &Context, findings: &mut Findings) {
    // A single sheet has no departments to compare with.
    if context.model.departments.is_empty() {
        return;
    }
    let directory = Directory::of(context);
    let everyone = context.vocabulary.marks(TextMark::Everyone);
    let mut near: FxHashMap<String, Vec<String>> = FxHashMap::default();
    for own in documents(context.model) {
        let parts = &own.document.countersigned.parts;
        for part in parts
            .iter()
            .filter(|part| !directory.knows(&part.value, own.home))
        {
            for (name, span) in names(part) {
                let word = fold::word(name);
                if directory.knows(name, own.home)
                    || directory.says_none(name)
                    || everyone.iter().any(|all| word.contains(all.as_str()))
                {
                    continue;
                }
                let finding = findings.about(own.entity, span).arg("name", name);
                let near = near.entry(word).or_insert_with(|| directory.near(name));
                findings.push(match near.as_slice() {
                    [near] => finding
                        .variant("near")
                        .arg("near", near.as_str())
                        .fix(Fix::replace(span, near)),
                    _ => finding,
                });
            }
        }
    }
}

/// The names of a list without their days, each with its place.
fn names(part: &Said<String>) -> Vec<(&str, Span)> {
    let text = part.value.as_str();
    let is_joint = |c| matches!(fold::narrow(c), '、' | ',' | ';');
    let quotes = |c| fold::is_blank(c) || matches!(c, '「' | '」' | '“' | '”' | '"' | '。');
    let whole = (part.span.range.end - part.span.range.start) as usize == text.len();
    let named = text.split(is_joint).map(|piece| {
        let name = values::dated(piece.trim_matches(quotes)).0;
        let offset = name.as_ptr() as usize - text.as_ptr() as usize;
        let start = part.span.range.start as usize + offset;
        let range = TextRange::new(start, start + name.len());
        match whole {
            true => (name, Span::new(part.span.file, range)),
            false => (name, part.span),
        }
    });
    named.filter(|(name, _)| !name.is_empty()).collect()
}
