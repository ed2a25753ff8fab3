//! Input that no editor should send, and files that vanish: a line in the log, never a panic.

use crate::client::Client;
use crate::memory::{Memory, ROOT};
use lsp_server::{Message, RequestId};
use rolec::project::{Files, PathKind};
use serde_json::{Value, json};
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

const URI: &str = "file:///memory/a.role";

fn client(text: &str) -> Client {
    let memory = Memory::of([("a.role", text)]);
    Client::start(
        Arc::new(memory),
        &[ROOT],
        json!({}),
        json!({"language": "en"}),
    )
}

#[test]
fn places_beyond_the_text_are_its_end() {
    let mut client = client("岗位：甲\n");
    client.open(URI, "岗位：甲\n");
    let far = json!({"line": 4_000_000, "character": 4_000_000});
    let near = json!({"line": 0, "character": 3});
    // Turned round, too.
    let changes = json!([
        {"range": {"start": far, "end": far}, "text": "  直接上级：乙"},
        {"range": {"start": far, "end": near}, "text": "丙"},
    ]);
    let document = json!({"uri": URI, "version": 2});
    let params = json!({"textDocument": document, "contentChanges": changes});
    client.notify("textDocument/didChange", params);
    client.settle();
    client.leave();
}

#[test]
fn stale_versions_are_passed_over_and_logged() {
    let mut client = client("岗位：甲\n");
    client.open(URI, "岗位：甲\n");
    client.change(URI, 5, "岗位：甲\n  直接上级：乙\n");
    client.change(URI, 4, "");
    client.change(URI, 5, "");
    let told = client.settle().to_string();
    assert!(told.contains("name/unknown"), "{told}");
    assert!(client.has_heard("window/logMessage", "version 5"));
    client.leave();
}

#[test]
fn what_is_not_open_is_not_changed() {
    let mut client = client("岗位：甲\n");
    client.change(URI, 2, "");
    client.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": URI}}),
    );
    client.notify("textDocument/didChange", json!({"nonsense": true}));
    client.settle();
    assert!(client.has_heard("window/logMessage", "not open"));
    assert!(client.has_heard("window/logMessage", "cannot be read"));
    client.leave();
}

#[test]
fn a_binary_file_is_told_of() {
    let bytes: Vec<u8> = (0..=255).cycle().take(4096).collect();
    let memory = Memory::of([
        ("a.role", bytes.clone()),
        ("b.role", b"\xff\xfe\x00".to_vec()),
    ]);
    let mut client = Client::start(Arc::new(memory), &[ROOT], json!({}), json!({}));
    let told = client.settle().to_string();
    assert!(told.contains("syntax/unreadable"), "{told}");
    // The same, as an editor shows it.
    client.open(URI, &String::from_utf8_lossy(&bytes));
    client.settle();
    client.leave();
}

#[test]
fn a_text_that_is_too_long_is_left_out_until_it_is_shorter() {
    let mut client = client("岗位：甲\n");
    let long = "岗位：甲\n  直接上级：没有这个人\n".repeat(200_000);
    assert!(long.len() > 8 << 20);
    client.open(URI, "岗位：甲\n");
    client.change(URI, 2, &long);
    client.settle();
    let told = client.pushed[URI].as_array().expect("a list").clone();
    let codes: Vec<&Value> = told.iter().map(|one| &one["code"]).collect();
    assert_eq!(codes, ["syntax/unreadable"], "{told:?}");
    assert!(told[0]["message"].to_string().contains("8 MB"), "{told:?}");
    // Nobody has to wait for what is known of it.
    let place = json!({"line": 3, "character": 2});
    let asked = json!({"textDocument": {"uri": URI}, "position": place});
    assert_eq!(client.request("textDocument/hover", asked), Value::Null);
    // What it names cannot be renamed elsewhere: its own uses would be left behind.
    let other = "file:///memory/b.role";
    client.open(other, "岗位：甲\n");
    client.settle();
    let place = json!({"line": 0, "character": 3});
    let params = json!({"textDocument": {"uri": other}, "position": place, "newName": "乙"});
    let id = client.ask("textDocument/rename", params);
    let refused = client.wait(&id).expect_err("refused");
    assert!(refused.message.contains("8 MB"), "{}", refused.message);
    client.change(URI, 3, "岗位：甲\n  直接上级：没有这个人\n");
    client.settle();
    let told = client.pushed[URI].to_string();
    assert!(
        told.contains("name/unknown") && !told.contains("8 MB"),
        "{told}"
    );
    client.leave();
}

#[test]
fn unknown_requests_and_bad_ones_are_refused() {
    let mut client = client("岗位：甲\n");
    let id = client.ask("rolec/nothing", Value::Null);
    assert_eq!(client.wait(&id).expect_err("refused").code, -32601);
    let id = client.ask("textDocument/diagnostic", json!({"textDocument": 7}));
    assert_eq!(client.wait(&id).expect_err("refused").code, -32602);
    client.notify("$/cancelRequest", json!({"id": 99}));
    client.settle();
    client.leave();
}

#[test]
fn a_request_that_waits_can_be_cancelled() {
    let mut client = client(&"岗位：甲\n".repeat(300));
    let id = client.ask("workspace/diagnostic", json!({"previousResultIds": []}));
    client.notify("$/cancelRequest", json!({"id": 2}));
    // Either it was answered before or not at all.
    if let Err(error) = client.wait(&id) {
        assert_eq!(error.code, -32800);
    }
    client.settle();
    client.leave();
}

#[test]
fn documents_without_a_file_are_checked_alone() {
    let mut client = client("岗位：甲\n");
    client.open("untitled:Untitled-1", "岗位：乙\n  直接上级：甲\n");
    let told = client.settle().to_string();
    assert!(told.contains("name/unknown"), "{told}");
    assert!(told.contains("untitled:Untitled-1"), "{told}");
    client.leave();
}

#[test]
fn folders_may_vanish() {
    let memory = Memory::of([("b.role", "岗位：甲\n")]);
    let mut client = Client::start(Arc::new(memory), &["/nowhere", ROOT], json!({}), json!({}));
    client.open("file:///nowhere/a.role", "岗位：甲\n  直接上级：乙\n");
    client.settle();
    let gone = json!({"uri": "file:///nowhere", "name": "nowhere"});
    let event = json!({"added": [], "removed": [gone]});
    client.notify(
        "workspace/didChangeWorkspaceFolders",
        json!({"event": event}),
    );
    let changes = json!([{"uri": "file:///memory/b.role", "type": 3}]);
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({"changes": changes}),
    );
    client.settle();
    client.leave();
}

/// Files whose texts can be held back, so that an analysis stands still for as long as a test wants.
#[derive(Clone)]
struct Gated {
    memory: Memory,
    closed: Arc<(Mutex<bool>, Condvar)>,
}

impl Gated {
    fn of(files: &[(&str, &str)], closed: bool) -> Self {
        Self {
            memory: Memory::of(files.iter().copied()),
            closed: Arc::new((Mutex::new(closed), Condvar::new())),
        }
    }

    fn set(&self, closed: bool) {
        *self.closed.0.lock().expect("nobody died") = closed;
        self.closed.1.notify_all();
    }
}

impl Files for Gated {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if path.extension().is_some_and(|ending| ending == "role") {
            let closed = self.closed.0.lock().expect("nobody died");
            let wait = self.closed.1.wait_while(closed, |closed| *closed);
            drop(wait.expect("nobody died"));
        }
        self.memory.read(path)
    }

    fn kind(&self, path: &Path) -> Option<PathKind> {
        self.memory.kind(path)
    }

    fn walk(&self, root: &Path) -> Vec<(PathBuf, PathKind)> {
        self.memory.walk(root)
    }
}

const TWO: [(&str, &str); 2] = [
    (
        "a.role",
        "岗位：甲\n  直接上级：乙\n  职责：\n    1. 一\n    2. 二\n",
    ),
    ("b.role", "岗位：乙\n"),
];

fn at(line: u32, character: u32) -> Value {
    json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}})
}

#[test]
fn a_request_that_waits_for_an_analysis_answers_its_cancellation() {
    let files = Gated::of(&TWO, true);
    let mut client = Client::start(
        Arc::new(files.clone()),
        &[ROOT],
        json!({}),
        json!({"language": "en"}),
    );
    client.open(URI, TWO[0].1);
    let hover = client.ask("textDocument/hover", at(0, 3));
    let other = client.ask("workspace/symbol", json!({"query": ""}));
    client.notify("$/cancelRequest", json!({"id": hover}));
    let refused = client.wait(&hover).expect_err("cancelled");
    assert_eq!(refused.code, -32800);
    files.set(false);
    let found = client.wait(&other).expect("the other one is answered");
    assert_eq!(found.as_array().map(Vec::len), Some(2), "{found}");
    client.leave();
}

#[test]
fn what_depends_on_the_text_alone_is_answered_while_an_analysis_runs() {
    let files = Gated::of(&TWO, false);
    let can = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let mut client = Client::start(Arc::new(files.clone()), &[ROOT], can, json!({}));
    client.open(URI, TWO[0].1);
    client.settle();
    files.set(true);
    let changes = json!([{"uri": "file:///memory/b.role", "type": 2}]);
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({"changes": changes}),
    );
    // All these come while nobody can know what is in the other file.
    let items = client.request("textDocument/completion", at(1, 7));
    assert!(items["items"].to_string().contains("乙"), "{items}");
    for method in [
        "foldingRange",
        "documentSymbol",
        "semanticTokens/full",
        "documentLink",
    ] {
        let answer = client.request(
            &format!("textDocument/{method}"),
            json!({"textDocument": {"uri": URI}}),
        );
        assert!(!answer.is_null(), "{method}");
    }
    let hover = client.ask("textDocument/hover", at(0, 3));
    files.set(false);
    let card = client.wait(&hover).expect("it was only waiting");
    assert!(card.to_string().contains("乙"), "{card}");
    client.leave();
}

/// Takes what the server has said so far.
fn hear(client: &mut Client) {
    client.request("rolec/explain", json!({"rule": "name/unknown"}));
}

#[test]
fn work_is_announced_once_and_in_the_language_of_the_workspace() {
    let files = [("rolec.yaml", "language: zh\n"), TWO[0], TWO[1]];
    let files = Gated::of(&files, true);
    let can = json!({"window": {"workDoneProgress": true}});
    let mut client = Client::start(Arc::new(files.clone()), &[ROOT], can, json!({}));
    // Each of these gives up the run that has begun.
    client.open(URI, TWO[0].1);
    client.change(URI, 2, "岗位：甲\n  直接上级：乙\n");
    // Until the client has made room for it, there is nothing to be told.
    hear(&mut client);
    assert!(client.has_heard("window/workDoneProgress/create", "rolec-analysis"));
    assert!(!client.has_heard("$/progress", ""));
    hear(&mut client);
    assert!(client.has_heard("$/progress", "begin"));
    files.set(false);
    client.settle();
    let told = |kind: &str| {
        let progress = client
            .heard
            .iter()
            .filter(|(method, params)| method == "$/progress" && params["value"]["kind"] == kind);
        progress
            .map(|(_, params)| params["value"]["title"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(told("begin"), ["正在检查"]);
    assert_eq!(told("end").len(), 1);
    client.leave();
}

#[test]
fn what_the_text_says_is_told_while_the_workspace_is_judged() {
    // Holding the files back makes this a workspace that takes long.
    let files = Gated::of(&TWO, true);
    let can = json!({"textDocument": {"publishDiagnostics": {"relatedInformation": true}}});
    let mut client = Client::start(Arc::new(files.clone()), &[ROOT], can, json!({}));
    let text =
        "岗位：甲\n  直接上级：丁\n  职责：\n    1. 采购办公用品\n\n岗位：甲\n  直接上级：戊\n";
    client.open(URI, text);
    hear(&mut client);
    std::thread::sleep(Duration::from_millis(50));
    files.set(false);
    client.settle();
    let before = client.pushed[URI].clone();
    let related = |told: &Value| told.to_string().matches("relatedInformation").count();
    assert!(related(&before) > 0, "{before}");
    files.set(true);
    // A fault of form in the middle, and all behind it a line further down.
    client.change(URI, 2, &text.replace("用品\n", "用品[频次]\n\n"));
    let now = loop {
        hear(&mut client);
        if client.pushed[URI] != before {
            break client.pushed[URI].clone();
        }
    };
    files.set(false);
    client.settle();
    assert_eq!(client.pushed[URI], now, "the whole says the same");
    assert_ne!(now, before);
    assert_eq!(related(&now), related(&before));
    client.leave();
}

#[test]
fn of_more_findings_than_can_be_shown_the_gravest_are_told() {
    let sheet = "岗位：销售经理\n  职责：\n    1. 负责有关工作\n    2. 等等\n\n";
    let text = sheet.repeat(5_000) + "岗位：出纳\n  直接上级：没有这个人\n";
    let mut client = client(&text);
    client.settle();
    let told = client.pushed[URI].as_array().expect("a list").clone();
    assert_eq!(told.len(), 10_001, "all that is told, and the note");
    let note = &told[0];
    assert!(
        note["message"].to_string().contains("more findings"),
        "{note}"
    );
    assert_eq!(note["range"]["start"]["line"], 0);
    let last = told.last().expect("there is one");
    assert_eq!(last["code"], "name/unknown", "{last}");
    let lines = told[1..]
        .iter()
        .map(|one| one["range"]["start"]["line"].as_u64());
    assert!(lines.is_sorted(), "in the order of the text");
    // Asking gives the same, and the log says it once.
    let asked = client.request(
        "textDocument/diagnostic",
        json!({"textDocument": {"uri": URI}}),
    );
    assert_eq!(asked["items"], Value::Array(told));
    client.open(URI, &(text + "\n岗位：会计\n"));
    client.settle();
    let logged = client.heard.iter().filter(|(method, params)| {
        method == "window/logMessage" && params.to_string().contains("gravest")
    });
    assert_eq!(logged.count(), 1);
    // With few findings, all is as always.
    client.change(URI, 2, "岗位：出纳\n  直接上级：没有这个人\n");
    client.settle();
    let told = client.pushed[URI].to_string();
    assert!(
        told.contains("name/unknown") && !told.contains("more findings"),
        "{told}"
    );
    client.leave();
}

#[test]
fn a_client_may_say_more_before_it_leaves() {
    let mut client = client("岗位：甲\n");
    client.request("shutdown", Value::Null);
    client.notify("$/cancelRequest", json!({"id": 1}));
    let id = client.ask("workspace/diagnostic", json!({"previousResultIds": []}));
    assert_eq!(client.wait(&id).expect_err("too late").code, -32600);
    client.exit();
}

#[test]
fn refusals_are_in_the_language_of_the_workspace() {
    let files = [("rolec.yaml", "language: zh\n"), TWO[0]];
    let files = Memory::of(files);
    let mut client = Client::start(Arc::new(files), &[ROOT], json!({}), json!({}));
    client.open(URI, TWO[0].1);
    let params = json!({"textDocument": {"uri": URI}, "position": {"line": 3, "character": 8}, "newName": "丙"});
    let id = client.ask("textDocument/rename", params);
    let refused = client.wait(&id).expect_err("nothing to rename");
    assert!(
        refused.message.starts_with("这里没有"),
        "{}",
        refused.message
    );
    client.leave();
}

#[test]
fn a_folder_that_is_gone_takes_its_files_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().canonicalize().expect("a path");
    let below = root.join("below");
    std::fs::create_dir(&below).expect("a folder");
    std::fs::write(root.join("a.role"), TWO[0].1).expect("a file");
    std::fs::write(below.join("b.role"), TWO[1].1).expect("a file");
    let path = root.to_str().expect("a path").to_owned();
    let can = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let mut client = Client::start(Arc::new(rolec::project::Disk), &[&path], can, json!({}));
    let told = client.settle().to_string();
    assert!(!told.contains("name/unknown"), "{told}");
    std::fs::remove_dir_all(&below).expect("it can be removed");
    // So do editors tell it: the folder, and no file.
    let changes = json!([{"uri": format!("file://{path}/below"), "type": 3}]);
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({"changes": changes}),
    );
    let told = client.settle().to_string();
    assert!(told.contains("name/unknown"), "{told}");
    client.leave();
}

/// The program, and what it reads from.
fn program(output: Stdio) -> (Child, ChildStdin) {
    let mut server = Command::new(env!("CARGO_BIN_EXE_rolec"))
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(output)
        .spawn()
        .expect("the program runs");
    let input = server.stdin.take().expect("an input");
    (server, input)
}

fn say(input: &mut ChildStdin, text: &str) {
    // Who has gone does not read any more.
    let _ = write!(input, "Content-Length: {}\r\n\r\n{text}", text.len());
    let _ = input.flush();
}

const START: &str =
    r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#;
const READY: &str = r#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#;
const DOWN: &str = r#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#;
const EXIT: &str = r#"{"jsonrpc":"2.0","method":"exit"}"#;

#[test]
fn the_status_says_whether_the_client_asked_to_shut_down() {
    let status = |messages: &[&str]| {
        let (mut server, mut input) = program(Stdio::null());
        messages.iter().for_each(|text| say(&mut input, text));
        server.wait().expect("it ends").code()
    };
    assert_eq!(status(&[START, READY, DOWN, EXIT]), Some(0));
    assert_eq!(status(&[START, READY, EXIT]), Some(1));
}

#[test]
fn all_is_written_before_the_program_ends_however_late_it_is_read() {
    // Many times what a pipe holds.
    const ASKED: i32 = 500;
    let (mut server, mut input) = program(Stdio::piped());
    say(&mut input, START);
    say(&mut input, READY);
    for id in 100..100 + ASKED {
        let ask = json!({
            "jsonrpc": "2.0", "id": id, "method": "rolec/explain", "params": {"rule": "name/unknown"},
        });
        say(&mut input, &ask.to_string());
    }
    say(&mut input, DOWN);
    say(&mut input, EXIT);
    let mut output = BufReader::new(server.stdout.take().expect("an output"));
    std::thread::sleep(Duration::from_millis(100));
    let mut ids = Vec::new();
    while let Some(message) = Message::read(&mut output).expect("whole messages") {
        if let Message::Response(answer) = message {
            answer.response_result.expect("no error");
            ids.push(answer.id);
        }
    }
    let expected = [1].into_iter().chain(100..100 + ASKED).chain([2]);
    let expected: Vec<RequestId> = expected.map(RequestId::from).collect();
    assert_eq!(ids, expected);
    assert_eq!(server.wait().expect("it ends").code(), Some(0));
}
