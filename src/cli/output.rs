//! The terminal and the disk as the commands use them: output that survives a closed pipe, files that are written
//! whole or not at all.

use super::Status;
use super::arguments::{ColorChoice, Common};
use crate::diagnostic::{Message, Severity};
use crate::locale::{Catalogue, Language};
use crate::project::Failure;
use console::Style;
use std::env;
use std::fs;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

/// Standard output and error, and how messages are said there.
pub(super) struct Terminal {
    language: Option<Language>,
    fallback: Language,
    color: ColorChoice,
    quiet: bool,
    verbose: bool,
    /// Set when nobody reads standard output any more.
    closed: bool,
}

impl Terminal {
    pub(super) fn new(common: &Common) -> Self {
        Self {
            language: common.lang,
            fallback: from_environment().unwrap_or(Language::En),
            color: common.color,
            quiet: common.quiet,
            verbose: common.verbose,
            closed: false,
        }
    }

    /// `--lang` counts first, then the manifest, then the environment, then the language of the sources.
    pub(super) fn settle(
        &mut self,
        manifest: Option<Language>,
        sources: impl FnOnce() -> Language,
    ) {
        if self.language.is_none() {
            self.language = manifest;
        }
        if self.language.is_none() && from_environment().is_none() {
            self.fallback = sources();
        }
    }

    pub(super) fn language(&self) -> Language {
        self.language.unwrap_or(self.fallback)
    }

    pub(super) fn catalogue(&self) -> &'static Catalogue {
        Catalogue::of(self.language())
    }

    /// Whether to colour what goes to standard output (or error).
    pub(super) fn colored(&self, is_terminal: bool) -> bool {
        colored(self.color, is_terminal)
    }

    pub(super) fn is_verbose(&self) -> bool {
        self.verbose
    }

    pub(super) fn stdout_is_terminal() -> bool {
        io::stdout().is_terminal()
    }

    pub(super) fn stderr_is_terminal() -> bool {
        io::stderr().is_terminal()
    }

    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Writes to standard output.
    pub(super) fn print(&mut self, text: &str) {
        self.print_bytes(text.as_bytes());
    }

    pub(super) fn print_bytes(&mut self, bytes: &[u8]) {
        if self.closed {
            return;
        }
        let mut out = BufWriter::new(io::stdout().lock());
        if out.write_all(bytes).and_then(|()| out.flush()).is_err() {
            self.closed = true;
        }
    }

    /// Writes a line to standard error, unless quiet was asked for.
    pub(super) fn note(&self, text: &str) {
        if !self.quiet {
            self.complain(text);
        }
    }

    /// Writes a line to standard error.
    pub(super) fn complain(&self, text: &str) {
        // Where standard error is closed there is nobody left to tell.
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// Says why the command cannot be done.
    pub(super) fn fail(&self, message: &Message) -> Status {
        self.fail_with(&Failure::new(message.clone()))
    }

    pub(super) fn fail_with(&self, failure: &Failure) -> Status {
        let catalogue = self.catalogue();
        let place = failure.place.as_ref().map_or_else(String::new, |place| {
            format!("{}:{}:{}: ", place.path, place.line, place.column)
        });
        self.complain(&format!(
            "rolec: {place}{}",
            catalogue.text(&failure.message)
        ));
        if let Some(help) = catalogue.attribute(&failure.message, "help") {
            self.complain(&format!("  {}{help}", catalogue.plain("report-help")));
        }
        Status::Failed
    }

    /// The status of the process; output that could not be written is a failure, a closed pipe is not.
    pub(super) fn finish(&self, status: Status) -> Status {
        status
    }
}

/// Whether to colour what goes to a terminal, or to a file or pipe.
pub(super) fn colored(choice: ColorChoice, is_terminal: bool) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
            let dumb = env::var("TERM").is_ok_and(|term| term == "dumb");
            !set("NO_COLOR") && !dumb && (is_terminal || set("CLICOLOR_FORCE"))
        }
    }
}

/// The colour of a severity.
pub(super) fn severity_style(severity: Severity, colored: bool) -> Style {
    let style = Style::new().force_styling(colored);
    match severity {
        Severity::Error => style.red(),
        Severity::Warning => style.yellow(),
        Severity::Hint => style.cyan(),
    }
}

/// The language of `LC_ALL`, `LC_MESSAGES` or `LANG`; `C` and `POSIX` name none.
pub(super) fn from_environment() -> Option<Language> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| env::var(name).ok());
    let tag = set.into_iter().find(|value| !value.is_empty())?;
    let primary = tag.split(['.', '@']).next().unwrap_or_default();
    match primary {
        "C" | "POSIX" => None,
        tag => Language::from_tag(tag),
    }
}

/// Writes a file whole or not at all: to a temporary file beside it, which then takes its name.
///
/// # Errors
/// If the folder cannot be made or written.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    write(path, bytes, |file| file.sync_data())
}

/// [`write_whole`] for one of many files that can all be made again: the folder is there, and nobody waits for the disk.
///
/// # Errors
/// If it cannot be written.
pub(super) fn write_anew(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write(path, bytes, |_| Ok(()))
}

fn write(
    path: &Path,
    bytes: &[u8],
    wait: impl FnOnce(&fs::File) -> io::Result<()>,
) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new()
        .prefix(".rolec-")
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    wait(file.as_file())?;
    readable(file.as_file())?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Writes a file anew in its place, through links, with the permissions it has.
///
/// # Errors
/// If it cannot be written.
pub(super) fn rewrite(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(io::Error::from(io::ErrorKind::PermissionDenied));
    }
    write_whole(&path, bytes)?;
    fs::set_permissions(&path, permissions)
}

/// Temporary files are private; what a build makes is as readable as other files.
#[cfg(unix)]
fn readable(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_file: &fs::File) -> io::Result<()> {
    Ok(())
}
