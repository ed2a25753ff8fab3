//! Layout, symbols, folding, selections and colours in the protocol's terms.

use super::here::Here;
use super::{Answer, read, write};
use crate::diagnostic::Edit;
use crate::ide::outline::{Node, NodeKind, find, of_file};
use crate::ide::structure::{around, folds};
use crate::ide::tokens::{TokenKind, tokens};
use crate::ide::typing::{format, format_range, on_enter};
use crate::lsp::server::Server;
use crate::syntax::concept::Kind;
use crate::text::TextRange;
use lsp_types::{
    DocumentFormattingParams, DocumentOnTypeFormattingParams, DocumentRangeFormattingParams,
    DocumentSymbol, DocumentSymbolParams, FoldingRange, FoldingRangeKind, FoldingRangeParams,
    Location, SelectionRange, SelectionRangeParams, SemanticToken, SemanticTokenType,
    SemanticTokens, SemanticTokensParams, SemanticTokensRangeParams, SymbolInformation, SymbolKind,
    TextEdit, Uri, WorkspaceSymbolParams,
};
use serde_json::Value;

fn edits(here: &Here, edits: Vec<Edit>) -> Vec<TextEdit> {
    let edits = edits.into_iter();
    let told = edits.map(|own| TextEdit::new(here.range(own.span.range), own.text));
    told.collect()
}

pub(super) fn formatting(server: &mut Server, params: Value) -> Answer {
    let params: DocumentFormattingParams = read(params)?;
    let here = Here::of(server, &params.text_document.uri);
    write(here.map(|here| edits(&here, format(&here.view()))))
}

pub(super) fn range_formatting(server: &mut Server, params: Value) -> Answer {
    let params: DocumentRangeFormattingParams = read(params)?;
    let here = Here::of(server, &params.text_document.uri);
    write(here.map(|here| {
        let range = here.bytes(params.range);
        edits(&here, format_range(&here.view(), range))
    }))
}

pub(super) fn on_type(server: &mut Server, params: Value) -> Answer {
    let params: DocumentOnTypeFormattingParams = read(params)?;
    let place = params.text_document_position;
    let here = Here::of(server, &place.text_document.uri);
    write(here.map(|here| {
        let offset = here.offset(place.position);
        edits(&here, on_enter(&here.view(), offset))
    }))
}

pub(super) fn symbols(server: &mut Server, params: Value) -> Answer {
    let params: DocumentSymbolParams = read(params)?;
    let uri = params.text_document.uri;
    let nested = server.client.nested_symbols;
    let Some(here) = Here::of(server, &uri) else {
        return write(Value::Null);
    };
    let nodes = of_file(&here.view());
    match nested {
        true => write(
            nodes
                .iter()
                .map(|node| nested_symbol(&here, node))
                .collect::<Vec<_>>(),
        ),
        false => write(
            nodes
                .iter()
                .map(|node| flat_symbol(&here, &uri, node))
                .collect::<Vec<_>>(),
        ),
    }
}

fn nested_symbol(here: &Here, node: &Node) -> DocumentSymbol {
    let children = node.children.iter();
    #[expect(deprecated, reason = "the field is there and wants a value")]
    DocumentSymbol {
        name: name(node),
        detail: Some(node.detail.clone()).filter(|detail| !detail.is_empty()),
        kind: symbol_kind(node.kind),
        tags: None,
        deprecated: None,
        range: here.range(node.range.cover(node.selection)),
        selection_range: here.range(node.selection),
        children: Some(children.map(|child| nested_symbol(here, child)).collect()),
    }
}

/// A name must not be empty.
fn name(node: &Node) -> String {
    match node.name.is_empty() {
        true => "?".to_owned(),
        false => node.name.clone(),
    }
}

fn flat_symbol(here: &Here, uri: &Uri, node: &Node) -> SymbolInformation {
    #[expect(deprecated, reason = "the field is there and wants a value")]
    SymbolInformation {
        name: name(node),
        kind: symbol_kind(node.kind),
        tags: None,
        deprecated: None,
        location: Location::new(uri.clone(), here.range(node.range)),
        container_name: None,
    }
}

fn symbol_kind(kind: NodeKind) -> SymbolKind {
    match kind {
        NodeKind::Declaration(Some(kind)) => declared_kind(kind),
        NodeKind::Declaration(None) => SymbolKind::NULL,
        NodeKind::Section => SymbolKind::STRUCT,
        NodeKind::Field => SymbolKind::FIELD,
        NodeKind::Group => SymbolKind::ARRAY,
    }
}

fn declared_kind(kind: Kind) -> SymbolKind {
    match kind {
        Kind::Organisation => SymbolKind::PACKAGE,
        Kind::Department => SymbolKind::MODULE,
        Kind::Position => SymbolKind::CLASS,
        Kind::Template => SymbolKind::INTERFACE,
        Kind::Matter => SymbolKind::EVENT,
        Kind::Kpi => SymbolKind::NUMBER,
        Kind::Process => SymbolKind::FUNCTION,
        Kind::Person => SymbolKind::OBJECT,
    }
}

pub(super) fn workspace_symbols(server: &mut Server, params: Value) -> Answer {
    let params: WorkspaceSymbolParams = read(params)?;
    let mut told = Vec::new();
    for workspace in server.workspaces.iter().filter(|own| own.is_open) {
        let Some(analysis) = &workspace.analysis else {
            continue;
        };
        let sources = &analysis.project.sources;
        for found in find(analysis, &params.query) {
            let source = sources.get(found.span.file);
            let Some(uri) = server.uri(&workspace.root().join(&source.path)) else {
                continue;
            };
            let range = server.client.units.range(source, found.span.range);
            #[expect(deprecated, reason = "the field is there and wants a value")]
            told.push(SymbolInformation {
                name: found.name,
                kind: declared_kind(found.kind),
                tags: None,
                deprecated: None,
                location: Location::new(uri, range),
                container_name: Some(found.within).filter(|own| !own.is_empty()),
            });
        }
    }
    write(told)
}

pub(super) fn folding(server: &mut Server, params: Value) -> Answer {
    let params: FoldingRangeParams = read(params)?;
    let by_line = server.client.folds_lines_only;
    let here = Here::of(server, &params.text_document.uri);
    write(here.map(|here| {
        let folds = folds(&here.view()).into_iter().map(|fold| {
            let range = here.range(fold.range);
            FoldingRange {
                start_line: range.start.line,
                start_character: (!by_line).then_some(u32::MAX),
                end_line: range.end.line,
                end_character: (!by_line).then_some(range.end.character),
                kind: Some(match fold.is_comment {
                    true => FoldingRangeKind::Comment,
                    false => FoldingRangeKind::Region,
                }),
                collapsed_text: None,
            }
        });
        let folds = folds.map(|fold| FoldingRange {
            // From the end of the first line, wherever that is.
            start_character: None,
            ..fold
        });
        folds.collect::<Vec<_>>()
    }))
}

pub(super) fn selections(server: &mut Server, params: Value) -> Answer {
    let params: SelectionRangeParams = read(params)?;
    let here = Here::of(server, &params.text_document.uri);
    write(here.map(|here| {
        let view = here.view();
        let selections = params.positions.iter().map(|place| {
            let ranges = around(&view, here.offset(*place));
            let grown = ranges.into_iter().rev().fold(None, |parent, range| {
                Some(SelectionRange {
                    range: here.range(range),
                    parent: parent.map(Box::new),
                })
            });
            let here = lsp_types::Range::new(*place, *place);
            grown.unwrap_or(SelectionRange {
                range: here,
                parent: None,
            })
        });
        selections.collect::<Vec<_>>()
    }))
}

/// The types of tokens, in the order of [`TokenKind::ALL`].
pub(in crate::lsp) const TOKENS: [SemanticTokenType; 8] = [
    SemanticTokenType::KEYWORD,
    SemanticTokenType::CLASS,
    SemanticTokenType::PROPERTY,
    SemanticTokenType::NAMESPACE,
    SemanticTokenType::NUMBER,
    SemanticTokenType::PARAMETER,
    SemanticTokenType::VARIABLE,
    SemanticTokenType::COMMENT,
];

pub(super) fn all_tokens(server: &mut Server, params: Value) -> Answer {
    let params: SemanticTokensParams = read(params)?;
    let here = Here::of(server, &params.text_document.uri);
    write(here.map(|here| told_tokens(&here, None)))
}

pub(super) fn range_tokens(server: &mut Server, params: Value) -> Answer {
    let params: SemanticTokensRangeParams = read(params)?;
    let here = Here::of(server, &params.text_document.uri);
    write(here.map(|here| {
        let range = here.bytes(params.range);
        told_tokens(&here, Some(range))
    }))
}

fn told_tokens(here: &Here, within: Option<TextRange>) -> SemanticTokens {
    let mut data = Vec::new();
    let (mut line, mut column) = (0, 0);
    for token in tokens(&here.view(), within) {
        let start = here.place(token.range.start);
        let length = here.units().len(here.text(token.range));
        let kind = TokenKind::ALL.iter().position(|own| *own == token.kind);
        if start.line != line {
            column = 0;
        }
        data.push(SemanticToken {
            delta_line: start.line - line,
            delta_start: start.character - column,
            length,
            token_type: kind.unwrap_or_default() as u32,
            token_modifiers_bitset: 0,
        });
        (line, column) = (start.line, start.character);
    }
    SemanticTokens {
        result_id: None,
        data,
    }
}
