//! `rolec completions` and `rolec man`: what shells and manual readers need, made from the commands themselves.

use super::arguments::{Completions, Man};
use super::output;
use super::workspace::shown;
use super::{Session, Status, help};
use crate::diagnostic::Message;
use crate::locale::Catalogue;
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
        let page = headed(
            &String::from_utf8_lossy(&page),
            session.terminal.catalogue(),
        );
        let page = page.as_bytes();
        match &options.output {
            None => session.terminal.print_bytes(page),
            Some(folder) => {
                if let Err(status) = write(session, &folder.join(file), page) {
                    return status;
                }
            }
        }
    }
    Status::Clean
}

/// A page with the headings of its sections in the language of the catalogue. The examples have one of their own.
fn headed(page: &str, catalogue: &Catalogue) -> String {
    let sections = [
        ("NAME", "man-name"),
        ("SYNOPSIS", "man-synopsis"),
        ("DESCRIPTION", "man-description"),
        ("OPTIONS", "man-options"),
        ("EXTRA", "man-examples"),
        ("VERSION", "man-version"),
    ];
    let line = |line: &str| {
        let heading = line.trim_end().strip_prefix(".SH ");
        let section =
            heading.and_then(|heading| sections.iter().find(|(name, _)| *name == heading));
        match section {
            Some((_, id)) => format!(".SH {}\n", catalogue.plain(id)),
            None => line.to_owned(),
        }
    };
    let examples = catalogue.plain("help-examples");
    let lines = page.split_inclusive('\n');
    let lines = lines.filter(|line| line.trim_end() != examples);
    lines.map(line).collect()
}

fn write(session: &Session, path: &Path, page: &[u8]) -> Result<(), Status> {
    output::write_whole(path, page).map_err(|error| {
        let message = Message::new("cli-cannot-write").arg("path", shown(path));
        session
            .terminal
            .fail(&message.arg("reason", error.to_string()))
    })
}
