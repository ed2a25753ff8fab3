//! The live preview: `rolec/preview` and `rolec/chart`, requests of our own that docs/editor.md describes.

use super::here::Here;
use super::{Answer, read, write};
use crate::ide::preview::{Preview, drawing, sheet};
use crate::lsp::server::Server;
use lsp_server::ErrorCode;
use lsp_types::{Position, TextDocumentIdentifier};
use serde::Deserialize;
use serde_json::{Value, json};

/// How many levels a chart shows if nothing is said.
const LEVELS: usize = 3;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Params {
    text_document: TextDocumentIdentifier,
    position: Position,
    /// Levels of the chart.
    depth: Option<usize>,
}

pub(super) fn preview(server: &mut Server, params: Value) -> Answer {
    let params: Params = read(params)?;
    let Some(here) = Here::of(server, &params.text_document.uri) else {
        return write(Value::Null);
    };
    let made = sheet(&here.view(), here.offset(params.position));
    match made {
        Ok(made) => write(made.map(|made| told(made, "html"))),
        Err(message) => {
            let text = server.catalogue(Some(here.workspace)).text(&message);
            Err((ErrorCode::RequestFailed as i32, text))
        }
    }
}

pub(super) fn chart(server: &mut Server, params: Value) -> Answer {
    let params: Params = read(params)?;
    let Some(here) = Here::of(server, &params.text_document.uri) else {
        return write(Value::Null);
    };
    let depth = params.depth.unwrap_or(LEVELS).max(1);
    let made = drawing(&here.view(), here.offset(params.position), Some(depth));
    write(made.map(|made| told(made, "svg")))
}

fn told(made: Preview, form: &str) -> Value {
    json!({"entity": made.entity, "title": made.title, form: made.text})
}
