//! What the client can do and what its user asked for. Sends nothing.

use super::place::Units;
use crate::locale::Language;
use lsp_types::{ClientCapabilities, InitializeParams, MarkupKind};
use serde::Deserialize;
use serde_json::Value;

/// `initializationOptions`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Asked {
    /// Of messages: `zh` or `en`.
    language: Option<String>,
    /// Where rules are explained, `{rule}` standing for the name.
    explain: Option<String>,
    /// `push` for a client that can pull and does not want to.
    diagnostics: Option<String>,
    /// The prefix of the commands of code lenses that this client knows.
    commands: Option<String>,
    /// Whether a rename keeps the old name as another name.
    keep_old_names: bool,
}

/// The client, as far as the server cares.
#[derive(Clone, Debug)]
pub(super) struct Client {
    pub(super) units: Units,
    /// Asked for by the user.
    pub(super) language: Option<Language>,
    /// Of the client's own interface.
    pub(super) locale: Option<Language>,
    explain: String,
    /// Where code lenses lead: the client's commands begin with it.
    pub(super) commands: Option<String>,
    pub(super) keeps_names: bool,
    /// Whether it asks for diagnostics itself.
    pub(super) pulls: bool,
    pub(super) refreshes: bool,
    pub(super) refreshes_hints: bool,
    pub(super) refreshes_lenses: bool,
    pub(super) watches: bool,
    pub(super) progress: bool,
    pub(super) related: bool,
    pub(super) links_codes: bool,
    pub(super) snippets: bool,
    pub(super) nested_symbols: bool,
    pub(super) markdown: bool,
    pub(super) folds_lines_only: bool,
}

/// Where a rule is explained if the client says nothing else.
const EXPLAIN: &str = "rolec:/explain/{rule}.md";

impl Client {
    pub(super) fn of(params: &InitializeParams) -> Self {
        let can = &params.capabilities;
        let options = params.initialization_options.clone().unwrap_or(Value::Null);
        let asked: Asked = serde_json::from_value(options).unwrap_or_default();
        let language = |tag: &Option<String>| tag.as_deref().and_then(Language::from_tag);
        let document = can.text_document.as_ref();
        let workspace = can.workspace.as_ref();
        let window = can.window.as_ref();
        let diagnostics = document.and_then(|own| own.publish_diagnostics.as_ref());
        Self {
            units: Units::negotiated(encodings(can)),
            language: language(&asked.language),
            locale: language(&params.locale),
            explain: asked.explain.unwrap_or_else(|| EXPLAIN.to_owned()),
            commands: asked.commands,
            keeps_names: asked.keep_old_names,
            pulls: document.is_some_and(|own| own.diagnostic.is_some())
                && asked.diagnostics.as_deref() != Some("push"),
            refreshes: is(workspace
                .and_then(|own| own.diagnostic.as_ref())
                .and_then(|own| own.refresh_support)),
            refreshes_hints: is(workspace
                .and_then(|own| own.inlay_hint.as_ref())
                .and_then(|own| own.refresh_support)),
            refreshes_lenses: is(workspace
                .and_then(|own| own.code_lens.as_ref())
                .and_then(|own| own.refresh_support)),
            watches: is(workspace
                .and_then(|own| own.did_change_watched_files.as_ref())
                .and_then(|own| own.dynamic_registration)),
            progress: is(window.and_then(|own| own.work_done_progress)),
            related: is(diagnostics.and_then(|own| own.related_information)),
            links_codes: is(diagnostics.and_then(|own| own.code_description_support)),
            snippets: is(document
                .and_then(|own| own.completion.as_ref())
                .and_then(|own| own.completion_item.as_ref())
                .and_then(|own| own.snippet_support)),
            nested_symbols: is(document
                .and_then(|own| own.document_symbol.as_ref())
                .and_then(|own| own.hierarchical_document_symbol_support)),
            markdown: document
                .and_then(|own| own.hover.as_ref())
                .and_then(|own| own.content_format.as_ref())
                .is_some_and(|known| known.contains(&MarkupKind::Markdown)),
            folds_lines_only: is(document
                .and_then(|own| own.folding_range.as_ref())
                .and_then(|own| own.line_folding_only)),
        }
    }

    /// Where a rule is explained.
    pub(super) fn explain(&self, rule: &str) -> String {
        self.explain.replace("{rule}", rule)
    }
}

fn encodings(can: &ClientCapabilities) -> Option<&[lsp_types::PositionEncodingKind]> {
    can.general.as_ref()?.position_encodings.as_deref()
}

fn is(flag: Option<bool>) -> bool {
    flag.unwrap_or(false)
}
