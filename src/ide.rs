//! What an editor asks of a workspace, one feature a file. Speaks byte offsets and strings, knows no protocol; each
//! answer is a function of the analysis, the file and the offset, and nothing here reads or writes a file.

pub mod actions;
pub mod cards;
pub mod completion;
pub mod findings;
pub mod hints;
pub mod links;
mod numbers;
pub mod outline;
mod pinyin;
pub mod preview;
pub mod rename;
pub mod structure;
pub mod symbols;
pub mod tokens;
pub mod typing;

use crate::check::Config;
use crate::diagnostic::Diagnostic;
use crate::locale::{Catalogue, Language};
use crate::model::resolve::NameIndex;
use crate::project::{Failure, Project};
use crate::syntax::ast::File;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::{FileId, SourceFile, Span};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A workspace, read and judged: the same as what `rolec check` sees and tells.
pub struct Analysis {
    pub project: Project,
    /// Sorted by path, offset, rule.
    pub found: Vec<Diagnostic>,
    /// Rules of the workspace that cannot be evaluated.
    pub failures: Vec<Failure>,
    pub config: Config,
    names: OnceLock<NameIndex>,
}

impl Analysis {
    /// Judges a workspace.
    pub fn of(project: Project, config: Config) -> Self {
        let (found, failures) = project.judge_all(&config);
        Self {
            project,
            found,
            failures,
            config,
            names: OnceLock::new(),
        }
    }

    /// All names, to be looked up.
    pub fn names(&self) -> &NameIndex {
        self.names
            .get_or_init(|| NameIndex::of(&self.project.model))
    }

    /// The findings of a file.
    pub fn found_in(&self, file: FileId) -> &[Diagnostic] {
        &self.found[self.found_range(file)]
    }

    /// How many findings there are in a stretch of a file: in a sheet, say.
    pub fn found_within(&self, span: Span) -> usize {
        let found = self.found_in(span.file);
        let before = found.partition_point(|own| own.span.range.start < span.range.start);
        let found = found[before..].iter();
        let found = found.take_while(|own| own.span.range.start <= span.range.end);
        found.filter(|own| span.contains(own.span)).count()
    }

    /// Whether another analysis saw files of the same paths in the same order.
    pub fn has_files_of(&self, other: &Self) -> bool {
        let (one, two) = (&self.project.sources, &other.project.sources);
        let mut pairs = one.iter().zip(two.iter());
        one.len() == two.len() && pairs.all(|((_, one), (_, two))| one.path == two.path)
    }

    /// Whether what is found in a file is told alike by both analyses, which have the same files: the findings are the
    /// same, and all the texts that they point at.
    pub fn tells_as(&self, other: &Self, file: FileId) -> bool {
        let same = |file: FileId| {
            let (one, two) = (&self.project.sources, &other.project.sources);
            Arc::ptr_eq(one.shared(file), two.shared(file))
        };
        let found = self.found_in(file);
        let mut related = found.iter().flat_map(|own| &own.related);
        same(file) && found == other.found_in(file) && related.all(|own| same(own.span.file))
    }

    fn found_range(&self, file: FileId) -> Range<usize> {
        let sources = &self.project.sources;
        let path = |finding: &Diagnostic| sources.get(finding.span.file).path.as_str();
        let own = sources.get(file).path.as_str();
        let start = self.found.partition_point(|finding| path(finding) < own);
        let end = self.found.partition_point(|finding| path(finding) <= own);
        start..end
    }
}

/// What a request sees: the workspace as it was last analysed, and the file at hand as it is now.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub analysis: &'a Analysis,
    pub source: &'a SourceFile,
    pub tree: &'a File,
    /// The file in the analysis; None if it is no source of the workspace.
    pub file: Option<FileId>,
    /// The language of messages.
    pub language: Language,
}

impl<'a> View<'a> {
    pub fn project(&self) -> &'a Project {
        &self.analysis.project
    }

    pub fn vocabulary(&self) -> &'a Vocabulary {
        &self.analysis.project.vocabulary
    }

    pub fn catalogue(&self) -> &'static Catalogue {
        Catalogue::of(self.language)
    }
}
