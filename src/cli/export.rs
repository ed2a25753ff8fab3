//! `rolec export`: the resolved model as data.

use super::arguments::{Export, ExportFormat, Findings};
use super::output::{self, Terminal};
use super::report;
use super::workspace::shown;
use super::{Session, Status};
use crate::check::Config;
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::model::export;
use crate::project::Project;
use std::path::Path;

pub(super) fn run(session: &mut Session, options: &Export) -> Status {
    match export(session, options) {
        Ok(status) | Err(status) => status,
    }
}

fn export(session: &mut Session, options: &Export) -> Result<Status, Status> {
    let project = session.open(&options.paths, false)?;
    let config = session.config(project, &Findings::default())?;
    let data = export::export(&project.model, &project.sources, &project.vocabulary);
    let text = match options.to {
        ExportFormat::Json => serde_json::to_string_pretty(&data)
            .map(|text| text + "\n")
            .map_err(|e| e.to_string()),
        ExportFormat::Yaml => serde_yaml::to_string(&data).map_err(|e| e.to_string()),
    };
    let text = text.map_err(|reason| {
        session
            .terminal
            .fail(&Message::new("cli-internal").arg("reason", reason))
    })?;
    session.deliver(text.as_bytes(), options.output.as_deref(), options.force)?;
    Ok(session.note_errors(project, &config))
}

impl Session {
    /// Writes a result to a file, or to standard output.
    pub(super) fn deliver(
        &mut self,
        bytes: &[u8],
        file: Option<&Path>,
        force: bool,
    ) -> Result<(), Status> {
        let Some(file) = file else {
            self.terminal.print_bytes(bytes);
            return Ok(());
        };
        if file.exists() && !force {
            return Err(self
                .terminal
                .fail(&Message::new("cli-file-exists").arg("path", shown(file))));
        }
        output::write_whole(file, bytes).map_err(|error| {
            let message = Message::new("cli-cannot-write").arg("path", shown(file));
            self.terminal
                .fail(&message.arg("reason", error.to_string()))
        })
    }

    /// For commands that make what they can: the errors go to standard error, and to the status.
    pub(super) fn note_errors(&self, project: &Project, config: &Config) -> Status {
        let errors = Config {
            least: Some(Severity::Error),
            ..config.clone()
        };
        let Ok(found) = self.judged(project, &errors) else {
            return Status::Failed;
        };
        let found: Vec<Diagnostic> = found
            .into_iter()
            .filter(|finding| finding.severity == Severity::Error)
            .collect();
        if !found.is_empty() && !self.terminal.is_quiet() {
            let look = self.look(Terminal::stderr_is_terminal(), false);
            self.terminal.complain(
                report::human(project, &found, self.terminal.catalogue(), look).trim_end(),
            );
        }
        match (project.incomplete, found.is_empty()) {
            (true, _) => Status::Failed,
            (false, false) => Status::Findings,
            (false, true) => Status::Clean,
        }
    }
}
