//! `rolec fmt`: canonical layout, in place, as a check, as a diff, or from standard input to standard output.

use super::arguments::{Findings, Fmt};
use super::output::{self, Terminal};
use super::report;
use super::workspace::shown;
use super::{Session, Status};
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::fmt::{self, Formatted};
use crate::project::{Files, PathKind, Project, Request};
use crate::text::SourceFile;
use similar::TextDiff;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

pub(super) fn run(session: &mut Session, options: &Fmt) -> Status {
    let result = match options.paths.as_slice() {
        [only] if only.as_os_str() == "-" => standard_input(session, options),
        paths => files(session, paths, options),
    };
    match result {
        Ok(status) | Err(status) => status,
    }
}

fn files(session: &mut Session, paths: &[PathBuf], options: &Fmt) -> Result<Status, Status> {
    let project = session.open(paths, false)?;
    let mut status = Status::Clean;
    for (file, (_, source)) in project.files.iter().zip(project.sources.iter()) {
        if is_unread(project, source) {
            continue;
        }
        let formatted = fmt::format(source, file, &project.vocabulary);
        for &at in &formatted.kept {
            let name = file.declarations[at].name.of(&source.text);
            let message = Message::new("fmt-kept")
                .arg("path", source.path.as_str())
                .arg("name", name);
            session.terminal.fail(&message);
            status = status.max(Status::Findings);
        }
        // A file in another encoding is rewritten even if its layout is right.
        let recode = source.encoding != crate::text::decode::Encoding::Utf8;
        if formatted.text == source.text && !recode {
            continue;
        }
        if options.check || options.diff {
            status = status.max(Status::Findings);
            session.show(source, &formatted, options);
            continue;
        }
        let path = project.root.join(&source.path);
        output::rewrite(&path, formatted.text.as_bytes()).map_err(|error| {
            let message = Message::new("cli-cannot-write").arg("path", shown(&path));
            session
                .terminal
                .fail(&message.arg("reason", error.to_string()))
        })?;
        let done = Message::new("fmt-laid-out").arg("path", source.path.as_str());
        session
            .terminal
            .note(&session.terminal.catalogue().text(&done));
    }
    let faults = session.note_syntax_errors(project)?;
    let failed = if project.incomplete {
        Status::Failed
    } else {
        Status::Clean
    };
    Ok(status.max(faults).max(failed))
}

/// A file that could not be read has no text to lay out.
fn is_unread(project: &Project, source: &SourceFile) -> bool {
    source.text.is_empty()
        || project.reported.iter().any(|finding| {
            finding.rule == "syntax/unreadable"
                && project.sources.get(finding.span.file).path == source.path
        })
}

/// The lines in which two texts differ, with three around them.
pub(super) fn unified(old: &str, new: &str, old_name: &str, new_name: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff().header(old_name, new_name).to_string()
}

/// The name under which standard input is reported.
const STANDARD_INPUT: &str = "-";

/// Standard input as a workspace of one file; the manifest is the one of the current folder.
struct StandardInput<'a> {
    bytes: Vec<u8>,
    disk: &'a dyn Files,
}

impl Files for StandardInput<'_> {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match path == Path::new(STANDARD_INPUT) {
            true => Ok(self.bytes.clone()),
            false => self.disk.read(path),
        }
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        match path == Path::new(STANDARD_INPUT) {
            true => Some(PathKind::File),
            false => self.disk.kind(path),
        }
    }

    fn walk(&self, _root: &Path) -> Vec<(PathBuf, PathKind)> {
        vec![(PathBuf::from(STANDARD_INPUT), PathKind::File)]
    }
}

fn standard_input(session: &mut Session, options: &Fmt) -> Result<Status, Status> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|error| {
            let message = Message::new("cli-cannot-read").arg("path", STANDARD_INPUT);
            session
                .terminal
                .fail(&message.arg("reason", error.to_string()))
        })?;
    let root = session.request(&[])?.root;
    let files = StandardInput {
        bytes,
        disk: &crate::project::Disk,
    };
    let request = Request {
        root,
        only: vec![PathBuf::from(STANDARD_INPUT)],
    };
    let project = session.load(&request, &files)?;
    let (Some(file), Some((_, source))) = (project.files.first(), project.sources.iter().next())
    else {
        return Ok(Status::Clean);
    };
    let formatted = fmt::format(source, file, &project.vocabulary);
    let changed = formatted.text != source.text;
    match options.check || options.diff {
        true if changed => session.show(source, &formatted, options),
        true => {}
        false => session.terminal.print(&formatted.text),
    }
    let status = if changed && (options.check || options.diff) {
        Status::Findings
    } else {
        Status::Clean
    };
    let failed = if project.incomplete {
        Status::Failed
    } else {
        Status::Clean
    };
    Ok(session
        .note_syntax_errors(&project)?
        .max(status)
        .max(failed))
}

impl Session {
    /// What would change: the name of the file, or the lines.
    fn show(&mut self, source: &SourceFile, formatted: &Formatted, options: &Fmt) {
        if !options.diff {
            let message = Message::new("fmt-would-change").arg("path", source.path.as_str());
            let text = self.terminal.catalogue().text(&message);
            return self.terminal.print(&(text + "\n"));
        }
        let old = format!("a/{}", source.path);
        let new = format!("b/{}", source.path);
        let text = unified(&source.text, &formatted.text, &old, &new);
        self.print_diff(&text);
    }

    /// Prints a unified diff, in colours where the terminal has them.
    pub(super) fn print_diff(&mut self, text: &str) {
        let colored = self.terminal.colored(Terminal::stdout_is_terminal());
        match colored {
            true => self.terminal.print(&painted(text)),
            false => self.terminal.print(text),
        }
    }

    /// Faults of form go to standard error; a layout cannot heal them.
    fn note_syntax_errors(&self, project: &Project) -> Result<Status, Status> {
        let findings = Findings {
            only: vec!["syntax".to_owned()],
            ..Findings::default()
        };
        let config = self.config(project, &findings)?;
        let found: Vec<Diagnostic> = project
            .check(&config)
            .into_iter()
            .filter(|finding| finding.severity == Severity::Error)
            .collect();
        if found.is_empty() {
            return Ok(Status::Clean);
        }
        let look = self.look(Terminal::stderr_is_terminal(), false);
        self.terminal
            .complain(report::human(project, &found, self.terminal.catalogue(), look).trim_end());
        Ok(Status::Findings)
    }
}

fn painted(diff: &str) -> String {
    let paint = |line: &str| match line.as_bytes().first() {
        Some(b'+') => format!("\u{1b}[32m{line}\u{1b}[0m\n"),
        Some(b'-') => format!("\u{1b}[31m{line}\u{1b}[0m\n"),
        Some(b'@') => format!("\u{1b}[36m{line}\u{1b}[0m\n"),
        _ => format!("{line}\n"),
    };
    diff.lines().map(paint).collect()
}
