//! Tries a text in its place: the declaration around it is parsed with it, and what comes of that decides whether it is
//! offered. So nothing is offered that the checker would refuse.

use crate::diagnostic::Diagnostic;
use crate::ide::View;
use crate::syntax;
use crate::syntax::ast::{Declaration, File, Label};
use crate::syntax::concept::{Concept, Shape};
use crate::syntax::lines::{Line, LineKind};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::decode::Encoding;
use crate::text::{FileId, SourceFile, TextRange};
use std::sync::Arc;

/// The declaration around a place, with a gap in it.
pub(super) struct Trial<'a> {
    vocabulary: &'a Vocabulary,
    before: &'a str,
    /// What makes the line whole that the gap is on; nothing if it need not be.
    rest: String,
    behind: &'a str,
    /// What is wrong with it as it is, the gap closed.
    known: Vec<Fault>,
}

/// A finding, wherever it is.
type Fault = (String, String);

/// What a text in the gap becomes.
pub(super) struct Tried {
    pub(super) source: SourceFile,
    pub(super) tree: File,
    /// Where the text stands.
    pub(super) range: TextRange,
}

impl<'a> Trial<'a> {
    /// The gap is what would be replaced.
    pub(super) fn new(view: &View<'a>, gap: TextRange) -> Self {
        Self::within(view, gap, String::new())
    }

    /// The same on a line that is not written to its end: `rest` stands for what will follow.
    pub(super) fn within(view: &View<'a>, gap: TextRange, rest: String) -> Self {
        let text = view.source.text.as_str();
        let around = around(view.tree, gap.start, text.len() as u32);
        let mut trial = Self {
            vocabulary: view.vocabulary(),
            before: &text[around.start as usize..gap.start as usize],
            rest,
            behind: &text[gap.end as usize..around.end.max(gap.end) as usize],
            known: Vec::new(),
        };
        let (source, _, found) = trial.parsed("");
        trial.known = faults(&found, &source);
        trial
    }

    fn parsed(&self, text: &str) -> (SourceFile, File, Vec<Diagnostic>) {
        let whole = [self.before, text, &self.rest, self.behind].concat();
        let source = SourceFile::new(String::new(), whole, Encoding::Utf8);
        let (tree, found) = syntax::parse(FileId(0), &source, self.vocabulary);
        (source, tree, found)
    }

    /// How many texts can be tried before somebody notices: a declaration of thousands of lines is parsed as often as
    /// one of twenty, or less.
    pub(super) fn affordable(&self) -> usize {
        const BYTES: usize = 2 << 20;
        const LEAST: usize = 4;
        let length = self.before.len() + self.behind.len();
        (BYTES / length.max(1)).max(LEAST)
    }

    /// What comes of a text; None if something is wrong then that was not before.
    pub(super) fn with(&self, text: &str) -> Option<Tried> {
        let (source, tree, found) = self.parsed(text);
        let mut known = self.known.clone();
        let is_known = |fault: &Fault| {
            let at = known.iter().position(|own| own == fault);
            at.map(|at| known.swap_remove(at)).is_some()
        };
        let is_sound = faults(&found, &source).iter().all(is_known);
        let start = self.before.len();
        is_sound.then(|| Tried {
            range: TextRange::new(start, start + text.len()),
            source,
            tree,
        })
    }
}

fn faults(found: &[Diagnostic], source: &SourceFile) -> Vec<Fault> {
    let fault = |finding: &Diagnostic| {
        let text = finding.span.range.of(&source.text).to_owned();
        (finding.message.id.clone(), text)
    };
    found.iter().map(fault).collect()
}

/// The lines of the declaration that a place is in, or those before the first.
pub(super) fn around(tree: &File, offset: u32, end: u32) -> TextRange {
    let starts = tree.lines.iter();
    let starts = starts.filter(|line| matches!(line.kind, LineKind::Declaration(_)));
    let starts: Vec<u32> = starts.map(|line| line.range.start).collect();
    let after = starts.partition_point(|&start| start <= offset);
    let start = after.checked_sub(1).map_or(0, |at| starts[at]);
    TextRange {
        start,
        end: starts.get(after).copied().unwrap_or(end),
    }
}

impl Tried {
    /// The line that the text stands on, or the last of its lines.
    pub(super) fn line(&self) -> Option<&Line> {
        let at = self
            .tree
            .lines
            .partition_point(|line| line.range.start <= self.range.start);
        self.tree.lines.get(at.checked_sub(1)?)
    }

    /// The declaration, and the labels around the text, outermost first.
    pub(super) fn owners(&self) -> (Option<&Declaration>, Vec<&Label>) {
        let declarations = self.tree.declarations.iter().rev().map(Arc::as_ref);
        let mut declarations = declarations.filter(|own| own.range.start <= self.range.start);
        let declaration = declarations.next();
        let mut owners = Vec::new();
        let mut labels = declaration.map_or(&[][..], |own| own.labels.as_slice());
        let end = self.range.start + self.text().trim_end().len() as u32;
        while let Some(label) = labels
            .iter()
            .find(|label| label.range.start <= self.range.start && end <= label.range.end)
        {
            owners.push(label);
            labels = &label.fields;
        }
        (declaration, owners)
    }

    /// The innermost label that took the text as content.
    pub(super) fn taker(&self) -> Option<(Concept, Shape)> {
        let (_, owners) = self.owners();
        owners.last().map(|label| (label.concept, label.shape))
    }

    fn text(&self) -> &str {
        self.range.of(&self.source.text)
    }
}
