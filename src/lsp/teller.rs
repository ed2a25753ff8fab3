//! Puts findings in the client's terms: words of the catalogue, places in its units. Decides neither when nor to whom
//! they are told.

use super::client::Client;
use super::told::{Says, Telling, Told, Words};
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::ide::Analysis;
use crate::ide::findings::{gravest, tag};
use crate::locale::Catalogue;
use crate::text::{FileId, SourceFile, Span};
use lsp_types::{Position, Range, Uri};
use std::cell::Cell;
use std::str::FromStr;
use std::sync::Arc;

/// How many findings of a file are told at most: far more than anybody reads, and no more than an editor can show.
pub(super) const MOST: usize = 10_000;

/// Puts findings in the client's terms.
pub(super) struct Teller<'a> {
    pub(super) client: &'a Client,
    pub(super) catalogue: &'static Catalogue,
    pub(super) analysis: &'a Analysis,
    /// Looks up the address of a file.
    pub(super) address: &'a dyn Fn(FileId) -> Option<Uri>,
    /// The file whose text is newer than the analysis.
    pub(super) newer: Option<(FileId, &'a SourceFile)>,
    /// Where the last finding began: they come in the order of the text, and many may share a line.
    pub(super) last: Cell<Option<(FileId, u32, Position)>>,
}

impl Teller<'_> {
    pub(super) fn told(&self, finding: &Diagnostic) -> Told {
        let page = self.client.explain(finding.rule);
        let page = Some(page).filter(|page| self.client.links_codes && Uri::from_str(page).is_ok());
        let words = Words::of(Says {
            severity: finding.severity,
            rule: Some(finding.rule),
            page,
            message: message(self.catalogue, &finding.message),
            related: self.related(finding),
            tag: tag(finding.rule),
        });
        self.again(&words, finding)
    }

    /// What is told of the findings of a file; those that are `known` keep their words.
    pub(super) fn telling(&self, found: &[Diagnostic], known: &[Option<&Arc<Words>>]) -> Telling {
        let told = |at: usize| match known.get(at) {
            Some(Some(words)) => self.again(words, &found[at]),
            _ => self.told(&found[at]),
        };
        let left = found.len().saturating_sub(MOST);
        if left == 0 {
            return Telling::of((0..found.len()).map(told).collect());
        }
        let rest = note(
            Severity::Hint,
            Position::new(0, 0),
            message(
                self.catalogue,
                &Message::new("lsp-findings-left").arg("count", left),
            ),
        );
        let gravest = gravest(found, MOST);
        let told = std::iter::once(rest).chain(gravest.into_iter().map(told));
        Telling {
            left,
            ..Telling::of(told.collect())
        }
    }

    /// What was told before, at other places.
    pub(super) fn moved(
        &self,
        words: &Arc<Words>,
        span: Span,
        related: impl Iterator<Item = Span>,
    ) -> Told {
        let range = self.range(span);
        self.last
            .set(Some((span.file, span.range.start, range.start)));
        let related = related.map(|span| self.range(span));
        Told {
            range,
            related: match self.client.related {
                true => related.collect(),
                false => Box::default(),
            },
            words: Arc::clone(words),
        }
    }

    /// What was told before, at the places of a finding that says the same.
    fn again(&self, words: &Arc<Words>, finding: &Diagnostic) -> Told {
        let related = finding.related.iter().map(|own| own.span);
        self.moved(words, finding.span, related)
    }

    fn source(&self, file: FileId) -> &SourceFile {
        match self.newer {
            Some((newer, source)) if newer == file => source,
            _ => self.analysis.project.sources.get(file),
        }
    }

    fn range(&self, span: Span) -> Range {
        let (units, source) = (self.client.units, self.source(span.file));
        let Span { file, range } = span;
        let start = match self.last.get() {
            Some((last, from, known)) if last == file => {
                units.place_from(source, (from, known), range.start)
            }
            _ => units.place(source, range.start),
        };
        let end = units.place_from(source, (range.start, start), range.end);
        Range::new(start, end)
    }

    fn related(&self, finding: &Diagnostic) -> Vec<(Option<String>, String)> {
        if !self.client.related {
            return Vec::new();
        }
        let related = finding.related.iter().map(|related| {
            let uri = (self.address)(related.span.file);
            let uri = uri.map(|uri| uri.as_str().to_owned());
            (uri, self.catalogue.text(&related.message))
        });
        related.collect()
    }
}

/// What is wrong, and on a line of its own what to do about it.
pub(super) fn message(catalogue: &Catalogue, message: &Message) -> String {
    let text = catalogue.text(message);
    match catalogue.attribute(message, "help") {
        Some(help) => format!("{text}\n{help}"),
        None => text,
    }
}

/// Something to tell that no rule found.
pub(super) fn note(severity: Severity, place: Position, message: String) -> Told {
    Told {
        range: Range::new(place, place),
        related: Box::default(),
        words: Words::of(Says {
            severity,
            rule: None,
            page: None,
            message,
            related: Vec::new(),
            tag: None,
        }),
    }
}
