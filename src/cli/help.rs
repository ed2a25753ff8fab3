//! Arguments read, and help and complaints about them said in the user's language: the words come from the message
//! catalogue, by the name of the command and the option.

use super::Status;
use super::arguments::Arguments;
use super::output::from_environment;
use crate::diagnostic::Message;
use crate::locale::{Catalogue, Language};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory, FromArgMatches};
use std::env;
use std::io::Write;

/// Reads the process's arguments; help, versions and bad arguments end here.
pub(super) fn parse() -> Result<Arguments, Status> {
    let language = asked_language();
    let mut command = command(language);
    let matches = command
        .try_get_matches_from_mut(env::args_os())
        .map_err(|error| match error.kind() {
            ErrorKind::MissingSubcommand => {
                let _ = write!(std::io::stderr().lock(), "{}", command.render_help());
                Status::Failed
            }
            _ => complain(&error, language),
        })?;
    Arguments::from_arg_matches(&matches).map_err(|error| complain(&error, language))
}

/// The whole command with its help in a language.
pub(super) fn command(language: Language) -> Command {
    let catalogue = Catalogue::of(language);
    let command = Arguments::command();
    let verbs: Vec<String> = command
        .get_subcommands()
        .map(|verb| verb.get_name().to_owned())
        .collect();
    let mut command = explained(command, "rolec", catalogue);
    for verb in verbs {
        command = command.mut_subcommand(&verb, |sub| explained(sub, &verb, catalogue));
    }
    command
}

/// A command with the words of the catalogue.
fn explained(command: Command, name: &str, catalogue: &Catalogue) -> Command {
    let id = format!("help-{name}");
    let about = catalogue.plain(&id);
    let examples = catalogue.attribute(&Message::new(id), "examples");
    let template = format!(
        "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        catalogue.plain("help-usage")
    );
    let mut command = command
        .about(about)
        .help_template(template)
        .subcommand_help_heading(catalogue.plain("help-commands"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .global(true)
                .action(clap::ArgAction::Help),
        );
    if name == "rolec" {
        command = command.arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(clap::ArgAction::Version),
        );
    }
    if let Some(examples) = examples {
        command = command.after_help(format!(
            "\n{}\n{examples}",
            catalogue.plain("help-examples")
        ));
    }
    let arguments: Vec<String> = command
        .get_arguments()
        .map(|arg| arg.get_id().to_string())
        .collect();
    for argument in arguments {
        let own = format!("help-{name}-{}", argument.replace('_', "-"));
        let shared = format!("help-arg-{}", argument.replace('_', "-"));
        let text = [own, shared]
            .into_iter()
            .find(|id| catalogue.has(id))
            .map(|id| catalogue.plain(&id));
        command = command.mut_arg(&argument, |arg| {
            let heading = match arg.is_positional() {
                true => "help-arguments",
                false => "help-options",
            };
            let arg = arg.help_heading(catalogue.plain(heading));
            let text = text.unwrap_or_default();
            if !arg.get_action().takes_values() {
                return arg.help(text);
            }
            // The text names what can be written; clap's own list is in English.
            let default = default_of(&arg, catalogue);
            arg.help(text + &default)
                .hide_possible_values(true)
                .hide_default_value(true)
        });
    }
    command
}

/// What an option is if it is not written, in words.
fn default_of(arg: &Arg, catalogue: &Catalogue) -> String {
    let defaults = arg.get_default_values().iter();
    let values: Vec<String> = defaults
        .map(|value| value.to_string_lossy().into_owned())
        .collect();
    match values.is_empty() {
        false => catalogue.text(&Message::new("help-default").arg("value", values)),
        true => String::new(),
    }
}

/// The language of `--lang`, else of the environment; arguments are not read yet when help is asked for.
fn asked_language() -> Language {
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let tag = match argument.strip_prefix("--lang=") {
            Some(tag) => Some(tag.to_owned()),
            None if argument == "--lang" => arguments.next(),
            None => None,
        };
        if let Some(language) = tag.as_deref().and_then(Language::from_tag) {
            return language;
        }
    }
    from_environment().unwrap_or(Language::En)
}

fn complain(error: &clap::Error, language: Language) -> Status {
    let catalogue = Catalogue::of(language);
    if !error.use_stderr() {
        // A closed pipe is no fault of ours.
        let _ = error.print();
        return Status::Clean;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return Status::Failed;
    }
    let value = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(language.list_mark()),
        _ => String::new(),
    };
    let id = match error.kind() {
        ErrorKind::InvalidValue if value(ContextKind::InvalidValue).is_empty() => {
            "cli-missing-value"
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "cli-invalid-value",
        ErrorKind::UnknownArgument => "cli-unknown-argument",
        ErrorKind::InvalidSubcommand => "cli-unknown-command",
        ErrorKind::MissingRequiredArgument => "cli-missing-argument",
        ErrorKind::ArgumentConflict => "cli-conflict",
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            "cli-wrong-count"
        }
        _ => "cli-bad-arguments",
    };
    let suggestions = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::SuggestedSubcommand,
        ContextKind::ValidValue,
    ];
    let near = suggestions
        .iter()
        .map(|&kind| value(kind))
        .find(|text| !text.is_empty());
    let languages = || Language::ALL.map(Language::code).join(language.list_mark());
    let is_language = value(ContextKind::InvalidArg).starts_with("--lang ");
    let near = near
        .or_else(|| is_language.then(languages))
        .unwrap_or_default();
    let wrong = [
        ContextKind::InvalidValue,
        ContextKind::InvalidArg,
        ContextKind::InvalidSubcommand,
    ];
    let message = Message::new(id)
        .arg("argument", value(ContextKind::InvalidArg))
        .arg(
            "value",
            wrong
                .iter()
                .map(|&kind| value(kind))
                .find(|text| !text.is_empty())
                .unwrap_or_default(),
        )
        .arg("other", value(ContextKind::PriorArg));
    let mut text = format!("rolec: {}\n", catalogue.text(&message));
    let help = match near.is_empty() {
        true => Message::new("cli-try-help"),
        false => Message::new("cli-did-you-mean").arg("near", near),
    };
    text.push_str(&format!(
        "  {}{}\n",
        catalogue.plain("report-help"),
        catalogue.text(&help)
    ));
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
    Status::Failed
}
