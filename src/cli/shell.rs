//! `rolec completions` and `rolec man`: what shells and manual readers need, made from the commands themselves.

use super::arguments::{Completions, Man};
use super::output;
use super::workspace::shown;
use super::{Session, Status, help};
use crate::diagnostic::Message;
use std::path::Path;

pub(super) fn completions(session: &mut Session, options: &Completions) -> Status {
    let mut command = help::command(session.terminal.language());
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut command, "rolec", &mut script);
    session.terminal.print_bytes(&script);
    Status::Clean
}

/// All pages one after the other on standard output, or a file each in a folder.
pub(super) fn man(session: &mut Session, options: &Man) -> Status {
    let command = help::command(session.terminal.language());
    let verbs: Vec<_> = command.get_subcommands().cloned().collect();
    let mut pages = vec![("rolec.1".to_owned(), command)];
    for verb in verbs {
        let name = format!("rolec-{}", verb.get_name());
        pages.push((format!("{name}.1"), verb.name(name)));
    }
    for (file, command) in pages {
        let mut page = Vec::new();
        // Writing to memory cannot fail.
        let _ = clap_mangen::Man::new(command).render(&mut page);
        match &options.output {
            None => session.terminal.print_bytes(&page),
            Some(folder) => {
                if let Err(status) = write(session, &folder.join(file), &page) {
                    return status;
                }
            }
        }
    }
    Status::Clean
}

fn write(session: &Session, path: &Path, page: &[u8]) -> Result<(), Status> {
    output::write_whole(path, page).map_err(|error| {
        let message = Message::new("cli-cannot-write").arg("path", shown(path));
        session
            .terminal
            .fail(&message.arg("reason", error.to_string()))
    })
}
