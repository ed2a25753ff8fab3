//! `rolec import`: existing documents to `.role`, one a document; then the check of what was written.

mod report;
mod sources;

use super::arguments::{Findings, Import, ListFormat};
use super::output::{self, Terminal};
use super::workspace::shown;
use super::{Session, Status};
use crate::diagnostic::Message;
use crate::import::{self, Imported, Options, Words};
use crate::locale::Language;
use crate::project::{EXTENSION, Request};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::fold;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use sources::Source;
use std::path::{Path, PathBuf};
use std::time::Duration;

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
    /// Where it was written.
    written: Option<PathBuf>,
}

/// An import that takes longer shows how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

fn import(session: &mut Session, options: &Import) -> Result<Status, Status> {
    let base = session.base()?;
    let sources = sources::find(&base, &options.sources)
        .map_err(|message| session.terminal.fail(&message))?;
    let folder = options
        .output
        .as_ref()
        .map_or_else(|| base.clone(), |folder| base.join(folder));
    let mut outcomes = session.read(&base, sources, options);
    session.terminal.settle(None, || language(&outcomes));
    let mut status = Status::Clean;
    let mut taken = FxHashSet::default();
    for outcome in &mut outcomes {
        status = status.max(session.write(outcome, &folder, options.force, &mut taken));
    }
    let text = match options.report {
        ListFormat::Json => report::json(&outcomes, session.terminal.catalogue()),
        ListFormat::Human => report::human(&outcomes, session.terminal.catalogue()),
    };
    session.terminal.print(&text);
    session.check_written(&folder, &outcomes);
    Ok(status)
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

    /// Reads and understands every source, side by side.
    fn read(&self, base: &Path, sources: Vec<Source>, options: &Import) -> Vec<Outcome> {
        let words = Words::new(Vocabulary::built_in());
        let settings = Options {
            keep: options.keep.iter().copied().collect(),
            map: options
                .map
                .iter()
                .map(|(head, field)| (fold::word(head), fold::word(field)))
                .collect(),
        };
        let bar = ProgressBar::hidden();
        bar.set_length(sources.len() as u64);
        let style = ProgressStyle::with_template("{msg} {bar:24} {pos}/{len} {elapsed}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(self.terminal.catalogue().plain("import-progress"));
        let drawn = Terminal::stderr_is_terminal() && !self.terminal.is_quiet();
        let outcomes = sources.into_par_iter().map(|source| {
            let result = sources::read(&source.path, &words)
                .map(|document| import::import(document, &source.stem, &words, &settings));
            bar.inc(1);
            if drawn && bar.is_hidden() && bar.elapsed() > PATIENCE {
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            let shown =
                shown(source.path.strip_prefix(base).unwrap_or(&source.path)).replace('\\', "/");
            Outcome {
                source,
                shown,
                result,
                written: None,
            }
        });
        let outcomes = outcomes.collect();
        bar.finish_and_clear();
        outcomes
    }

    /// Writes a document, or says why there is none.
    fn write(
        &self,
        outcome: &mut Outcome,
        folder: &Path,
        force: bool,
        taken: &mut FxHashSet<String>,
    ) -> Status {
        let imported = match &outcome.result {
            Ok(imported) => imported,
            Err(message) => return self.terminal.fail(message),
        };
        let path = place(folder, &outcome.source, taken);
        let same = std::fs::read(&path).is_ok_and(|bytes| bytes == imported.text.as_bytes());
        if path.symlink_metadata().is_ok() && !force && !same {
            let message = Message::new("import-exists").arg("path", shown(&path));
            return self.terminal.fail(&message);
        }
        if !same && let Err(error) = output::write_whole(&path, imported.text.as_bytes()) {
            let message = Message::new("cli-cannot-write").arg("path", shown(&path));
            return self
                .terminal
                .fail(&message.arg("reason", error.to_string()));
        }
        let unplaced = !imported.report.unplaced.is_empty();
        outcome.written = Some(path);
        if unplaced {
            Status::Findings
        } else {
            Status::Clean
        }
    }

    /// Tells on standard error what contradicts what in the files that were written. Does not count.
    fn check_written(&mut self, folder: &Path, outcomes: &[Outcome]) {
        let only: Vec<PathBuf> = outcomes
            .iter()
            .filter_map(|outcome| outcome.written.clone())
            .collect();
        if only.is_empty() || self.terminal.is_quiet() {
            return;
        }
        let request = Request {
            root: folder.to_path_buf(),
            only,
        };
        let Ok(project) = self.load(&request, &crate::project::Disk) else {
            return;
        };
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

/// Where a document is written: below the folder as its source lies below the folder that was named.
fn place(folder: &Path, source: &Source, taken: &mut FxHashSet<String>) -> PathBuf {
    let below = folder.join(&source.below);
    let mut number = 1;
    loop {
        let name = match number {
            1 => format!("{}.{EXTENSION}", source.stem),
            _ => format!("{}-{number}.{EXTENSION}", source.stem),
        };
        let path = below.join(name);
        if taken.insert(shown(&path).to_lowercase()) {
            return path;
        }
        number += 1;
    }
}
