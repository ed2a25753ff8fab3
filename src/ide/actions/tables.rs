//! A list as a table and a table as a list: the same items in another form. Offered only where the other form says the
//! same.

use super::{Action, ActionKind, View};
use crate::diagnostic::{Edit, Message};
use crate::locale::Language;
use crate::syntax;
use crate::syntax::ast::{Block, Item, Label};
use crate::syntax::concept::{Concept, Key, Shape};
use crate::syntax::lines::LineKind;
use crate::text::{FileId, SourceFile, Span, TextRange, fold};

pub(super) fn rewrites(view: &View, file: FileId, range: TextRange) -> Option<Action> {
    let mut labels = view.tree.declarations.iter().flat_map(|own| &own.labels);
    let label = labels.find(|label| {
        let own = label.range.cover(label.word);
        label.shape == Shape::List && own.start <= range.start && range.end <= own.end
    })?;
    let items = flat(label)?;
    let is_table = items
        .iter()
        .all(|item| item.mark.is_none() && is_row(view, item));
    let (title, text) = match is_table {
        true => ("ide-table-to-list", list(view, label, &items)?),
        false => ("ide-list-to-table", table(view, label, &items)?),
    };
    let lines = lines_of(view, &items)?;
    let edit = Edit {
        span: Span::new(file, lines),
        text,
    };
    says_the_same(view, &edit, label, &items).then(|| Action {
        title: Message::new(title),
        kind: ActionKind::Rewrite,
        is_preferred: false,
        edits: vec![edit],
        finding: None,
    })
}

/// The items of a list that is nothing but items.
fn flat(label: &Label) -> Option<Vec<&Item>> {
    let items = label.blocks.iter().map(|block| match block {
        Block::Item(item) if item.children.is_empty() && item.text.more.is_empty() => Some(item),
        _ => None,
    });
    let items: Vec<&Item> = items.collect::<Option<_>>()?;
    (!items.is_empty()).then_some(items)
}

fn is_row(view: &View, item: &Item) -> bool {
    let line = super::super::typing::line_at(view, item.range.start);
    line.is_some_and(|line| matches!(line.kind, LineKind::Row { .. }))
}

/// From the first line of the content to the last, whole lines without the last line end.
fn lines_of(view: &View, items: &[&Item]) -> Option<TextRange> {
    let source = view.source;
    let mut first = source.line_of(items.first()?.range.start);
    let last = source.line_of(items.last()?.range.end);
    let is_row = |line: usize| {
        let start = source.line_range(line).start;
        let own = super::super::typing::line_at(view, start);
        own.is_some_and(|own| matches!(own.kind, LineKind::Row { .. }))
    };
    // The head of a table, and its row of dashes, are no items.
    while first > 0 && is_row(first - 1) && is_row(first) {
        first -= 1;
    }
    Some(TextRange {
        start: source.line_range(first).start,
        end: source.line_range(last).end,
    })
}

fn language(view: &View, label: &Label) -> Language {
    match label.word.of(&view.source.text).contains(fold::is_chinese) {
        true => Language::Zh,
        false => Language::En,
    }
}

fn ending(view: &View) -> &'static str {
    match view.source.text.contains("\r\n") {
        true => "\r\n",
        false => "\n",
    }
}

fn indent<'a>(view: &View<'a>, items: &[&Item]) -> Option<&'a str> {
    let line = super::super::typing::line_at(view, items.first()?.range.start)?;
    let text: &'a str = &view.source.text;
    Some(&text[line.range.start as usize..line.content.start as usize])
}

/// The keys that any item says, in the order in which they are first said.
fn keys(items: &[&Item]) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for attribute in items.iter().flat_map(|item| &item.attributes) {
        if !keys.contains(&attribute.key) {
            keys.push(attribute.key);
        }
    }
    keys
}

fn value<'a>(view: &View<'a>, item: &Item, key: Key) -> &'a str {
    let text: &'a str = &view.source.text;
    item.attribute(key).map_or("", |own| own.value.of(text))
}

fn table(view: &View, label: &Label, items: &[&Item]) -> Option<String> {
    let language = language(view, label);
    let vocabulary = view.vocabulary();
    let keys = keys(items);
    // A column goes by the word of the key, where that names the column too.
    let head = |key: Key| {
        let word = vocabulary.key_word(language, key);
        let names_it = vocabulary.column(label.concept, &fold::word(word)) == Some(key);
        match key != Key::Text && names_it {
            true => word.to_owned(),
            false => vocabulary
                .column_word(language, label.concept, key)
                .to_owned(),
        }
    };
    let text_head = match head(Key::Text) {
        word if vocabulary.column(label.concept, &fold::word(&word)) == Some(Key::Text) => word,
        _ => return None,
    };
    let mut rows = vec![
        std::iter::once(text_head)
            .chain(keys.iter().map(|key| head(*key)))
            .collect::<Vec<_>>(),
    ];
    for item in items {
        let text = item.text.first.of(&view.source.text).to_owned();
        let values = keys.iter().map(|key| value(view, item, *key).to_owned());
        rows.push(std::iter::once(text).chain(values).collect());
    }
    let bar = |cell: &String| cell.contains(['|', '\u{FF5C}', '\n']);
    if rows.iter().flatten().any(bar) {
        return None;
    }
    let indent = indent(view, items)?;
    let rows = rows
        .iter()
        .map(|row| format!("{indent}| {} |", row.join(" | ")));
    Some(rows.collect::<Vec<_>>().join(ending(view)))
}

fn list(view: &View, label: &Label, items: &[&Item]) -> Option<String> {
    let language = language(view, label);
    let vocabulary = view.vocabulary();
    let (colon, mark) = language.pick(("：", "；"), (": ", "; "));
    let indent = indent(view, items)?;
    let mut lines = Vec::new();
    for (nth, item) in items.iter().enumerate() {
        let text = item.text.first.of(&view.source.text);
        let said = item.attributes.iter().filter(|own| !own.value.is_empty());
        let said: Vec<String> = said
            .filter(|own| own.key != Key::Number)
            .map(|own| {
                let word = vocabulary.key_word(language, own.key);
                format!("{word}{colon}{}", own.value.of(&view.source.text))
            })
            .collect();
        let said = match said.is_empty() {
            true => String::new(),
            false => format!(" [{}]", said.join(mark)),
        };
        lines.push(format!("{indent}{}. {text}{said}", nth + 1));
    }
    Some(lines.join(ending(view)))
}

/// Whether the file says the same of the list with the edit made, and nothing else is wrong with it.
fn says_the_same(view: &View, edit: &Edit, label: &Label, items: &[&Item]) -> bool {
    let range = edit.span.range;
    let mut text = view.source.text.clone();
    text.replace_range(range.start as usize..range.end as usize, &edit.text);
    let source = SourceFile::new("", text, view.source.encoding);
    let (tree, found) = syntax::parse(edit.span.file, &source, view.vocabulary());
    let (_, known) = syntax::parse(edit.span.file, view.source, view.vocabulary());
    let said = |text: &str, items: &[&Item]| -> Vec<(String, Vec<(Key, String)>)> {
        let own = items.iter().map(|item| {
            let said = item
                .attributes
                .iter()
                .filter(|own| !own.value.is_empty() && own.key != Key::Number);
            let mut said: Vec<(Key, String)> = said
                .map(|own| (own.key, own.value.of(text).to_owned()))
                .collect();
            said.sort();
            (item.text.first.of(text).to_owned(), said)
        });
        own.collect()
    };
    let mut labels = tree.declarations.iter().flat_map(|own| &own.labels);
    let same_label = |own: &&Label| own.concept == label.concept && own.word == label.word;
    let Some(rewritten) = labels.find(same_label).and_then(flat) else {
        return false;
    };
    let is_known = matches!(
        label.concept,
        Concept::Duties
            | Concept::Functions
            | Concept::Kpis
            | Concept::Authorities
            | Concept::Steps
            | Concept::Workflow
            | Concept::Establishment
            | Concept::Responsibilities
            | Concept::Prohibitions
    );
    is_known
        && found.len() <= known.len()
        && said(&source.text, &rewritten) == said(&view.source.text, items)
}
