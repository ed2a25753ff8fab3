//! Output for other programs against its contracts in `docs/schema`: of the examples, of the corpora and of hostile
//! text. Each contract also refuses what breaks it.

#[path = "common/corpus.rs"]
mod corpus;

use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

fn schema(name: &str) -> jsonschema::Validator {
    let path = corpus::folder("../docs/schema").join(format!("{name}.schema.json"));
    let schema: Value = serde_json::from_str(&corpus::text(&path)).expect("a schema is JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("a schema is one");
    jsonschema::validator_for(&schema).expect("a schema can be used")
}

/// What a command writes to standard output, as JSON.
fn output(folder: &Path, arguments: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .env("SOURCE_DATE_EPOCH", "1782864000")
        .output()
        .expect("the command runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        matches!(output.status.code(), Some(0..=2)),
        "{folder:?} {arguments:?}: {said}"
    );
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{folder:?} {arguments:?}: {error}: {said}"))
}

fn assert_fits(schema: &jsonschema::Validator, value: &Value, of: &str) {
    let faults: Vec<String> = schema
        .iter_errors(value)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .take(5)
        .collect();
    assert!(faults.is_empty(), "{of}\n{}", faults.join("\n"));
}

const HOSTILE: [&str; 6] = [
    "",
    "岗位：\n部门：\n组织：\n流程：\n事项：\n指标：\n人员：\n岗位模板：\n",
    "岗位：<script>alert(1)</script>\n  编号：#*$@{{}}\\\"\u{7}\n  直接上级：../../x\n  职责：\n    1. {{name}}\u{2028}\n",
    "岗位：甲\n  文件：\n    编号：\n    生效日期：昨天\n    批准：\n    会签：\n    更改记录：\n      | 版本 | 更改内容 | 日期 |\n      | | | |\n",
    "岗位：甲\n  绩效：\n    | 指标 | 目标 | 权重 |\n    | 1 | 1e308 | 99999999999999999999999999% |\n    | 二 | ≥ 0.1 | -5% |\n  编制：4+N\n  任职资格：\n    年龄：\n    说不清\n",
    "流程：甲\n  步骤：\n    1. 一 [R：甲、乙；时限：1天；表单：]\n      (1) 二 → 结束\n    → 2\n事项：甲\n  循环：资金\n  范围：全公司\n  集体决策：是\n  | 金额 | 甲 |\n  | 5万以下 | 审批① |\n",
];

/// The folders of the examples, the cases of the corpora, and hostile text, each a workspace.
fn workspaces() -> Vec<(tempfile::TempDir, std::path::PathBuf)> {
    let mut all = Vec::new();
    let mut add = |fill: &dyn Fn(&Path)| {
        let folder = tempfile::tempdir().expect("a folder");
        fill(folder.path());
        let path = folder.path().to_path_buf();
        all.push((folder, path));
    };
    for example in corpus::entries(&corpus::folder("../examples")) {
        add(&|folder| copy(&example, folder));
    }
    // Single files of a corpus are one workspace together; that they clash is welcome.
    for kind in ["check/bad", "check/good", "fmt"] {
        add(&|folder| copy(&corpus::folder(kind), folder));
    }
    add(&|folder| copy(&corpus::folder("check/good/workspace"), folder));
    for text in HOSTILE {
        add(&|folder| std::fs::write(folder.join("a.role"), text).expect("it can be written"));
    }
    all
}

fn copy(from: &Path, to: &Path) {
    for (name, path) in corpus::files(from) {
        let target = to.join(name);
        std::fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        std::fs::copy(path, target).expect("a copy");
    }
}

#[test]
fn findings_fit_their_contract() {
    let schema = schema("check");
    let mut findings = 0;
    for (_keep, folder) in workspaces() {
        for language in ["zh", "en"] {
            let report = output(&folder, &["check", "--format", "json", "--lang", language]);
            assert_fits(&schema, &report, &format!("{folder:?}"));
            findings += report["diagnostics"].as_array().map_or(0, Vec::len);
        }
    }
    assert!(findings > 200, "{findings} findings");
}

#[test]
fn models_fit_their_contract() {
    let schema = schema("model");
    for (_keep, folder) in workspaces() {
        assert_fits(
            &schema,
            &output(&folder, &["export"]),
            &format!("{folder:?}"),
        );
    }
}

#[test]
fn lists_fit_their_contracts() {
    let here = Path::new(".");
    for language in ["zh", "en"] {
        let rules = output(here, &["rules", "--format", "json", "--lang", language]);
        assert_fits(&schema("rules"), &rules, "rules");
    }
    let powers = output(here, &["rules", "--powers", "--format", "json"]);
    assert_fits(&schema("powers"), &powers, "powers");
}

#[test]
fn answers_fit_their_contract() {
    let schema = schema("who");
    let folder = corpus::folder("../examples/marketing-centre");
    for question in [
        &["审批", "市场推广费", "6万"][..],
        &["审批", "市场推广费", "6万", "--in", "市场部"],
        &["付款", "客户退款"],
        &["审批", "资金支出"],
        &["验收", "市场推广费"],
    ] {
        let arguments = [&["who", "--format", "json"], question].concat();
        assert_fits(
            &schema,
            &output(&folder, &arguments),
            &format!("{question:?}"),
        );
    }
}

/// A document with one change.
fn broken(document: &Value, pointer: &str, change: impl Fn(&mut Value)) -> Value {
    let mut broken = document.clone();
    change(
        broken
            .pointer_mut(pointer)
            .unwrap_or_else(|| panic!("no {pointer}")),
    );
    broken
}

#[test]
fn contracts_refuse_what_breaks_them() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&corpus::folder("../examples/broken"), folder.path());
    let check = output(folder.path(), &["check", "--format", "json"]);
    let model = output(folder.path(), &["export"]);
    let rules = output(folder.path(), &["rules", "--format", "json"]);
    let powers = output(folder.path(), &["rules", "--powers", "--format", "json"]);
    let put = |name: &'static str, new: Value| move |value: &mut Value| value[name] = new.clone();
    let drop = |name: &'static str| {
        move |value: &mut Value| {
            value
                .as_object_mut()
                .expect("an object")
                .remove(name)
                .expect("it is there");
        }
    };
    let cases: Vec<(&str, Value)> = vec![
        (
            "check",
            broken(&check, "", put("schema", json!("rolec.check/2"))),
        ),
        ("check", broken(&check, "", put("surprise", json!(1)))),
        ("check", broken(&check, "/diagnostics/0", drop("help"))),
        (
            "check",
            broken(&check, "/diagnostics/0", put("severity", json!("fatal"))),
        ),
        (
            "check",
            broken(&check, "/diagnostics/0", put("rule", json!("nonsense"))),
        ),
        (
            "check",
            broken(&check, "/diagnostics/0/start", put("line", json!(0))),
        ),
        ("check", broken(&check, "/summary", drop("hints"))),
        ("model", broken(&model, "", drop("persons"))),
        (
            "model",
            broken(&model, "/organisation", put("grades", json!("一级"))),
        ),
        (
            "model",
            broken(&model, "/positions/0", put("superior", json!(7))),
        ),
        (
            "model",
            broken(&model, "/positions/0", put("extra", json!(null))),
        ),
        ("model", broken(&model, "/positions/0", drop("relations"))),
        (
            "model",
            broken(&model, "/positions/0/relations", put("own", json!("text"))),
        ),
        (
            "model",
            broken(&model, "/departments/0/source", put("line", json!(0))),
        ),
        ("rules", broken(&rules, "", put("rules", json!([])))),
        ("rules", broken(&rules, "/rules/0", drop("summary"))),
        (
            "rules",
            broken(&rules, "/rules/0", put("since", json!("0.1"))),
        ),
        (
            "powers",
            broken(&powers, "/powers/0", put("words", json!([]))),
        ),
        ("powers", broken(&powers, "/powers/0", drop("class"))),
    ];
    for (name, value) in cases {
        assert!(
            !schema(name).is_valid(&value),
            "{name} takes a broken document"
        );
    }
    for (name, value) in [
        ("check", check),
        ("model", model),
        ("rules", rules),
        ("powers", powers),
    ] {
        assert!(
            schema(name).is_valid(&value),
            "{name} refuses a sound document"
        );
    }
}

/// Every object of ours says what it holds, and nothing else is in it.
#[test]
fn contracts_are_closed_and_described() {
    for name in ["check", "model", "rules", "powers"] {
        let path = corpus::folder("../docs/schema").join(format!("{name}.schema.json"));
        let schema: Value = serde_json::from_str(&corpus::text(&path)).expect("JSON");
        let mut open = Vec::new();
        visit(&schema, name, &mut open);
        assert!(open.is_empty(), "{open:?}");
    }
}

fn visit(value: &Value, at: &str, open: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let is_object = value["type"] == "object" && fields.contains_key("properties");
            let closed = fields.contains_key("additionalProperties");
            if is_object && !(closed && fields.contains_key("description")) {
                open.push(at.to_owned());
            }
            for (name, value) in fields {
                visit(value, &format!("{at}/{name}"), open);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| visit(item, at, open)),
        _ => {}
    }
}
