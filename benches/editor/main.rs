//! `cargo bench --bench editor`: the language server as an editor feels it, over a workspace of 1,000 positions and a file
//! of 10,000 lines: how long the first answer takes, how long findings and completion take behind an edit.
#![expect(clippy::print_stdout, reason = "a bench speaks there")]

#[expect(dead_code, reason = "the other benches use the rest")]
#[path = "../speed/generate.rs"]
mod generate;

use generate::{Workspace, organisation};
use lsp_server::{Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};
use std::io::{BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// The program under test, as this bench was built.
const ROLEC: &str = env!("CARGO_BIN_EXE_rolec");

fn main() {
    // `cargo test --benches` runs this once, to see that it still works.
    let is_test = std::env::args().any(|argument| argument == "--test");
    let (positions, alone, runs) = match is_test {
        true => (20, 20, 3),
        false => (1_000, 385, 100),
    };
    let many = organisation(positions, 50);
    session(
        &format!("{positions} positions, {} lines", many.lines()),
        &many,
        runs,
    );
    let one = Workspace {
        files: vec![("alone.role".to_owned(), joined(&organisation(alone, alone)))],
    };
    session(&format!("one file of {} lines", one.lines()), &one, runs);
}

/// An attribute without its colon: what is told at once.
const FAULT: &str = "[频次]";

fn joined(workspace: &Workspace) -> String {
    let texts = workspace.files.iter().map(|(_, text)| text.as_str());
    texts.collect::<Vec<_>>().join("\n")
}

fn session(what: &str, workspace: &Workspace, runs: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for (name, text) in &workspace.files {
        std::fs::write(folder.path().join(name), text).expect("the folder can be written");
    }
    println!("{what}:");
    let began = Instant::now();
    let mut editor = Editor::start(folder.path());
    println!("        initialise: {}", shown(began.elapsed()));
    let began = Instant::now();
    editor.notify("initialized", json!({}));
    editor.request("workspace/diagnostic", json!({"previousResultIds": []}));
    println!("        first diagnostics: {}", shown(began.elapsed()));
    let (name, text) = workspace
        .files
        .iter()
        .find(|(_, text)| text.contains("1. "))
        .expect("a file with duties");
    let uri = format!("file://{}/{name}", folder.path().display());
    let document = json!({"uri": uri, "languageId": "role", "version": 1, "text": text});
    editor.notify("textDocument/didOpen", json!({"textDocument": document}));
    let one = json!({"textDocument": {"uri": uri}});
    editor.request("textDocument/diagnostic", one.clone());
    // A line in the middle of the file gets a fault of form and loses it again.
    let lines: Vec<&str> = text.lines().collect();
    let duty = (lines.len() / 2..lines.len())
        .find(|&at| lines[at].contains("1. "))
        .expect("a duty");
    let end = lines[duty].encode_utf16().count();
    let (mut settled, mut at_once, mut complete) = (Vec::new(), Vec::new(), Vec::new());
    for nth in 0..runs {
        let (start, stop) = match nth % 2 {
            0 => (end, end),
            _ => (end, end + FAULT.encode_utf16().count()),
        };
        let new = if nth % 2 == 0 { FAULT } else { "" };
        let range = json!({
            "start": {"line": duty, "character": start}, "end": {"line": duty, "character": stop},
        });
        let document = json!({"uri": uri, "version": nth + 2});
        let changes = json!([{"range": range, "text": new}]);
        let began = Instant::now();
        editor.notify(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": changes}),
        );
        let place = json!({"line": duty, "character": end});
        let asked = json!({"textDocument": {"uri": uri}, "position": place});
        editor.request("textDocument/documentSymbol", one.clone());
        at_once.push(began.elapsed());
        let asking = Instant::now();
        editor.request("textDocument/completion", asked);
        complete.push(asking.elapsed());
        editor.request("textDocument/diagnostic", one.clone());
        settled.push(began.elapsed());
    }
    println!(
        "        edit, the file's own findings told: p95 {}",
        p95(at_once)
    );
    println!("        completion: p95 {}", p95(complete));
    println!(
        "        edit, the whole workspace judged: p95 {}",
        p95(settled)
    );
    // Labels are tried one by one: the dearest completion.
    let place = json!({"line": duty + 1, "character": 0});
    let asked = json!({"textDocument": {"uri": uri}, "position": place});
    let mut labels = Vec::new();
    for _ in 0..runs {
        let asking = Instant::now();
        editor.request("textDocument/completion", asked.clone());
        labels.push(asking.elapsed());
    }
    println!("        completion of labels: p95 {}", p95(labels));
    println!("        memory, at most: {}", editor.memory());
    editor.leave();
}

fn shown(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}

fn p95(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = (times.len() * 95).div_ceil(100).saturating_sub(1);
    times.get(at).map_or_else(String::new, |time| shown(*time))
}

/// A client over pipes.
struct Editor {
    server: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    next: i32,
}

impl Editor {
    fn start(folder: &Path) -> Self {
        let mut server = Command::new(ROLEC)
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let input = server.stdin.take().expect("a pipe");
        let output = BufReader::new(server.stdout.take().expect("a pipe"));
        let mut editor = Self {
            server,
            input,
            output,
            next: 0,
        };
        let uri = format!("file://{}", folder.display());
        let can = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
        editor.request(
            "initialize",
            json!({
                "processId": null, "capabilities": can,
                "workspaceFolders": [{"uri": uri, "name": "bench"}],
            }),
        );
        editor
    }

    fn send(&mut self, message: impl Into<Message>) {
        message
            .into()
            .write(&mut self.input)
            .expect("the server reads");
        self.input.flush().expect("the server reads");
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.send(Notification::new(method.to_owned(), params));
    }

    fn request(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let id = RequestId::from(self.next);
        self.send(Request::new(id.clone(), method.to_owned(), params));
        loop {
            let message = Message::read(&mut self.output).expect("the server writes");
            match message.expect("the server answers") {
                Message::Response(own) if own.id == id => {
                    return own.response_result.expect("no error");
                }
                Message::Request(own) => self.send(Response::new_ok(own.id, Value::Null)),
                _ => {}
            }
        }
    }

    /// The most that the server has held, as Linux tells it.
    fn memory(&self) -> String {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.server.id()));
        let status = status.unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        line.map_or_else(|| "unknown".to_owned(), |own| own.trim().to_owned())
    }

    fn leave(mut self) {
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        self.server.wait().expect("the server ends");
    }
}
