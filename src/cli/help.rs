//! Arguments read, and help and complaints about them said in the user's language: the words come from the message
//! catalogue, by the name of the command and the option.

use super::Status;
use super::arguments::{Arguments, ColorChoice};
use super::output::{self, Terminal, from_environment};
use crate::diagnostic::Message;
use crate::locale::{Catalogue, Language};
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, FromArgMatches, ValueEnum};
use std::env;
use std::io::Write;

/// The name of the whole command.
const PROGRAM: &str = "rolec";

/// The place of options that every command has, behind its own.
const LAST: usize = 1000;

/// Reads the process's arguments; help, versions and bad arguments end here.
pub(super) fn parse() -> Result<Arguments, Status> {
    let language = asked_language();
    let mut command = command(language);
    let matches = command
        .try_get_matches_from_mut(env::args_os())
        .map_err(|error| match error.kind() {
            // Options but no verb: the whole help, as without any argument.
            ErrorKind::MissingSubcommand => {
                let terminal = Terminal::stderr_is_terminal();
                let text = printed(&command.render_help(), terminal, Catalogue::of(language));
                let _ = std::io::stderr().lock().write_all(text.as_bytes());
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
    let mut command = explained(command, PROGRAM, catalogue);
    for verb in verbs {
        command = command.mut_subcommand(&verb, |sub| explained(sub, &verb, catalogue));
    }
    command
}

/// A command with the words of the catalogue: its own arguments and options first, then those that all have.
fn explained(command: Command, name: &str, catalogue: &Catalogue) -> Command {
    let id = format!("help-{name}");
    let examples = catalogue.attribute(&Message::new(id.clone()), "examples");
    let template = format!(
        "{{about-with-newline}}\n{}{{usage}}\n\n{{all-args}}{{after-help}}",
        catalogue.plain("help-usage")
    );
    let mut command = command
        .about(catalogue.plain(&id))
        .help_template(template)
        .subcommand_help_heading(catalogue.plain("help-commands"))
        .subcommand_value_name(catalogue.plain("help-value-command"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', ArgAction::Help));
    if name == PROGRAM {
        command = command.arg(flag("version", 'V', ArgAction::Version));
    }
    let arguments: Vec<String> = command
        .get_arguments()
        .map(|arg| arg.get_id().to_string())
        .collect();
    for (place, argument) in arguments.iter().enumerate() {
        command = command.mut_arg(argument, |arg| {
            argument_explained(arg, place, name, catalogue)
        });
    }
    let usage = usage(&command, name, catalogue);
    command = command.override_usage(usage);
    match examples {
        Some(examples) => {
            command.after_help(format!("{}\n{examples}", catalogue.plain("help-examples")))
        }
        None => command,
    }
}

fn flag(name: &'static str, short: char, action: ArgAction) -> Arg {
    Arg::new(name).short(short).long(name).action(action)
}

/// An argument with its text, the name of what it takes, and what can be written for it. `place` is where it stands
/// among those of its command.
fn argument_explained(arg: Arg, place: usize, command: &str, catalogue: &Catalogue) -> Arg {
    let id = arg.get_id().as_str().replace('_', "-");
    let shared = ["help", "version"].contains(&id.as_str()) || arg.is_global_set();
    let (heading, order) = match (arg.is_positional(), shared) {
        (true, _) => ("help-arguments", Some(place)),
        (false, false) => ("help-options", None),
        (false, true) => ("help-common", Some(LAST)),
    };
    let ids = [format!("help-{command}-{id}"), format!("help-arg-{id}")];
    let id = ids.iter().find(|id| catalogue.has(id));
    let text = id.map_or_else(String::new, |id| catalogue.plain(id));
    let text = text + &choices(&arg, catalogue);
    let names = arg.get_value_names().unwrap_or_default();
    let names: Vec<String> = names
        .iter()
        .map(|name| catalogue.plain(&format!("help-value-{}", name.to_lowercase())))
        .collect();
    let arg = match arg.get_action().takes_values() {
        true => arg
            .value_names(names)
            .hide_possible_values(true)
            .hide_default_value(true),
        false => arg,
    };
    let arg = match order {
        Some(order) => arg.display_order(order),
        None => arg,
    };
    arg.help(text).help_heading(catalogue.plain(heading))
}

/// What can be written for an argument, and what stands for it if nothing is.
fn choices(arg: &Arg, catalogue: &Catalogue) -> String {
    if !arg.get_action().takes_values() {
        return String::new();
    }
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .map(|value| value.get_name().to_owned())
        .collect();
    let usual = arg.get_default_values().first();
    let id = match (values.is_empty(), usual) {
        (true, None) => return String::new(),
        (true, Some(_)) => "help-default",
        (false, None) => "help-choices",
        (false, Some(_)) => "help-choices-default",
    };
    let usual = usual.map(|value| value.to_string_lossy().into_owned());
    let message = Message::new(id)
        .arg("values", values)
        .arg("default", usual.unwrap_or_default());
    catalogue.text(&message)
}

/// `rolec check [OPTIONS] [PATH]...`, in the words of the catalogue.
fn usage(command: &Command, name: &str, catalogue: &Catalogue) -> String {
    let mut usage = PROGRAM.to_owned();
    if name != PROGRAM {
        usage.push_str(&format!(" {name}"));
    }
    usage.push_str(&format!(" [{}]", catalogue.plain("help-value-options")));
    if command.has_subcommands() {
        usage.push_str(&format!(" <{}>", catalogue.plain("help-value-command")));
    }
    for arg in command.get_positionals() {
        let several = matches!(arg.get_action(), ArgAction::Append);
        let name = arg.get_value_names().and_then(<[_]>::first);
        let name = name.map_or("", |name| name.as_str());
        usage.push_str(&match arg.is_required_set() {
            true => format!(" <{name}>"),
            false => format!(" [{name}]"),
        });
        usage.push_str(if several { "..." } else { "" });
    }
    usage
}

/// The language of `--lang`, else of the environment.
fn asked_language() -> Language {
    let asked = asked("--lang", Language::from_tag);
    asked.or_else(from_environment).unwrap_or(Language::En)
}

/// What `--color` says.
fn asked_color() -> ColorChoice {
    asked("--color", |word| ColorChoice::from_str(word, true).ok()).unwrap_or_default()
}

/// The value of an option as it stands in the arguments: they are not read yet when help is asked for.
fn asked<T>(option: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    let mut arguments = env::args_os()
        .skip(1)
        .map(|argument| argument.to_string_lossy().into_owned());
    while let Some(argument) = arguments.next() {
        let value = match argument.strip_prefix(option) {
            Some("") => arguments.next(),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        if let Some(value) = value.as_deref().and_then(&read) {
            return Some(value);
        }
    }
    None
}

fn complain(error: &clap::Error, language: Language) -> Status {
    let catalogue = Catalogue::of(language);
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = printed(&error.render(), Terminal::stdout_is_terminal(), catalogue);
            // A closed pipe is no fault of ours.
            let _ = std::io::stdout().lock().write_all(text.as_bytes());
            return Status::Clean;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let text = printed(&error.render(), Terminal::stderr_is_terminal(), catalogue);
            let _ = std::io::stderr().lock().write_all(text.as_bytes());
            return Status::Failed;
        }
        _ => {}
    }
    let text = format!(
        "{PROGRAM}: {}\n  {}{}\n",
        catalogue.text(&fault(error, language)),
        catalogue.plain("report-help"),
        catalogue.text(&advice(error, language)),
    );
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
    Status::Failed
}

/// Help as it is printed.
fn printed(rendered: &StyledStr, is_terminal: bool, catalogue: &Catalogue) -> String {
    let text = match output::colored(asked_color(), is_terminal) {
        true => rendered.ansi().to_string(),
        false => rendered.to_string(),
    };
    with_colons(text, catalogue)
}

/// clap ends a heading with a half-width colon; the catalogue says which one the language has.
fn with_colons(text: String, catalogue: &Catalogue) -> String {
    let headings = ["commands", "arguments", "options", "common"];
    let text = format!("{}\n", text.trim_end());
    headings.iter().fold(text, |text, heading| {
        let heading = catalogue.plain(&format!("help-{heading}"));
        let message = Message::new("help-heading").arg("heading", heading.as_str());
        text.replace(&format!("{heading}:"), &catalogue.text(&message))
    })
}

/// What clap says of an error, as one text.
fn said(error: &clap::Error, kind: ContextKind, language: Language) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(language.list_mark()),
        _ => String::new(),
    }
}

/// What is wrong with the arguments.
fn fault(error: &clap::Error, language: Language) -> Message {
    let value = |kind| said(error, kind, language);
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
    let wrong = [
        ContextKind::InvalidValue,
        ContextKind::InvalidArg,
        ContextKind::InvalidSubcommand,
    ];
    let wrong = wrong.map(value).into_iter().find(|text| !text.is_empty());
    Message::new(id)
        .arg("argument", option_name(&value(ContextKind::InvalidArg)))
        .arg("value", wrong.unwrap_or_default())
        .arg("other", option_name(&value(ContextKind::PriorArg)))
}

/// What to do about it.
fn advice(error: &clap::Error, language: Language) -> Message {
    if error.kind() == ErrorKind::ArgumentConflict {
        return Message::new("cli-leave-one-out");
    }
    let near = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::SuggestedSubcommand,
        ContextKind::ValidValue,
    ];
    let near = near.map(|kind| said(error, kind, language));
    if let Some(near) = near.into_iter().find(|text| !text.is_empty()) {
        return Message::new("cli-did-you-mean").arg("near", near);
    }
    let command = command(language);
    let asked = env::args().skip(1);
    let verb = asked
        .filter_map(|word| command.find_subcommand(word))
        .next();
    let wrong = option_name(&said(error, ContextKind::InvalidArg, language));
    let places = verb.into_iter().chain([&command]);
    let mut known = places.flat_map(Command::get_arguments);
    let known = known.find(|arg| {
        let long = arg.get_long().map(|long| format!("--{long}"));
        long.is_some_and(|long| long == wrong)
    });
    if let Some(help) = known.and_then(Arg::get_help) {
        return Message::new("cli-argument-takes").arg("text", help.to_string());
    }
    let name = verb.map_or_else(String::new, |verb| format!(" {}", verb.get_name()));
    Message::new("cli-try-help").arg("command", format!("{PROGRAM}{name}"))
}

/// An argument's bare name: `--format <FORMAT>` is `--format`, `<RULE>` is `RULE`.
fn option_name(argument: &str) -> String {
    match argument.split_once(' ') {
        Some((name, _)) if name.starts_with('-') => name.to_owned(),
        _ => argument.replace(['<', '>'], ""),
    }
}
