//! Reports for other programs, fixes, and baselines.

use super::support::{UNSOUND, Workspace};
use serde_json::Value;
use std::collections::BTreeSet;

/// Three errors of two rules, a hint, and names that every format must escape.
const FAULTY: &str = "岗位：甲<b>&\"|`\n  直接上级：乙,丙:丁%\n  职责：\n    1. 登记每日账簿。\n    2. 登记每日账簿。\n    3.\n";

fn results(text: &str) -> Vec<Value> {
    let log: Value = serde_json::from_str(text).expect("JSON");
    log["runs"][0]["results"]
        .as_array()
        .expect("a list")
        .clone()
}

fn fingerprints(text: &str) -> BTreeSet<String> {
    let fingerprint = |result: &Value| {
        let all = result["partialFingerprints"]
            .as_object()
            .expect("an object");
        all.values().next().expect("one").to_string()
    };
    results(text).iter().map(fingerprint).collect()
}

#[test]
fn fingerprints_stay_when_lines_move() {
    let workspace = Workspace::of([("a.role", FAULTY)]);
    let check = || workspace.run(&["check", "--format", "sarif"]).ends(1).out;
    let before = check();
    assert_eq!(fingerprints(&before).len(), results(&before).len());
    let comment = "# 说明\n".repeat(100);
    workspace.write("a.role", format!("{comment}{FAULTY}"));
    let after = check();
    assert_ne!(before, after);
    assert_eq!(fingerprints(&before), fingerprints(&after));
}

#[test]
fn sarif_says_where_and_what_to_do() {
    let workspace = Workspace::of([("a b%/甲.role", UNSOUND)]);
    let out = workspace.run(&["check", "--format", "sarif"]).ends(1).out;
    let log: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let result = &run["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20b%25/%E7%94%B2.role");
    assert_eq!(place["region"]["startLine"], 2);
    assert_eq!(place["region"]["startColumn"], 8);
    let at = result["ruleIndex"].as_u64().expect("a number") as usize;
    let rule = &run["tool"]["driver"]["rules"][at];
    assert_eq!(rule["id"], result["ruleId"]);
    let help = rule["help"]["text"].as_str().expect("text");
    assert!(help.contains("为什么") || help.contains("怎么改"), "{help}");
    assert!(help.contains("Why"), "{help}");
}

#[test]
fn xml_reports_are_read_back() {
    let workspace = Workspace::of([("a.role", FAULTY), ("b.role", "岗位：己\n")]);
    let out = workspace.run(&["check", "--format", "junit"]).ends(1).out;
    let document = roxmltree::Document::parse(&out).expect("XML");
    let count = |name: &str| {
        document
            .descendants()
            .filter(|node| node.has_tag_name(name))
            .count()
    };
    let failures = document
        .root_element()
        .attribute("failures")
        .expect("a number");
    assert_eq!(failures, count("failure").to_string());
    assert_eq!(count("testsuite"), 2);
    let out = workspace
        .run(&["check", "--format", "checkstyle"])
        .ends(1)
        .out;
    let document = roxmltree::Document::parse(&out).expect("XML");
    let messages = document
        .descendants()
        .filter_map(|node| node.attribute("message"));
    assert!(
        messages
            .into_iter()
            .any(|message| message.contains("丙:丁%")),
        "{out}"
    );
}

#[test]
fn annotations_are_one_line_each() {
    let workspace = Workspace::of([("a,b:c.role", FAULTY)]);
    let out = workspace.run(&["check", "--format", "github"]).ends(1).out;
    let short = workspace.run(&["check", "--format", "short"]).ends(1).out;
    assert_eq!(out.lines().count(), short.lines().count());
    for line in out.lines() {
        assert!(
            line.starts_with("::error ")
                || line.starts_with("::warning ")
                || line.starts_with("::notice "),
            "{line}"
        );
        assert!(line.contains("file=a%2Cb%3Ac.role,line="), "{line}");
    }
    assert!(out.contains("丁%25"), "{out}");
}

#[test]
fn every_finding_of_gitlab_has_a_fingerprint_of_its_own() {
    let workspace = Workspace::of([("a.role", FAULTY)]);
    let out = workspace.run(&["check", "--format", "gitlab"]).ends(1).out;
    let issues: Vec<Value> = serde_json::from_str(&out).expect("JSON");
    let all: BTreeSet<String> = issues
        .iter()
        .map(|issue| issue["fingerprint"].to_string())
        .collect();
    assert!(issues.len() > 2);
    assert_eq!(all.len(), issues.len());
    assert_eq!(issues[0]["location"]["path"], "a.role");
}

#[test]
fn markdown_keeps_its_cells() {
    let workspace = Workspace::of([("a.role", FAULTY)]);
    let out = workspace
        .run(&["check", "--format", "markdown"])
        .ends(1)
        .out;
    let rows: Vec<&str> = out.lines().filter(|line| line.starts_with('|')).collect();
    assert!(rows.len() > 4, "{out}");
    for row in rows {
        let bars = row.replace("\\|", "").matches('|').count();
        assert_eq!(bars, 5, "{row}");
    }
}

#[test]
fn several_reports_at_once_and_none_over_a_source() {
    let workspace = Workspace::of([("a.role", FAULTY)]);
    let arguments = [
        "check",
        "--format",
        "short",
        "--report",
        "sarif=out/a.sarif",
        "--report",
        "junit=out/a.xml",
    ];
    workspace.run(&arguments).ends(1);
    let alone = workspace.run(&["check", "--format", "sarif"]).ends(1).out;
    assert_eq!(workspace.read("out/a.sarif"), alone);
    assert!(workspace.read("out/a.xml").starts_with("<?xml"));
    for over in [
        "json=a.role",
        "json=rolec.yaml",
        "bogus=a.json",
        "json",
        "json=",
    ] {
        workspace.run(&["check", "--report", over]).ends(2);
    }
    assert_eq!(workspace.read("a.role"), FAULTY);
}

#[test]
fn clean_runs_are_valid_documents() {
    let workspace = Workspace::of([("a.role", "岗位：己\n")]);
    for format in [
        "sarif",
        "junit",
        "github",
        "gitlab",
        "checkstyle",
        "markdown",
        "json",
    ] {
        let out = workspace.run(&["check", "--format", format]).ends(0).out;
        match format {
            "sarif" | "gitlab" | "json" => drop(serde_json::from_str::<Value>(&out).expect("JSON")),
            "junit" | "checkstyle" => drop(roxmltree::Document::parse(&out).expect("XML")),
            "markdown" => assert!(out.contains("0 errors"), "{out}"),
            _ => assert!(out.is_empty(), "{out}"),
        }
    }
}

#[test]
fn known_findings_wait_and_new_ones_do_not() {
    let workspace = Workspace::of([("a.role", FAULTY)]);
    let with = |more: &[&str]| workspace.run(&[&["check", "--format", "short"], more].concat());
    with(&["--write-baseline", "known.json"]).ends(0);
    let known = workspace.read("known.json");
    assert!(with(&["--baseline", "known.json"]).ends(0).out.is_empty());
    assert_eq!(workspace.read("known.json"), known);
    // Moved and laid out anew, it is the same.
    workspace.write(
        "a.role",
        format!("# 说明\n\n{}", FAULTY.replace("  职责", " 职责")),
    );
    assert!(with(&["--baseline", "known.json"]).ends(0).out.is_empty());
    // One more is new, the old ones still wait.
    workspace.write("a.role", format!("{FAULTY}    4.\n"));
    let out = with(&["--baseline", "known.json"]).ends(1).out;
    assert_eq!(out.lines().count(), 1, "{out}");
    assert!(out.contains("duty/empty"), "{out}");
    // What is gone is taken out, and is new when it comes back.
    workspace.write("a.role", FAULTY.replace("    3.\n", ""));
    with(&["--baseline", "known.json"]).ends(0);
    assert!(workspace.read("known.json").len() < known.len());
    workspace.write("a.role", FAULTY);
    with(&["--baseline", "known.json"]).ends(1);
    with(&["--baseline", "nowhere.json"]).ends(2);
    workspace.write("bad.json", "{}");
    with(&["--baseline", "bad.json"]).ends(2);
}

#[test]
fn fixes_touch_nothing_else_and_come_to_an_end() {
    let text = "岗位：甲 编号：A-1　　级别：高管\r\n  # 说明 \r\n  职责：\r\n    1、登记账簿 。\r\n    3、核对账目。\r\n    7、归档凭证。\r\n";
    let workspace = Workspace::of([("a.role", text)]);
    workspace.run(&["check", "--fix"]).ends(0);
    let wanted = text
        .replace(" 编号", "\r\n  编号")
        .replace("　　级别", "\r\n  级别")
        .replace("3、", "2、")
        .replace("7、", "3、");
    assert_eq!(workspace.read("a.role"), wanted);
    workspace.run(&["check", "--fix"]).ends(0);
    assert_eq!(workspace.read("a.role"), wanted);
    // The last duty of all goes to the end, and the numbers follow.
    workspace.write(
        "a.role",
        "岗位：甲\n  职责：\n    1. 登记账簿。\n    2. 完成领导交办的其他工作。\n    3. 核对账目。",
    );
    workspace.run(&["check", "--fix"]).ends(0);
    assert_eq!(
        workspace.read("a.role"),
        "岗位：甲\n  职责：\n    1. 登记账簿。\n    2. 核对账目。\n    3. 完成领导交办的其他工作。"
    );
    // What is only likely is left, unless it is asked for.
    let near = "岗位：财务经理\n\n岗位：出纳\n  直接上级：财务经里\n";
    workspace.write("a.role", near);
    workspace.run(&["check", "--fix"]).ends(1);
    assert_eq!(workspace.read("a.role"), near);
    workspace.run(&["check", "--unsafe-fixes"]).ends(0);
    assert_eq!(workspace.read("a.role"), near.replace("经里", "经理"));
}

/// A second run finds nothing to fix.
fn fixed(workspace: &Workspace) -> String {
    let run = || {
        workspace.run(&["check", "--fix", "-q"]);
        workspace.read("a.role")
    };
    let once = run();
    assert_eq!(run(), once, "the second run changed something");
    once
}

#[test]
fn the_two_sides_of_a_line_are_made_to_agree_where_that_is_certain() {
    let sheets = "岗位：店长\r\n  直接上级：无\r\n  直接下级：收银员\r\n\r\n\
                  岗位：收银员\r\n    编号：A-1\r\n\r\n\
                  岗位：导购员\r\n  直接上级：店长\r\n";
    let workspace = Workspace::of([("a.role", sheets)]);
    let wanted = sheets
        .replace("直接下级：收银员", "直接下级：收银员、导购员")
        .replace("岗位：收银员", "岗位：收银员\r\n    直接上级：店长");
    assert_eq!(fixed(&workspace), wanted);
    // The superior's list says who was meant.
    let misspelt = "position: Shop Manager\n  reports to: none\n  direct reports: Cashier\n\n\
                    position: Cashier\n  reports to: Shop Manger\n";
    workspace.write("a.role", misspelt);
    assert_eq!(fixed(&workspace), misspelt.replace("Manger", "Manager"));
    // Two positions of one title: nobody knows which one is meant.
    let unclear = "部门：甲部\n部门：乙部\n\n岗位：店长\n  部门：甲部\n  直接上级：无\n  直接下级：收银员\n\n\
                   岗位：店长\n  部门：乙部\n  直接上级：甲部店长\n\n\
                   岗位：收银员\n  编号：A-1\n";
    workspace.write("a.role", unclear);
    assert_eq!(fixed(&workspace), unclear);
}

#[test]
fn words_that_have_a_right_form_get_it() {
    let text = "岗位：会计\n  职责：\n    1. 登记现金帐、往来帐和总帐。\n    2. 核对银行账。\n    \
                3. 拟定预算，模拟定价。\n    4. 拟订决算。\n    5. 制定制度，制订办法，制订流程。\n";
    let workspace = Workspace::of([("a.role", text)]);
    let wanted = text.replace('帐', "账").replace("拟定预算", "拟订预算");
    assert_eq!(fixed(&workspace), wanted);
    // The organisation's own word counts before the vocabulary's.
    let manifest =
        "vocabulary:\n  discouraged:\n    拟订: 拟定\n    核对: 核对核对\n    Utilise: use\n";
    workspace.write("rolec.yaml", manifest);
    workspace.write("a.role", text.replace("拟订决算", "Utilise 拟订决算"));
    let wanted = text.replace('帐', "账").replace("拟订决算", "Use 拟定决算");
    assert_eq!(fixed(&workspace), wanted);
}

#[test]
fn fixes_keep_the_encoding_of_a_file() {
    let text = "岗位：会计\r\n  职责：\r\n    1、登记往来账。\r\n    3、核对银行帐。\r\n    4、归档凭证。\r\n";
    let wanted = text
        .replace("3、", "2、")
        .replace("4、", "3、")
        .replace('帐', "账");
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let wide = |text: &str| -> Vec<u8> {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xFF, 0xFE].into_iter().chain(units).collect()
    };
    let mark = |text: &str| format!("\u{FEFF}{text}").into_bytes();
    for encoded in [&gbk as &dyn Fn(&str) -> Vec<u8>, &wide, &mark] {
        let workspace = Workspace::of([("a.role", encoded(text).as_slice())]);
        workspace.run(&["check", "--fix"]).ends(0);
        assert_eq!(workspace.read_bytes("a.role"), encoded(&wanted));
        workspace.run(&["check", "--fix"]).ends(0);
        assert_eq!(workspace.read_bytes("a.role"), encoded(&wanted));
    }
}
