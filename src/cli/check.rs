//! `rolec check`: parse, resolve, run every rule.

mod fix;

use super::arguments::{Check, Deny};
use super::output::{self, Terminal};
use super::report::Look;
use super::revision::Revision;
use super::workspace::shown;
use super::{Session, Status};
use crate::check::Config;
use crate::check::baseline::Baseline;
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::project::{EXTENSION, MANIFEST, Project, Request};
use std::path::Path;

pub(super) fn run(session: &mut Session, options: &Check) -> Status {
    match check(session, options) {
        Ok(status) | Err(status) => status,
    }
}

fn check(session: &mut Session, options: &Check) -> Result<Status, Status> {
    let mut project = session.open(&options.paths, options.allow_empty)?;
    let config = session.config(project, &options.findings)?;
    let mut found = session.judged(project, &config)?;
    if options.fix || options.unsafe_fixes {
        let paths = &options.paths;
        (project, found) = session.fixed(project, found, paths, &config, options.unsafe_fixes)?;
    }
    if let Some(revision) = &options.changed {
        found = session.changed(project, revision, &config, found)?;
    }
    if let Some(path) = &options.write_baseline {
        return session.write_baseline(project, path, &found);
    }
    if let Some(path) = &options.baseline {
        found = session.without_known(project, path, found)?;
    }
    let catalogue = session.terminal.catalogue();
    let hints = options.hints || session.terminal.is_verbose();
    let look = session.look(Terminal::stdout_is_terminal(), hints);
    session
        .terminal
        .print(&(options.format.write)(project, &found, catalogue, look));
    for report in &options.report {
        let look = session.look(false, hints);
        let text = (report.form.write)(project, &found, catalogue, look);
        session.save(project, &report.path, text.as_bytes())?;
    }
    if project.incomplete {
        return Ok(Status::Failed);
    }
    let failing = match (options.deny, options.fail_on) {
        (Some(Deny::Warnings), _) => Severity::Warning,
        (Some(Deny::Hints), _) => Severity::Hint,
        (None, Some(severity)) => severity.severity(),
        (None, None) => Severity::Error,
    };
    Ok(status(&found, failing))
}

/// Whether findings at or above a severity were made.
pub(super) fn status(found: &[Diagnostic], failing: Severity) -> Status {
    match found.iter().any(|finding| finding.severity >= failing) {
        true => Status::Findings,
        false => Status::Clean,
    }
}

impl Session {
    /// The findings that were not there at a revision.
    fn changed(
        &self,
        project: &Project,
        revision: &str,
        config: &Config,
        found: Vec<Diagnostic>,
    ) -> Result<Vec<Diagnostic>, Status> {
        let files = Revision::read(&project.root, revision)
            .map_err(|message| self.terminal.fail(&message))?;
        let request = Request {
            root: project.root.clone(),
            only: Vec::new(),
        };
        // Of a manifest that could not be read then, nothing is known.
        let Ok(before) = Project::load(&request, &files) else {
            return Ok(found);
        };
        let Ok(known) = before.judge(config) else {
            return Ok(found);
        };
        let known = Baseline::of(&known, &before.sources);
        Ok(known.compare(found, &project.sources).new)
    }

    /// Takes all findings as known from now on.
    fn write_baseline(
        &self,
        project: &Project,
        path: &Path,
        found: &[Diagnostic],
    ) -> Result<Status, Status> {
        let baseline = Baseline::of(found, &project.sources);
        self.save(project, path, baseline.text().as_bytes())?;
        let message = Message::new("cli-baseline-written")
            .arg("path", shown(path))
            .arg("count", baseline.len());
        self.terminal
            .note(&self.terminal.catalogue().text(&message));
        Ok(match project.incomplete {
            true => Status::Failed,
            false => Status::Clean,
        })
    }

    /// The findings that a baseline does not know. What is gone is taken out of it, so that it cannot come back; in
    /// CI, where files are not kept, this is only told.
    fn without_known(
        &self,
        project: &Project,
        path: &Path,
        found: Vec<Diagnostic>,
    ) -> Result<Vec<Diagnostic>, Status> {
        let fail = |reason: String| {
            let message = Message::new("cli-bad-baseline").arg("path", shown(path));
            self.terminal.fail(&message.arg("reason", reason))
        };
        let text = std::fs::read_to_string(path).map_err(|error| fail(error.to_string()))?;
        let baseline = Baseline::parse(&text).map_err(fail)?;
        let compared = baseline.compare(found, &project.sources);
        let tell = |id: &str| {
            let message = Message::new(id)
                .arg("path", shown(path))
                .arg("known", compared.known)
                .arg("gone", compared.gone);
            self.terminal
                .note(&self.terminal.catalogue().text(&message));
        };
        match (compared.gone, std::env::var_os("CI")) {
            (0, _) => tell("cli-baseline"),
            (_, Some(_)) => tell("cli-baseline-gone"),
            (_, None) => {
                self.save(project, path, compared.rest.text().as_bytes())?;
                tell("cli-baseline-shrunk");
            }
        }
        Ok(compared.new)
    }

    /// Writes a report, over an earlier one, but never over what the workspace is made of.
    fn save(&self, project: &Project, path: &Path, bytes: &[u8]) -> Result<(), Status> {
        let message = |id: &str| Message::new(id).arg("path", shown(path));
        let is_source = path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case(EXTENSION));
        if is_source || path == project.root.join(MANIFEST) || path.ends_with(MANIFEST) {
            return Err(self.terminal.fail(&message("cli-report-over-source")));
        }
        output::write_whole(path, bytes).map_err(|error| {
            let message = message("cli-cannot-write").arg("reason", error.to_string());
            self.terminal.fail(&message)
        })
    }

    /// How findings are drawn on a terminal, or for a file or pipe.
    pub(super) fn look(&self, is_terminal: bool, hints: bool) -> Look {
        let dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
        let columns = std::env::var("COLUMNS")
            .ok()
            .and_then(|columns| columns.parse().ok());
        let sized = is_terminal.then(|| usize::from(console::Term::stdout().size().1));
        let width = columns.or(sized).unwrap_or(100).clamp(40, 140);
        Look {
            color: self.terminal.colored(is_terminal),
            width,
            unicode: !dumb,
            hints,
        }
    }
}
