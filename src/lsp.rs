//! The language server: `rolec lsp`. The only place that knows the protocol's types; what is answered is worked out
//! in `ide`, what is found in `check`. One thread talks, another analyses.

mod capabilities;
mod client;
mod diagnostics;
mod documents;
mod files;
mod notifications;
mod place;
mod requests;
mod server;
mod uri;
mod worker;
mod workspace;

use crate::locale::Language;
use crate::project::{Disk, source_date, today};
use client::Client;
pub use files::SharedFiles;
use lsp_server::{Connection, ProtocolError};
use lsp_types::InitializeParams;
use server::Server;
use std::any::Any;
use std::io;
use std::sync::Arc;
use time::Date;

/// What the session is told beside the protocol.
#[derive(Clone)]
pub struct Options {
    /// Of messages, whatever the workspace says.
    pub language: Option<Language>,
    /// Of the environment, where nobody else says anything.
    pub environment: Option<Language>,
    pub files: SharedFiles,
    /// The day against which expiry is judged; None is the present one.
    pub as_of: Option<Date>,
}

impl Options {
    /// A session over the disk.
    pub fn new(language: Option<Language>, environment: Option<Language>) -> Self {
        Self {
            language,
            environment,
            files: Arc::new(Disk),
            as_of: None,
        }
    }

    fn day(&self) -> Option<Date> {
        self.as_of.or_else(source_date).or_else(today)
    }
}

/// How a client left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Farewell {
    /// It asked to shut down first.
    Agreed,
    /// It said `exit` at once, or was gone.
    Abrupt,
}

/// Serves one client on standard input and output until it leaves; false if it left without asking to shut down, which
/// the protocol wants the status to tell.
///
/// # Errors
/// If the client does not keep to the protocol.
pub fn run(language: Option<Language>, environment: Option<Language>) -> io::Result<bool> {
    let (connection, threads) = Connection::stdio();
    let served = serve(connection, Options::new(language, environment));
    let farewell = served.map_err(io::Error::other)?;
    if farewell == Farewell::Abrupt {
        // The thread that reads may wait for input that never comes.
        return Ok(false);
    }
    threads.join()?;
    Ok(true)
}

/// Serves one client until it leaves.
///
/// # Errors
/// If the client does not keep to the protocol.
pub fn serve(connection: Connection, options: Options) -> Result<Farewell, ProtocolError> {
    let (id, params) = connection.initialize_start()?;
    // What a client says of itself may be newer than this server: what cannot be read is as if it were not said.
    let params: InitializeParams = serde_json::from_value(params).unwrap_or_default();
    let client = Client::of(&params);
    let answer = serde_json::json!({
        "capabilities": capabilities::of(&client),
        "serverInfo": {"name": "rolec", "version": env!("CARGO_PKG_VERSION")},
    });
    connection.initialize_finish(id, answer)?;
    Server::new(connection, client, options, &params).run()
}

/// What a panic said.
fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    text.unwrap_or_default()
}
