//! What the client tells: documents opened, changed and closed, files changed on the disk, folders opened and closed.

use super::documents::Document;
use super::files::is_watched;
use super::server::Server;
use super::{diagnostics, uri};
use crate::diagnostic::Message as Words;
use crate::ide::findings::is_alike;
use crate::project::{MANIFEST, relative};
use lsp_server::{Notification, RequestId};
use lsp_types::{
    CancelParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, FileChangeType, MessageType, NumberOrString,
};
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// Takes a notification; one that nobody knows is passed over, as the protocol wants it.
pub(super) fn take(server: &mut Server, notification: Notification) {
    let Notification { method, params } = notification;
    match method.as_str() {
        "textDocument/didOpen" => read(server, &method, params, opened),
        "textDocument/didChange" => read(server, &method, params, changed),
        "textDocument/didClose" => read(server, &method, params, closed),
        "textDocument/didSave" => read(server, &method, params, saved),
        "workspace/didChangeWatchedFiles" => read(server, &method, params, watched),
        "workspace/didChangeWorkspaceFolders" => read(server, &method, params, folders),
        "$/cancelRequest" => read(server, &method, params, cancelled),
        _ => {}
    }
}

fn read<P: DeserializeOwned>(
    server: &mut Server,
    method: &str,
    params: serde_json::Value,
    act: impl FnOnce(&mut Server, P),
) {
    match serde_json::from_value(params) {
        Ok(params) => act(server, params),
        Err(error) => {
            let words = Words::new("lsp-bad-message").arg("what", method);
            let words = words.arg("said", error.to_string());
            server.log(MessageType::WARNING, &words);
        }
    }
}

fn opened(server: &mut Server, params: DidOpenTextDocumentParams) {
    let own = params.text_document;
    let path = uri::path(&own.uri);
    let workspace = server.workspace_of(&path);
    let name = relative(server.workspaces[workspace].root(), &path);
    let document = Document::new(own.uri, workspace, name, own.version, own.text);
    server.documents.insert(path.clone(), document);
    server.parse(&path);
    server.touched(&path);
}

fn changed(server: &mut Server, params: DidChangeTextDocumentParams) {
    let path = uri::path(&params.text_document.uri);
    let version = params.text_document.version;
    let units = server.client.units;
    let shown = path.display().to_string();
    let Some(document) = server.documents.get_mut(&path) else {
        let words = Words::new("lsp-not-open").arg("path", shown);
        return server.log(MessageType::WARNING, &words);
    };
    if version <= document.version {
        let known = f64::from(document.version);
        let words = Words::new("lsp-stale")
            .arg("path", shown)
            .arg("known", known);
        return server.log(
            MessageType::WARNING,
            &words.arg("version", f64::from(version)),
        );
    }
    document.version = version;
    let faults = Arc::clone(&document.faults);
    if !document.change(params.content_changes, units) {
        let words = Words::new("lsp-too-long").arg("path", shown);
        server.log(MessageType::WARNING, &words);
    }
    server.parse(&path);
    server.touched(&path);
    // What is told here takes its time; the analysis need not wait for it.
    server.start();
    // Editors move what was told along with the text; only what the text itself says anew is worth a word.
    let now = server.documents.get(&path);
    if now.is_some_and(|document| !is_alike(&faults, &document.faults)) {
        diagnostics::publish_at_once(server, &path);
    }
}

fn closed(server: &mut Server, params: DidCloseTextDocumentParams) {
    let path = uri::path(&params.text_document.uri);
    if server.documents.remove(&path).is_none() {
        return;
    }
    // What was not saved is gone.
    server.disk.forget(&path);
    server.touched(&path);
    for at in 0..server.workspaces.len() {
        if server.workspaces[at].request.only.contains(&path) {
            server.workspaces[at].is_open = false;
            diagnostics::clear(server, at);
        }
    }
}

fn saved(server: &mut Server, params: DidSaveTextDocumentParams) {
    let path = uri::path(&params.text_document.uri);
    server.disk.forget(&path);
    // Without a watcher this is the time to look at what else was written.
    if path.ends_with(MANIFEST) || !server.client.watches {
        server.touched(&path);
    }
}

fn watched(server: &mut Server, params: DidChangeWatchedFilesParams) {
    for change in params.changes {
        let path = uri::path(&change.uri);
        if !is_watched(&path) {
            // Of a folder that goes, clients do not tell file by file.
            if change.typ == FileChangeType::DELETED && server.disk.forget_below(&path) {
                server.rearrange();
            }
            continue;
        }
        server.disk.forget(&path);
        // An open document counts as it is in the editor.
        if !server.documents.contains_key(&path) || path.ends_with(MANIFEST) {
            server.touched(&path);
        }
        if path.ends_with(MANIFEST) {
            server.rearrange();
        }
    }
}

fn folders(server: &mut Server, params: DidChangeWorkspaceFoldersParams) {
    for folder in params.event.removed {
        let path = uri::path(&folder.uri);
        server.folders.retain(|own| *own != path);
    }
    for folder in params.event.added {
        let path = uri::path(&folder.uri);
        if !server.folders.contains(&path) {
            server.folders.push(path);
        }
    }
    server.disk.forget_all();
    server.rearrange();
}

fn cancelled(server: &mut Server, params: CancelParams) {
    let id = match params.id {
        NumberOrString::Number(number) => RequestId::from(number),
        NumberOrString::String(text) => RequestId::from(text),
    };
    server.cancel(&id);
}
