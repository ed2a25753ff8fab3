//! Open documents: their texts as the editor has them, parsed. Looks up nothing in a workspace.

use super::place::Units;
use crate::diagnostic::Diagnostic;
use crate::project::Parsed;
use crate::syntax;
use crate::syntax::ast::File;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::change::Change;
use crate::text::decode::Encoding;
use crate::text::{FileId, MAX_FILE_LEN, SourceFile};
use lsp_types::{TextDocumentContentChangeEvent, Uri};
use std::sync::Arc;

/// The number of a file that no analysis knows yet.
pub(super) const ALONE: FileId = FileId(0);

/// A text longer than this, in bytes, is not judged while it is open: nobody can wait for that at every keystroke.
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
    pub(super) faults: Arc<[Diagnostic]>,
    /// The text that the tree is of, and the words it was parsed with; None for a text that was not parsed.
    parsed: Option<(Arc<SourceFile>, Arc<str>)>,
    /// Whether the text is too long to be judged.
    pub(super) is_long: bool,
}

impl Document {
    /// A document by its path in a workspace.
    pub(super) fn new(
        uri: Uri,
        workspace: usize,
        path: String,
        version: i32,
        text: String,
    ) -> Self {
        Self {
            uri,
            version,
            workspace,
            source: Arc::new(SourceFile::new(path, text, Encoding::Utf8)),
            tree: Arc::new(empty(ALONE)),
            faults: Arc::default(),
            parsed: None,
            is_long: false,
        }
    }

    /// Puts it into a workspace, where it has a path.
    pub(super) fn settle(&mut self, workspace: usize, path: String) {
        self.workspace = workspace;
        if self.source.path != path {
            let text = self.source.text.clone();
            self.source = Arc::new(SourceFile::new(path, text, Encoding::Utf8));
            self.parsed = None;
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
            let path = self.source.path.clone();
            self.source = Arc::new(SourceFile::new(path, text, Encoding::Utf8));
        }
        true
    }

    /// Whether it was last parsed as a file of this number, with these words.
    pub(super) fn is_parsed_as(&self, file: FileId, words: &str) -> bool {
        let parsed = self.parsed.as_ref();
        self.tree.id == file && parsed.is_some_and(|(_, known)| **known == *words)
    }

    /// Reads the text anew, as the file of this number. Gives false if it has become too long to be judged.
    pub(super) fn parse(&mut self, file: FileId, vocabulary: &Vocabulary, words: Arc<str>) -> bool {
        let was_long = std::mem::replace(&mut self.is_long, self.source.text.len() > LONGEST);
        if self.is_long {
            self.tree = Arc::new(empty(file));
            (self.faults, self.parsed) = (Arc::default(), None);
            return was_long;
        }
        let known = self.parsed.take();
        let known = known.filter(|(_, known)| self.tree.id == file && *known == words);
        let (tree, faults) = match known {
            Some((old, _)) => {
                let change = Change::between(&old.text, &self.source.text);
                syntax::reparse(&self.tree, &self.faults, change, &self.source, vocabulary)
            }
            None => syntax::parse(file, &self.source, vocabulary),
        };
        (self.tree, self.faults) = (Arc::new(tree), faults.into());
        self.parsed = Some((Arc::clone(&self.source), words));
        true
    }

    /// The present text with its tree, for an analysis to start from.
    pub(super) fn parsed(&self) -> Option<Parsed> {
        let (source, words) = self.parsed.as_ref()?;
        Arc::ptr_eq(source, &self.source).then(|| Parsed {
            source: Arc::clone(source),
            tree: Arc::clone(&self.tree),
            faults: Arc::clone(&self.faults),
            words: Arc::clone(words),
        })
    }
}

fn empty(id: FileId) -> File {
    File {
        id,
        lines: Vec::new(),
        declarations: Vec::new(),
        waivers: Vec::new(),
    }
}
