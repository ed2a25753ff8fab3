//! Findings as the protocol has them, pushed when an analysis has ended and given to whoever asks. What is told is what
//! `rolec check` tells.

use super::client::Client;
use super::place::Units;
use super::server::Server;
use crate::diagnostic::{Diagnostic, Severity};
use crate::ide::findings::{Tag, provisional, tag};
use crate::ide::{Analysis, View};
use crate::locale::{Catalogue, Language};
use crate::project::{Failure, MANIFEST, relative};
use crate::text::{FileId, SourceFile, Span};
use lsp_types::{
    CodeDescription, Diagnostic as Told, DiagnosticRelatedInformation, DiagnosticSeverity,
    DiagnosticTag, Location, NumberOrString, Position, PublishDiagnosticsParams, Range, Uri,
};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

/// Who told it.
const SOURCE: &str = "rolec";

/// An analysis that takes longer is not waited for before a file's own findings are told.
const LONG: Duration = Duration::from_millis(15);

/// Puts findings in the client's terms.
pub(super) struct Teller<'a> {
    client: &'a Client,
    catalogue: &'static Catalogue,
    analysis: &'a Analysis,
    /// Looks up the address of a file.
    address: &'a dyn Fn(FileId) -> Option<Uri>,
    /// The file whose text is newer than the analysis.
    newer: Option<(FileId, &'a SourceFile)>,
}

impl Teller<'_> {
    fn units(&self) -> Units {
        self.client.units
    }

    fn source(&self, file: FileId) -> &SourceFile {
        match self.newer {
            Some((newer, source)) if newer == file => source,
            _ => self.analysis.project.sources.get(file),
        }
    }

    fn range(&self, span: Span) -> Range {
        self.units().range(self.source(span.file), span.range)
    }

    pub(super) fn told(&self, finding: &Diagnostic) -> Told {
        let href = Uri::from_str(&self.client.explain(finding.rule)).ok();
        let href = href.filter(|_| self.client.links_codes);
        let tag = tag(finding.rule).map(|tag| match tag {
            Tag::Unnecessary => DiagnosticTag::UNNECESSARY,
            Tag::Deprecated => DiagnosticTag::DEPRECATED,
        });
        Told {
            range: self.range(finding.span),
            severity: Some(severity(finding.severity)),
            code: Some(NumberOrString::String(finding.rule.to_owned())),
            code_description: href.map(|href| CodeDescription { href }),
            source: Some(SOURCE.to_owned()),
            message: message(self.catalogue, &finding.message),
            related_information: self.related(finding),
            tags: tag.map(|tag| vec![tag]),
            data: None,
        }
    }

    /// What was told of a finding before, at the places where it stands now.
    fn moved(&self, known: &Told, finding: &Diagnostic) -> Told {
        let places = known.related_information.as_ref();
        let is_whole = places.is_none_or(|places| places.len() == finding.related.len());
        if !is_whole {
            return self.told(finding);
        }
        let mut told = known.clone();
        told.range = self.range(finding.span);
        let places = told.related_information.iter_mut().flatten();
        for (told, related) in places.zip(&finding.related) {
            told.location.range = self.range(related.span);
        }
        told
    }

    fn related(&self, finding: &Diagnostic) -> Option<Vec<DiagnosticRelatedInformation>> {
        if !self.client.related || finding.related.is_empty() {
            return None;
        }
        let related = finding.related.iter().filter_map(|related| {
            let uri = (self.address)(related.span.file)?;
            Some(DiagnosticRelatedInformation {
                location: Location::new(uri, self.range(related.span)),
                message: self.catalogue.text(&related.message),
            })
        });
        Some(related.collect())
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        // A hint of the protocol is three dots that nobody reads.
        Severity::Hint => DiagnosticSeverity::INFORMATION,
    }
}

/// What is wrong, and on a line of its own what to do about it.
fn message(catalogue: &Catalogue, message: &crate::diagnostic::Message) -> String {
    let text = catalogue.text(message);
    match catalogue.attribute(message, "help") {
        Some(help) => format!("{text}\n{help}"),
        None => text,
    }
}

/// A fault of the manifest.
fn refused(failure: &Failure, catalogue: &Catalogue) -> Told {
    let place = failure.place.as_ref();
    let place = place.map_or(Position::new(0, 0), |place| {
        let from_one = |number: usize| number.saturating_sub(1) as u32;
        Position::new(from_one(place.line), from_one(place.column))
    });
    Told {
        range: Range::new(place, place),
        severity: Some(DiagnosticSeverity::ERROR),
        source: Some(SOURCE.to_owned()),
        message: message(catalogue, &failure.message),
        ..Told::default()
    }
}

/// What is told of a file.
#[derive(Clone)]
pub(super) struct Telling {
    pub(super) told: Arc<Vec<Told>>,
    /// Another one for other findings; only compared within one session.
    pub(super) digest: u64,
}

impl Telling {
    pub(super) fn of(told: Vec<Told>) -> Self {
        Self {
            digest: digest(&told),
            told: Arc::new(told),
        }
    }
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

/// Puts the findings of the last analysis in words; those of a file that are what they were keep theirs.
fn put_in_words(server: &mut Server, at: usize) {
    let Some(analysis) = server.workspaces[at].analysis.clone() else {
        return;
    };
    let language = server.language(Some(at));
    let own = &mut server.workspaces[at];
    let is_done = |(known, own): &(Arc<Analysis>, Language)| {
        Arc::ptr_eq(known, &analysis) && *own == language
    };
    if own.told_of.as_ref().is_some_and(is_done) {
        return;
    }
    let mut known = std::mem::take(&mut own.tellings);
    let before = own.told_of.replace((Arc::clone(&analysis), language));
    let before = before.filter(|(before, own)| {
        *own == language && server.has_plain_addresses() && before.has_files_of(&analysis)
    });
    let root = server.workspaces[at].root();
    let tellings = with_teller(server, at, &analysis, None, |teller| {
        let files = analysis.project.sources.iter();
        let tellings = files.map(|(file, source)| {
            let path = root.join(&source.path);
            let same = before
                .as_ref()
                .is_some_and(|(own, _)| own.tells_as(&analysis, file));
            let telling = known.remove(&path).filter(|_| same).unwrap_or_else(|| {
                let findings = analysis.found_in(file).iter();
                Telling::of(findings.map(|finding| teller.told(finding)).collect())
            });
            (path, telling)
        });
        tellings.collect()
    });
    server.workspaces[at].tellings = tellings;
    // To free a workspace takes a while, and nobody has to wait for it.
    rayon::spawn(move || drop(before));
}

/// The file of a path in an analysis.
pub(super) fn file_of(analysis: &Analysis, path: &Path) -> Option<FileId> {
    let project = &analysis.project;
    project.sources.named(&relative(&project.root, path))
}

/// One finding in the protocol's terms.
pub(super) fn one(server: &Server, at: usize, analysis: &Analysis, finding: &Diagnostic) -> Told {
    with_teller(server, at, analysis, None, |teller| teller.told(finding))
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
    let Telling { told, digest } = telling;
    let known = server.workspaces[at].published.get(&path);
    let is_known = known.is_some_and(|(own, known)| *own == uri && *known == digest);
    if is_known || known.is_none() && told.is_empty() && version.is_none() {
        return;
    }
    // A document that was closed may have had an address of another spelling.
    if let Some((old, _)) = known.filter(|(own, _)| *own != uri) {
        server.notify(
            PUBLISH,
            PublishDiagnosticsParams::new(old.clone(), Vec::new(), None),
        );
    }
    let published = &mut server.workspaces[at].published;
    match told.is_empty() && version.is_none() {
        true => published.remove(&path),
        false => published.insert(path, (uri.clone(), digest)),
    };
    let told = Arc::unwrap_or_clone(told);
    server.notify(PUBLISH, PublishDiagnosticsParams::new(uri, told, version));
}

const PUBLISH: &str = "textDocument/publishDiagnostics";

/// Takes back all that was told of a workspace.
pub(super) fn clear(server: &mut Server, at: usize) {
    for (uri, _) in std::mem::take(&mut server.workspaces[at].published).into_values() {
        server.notify(
            PUBLISH,
            PublishDiagnosticsParams::new(uri, Vec::new(), None),
        );
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
    let Some(file) = view.file else {
        return;
    };
    let found = provisional(&view, &document.faults);
    let source = Arc::clone(&document.source);
    let known = workspace.tellings.get(path);
    let known = known.map_or(&[][..], |own| own.told.as_slice());
    let told = with_teller(server, at, &analysis, Some((file, &source)), |teller| {
        let told = found.iter().map(|own| {
            let known = own.known.and_then(|at| known.get(at));
            known.map_or_else(
                || teller.told(&own.finding),
                |known| teller.moved(known, &own.finding),
            )
        });
        told.collect()
    });
    push(server, at, path.to_owned(), Telling::of(told));
}

/// A number that is another for other findings.
fn digest(told: &[Told]) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    for one in told {
        let place = |place: Position| (place.line, place.character);
        let range = |range: Range| (place(range.start), place(range.end));
        let code = match &one.code {
            Some(NumberOrString::String(code)) => code.as_str(),
            _ => "",
        };
        (range(one.range), code, &one.message).hash(&mut hasher);
        format!("{:?}", one.severity).hash(&mut hasher);
        for related in one.related_information.iter().flatten() {
            let location = &related.location;
            (
                location.uri.as_str(),
                range(location.range),
                &related.message,
            )
                .hash(&mut hasher);
        }
    }
    hasher.finish()
}
