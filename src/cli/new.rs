//! `rolec new`: a small workspace that checks and builds at once. Never overwrites.

use super::arguments::New;
use super::output;
use super::workspace::shown;
use super::{Session, Status};
use crate::diagnostic::Message;
use crate::locale::Language;
use crate::text::fold;
use std::path::Path;

/// Declares the files of a new workspace in a language.
macro_rules! files {
    ($language:literal: $($name:literal),+) => {
        &[$(($name, include_str!(concat!("../../templates/new/", $language, "/", $name)))),+]
    };
}

const ZH: &[(&str, &str)] = files!("zh": "rolec.yaml", "organisation.role", "departments.role", "positions.role", "matters.role");
const EN: &[(&str, &str)] = files!("en": "rolec.yaml", "organisation.role", "departments.role", "positions.role", "matters.role");

pub(super) fn run(session: &mut Session, options: &New) -> Status {
    match create(session, options) {
        Ok(()) => Status::Clean,
        Err(status) => status,
    }
}

fn create(session: &mut Session, options: &New) -> Result<(), Status> {
    let language = session.terminal.language();
    let folder = match &session.arguments.directory {
        Some(base) => base.join(&options.folder),
        None => options.folder.clone(),
    };
    let files = language.pick(ZH, EN);
    if let Some((name, _)) = files.iter().find(|(name, _)| folder.join(name).exists()) {
        let message = Message::new("new-exists").arg("path", shown(&folder.join(name)));
        return Err(session.terminal.fail(&message));
    }
    let name = organisation_name(&folder, language);
    for (file, text) in files {
        let path = folder.join(file);
        output::write_whole(&path, text.replace("{name}", &name).as_bytes()).map_err(|error| {
            let message = Message::new("cli-cannot-write").arg("path", shown(&path));
            session
                .terminal
                .fail(&message.arg("reason", error.to_string()))
        })?;
    }
    let done = Message::new("new-done").arg("path", shown(&folder));
    let text = session.terminal.catalogue().text(&done);
    session.terminal.print(&(text + "\n"));
    Ok(())
}

/// The folder's name, if it can stand in a manifest and in a declaration as it is.
fn organisation_name(folder: &Path, language: Language) -> String {
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let plain =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '（' | '）' | '(' | ')');
    let sound = name.starts_with(|c: char| c.is_alphabetic() || fold::is_chinese(c))
        && name.chars().all(plain);
    match sound {
        true => name,
        false => language.pick("我的公司", "My Company").to_owned(),
    }
}
