//! An editor in a few lines: talks to the server over channels, keeps what it is told. Touches no disk.

use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use rolec::lsp::{Options, SharedFiles};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::thread::JoinHandle;
use std::time::Duration;

/// Longer than any answer takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Client {
    connection: Connection,
    server: Option<JoinHandle<()>>,
    next: i32,
    /// What the server said it can do.
    pub capabilities: Value,
    /// The diagnostics of each address, as they were pushed last.
    pub pushed: BTreeMap<String, Value>,
    /// All notifications and requests of the server, by method.
    pub heard: Vec<(String, Value)>,
}

impl Client {
    /// Opens a session over files and folders.
    pub fn start(files: SharedFiles, folders: &[&str], capabilities: Value, asked: Value) -> Self {
        let (server, connection) = Connection::memory();
        let options = Options {
            files,
            as_of: rolec::syntax::values::date("2026-06-30"),
            ..Options::new(None, None)
        };
        let server = std::thread::spawn(move || {
            rolec::lsp::serve(server, options).expect("the protocol is kept");
        });
        let mut client = Self {
            connection,
            server: Some(server),
            next: 0,
            capabilities: Value::Null,
            pushed: BTreeMap::new(),
            heard: Vec::new(),
        };
        let folders: Vec<Value> = folders
            .iter()
            .map(|path| json!({"uri": format!("file://{path}"), "name": path}))
            .collect();
        let answer = client.request(
            "initialize",
            json!({
                "processId": null, "capabilities": capabilities, "workspaceFolders": folders,
                "initializationOptions": asked,
            }),
        );
        client.capabilities = answer["capabilities"].clone();
        client.notify("initialized", json!({}));
        client
    }

    pub fn notify(&self, method: &str, params: Value) {
        self.send(Notification::new(method.to_owned(), params));
    }

    fn send(&self, message: impl Into<Message>) {
        self.connection
            .sender
            .send(message.into())
            .expect("the server listens");
    }

    /// Asks, without waiting for the answer.
    pub fn ask(&mut self, method: &str, params: Value) -> RequestId {
        self.next += 1;
        let id = RequestId::from(self.next);
        self.send(Request::new(id.clone(), method.to_owned(), params));
        id
    }

    /// Asks, and waits for the answer.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        self.wait(&id)
            .unwrap_or_else(|error| panic!("{method}: {error:?}"))
    }

    /// Waits for an answer, taking what comes before it.
    pub fn wait(&mut self, id: &RequestId) -> Result<Value, lsp_server::ResponseError> {
        loop {
            if let Some(response) = self.hear()
                && response.id == *id
            {
                return response.response_result;
            }
        }
    }

    fn hear(&mut self) -> Option<Response> {
        let message = self.connection.receiver.recv_timeout(PATIENCE);
        match message.expect("the server answers") {
            Message::Response(response) => Some(response),
            Message::Notification(Notification { method, params }) => {
                if method == "textDocument/publishDiagnostics" {
                    let uri = params["uri"].as_str().expect("an address").to_owned();
                    self.pushed.insert(uri, params["diagnostics"].clone());
                }
                self.heard.push((method, params));
                None
            }
            Message::Request(Request { id, method, params }) => {
                self.heard.push((method, params));
                self.send(Response::new_ok(id, Value::Null));
                None
            }
        }
    }

    /// Waits until everything that was told is analysed.
    pub fn settle(&mut self) -> Value {
        self.request("workspace/diagnostic", json!({"previousResultIds": []}))
    }

    pub fn open(&self, uri: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": "role", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Gives a document another text.
    pub fn change(&self, uri: &str, version: i32, text: &str) {
        let document = json!({"uri": uri, "version": version});
        let changes = json!([{"text": text}]);
        self.notify(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": changes}),
        );
    }

    /// Whether the server said something of this kind.
    pub fn has_heard(&self, method: &str, text: &str) -> bool {
        let fits =
            |(own, params): &(String, Value)| own == method && params.to_string().contains(text);
        self.heard.iter().any(fits)
    }

    /// Leaves as the protocol wants it.
    pub fn leave(mut self) {
        self.request("shutdown", Value::Null);
        self.exit();
    }

    /// Says that it is gone, after it asked to shut down.
    pub fn exit(mut self) {
        self.notify("exit", Value::Null);
        let server = self.server.take().expect("it was started");
        server.join().expect("the server ends in peace");
    }
}
