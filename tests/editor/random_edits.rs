//! Ten thousand random edits: after each hundred the server tells what a fresh analysis finds, and whatever was asked on
//! the way, nothing panicked.

use crate::client::Client;
use crate::diagnostics::{checked, path_of, told};
use crate::memory::{Memory, ROOT};
use crate::random::Random;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

const EDITS: usize = 10_000;

/// What is typed: words of the language, marks, line ends, characters of every width.
const PIECES: [&str; 40] = [
    "岗位：",
    "部门：",
    "\n",
    "\n  ",
    "\n    ",
    "直接上级：",
    "直接下级：",
    "总经理",
    "销售经理",
    "职责：",
    "1. ",
    "2、",
    "（三）",
    "- @",
    "| 指标 | 目标 |",
    "| ",
    "甲",
    "𠮷",
    "：",
    "、",
    "；",
    "[频次：每月]",
    "[",
    "]",
    "# ",
    "# rolec:豁免(duty/vague) —— 试",
    "审批：费用 ≤ 5万元/笔",
    "position: ",
    "reports to: ",
    "duties:\n",
    " ",
    "\t",
    "\r\n",
    "\u{FEFF}",
    "任职资格：\n    学历：本科",
    "事项：费用\n",
    "\n\n",
    "权限：\n",
    "流程：甲\n  步骤：\n",
    "“",
];

const METHODS: [&str; 9] = [
    "textDocument/completion",
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/semanticTokens/full",
    "textDocument/foldingRange",
    "textDocument/documentSymbol",
    "textDocument/formatting",
    "textDocument/codeAction",
];

struct Sheet {
    uri: String,
    path: &'static str,
    text: String,
    version: i32,
}

/// A random place of a text: its offset, line and column in UTF-16.
fn place(text: &str, random: &mut Random) -> (usize, Value) {
    let mut at = random.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    // Between \r and \n is no place.
    if text[..at].ends_with('\r') {
        at -= 1;
    }
    let before = &text[..at];
    let line = before.matches('\n').count();
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or("")
        .encode_utf16()
        .count();
    (at, json!({"line": line, "character": column}))
}

impl Sheet {
    fn edit(&mut self, random: &mut Random) -> Value {
        const LONGEST: usize = 3000;
        let (one, start) = place(&self.text, random);
        let (two, end) = match random.below(3) {
            0 => place(&self.text, random),
            _ => (one, start.clone()),
        };
        let far = two.abs_diff(one) > 60 && self.text.len() < LONGEST;
        let (two, end) = if far {
            (one, start.clone())
        } else {
            (two, end)
        };
        let new = match self.text.len() > LONGEST {
            true => "",
            false => PIECES[random.below(PIECES.len())],
        };
        let ((from, start), (to, end)) = match one <= two {
            true => ((one, start), (two, end)),
            false => ((two, end), (one, start)),
        };
        self.text.replace_range(from..to, new);
        json!({"range": {"start": start, "end": end}, "text": new})
    }
}

#[test]
fn random_edits_bring_no_drift_and_no_crash() {
    let mut random = Random::new(20_260_101);
    let text = "岗位：总经理\n  直接下级：销售经理\n  职责：\n    1. 主持公司工作。\n\n岗位：销售经理\n  直接上级：总经理\n";
    let mut sheets: Vec<Sheet> = ["a.role", "b.role", "c.role"]
        .map(|path| Sheet {
            uri: format!("file://{ROOT}/{path}"),
            path,
            text: text.to_owned(),
            version: 1,
        })
        .into();
    let memory = Memory::of(sheets.iter().map(|own| (own.path, own.text.as_str())));
    let mut client = Client::start(
        Arc::new(memory),
        &[ROOT],
        everything(),
        json!({"language": "zh"}),
    );
    for sheet in &sheets {
        client.open(&sheet.uri, &sheet.text);
    }
    for nth in 1..=EDITS {
        let at = random.below(sheets.len());
        let sheet = &mut sheets[at];
        let changes: Vec<Value> = (0..1 + random.below(2))
            .map(|_| sheet.edit(&mut random))
            .collect();
        sheet.version += 1;
        let document = json!({"uri": sheet.uri, "version": sheet.version});
        let params = json!({"textDocument": document, "contentChanges": changes});
        client.notify("textDocument/didChange", params);
        if nth % 20 == 0 {
            let method = METHODS[random.below(METHODS.len())];
            let (_, here) = place(&sheet.text, &mut random);
            let id = client.ask(method, json!({
                "textDocument": {"uri": sheet.uri}, "position": here,
                "range": {"start": here, "end": here}, "context": {"diagnostics": [], "includeDeclaration": true, "triggerKind": 1},
                "options": {"tabSize": 2, "insertSpaces": true},
            }));
            if let Err(error) = client.wait(&id) {
                panic!("{method}: {error:?}\n{}", sheet.text);
            }
        }
        if nth % 100 == 0 {
            compare(&mut client, &sheets, nth);
        }
    }
    assert!(!client.has_heard("window/logMessage", "程序出错"));
    client.leave();
}

/// Of a client that is told all there is to a finding.
fn everything() -> Value {
    let can = json!({"relatedInformation": true, "codeDescriptionSupport": true});
    json!({"textDocument": {"publishDiagnostics": can}})
}

/// What a session over these files tells that knows of no edit.
fn fresh(memory: &Memory) -> BTreeMap<String, Value> {
    let files = Arc::new(memory.clone());
    let asked = json!({"language": "zh"});
    let mut client = Client::start(files, &[ROOT], everything(), asked);
    client.settle();
    let pushed = std::mem::take(&mut client.pushed);
    client.leave();
    pushed
}

fn compare(client: &mut Client, sheets: &[Sheet], nth: usize) {
    let memory = Memory::of(sheets.iter().map(|own| (own.path, own.text.as_str())));
    let expected = checked(&memory).expect("no manifest");
    let pulled = client.settle();
    let mut all = BTreeMap::new();
    for report in pulled["items"].as_array().expect("a list") {
        let items = told(&report["items"]);
        if !items.is_empty() {
            all.insert(path_of(report["uri"].as_str().expect("an address")), items);
        }
    }
    assert_eq!(all, expected, "after {nth} edits");
    let mut pushed = client.pushed.clone();
    pushed.retain(|_, items| *items != json!([]));
    assert_eq!(pushed, fresh(&memory), "pushed after {nth} edits");
    let pushed = pushed.iter();
    let pushed: BTreeMap<_, _> = pushed
        .map(|(uri, items)| (path_of(uri), told(items)))
        .collect();
    assert_eq!(pushed, expected, "pushed after {nth} edits");
}
