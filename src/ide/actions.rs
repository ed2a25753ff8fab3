//! What an editor offers to do at a place: the fixes of findings, and changes that nobody can make without being asked.
//! Each is a list of edits; nothing is changed here.

mod complete;
mod duties;
mod tables;
mod waive;

use super::View;
use super::typing::differences;
use crate::check::fixes;
use crate::diagnostic::{Diagnostic, Edit, Message};
use crate::text::{FileId, Span, TextRange};

/// What an action is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ActionKind {
    /// Puts a finding right.
    Fix,
    /// Puts everything right that is certain.
    FixAll,
    /// Writes the same in another form.
    Rewrite,
}

/// Something that can be done.
#[derive(Clone, PartialEq, Debug)]
pub struct Action {
    pub title: Message,
    pub kind: ActionKind,
    /// Whether it is certain that this is meant.
    pub is_preferred: bool,
    /// In files of the analysis.
    pub edits: Vec<Edit>,
    /// The finding that it is about.
    pub finding: Option<Diagnostic>,
}

/// What can be done about a stretch of the file at hand. The text must be as it was analysed.
pub fn actions(view: &View, range: TextRange) -> Vec<Action> {
    let Some(file) = view.file else {
        return Vec::new();
    };
    let meets = |own: TextRange| own.start <= range.end && range.start <= own.end;
    let found = view.analysis.found_in(file).iter();
    let found: Vec<&Diagnostic> = found.filter(|own| meets(own.span.range)).collect();
    let mut actions: Vec<Action> = Vec::new();
    for finding in &found {
        actions.extend(finding.fixes.iter().map(|fix| Action {
            title: fix.title.clone(),
            kind: ActionKind::Fix,
            is_preferred: fix.safe,
            edits: fix.edits.clone(),
            finding: Some((*finding).clone()),
        }));
        actions.extend(complete::missing(view, finding));
        actions.extend(duties::split(view, finding));
    }
    for finding in &found {
        actions.extend(waive::waive(view, finding));
    }
    actions.extend(tables::rewrites(view, file, range));
    actions.extend(all(view, file));
    actions
}

/// Every certain fix of the file at once.
fn all(view: &View, file: FileId) -> Option<Action> {
    let project = view.project();
    let here = view.analysis.found_in(file);
    let fixed = fixes::apply(here, &project.sources, false, |own| own == file);
    let text = fixed.texts.get(&file)?;
    // Line by line, so that the caret and what is folded stay where they are.
    let edits = differences(&view.source.text, text).into_iter();
    let edits = edits.map(|edit| Edit {
        span: Span::new(file, edit.span.range),
        ..edit
    });
    Some(Action {
        title: Message::new("ide-fix-all").arg("count", fixed.count),
        kind: ActionKind::FixAll,
        is_preferred: false,
        edits: edits.collect(),
        finding: None,
    })
}

/// Whether edits of the file at hand leave it as sound in form as it is.
fn is_sound(view: &View, edits: &[Edit]) -> bool {
    let Some(file) = view.file else { return false };
    let mut text = view.source.text.clone();
    let mut own: Vec<&Edit> = edits.iter().filter(|edit| edit.span.file == file).collect();
    own.sort_by_key(|edit| std::cmp::Reverse(edit.span.range.start));
    for edit in own {
        let range = edit.span.range;
        text.replace_range(range.start as usize..range.end as usize, &edit.text);
    }
    let faults = |text: &str| {
        let source = crate::text::SourceFile::new("", text.to_owned(), view.source.encoding);
        crate::syntax::parse(file, &source, view.vocabulary())
            .1
            .len()
    };
    faults(&text) <= faults(&view.source.text)
}
