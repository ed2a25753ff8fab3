//! Findings pushed when an analysis has ended, and given to whoever asks. What is told is what `rolec check` tells; the
//! teller puts it in the client's terms.

use super::server::Server;
use super::teller::{MOST, Teller, message, note};
use super::told::{Telling, Told, list};
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::ide::findings::{Provisional, provisional, recognised};
use crate::ide::{Analysis, View};
use crate::locale::Catalogue;
use crate::project::{Failure, MANIFEST, relative};
use crate::text::{FileId, SourceFile};
use lsp_types::{MessageType, Position, Uri};
use serde::Serialize;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// An analysis that takes longer is not waited for before a file's own findings are told.
const LONG: Duration = Duration::from_millis(15);

/// A fault of the manifest.
fn refused(failure: &Failure, catalogue: &Catalogue) -> Told {
    let place = failure.place.as_ref();
    let place = place.map_or(Position::new(0, 0), |place| {
        let from_one = |number: usize| number.saturating_sub(1) as u32;
        Position::new(from_one(place.line), from_one(place.column))
    });
    note(Severity::Error, place, message(catalogue, &failure.message))
}

/// All that is to be told of a workspace, by path. A file that nothing is wrong with has an empty list.
pub(super) fn of_workspace(server: &mut Server, at: usize) -> BTreeMap<PathBuf, Telling> {
    let workspace = &server.workspaces[at];
    if !workspace.failures.is_empty() {
        // As `check` does: with rules that nobody can read, nothing is judged.
        let path = workspace.root().join(MANIFEST);
        return BTreeMap::from([(path, Telling::of(refusals(server, at)))]);
    }
    put_in_words(server, at);
    server.workspaces[at].tellings.clone()
}

/// What is to be told of one file.
pub(super) fn of_file(server: &mut Server, at: usize, path: &Path) -> Telling {
    let workspace = &server.workspaces[at];
    let is_manifest = path == workspace.root().join(MANIFEST);
    if is_manifest || !workspace.failures.is_empty() {
        return Telling::of(match is_manifest {
            true => refusals(server, at),
            false => Vec::new(),
        });
    }
    put_in_words(server, at);
    let workspace = &server.workspaces[at];
    let known = workspace.tellings.get(path).cloned();
    known.unwrap_or_else(|| Telling::of(Vec::new()))
}

fn refusals(server: &Server, at: usize) -> Vec<Told> {
    let catalogue = server.catalogue(Some(at));
    let failures = server.workspaces[at].failures.iter();
    failures
        .map(|failure| refused(failure, catalogue))
        .collect()
}

/// Puts the findings of the last analysis in words; what was told before keeps its words.
fn put_in_words(server: &mut Server, at: usize) {
    let Some(analysis) = server.workspaces[at].analysis.clone() else {
        return;
    };
    let language = server.language(Some(at));
    let own = &mut server.workspaces[at];
    if own.is_told(&analysis, language) {
        return;
    }
    let old = std::mem::take(&mut own.tellings);
    let before = own.told_of.replace((Arc::clone(&analysis), language));
    let before = before.filter(|(before, own)| {
        *own == language && server.has_plain_addresses() && before.has_files_of(&analysis)
    });
    let root = server.workspaces[at].root();
    let tellings: BTreeMap<PathBuf, Telling> = with_teller(server, at, &analysis, None, |teller| {
        let files = analysis.project.sources.iter();
        let tellings = files.map(|(file, source)| {
            let path = root.join(&source.path);
            let before = before.as_ref().map(|(before, _)| &**before);
            let telling = told_again(teller, before.zip(old.get(&path)), file);
            (path, telling)
        });
        tellings.collect()
    });
    log_what_is_left(server, &old, &tellings);
    server.workspaces[at].tellings = tellings;
    if let Some((before, _)) = before {
        server.free(before);
    }
}

/// The findings of a file, of which an earlier analysis may have told.
fn told_again(teller: &Teller, before: Option<(&Analysis, &Telling)>, file: FileId) -> Telling {
    let now = teller.analysis;
    let found = now.found_in(file);
    let Some((before, telling)) = before else {
        return teller.telling(found, &[]);
    };
    if before.tells_as(now, file) {
        return telling.clone();
    }
    // Where not all were told, nobody knows which.
    if telling.left > 0 {
        return teller.telling(found, &[]);
    }
    let words = recognised(before, now, file).into_iter();
    let words = words.map(|known| Some(&telling.told.get(known?)?.words));
    teller.telling(found, &words.collect::<Vec<_>>())
}

/// Says of each file that has more findings than are told that this is so, when it begins.
fn log_what_is_left(
    server: &Server,
    old: &BTreeMap<PathBuf, Telling>,
    new: &BTreeMap<PathBuf, Telling>,
) {
    for (path, telling) in new.iter().filter(|(_, telling)| telling.left > 0) {
        if old.get(path).is_none_or(|old| old.left == 0) {
            let words = Message::new("lsp-too-many")
                .arg("path", path.display().to_string())
                .arg("count", telling.left + MOST)
                .arg("most", MOST);
            server.log(MessageType::WARNING, &words);
        }
    }
}

/// The file of a path in an analysis.
pub(super) fn file_of(analysis: &Analysis, path: &Path) -> Option<FileId> {
    let project = &analysis.project;
    project.sources.named(&relative(&project.root, path))
}

/// One finding in the protocol's terms.
pub(super) fn one(
    server: &Server,
    at: usize,
    analysis: &Analysis,
    finding: &Diagnostic,
) -> Option<lsp_types::Diagnostic> {
    let told = with_teller(server, at, analysis, None, |teller| teller.told(finding));
    told.diagnostic()
}

fn with_teller<T>(
    server: &Server,
    at: usize,
    analysis: &Analysis,
    newer: Option<(FileId, &SourceFile)>,
    tell: impl FnOnce(&Teller) -> T,
) -> T {
    let root = server.workspaces[at].root();
    let address = |file: FileId| server.uri(&root.join(&analysis.project.sources.get(file).path));
    tell(&Teller {
        client: &server.client,
        catalogue: server.catalogue(Some(at)),
        analysis,
        address: &address,
        newer,
        last: Cell::default(),
    })
}

/// Tells the client what was found: pushes what is other than before, or bids it ask.
pub(super) fn publish(server: &mut Server, at: usize) {
    refresh(server);
    if server.client.pulls {
        return;
    }
    let told = of_workspace(server, at);
    let gone: Vec<PathBuf> = server.workspaces[at]
        .published
        .keys()
        .filter(|path| !told.contains_key(*path))
        .cloned()
        .collect();
    for path in gone {
        push(server, at, path, Telling::of(Vec::new()));
    }
    for (path, telling) in told {
        push(server, at, path, telling);
    }
}

/// Bids the client ask anew for what depends on the whole workspace.
fn refresh(server: &mut Server) {
    let client = &server.client;
    let asked = [
        (
            client.pulls && client.refreshes,
            "workspace/diagnostic/refresh",
        ),
        (client.refreshes_hints, "workspace/inlayHint/refresh"),
        (client.refreshes_lenses, "workspace/codeLens/refresh"),
    ];
    for (_, method) in asked.into_iter().filter(|(can, _)| *can) {
        server.ask(method, serde_json::Value::Null);
    }
}

fn push(server: &mut Server, at: usize, path: PathBuf, telling: Telling) {
    let Some(uri) = server.uri(&path) else {
        return;
    };
    let version = server.documents.get(&path).map(|document| document.version);
    let Telling { told, digest, .. } = telling;
    let known = server.workspaces[at].published.get(&path);
    let is_known = known.is_some_and(|(own, known)| *own == uri && *known == digest);
    if is_known || known.is_none() && told.is_empty() && version.is_none() {
        return;
    }
    // A document that was closed may have had an address of another spelling.
    if let Some((old, _)) = known.filter(|(own, _)| *own != uri) {
        take_back(server, old.clone());
    }
    let published = &mut server.workspaces[at].published;
    match told.is_empty() && version.is_none() {
        true => published.remove(&path),
        false => published.insert(path, (uri.clone(), digest)),
    };
    let published = Published {
        uri,
        diagnostics: told,
        version,
    };
    published.tell(server);
}

const PUBLISH: &str = "textDocument/publishDiagnostics";

/// The parameters of [`PUBLISH`].
#[derive(Serialize)]
struct Published {
    uri: Uri,
    #[serde(serialize_with = "list")]
    diagnostics: Arc<Vec<Told>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i32>,
}

impl Published {
    fn tell(self, server: &Server) {
        server.tell(PUBLISH, self.uri.as_str().to_owned(), self);
    }
}

fn take_back(server: &Server, uri: Uri) {
    let nothing = Published {
        uri,
        diagnostics: Arc::default(),
        version: None,
    };
    nothing.tell(server);
}

/// Takes back all that was told of a workspace.
pub(super) fn clear(server: &mut Server, at: usize) {
    for (uri, _) in std::mem::take(&mut server.workspaces[at].published).into_values() {
        take_back(server, uri);
    }
}

/// Tells what a file's own text says, where the whole workspace would take too long.
pub(super) fn publish_at_once(server: &mut Server, path: &Path) {
    let Some(document) = server.documents.get(path) else {
        return;
    };
    let at = document.workspace;
    let workspace = &server.workspaces[at];
    let Some(analysis) = workspace.analysis.clone() else {
        return;
    };
    let is_judged = workspace.failures.is_empty();
    if server.client.pulls || !is_judged || workspace.took < LONG {
        return;
    }
    let view = View {
        analysis: &analysis,
        source: &document.source,
        tree: &document.tree,
        file: file_of(&analysis, path),
        language: server.language(Some(at)),
    };
    let known = workspace.tellings.get(path);
    // Where not all is told, it has to be seen first what is gravest.
    let is_short = known.is_some_and(|known| known.left == 0) && document.faults.len() <= MOST;
    let (Some(file), Some(known)) = (view.file, known) else {
        return;
    };
    if !is_short || !workspace.is_told(&analysis, view.language) {
        return;
    }
    let found = provisional(&view, &document.faults);
    let newer = Some((file, &*document.source));
    let told = with_teller(server, at, &analysis, newer, |teller| {
        let told = found.into_iter().filter_map(|own| match own {
            Provisional::Still(at) => known.told.get(at).cloned(),
            Provisional::Moved {
                known: at,
                span,
                related,
            } => {
                let words = &known.told.get(at)?.words;
                Some(teller.moved(words, span, related.into_iter()))
            }
            Provisional::New(finding) => Some(teller.told(&finding)),
        });
        told.collect()
    });
    push(server, at, path.to_owned(), Telling::of(told));
}
