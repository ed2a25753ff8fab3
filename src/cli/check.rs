//! `rolec check`: parse, resolve, run every rule.

use super::arguments::{Check, Deny, ReportFormat};
use super::output::Terminal;
use super::report::{self, Look};
use super::{Session, Status};
use crate::diagnostic::{Diagnostic, Severity};

pub(super) fn run(session: &mut Session, options: &Check) -> Status {
    match check(session, options) {
        Ok(status) | Err(status) => status,
    }
}

fn check(session: &mut Session, options: &Check) -> Result<Status, Status> {
    let project = session.open(&options.paths, options.allow_empty)?;
    let config = session.config(project, &options.findings)?;
    let found = project.check(&config);
    let catalogue = session.terminal.catalogue();
    let text = match options.format {
        ReportFormat::Human => {
            let hints = options.hints || session.terminal.is_verbose();
            let look = session.look(Terminal::stdout_is_terminal(), hints);
            report::human(project, &found, catalogue, look)
        }
        ReportFormat::Short => report::short(project, &found, catalogue),
        ReportFormat::Json => report::json(project, &found, catalogue).unwrap_or_default(),
    };
    session.terminal.print(&text);
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
