//! The world as Typst sees it: one text, our fonts, and the files handed in. No disk, no network, no clock.

use crate::diagnostic::Message;
use crate::render::typeface::Typefaces;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;

/// Files by the names under which pages ask for them.
#[derive(Clone, Default)]
pub(in crate::render) struct Files {
    files: FxHashMap<FileId, Bytes>,
}

impl Files {
    pub(in crate::render) fn add(&mut self, name: &str, bytes: Bytes) {
        if let Some(id) = file_id(name) {
            self.files.insert(id, bytes);
        }
    }
}

fn file_id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// Sets one text.
///
/// # Errors
/// If the text is no good Typst: a fault of ours, or of the user's templates if there are any.
pub(in crate::render) fn set(
    text: String,
    files: &Files,
    typefaces: &Typefaces,
    overridden: bool,
) -> Result<PagedDocument, Message> {
    let Some(main) = file_id("/main.typ") else {
        return Err(internal("main.typ".to_owned()));
    };
    let source = Source::new(main, text);
    let world = Stage {
        source,
        files,
        typefaces,
        main,
    };
    let output = typst::compile::<PagedDocument>(&world).output;
    output.map_err(|errors| match (overridden, errors.first()) {
        (true, Some(error)) => template_fault(error, &world),
        _ => fault(&errors),
    })
}

/// Drops what was kept for reuse, but for what another thread may be at: nothing is set twice.
pub(in crate::render) fn forget() {
    typst::comemo::evict(1);
}

/// A fault that is ours.
pub(in crate::render) fn fault(errors: &[SourceDiagnostic]) -> Message {
    let reasons: Vec<&str> = errors
        .iter()
        .take(3)
        .map(|error| error.message.as_str())
        .collect();
    internal(format!("Typst: {}", reasons.join("; ")))
}

fn internal(reason: String) -> Message {
    Message::new("cli-internal").arg("reason", reason)
}

/// A fault that the user's templates may have made, with what stands around it.
fn template_fault(error: &SourceDiagnostic, world: &Stage) -> Message {
    let text = world.source.text();
    let start = world.range(error.span).map_or(0, |range| range.start);
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let near: String = text[line..].chars().take(80).collect();
    Message::new("template-typst")
        .arg("reason", error.message.as_str())
        .arg("near", near.trim())
}

struct Stage<'a> {
    source: Source,
    files: &'a Files,
    typefaces: &'a Typefaces,
    main: FileId,
}

impl World for Stage<'_> {
    fn library(&self) -> &LazyHash<Library> {
        static LIBRARY: OnceLock<LazyHash<Library>> = OnceLock::new();
        LIBRARY.get_or_init(|| LazyHash::new(Library::builder().build()))
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.typefaces.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match id == self.main {
            true => Ok(self.source.clone()),
            false => Err(not_found(id)),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let file = self.files.files.get(&id);
        file.cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.typefaces.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
