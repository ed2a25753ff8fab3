//! What is pushed and what is pulled is what `check` tells, for every file of the corpora.

use crate::client::Client;
use crate::corpus;
use crate::memory::{Memory, ROOT};
use lsp_types::{Diagnostic, DiagnosticSeverity, NumberOrString};
use rolec::diagnostic::Severity;
use rolec::locale::{Catalogue, Language};
use rolec::project::{Project, Request};
use rolec::syntax::values;
use rolec::text::{SourceFile, Span};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A finding in words: where, how bad, which rule, what.
pub type Told = (u32, u32, u32, u32, String, String, String);

/// All workspaces of the corpora: texts of single files, and whole folders.
fn workspaces() -> Vec<(String, Memory)> {
    let mut workspaces = Vec::new();
    for folder in ["check/bad", "check/good", "variants"] {
        for (name, path) in corpus::files(&corpus::folder(folder)) {
            if name.ends_with(".role") {
                let bytes = std::fs::read(&path).expect("a file of the corpus");
                workspaces.push((name, Memory::of([("a.role", bytes)])));
            }
        }
    }
    for rule in rolec::check::rules::RULES {
        for (at, example) in rule.examples().into_iter().enumerate() {
            let name = format!("{} {at}", rule.name);
            let mut files = vec![("a.role", example.text)];
            if !example.manifest.is_empty() {
                files.push(("rolec.yaml", example.manifest));
            }
            workspaces.push((name, Memory::of(files)));
        }
    }
    let examples = corpus::entries(&corpus::folder("../examples"));
    for folder in examples.into_iter().filter(|path| path.is_dir()) {
        let files: Vec<(String, Vec<u8>)> = corpus::files(&folder)
            .into_iter()
            .filter(|(name, _)| name.ends_with(".role") || name == "rolec.yaml")
            .map(|(name, path)| (name, std::fs::read(path).expect("a file of an example")))
            .collect();
        let named = files.iter().map(|(name, bytes)| (name.as_str(), bytes));
        workspaces.push((folder.display().to_string(), Memory::of(named)));
    }
    workspaces
}

/// What `check` tells, by path; None if it refuses the manifest.
pub fn checked(memory: &Memory) -> Option<BTreeMap<String, Vec<Told>>> {
    let request = Request {
        root: ROOT.into(),
        only: Vec::new(),
    };
    let project = Project::load(&request, memory).ok()?;
    let found = project
        .judge(&project.config(values::date("2026-06-30")))
        .ok()?;
    let catalogue = Catalogue::of(Language::Zh);
    let mut told: BTreeMap<String, Vec<Told>> = BTreeMap::new();
    for finding in found {
        let source = project.sources.get(finding.span.file);
        let severity = match finding.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Hint => DiagnosticSeverity::INFORMATION,
        };
        let text = catalogue.text(&finding.message);
        let text = match catalogue.attribute(&finding.message, "help") {
            Some(help) => format!("{text}\n{help}"),
            None => text,
        };
        let (from, to) = (
            place(source, finding.span, false),
            place(source, finding.span, true),
        );
        let rule = finding.rule.to_owned();
        let own = (
            from.0,
            from.1,
            to.0,
            to.1,
            format!("{severity:?}"),
            rule,
            text,
        );
        told.entry(source.path.clone()).or_default().push(own);
    }
    Some(told)
}

/// Line and column in UTF-16, counted anew.
fn place(source: &SourceFile, span: Span, end: bool) -> (u32, u32) {
    let offset = if end {
        span.range.end
    } else {
        span.range.start
    };
    let before = &source.text[..offset as usize];
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let lines = before.matches('\n').count();
    (lines as u32, before[line..].encode_utf16().count() as u32)
}

pub fn told(items: &Value) -> Vec<Told> {
    let items: Vec<Diagnostic> = serde_json::from_value(items.clone()).expect("diagnostics");
    let told = items.into_iter().map(|one| {
        let Some(NumberOrString::String(rule)) = one.code else {
            panic!("{} has no rule", one.message);
        };
        let (from, to) = (one.range.start, one.range.end);
        let severity = one.severity.expect("a severity");
        let severity = format!("{severity:?}");
        (
            from.line,
            from.character,
            to.line,
            to.character,
            severity,
            rule,
            one.message,
        )
    });
    told.collect()
}

fn address(path: &str) -> String {
    format!("file://{ROOT}/{path}").replace(' ', "%20")
}

pub fn path_of(address: &str) -> String {
    let path = address
        .strip_prefix(&format!("file://{ROOT}/"))
        .expect("an address here");
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let [first, behind @ ..] = rest {
        if *first == b'%' {
            let hex = std::str::from_utf8(&behind[..2]).expect("two digits");
            bytes.push(u8::from_str_radix(hex, 16).expect("two digits"));
            rest = &behind[2..];
        } else {
            bytes.push(*first);
            rest = behind;
        }
    }
    String::from_utf8(bytes).expect("a path")
}

#[test]
fn pushed_and_pulled_diagnostics_are_those_of_check() {
    let workspaces = workspaces();
    assert!(workspaces.len() > 300, "{} workspaces", workspaces.len());
    let mut findings = 0;
    for (name, memory) in workspaces {
        let Some(expected) = checked(&memory) else {
            continue;
        };
        findings += expected.values().map(Vec::len).sum::<usize>();
        let mut client = Client::start(
            Arc::new(memory.clone()),
            &[ROOT],
            json!({}),
            json!({"language": "zh"}),
        );
        let pulled = client.settle();
        let mut all: BTreeMap<String, Vec<Told>> = BTreeMap::new();
        for report in pulled["items"].as_array().expect("a list") {
            let uri = report["uri"].as_str().expect("an address");
            let items = told(&report["items"]);
            let document = json!({"textDocument": {"uri": uri}});
            let single = client.request("textDocument/diagnostic", document);
            assert_eq!(told(&single["items"]), items, "{name}: one file and all");
            if !items.is_empty() {
                all.insert(path_of(uri), items);
            }
        }
        assert_eq!(all, expected, "{name}: pulled");
        let pushed = client
            .pushed
            .iter()
            .filter(|(_, items)| **items != json!([]));
        let pushed: BTreeMap<String, Vec<Told>> = pushed
            .map(|(uri, items)| (path_of(uri), told(items)))
            .collect();
        assert_eq!(pushed, expected, "{name}: pushed");
        client.leave();
    }
    assert!(findings > 500, "{findings} findings");
}

#[test]
fn unsaved_texts_count_before_the_disk() {
    let memory = Memory::of([
        ("a.role", "岗位：总经理\n  直接下级：销售经理\n"),
        ("b.role", "岗位：销售经理\n  直接上级：总经理\n"),
    ]);
    let mut client = Client::start(Arc::new(memory), &[ROOT], json!({}), json!({}));
    let names = |client: &mut Client| client.settle().to_string().contains("name/unknown");
    assert!(!names(&mut client));
    let uri = address("b.role");
    client.open(&uri, "岗位：市场经理\n");
    assert!(names(&mut client), "the text of the editor counts");
    client.change(&uri, 2, "岗位：销售经理\n  直接上级：总经理\n");
    assert!(!names(&mut client));
    client.change(&uri, 3, "");
    assert!(names(&mut client));
    client.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": uri}}),
    );
    assert!(!names(&mut client), "what was not saved is gone");
    client.leave();
}

#[test]
fn edits_are_taken_in_every_unit() {
    for units in ["utf-8", "utf-16", "utf-32"] {
        let can = json!({"general": {"positionEncodings": [units]}});
        let mut client = Client::start(Arc::new(Memory::default()), &[], can, json!({}));
        assert_eq!(client.capabilities["positionEncoding"], units);
        let uri = address("a.role");
        client.open(&uri, "岗位：𠮷𠮷经理\n  部门：甲\n");
        // 𠮷 is four bytes, two units of UTF-16, one character.
        let column = |before: &str| match units {
            "utf-8" => before.len(),
            "utf-16" => before.encode_utf16().count(),
            _ => before.chars().count(),
        };
        let at = |line: usize, before: &str| json!({"line": line, "character": column(before)});
        let changes = json!([
            {"range": {"start": at(0, "岗位：𠮷"), "end": at(0, "岗位：𠮷𠮷")}, "text": "王"},
            {"range": {"start": at(1, "  "), "end": at(1, "  部门")}, "text": "直接上级"},
        ]);
        let document = json!({"uri": uri, "version": 2});
        client.notify(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": changes}),
        );
        let told = client.settle();
        let unknown = &told["items"][0]["items"];
        let unknown = unknown.as_array().expect("a list");
        let unknown = unknown.iter().find(|one| one["code"] == "name/unknown");
        let unknown = unknown.unwrap_or_else(|| panic!("{units}: {told}"));
        assert_eq!(unknown["range"]["start"], at(1, "  直接上级："), "{units}");
        assert_eq!(unknown["range"]["end"], at(1, "  直接上级：甲"), "{units}");
        client.leave();
    }
}

#[test]
fn what_is_known_is_not_sent_again() {
    let memory = Memory::of([("a.role", "岗位：甲\n  直接上级：乙\n")]);
    let mut client = Client::start(Arc::new(memory), &[ROOT], json!({}), json!({}));
    let first = client.settle();
    let report = &first["items"][0];
    let known = json!([{"uri": report["uri"], "value": report["resultId"]}]);
    let again = client.request("workspace/diagnostic", json!({"previousResultIds": known}));
    assert_eq!(again["items"][0]["kind"], "unchanged");
    let one =
        json!({"textDocument": {"uri": report["uri"]}, "previousResultId": report["resultId"]});
    assert_eq!(
        client.request("textDocument/diagnostic", one)["kind"],
        "unchanged"
    );
    client.leave();
}

#[test]
fn a_bad_manifest_is_told_where_it_is() {
    let memory = Memory::of([
        ("a.role", "岗位：甲\n  直接上级：乙\n"),
        ("rolec.yaml", "name: 甲\nnmae: 乙\n"),
    ]);
    let mut client = Client::start(Arc::new(memory), &[ROOT], json!({}), json!({}));
    client.settle();
    let told = &client.pushed[&address("rolec.yaml")];
    assert_eq!(told[0]["range"]["start"]["line"], 1, "{told}");
    // Put right in the editor, it is gone, and the files are judged.
    client.open(&address("rolec.yaml"), "name: 甲\n");
    client.settle();
    assert_eq!(client.pushed[&address("rolec.yaml")], json!([]));
    assert!(client.pushed.contains_key(&address("a.role")));
    client.change(&address("rolec.yaml"), 2, "name: 甲\nrules: {duty: of}\n");
    client.settle();
    assert_ne!(client.pushed[&address("rolec.yaml")], json!([]));
    assert_eq!(
        client.pushed[&address("a.role")],
        json!([]),
        "as check does"
    );
    client.leave();
}

#[test]
fn several_folders_are_several_workspaces() {
    let memory = Memory::of([
        ("one/rolec.yaml", "name: 一\n"),
        ("one/a.role", "岗位：甲\n  直接上级：乙\n"),
        ("two/rolec.yaml", "name: 二\nlanguage: en\n"),
        ("two/b.role", "岗位：乙\n"),
    ]);
    let folders = [format!("{ROOT}/one"), format!("{ROOT}/two")];
    let folders = [folders[0].as_str(), folders[1].as_str()];
    let mut client = Client::start(Arc::new(memory), &folders, json!({}), json!({}));
    let told = client.settle().to_string();
    assert!(
        told.contains("name/unknown"),
        "乙 is in another workspace: {told}"
    );
    assert!(Path::new(ROOT).is_absolute());
    client.leave();
}
