//! Reads what was written once more, and takes back what would say something else. Places nothing.

use super::{Line, Meant, Writer};
use crate::diagnostic::{Diagnostic, Severity};
use crate::syntax;
use crate::syntax::ast::File;
use crate::syntax::lines::LineKind;
use crate::text::decode::Encoding;
use crate::text::{FileId, SourceFile};

impl Writer<'_> {
    /// Reads the text again and changes what was not read as it was meant; false if all was.
    pub(super) fn settle(&mut self) -> bool {
        let text = self.assembled();
        let source = SourceFile::new("", text, Encoding::Utf8);
        let (file, diagnostics) = syntax::parse(FileId(0), &source, self.vocabulary);
        let wrong = self.wrong(&source, &file, &diagnostics);
        if wrong.is_empty() {
            return false;
        }
        // From the end, for a line may be put in.
        for at in wrong.into_iter().rev() {
            self.take_back(at);
        }
        self.lines.retain(|line| line.tries < u8::MAX);
        true
    }

    /// The lines that were not read as they were meant.
    pub(super) fn wrong(
        &self,
        source: &SourceFile,
        file: &File,
        diagnostics: &[Diagnostic],
    ) -> Vec<usize> {
        let mut physical = Vec::new();
        let mut of = 0;
        let mut at = 0;
        for line in &self.lines {
            at += usize::from(line.of != of);
            of = line.of;
            physical.push(at);
            at += 1;
        }
        let mut kinds = vec![None; at + 2];
        for line in file.lines.iter().filter(|line| !line.run_on) {
            let number = source.line_of(line.range.start);
            if let Some(kind) = kinds.get_mut(number) {
                *kind = Some(line.kind);
            }
        }
        let mut wrong: Vec<usize> = physical
            .iter()
            .enumerate()
            .filter(|(at, number)| {
                let kind = kinds[**number];
                kind.is_none_or(|kind| !fits(self.lines[*at].meant, kind))
            })
            .map(|(at, _)| at)
            .collect();
        for fault in diagnostics.iter().filter(|fault| is_form(fault)) {
            let number = source.line_of(fault.span.range.start);
            if let Ok(at) = physical.binary_search(&number) {
                wrong.push(at);
            }
        }
        wrong.sort_unstable();
        wrong.dedup();
        // One wrong line makes others so: the first of a declaration is mended first.
        let mut seen = Vec::new();
        wrong.retain(|&at| {
            let of = self.lines[at].of;
            let first = !seen.contains(&of);
            seen.push(of);
            first
        });
        wrong
    }

    /// Writes a line in a form that says less: as an item, then not at all.
    pub(super) fn take_back(&mut self, at: usize) {
        if self.lines[at].tries == 0 && self.is_unmarked(at) {
            return self.take_back_in_list(at);
        }
        let line = &mut self.lines[at];
        line.tries += 1;
        match (line.meant, line.tries) {
            (Meant::Label, 1) if line.plain.is_some() => {
                let (comment, text) = line.plain.take().unwrap_or_default();
                line.text = text;
                let above = Line {
                    text: comment,
                    meant: Meant::Comment,
                    pieces: Vec::new(),
                    ..line.clone()
                };
                self.lines.insert(at, above);
            }
            (Meant::Line | Meant::Group, 1) => {
                line.text = format!("- {}", line.text.trim_end_matches('：'));
                line.meant = Meant::Item;
            }
            _ => line.tries = u8::MAX,
        }
    }

    /// Whether a line stands in a list without marks: one item with a mark would make run-on lines of all others.
    pub(super) fn is_unmarked(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let lists = matches!(line.meant, Meant::Line | Meant::Group) && line.in_list;
        lists
            && self
                .siblings(at)
                .all(|at| self.lines[at].meant != Meant::Item)
    }

    /// The lines of the same list and group; for the name of a group, its lines.
    pub(super) fn siblings(&self, at: usize) -> impl Iterator<Item = usize> + use<'_> {
        let of_list = |at: &usize| {
            let line = &self.lines[*at];
            line.in_list && !matches!(line.meant, Meant::Label | Meant::Group)
        };
        let before = (0..at).rev().take_while(of_list).count();
        let before = match self.lines[at].meant {
            Meant::Group => 0,
            _ => before,
        };
        let behind = (at + 1..self.lines.len()).take_while(of_list).count();
        (at - before..=at + behind).filter(move |&other| other != at)
    }

    /// In a list without marks a name that is none becomes a comment, and if a line must be an item, all are.
    pub(super) fn take_back_in_list(&mut self, at: usize) {
        if self.lines[at].meant == Meant::Group {
            let pieces = self.lines[at].pieces.clone();
            let (indent, of) = (self.lines[at].indent, self.lines[at].of);
            self.remark(indent, &pieces);
            if let Some(mut comment) = self.lines.pop() {
                (comment.of, comment.tries, comment.in_list) = (of, 1, true);
                self.lines[at] = comment;
            }
            return;
        }
        let lines: Vec<usize> = self.siblings(at).chain([at]).collect();
        for at in lines {
            let line = &mut self.lines[at];
            if line.meant == Meant::Line {
                line.text = format!("- {}", line.text);
                (line.meant, line.tries) = (Meant::Item, line.tries + 1);
            }
        }
    }

    /// What still resists goes.
    pub(super) fn give_up(&mut self) {
        let text = self.assembled();
        let source = SourceFile::new("", text, Encoding::Utf8);
        let (file, diagnostics) = syntax::parse(FileId(0), &source, self.vocabulary);
        let wrong = self.wrong(&source, &file, &diagnostics);
        let of: Vec<usize> = wrong.iter().map(|&at| self.lines[at].of).collect();
        self.lines
            .retain(|line| !of.contains(&line.of) || line.meant == Meant::Declaration);
    }
}

/// Whether a line of this kind says what was meant.
fn fits(meant: Meant, kind: LineKind) -> bool {
    match meant {
        Meant::Declaration => matches!(kind, LineKind::Declaration(Some(_))),
        Meant::Label => matches!(kind, LineKind::Label { .. } | LineKind::Heading(_)),
        Meant::Group => matches!(kind, LineKind::Group(_)),
        Meant::Item => matches!(kind, LineKind::Item { .. }),
        Meant::Line => matches!(
            kind,
            LineKind::Text | LineKind::Continuation | LineKind::Value
        ),
        Meant::Row => matches!(kind, LineKind::Row { .. }),
        Meant::Comment => matches!(kind, LineKind::Comment),
    }
}

/// Whether a fault is one of form, so that something would be left unread. Faults in values are the document's own.
fn is_form(fault: &Diagnostic) -> bool {
    const VALUES: [&str; 6] = [
        "bad-attribute",
        "bad-number",
        "bad-amount",
        "bad-date",
        "missing-name",
        "duplicate-field",
    ];
    let rule = fault.rule.strip_prefix("syntax/").unwrap_or_default();
    fault.severity == Severity::Error && !rule.is_empty() && !VALUES.contains(&rule)
}
