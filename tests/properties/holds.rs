//! What holds of every text: nothing of it is lost, every place lies in it, and whatever is made of it is sound.

use super::{layout, leaves};
use rolec::check::Config;
use rolec::diagnostic::Diagnostic;
use rolec::locale::{Catalogue, Language};
use rolec::model::export;
use rolec::project::Project;
use rolec::syntax::ast::File;
use rolec::syntax::lines::LineKind;
use rolec::text::{SourceFile, Span, TextRange, fold};

/// What is wrong with a text as a file of its own.
pub fn fault(text: &str) -> Option<String> {
    let project = layout::project(text);
    of_project(&project).or_else(|| layout::fault(text))
}

/// What is wrong with a workspace, apart from the layouts of its files.
pub fn of_project(project: &Project) -> Option<String> {
    let files = project.sources.iter().zip(&project.files);
    files
        .map(|((_, source), file)| uncovered(source, file))
        .find(Option::is_some)
        .flatten()
        .or_else(|| misplaced(project))
        .or_else(|| unread(project))
        .or_else(|| unsound_export(project))
}

/// Every character stands in exactly one line of the tree, and what is no content is blank.
fn uncovered(source: &SourceFile, file: &File) -> Option<String> {
    let mut lines = file.lines.iter().peekable();
    for at in 0..source.line_count() {
        let whole = source.line_range(at);
        let mut covered = whole.start;
        let mut first = true;
        while let Some(line) = lines.next_if(|line| line.range == whole && (first || line.run_on)) {
            let content = line.content;
            if content.start < covered || content.end > whole.end {
                return Some(format!(
                    "{content:?} does not follow {covered} in {whole:?}"
                ));
            }
            if !is_blank(source, covered, content.start) {
                return Some(format!(
                    "line {}: something before {content:?} is lost",
                    at + 1
                ));
            }
            (covered, first) = (content.end, false);
        }
        if first || !is_blank(source, covered, whole.end) {
            return Some(format!("line {}: {first}, {covered} of {whole:?}", at + 1));
        }
    }
    lines
        .next()
        .map(|line| format!("a line too many: {line:?}"))
}

/// Of a file without faults of form, every word is in some part of the tree.
fn unread(project: &Project) -> Option<String> {
    if project
        .reported
        .iter()
        .any(|finding| finding.rule.starts_with("syntax/"))
    {
        return None;
    }
    let mut files = project.sources.iter().zip(&project.files);
    files.find_map(|((_, source), file)| {
        let leaves = leaves::of(file);
        let mut in_table = false;
        file.lines.iter().find_map(|line| {
            if matches!(
                line.kind,
                LineKind::Blank | LineKind::Comment | LineKind::Heading(_)
            ) {
                in_table &= line.kind != LineKind::Blank;
                return None;
            }
            // The first row only names the columns.
            let is_head = matches!(line.kind, LineKind::Row { .. }) && !in_table;
            in_table = matches!(line.kind, LineKind::Row { .. });
            if is_head {
                return None;
            }
            // A number before a label says nothing.
            let mut content = line.content;
            if let (Some(head), false) = (&line.head, matches!(line.kind, LineKind::Group(_))) {
                content.start = head.word.start;
            }
            let lost = leaves::outside(&leaves, content, &source.text);
            let lost = layout::words(&lost.replace(is_bracket, ""));
            if lost.is_empty() {
                return None;
            }
            // A work area that is written in every row is one group.
            if leaves
                .iter()
                .any(|leaf| layout::words(leaf.of(&source.text)) == lost)
            {
                return None;
            }
            Some(format!("{lost:?} is in no part of the tree"))
        })
    })
}

fn is_bracket(c: char) -> bool {
    matches!(fold::narrow(c), '[' | ']' | ';' | ',')
}

fn is_blank(source: &SourceFile, start: u32, end: u32) -> bool {
    TextRange { start, end }
        .of(&source.text)
        .chars()
        .all(|c| fold::is_blank(c) || c.is_control())
}

/// Findings point into the text, between characters, and are said in full in every language.
fn misplaced(project: &Project) -> Option<String> {
    let config = Config {
        as_of: rolec::syntax::values::date("2026-07-01"),
        ..Config::default()
    };
    let found = project.check(&config);
    found.iter().find_map(|finding| {
        let related = finding.related.iter().map(|related| related.span);
        let edits = finding
            .fixes
            .iter()
            .flat_map(|fix| &fix.edits)
            .map(|edit| edit.span);
        let mut spans = related.chain(edits).chain([finding.span]);
        let outside = spans.find(|&span| !lies_in(project, span));
        let outside = outside.map(|span| format!("{}: {span:?} is no place", finding.rule));
        outside.or_else(|| unsaid(finding))
    })
}

fn lies_in(project: &Project, span: Span) -> bool {
    let text = &project.sources.get(span.file).text;
    text.get(span.range.start as usize..span.range.end as usize)
        .is_some()
}

fn unsaid(finding: &Diagnostic) -> Option<String> {
    Language::ALL.into_iter().find_map(|language| {
        let catalogue = Catalogue::of(language);
        let message = &finding.message;
        let help = catalogue.attribute(message, "help");
        let lacks = !catalogue.has(&message.id)
            || help.is_none_or(|help| help.contains("{$"))
            || catalogue.text(message).contains("{$");
        lacks.then(|| format!("{} is not said in {}", message.id, language.code()))
    })
}

/// The export is JSON that reads back as it was written.
fn unsound_export(project: &Project) -> Option<String> {
    let export = export::export(&project.model, &project.sources, &project.vocabulary);
    let json = match serde_json::to_string(&export) {
        Ok(json) => json,
        Err(error) => return Some(error.to_string()),
    };
    match serde_json::from_str::<serde_json::Value>(&json) {
        Ok(value) if value.to_string().len() == json.len() => None,
        Ok(_) => Some("the export reads back as another".to_owned()),
        Err(error) => Some(error.to_string()),
    }
}
