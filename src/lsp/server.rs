//! The session: who is connected, what is open, which workspaces there are. Takes messages in their order and hands
//! each to whom it concerns; requests that need an analysis of the present texts wait for it.

use super::client::Client;
use super::documents::{ALONE, Document};
use super::files::{Kept, Opened, Overlay};
use super::outgoing::{Outgoing, Outlet};
use super::requests::{self, When};
use super::worker::{self, Done, Outcome, Work};
use super::workspace::{Progress, Workspace, request_for, requests_of};
use super::{Farewell, Options};
use super::{diagnostics, notifications, uri};
use crate::diagnostic::Message as Words;
use crate::ide::Analysis;
use crate::locale::{Catalogue, Language};
use crate::project::manifest::Manifest;
use crate::project::{Request as Wanted, relative};
use crate::syntax::vocabulary::Vocabulary;
use crossbeam_channel::{Receiver, Sender, select_biased, unbounded};
use lsp_server::{ErrorCode, Message, Request, RequestId, Response};
use lsp_types::{InitializeParams, MessageType, Uri};
use serde::Serialize;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

pub(super) struct Server {
    messages: Receiver<Message>,
    outlet: Outlet,
    pub(super) client: Client,
    pub(super) options: Options,
    pub(super) disk: Kept,
    /// Open folders.
    pub(super) folders: Vec<PathBuf>,
    /// Open documents by their paths.
    pub(super) documents: BTreeMap<PathBuf, Document>,
    pub(super) workspaces: Vec<Workspace>,
    worker: Sender<Work>,
    done: Receiver<Done>,
    /// Requests that wait for an analysis, each with the workspace and the state that it needs.
    waiting: Vec<Waiting>,
    /// The number of the next request to the client.
    next: i32,
}

struct Waiting {
    request: Request,
    /// Which workspace; None waits for all.
    workspace: Option<usize>,
    /// The document that it is about, and its version when it was asked.
    document: Option<(PathBuf, i32)>,
}

impl Server {
    pub(super) fn new(
        messages: Receiver<Message>,
        outlet: Outlet,
        client: Client,
        options: Options,
        params: &InitializeParams,
    ) -> Self {
        let (worker, queue) = unbounded::<Work>();
        let (answers, done) = unbounded::<Done>();
        thread::spawn(move || worker::work(&queue, &answers));
        let disk = Kept::new(Arc::clone(&options.files), client.watches);
        Self {
            messages,
            outlet,
            client,
            options,
            disk,
            folders: folders(params),
            documents: BTreeMap::new(),
            workspaces: Vec::new(),
            worker,
            done,
            waiting: Vec::new(),
            next: 0,
        }
    }

    /// Serves until the client leaves.
    pub(super) fn run(mut self) -> Farewell {
        self.watch();
        for folder in self.folders.clone() {
            self.open_folder(&folder);
        }
        let (messages, done) = (self.messages.clone(), self.done.clone());
        loop {
            if messages.is_empty() {
                self.start();
            }
            select_biased! {
                recv(messages) -> message => match message {
                    Ok(message) => if let Some(farewell) = self.message(message) {
                        return farewell;
                    },
                    Err(_) => return Farewell::Abrupt,
                },
                recv(done) -> done => if let Ok(done) = done {
                    self.analysed(done);
                },
            }
        }
    }

    /// Takes a message; says how the client left if it was the last.
    fn message(&mut self, message: Message) -> Option<Farewell> {
        match message {
            Message::Request(request) if request.method == "shutdown" => {
                self.send(Response::new_ok(request.id, ()));
                return Some(self.farewell());
            }
            Message::Request(request) => self.request(request),
            Message::Notification(notification) if notification.method == "exit" => {
                return Some(Farewell::Abrupt);
            }
            Message::Notification(notification) => {
                let method = notification.method.clone();
                self.guarded(&method, |server| {
                    notifications::take(server, notification);
                });
            }
            Message::Response(response) => self.answered(&response),
        }
        None
    }

    /// Waits for the `exit` of a client that asked to shut down; what else it says is too late.
    fn farewell(&self) -> Farewell {
        const PATIENCE: Duration = Duration::from_secs(30);
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.messages.recv_deadline(deadline) {
                Ok(Message::Notification(own)) if own.method == "exit" => {
                    return Farewell::Agreed;
                }
                Ok(Message::Request(own)) => {
                    let code = ErrorCode::InvalidRequest as i32;
                    self.send(Response::new_err(own.id, code, own.method));
                }
                Ok(_) => {}
                Err(_) => return Farewell::Abrupt,
            }
        }
    }

    /// Does something that may fail in a way that nobody foresaw; the server goes on.
    fn guarded<T>(&mut self, what: &str, act: impl FnOnce(&mut Self) -> T) -> Option<T> {
        match catch_unwind(AssertUnwindSafe(|| act(self))) {
            Ok(value) => Some(value),
            Err(panic) => {
                self.tell_of_panic(what, &super::said(panic.as_ref()));
                None
            }
        }
    }

    fn tell_of_panic(&self, what: &str, said: &str) {
        let words = Words::new("lsp-panic").arg("what", what).arg("said", said);
        self.log(MessageType::ERROR, &words);
    }

    fn request(&mut self, request: Request) {
        let Some(handler) = requests::handler(&request.method) else {
            let code = ErrorCode::MethodNotFound as i32;
            let response = Response::new_err(request.id, code, request.method);
            return self.send(response);
        };
        let path = requests::document(&request.params).map(|uri| uri::path(&uri));
        let workspace = path.as_deref().map(|path| self.workspace_of(path));
        let is_first = workspace.is_some_and(|at| self.workspaces[at].analysed == 0);
        if (handler.when == When::Settled || is_first) && !self.is_settled(workspace) {
            let version = path.and_then(|path| {
                let version = self.documents.get(&path)?.version;
                Some((path, version))
            });
            self.waiting.push(Waiting {
                request,
                workspace,
                document: version.filter(|_| handler.is_at_a_place),
            });
            return;
        }
        self.answer(request);
    }

    /// Whether the last analysis saw the texts as they are now.
    fn is_settled(&self, workspace: Option<usize>) -> bool {
        match workspace {
            Some(at) => self.workspaces[at].is_current(),
            None => {
                let mut open = self.workspaces.iter().filter(|own| own.is_open);
                open.all(Workspace::is_current)
            }
        }
    }

    fn answer(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let answer = self.guarded(&method, |server| requests::answer(server, &method, params));
        let failed = || {
            let words = Words::new("lsp-failed").arg("what", method.as_str());
            let text = self.catalogue(None).text(&words);
            Err((ErrorCode::InternalError as i32, text))
        };
        match answer.unwrap_or_else(failed) {
            Ok(result) => self.outlet.send(Outgoing::Answer { id, result }),
            Err((code, message)) => self.send(Response::new_err(id, code, message)),
        }
    }

    /// The client does not want an answer any more.
    pub(super) fn cancel(&mut self, id: &RequestId) {
        let Some(at) = self.waiting.iter().position(|own| own.request.id == *id) else {
            return;
        };
        let waiting = self.waiting.remove(at);
        let code = ErrorCode::RequestCanceled as i32;
        let text = self.catalogue(None).plain("lsp-cancelled");
        self.send(Response::new_err(waiting.request.id, code, text));
    }

    /// Answers what has waited for an analysis that is there now.
    fn answer_waiting(&mut self) {
        let (ready, waiting): (Vec<_>, Vec<_>) = std::mem::take(&mut self.waiting)
            .into_iter()
            .partition(|own| self.is_settled(own.workspace));
        self.waiting = waiting;
        for own in ready {
            let is_old = own.document.is_some_and(|(path, version)| {
                let now = self.documents.get(&path).map(|document| document.version);
                now != Some(version)
            });
            if is_old {
                // The place that was asked about is not the same any more.
                let code = ErrorCode::ContentModified as i32;
                let text = self.catalogue(None).plain("lsp-modified");
                self.send(Response::new_err(own.request.id, code, text));
            } else {
                self.answer(own.request);
            }
        }
    }

    /// Hands out work that is due.
    pub(super) fn start(&mut self) {
        let files = self.overlay();
        let day = self.options.day();
        for at in 0..self.workspaces.len() {
            if let Some(job) = self.workspaces[at].job(at, &files, day) {
                // A run that was given up is no end of it: the same progress goes on.
                let own = &self.workspaces[at];
                if own.analysed == 0 && own.progress == Progress::Silent {
                    self.ask_for_progress(at);
                }
                // The worker lives as long as the server.
                let _ = self.worker.send(Work::Analyse(job));
            }
        }
    }

    pub(super) fn overlay(&self) -> Overlay {
        let open = self.documents.iter().map(|(path, document)| {
            let source = Arc::clone(&document.source);
            let parsed = document.parsed();
            let opened = Opened {
                source,
                parsed,
                is_long: document.is_long,
            };
            (path.clone(), opened)
        });
        Overlay {
            open: Arc::new(open.collect()),
            disk: self.disk.clone(),
        }
    }

    /// Nobody needs an analysis any more.
    pub(super) fn free(&self, analysis: Arc<Analysis>) {
        let _ = self.worker.send(Work::Free(analysis));
    }

    fn analysed(&mut self, done: Done) {
        let first = self.workspaces[done.workspace].analysed == 0;
        let whole = !matches!(done.outcome, Outcome::Stopped);
        self.workspaces[done.workspace].ended(whole);
        match done.outcome {
            Outcome::Stopped => return,
            Outcome::Panicked(said) => {
                self.tell_of_panic("analysis", &said);
                self.workspaces[done.workspace].analysed = done.revision;
            }
            Outcome::Refused(failures) => {
                let workspace = &mut self.workspaces[done.workspace];
                workspace.failures = failures;
                workspace.analysed = done.revision;
            }
            Outcome::Analysed(analysis) => {
                self.take_analysis(done.workspace, done.revision, analysis)
            }
        }
        self.workspaces[done.workspace].took = done.took;
        if first {
            self.end_progress(done.workspace);
        }
        self.guarded("diagnostics", |server| {
            diagnostics::publish(server, done.workspace)
        });
        self.answer_waiting();
    }

    fn take_analysis(&mut self, at: usize, revision: u64, analysis: Arc<Analysis>) {
        let workspace = &mut self.workspaces[at];
        workspace.failures.clone_from(&analysis.failures);
        workspace.analysis = Some(Arc::clone(&analysis));
        workspace.analysed = revision;
        // The words may mean something else now, and the files have other numbers.
        let project = &analysis.project;
        let stale = self.documents.iter().filter(|(path, document)| {
            let file = diagnostics::file_of(&analysis, path).unwrap_or(ALONE);
            document.workspace == at && !document.is_parsed_as(file, &project.words)
        });
        let stale: Vec<PathBuf> = stale.map(|(path, _)| path.clone()).collect();
        stale.iter().for_each(|path| self.parse(path));
    }

    /// Reads an open document anew.
    pub(super) fn parse(&mut self, path: &Path) {
        let at = self.workspace_of(path);
        let analysis = self.workspaces[at].analysis.clone();
        let Some(document) = self.documents.get_mut(path) else {
            return;
        };
        let is_whole = match &analysis {
            Some(analysis) => {
                let file = diagnostics::file_of(analysis, path).unwrap_or(ALONE);
                let project = &analysis.project;
                document.parse(file, &project.vocabulary, Arc::clone(&project.words))
            }
            None => document.parse(ALONE, Vocabulary::built_in(), Arc::default()),
        };
        if !is_whole {
            let words = Words::new("lsp-too-long").arg("path", path.display().to_string());
            self.log(MessageType::WARNING, &words);
        }
    }

    /// The workspace of a file, made if there is none.
    pub(super) fn workspace_of(&mut self, path: &Path) -> usize {
        if let Some(document) = self.documents.get(path) {
            return document.workspace;
        }
        let wanted = request_for(path, &self.folders, &self.overlay());
        self.workspace_for(wanted)
    }

    fn workspace_for(&mut self, wanted: Wanted) -> usize {
        let known = self.workspaces.iter();
        let known = known.map(|own| same(&own.request, &wanted));
        match known.enumerate().find_map(|(at, same)| same.then_some(at)) {
            Some(at) => {
                self.workspaces[at].is_open = true;
                at
            }
            None => {
                self.workspaces.push(Workspace::new(wanted));
                self.workspaces.len() - 1
            }
        }
    }

    /// A folder was opened.
    pub(super) fn open_folder(&mut self, folder: &Path) {
        for wanted in requests_of(folder, &self.overlay()) {
            self.workspace_for(wanted);
        }
    }

    /// Folders or manifests are other ones now: some workspaces are new, and some are none any more.
    pub(super) fn rearrange(&mut self) {
        let files = self.overlay();
        let folders = self.folders.iter();
        let mut wanted: Vec<Wanted> = folders.flat_map(|own| requests_of(own, &files)).collect();
        let own: Vec<PathBuf> = self.documents.keys().cloned().collect();
        let homes = own
            .iter()
            .map(|path| request_for(path, &self.folders, &files));
        let homes: Vec<Wanted> = homes.collect();
        wanted.extend(homes.iter().cloned());
        for at in 0..self.workspaces.len() {
            let own = &self.workspaces[at].request;
            if !wanted.iter().any(|wanted| same(own, wanted)) {
                self.workspaces[at].is_open = false;
                diagnostics::clear(self, at);
            }
        }
        wanted.into_iter().for_each(|wanted| {
            self.workspace_for(wanted);
        });
        for (path, home) in own.iter().zip(homes) {
            let at = self.workspace_for(home);
            let name = relative(self.workspaces[at].root(), path);
            if let Some(document) = self.documents.get_mut(path) {
                document.settle(at, name);
            }
        }
        self.workspaces.iter_mut().for_each(Workspace::touch);
    }

    /// Files of these paths are other ones now.
    pub(super) fn touched(&mut self, path: &Path) {
        for workspace in self.workspaces.iter_mut().filter(|own| own.holds(path)) {
            workspace.touch();
        }
    }

    /// The language of messages: what the user asks for, the command line, the manifest, the client's own, the
    /// environment, and else that of the sources. What belongs to no workspace is told as in the first one.
    pub(super) fn language(&self, workspace: Option<usize>) -> Language {
        let first = || self.workspaces.iter().position(|own| own.is_open);
        let workspace = workspace.or_else(first);
        let analysis = workspace.and_then(|at| self.workspaces[at].analysis.as_ref());
        let asked = self.client.language.or(self.options.language);
        asked
            .or_else(|| analysis.and_then(|own| own.project.manifest.language))
            .or(self.client.locale)
            .or(self.options.environment)
            .or_else(|| analysis.map(|own| own.project.document_language()))
            .unwrap_or(Language::En)
    }

    /// The language of a workspace that was not analysed yet.
    fn first_language(&self, at: usize) -> Language {
        let root = self.workspaces[at].root();
        let manifest = Manifest::load(root, &self.overlay()).ok();
        let asked = self.client.language.or(self.options.language);
        asked
            .or_else(|| manifest.and_then(|own| own.language))
            .unwrap_or_else(|| self.language(Some(at)))
    }

    pub(super) fn catalogue(&self, workspace: Option<usize>) -> &'static Catalogue {
        Catalogue::of(self.language(workspace))
    }

    /// The address of a path, as the client writes it if the document is open.
    pub(super) fn uri(&self, path: &Path) -> Option<Uri> {
        match self.documents.get(path) {
            Some(document) => Some(document.uri.clone()),
            None => uri::uri(path),
        }
    }

    /// Whether every open document has the address that its path would be given.
    pub(super) fn has_plain_addresses(&self) -> bool {
        let mut documents = self.documents.iter();
        documents.all(|(path, document)| uri::uri(path).as_ref() == Some(&document.uri))
    }

    pub(super) fn log(&self, kind: MessageType, words: &Words) {
        let message = self.catalogue(None).text(words);
        let params = lsp_types::LogMessageParams { typ: kind, message };
        self.notify("window/logMessage", params);
    }

    pub(super) fn notify(&self, method: &'static str, params: impl Serialize + Send + 'static) {
        self.outlet.send(Outgoing::Notification {
            method,
            params: Box::new(params),
            state_of: None,
        });
    }

    /// Tells the state of a thing, which nobody has to know any more when the next one is told.
    pub(super) fn tell(
        &self,
        method: &'static str,
        thing: String,
        state: impl Serialize + Send + 'static,
    ) {
        self.outlet.send(Outgoing::Notification {
            method,
            params: Box::new(state),
            state_of: Some(thing),
        });
    }

    /// Asks the client for something; gives the id that it will answer by.
    pub(super) fn ask(&mut self, method: &str, params: impl Serialize) -> RequestId {
        self.next += 1;
        let id = RequestId::from(format!("rolec-{}", self.next));
        self.send(Request::new(id.clone(), method.to_owned(), params));
        id
    }

    /// The client answers what it was asked for; only room for progress matters.
    fn answered(&mut self, response: &Response) {
        let asked = Progress::Asked(response.id.clone());
        let own = self.workspaces.iter().map(|own| &own.progress);
        let at = own.enumerate().find(|(_, own)| **own == asked);
        let Some(at) = at.map(|(at, _)| at) else {
            return;
        };
        if response.response_result.is_ok() {
            self.begin_progress(at);
        }
    }

    fn send(&self, message: impl Into<Message>) {
        self.outlet.send(Outgoing::Message(message.into()));
    }

    /// Wants to be told of changes on the disk.
    fn watch(&mut self) {
        if self.client.watches {
            self.ask("client/registerCapability", super::capabilities::watched());
        }
    }

    fn ask_for_progress(&mut self, at: usize) {
        if self.client.progress {
            let token = serde_json::json!({"token": token(at)});
            let id = self.ask("window/workDoneProgress/create", token);
            self.workspaces[at].progress = Progress::Asked(id);
        }
    }

    fn begin_progress(&mut self, at: usize) {
        self.workspaces[at].progress = Progress::Told;
        let language = self.first_language(at);
        let title = Catalogue::of(language).plain("lsp-analysing");
        let value = serde_json::json!({"kind": "begin", "title": title, "cancellable": false});
        self.tell_progress(at, value);
    }

    fn end_progress(&mut self, at: usize) {
        let progress = &mut self.workspaces[at].progress;
        if std::mem::replace(progress, Progress::Silent) == Progress::Told {
            self.tell_progress(at, serde_json::json!({"kind": "end"}));
        }
    }

    fn tell_progress(&self, at: usize, value: serde_json::Value) {
        let params = serde_json::json!({"token": token(at), "value": value});
        self.notify("$/progress", params);
    }
}

/// By which the client knows the work on a workspace.
fn token(workspace: usize) -> String {
    format!("rolec-analysis-{workspace}")
}

fn same(one: &Wanted, two: &Wanted) -> bool {
    one.root == two.root && one.only == two.only
}

/// The folders that the client has open.
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    let folders = params.workspace_folders.as_deref().unwrap_or_default();
    let folders: Vec<PathBuf> = folders.iter().map(|own| uri::path(&own.uri)).collect();
    if !folders.is_empty() {
        return folders;
    }
    #[expect(deprecated, reason = "clients without folders say it here")]
    let root = params.root_uri.as_ref().map(uri::path);
    root.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handler_that_fails_leaves_the_server_alive_and_says_why() {
        let (own, client) = lsp_server::Connection::memory();
        let params = InitializeParams::default();
        let options = Options::new(Some(Language::En), None);
        let lsp_server::Connection { sender, receiver } = own;
        let outlet = Outlet::Messages(sender);
        let mut server = Server::new(receiver, outlet, Client::of(&params), options, &params);
        let done: Option<()> = server.guarded("a/request", |_| panic!("the reason"));
        assert!(done.is_none());
        let Ok(Message::Notification(told)) = client.receiver.recv() else {
            panic!("nothing was logged");
        };
        assert_eq!(told.method, "window/logMessage");
        let text = told.params.to_string();
        assert!(
            text.contains("the reason") && text.contains("a/request"),
            "{text}"
        );
        assert_eq!(server.guarded("another", |_| 7), Some(7));
    }
}
