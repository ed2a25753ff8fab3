//! `rolec import`: existing documents to `.role`, one a document; then the check of what was written.

mod merge;
mod programs;
mod report;
mod sources;

use super::arguments::{Findings, Import, ListFormat};
use super::output::{self, Terminal};
use super::workspace::shown;
use super::{Session, Status, progress};
use crate::diagnostic::Message;
use crate::import::{self, Imported, Options, Words};
use crate::locale::Language;
use crate::project::{self, Disk, EXTENSION, Project, Request};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::fold;
use merge::{Known, Merged, State};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use sources::Source;
use std::path::{Path, PathBuf};

pub(super) fn run(session: &mut Session, options: &Import) -> Status {
    match import(session, options) {
        Ok(status) | Err(status) => status,
    }
}

/// A source and what became of it.
struct Outcome {
    source: Source,
    /// As reports name it.
    shown: String,
    result: Result<Imported, Message>,
    /// What its declarations are to the workspace that they go into.
    merged: Option<Vec<Merged>>,
    /// Where it was written.
    written: Option<PathBuf>,
}

impl Outcome {
    /// Whether a list of the document has a column under this head.
    fn has_column(&self, head: &str) -> bool {
        let columns = self.result.iter().flat_map(|read| &read.columns);
        let head = fold::word(head);
        columns.into_iter().any(|(own, _)| fold::word(own) == head)
    }
}

fn import(session: &mut Session, options: &Import) -> Result<Status, Status> {
    let base = session.base()?;
    let workspace = match &options.into {
        Some(folder) => Some(session.workspace(&base.join(folder))?),
        None => None,
    };
    let sources = sources::find(&base, &options.sources)
        .map_err(|message| session.terminal.fail(&message))?;
    let vocabulary = workspace.map_or_else(Vocabulary::built_in, |project| &project.vocabulary);
    let mut outcomes = session.read(&base, sources, options, vocabulary);
    session.terminal.settle(None, || language(&outcomes));
    let folder = match (workspace, &options.output) {
        (Some(project), _) => project.root.clone(),
        (None, Some(folder)) => base.join(folder),
        (None, None) => base,
    };
    let mut target = Target {
        folder,
        force: options.force,
        taken: FxHashSet::default(),
        workspace: workspace.map(|project| (Known::of(project), project)),
    };
    let mut status = Status::Clean;
    for outcome in &mut outcomes {
        status = status.max(session.write(outcome, &mut target));
    }
    session.tell_import(options.report, &outcomes);
    for (head, _) in &options.map {
        if !outcomes.iter().any(|outcome| outcome.has_column(head)) {
            let message = Message::new("import-no-column").arg("head", head.as_str());
            status = status.max(session.terminal.fail(&message));
        }
    }
    session.check_written(&target, &outcomes);
    Ok(status)
}

/// Where documents are written.
struct Target<'a> {
    folder: PathBuf,
    force: bool,
    /// Names of files that other documents took.
    taken: FxHashSet<String>,
    /// The workspace that they go into.
    workspace: Option<(Known<'a>, &'a Project)>,
}

impl Target<'_> {
    /// Where a document is written: below the folder as its source lies below the folder that was named. In a
    /// workspace, beside whatever is there.
    fn place(&mut self, source: &Source) -> PathBuf {
        let below = self.folder.join(&source.below);
        let mut number = 1;
        loop {
            let name = match number {
                1 => format!("{}.{EXTENSION}", source.stem),
                _ => format!("{}-{number}.{EXTENSION}", source.stem),
            };
            let path = below.join(name);
            let is_there = self.workspace.is_some() && path.symlink_metadata().is_ok();
            if !is_there && self.taken.insert(shown(&path).to_lowercase()) {
                return path;
            }
            number += 1;
        }
    }
}

/// Chinese if any document has Chinese in it.
fn language(outcomes: &[Outcome]) -> Language {
    let mut texts = outcomes
        .iter()
        .filter_map(|outcome| outcome.result.as_ref().ok());
    match texts.any(|imported| imported.text.chars().take(2000).any(fold::is_chinese)) {
        true => Language::Zh,
        false => Language::En,
    }
}

impl Session {
    /// The folder that the command stands in.
    fn base(&self) -> Result<PathBuf, Status> {
        let here = std::env::current_dir().unwrap_or_default();
        let base = self
            .arguments
            .directory
            .as_ref()
            .map_or_else(|| here.clone(), |folder| here.join(folder));
        match base.is_dir() {
            true => Ok(base),
            false => Err(self
                .terminal
                .fail(&Message::new("cli-no-folder").arg("path", shown(&base)))),
        }
    }

    /// The workspace that documents go into.
    fn workspace(&mut self, root: &Path) -> Result<&'static Project, Status> {
        if !root.is_dir() {
            let message = Message::new("cli-no-folder").arg("path", shown(root));
            return Err(self.terminal.fail(&message));
        }
        let request = Request {
            root: root.to_path_buf(),
            only: Vec::new(),
        };
        let project = self.load(&request, &Disk)?;
        // It is read to the end of the program.
        Ok(Box::leak(Box::new(project)))
    }

    /// Prints what was found.
    fn tell_import(&mut self, form: ListFormat, outcomes: &[Outcome]) {
        if form == ListFormat::Json {
            let text = report::json(outcomes, self.terminal.catalogue());
            return self.terminal.print(&text);
        }
        let text = report::human(outcomes, self.terminal.catalogue());
        self.terminal.print(&text);
        let merged = outcomes
            .iter()
            .filter_map(|outcome| outcome.merged.as_ref());
        for merged in merged.flatten() {
            self.print_diff(&merged.diff);
        }
    }

    /// Reads and understands every source, side by side.
    fn read(
        &self,
        base: &Path,
        sources: Vec<Source>,
        options: &Import,
        vocabulary: &Vocabulary,
    ) -> Vec<Outcome> {
        let words = Words::new(vocabulary);
        let settings = Options {
            keep: options.keep.iter().copied().collect(),
            map: options
                .map
                .iter()
                .map(|(head, field)| (fold::word(head), fold::word(field)))
                .collect(),
            convert: options.convert,
        };
        let bar = progress::bar("{pos}/{len}");
        bar.set_length(sources.len() as u64);
        bar.set_message(self.terminal.catalogue().plain("import-progress"));
        let drawn = Terminal::stderr_is_terminal() && !self.terminal.is_quiet();
        let outcomes = sources.into_par_iter().map(|source| {
            let result = sources::read(&source.path, &words)
                .map(|document| import::import(document, &source.stem, &words, &settings));
            bar.inc(1);
            if drawn {
                progress::show_if_long(&bar);
            }
            let shown =
                shown(source.path.strip_prefix(base).unwrap_or(&source.path)).replace('\\', "/");
            Outcome {
                source,
                shown,
                result,
                merged: None,
                written: None,
            }
        });
        let outcomes = outcomes.collect();
        bar.finish_and_clear();
        outcomes
    }

    /// Writes a document, or says why there is none.
    fn write(&self, outcome: &mut Outcome, target: &mut Target) -> Status {
        let imported = match &outcome.result {
            Ok(imported) => imported,
            Err(message) => return self.terminal.fail(message),
        };
        let mut status = match imported.report.unplaced.is_empty() {
            true => Status::Clean,
            false => Status::Findings,
        };
        let mut text = imported.text.clone();
        if let Some((known, project)) = &target.workspace {
            let (merged, new) = known.merge(outcome, project);
            if merged.iter().any(|one| one.state == State::Different) {
                status = Status::Findings;
            }
            (text, outcome.merged) = (new, Some(merged));
            if text.is_empty() {
                return status;
            }
        }
        let path = target.place(&outcome.source);
        let same = std::fs::read(&path).is_ok_and(|bytes| bytes == text.as_bytes());
        if path.symlink_metadata().is_ok() && !target.force && !same {
            let message = Message::new("import-exists").arg("path", shown(&path));
            return self.terminal.fail(&message);
        }
        if !same && let Err(error) = output::write_whole(&path, text.as_bytes()) {
            let message = Message::new("cli-cannot-write").arg("path", shown(&path));
            return self
                .terminal
                .fail(&message.arg("reason", error.to_string()));
        }
        outcome.written = Some(path);
        status
    }

    /// Tells which files the workspace does not look at, because of the patterns of its manifest.
    fn tell_not_taken(&self, project: &Project, root: &Path, written: &[PathBuf]) {
        let taken: FxHashSet<&str> = project
            .sources
            .iter()
            .map(|(_, source)| source.path.as_str())
            .collect();
        for path in written {
            let path = project::relative(root, path);
            if !taken.contains(path.as_str()) {
                let message = Message::new("import-not-taken").arg("path", path);
                self.terminal.fail(&message);
            }
        }
    }

    /// Tells on standard error what contradicts what in the files that were written, or in the workspace that they
    /// went into. Does not count.
    fn check_written(&mut self, target: &Target, outcomes: &[Outcome]) {
        let written: Vec<PathBuf> = outcomes
            .iter()
            .filter_map(|outcome| outcome.written.clone())
            .collect();
        if written.is_empty() || self.terminal.is_quiet() {
            return;
        }
        let request = Request {
            root: target.folder.clone(),
            only: match target.workspace {
                Some(_) => Vec::new(),
                None => written.clone(),
            },
        };
        let Ok(project) = self.load(&request, &Disk) else {
            return;
        };
        self.tell_not_taken(&project, &target.folder, &written);
        let Ok(config) = self.config(&project, &Findings::default()) else {
            return;
        };
        let Ok(found) = self.judged(&project, &config) else {
            return;
        };
        let look = self.look(Terminal::stderr_is_terminal(), false);
        let text = super::report::human(&project, &found, self.terminal.catalogue(), look);
        self.terminal.complain(text.trim_end());
    }
}
