//! A workspace: its manifest, its sources read and parsed, its model. Reads through the [`Files`] trait alone, so
//! that it works on a disk, in an editor or in a test.

mod disk;
mod locate;
pub mod manifest;

use crate::check::{self, Rule};
use crate::diagnostic::{Diagnostic, Message};
use crate::locale::Language;
use crate::model::{Model, resolve};
use crate::syntax::ast::File;
use crate::syntax::{self, vocabulary::Vocabulary};
use crate::text::decode::{self, Encoding, NoText};
use crate::text::{FileId, SourceFile, Sources, Span, TextRange, fold};
pub use disk::Disk;
use manifest::{Manifest, Patterns};
use rayon::prelude::*;
use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};

/// The manifest's file name.
pub const MANIFEST: &str = "rolec.yaml";

/// The ending of source files.
pub const EXTENSION: &str = "role";

/// What a path is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PathKind {
    File,
    Folder,
    /// A pipe, device, socket, or a link to nothing.
    Other,
}

/// Where sources come from.
pub trait Files: Sync {
    /// The bytes of a regular file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// None if there is nothing.
    fn kind(&self, path: &Path) -> Option<PathKind>;
    /// Every path below a folder that is not hidden or ignored, with its kind, sorted.
    fn walk(&self, root: &Path) -> Vec<(PathBuf, PathKind)>;
}

/// Why a workspace cannot be read at all.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// Its help is the attribute `.help`.
    pub message: Message,
    /// The place, for a fault in a file.
    pub place: Option<FailurePlace>,
}

/// Where a fault in the manifest is.
#[derive(Clone, Debug, PartialEq)]
pub struct FailurePlace {
    pub path: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

impl Failure {
    pub fn new(message: Message) -> Self {
        Self {
            message,
            place: None,
        }
    }
}

/// What to read.
#[derive(Clone, Debug)]
pub struct Request {
    /// The folder that holds the workspace.
    pub root: PathBuf,
    /// Only these files; all sources of the workspace if empty.
    pub only: Vec<PathBuf>,
}

/// A workspace, read.
pub struct Project {
    pub root: PathBuf,
    pub manifest: Manifest,
    pub vocabulary: Cow<'static, Vocabulary>,
    pub sources: Sources,
    pub files: Vec<File>,
    pub model: Model,
    /// What was found while reading.
    pub reported: Vec<Diagnostic>,
    /// Whether some file could not be read: the command cannot be wholly done.
    pub incomplete: bool,
}

impl Project {
    /// Reads a workspace. Faults in sources are findings; only a bad manifest stops it.
    ///
    /// # Errors
    /// If the manifest cannot be read or says what it must not.
    pub fn load(request: &Request, files: &dyn Files) -> Result<Self, Vec<Failure>> {
        let manifest = Manifest::load(&request.root, files)?;
        let (vocabulary, paths) = rayon::join(
            || manifest.vocabulary(),
            || source_paths(request, &manifest, files),
        );
        let (vocabulary, paths) = (vocabulary?, paths?);
        let read: Vec<Read> = paths
            .par_iter()
            .map(|(path, kind)| Read::of(request, path, *kind, files, &vocabulary))
            .collect();
        let incomplete = read.iter().any(|read| read.unreadable);
        let mut reported = Vec::new();
        let mut sources = Vec::with_capacity(read.len());
        for (at, read) in read.into_iter().enumerate() {
            let span = Span::new(FileId(at as u32), TextRange::default());
            reported.extend(read.fault.map(|fault| Diagnostic { span, ..fault }));
            sources.push(read.source);
        }
        let sources = Sources::new(sources);
        let all: Vec<(FileId, &SourceFile)> = sources.iter().collect();
        let parsed: Vec<(File, Vec<Diagnostic>)> = all
            .into_par_iter()
            .map(|(id, source)| syntax::parse(id, source, &vocabulary))
            .collect();
        let mut trees = Vec::with_capacity(parsed.len());
        for (file, mut diagnostics) in parsed {
            reported.append(&mut diagnostics);
            trees.push(file);
        }
        let settings = resolve::Settings {
            name: manifest.name.clone(),
            currency: manifest.currency.clone(),
        };
        let (model, mut diagnostics) = resolve::resolve(&trees, &sources, &vocabulary, &settings);
        if request.only.is_empty() {
            manifest.check_grades(&model.organisation)?;
        }
        reported.append(&mut diagnostics);
        let root = request.root.clone();
        Ok(Self {
            root,
            manifest,
            vocabulary,
            sources,
            files: trees,
            model,
            reported,
            incomplete,
        })
    }

    /// The language of documents: that of the manifest, else Chinese if any source has Chinese in it.
    pub fn document_language(&self) -> Language {
        self.manifest.language.unwrap_or_else(|| {
            let chinese = |text: &str| text.chars().take(2000).any(fold::is_chinese);
            match self.sources.iter().any(|(_, source)| chinese(&source.text)) {
                true => Language::Zh,
                false => Language::En,
            }
        })
    }

    /// Runs the rules. What the workspace's own rules cannot judge is left out; [`Project::judge`] tells of it.
    pub fn check(&self, config: &check::Config) -> Vec<Diagnostic> {
        self.run(config).found
    }

    /// Runs the rules.
    ///
    /// # Errors
    /// If a rule of the workspace cannot be evaluated for some entity.
    pub fn judge(&self, config: &check::Config) -> Result<Vec<Diagnostic>, Vec<Failure>> {
        let judged = self.run(config);
        match judged.faults.is_empty() {
            true => Ok(judged.found),
            false => Err(self.manifest.custom_failures(judged.faults)),
        }
    }

    /// A rule, built in or of the workspace.
    pub fn rule(&self, name: &str) -> Option<&'static Rule> {
        self.manifest.all_rules().find(|rule| rule.name == name)
    }

    fn run(&self, config: &check::Config) -> check::Judged {
        let context = check::Context::new(
            &self.model,
            &self.files,
            &self.sources,
            &self.vocabulary,
            config,
            &self.reported,
        );
        check::run(&context)
    }
}

/// One source, read and decoded.
struct Read {
    source: SourceFile,
    fault: Option<Diagnostic>,
    unreadable: bool,
}

impl Read {
    fn of(
        request: &Request,
        path: &Path,
        kind: PathKind,
        files: &dyn Files,
        vocabulary: &Vocabulary,
    ) -> Self {
        let shown = shown_path(&request.root, path);
        let nowhere = Span::new(FileId(0), TextRange::default());
        let fault = |rule: &'static str| Diagnostic::new(rule, nowhere).arg("path", shown.as_str());
        let empty = || SourceFile::new(shown.as_str(), String::new(), Encoding::Utf8);
        if kind != PathKind::File {
            let variant = if kind == PathKind::Folder {
                "folder"
            } else {
                "device"
            };
            let fault = fault("syntax/not-a-file").variant(variant);
            return Self {
                source: empty(),
                fault: Some(fault),
                unreadable: false,
            };
        }
        let unreadable = |fault: Diagnostic| Self {
            source: empty(),
            fault: Some(fault),
            unreadable: true,
        };
        let bytes = match files.read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let variant = if error.kind() == io::ErrorKind::PermissionDenied {
                    "denied"
                } else {
                    "io"
                };
                return unreadable(
                    fault("syntax/unreadable")
                        .variant(variant)
                        .arg("reason", error.to_string()),
                );
            }
        };
        match decode::decode(bytes, |text| vocabulary.score(text)) {
            Ok((text, encoding)) => {
                let fault = (encoding != Encoding::Utf8)
                    .then(|| fault("syntax/encoding").arg("encoding", encoding.name()));
                Self {
                    source: SourceFile::new(shown.as_str(), text, encoding),
                    fault,
                    unreadable: false,
                }
            }
            Err(NoText::At(offset)) => unreadable(fault("syntax/unreadable").arg("offset", offset)),
            Err(NoText::TooLong) => unreadable(fault("syntax/unreadable").variant("too-long")),
        }
    }
}

/// A path as messages show it: relative to the workspace, divided by `/`.
fn shown_path(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = relative
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

/// The sources of a workspace with their kinds, sorted by path.
fn source_paths(
    request: &Request,
    manifest: &Manifest,
    files: &dyn Files,
) -> Result<Vec<(PathBuf, PathKind)>, Vec<Failure>> {
    if !request.only.is_empty() {
        let mut only: Vec<_> = request
            .only
            .iter()
            .map(|path| (path.clone(), files.kind(path).unwrap_or(PathKind::Other)))
            .collect();
        only.sort();
        only.dedup();
        return Ok(only);
    }
    let globs = manifest.globs()?;
    let wanted = |path: &Path| match &globs {
        Some(globs) => globs.is_match(path.strip_prefix(&request.root).unwrap_or(path)),
        None => path
            .extension()
            .is_some_and(|extension| extension == EXTENSION),
    };
    let walked = files.walk(&request.root);
    let mut paths: Vec<_> = walked
        .into_iter()
        .filter(|(path, _)| wanted(path))
        .collect();
    if globs.is_some() {
        // A glob such as `**` names folders too; nobody meant those.
        paths.retain(|(path, kind)| {
            *kind == PathKind::File || path.extension().is_some_and(|e| e == EXTENSION)
        });
    }
    if paths.is_empty() {
        // Whether that is welcome is for the command to say.
        return Ok(paths);
    }
    let relative: Vec<&Path> = paths
        .iter()
        .map(|(path, _)| path.strip_prefix(&request.root).unwrap_or(path))
        .collect();
    let idle = [Patterns::Sources, Patterns::Overrides];
    let idle = idle
        .map(|of| manifest.idle_patterns(of, &relative))
        .concat();
    if idle.is_empty() {
        Ok(paths)
    } else {
        Err(idle)
    }
}
