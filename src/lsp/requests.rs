//! The requests that the server answers: a table of methods, when each can be answered, and who answers. Works out
//! nothing itself.

mod assist;
mod complete;
mod here;
mod navigate;
mod preview;
mod pull;
mod shape;

use super::outgoing::Content;
use super::server::Server;
pub(super) use complete::TRIGGERS;
use here::Here;
use lsp_server::ErrorCode;
use lsp_types::Uri;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
pub(super) use shape::TOKENS;
use std::str::FromStr;

/// When a request can be answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum When {
    /// At once, from the document as it is and the last analysis.
    Now,
    /// As soon as there is an analysis of the present texts.
    Settled,
}

/// An answer, or the code and words of an error.
pub(super) type Answer = Result<Box<dyn Content>, (i32, String)>;

/// A method and who answers it.
pub(super) struct Handler {
    method: &'static str,
    pub(super) when: When,
    /// Whether it is about a place of a text: if the text has changed since, so has the question.
    pub(super) is_at_a_place: bool,
    answer: fn(&mut Server, Value) -> Answer,
}

const fn now(method: &'static str, answer: fn(&mut Server, Value) -> Answer) -> Handler {
    Handler {
        method,
        when: When::Now,
        is_at_a_place: true,
        answer,
    }
}

const fn settled(method: &'static str, answer: fn(&mut Server, Value) -> Answer) -> Handler {
    Handler {
        method,
        when: When::Settled,
        is_at_a_place: true,
        answer,
    }
}

/// About a file or the whole workspace, as it is when it is answered.
const fn whole(method: &'static str, answer: fn(&mut Server, Value) -> Answer) -> Handler {
    Handler {
        is_at_a_place: false,
        ..settled(method, answer)
    }
}

const HANDLERS: &[Handler] = &[
    now("textDocument/completion", complete::completion),
    settled("textDocument/hover", navigate::hover),
    settled("textDocument/definition", navigate::definition),
    settled("textDocument/references", navigate::references),
    settled("textDocument/documentHighlight", navigate::highlights),
    settled("textDocument/prepareRename", navigate::prepare),
    settled("textDocument/rename", navigate::rename),
    now("textDocument/formatting", shape::formatting),
    now("textDocument/rangeFormatting", shape::range_formatting),
    now("textDocument/onTypeFormatting", shape::on_type),
    now("textDocument/documentSymbol", shape::symbols),
    now("textDocument/foldingRange", shape::folding),
    now("textDocument/selectionRange", shape::selections),
    now("textDocument/semanticTokens/full", shape::all_tokens),
    now("textDocument/semanticTokens/range", shape::range_tokens),
    whole("workspace/symbol", shape::workspace_symbols),
    settled("textDocument/inlayHint", assist::inlay_hints),
    whole("textDocument/codeLens", assist::code_lenses),
    now("textDocument/documentLink", assist::links),
    settled("textDocument/prepareCallHierarchy", assist::prepare_calls),
    whole("callHierarchy/incomingCalls", assist::reports),
    whole("callHierarchy/outgoingCalls", assist::superiors),
    settled("textDocument/codeAction", assist::code_actions),
    now("rolec/explain", assist::explain),
    whole("rolec/preview", preview::preview),
    whole("rolec/chart", preview::chart),
    whole("textDocument/diagnostic", pull::document),
    whole("workspace/diagnostic", pull::workspace),
];

pub(super) fn handler(method: &str) -> Option<&'static Handler> {
    HANDLERS.iter().find(|handler| handler.method == method)
}

pub(super) fn answer(server: &mut Server, method: &str, params: Value) -> Answer {
    match handler(method) {
        Some(handler) => (handler.answer)(server, params),
        None => Err((ErrorCode::MethodNotFound as i32, method.to_owned())),
    }
}

/// The document that a request is about.
pub(super) fn document(params: &Value) -> Option<Uri> {
    let document = params.get("textDocument").or_else(|| params.get("item"))?;
    Uri::from_str(document.get("uri")?.as_str()?).ok()
}

/// Reads the parameters of a request.
fn read<P: DeserializeOwned>(params: Value) -> Result<P, (i32, String)> {
    let bad = |error: serde_json::Error| (ErrorCode::InvalidParams as i32, error.to_string());
    serde_json::from_value(params).map_err(bad)
}

fn write(value: impl Serialize + Send + 'static) -> Answer {
    Ok(Box::new(value))
}
