//! A workspace of the session: which files it holds, how it was last analysed, what its findings were told as.

use super::files::Overlay;
use super::told::Telling;
use super::worker::Job;
use crate::ide::Analysis;
use crate::locale::Language;
use crate::project::{EXTENSION, Failure, Files, MANIFEST, PathKind, Request, nearest_manifest};
use lsp_server::RequestId;
use lsp_types::Uri;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use time::Date;

/// What the client knows of work under way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Progress {
    /// Nothing, or that it has ended.
    Silent,
    /// It was asked, by a request of this id, to make room for it.
    Asked(RequestId),
    /// That it has begun.
    Told,
}

pub(super) struct Workspace {
    pub(super) request: Request,
    /// Counts the states of its files.
    pub(super) revision: u64,
    /// The state that `analysis` and `failures` belong to.
    pub(super) analysed: u64,
    /// The last one that came about.
    pub(super) analysis: Option<Arc<Analysis>>,
    /// Why there is none of the present state.
    pub(super) failures: Vec<Failure>,
    /// How long it took.
    pub(super) took: Duration,
    /// What was published of each file, by its path: the address, and the digest of it.
    pub(super) published: BTreeMap<PathBuf, (Uri, u64)>,
    /// The findings of each file as they are told.
    pub(super) tellings: BTreeMap<PathBuf, Telling>,
    /// The analysis and language that they are of.
    pub(super) told_of: Option<(Arc<Analysis>, Language)>,
    /// The work under way: its revision, and how to end it early.
    pub(super) running: Option<(u64, Arc<AtomicBool>)>,
    /// How far the client was told that its first analysis has begun.
    pub(super) progress: Progress,
    /// How many runs were given up since the last that was not.
    given_up: u32,
    /// Whether it is still wanted: none of its folders was closed.
    pub(super) is_open: bool,
}

impl Workspace {
    pub(super) fn new(request: Request) -> Self {
        Self {
            request,
            revision: 1,
            analysed: 0,
            analysis: None,
            failures: Vec::new(),
            took: Duration::ZERO,
            published: BTreeMap::new(),
            tellings: BTreeMap::new(),
            told_of: None,
            running: None,
            progress: Progress::Silent,
            given_up: 0,
            is_open: true,
        }
    }

    pub(super) fn root(&self) -> &Path {
        &self.request.root
    }

    /// Whether a file is, or would be, a source of this workspace.
    pub(super) fn holds(&self, path: &Path) -> bool {
        match self.request.only.as_slice() {
            [] => path.starts_with(self.root()),
            only => only.iter().any(|own| own == path),
        }
    }

    /// Its files have changed; a run that has begun is given up, unless that was done often enough: whoever types on
    /// wants to see findings, too.
    pub(super) fn touch(&mut self) {
        const MOST: u32 = 2;
        self.revision += 1;
        if let Some((_, stop)) = &self.running
            && self.given_up < MOST
            && !stop.swap(true, Ordering::Relaxed)
        {
            self.given_up += 1;
        }
    }

    /// The next run, if one is due and none under way.
    pub(super) fn job(&mut self, at: usize, files: &Overlay, as_of: Option<Date>) -> Option<Job> {
        if self.running.is_some() || self.analysed == self.revision || !self.is_open {
            return None;
        }
        let stop = Arc::new(AtomicBool::new(false));
        self.running = Some((self.revision, Arc::clone(&stop)));
        Some(Job {
            workspace: at,
            request: self.request.clone(),
            files: files.clone(),
            revision: self.revision,
            stop,
            as_of,
        })
    }

    /// A run has ended; `whole` if it was not given up.
    pub(super) fn ended(&mut self, whole: bool) {
        self.running = None;
        if whole {
            self.given_up = 0;
        }
    }

    /// Whether its tellings are of this analysis.
    pub(super) fn is_told(&self, analysis: &Arc<Analysis>, language: Language) -> bool {
        let told = self.told_of.as_ref();
        told.is_some_and(|(of, own)| Arc::ptr_eq(of, analysis) && *own == language)
    }

    pub(super) fn is_current(&self) -> bool {
        self.analysed == self.revision
    }
}

/// The workspace that a file belongs to: that of the nearest manifest upward, else the innermost open folder, else the
/// file alone.
pub(super) fn request_for(path: &Path, folders: &[PathBuf], files: &dyn Files) -> Request {
    let parent = path.parent().unwrap_or(path);
    let whole = |root: PathBuf| Request {
        root,
        only: Vec::new(),
    };
    if super::uri::is_nowhere(path) {
        return Request {
            root: parent.to_owned(),
            only: vec![path.to_owned()],
        };
    }
    if let Some(root) = nearest_manifest(parent, files) {
        return whole(root);
    }
    let folders = folders.iter().filter(|folder| path.starts_with(folder));
    match folders.max_by_key(|folder| folder.components().count()) {
        Some(folder) => whole(folder.clone()),
        None => Request {
            root: parent.to_owned(),
            only: vec![path.to_owned()],
        },
    }
}

/// The workspaces of an open folder: the one it stands in; if it has no manifest, each one below it; itself if it has
/// sources that are in none of those.
pub(super) fn requests_of(folder: &Path, files: &dyn Files) -> Vec<Request> {
    let whole = |root: &Path| Request {
        root: root.to_owned(),
        only: Vec::new(),
    };
    if let Some(root) = nearest_manifest(folder, files) {
        return vec![whole(&root)];
    }
    let walked = files.walk(folder);
    let manifests = walked
        .iter()
        .filter(|(path, kind)| *kind == PathKind::File && path.ends_with(MANIFEST));
    let roots: Vec<&Path> = manifests.filter_map(|(path, _)| path.parent()).collect();
    let is_loose = |(path, _): &&(PathBuf, PathKind)| {
        path.extension().is_some_and(|ending| ending == EXTENSION)
            && !roots.iter().any(|root| path.starts_with(root))
    };
    // Loose files beside workspaces are looked at when they are opened.
    let mut requests: Vec<Request> = roots.iter().map(|root| whole(root)).collect();
    if requests.is_empty() && walked.iter().any(|walked| is_loose(&walked)) {
        requests.push(whole(folder));
    }
    requests
}
