//! Diagnostics for clients that ask for them: of a document, of the whole workspace. What the client knows already is
//! not sent again.

use super::{Answer, read, write};
use crate::lsp::server::Server;
use crate::lsp::told::{Telling, Told, list};
use crate::lsp::{diagnostics, uri};
use lsp_types::{DocumentDiagnosticParams, Uri, WorkspaceDiagnosticParams};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// `DocumentDiagnosticReport`.
#[derive(Serialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
enum Report {
    Full {
        result_id: String,
        #[serde(serialize_with = "list")]
        items: Arc<Vec<Told>>,
    },
    Unchanged {
        result_id: String,
    },
}

impl Report {
    /// What a client has not got yet, by the id of what it has.
    fn of(telling: Telling, known: Option<&str>) -> Self {
        let result_id = format!("{:016x}", telling.digest);
        match known == Some(result_id.as_str()) {
            true => Self::Unchanged { result_id },
            false => Self::Full {
                result_id,
                items: telling.told,
            },
        }
    }
}

/// `WorkspaceDocumentDiagnosticReport`.
#[derive(Serialize)]
struct Item {
    uri: Uri,
    version: Option<i32>,
    #[serde(flatten)]
    report: Report,
}

/// `WorkspaceDiagnosticReport`.
#[derive(Serialize)]
struct Items {
    items: Vec<Item>,
}

pub(super) fn document(server: &mut Server, params: Value) -> Answer {
    let params: DocumentDiagnosticParams = read(params)?;
    let path = uri::path(&params.text_document.uri);
    let at = server.workspace_of(&path);
    let telling = diagnostics::of_file(server, at, &path);
    write(Report::of(telling, params.previous_result_id.as_deref()))
}

pub(super) fn workspace(server: &mut Server, params: Value) -> Answer {
    let params: WorkspaceDiagnosticParams = read(params)?;
    let known = params.previous_result_ids.into_iter();
    let mut known: BTreeMap<String, String> = known
        .map(|own| (own.uri.as_str().to_owned(), own.value))
        .collect();
    let mut items = Vec::new();
    for at in 0..server.workspaces.len() {
        if !server.workspaces[at].is_open {
            continue;
        }
        for (path, telling) in diagnostics::of_workspace(server, at) {
            let Some(uri) = server.uri(&path) else {
                continue;
            };
            let known = known.remove(uri.as_str());
            items.push(Item {
                uri,
                version: server.documents.get(&path).map(|document| document.version),
                report: Report::of(telling, known.as_deref()),
            });
        }
    }
    // Files that are gone have nothing wrong with them any more.
    let gone = known.into_keys().filter_map(|uri| uri.parse().ok());
    items.extend(gone.map(|uri| Item {
        uri,
        version: None,
        report: Report::of(Telling::of(Vec::new()), None),
    }));
    write(Items { items })
}
