//! Completion in the protocol's terms. What is offered, and in which order, is decided in `ide`.

use super::{Answer, Here, read, write};
use crate::ide::completion::{Item, ItemKind, complete};
use crate::lsp::server::Server;
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionParams, CompletionTextEdit,
    InsertTextFormat, TextEdit,
};
use serde_json::Value;

/// Characters behind which the list is opened by itself.
pub(in crate::lsp) const TRIGGERS: [&str; 12] = [
    "：", ":", "、", ",", "，", "；", ";", "@", "[", "【", "|", "/",
];

pub(super) fn completion(server: &mut Server, params: Value) -> Answer {
    let params: CompletionParams = read(params)?;
    let place = params.text_document_position;
    let snippets = server.client.snippets;
    let items = Here::of(server, &place.text_document.uri).map(|here| {
        let offset = here.offset(place.position);
        let items = complete(&here.view(), offset).into_iter().enumerate();
        items
            .map(|(at, item)| told(&here, at, item, snippets))
            .collect::<Vec<_>>()
    });
    // What is typed next may be pinyin of something that is not in the list yet.
    write(items.map(|items| CompletionList {
        is_incomplete: true,
        items,
    }))
}

fn told(here: &Here, at: usize, item: Item, snippets: bool) -> CompletionItem {
    let snippet = item.snippet.filter(|_| snippets);
    let format = match snippet {
        Some(_) => InsertTextFormat::SNIPPET,
        None => InsertTextFormat::PLAIN_TEXT,
    };
    // The editor compares with what was typed; whether it fits has been decided. Where a blank is to be written first,
    // it may be typed with the list open, and must not leave only names with a blank in them.
    let blanks = item.text.len() - item.text.trim_start_matches(' ').len();
    let filter = match item.typed.is_empty() {
        true => format!("{}{}", &item.text[..blanks], item.label),
        false => item.typed,
    };
    let edit = TextEdit::new(here.range(item.replace), snippet.unwrap_or(item.text));
    CompletionItem {
        kind: Some(kind(item.kind)),
        detail: Some(item.detail).filter(|detail| !detail.is_empty()),
        sort_text: Some(format!("{at:04}")),
        filter_text: Some(filter),
        insert_text_format: Some(format),
        text_edit: Some(CompletionTextEdit::Edit(edit)),
        label: item.label,
        ..CompletionItem::default()
    }
}

fn kind(kind: ItemKind) -> CompletionItemKind {
    match kind {
        ItemKind::Declaration => CompletionItemKind::CLASS,
        ItemKind::Field => CompletionItemKind::FIELD,
        ItemKind::Section => CompletionItemKind::STRUCT,
        ItemKind::Group => CompletionItemKind::KEYWORD,
        ItemKind::Position => CompletionItemKind::CONSTANT,
        ItemKind::Department => CompletionItemKind::MODULE,
        ItemKind::Matter => CompletionItemKind::EVENT,
        ItemKind::Power => CompletionItemKind::OPERATOR,
        ItemKind::Value => CompletionItemKind::VALUE,
        ItemKind::Column => CompletionItemKind::PROPERTY,
        ItemKind::Text => CompletionItemKind::TEXT,
        ItemKind::Rule => CompletionItemKind::REFERENCE,
    }
}
