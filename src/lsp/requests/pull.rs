//! Diagnostics for clients that ask for them: of a document, of the whole workspace. What the client knows already is
//! not sent again.

use super::{Answer, read, write};
use crate::lsp::diagnostics::{self, Telling};
use crate::lsp::server::Server;
use crate::lsp::uri;
use lsp_types::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, FullDocumentDiagnosticReport,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport,
    UnchangedDocumentDiagnosticReport, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) fn document(server: &mut Server, params: Value) -> Answer {
    let params: DocumentDiagnosticParams = read(params)?;
    let path = uri::path(&params.text_document.uri);
    let at = server.workspace_of(&path);
    let Telling { told, digest } = diagnostics::of_file(server, at, &path);
    let id = id(digest);
    write(match params.previous_result_id == Some(id.clone()) {
        true => DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                result_id: id,
            },
        }),
        false => DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: full(id, &told),
        }),
    })
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
        for (path, Telling { told, digest }) in diagnostics::of_workspace(server, at) {
            let Some(uri) = server.uri(&path) else {
                continue;
            };
            let document = server.documents.get(&path);
            let version = document.map(|document| i64::from(document.version));
            let id = id(digest);
            let same = known.remove(uri.as_str()) == Some(id.clone());
            items.push(match same {
                true => WorkspaceDocumentDiagnosticReport::Unchanged(
                    WorkspaceUnchangedDocumentDiagnosticReport {
                        uri,
                        version,
                        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                            result_id: id,
                        },
                    },
                ),
                false => report(uri, version, id, &told),
            });
        }
    }
    // Files that are gone have nothing wrong with them any more.
    let none = id(Telling::of(Vec::new()).digest);
    let gone = known.into_keys().filter_map(|uri| uri.parse().ok());
    items.extend(gone.map(|uri| report(uri, None, none.clone(), &[])));
    write(WorkspaceDiagnosticReport { items })
}

fn report(
    uri: lsp_types::Uri,
    version: Option<i64>,
    id: String,
    told: &[Diagnostic],
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: full(id, told),
    })
}

fn full(id: String, told: &[Diagnostic]) -> FullDocumentDiagnosticReport {
    FullDocumentDiagnosticReport {
        result_id: Some(id),
        items: told.to_vec(),
    }
}

fn id(digest: u64) -> String {
    format!("{digest:016x}")
}
