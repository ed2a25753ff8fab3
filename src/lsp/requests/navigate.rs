//! Hover, definition, references, highlights and rename in the protocol's terms.

use super::here::Here;
use super::{Answer, read, write};
use crate::diagnostic::{Edit, Message};
use crate::ide::cards::hover as card;
use crate::ide::rename::{in_manifest, lost_names, renamable, rename as renamed};
use crate::ide::symbols::{self, Symbol, Use, UseKind};
use crate::lsp::files::Opened;
use crate::lsp::server::Server;
use crate::lsp::uri;
use crate::project::{MANIFEST, Project, Request};
use crate::text::decode::Encoding;
use crate::text::{FileId, SourceFile, Span};
use lsp_server::ErrorCode;
use lsp_types::{
    DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, GotoDefinitionParams,
    GotoDefinitionResponse, Hover, HoverContents, HoverParams, Location, MarkupContent, MarkupKind,
    PrepareRenameResponse, ReferenceParams, RenameParams, TextDocumentPositionParams, TextEdit,
    Uri, WorkspaceEdit,
};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

pub(super) fn hover(server: &mut Server, params: Value) -> Answer {
    let params: HoverParams = read(params)?;
    let place = params.text_document_position_params;
    let markdown = server.client.markdown;
    let found = Here::of(server, &place.text_document.uri).and_then(|here| {
        let (text, range) = card(&here.view(), here.offset(place.position))?;
        let (kind, text) = match markdown {
            true => (MarkupKind::Markdown, text),
            false => (MarkupKind::PlainText, plain(&text)),
        };
        Some(Hover {
            contents: HoverContents::Markup(MarkupContent { kind, value: text }),
            range: Some(here.range(range)),
        })
    });
    write(found)
}

/// A card without its marks.
fn plain(card: &str) -> String {
    let mut out = String::with_capacity(card.len());
    let mut characters = card.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\\' => out.extend(characters.next()),
            '*' if characters.peek() == Some(&'*') => {
                characters.next();
            }
            c => out.push(c),
        }
    }
    out
}

/// What is named at a place.
fn named(server: &mut Server, place: &TextDocumentPositionParams) -> Option<(Here, Symbol, Span)> {
    let here = Here::of(server, &place.text_document.uri)?;
    let offset = here.offset(place.position);
    let (symbol, span) = symbols::at(&here.analysis, here.file?, offset)?;
    Some((here, symbol, span))
}

pub(super) fn definition(server: &mut Server, params: Value) -> Answer {
    let params: GotoDefinitionParams = read(params)?;
    let Some((here, symbol, _)) = named(server, &params.text_document_position_params) else {
        return write(Value::Null);
    };
    let uses = symbols::uses(&here.analysis, &symbol);
    // A thing that is described nowhere is at home in the outline.
    let best = uses.iter().map(|own| own.kind).min();
    let uses = uses
        .iter()
        .filter(|own| Some(own.kind) == best && own.kind != UseKind::Reference);
    let places = uses.filter_map(|own| here.location(server, own.span));
    write(GotoDefinitionResponse::Array(places.collect()))
}

pub(super) fn references(server: &mut Server, params: Value) -> Answer {
    let params: ReferenceParams = read(params)?;
    let declared = params.context.include_declaration;
    let Some((here, symbol, _)) = named(server, &params.text_document_position) else {
        return write(Value::Null);
    };
    let wanted = |own: &&Use| declared || own.kind != UseKind::Declaration;
    let uses = symbols::uses(&here.analysis, &symbol);
    let places = uses.iter().filter(wanted);
    let places = places.filter_map(|own| here.location(server, own.span));
    write(places.collect::<Vec<Location>>())
}

pub(super) fn highlights(server: &mut Server, params: Value) -> Answer {
    let params: DocumentHighlightParams = read(params)?;
    let Some((here, symbol, _)) = named(server, &params.text_document_position_params) else {
        return write(Value::Null);
    };
    let uses = symbols::uses(&here.analysis, &symbol);
    let own = uses.iter().filter(|own| Some(own.span.file) == here.file);
    let marks = own.map(|own| DocumentHighlight {
        range: here.range(own.span.range),
        kind: Some(match own.kind {
            UseKind::Declaration => DocumentHighlightKind::WRITE,
            UseKind::Outline | UseKind::Reference => DocumentHighlightKind::READ,
        }),
    });
    write(marks.collect::<Vec<_>>())
}

pub(super) fn prepare(server: &mut Server, params: Value) -> Answer {
    let place: TextDocumentPositionParams = read(params)?;
    let Some((here, symbol, span)) = named(server, &place) else {
        return write(Value::Null);
    };
    let model = &here.analysis.project.model;
    let name = renamable(model, &symbol);
    write(
        name.map(|name| PrepareRenameResponse::RangeWithPlaceholder {
            range: here.range(span.range),
            placeholder: name.to_owned(),
        }),
    )
}

pub(super) fn rename(server: &mut Server, params: Value) -> Answer {
    let params: RenameParams = read(params)?;
    let place = params.text_document_position;
    let new = params.new_name;
    let Some((here, symbol, _)) = named(server, &place) else {
        let at = server.workspace_of(&uri::path(&place.text_document.uri));
        return refused(server, Some(at), &Message::new("ide-rename-nothing"));
    };
    // What is not read may name it, too.
    let mut documents = server.documents.values();
    if documents.any(|own| own.workspace == here.workspace && own.is_long) {
        return refused(
            server,
            Some(here.workspace),
            &Message::new("ide-rename-long"),
        );
    }
    let keep = server.client.keeps_names;
    let edits = match renamed(&here.analysis, &symbol, &new, keep) {
        Ok(edits) => edits,
        Err(message) => return refused(server, Some(here.workspace), &message),
    };
    if loses_names(server, &here, &edits) {
        let message = Message::new("ide-rename-clash").arg("name", new.as_str());
        return refused(server, Some(here.workspace), &message);
    }
    let old = renamable(&here.analysis.project.model, &symbol).unwrap_or_default();
    let booklets = match symbol {
        Symbol::Position(_) | Symbol::Department(_) => {
            in_manifest(here.analysis.project.manifest.text(), old)
        }
        _ => Vec::new(),
    };
    let mut edit = workspace_edit(server, &here, &edits);
    let root = server.workspaces[here.workspace].root().join(MANIFEST);
    if let (Some(uri), false) = (server.uri(&root), booklets.is_empty()) {
        let text = here.analysis.project.manifest.text().to_owned();
        let source = SourceFile::new(MANIFEST, text, Encoding::Utf8);
        let own = booklets
            .into_iter()
            .map(|range| TextEdit::new(here.units().range(&source, range), new.trim().to_owned()));
        edit.changes
            .get_or_insert_default()
            .insert(uri, own.collect());
    }
    write(edit)
}

fn refused(server: &Server, workspace: Option<usize>, message: &Message) -> Answer {
    let text = server.catalogue(workspace).text(message);
    Err((ErrorCode::RequestFailed as i32, text))
}

/// Whether names would mean nothing, or something else, after these edits: the workspace is read as it would be then.
fn loses_names(server: &Server, here: &Here, edits: &[Edit]) -> bool {
    let mut texts: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in edits {
        texts.entry(edit.span.file).or_default().push(edit);
    }
    let mut overlay = server.overlay();
    let mut open = (*overlay.open).clone();
    for (file, mut edits) in texts {
        let old = here.analysis.project.sources.get(file);
        let mut text = old.text.clone();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.range.start));
        for edit in edits {
            let range = edit.span.range;
            text.replace_range(range.start as usize..range.end as usize, &edit.text);
        }
        let source = Arc::new(SourceFile::new(old.path.as_str(), text, Encoding::Utf8));
        let parsed = None;
        open.insert(
            here.path_of(file),
            Opened {
                source,
                parsed,
                is_long: false,
            },
        );
    }
    overlay.open = Arc::new(open);
    let own = &server.workspaces[here.workspace].request;
    let request = Request {
        root: own.root.clone(),
        only: own.only.clone(),
    };
    let before = lost_names(&here.analysis.project.model);
    let after = Project::load(&request, &overlay);
    after.is_ok_and(|after| lost_names(&after.model) > before)
}

/// Edits of several files in the protocol's terms.
pub(super) fn workspace_edit(server: &Server, here: &Here, edits: &[Edit]) -> WorkspaceEdit {
    #[expect(
        clippy::mutable_key_type,
        reason = "the protocol's own type; its cache is no part of the key"
    )]
    let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
    for edit in edits {
        if let Some(uri) = server.uri(&here.path_of(edit.span.file)) {
            let own = TextEdit::new(here.span(edit.span), edit.text.clone());
            changes.entry(uri).or_default().push(own);
        }
    }
    WorkspaceEdit {
        changes: Some(changes),
        ..WorkspaceEdit::default()
    }
}
