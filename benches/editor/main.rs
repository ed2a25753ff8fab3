//! `cargo bench --bench editor`: the language server as an editor feels it, over a workspace of 1,000 positions and a file
//! of 10,000 lines: how long the first answer takes, how long findings and completion take behind an edit.
#![expect(clippy::print_stdout, reason = "a bench speaks there")]

#[expect(dead_code, reason = "the other benches use the rest")]
#[path = "../speed/generate.rs"]
mod generate;

use generate::{Workspace, organisation};
use serde::Deserialize;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::io::{BufRead, BufReader, Read, Write};
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
        let version = nth as i64 + 2;
        let document = json!({"uri": uri, "version": version});
        let changes = json!([{"range": range, "text": new}]);
        let began = Instant::now();
        editor.notify(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": changes}),
        );
        let place = json!({"line": duty, "character": end});
        let asked = json!({"textDocument": {"uri": uri}, "position": place});
        // The fault comes and goes, so each edit has other findings.
        at_once.push(editor.published(&uri, version) - began);
        let asking = Instant::now();
        editor.request("textDocument/completion", asked);
        complete.push(asking.elapsed());
        editor.request("textDocument/diagnostic", one.clone());
        settled.push(began.elapsed());
    }
    let told = median_and_p95(at_once);
    println!("        edit, the file's own findings told: {told}");
    println!("        completion: {}", median_and_p95(complete));
    let judged = median_and_p95(settled);
    println!("        edit, the whole workspace judged: {judged}");
    // Labels are tried one by one: the dearest completion.
    let place = json!({"line": duty + 1, "character": 0});
    let asked = json!({"textDocument": {"uri": uri}, "position": place});
    let mut labels = Vec::new();
    for _ in 0..runs {
        let asking = Instant::now();
        editor.request("textDocument/completion", asked.clone());
        labels.push(asking.elapsed());
    }
    println!("        completion of labels: {}", median_and_p95(labels));
    println!("        memory, at most: {}", editor.memory());
    editor.leave();
}

fn shown(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}

fn median_and_p95(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let part = |percent: usize| {
        let at = (times.len() * percent).div_ceil(100).saturating_sub(1);
        times.get(at).map_or_else(String::new, |time| shown(*time))
    };
    format!("median {}, p95 {}", part(50), part(95))
}

/// Of a message, what tells it from others: the rest is passed over, so that the server is measured and not the client.
#[derive(Deserialize)]
struct Heard<'a> {
    id: Option<Value>,
    #[serde(borrow)]
    method: Option<Cow<'a, str>>,
    #[serde(borrow)]
    params: Option<About<'a>>,
    error: Option<Value>,
}

#[derive(Deserialize)]
struct About<'a> {
    #[serde(borrow)]
    uri: Option<Cow<'a, str>>,
    version: Option<i64>,
}

/// A client over pipes.
struct Editor {
    server: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    next: i64,
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

    fn send(&mut self, message: Value) {
        let text = message.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{text}", text.len());
        let input = &mut self.input;
        input.write_all(frame.as_bytes()).expect("the server reads");
        input.flush().expect("the server reads");
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.send(json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Asks, and takes what comes until the answer.
    fn request(&mut self, method: &str, params: Value) {
        self.next += 1;
        let id = Value::from(self.next);
        self.send(json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        self.hear(|heard| heard.method.is_none() && heard.id.as_ref() == Some(&id));
    }

    /// Takes what comes until the findings of a version of a document; says when they had been read.
    fn published(&mut self, uri: &str, version: i64) -> Instant {
        self.hear(|heard| {
            let published = heard.method.as_deref() == Some("textDocument/publishDiagnostics");
            let params = heard.params.as_ref();
            published
                && params.is_some_and(|own| {
                    own.uri.as_deref() == Some(uri) && own.version == Some(version)
                })
        })
    }

    /// Takes messages until the one that is wanted; says when it had been read.
    fn hear(&mut self, is_wanted: impl Fn(&Heard) -> bool) -> Instant {
        loop {
            let frame = self.frame();
            let read = Instant::now();
            let heard: Heard = serde_json::from_slice(&frame).expect("JSON");
            if is_wanted(&heard) {
                assert!(heard.error.is_none(), "an answer");
                return read;
            }
            if let (Some(id), Some(_)) = (heard.id, heard.method) {
                self.send(json!({"jsonrpc": "2.0", "id": id, "result": null}));
            }
        }
    }

    fn frame(&mut self) -> Vec<u8> {
        let mut len = 0;
        loop {
            let mut line = String::new();
            self.output.read_line(&mut line).expect("the server writes");
            if let Some(own) = line.strip_prefix("Content-Length:") {
                len = own.trim().parse().expect("a number");
            }
            if line.trim().is_empty() {
                break;
            }
        }
        let mut frame = vec![0; len];
        self.output
            .read_exact(&mut frame)
            .expect("the server writes");
        frame
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
