//! One duty that is several, as several: cut where its clauses end, the numbers behind it moved on.

use super::{Action, ActionKind, View, is_sound};
use crate::diagnostic::{Diagnostic, Edit, Message};
use crate::ide::numbers;
use crate::syntax::ast::Item;
use crate::syntax::grammar::Mark;
use crate::syntax::lines::{Line, LineKind};
use crate::text::{Span, TextRange, fold};

pub(super) fn split(view: &View, finding: &Diagnostic) -> Option<Action> {
    if finding.rule != "duty/compound" {
        return None;
    }
    let file = view.file?;
    let mut labels = super::super::symbols::labels(view.tree);
    let items = labels.find_map(|label| {
        let items = super::super::symbols::items(label);
        let own = |item: &&Item| item.text.range() == finding.span.range;
        items.iter().any(own).then_some(items)
    })?;
    let at = items
        .iter()
        .position(|item| item.text.range() == finding.span.range)?;
    let item = items[at];
    let has_one_line = item.text.more.is_empty() && item.children.is_empty();
    let mark = item.mark.filter(|_| has_one_line)?;
    let text = &view.source.text;
    let clauses = clauses(item.text.first.of(text));
    if clauses.len() < 2 {
        return None;
    }
    let indent = indent(view, item)?;
    let end = match text.contains("\r\n") {
        true => "\r\n",
        false => "\n",
    };
    let (mut written, mut last) = (String::new(), mark.range.of(text).to_owned());
    for (nth, clause) in clauses.iter().enumerate() {
        if nth > 0 {
            last = following(&last)?;
            written.push_str(&format!("{end}{indent}{last}"));
        }
        written.push_str(clause);
    }
    let mut edits = vec![Edit {
        span: Span::new(file, item.text.first),
        text: written,
    }];
    edits.extend(renumbered(view, item, &mark, clauses.len() - 1, file)?);
    is_sound(view, &edits).then(|| Action {
        title: Message::new("ide-split-duty").arg("count", clauses.len()),
        kind: ActionKind::Fix,
        is_preferred: false,
        edits,
        finding: Some(finding.clone()),
    })
}

/// The mark behind a written one.
fn following(mark: &str) -> Option<String> {
    let read = crate::syntax::grammar::mark(mark, 0)?;
    numbers::next(&read, mark)
}

/// Clauses, each with the stop that ends it.
fn clauses(text: &str) -> Vec<String> {
    let stop = |c: char| matches!(fold::narrow(c), ',' | ';');
    let parts = text
        .split(stop)
        .map(|part| part.trim_matches(fold::is_blank));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let last = parts.last().copied().unwrap_or_default();
    let end = match last.chars().next_back() {
        Some(c @ ('。' | '.')) => c.to_string(),
        _ => String::new(),
    };
    let clean = |part: &str| {
        let part = part.strip_prefix("and ").unwrap_or(part);
        let part = part.trim_start_matches(['并', '且']);
        let part = part.trim_end_matches(['。', '.']);
        let mut first = part.chars();
        let capital = first
            .next()
            .map_or(String::new(), |c| c.to_uppercase().to_string());
        format!("{capital}{}{end}", first.as_str())
    };
    parts.into_iter().map(clean).collect()
}

/// The blanks before an item.
fn indent<'a>(view: &View<'a>, item: &Item) -> Option<&'a str> {
    let line = super::super::typing::line_at(view, item.range.start)?;
    let text: &'a str = &view.source.text;
    Some(&text[line.range.start as usize..line.content.start as usize])
}

/// The numbers of the items that follow in the same list, moved on; bullets need none.
fn renumbered(
    view: &View,
    item: &Item,
    mark: &Mark,
    by: usize,
    file: crate::text::FileId,
) -> Option<Vec<Edit>> {
    if mark.style.is_bullet() {
        return Some(Vec::new());
    }
    let text = &view.source.text;
    let own = super::super::typing::line_at(view, item.range.start)?;
    let LineKind::Item { level, .. } = own.kind else {
        return None;
    };
    let behind = view.tree.lines.iter();
    let behind = behind.skip_while(|line| line.range.start <= own.range.start);
    let mut ordinal = mark.ordinal;
    let mut edits = Vec::new();
    for line in behind {
        let next = match ends(line, level) {
            Some(true) => break,
            Some(false) => continue,
            None => line,
        };
        let LineKind::Item {
            mark: Some(next), ..
        } = next.kind
        else {
            break;
        };
        if next.style != mark.style || next.ordinal != ordinal + 1 {
            break;
        }
        ordinal = next.ordinal;
        let mut written = next.range.of(text).to_owned();
        for _ in 0..by {
            written = following(&written)?;
        }
        let range = TextRange {
            start: next.range.start,
            end: next.end,
        };
        edits.push(Edit {
            span: Span::new(file, range),
            text: written,
        });
    }
    Some(edits)
}

/// Whether a line ends the list (true), belongs to the item above (false), or is the next item (None).
fn ends(line: &Line, level: u8) -> Option<bool> {
    match line.kind {
        LineKind::Item { level: own, .. } if own == level => None,
        LineKind::Item { level: own, .. } => Some(own < level),
        LineKind::Blank | LineKind::Comment | LineKind::Continuation => Some(false),
        _ => Some(true),
    }
}
