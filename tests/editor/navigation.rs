//! Hover, definition, references and rename over files that name each other.

use crate::client::Client;
use crate::memory::{Memory, ROOT};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One position, named in the superior of one file, a list of another, the outline, a process and a table.
const FIVE: [(&str, &str); 6] = [
    (
        "org.role",
        "组织：示例公司\n  职级：行政一级 > 行政二级\n  架构：\n    - @总经理 [级别：行政一级]\n      - 营销部 [主管：@营销总监]\n        - @营销总监 [级别：行政二级]\n        - @市场专员\n",
    ),
    (
        "director.role",
        "岗位：营销总监\n  部门：营销部\n  直接上级：总经理\n  直接下级：市场专员\n  职责：\n    1. 营销总监的文字不是名称，不能改。\n",
    ),
    (
        "clerk.role",
        "岗位：市场专员\n  部门：营销部\n  直接上级：营销部/营销总监\n  工作关系：\n    所受监督：营销总监 —— 日常工作\n",
    ),
    (
        "manager.role",
        "岗位：总经理\n  直接下级：营销总监（兼）、财务经理\n\n岗位：财务经理\n  直接上级：总经理\n  代理人：营销总监\n  权限：\n    1. 审批：营销费用 ≤ 5万元/笔 [联签：营销总监]\n",
    ),
    (
        "process.role",
        "流程：活动策划\n  负责：营销总监\n  步骤：\n    1. 提出方案 [R：市场专员]\n    2. 审批方案 [A：营销总监；R：营销总监]\n",
    ),
    (
        "matter.role",
        "事项：营销费用\n  单位：元\n  | 金额 | 市场专员 | 营销总监 | 总经理 |\n  | 5万以下 | 申请① | 审批② | |\n  | 超过5万 | 申请① | 审核② | 审批③ |\n",
    ),
];

fn client(files: &[(&str, &str)]) -> Client {
    let memory = Memory::of(files.iter().copied());
    let can = json!({"textDocument": {"hover": {"contentFormat": ["markdown"]}}});
    let mut client = Client::start(Arc::new(memory), &[ROOT], can, json!({"language": "zh"}));
    client.settle();
    client
}

fn uri(path: &str) -> String {
    format!("file://{ROOT}/{path}")
}

/// The place of the nth hit of a word in a file.
fn place(files: &[(&str, &str)], path: &str, word: &str, nth: usize) -> Value {
    let (_, text) = files.iter().find(|(own, _)| *own == path).expect("a file");
    let (at, _) = text.match_indices(word).nth(nth).expect("a hit");
    let before = &text[..at];
    let line = before.matches('\n').count();
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or("")
        .encode_utf16()
        .count();
    json!({"textDocument": {"uri": uri(path)}, "position": {"line": line, "character": column + 1}})
}

/// The texts of files with the edits of a workspace made.
fn edited(files: &[(&str, &str)], edit: &Value) -> BTreeMap<String, String> {
    let changes = edit["changes"].as_object().expect("changes");
    let mut texts = BTreeMap::new();
    for (path, text) in files {
        let mut text = (*text).to_owned();
        let own = changes.get(&uri(path)).and_then(Value::as_array);
        let mut edits: Vec<&Value> = own.into_iter().flatten().collect();
        let key = |edit: &&Value| {
            let start = &edit["range"]["start"];
            (start["line"].as_u64(), start["character"].as_u64())
        };
        edits.sort_by_key(|edit| std::cmp::Reverse(key(edit)));
        for edit in edits {
            let (start, end) = (&edit["range"]["start"], &edit["range"]["end"]);
            let range = offset(&text, start)..offset(&text, end);
            text.replace_range(range, edit["newText"].as_str().expect("a text"));
        }
        texts.insert((*path).to_owned(), text);
    }
    texts
}

fn offset(text: &str, place: &Value) -> usize {
    let (line, column) = (place["line"].as_u64(), place["character"].as_u64());
    let start: usize = text
        .split_inclusive('\n')
        .take(line.expect("a line") as usize)
        .map(str::len)
        .sum();
    let mut units = column.expect("a column") as usize;
    let mut at = start;
    for c in text[start..].chars() {
        if units == 0 {
            break;
        }
        units -= c.len_utf16();
        at += c.len_utf8();
    }
    at
}

#[test]
fn a_position_in_five_files_is_renamed_everywhere_and_nowhere_else() {
    let mut client = client(&FIVE);
    let mut params = place(&FIVE, "director.role", "营销总监", 0);
    params["newName"] = json!("市场总监");
    let edit = client.request("textDocument/rename", params);
    let texts = edited(&FIVE, &edit);
    for (path, text) in FIVE {
        // The only text that is no name stays.
        let stays = "营销总监的文字不是名称";
        let expected = text.replace(stays, "\u{0}").replace("营销总监", "市场总监");
        assert_eq!(texts[path], expected.replace('\u{0}', stays), "{path}");
    }
    let files = texts.iter().map(|(path, text)| (path.as_str(), text));
    let dangling = |memory: Memory| {
        let project = memory.project();
        let found = project.check(&project.config(None));
        found
            .iter()
            .filter(|own| own.rule == "name/unknown")
            .count()
    };
    assert_eq!(dangling(Memory::of(files)), dangling(Memory::of(FIVE)));
    assert_eq!(dangling(Memory::of(FIVE)), 0);
    client.leave();
}

#[test]
fn departments_matters_and_grades_are_renamed() {
    let mut client = client(&FIVE);
    let cases = [
        ("clerk.role", "营销部", 1, "营销部", "市场部", 4),
        ("matter.role", "营销费用", 0, "营销费用", "市场费用", 2),
        ("org.role", "行政二级", 0, "行政二级", "二级", 2),
    ];
    for (path, word, nth, old, new, count) in cases {
        let mut params = place(&FIVE, path, word, nth);
        params["newName"] = json!(new);
        let edit = client.request("textDocument/rename", params);
        let texts = edited(&FIVE, &edit);
        let hits: usize = texts.values().map(|text| text.matches(new).count()).sum();
        assert_eq!(hits, count, "{old}: {texts:#?}");
        let rest: usize = texts.values().map(|text| text.matches(old).count()).sum();
        assert_eq!(rest, 0, "{old}: {texts:#?}");
    }
    client.leave();
}

#[test]
fn names_that_would_mean_something_else_are_refused() {
    let mut client = client(&FIVE);
    for (new, why) in [
        ("总经理", "分不清"),
        ("市场专员", "已经有"),
        ("甲、乙", "不能作名称"),
        (" ", "不能作名称"),
    ] {
        let mut params = place(&FIVE, "director.role", "营销总监", 0);
        params["newName"] = json!(new);
        let id = client.ask("textDocument/rename", params);
        let error = client.wait(&id).expect_err(new);
        assert!(error.message.contains(why), "{new}: {}", error.message);
    }
    client.leave();
}

#[test]
fn an_old_name_is_kept_where_that_is_asked_for() {
    let memory = Memory::of(FIVE);
    let asked = json!({"language": "zh", "keepOldNames": true});
    let mut client = Client::start(Arc::new(memory), &[ROOT], json!({}), asked);
    client.settle();
    let mut params = place(&FIVE, "director.role", "营销总监", 0);
    params["newName"] = json!("市场总监");
    let edit = client.request("textDocument/rename", params);
    let texts = edited(&FIVE, &edit);
    assert!(texts["director.role"].starts_with("岗位：市场总监\n  别名：营销总监\n  部门"));
    client.leave();
}

#[test]
fn definitions_and_references_are_found_from_every_side() {
    let mut client = client(&FIVE);
    let sides = [
        ("org.role", 0),
        ("org.role", 1),
        ("clerk.role", 0),
        ("clerk.role", 1),
        ("manager.role", 0),
        ("manager.role", 2),
        ("process.role", 2),
        ("matter.role", 0),
    ];
    for (path, nth) in sides {
        let params = place(&FIVE, path, "营销总监", nth);
        let found = client.request("textDocument/definition", params.clone());
        assert_eq!(
            found[0]["uri"],
            uri("director.role"),
            "{path} {nth}: {found}"
        );
        assert_eq!(
            found[0]["range"]["start"],
            json!({"line": 0, "character": 3})
        );
        let mut params = params;
        params["context"] = json!({"includeDeclaration": true});
        let found = client.request("textDocument/references", params);
        assert_eq!(
            found.as_array().map(Vec::len),
            Some(12),
            "{path} {nth}: {found}"
        );
    }
    let params = place(&FIVE, "process.role", "营销总监", 0);
    let marks = client.request("textDocument/documentHighlight", params);
    assert_eq!(marks.as_array().map(Vec::len), Some(3));
    client.leave();
}

#[test]
fn cards_say_what_things_are() {
    let mut client = client(&FIVE);
    let mut card = |path: &str, word: &str, nth: usize| {
        let found = client.request("textDocument/hover", place(&FIVE, path, word, nth));
        found["contents"]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let position = card("process.role", "营销总监", 0);
    for part in [
        "**营销总监**",
        "营销部",
        "行政二级",
        "上级：总经理",
        "市场专员",
        "职责 1 条",
    ] {
        assert!(position.contains(part), "{part}: {position}");
    }
    assert!(position.contains("- 营销总监的文字不是名称"), "{position}");
    let matter = card("matter.role", "营销费用", 0);
    assert!(matter.contains("5万元以下：市场专员 申请"), "{matter}");
    for part in ["5万元", "市场专员 申请", "总经理 审批", "财务经理"] {
        assert!(matter.contains(part), "{part}: {matter}");
    }
    let department = card("clerk.role", "营销部", 0);
    assert!(department.contains("主管：营销总监"), "{department}");
    let label = card("clerk.role", "直接上级", 0);
    assert!(label.contains("下达任务"), "{label}");
    client.leave();
}

#[test]
fn rules_are_explained_where_they_are_named() {
    let text = "# rolec:豁免(duty/too-few) —— 试用\n岗位：甲\n  直接上级：乙\n";
    let files = [("a.role", text)];
    let mut client = client(&files);
    let found = client.request(
        "textDocument/hover",
        place(&files, "a.role", "duty/too-few", 0),
    );
    assert!(found.to_string().contains("duty/too-few"), "{found}");
    let found = client.request("textDocument/hover", place(&files, "a.role", "乙", 0));
    assert!(found.to_string().contains("name/unknown"), "{found}");
    let page = client.request("rolec/explain", json!({"rule": "name/unknown"}));
    assert!(
        page["markdown"]
            .as_str()
            .expect("a page")
            .contains("```role"),
        "{page}"
    );
    let document = json!({"textDocument": {"uri": uri("a.role")}});
    let links = client.request("textDocument/documentLink", document);
    assert_eq!(links[0]["target"], "rolec:/explain/duty/too-few.md");
    client.leave();
}

#[test]
fn the_line_of_command_is_walked() {
    let mut client = client(&FIVE);
    let params = place(&FIVE, "matter.role", "营销总监", 0);
    let items = client.request("textDocument/prepareCallHierarchy", params);
    let item = &items[0];
    assert_eq!(item["name"], "营销总监");
    let reports = client.request("callHierarchy/incomingCalls", json!({"item": item}));
    assert_eq!(reports[0]["from"]["name"], "市场专员", "{reports}");
    let above = client.request("callHierarchy/outgoingCalls", json!({"item": item}));
    assert_eq!(above[0]["to"]["name"], "总经理", "{above}");
    client.leave();
}

#[test]
fn symbols_are_found_by_pinyin() {
    let mut client = client(&FIVE);
    let found = client.request("workspace/symbol", json!({"query": "yxzj"}));
    assert_eq!(found[0]["name"], "营销总监", "{found}");
    let document = json!({"textDocument": {"uri": uri("manager.role")}});
    let symbols = client.request("textDocument/documentSymbol", document);
    assert_eq!(symbols.as_array().map(Vec::len), Some(2), "{symbols}");
    client.leave();
}

#[test]
fn the_card_and_the_lens_count_the_same_problems() {
    let text = "岗位：甲\n  直接上级：乙\n  职责：\n    1. 一\n";
    let files = [("a.role", text)];
    let mut client = client(&files);
    let found = client.request("textDocument/hover", place(&files, "a.role", "甲", 0));
    let document = json!({"textDocument": {"uri": uri("a.role")}});
    let lenses = client.request("textDocument/codeLens", document);
    let titles = lenses.as_array().expect("lenses").iter();
    let mut titles = titles.filter_map(|own| own["command"]["title"].as_str());
    let count = titles.find_map(|own| own.strip_suffix(" 个问题"));
    let count = count.expect("a sheet with problems");
    let wanted = format!("检查出 {count} 个问题");
    assert!(found.to_string().contains(&wanted), "{wanted}: {found}");
    client.leave();
}
