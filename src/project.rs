//! A workspace: its manifest, its sources read and parsed, its model. Reads through the [`Files`] trait alone, so
//! that it works on a disk, in an editor or in a test.

mod disk;
mod locate;
pub mod manifest;
mod read;

use crate::check::{self, Rule, memo::Memo};
use crate::diagnostic::{Diagnostic, Message};
use crate::locale::Language;
use crate::model::{Model, resolve};
use crate::syntax::ast::File;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::{SourceFile, Sources, fold};
pub use disk::{Disk, source_date, today};
use manifest::{Manifest, Patterns};
pub use read::Cache;
use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use time::Date;

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
    /// What [`Files::read`] gives of a file, parsed, where somebody has done so already.
    fn parsed(&self, _path: &Path) -> Option<Parsed> {
        None
    }
    /// Whether a file is not to be read: too long to be judged as often as it is asked for.
    fn is_withheld(&self, _path: &Path) -> bool {
        false
    }
}

/// A file of UTF-8 that was parsed elsewhere.
#[derive(Clone, Debug)]
pub struct Parsed {
    pub source: Arc<SourceFile>,
    pub tree: Arc<File>,
    /// What the parse found.
    pub faults: Arc<[Diagnostic]>,
    /// The [`Project::words`] with which it was parsed.
    pub words: Arc<str>,
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
    /// What the manifest adds to the vocabulary: another text if words mean something else.
    pub words: Arc<str>,
    pub sources: Sources,
    pub files: Vec<Arc<File>>,
    /// What was found in each file when it was parsed, whatever the others say.
    pub faults: Vec<Arc<[Diagnostic]>>,
    pub model: Model,
    /// What was found while reading.
    pub reported: Vec<Diagnostic>,
    /// Whether some file could not be read: the command cannot be wholly done.
    pub incomplete: bool,
    /// What the rules know of the parts that have not changed, and will for the next time.
    memo: Arc<Memo>,
}

impl Project {
    /// Reads a workspace. Faults in sources are findings; only a bad manifest stops it.
    ///
    /// # Errors
    /// If the manifest cannot be read or says what it must not.
    pub fn load(request: &Request, files: &dyn Files) -> Result<Self, Vec<Failure>> {
        Self::read(request, files, &mut Cache::default(), false)
    }

    /// Reads a workspace as [`Project::load`] does, taking from the cache what is as it was when that was filled.
    ///
    /// # Errors
    /// As [`Project::load`].
    pub fn load_again(
        request: &Request,
        files: &dyn Files,
        cache: &mut Cache,
    ) -> Result<Self, Vec<Failure>> {
        Self::read(request, files, cache, true)
    }

    fn read(
        request: &Request,
        files: &dyn Files,
        cache: &mut Cache,
        keeps: bool,
    ) -> Result<Self, Vec<Failure>> {
        let manifest = Manifest::load(&request.root, files)?;
        let (vocabulary, paths) = rayon::join(
            || manifest.vocabulary(),
            || source_paths(request, &manifest, files),
        );
        let (vocabulary, paths) = (vocabulary?, paths?);
        let words = cache.words_of(&manifest);
        let read::Sheets {
            sources,
            trees,
            faults,
            mut reported,
            incomplete,
        } = cache.read(request, paths, files, &vocabulary);
        let settings = resolve::Settings {
            name: manifest.name.clone(),
            currency: manifest.currency.clone(),
        };
        let readings = keeps.then_some(&mut cache.readings);
        let (model, mut diagnostics) =
            resolve::resolve(&trees, &sources, &vocabulary, &settings, readings);
        if request.only.is_empty() {
            manifest.check_grades(&model.organisation)?;
        }
        reported.append(&mut diagnostics);
        let memo = match keeps {
            true => cache.memo_of(&trees, &model),
            false => Arc::default(),
        };
        let root = request.root.clone();
        Ok(Self {
            root,
            manifest,
            vocabulary,
            words,
            sources,
            files: trees,
            faults,
            model,
            reported,
            incomplete,
            memo,
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
        match self.judge_all(config) {
            (found, failures) if failures.is_empty() => Ok(found),
            (_, failures) => Err(failures),
        }
    }

    /// Runs the rules: what was found, and which rules of the workspace cannot be evaluated.
    pub fn judge_all(&self, config: &check::Config) -> (Vec<Diagnostic>, Vec<Failure>) {
        let judged = self.run(config);
        let failures = match judged.faults.is_empty() {
            true => Vec::new(),
            false => self.manifest.custom_failures(judged.faults),
        };
        (judged.found, failures)
    }

    /// What the manifest says about rules, on a day against which expiry is judged.
    pub fn config(&self, as_of: Option<Date>) -> check::Config {
        check::Config {
            as_of,
            ..self.manifest.config()
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
            &self.memo,
        );
        check::run(&context)
    }
}

/// The nearest folder upward that holds a manifest.
pub fn nearest_manifest(from: &Path, files: &dyn Files) -> Option<PathBuf> {
    from.ancestors()
        .find(|folder| files.kind(&folder.join(MANIFEST)) == Some(PathKind::File))
        .map(Path::to_path_buf)
}

/// A path as messages show it: relative to the workspace, divided by `/`.
pub fn relative(root: &Path, path: &Path) -> String {
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
