//! The command line: one verb a file. Reads arguments, writes output, sets the exit status; decides nothing.

mod arguments;
mod build;
mod chart;
mod check;
mod explain;
mod export;
mod fmt;
mod help;
mod import;
mod lsp;
mod markdown;
mod matrix;
mod new;
mod output;
mod progress;
mod report;
mod revision;
mod rules;
mod shell;
mod template;
mod who;
mod workspace;

use crate::locale::Language;
use arguments::{Arguments, Verb};
use output::Terminal;
use std::io;
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Status {
    /// Nothing wrong.
    Clean = 0,
    /// Findings at or above the failing severity.
    Findings = 1,
    /// The command could not be done.
    Failed = 2,
}

/// What a command needs: the terminal, and what was said before the verb.
struct Session {
    terminal: Terminal,
    arguments: arguments::Common,
}

/// Serves an editor on standard input and output, in the language of the command line or else of the environment.
pub type LanguageServer = fn(Option<Language>, Option<Language>) -> io::Result<bool>;

/// Runs the command of the process's arguments. The server is handed in, for it stands beside the command line, not
/// below it.
pub fn main(server: LanguageServer) -> ExitCode {
    let arguments = match help::parse() {
        Ok(arguments) => arguments,
        Err(status) => return ExitCode::from(status as u8),
    };
    let Arguments { common, verb } = arguments;
    let mut session = Session {
        terminal: Terminal::new(&common),
        arguments: common,
    };
    let status = match verb {
        Verb::New(options) => new::run(&mut session, &options),
        Verb::Check(options) => check::run(&mut session, &options),
        Verb::Build(options) => build::run(&mut session, &options),
        Verb::Template(options) => template::run(&mut session, &options),
        Verb::Fmt(options) => fmt::run(&mut session, &options),
        Verb::Chart(options) => chart::run(&mut session, &options),
        Verb::Matrix(options) => matrix::run(&mut session, &options),
        Verb::Export(options) => export::run(&mut session, &options),
        Verb::Who(options) => who::run(&mut session, &options),
        Verb::Import(options) => import::run(&mut session, &options),
        Verb::Lsp(_) => lsp::run(&mut session, server),
        Verb::Rules(options) => rules::run(&mut session, &options),
        Verb::Explain(options) => explain::run(&mut session, &options),
        Verb::Completions(options) => shell::completions(&mut session, &options),
        Verb::Man(options) => shell::man(&mut session, &options),
    };
    ExitCode::from(session.terminal.finish(status) as u8)
}
