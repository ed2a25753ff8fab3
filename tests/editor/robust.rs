//! Input that no editor should send, and files that vanish: a line in the log, never a panic.

use crate::client::Client;
use crate::memory::{Memory, ROOT};
use serde_json::{Value, json};
use std::sync::Arc;

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
