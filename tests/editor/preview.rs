//! The live preview follows the caret and the text.

use crate::client::Client;
use crate::memory::{Memory, ROOT};
use serde_json::{Value, json};
use std::sync::Arc;

/// Holds an answer to its part of the schema.
fn assert_valid(part: &str, answer: &Value) {
    let text = include_str!("../../docs/schema/editor.schema.json");
    let mut schema: Value = serde_json::from_str(text).expect("the schema is JSON");
    schema["$ref"] = json!(format!("#/$defs/{part}"));
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let faults: Vec<String> = validator
        .iter_errors(answer)
        .map(|fault| fault.to_string())
        .collect();
    assert!(faults.is_empty(), "{part}: {faults:?}");
}

#[test]
fn sheets_and_charts_show_what_is_written() {
    let text = "岗位：总经理\n  直接下级：销售经理\n\n部门：销售部\n  主管：销售经理\n  职能：\n    1. 管理客户\n\n岗位：销售经理\n  部门：销售部\n  概述：负责销售。\n";
    let memory = Memory::of([("a.role", text)]);
    let mut client = Client::start(Arc::new(memory), &[ROOT], json!({}), json!({}));
    let uri = format!("file://{ROOT}/a.role");
    let at = |line: usize| json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": 0}});
    let sheet = client.request("rolec/preview", at(9));
    assert_eq!(sheet["entity"], "position:销售部/销售经理");
    let page = sheet["html"].as_str().expect("a page");
    assert!(page.contains("负责销售。") && page.contains("</html>"));
    assert!(!page.contains("主持"), "only this sheet");
    let department = client.request("rolec/preview", at(6));
    assert_eq!(department["entity"], "department:销售部");
    assert!(
        department["html"]
            .as_str()
            .expect("a page")
            .contains("管理客户")
    );
    let chart = client.request("rolec/chart", at(9));
    let drawing = chart["svg"].as_str().expect("a drawing");
    assert!(
        drawing.starts_with("<svg") && drawing.contains("总经理"),
        "{drawing}"
    );
    assert_valid("preview", &sheet);
    assert_valid("chart", &chart);
    assert_valid("place", &at(1));
    let explained = client.request("rolec/explain", json!({"rule": "name/unknown"}));
    assert_valid("explanation", &explained);
    client.open(&uri, &text.replace("负责销售。", "负责全国销售。"));
    let sheet = client.request("rolec/preview", at(9));
    assert!(
        sheet["html"]
            .as_str()
            .expect("a page")
            .contains("负责全国销售。")
    );
    client.change(&uri, 2, "# 空的\n");
    assert!(client.request("rolec/preview", at(0)).is_null());
    assert!(client.request("rolec/chart", at(0)).is_null());
    client.leave();
}
