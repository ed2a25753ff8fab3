//! `rolec check --fix`: makes the fixes of findings in the files, until there is none left to make.

use crate::check::{Config, fixes};
use crate::cli::output;
use crate::cli::workspace::shown;
use crate::cli::{Session, Status};
use crate::diagnostic::{Diagnostic, Message};
use crate::project::Project;
use std::path::PathBuf;

/// One fix may make room for another, but not for ever.
const ROUNDS: usize = 16;

impl Session {
    /// Makes fixes, and gives the workspace and the findings that are left.
    pub(super) fn fixed(
        &mut self,
        mut project: &'static Project,
        mut found: Vec<Diagnostic>,
        paths: &[PathBuf],
        config: &Config,
        with_unsafe: bool,
    ) -> Result<(&'static Project, Vec<Diagnostic>), Status> {
        let mut count = 0;
        for _ in 0..ROUNDS {
            let fixed = fixes::apply(&found, &project.sources, with_unsafe);
            if fixed.count == 0 {
                break;
            }
            for (&file, text) in &fixed.texts {
                let path = project.root.join(&project.sources.get(file).path);
                output::rewrite(&path, text.as_bytes()).map_err(|error| {
                    let message = Message::new("cli-cannot-write").arg("path", shown(&path));
                    self.terminal
                        .fail(&message.arg("reason", error.to_string()))
                })?;
            }
            count += fixed.count;
            project = self.open(paths, false)?;
            found = self.judged(project, config)?;
        }
        let done = Message::new("cli-fixed").arg("count", count);
        self.terminal.note(&self.terminal.catalogue().text(&done));
        Ok((project, found))
    }
}
