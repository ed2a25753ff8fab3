//! The sources of a workspace, read, decoded and parsed; what has not changed since the last time is taken from there.
//! Resolves no name.

use super::manifest::Manifest;
use super::{Files, Parsed, PathKind, Request, relative};
use crate::check::memo::{Memo, Part};
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::model::resolve::Readings;
use crate::syntax::ast::File;
use crate::syntax::{self, vocabulary::Vocabulary};
use crate::text::decode::{self, Encoding, NoText};
use crate::text::{FileId, SourceFile, Sources, Span, TextRange};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What was read of each file the last time. A file whose bytes are the same, and whose words mean the same, is not
/// read again: what it says depends on nothing else.
#[derive(Debug, Default)]
pub struct Cache {
    files: FxHashMap<PathBuf, Sheet>,
    /// What the descriptions in them said.
    pub(super) readings: Readings,
    words: Arc<str>,
    /// What the rules made of their parts.
    memo: Arc<Memo>,
}

/// All files of a workspace.
pub(super) struct Sheets {
    pub(super) sources: Sources,
    pub(super) trees: Vec<Arc<File>>,
    /// What was found in each file alone.
    pub(super) faults: Vec<Arc<[Diagnostic]>>,
    /// The same, in one list.
    pub(super) reported: Vec<Diagnostic>,
    pub(super) incomplete: bool,
}

/// One file, read and parsed.
#[derive(Clone, Debug)]
struct Sheet {
    id: FileId,
    kind: PathKind,
    /// The bytes it was decoded from, where they are not those of its text.
    bytes: Option<Arc<[u8]>>,
    source: Arc<SourceFile>,
    tree: Arc<File>,
    faults: Arc<[Diagnostic]>,
    unreadable: bool,
}

impl Cache {
    /// What the manifest adds to the vocabulary. Forgets everything if that is something else now.
    pub(super) fn words_of(&mut self, manifest: &Manifest) -> Arc<str> {
        let words = format!("{:?}{:?}", manifest.aliases, manifest.fields);
        if *self.words != *words {
            self.files.clear();
            self.readings = Readings::default();
            self.words = words.into();
        }
        Arc::clone(&self.words)
    }

    /// What the rules know of these files and their positions.
    pub(super) fn memo_of(&mut self, trees: &[Arc<File>], model: &Model) -> Arc<Memo> {
        let files = trees.iter().map(|tree| Part::File(Arc::clone(tree)));
        let positions = model.positions.iter();
        let positions = positions.map(|position| Part::Position(position.reading));
        self.memo = Arc::new(self.memo.renewed(files.chain(positions)));
        Arc::clone(&self.memo)
    }

    /// Reads the files of these paths; those that are gone are forgotten.
    pub(super) fn read(
        &mut self,
        request: &Request,
        paths: Vec<(PathBuf, PathKind)>,
        files: &dyn Files,
        vocabulary: &Vocabulary,
    ) -> Sheets {
        let (known, words) = (&self.files, &*self.words);
        let read = |(at, (path, kind)): (usize, (PathBuf, PathKind))| {
            let (id, known) = (FileId(at as u32), known.get(&path));
            let sheet = Reader {
                request,
                files,
                vocabulary,
                words,
                id,
            }
            .sheet(&path, kind, known);
            (path, sheet)
        };
        let read: Vec<(PathBuf, Sheet)> = paths.into_par_iter().enumerate().map(read).collect();
        let sheets = read.iter().map(|(_, sheet)| sheet);
        let sheets = Sheets {
            sources: Sources::new(sheets.clone().map(|sheet| sheet.source.clone()).collect()),
            trees: sheets.clone().map(|sheet| sheet.tree.clone()).collect(),
            faults: sheets.clone().map(|sheet| sheet.faults.clone()).collect(),
            reported: sheets
                .clone()
                .flat_map(|sheet| sheet.faults.to_vec())
                .collect(),
            incomplete: sheets.clone().any(|sheet| sheet.unreadable),
        };
        self.files = read.into_iter().collect();
        sheets
    }
}

struct Reader<'a> {
    request: &'a Request,
    files: &'a dyn Files,
    vocabulary: &'a Vocabulary,
    words: &'a str,
    id: FileId,
}

impl Reader<'_> {
    fn sheet(&self, path: &Path, kind: PathKind, known: Option<&Sheet>) -> Sheet {
        let shown = relative(&self.request.root, path);
        if kind != PathKind::File {
            let variant = if kind == PathKind::Folder {
                "folder"
            } else {
                "device"
            };
            let fault = self.fault("syntax/not-a-file", &shown).variant(variant);
            return self.parsed(&shown, kind, Err((fault, false)));
        }
        if self.files.is_withheld(path) {
            let fault = self.fault("syntax/unreadable", &shown).variant("open");
            return self.parsed(&shown, kind, Err((fault, true)));
        }
        if let Some(parsed) = self.files.parsed(path)
            && let Some(sheet) = self.taken(parsed, &shown)
        {
            return sheet;
        }
        let bytes = match self.files.read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let variant = if error.kind() == io::ErrorKind::PermissionDenied {
                    "denied"
                } else {
                    "io"
                };
                let fault = self.fault("syntax/unreadable", &shown).variant(variant);
                let fault = fault.arg("reason", error.to_string());
                return self.parsed(&shown, kind, Err((fault, true)));
            }
        };
        if let Some(known) = known.filter(|known| known.is(self.id, kind, &bytes)) {
            return known.clone();
        }
        let kept = std::str::from_utf8(&bytes)
            .is_err()
            .then(|| Arc::from(bytes.as_slice()));
        let text = decode::decode(bytes, |text| self.vocabulary.score(text));
        let text = text.map_err(|fault| {
            let unreadable = self.fault("syntax/unreadable", &shown);
            let fault = match fault {
                NoText::At(offset) => unreadable.arg("offset", offset),
                NoText::TooLong => unreadable.variant("too-long"),
            };
            (fault, true)
        });
        Sheet {
            bytes: kept,
            ..self.parsed(&shown, kind, text)
        }
    }

    /// What was parsed elsewhere, if it is what would be read here.
    fn taken(&self, parsed: Parsed, shown: &str) -> Option<Sheet> {
        let Parsed {
            source,
            tree,
            faults,
            words,
        } = parsed;
        let same = tree.id == self.id && source.path == shown && *words == *self.words;
        // Zero bytes are no text, or another encoding.
        let is_plain = memchr::memchr(0, source.text.as_bytes()).is_none();
        (same && is_plain).then_some(Sheet {
            id: self.id,
            kind: PathKind::File,
            bytes: None,
            source,
            tree,
            faults,
            unreadable: false,
        })
    }

    /// A finding about the file as a whole.
    fn fault(&self, rule: &'static str, shown: &str) -> Diagnostic {
        let nowhere = Span::new(self.id, TextRange::default());
        Diagnostic::new(rule, nowhere).arg("path", shown)
    }

    /// A file of a text, or of none, with why that is and whether it hinders the command.
    fn parsed(
        &self,
        shown: &str,
        kind: PathKind,
        text: Result<(String, Encoding), (Diagnostic, bool)>,
    ) -> Sheet {
        let mut faults = Vec::new();
        let mut unreadable = false;
        let (text, encoding) = text.unwrap_or_else(|(fault, hinders)| {
            unreadable = hinders;
            faults.push(fault);
            (String::new(), Encoding::Utf8)
        });
        if encoding != Encoding::Utf8 {
            let fault = self.fault("syntax/encoding", shown);
            faults.push(fault.arg("encoding", encoding.name()));
        }
        let source = SourceFile::new(shown, text, encoding);
        let (tree, mut found) = syntax::parse(self.id, &source, self.vocabulary);
        faults.append(&mut found);
        Sheet {
            id: self.id,
            kind,
            bytes: None,
            source: Arc::new(source),
            tree: Arc::new(tree),
            faults: faults.into(),
            unreadable,
        }
    }
}

impl Sheet {
    /// Whether it is what would be read of these bytes at this place.
    fn is(&self, id: FileId, kind: PathKind, bytes: &[u8]) -> bool {
        let own = self.bytes.as_deref();
        let own = own.unwrap_or(self.source.text.as_bytes());
        self.id == id && self.kind == kind && !self.unreadable && own == bytes
    }
}
