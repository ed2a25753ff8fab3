//! Findings of the file at hand while the workspace is still being judged: what its own text says is told at once, what
//! was told of it before keeps its place.

use super::{Analysis, View};
use crate::diagnostic::Diagnostic;
use crate::syntax::ast::File;
use crate::text::change::Change;
use crate::text::{FileId, SourceFile, Span, TextRange};
use rustc_hash::FxHashSet;
use std::cmp::Reverse;

/// Rules whose findings point at text that could be taken away.
const UNNECESSARY: [&str; 3] = [
    "duty/duplicate",
    "reporting/dotted-duplicate",
    "syntax/unused-suppression",
];

/// Rules whose findings point at text that was right once.
const DEPRECATED: [&str; 2] = ["syntax/expired-suppression", "text/discouraged"];

/// How an editor may draw a finding besides its severity.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
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

/// A finding while the workspace is being judged. Places of known ones count those of the file in the last analysis.
#[derive(Clone, Debug)]
pub enum Provisional {
    /// A known one where it was.
    Still(usize),
    /// A known one that says what it said, at other places.
    Moved {
        known: usize,
        span: Span,
        related: Vec<Span>,
    },
    /// One that is new, or says something else.
    New(Box<Diagnostic>),
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
        let range = change.moved(finding.span.range)?;
        Some((range, finding.rule, moved(finding, at, file, change)?))
    });
    let fresh = faults.iter().filter_map(|fault| {
        let finding = told(view, fault, old, file)?;
        let range = finding.span.range;
        Some((range, fault.rule, Provisional::New(Box::new(finding))))
    });
    let mut found: Vec<(TextRange, &str, Provisional)> = moved.chain(fresh).collect();
    found.sort_by_key(|(range, rule, _)| (range.start, *rule, range.end));
    found.into_iter().map(|(_, _, finding)| finding).collect()
}

/// Which findings of a file say what one of an earlier analysis said, wherever that stood: the place of each among
/// those. Both analyses have the same files. One that is not recognised is None.
pub fn recognised(before: &Analysis, now: &Analysis, file: FileId) -> Vec<Option<usize>> {
    let (from, to) = (&before.project.sources, &now.project.sources);
    let change = Change::between(&from.get(file).text, &to.get(file).text);
    let old = before.found_in(file).iter().enumerate();
    // Both are sorted by offset and rule, and what moves keeps its order.
    let mut old = old
        .filter_map(|(at, own)| Some((at, change.moved(own.span.range)?, own)))
        .peekable();
    let found = now.found_in(file).iter().map(|finding| {
        let place = (finding.span.range.start, finding.rule);
        while old
            .next_if(|(_, range, own)| (range.start, own.rule) < place)
            .is_some()
        {}
        let known = old.next_if(|(_, range, own)| {
            (range.start, own.rule) == place && says_the_same(own, finding)
        });
        known.map(|(at, ..)| at)
    });
    found.collect()
}

fn says_the_same(one: &Diagnostic, two: &Diagnostic) -> bool {
    let mut related = one.related.iter().zip(&two.related);
    one.severity == two.severity
        && one.message == two.message
        && one.related.len() == two.related.len()
        && related.all(|(one, two)| one.span.file == two.span.file && one.message == two.message)
}

/// The places of the gravest findings, at most so many, in the order in which they stand.
pub fn gravest(found: &[Diagnostic], most: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..found.len()).collect();
    if places.len() > most {
        places.sort_by_key(|at| Reverse(found[*at].severity));
        places.truncate(most);
        places.sort_unstable();
    }
    places
}

/// Whether two parses of a text found the same, wherever it stands now.
pub fn is_alike(one: &[Diagnostic], two: &[Diagnostic]) -> bool {
    let same = |(one, two): (&Diagnostic, &Diagnostic)| one.message == two.message;
    one.len() == two.len() && one.iter().zip(two).all(same)
}

fn moved(finding: &Diagnostic, at: usize, file: FileId, change: Change) -> Option<Provisional> {
    let place = |span: Span| match span.file == file {
        true => change.moved(span.range).map(|range| Span::new(file, range)),
        false => Some(span),
    };
    let is_before = |span: Span| span.file != file || span.range.end <= change.start;
    let mut related = finding.related.iter();
    if is_before(finding.span) && related.all(|own| is_before(own.span)) {
        return Some(Provisional::Still(at));
    }
    let span = place(finding.span)?;
    let places = finding.related.iter().filter_map(|own| place(own.span));
    let places: Vec<Span> = places.collect();
    if places.len() == finding.related.len() {
        return Some(Provisional::Moved {
            known: at,
            span,
            related: places,
        });
    }
    let mut finding = finding.clone();
    finding.span = span;
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
    Some(Provisional::New(Box::new(finding)))
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
