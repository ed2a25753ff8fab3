//! Open documents: their texts as the editor has them, parsed. Looks up nothing in a workspace.

use super::place::Units;
use crate::diagnostic::Diagnostic;
use crate::project::Parsed;
use crate::syntax;
use crate::syntax::ast::File;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::change::Change;
use crate::text::decode::Encoding;
use crate::text::{FileId, MAX_FILE_LEN, SourceFile, TextRange};
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
        let mut rest = changes.as_slice();
        while let Some(first) = rest.first() {
            let text = match first.range {
                None => {
                    rest = &rest[1..];
                    first.text.clone()
                }
                Some(_) => {
                    let run = self.upward(rest, units);
                    let text = self.changed(rest, &run);
                    rest = &rest[run.len()..];
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

    /// The places of the first changes, as long as each lies before the one in front of it: none of these moves the place of
    /// another, so that a word that is replaced everywhere costs one copy of the text.
    fn upward(&self, changes: &[TextDocumentContentChangeEvent], units: Units) -> Vec<TextRange> {
        let source = &self.source;
        let mut run: Vec<TextRange> = Vec::new();
        for place in changes.iter().map_while(|change| change.range) {
            let range = units.bytes(source, place);
            if let Some(last) = run.last() {
                // What is beyond a line may be within it when the line has become longer.
                let is_exact = units.range(source, range) == place;
                if !is_exact || range.end > last.start {
                    break;
                }
            }
            run.push(range);
        }
        run
    }

    /// The text after changes at these places, which come from its end to its start.
    fn changed(&self, changes: &[TextDocumentContentChangeEvent], places: &[TextRange]) -> String {
        let old = &self.source.text;
        let changes = changes.iter().zip(places);
        let longer: usize = changes.clone().map(|(change, _)| change.text.len()).sum();
        let mut text = String::with_capacity(old.len() + longer);
        let mut from = 0;
        for (change, place) in changes.rev() {
            text.push_str(&old[from..place.start as usize]);
            text.push_str(&change.text);
            from = place.end as usize;
        }
        text.push_str(&old[from..]);
        text
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

#[cfg(test)]
mod tests {
    use super::*;
    use lsp_types::{Position, Range};
    use std::str::FromStr;

    fn document() -> Document {
        let uri = Uri::from_str("file:///a.role").expect("an address");
        let text = "岗位：出纳\r\n  职责：\n    1. 收付款。\n    2. 登记账册。";
        Document::new(uri, 0, "a.role".to_owned(), 1, text.to_owned())
    }

    /// Changes sent together say what they say one after the other, however they follow each other.
    #[test]
    fn changes_together_are_changes_one_by_one() {
        let mut seed = 7_u64;
        let mut below = |end: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            ((seed >> 33) % end) as u32
        };
        let mut runs = 0;
        for _ in 0..3000 {
            let mut changes: Vec<TextDocumentContentChangeEvent> = (0..4)
                .map(|_| {
                    let start = Position::new(below(5), below(9));
                    let end = Position::new(start.line + below(2), below(9));
                    TextDocumentContentChangeEvent {
                        range: (below(12) > 0).then_some(Range::new(start, end)),
                        range_length: None,
                        text: ["", "甲", "乙\n", "丙丁"][below(4) as usize].to_owned(),
                    }
                })
                .collect();
            if below(2) == 0 {
                changes.sort_by_key(|own| std::cmp::Reverse(own.range.map(|own| own.start)));
            }
            runs += usize::from(document().upward(&changes, Units::Utf16).len() > 1);
            let (mut together, mut single) = (document(), document());
            together.change(changes.clone(), Units::Utf16);
            for change in changes.clone() {
                single.change(vec![change], Units::Utf16);
            }
            assert_eq!(together.source.text, single.source.text, "{changes:?}");
        }
        assert!(runs > 500, "{runs}");
    }
}
