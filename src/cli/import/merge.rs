//! `--into`: what of an import is new in a workspace, what is there already, what is there in other words. Writes
//! nothing, and never changes what is there.

use super::Outcome;
use crate::cli::fmt::unified;
use crate::import::{self, Part};
use crate::project::Project;
use crate::syntax;
use crate::syntax::concept::Kind;
use crate::text::decode::Encoding;
use crate::text::{FileId, SourceFile};

/// What a declaration is to the workspace.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    New,
    Same,
    Different,
}

impl State {
    pub(super) fn name(self) -> &'static str {
        match self {
            State::New => "new",
            State::Same => "same",
            State::Different => "different",
        }
    }
}

/// A declaration of a document, beside the workspace.
#[derive(Clone, Debug)]
pub(super) struct Merged {
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) state: State,
    /// Where the workspace has it: the file, and the line from 1.
    pub(super) place: Option<(String, usize)>,
    /// The lines that differ; empty where none do.
    pub(super) diff: String,
}

/// The declarations of a workspace.
pub(super) struct Known<'a> {
    parts: Vec<(&'a SourceFile, Part)>,
}

impl<'a> Known<'a> {
    pub(super) fn of(project: &'a Project) -> Self {
        let files = project.files.iter().zip(project.sources.iter());
        let parts = files.flat_map(|(file, (_, source))| {
            let parts = import::parts(source, file).into_iter();
            parts.map(move |part| (source, part))
        });
        Self {
            parts: parts.collect(),
        }
    }

    /// What each declaration of an import is to the workspace, and the text of those that are new.
    pub(super) fn merge(&self, outcome: &Outcome, project: &Project) -> (Vec<Merged>, String) {
        let Ok(imported) = &outcome.result else {
            return (Vec::new(), String::new());
        };
        let source = SourceFile::new(
            outcome.shown.as_str(),
            imported.text.clone(),
            Encoding::Utf8,
        );
        let (file, _) = syntax::parse(FileId(0), &source, &project.vocabulary);
        let parts = import::parts(&source, &file);
        let head = parts.first().map_or(0, |part| part.range.start);
        let mut text = String::new();
        let mut merged = Vec::new();
        for part in &parts {
            let one = self.place(&source, part);
            if one.state == State::New {
                text.push_str(&source.text[part.range.clone()]);
            }
            merged.push(one);
        }
        if !text.is_empty() {
            text.insert_str(0, &source.text[..head]);
            text.truncate(text.trim_end().len());
            text.push('\n');
        }
        (merged, text)
    }

    fn place(&self, source: &SourceFile, part: &Part) -> Merged {
        let all = || self.parts.iter().filter(|(_, known)| known.is_of(part));
        let same = all().find(|(_, known)| known.says_as(part));
        let (state, known) = match (same, all().next()) {
            (Some(known), _) => (State::Same, Some(known)),
            (None, Some(known)) => (State::Different, Some(known)),
            (None, None) => (State::New, None),
        };
        let diff = known.filter(|_| state == State::Different);
        Merged {
            kind: part.kind,
            name: part.name.clone(),
            state,
            place: known.map(|(there, known)| (there.path.clone(), known.line)),
            diff: diff.map_or_else(String::new, |(there, known)| {
                let old = there.text[known.range.clone()].trim_end().to_owned() + "\n";
                let new = source.text[part.range.clone()].trim_end().to_owned() + "\n";
                unified(&old, &new, &there.path, &source.path)
            }),
        }
    }
}
