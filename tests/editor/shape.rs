//! Layout, folding, selections, colours, hints and actions.

use crate::client::Client;
use crate::memory::{Memory, ROOT};
use serde_json::{Value, json};
use std::sync::Arc;

const URI: &str = "file:///memory/a.role";

fn client(text: &str) -> Client {
    let can =
        json!({"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": true}}});
    let memory = Memory::of([("a.role", text)]);
    let asked = json!({"language": "zh", "commands": "rolec"});
    let mut client = Client::start(Arc::new(memory), &[ROOT], can, asked);
    client.open(URI, text);
    client.settle();
    client
}

fn document() -> Value {
    json!({"textDocument": {"uri": URI}})
}

/// A text with edits made, whose columns are counted in UTF-16.
fn edited(text: &str, edits: &Value) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let offset = |place: &Value| {
        let line = place["line"].as_u64().expect("a line") as usize;
        let start: usize = lines[..line.min(lines.len())]
            .iter()
            .map(|line| line.len())
            .sum();
        let mut units = place["character"].as_u64().expect("a column") as usize;
        let mut at = start;
        for c in text[start..].chars() {
            if units == 0 || c == '\n' {
                break;
            }
            units = units.saturating_sub(c.len_utf16());
            at += c.len_utf8();
        }
        at
    };
    let edits = edits.as_array().expect("edits").iter();
    let mut edits: Vec<(usize, usize, &str)> = edits
        .map(|own| {
            let new = own["newText"].as_str().expect("a text");
            (
                offset(&own["range"]["start"]),
                offset(&own["range"]["end"]),
                new,
            )
        })
        .collect();
    edits.sort_unstable();
    let mut out = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        out.replace_range(start..end, new);
    }
    out
}

#[test]
fn layout_is_that_of_fmt() {
    let text = "岗位: 甲\n 部门 ：乙\n职责:\n1. 管理客户。\n2. 编制计划。\n\n\n\n岗位：丙\n";
    let mut client = client(text);
    let options = json!({"tabSize": 2, "insertSpaces": true});
    let params = json!({"textDocument": {"uri": URI}, "options": options});
    let edits = client.request("textDocument/formatting", params);
    let project = Memory::of([("a.role", text)]).project();
    let source = project.sources.iter().next().expect("a source").1;
    let laid_out = rolec::fmt::format(source, &project.files[0], &project.vocabulary);
    assert_eq!(edited(text, &edits), laid_out.text);
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 1, "character": 0}});
    let params = json!({"textDocument": {"uri": URI}, "options": options, "range": range});
    let edits = client.request("textDocument/rangeFormatting", params);
    let part = edited(text, &edits);
    assert!(part.starts_with("岗位：甲\n  部门：乙\n"), "{part}");
    assert!(
        part.ends_with("\n\n\n\n岗位：丙\n"),
        "what lies apart stays: {part}"
    );
    client.leave();
}

#[test]
fn enter_writes_the_next_number() {
    let before = "岗位：甲\n  职责：\n    1. 管理客户。\n    2. 编制计划。\n";
    let cases = [
        // The caret is at the end.
        (format!("{before}    "), format!("{before}    3. ")),
        (
            "岗位：甲\n  职责：\n    （一）管理客户。\n".to_owned(),
            "岗位：甲\n  职责：\n    （一）管理客户。\n    （二）".to_owned(),
        ),
        // An item that was left empty ends the list.
        (format!("{before}    3. \n    "), format!("{before}    \n")),
        (
            "岗位：甲\n  部门：乙\n".to_owned(),
            "岗位：甲\n  部门：乙\n".to_owned(),
        ),
    ];
    for (text, expected) in cases {
        let mut client = client(&text);
        let line = text.matches('\n').count();
        let last = text.rsplit('\n').next().unwrap_or("");
        let place = json!({"line": line, "character": last.encode_utf16().count()});
        let params = json!({
            "textDocument": {"uri": URI}, "position": place, "ch": "\n",
            "options": {"tabSize": 2, "insertSpaces": true},
        });
        let edits = client.request("textDocument/onTypeFormatting", params);
        assert_eq!(edited(&text, &edits), expected);
        client.leave();
    }
}

const RICH: &str = "# 说明一\n# 说明二\n岗位：总经理\n  直接下级：销售经理\n\n岗位：销售经理\n  绩效：\n    | 指标 | 目标 | 权重 |\n    | 甲 | ≥ 95% | 40% |\n    | 乙 | ≥ 90% | 50% |\n  权限：\n    1. 审批：费用 ≤ 5万元/笔\n  职责：\n    日常：\n      1. 管理客户 [频次：每年]\n";

#[test]
fn a_file_folds_and_selections_grow() {
    let mut client = client(RICH);
    let folds = client.request("textDocument/foldingRange", document());
    let folds = folds.as_array().expect("folds");
    assert!(folds.iter().any(|own| own["kind"] == "comment"));
    assert!(
        folds
            .iter()
            .any(|own| own["startLine"] == 5 && own["endLine"] == 14)
    );
    let mut params = document();
    params["positions"] = json!([{"line": 14, "character": 9}]);
    let selections = client.request("textDocument/selectionRange", params);
    let (mut own, mut depth) = (&selections[0], 0);
    while own["parent"].is_object() {
        own = &own["parent"];
        depth += 1;
    }
    assert!(depth >= 5, "{selections}");
    client.leave();
}

#[test]
fn colours_do_not_meet() {
    let mut client = client(RICH);
    let tokens = client.request("textDocument/semanticTokens/full", document());
    let data = tokens["data"].as_array().expect("numbers");
    let data: Vec<u64> = data
        .iter()
        .map(|own| own.as_u64().expect("a number"))
        .collect();
    let (mut end, mut seen) = (0, std::collections::BTreeSet::new());
    for token in data.chunks(5) {
        if token[0] > 0 {
            end = 0;
        }
        let start = token[1];
        assert!(token[0] > 0 || start >= end, "{data:?}");
        end = token[2];
        seen.insert(token[3]);
    }
    assert!(seen.len() >= 7, "{seen:?}");
    let mut params = document();
    params["range"] =
        json!({"start": {"line": 2, "character": 0}, "end": {"line": 3, "character": 0}});
    let part = client.request("textDocument/semanticTokens/range", params);
    assert!(part["data"].as_array().expect("numbers").len() < data.len());
    client.leave();
}

#[test]
fn hints_and_lenses_say_what_the_words_do_not() {
    let mut client = client(RICH);
    let mut params = document();
    params["range"] =
        json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
    let hints = client.request("textDocument/inlayHint", params).to_string();
    for part in ["上级：总经理", "合计 90%", "= 50,000"] {
        assert!(hints.contains(part), "{part}: {hints}");
    }
    let lenses = client.request("textDocument/codeLens", document());
    let text = lenses.to_string();
    assert!(
        text.contains("1 个直接下级") && text.contains("rolec.showReports"),
        "{text}"
    );
    assert!(text.contains("rolec.preview"), "{text}");
    client.leave();
}

/// The text after the action whose title begins so.
fn acted(client: &mut Client, text: &str, line: usize, title: &str) -> String {
    let mut params = document();
    let place = json!({"line": line, "character": 8});
    params["range"] = json!({"start": place, "end": place});
    params["context"] = json!({"diagnostics": []});
    let actions = client.request("textDocument/codeAction", params);
    let actions = actions.as_array().expect("actions").clone();
    let titles: Vec<&Value> = actions.iter().map(|own| &own["title"]).collect();
    let own = actions.iter().find(|own| {
        own["title"]
            .as_str()
            .is_some_and(|own| own.starts_with(title))
    });
    let own = own.unwrap_or_else(|| panic!("{title} is not among {titles:?}"));
    edited(text, &own["edit"]["changes"][URI])
}

#[test]
fn actions_do_what_they_say() {
    let text = "部门：销售部\n\n岗位：总经理\n  部门：销售部\n  直接下级：销售经理\n  职责：\n    1. 编制计划，审核费用，管理客户，组织培训。\n    2. 统计数据。 [频次：每月]\n    3. 整理档案。\n";
    let mut client = client(text);
    let created = acted(&mut client, text, 4, "新建岗位");
    assert_eq!(
        created,
        format!("{text}\n岗位：销售经理\n  部门：销售部\n  直接上级：总经理\n")
    );
    let split = acted(&mut client, text, 6, "拆成 4 条");
    assert!(split.contains("1. 编制计划。\n    2. 审核费用。\n    3. 管理客户。\n    4. 组织培训。\n    5. 统计数据。 [频次：每月]\n    6. 整理档案。"), "{split}");
    let waived = acted(&mut client, text, 4, "豁免这一处（name/unknown");
    assert!(
        waived.contains("\n  # rolec:豁免(name/unknown) —— 请写明理由\n  直接下级"),
        "{waived}"
    );
    let table = acted(&mut client, text, 7, "把条目改成表格");
    assert!(table.contains("\n    | 统计数据。 | 每月 |"), "{table}");
    client.change(URI, 2, &table);
    client.settle();
    let list = acted(&mut client, &table, 8, "把表格改成条目");
    assert_eq!(list, text, "and back");
    client.leave();
}

#[test]
fn whatever_a_name_means_can_be_created() {
    let text = "岗位：总经理\n  部门：销售部\n  模板：管理岗\n\n部门：市场部\n  下级部门：渠道部\n\n事项：付款\n  上级事项：资金\n";
    let mut client = client(text);
    let cases = [
        (1, "新建部门", "部门：销售部\n"),
        (2, "新建岗位模板", "岗位模板：管理岗\n"),
        (5, "新建部门", "部门：渠道部\n  上级部门：市场部\n"),
        (8, "新建事项", "事项：资金\n"),
    ];
    for (line, title, sheet) in cases {
        let created = acted(&mut client, text, line, title);
        assert_eq!(created, format!("{text}\n{sheet}"));
    }
    client.leave();
}

#[test]
fn every_fix_of_check_is_an_action() {
    let text = "岗位：总经理\n  职则：\n    1. 管理公司。\n    3. 审批费用。\n";
    let memory = Memory::of([("a.role", text)]);
    let project = memory.project();
    let found = project.check(&project.config(None));
    let fixes: Vec<_> = found
        .iter()
        .flat_map(|own| own.fixes.iter().map(move |fix| (own, fix)))
        .collect();
    assert!(fixes.len() >= 2, "{found:?}");
    let mut client = client(text);
    let catalogue = rolec::locale::Catalogue::of(rolec::locale::Language::Zh);
    for (finding, fix) in fixes {
        let source = project.sources.get(finding.span.file);
        let line = source.place(finding.span.range.start).line - 1;
        let place = json!({"line": line, "character": 99});
        let start = json!({"line": line, "character": 0});
        let mut params = document();
        params["range"] = json!({"start": start, "end": place});
        params["context"] = json!({"diagnostics": []});
        let actions = client
            .request("textDocument/codeAction", params)
            .to_string();
        let title = catalogue.text(&fix.title);
        assert!(actions.contains(&title), "{title}: {actions}");
    }
    client.leave();
}

#[test]
fn all_certain_fixes_of_a_file_touch_no_other_line() {
    let text = "岗位：总经理\n  直接下级：销售经理、财务经理、文员\n\n岗位：销售经理\n  编制：1\n\n岗位：财务经理\n  编制：1\n\n岗位：文员\n  上级：总经理\n";
    let mut client = client(text);
    let fixed = acted(&mut client, text, 0, "改好本文件里拿得准的 2 处");
    let line = "  直接上级：总经理\n";
    let without = fixed.replace(line, "");
    assert_eq!(
        (without.as_str(), fixed.matches(line).count()),
        (text, 2),
        "{fixed}"
    );
    let mut params = document();
    let place = json!({"line": 0, "character": 0});
    params["range"] = json!({"start": place, "end": place});
    params["context"] = json!({"diagnostics": [], "only": ["source.fixAll"]});
    let actions = client.request("textDocument/codeAction", params);
    let edits = actions[0]["edit"]["changes"][URI].as_array().cloned();
    let edits = edits.expect("edits");
    assert!(
        edits.len() == 2 && edits.iter().all(|own| own["newText"] == line),
        "{edits:?}"
    );
    client.leave();
}
