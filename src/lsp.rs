//! The language server: `rolec lsp`. The only place that knows the protocol's types; what is answered is worked out
//! in `ide`, what is found in `check`. One thread talks, another analyses.

mod capabilities;
mod client;
mod diagnostics;
mod documents;
mod files;
mod notifications;
mod outgoing;
mod place;
mod requests;
mod server;
mod teller;
mod told;
mod uri;
mod worker;
mod workspace;

use crate::locale::Language;
use crate::project::{Disk, source_date, today};
use client::Client;
pub use files::SharedFiles;
use lsp_server::{Connection, ProtocolError};
use lsp_types::InitializeParams;
use outgoing::{Outlet, Writer};
use server::Server;
use std::any::Any;
use std::io;
use std::sync::Arc;
use std::time::Duration;
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
    let (outlet, writer) = Writer::start(|| io::stdout().lock());
    let farewell = session(
        connection,
        Some(outlet),
        Options::new(language, environment),
    );
    let farewell = farewell.map_err(io::Error::other)?;
    let is_told_all = writer.finish(PATIENCE);
    if farewell == Farewell::Abrupt || !is_told_all {
        // The thread that reads may wait for input that never comes.
        return Ok(farewell == Farewell::Agreed);
    }
    threads.join()?;
    Ok(true)
}

/// How long a client that is leaving is given to read what it was sent.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves one client until it leaves.
///
/// # Errors
/// If the client does not keep to the protocol.
pub fn serve(connection: Connection, options: Options) -> Result<Farewell, ProtocolError> {
    session(connection, None, options)
}

/// Greets a client over its connection, then serves it over the outlet, if there is one.
fn session(
    connection: Connection,
    outlet: Option<Outlet>,
    options: Options,
) -> Result<Farewell, ProtocolError> {
    let (id, params) = connection.initialize_start()?;
    // What a client says of itself may be newer than this server: what cannot be read is as if it were not said.
    let params: InitializeParams = serde_json::from_value(params).unwrap_or_default();
    let client = Client::of(&params);
    let answer = serde_json::json!({
        "capabilities": capabilities::of(&client),
        "serverInfo": {"name": "rolec", "version": env!("CARGO_PKG_VERSION")},
    });
    connection.initialize_finish(id, answer)?;
    let Connection { sender, receiver } = connection;
    let outlet = match outlet {
        Some(outlet) => {
            // Nobody can send to the thread that wrote the greeting any more: it ends, and the output is free.
            drop(sender);
            outlet
        }
        None => Outlet::Messages(sender),
    };
    Ok(Server::new(receiver, outlet, client, options, &params).run())
}

/// What a panic said.
fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    text.unwrap_or_default()
}
