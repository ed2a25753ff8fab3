//! Findings of the file at hand while the workspace is still being judged: what its own text says is told at once, what
//! was told of it before keeps its place.

use super::View;
use crate::diagnostic::Diagnostic;
use crate::syntax::ast::File;
use crate::text::change::Change;
use crate::text::{FileId, SourceFile, Span, TextRange};
use rustc_hash::FxHashSet;

/// Rules whose findings point at text that could be taken away.
const UNNECESSARY: [&str; 3] = [
    "duty/duplicate",
    "reporting/dotted-duplicate",
    "syntax/unused-suppression",
];

/// Rules whose findings point at text that was right once.
const DEPRECATED: [&str; 2] = ["syntax/expired-suppression", "text/discouraged"];

/// How an editor may draw a finding besides its severity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tag {
    Unnecessary,
    Deprecated,
}

/// How findings of a rule may be drawn.
pub fn tag(rule: &str) -> Option<Tag> {
    if UNNECESSARY.contains(&rule) {
        return Some(Tag::Unnecessary);
    }
    DEPRECATED.contains(&rule).then_some(Tag::Deprecated)
}

/// A finding while the workspace is being judged.
#[derive(Clone, Debug)]
pub struct Provisional {
    pub finding: Diagnostic,
    /// Its place among those of the file in the last analysis; None if it is new.
    pub known: Option<usize>,
}

/// The findings of a file as far as they are known: those of its parse, and those of the last analysis that are not
/// about what changed since. `faults` is what the parse of the present text found.
pub fn provisional(view: &View, faults: &[Diagnostic]) -> Vec<Provisional> {
    let Some(file) = view.file else {
        return Vec::new();
    };
    let old = view.project().sources.get(file);
    let change = Change::between(&old.text, &view.source.text);
    let parsed = view.project().faults[file.0 as usize].iter();
    let parsed: FxHashSet<(&str, Span)> = parsed.map(|own| (own.rule, own.span)).collect();
    let known = view.analysis.found_in(file).iter().enumerate();
    let known = known.filter(|(_, finding)| !parsed.contains(&(finding.rule, finding.span)));
    let moved = known.filter_map(|(at, finding)| {
        let finding = moved(finding, file, change)?;
        let known = Some(at);
        Some(Provisional { finding, known })
    });
    let fresh = faults.iter().filter_map(|fault| {
        let finding = told(view, fault, old, file)?;
        let known = None;
        Some(Provisional { finding, known })
    });
    let mut found: Vec<Provisional> = moved.chain(fresh).collect();
    found.sort_by_key(|Provisional { finding, .. }| {
        (
            finding.span.range.start,
            finding.rule,
            finding.span.range.end,
        )
    });
    found
}

/// Whether two parses of a text found the same, wherever it stands now.
pub fn is_alike(one: &[Diagnostic], two: &[Diagnostic]) -> bool {
    let same = |(one, two): (&Diagnostic, &Diagnostic)| one.message == two.message;
    one.len() == two.len() && one.iter().zip(two).all(same)
}

fn moved(finding: &Diagnostic, file: FileId, change: Change) -> Option<Diagnostic> {
    let place = |span: Span| match span.file == file {
        true => change.moved(span.range).map(|range| Span::new(file, range)),
        false => Some(span),
    };
    let mut finding = finding.clone();
    finding.span = place(finding.span)?;
    finding
        .related
        .retain_mut(|related| match place(related.span) {
            Some(span) => {
                related.span = span;
                true
            }
            None => false,
        });
    // A fix was made for the old text.
    finding.fixes.clear();
    Some(finding)
}

/// A fault of the parse as the workspace tells it: with its severity, unless it is off or waived.
fn told(view: &View, fault: &Diagnostic, old: &SourceFile, file: FileId) -> Option<Diagnostic> {
    let config = &view.analysis.config;
    let rule = config.rules().find(|rule| rule.name == fault.rule)?;
    let severity = config.severity(rule, &old.path)?;
    if is_waived(view.tree, view.source, fault, rule.family()) {
        return None;
    }
    let mut fault = fault.clone();
    fault.severity = severity.min(fault.at_most.unwrap_or(severity));
    let own = |span: Span| Span::new(file, span.range);
    fault.span = own(fault.span);
    for related in &mut fault.related {
        related.span = own(related.span);
    }
    for edit in fault.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
        edit.span = own(edit.span);
    }
    Some(fault)
}

fn is_waived(tree: &File, source: &SourceFile, fault: &Diagnostic, family: &str) -> bool {
    tree.waivers.iter().any(|waiver| {
        let named = |rule: &TextRange| {
            let rule = rule.of(&source.text);
            rule == fault.rule || rule == family
        };
        let covers = |target: TextRange| target.contains(fault.span.range);
        waiver.reason.is_some()
            && waiver.rules.iter().any(named)
            && waiver.target.is_some_and(covers)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Rule;

    #[test]
    fn tagged_rules_exist() {
        for rule in UNNECESSARY.iter().chain(&DEPRECATED) {
            assert!(Rule::find(rule).is_some(), "{rule}");
        }
    }
}
