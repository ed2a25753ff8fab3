//! Open documents: their texts as the editor has them, parsed. Looks up nothing in a workspace.

use super::place::Units;
use crate::diagnostic::Diagnostic;
use crate::syntax;
use crate::syntax::ast::File;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::decode::Encoding;
use crate::text::{FileId, MAX_FILE_LEN, SourceFile};
use lsp_types::{TextDocumentContentChangeEvent, Uri};
use std::sync::Arc;

/// The number that stands for the document's file in what is parsed here.
pub(super) const ALONE: FileId = FileId(0);

/// A text longer than this, in bytes, is parsed with its workspace only: typing must not wait for it.
const LONGEST: usize = 8 << 20;

/// An open document.
pub(super) struct Document {
    /// As the client writes it.
    pub(super) uri: Uri,
    pub(super) version: i32,
    /// Which workspace it belongs to.
    pub(super) workspace: usize,
    pub(super) source: Arc<SourceFile>,
    pub(super) tree: Arc<File>,
    /// What the parse found.
    pub(super) faults: Vec<Diagnostic>,
}

impl Document {
    pub(super) fn new(uri: Uri, workspace: usize, version: i32, text: String) -> Self {
        let source = SourceFile::new(String::new(), text, Encoding::Utf8);
        Self {
            uri,
            version,
            workspace,
            source: Arc::new(source),
            tree: Arc::new(empty()),
            faults: Vec::new(),
        }
    }

    /// Makes the changes in their order. Gives false for a text that is too long to be held.
    pub(super) fn change(
        &mut self,
        changes: Vec<TextDocumentContentChangeEvent>,
        units: Units,
    ) -> bool {
        for change in changes {
            let text = match change.range {
                None => change.text,
                Some(range) => {
                    let range = units.bytes(&self.source, range);
                    let old = &self.source.text;
                    let (start, end) = (range.start as usize, range.end as usize);
                    let mut text = String::with_capacity(old.len() + change.text.len());
                    text.push_str(&old[..start]);
                    text.push_str(&change.text);
                    text.push_str(&old[end..]);
                    text
                }
            };
            if text.len() > MAX_FILE_LEN {
                return false;
            }
            self.source = Arc::new(SourceFile::new(String::new(), text, Encoding::Utf8));
        }
        true
    }

    /// Reads the text anew. Gives false if it is too long to be read at once.
    pub(super) fn parse(&mut self, vocabulary: &Vocabulary) -> bool {
        let is_short = self.source.text.len() <= LONGEST;
        let (tree, faults) = match is_short {
            true => syntax::parse(ALONE, &self.source, vocabulary),
            false => (empty(), Vec::new()),
        };
        (self.tree, self.faults) = (Arc::new(tree), faults);
        is_short
    }
}

fn empty() -> File {
    File {
        id: ALONE,
        lines: Vec::new(),
        declarations: Vec::new(),
        waivers: Vec::new(),
    }
}
