//! A waiver above the line that a finding is on. The reason is the clerk's to write.

use super::{Action, ActionKind, View};
use crate::diagnostic::{Diagnostic, Edit, Message};
use crate::locale::{Catalogue, Language};
use crate::syntax::concept::WaiverWord;
use crate::syntax::lines::LineKind;
use crate::text::{Span, TextRange, fold};

pub(super) fn waive(view: &View, finding: &Diagnostic) -> Option<Action> {
    // Faults of waivers themselves are no matter for waivers.
    if finding.rule.ends_with("-suppression") {
        return None;
    }
    let source = view.source;
    let lines = &view.tree.lines;
    let after = lines.partition_point(|line| line.range.start <= finding.span.range.start);
    let starts = |kind: LineKind| {
        matches!(
            kind,
            LineKind::Declaration(_)
                | LineKind::Label { .. }
                | LineKind::Group(_)
                | LineKind::Item { .. }
                | LineKind::Row { .. }
                | LineKind::Text
        )
    };
    let line = lines[..after]
        .iter()
        .rev()
        .find(|line| starts(line.kind) && !line.run_on)?;
    let text = &source.text;
    let chinese = text.chars().take(2000).any(fold::is_chinese);
    let language = if chinese { Language::Zh } else { Language::En };
    let word = view.vocabulary().waiver_word(language, WaiverWord::Allow);
    let reason = Catalogue::of(language).plain("ide-waive-reason");
    let indent = &text[line.range.start as usize..line.content.start as usize];
    let end = match text.contains("\r\n") {
        true => "\r\n",
        false => "\n",
    };
    let comment = match chinese {
        true => format!("# rolec:{word}({}) —— {reason}", finding.rule),
        false => format!("# rolec: {word}({}) — {reason}", finding.rule),
    };
    let edit = Edit {
        span: Span::new(finding.span.file, TextRange::at(line.range.start)),
        text: format!("{indent}{comment}{end}"),
    };
    Some(Action {
        title: Message::new("ide-waive").arg("rule", finding.rule),
        kind: ActionKind::Fix,
        is_preferred: false,
        edits: vec![edit],
        finding: Some(finding.clone()),
    })
}
