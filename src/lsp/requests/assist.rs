//! Hints, lenses, links, the line of command and code actions in the protocol's terms.

use super::here::Here;
use super::navigate::workspace_edit;
use super::{Answer, read, write};
use crate::ide::actions::{Action, ActionKind, actions};
use crate::ide::hints::{Leads, hints, lenses};
use crate::ide::outline::within;
use crate::ide::symbols::{self, Symbol};
use crate::lsp::diagnostics;
use crate::lsp::server::Server;
use crate::lsp::uri;
use crate::model::{Entity, PositionId};
use lsp_types::{
    CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem,
    CallHierarchyOutgoingCall, CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams,
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeLens, CodeLensParams,
    Command, DocumentLink, DocumentLinkParams, InlayHint, InlayHintLabel, InlayHintParams,
    SymbolKind, Uri,
};
use serde_json::{Value, json};
use std::str::FromStr;

pub(super) fn inlay_hints(server: &mut Server, params: Value) -> Answer {
    let params: InlayHintParams = read(params)?;
    let here = Here::of(server, &params.text_document.uri);
    write(here.map(|here| {
        let range = here.bytes(params.range);
        let hints = hints(&here.view(), range)
            .into_iter()
            .map(|hint| InlayHint {
                position: here.place(hint.offset),
                label: InlayHintLabel::String(hint.text),
                kind: None,
                text_edits: None,
                tooltip: None,
                padding_left: Some(true),
                padding_right: None,
                data: None,
            });
        hints.collect::<Vec<_>>()
    }))
}

/// Lenses that lead somewhere need a command that the client knows; others only say something.
pub(super) fn code_lenses(server: &mut Server, params: Value) -> Answer {
    let params: CodeLensParams = read(params)?;
    let address = params.text_document.uri;
    let Some(here) = Here::of(server, &address) else {
        return write(Value::Null);
    };
    let prefix = server.client.commands.clone();
    let lenses = lenses(&here.view()).into_iter().filter_map(|lens| {
        let range = here.range(lens.range);
        let arguments = match &lens.leads_to {
            Leads::Places(places) => {
                let places = places
                    .iter()
                    .filter_map(|span| here.location(server, *span));
                json!([address, range.start, places.collect::<Vec<_>>()])
            }
            Leads::Findings => json!([address, range]),
            Leads::Preview => json!([address, range.start]),
        };
        let name = match lens.leads_to {
            Leads::Places(_) => "showReports",
            Leads::Findings => "showFindings",
            Leads::Preview => "preview",
        };
        // A preview is nothing without a client that shows it.
        if prefix.is_none() && lens.leads_to == Leads::Preview {
            return None;
        }
        let command = prefix
            .as_ref()
            .map_or(String::new(), |own| format!("{own}.{name}"));
        Some(CodeLens {
            range,
            command: Some(Command::new(
                lens.text,
                command,
                arguments.as_array().cloned(),
            )),
            data: None,
        })
    });
    write(lenses.collect::<Vec<_>>())
}

pub(super) fn links(server: &mut Server, params: Value) -> Answer {
    let params: DocumentLinkParams = read(params)?;
    let Some(here) = Here::of(server, &params.text_document.uri) else {
        return write(Value::Null);
    };
    let links = crate::ide::links::links(&here.view()).into_iter();
    let links = links.filter_map(|link| {
        let target = match &link.rule {
            Some(rule) => server.client.explain(rule),
            None => here.text(link.range).to_owned(),
        };
        Some(DocumentLink {
            range: here.range(link.range),
            target: Some(Uri::from_str(&target).ok()?),
            tooltip: None,
            data: None,
        })
    });
    write(links.collect::<Vec<_>>())
}

fn call_item(server: &Server, here: &Here, id: PositionId) -> Option<CallHierarchyItem> {
    let model = &here.analysis.project.model;
    let source = model[id].source;
    let location = here.location(server, source.name)?;
    let detail = within(&here.analysis, Entity::Position(id));
    Some(CallHierarchyItem {
        name: model[id].title.clone(),
        kind: SymbolKind::CLASS,
        tags: None,
        detail: Some(detail).filter(|detail| !detail.is_empty()),
        uri: location.uri,
        range: here.span(source.head),
        selection_range: location.range,
        data: Some(json!(model[id].id)),
    })
}

pub(super) fn prepare_calls(server: &mut Server, params: Value) -> Answer {
    let params: CallHierarchyPrepareParams = read(params)?;
    let place = params.text_document_position_params;
    let Some(here) = Here::of(server, &place.text_document.uri) else {
        return write(Value::Null);
    };
    let offset = here.offset(place.position);
    let named = here
        .file
        .and_then(|file| symbols::at(&here.analysis, file, offset));
    let Some((Symbol::Position(id), _)) = named else {
        return write(Value::Null);
    };
    let item = call_item(server, &here, id);
    write(item.map(|item| vec![item]))
}

/// The position of an item that was given out before.
fn asked(server: &mut Server, item: &CallHierarchyItem) -> Option<(Here, PositionId)> {
    let here = Here::of(server, &item.uri)?;
    let id = item.data.as_ref()?.as_str()?;
    let model = &here.analysis.project.model;
    let found = model.position_ids().find(|own| model[*own].id == id)?;
    Some((here, found))
}

/// Who reports to a position: they come to it.
pub(super) fn reports(server: &mut Server, params: Value) -> Answer {
    let params: CallHierarchyIncomingCallsParams = read(params)?;
    let Some((here, id)) = asked(server, &params.item) else {
        return write(Value::Null);
    };
    let model = &here.analysis.project.model;
    let calls = model[id].subordinates.iter().filter_map(|own| {
        let claim = model[*own].superior_claim.map(|claim| claim.span);
        let file = model[*own].source.name.file;
        Some(CallHierarchyIncomingCall {
            from: call_item(server, &here, *own)?,
            // Places are of the one who comes.
            from_ranges: claim
                .filter(|span| span.file == file)
                .map(|span| here.span(span))
                .into_iter()
                .collect(),
        })
    });
    write(calls.collect::<Vec<_>>())
}

/// Whom a position reports to.
pub(super) fn superiors(server: &mut Server, params: Value) -> Answer {
    let params: CallHierarchyOutgoingCallsParams = read(params)?;
    let Some((here, id)) = asked(server, &params.item) else {
        return write(Value::Null);
    };
    let model = &here.analysis.project.model;
    let file = model[id].source.name.file;
    let claim = model[id].superior_claim;
    let call = claim.and_then(|claim| {
        Some(CallHierarchyOutgoingCall {
            to: call_item(server, &here, claim.superior)?,
            from_ranges: Some(claim.span)
                .filter(|span| span.file == file)
                .map(|span| here.span(span))
                .into_iter()
                .collect(),
        })
    });
    write(call.into_iter().collect::<Vec<_>>())
}

pub(super) fn code_actions(server: &mut Server, params: Value) -> Answer {
    let params: CodeActionParams = read(params)?;
    let Some(here) = Here::of(server, &params.text_document.uri) else {
        return write(Value::Null);
    };
    let range = here.bytes(params.range);
    let wanted = params.context.only;
    let is_wanted = |kind: &CodeActionKind| {
        let below = |own: &CodeActionKind| {
            let rest = kind.as_str().strip_prefix(own.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        wanted
            .as_ref()
            .is_none_or(|wanted| wanted.iter().any(below))
    };
    let offered = actions(&here.view(), range).into_iter();
    let offered = offered.filter(|action| is_wanted(&kind(action.kind)));
    let told = offered.map(|action| told(server, &here, action));
    write(told.collect::<Vec<_>>())
}

fn told(server: &Server, here: &Here, action: Action) -> CodeActionOrCommand {
    let finding = action.finding.as_ref();
    let finding =
        finding.and_then(|own| diagnostics::one(server, here.workspace, &here.analysis, own));
    CodeActionOrCommand::CodeAction(CodeAction {
        title: capitalised(&server.catalogue(Some(here.workspace)).text(&action.title)),
        kind: Some(kind(action.kind)),
        diagnostics: finding.map(|own| vec![own]),
        edit: Some(workspace_edit(server, here, &action.edits)),
        is_preferred: Some(action.is_preferred).filter(|own| *own),
        ..CodeAction::default()
    })
}

/// An entry of a menu begins with a capital; on a terminal the same words stand within a sentence.
fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(rest).collect()
}

fn kind(kind: ActionKind) -> CodeActionKind {
    match kind {
        ActionKind::Fix => CodeActionKind::QUICKFIX,
        ActionKind::FixAll => CodeActionKind::SOURCE_FIX_ALL,
        ActionKind::Rewrite => CodeActionKind::REFACTOR_REWRITE,
    }
}

/// The page of a rule, for clients that show it.
pub(super) fn explain(server: &mut Server, params: Value) -> Answer {
    let rule = params
        .get("rule")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let address = params.get("uri").and_then(Value::as_str);
    let address = address.and_then(|own| Uri::from_str(own).ok());
    let workspace = address.map(|own| server.workspace_of(&uri::path(&own)));
    let language = server.language(workspace);
    let analysis = workspace.and_then(|at| server.workspaces[at].analysis.clone());
    let own = analysis.and_then(|own| own.project.rule(rule));
    let found = own.or_else(|| crate::check::Rule::find(rule));
    write(found.map(|rule| {
        let page = rule.page(language);
        json!({"rule": rule.name, "markdown": format!("# {}\n\n{}\n", rule.name, page.text)})
    }))
}
