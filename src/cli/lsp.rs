//! `rolec lsp`: hands standard input and output to the language server.

use super::output::from_environment;
use super::{LanguageServer, Session, Status};
use crate::diagnostic::Message;

pub(super) fn run(session: &mut Session, serve: LanguageServer) -> Status {
    match serve(session.arguments.lang, from_environment()) {
        Ok(true) => Status::Clean,
        // Without a word of goodbye: the protocol wants it so.
        Ok(false) => Status::Findings,
        Err(error) => {
            let message = Message::new("cli-lsp-failed").arg("reason", error.to_string());
            session.terminal.fail(&message)
        }
    }
}
