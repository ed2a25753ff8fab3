//! The document that a request is about: as it is now, with the last analysis of its workspace. Converts places; works
//! out nothing.

use crate::ide::{Analysis, View};
use crate::locale::Language;
use crate::lsp::diagnostics::file_of;
use crate::lsp::place::Units;
use crate::lsp::server::Server;
use crate::lsp::uri;
use crate::project::MANIFEST;
use crate::syntax::ast::File;
use crate::text::{FileId, SourceFile, Span, TextRange};
use lsp_types::{Location, Position, Range, Uri};
use std::path::PathBuf;
use std::sync::Arc;

pub(super) struct Here {
    pub(super) workspace: usize,
    pub(super) analysis: Arc<Analysis>,
    source: Arc<SourceFile>,
    tree: Arc<File>,
    pub(super) file: Option<FileId>,
    units: Units,
    language: Language,
}

impl Here {
    /// None where there is no role text: the manifest, or a workspace that could not be read.
    pub(super) fn of(server: &mut Server, uri: &Uri) -> Option<Self> {
        let path = uri::path(uri);
        if path.ends_with(MANIFEST) {
            return None;
        }
        let workspace = server.workspace_of(&path);
        let analysis = server.workspaces[workspace].analysis.clone()?;
        let file = file_of(&analysis, &path);
        let (source, tree) = match (server.documents.get(&path), file) {
            (Some(document), _) => (Arc::clone(&document.source), Arc::clone(&document.tree)),
            (None, Some(file)) => (
                Arc::clone(analysis.project.sources.shared(file)),
                Arc::clone(&analysis.project.files[file.0 as usize]),
            ),
            (None, None) => return None,
        };
        Some(Self {
            language: server.language(Some(workspace)),
            units: server.client.units,
            workspace,
            analysis,
            source,
            tree,
            file,
        })
    }

    pub(super) fn view(&self) -> View<'_> {
        View {
            analysis: &self.analysis,
            source: &self.source,
            tree: &self.tree,
            file: self.file,
            language: self.language,
        }
    }

    pub(super) fn offset(&self, place: Position) -> u32 {
        self.units.offset(&self.source, place)
    }

    pub(super) fn bytes(&self, range: Range) -> TextRange {
        self.units.bytes(&self.source, range)
    }

    pub(super) fn range(&self, range: TextRange) -> Range {
        self.units.range(&self.source, range)
    }

    pub(super) fn place(&self, offset: u32) -> Position {
        self.units.place(&self.source, offset)
    }

    pub(super) fn text(&self, range: TextRange) -> &str {
        range.of(&self.source.text)
    }

    /// The path of a file of the workspace.
    pub(super) fn path_of(&self, file: FileId) -> PathBuf {
        let project = &self.analysis.project;
        project.root.join(&project.sources.get(file).path)
    }

    /// Where a place of the analysed workspace is.
    pub(super) fn location(&self, server: &Server, span: Span) -> Option<Location> {
        let uri = server.uri(&self.path_of(span.file))?;
        Some(Location::new(uri, self.span(span)))
    }

    /// A place of the analysed workspace.
    pub(super) fn span(&self, span: Span) -> Range {
        let source = self.analysis.project.sources.get(span.file);
        self.units.range(source, span.range)
    }

    pub(super) fn units(&self) -> Units {
        self.units
    }
}
