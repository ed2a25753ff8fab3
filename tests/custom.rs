//! Rules of a workspace: the ten of the manual on their examples, what the rest of rolec makes of them, the complaints
//! about those that are wrong, and conditions that mean harm.

#[path = "common/memory.rs"]
mod memory;

use memory::Memory;
use rolec::check::Config;
use rolec::diagnostic::{Diagnostic, Severity};
use rolec::locale::{Catalogue, Language};
use rolec::project::manifest::Manifest;
use rolec::project::{Failure, Project};
use serde_yaml::Value;
use std::time::{Duration, Instant};

fn page(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs")
        .join(name);
    std::fs::read_to_string(path).expect("the page can be read")
}

/// The manifests on a page.
fn manifests(page: &str) -> Vec<String> {
    let fences = page.split("\n```yaml\n").skip(1);
    let texts = fences.map(|rest| rest.split("\n```").next().unwrap_or_default());
    texts.map(|text| format!("{text}\n")).collect()
}

/// The texts under a key of the one rule of a manifest.
fn texts(manifest: &str, key: &str) -> Vec<String> {
    let value: Value = serde_yaml::from_str(manifest).expect("it is YAML");
    let rules = value["rules"].as_mapping().expect("rules");
    let rule = rules
        .values()
        .find(|rule| rule.is_mapping())
        .expect("a rule");
    let texts = rule[key].as_sequence().into_iter().flatten();
    texts
        .filter_map(|text| text.as_str().map(str::to_owned))
        .collect()
}

fn project(manifest: &str, text: &str) -> Project {
    Memory::of([("rolec.yaml", manifest), ("a.role", text)]).project()
}

fn config(project: &Project) -> Config {
    Config {
        as_of: rolec::syntax::values::date("2026-07-01"),
        ..project.manifest.config()
    }
}

fn found(manifest: &str, text: &str) -> Vec<Diagnostic> {
    let project = project(manifest, text);
    let found = project.judge(&config(&project)).expect("it can be judged");
    let own = found
        .into_iter()
        .filter(|finding| finding.rule.starts_with("house/"));
    own.collect()
}

fn said(finding: &Diagnostic, language: Language) -> String {
    Catalogue::of(language).text(&finding.message)
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(rolec::text::fold::is_chinese)
}

/// The ten rules, each with good and bad text in both languages, through the whole of a workspace.
#[test]
fn the_ten_rules_of_the_manual_judge_in_both_languages() {
    let manifests = manifests(&page("custom-rules.md"));
    let ten = &manifests[1..];
    assert_eq!(ten.len(), 10);
    for manifest in ten {
        for (key, is_bad) in [("bad", true), ("good", false)] {
            let texts = texts(manifest, key);
            assert!(
                texts.iter().any(|text| is_chinese(text)),
                "{key} in Chinese\n{manifest}"
            );
            assert!(
                texts.iter().any(|text| !is_chinese(text)),
                "{key} in English\n{manifest}"
            );
            for text in texts {
                let found = found(manifest, &text);
                assert_eq!(!found.is_empty(), is_bad, "{key}: {found:?}\n{text}");
                for finding in found {
                    let (zh, en) = (said(&finding, Language::Zh), said(&finding, Language::En));
                    assert!(is_chinese(&zh) && !zh.contains('{'), "{zh}");
                    assert!(
                        is_chinese(&en) == is_chinese(&text) && !en.contains('{'),
                        "{en}"
                    );
                }
            }
        }
    }
}

#[test]
fn both_pages_have_the_same_ten_rules() {
    let [en, zh] = ["custom-rules.md", "custom-rules.zh.md"].map(|name| manifests(&page(name)));
    assert_eq!(en[1..], zh[1..]);
    for manifest in en.iter().chain(&zh) {
        assert!(Manifest::parse(manifest.clone()).is_ok(), "{manifest}");
    }
}

/// All ten in one manifest, as the page says.
#[test]
fn the_ten_rules_go_together() {
    let page = page("custom-rules.md");
    let rules = manifests(&page)[1..].concat().replace("rules:\n", "");
    let manifest = Manifest::parse(format!("rules:\n{rules}")).expect("a manifest");
    assert_eq!(manifest.custom.len(), 10);
    let names = manifest.all_rules().filter(|rule| rule.family() == "house");
    assert_eq!(names.count(), 10);
}

/// Keys and kinds are explained on both pages.
#[test]
fn the_pages_explain_every_key_and_kind() {
    let keys = [
        "severity", "each", "when", "message", "help", "stubs", "as-of", "bad", "good",
    ];
    for name in ["custom-rules.md", "custom-rules.zh.md"] {
        let page = page(name);
        for key in keys.iter().chain(&rolec::check::custom::Custom::KINDS) {
            assert!(page.contains(&format!("| `{key}` |")), "{name}: {key}");
        }
    }
}

const DEPUTY: &str = "\
rules:
  house/deputy:
    severity: error
    each: position
    when: department.head == self.id && blank(self.deputies)
    message:
      zh: \"「{name}」没有代理人。\"
      en: \"“{name}” has no deputy.\"
    help: {zh: 加代理人。, en: Add one.}
    bad: |
      部门：销售部
        负责人：经理
      岗位：经理
        所属部门：销售部
";

const SALES: &str = "\
部门：销售部
  负责人：经理
岗位：经理
  所属部门：销售部
";

#[test]
fn findings_are_those_of_any_rule() {
    let found = found(DEPUTY, SALES);
    let [finding] = found.as_slice() else {
        panic!("{found:?}");
    };
    let project = project(DEPUTY, SALES);
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(finding.entity.as_deref(), Some("position:销售部/经理"));
    assert_eq!(project.sources.text(finding.span), "经理");
    assert_eq!(said(finding, Language::Zh), "「经理」没有代理人。");
    assert_eq!(said(finding, Language::En), "“经理” has no deputy.");
    let help = Catalogue::of(Language::En).attribute(&finding.message, "help");
    assert_eq!(help.as_deref(), Some("Add one."));
    let rule = project.rule("house/deputy").expect("the rule is known");
    assert_eq!(rule.page(Language::Zh).summary, "「…」没有代理人。");
    assert!(
        rule.page(Language::En)
            .text
            .contains("blank(self.deputies)")
    );
    assert!(rule.examples().iter().any(|example| example.bad));
}

#[test]
fn severities_overrides_and_waivers_hold() {
    let more = |text: &str| found(&format!("{DEPUTY}{text}"), SALES);
    assert!(more("  house: off\n").is_empty());
    assert!(more("overrides: [{paths: a.role, rules: {house/deputy: off}}]\n").is_empty());
    let hint = more("overrides: [{paths: a.role, rules: {house: hint}}]\n");
    assert_eq!(hint[0].severity, Severity::Hint);
    assert!(found(&DEPUTY.replace("severity: error", "severity: off"), SALES).is_empty());
    let waived = SALES.replace(
        "岗位：经理",
        "# rolec: allow(house/deputy) — 试用期内\n岗位：经理",
    );
    let project = project(DEPUTY, &waived);
    let found = project.judge(&config(&project)).expect("it can be judged");
    let names: Vec<&str> = found.iter().map(|finding| finding.rule).collect();
    assert!(!names.contains(&"house/deputy"), "{names:?}");
    assert!(
        !names.iter().any(|name| name.contains("suppression")),
        "{names:?}"
    );
    let only = |only: &str, allow: &[&str]| {
        let config = Config {
            only: vec![only.to_owned()],
            allow: allow.iter().map(|&name| name.to_owned()).collect(),
            ..config(&project)
        };
        project.judge(&config).expect("it can be judged").len()
    };
    assert_eq!(
        (only("house/deputy", &[]), only("house", &["house/deputy"])),
        (0, 0)
    );
}

/// A rule that is read again is the same, and takes no more memory.
#[test]
fn a_rule_is_kept_once() {
    let rule = || {
        Manifest::parse(DEPUTY.to_owned())
            .expect("a manifest")
            .custom[0]
            .rule
    };
    assert!(std::ptr::eq(rule(), rule()));
}

fn failures(manifest: &str) -> Vec<Failure> {
    Manifest::parse(manifest.to_owned())
        .err()
        .unwrap_or_default()
}

/// A manifest with one change, and what is said of it: the message, and the line and column.
fn complaint(old: &str, new: &str) -> (String, (usize, usize)) {
    assert!(DEPUTY.contains(old), "{old}");
    let failures = failures(&DEPUTY.replacen(old, new, 1));
    let [failure] = failures.as_slice() else {
        panic!("{new}: {failures:?}");
    };
    for language in Language::ALL {
        let text = Catalogue::of(language).text(&failure.message);
        assert!(!text.contains("{$") && text != failure.message.id, "{text}");
        assert!(
            Catalogue::of(language)
                .attribute(&failure.message, "help")
                .is_some()
        );
    }
    let place = failure.place.as_ref().expect("a place");
    (failure.message.id.clone(), (place.line, place.column))
}

#[test]
fn what_is_wrong_is_told_at_its_place() {
    let condition = "department.head == self.id && blank(self.deputies)";
    let cases = [
        ("house/deputy", "House/deputy", "bad-name", (2, 3)),
        ("house/deputy", "house", "bad-name", (2, 3)),
        ("house/deputy", "duty/deputy", "taken", (2, 3)),
        ("house/deputy", "reporting/deputy", "taken", (2, 3)),
        ("house/deputy", "dutie/vague", "near", (2, 3)),
        ("severity: error", "severity: grave", "bad-severity", (3, 5)),
        (
            "each: position",
            "each: positoin",
            "unknown-kind-near",
            (4, 11),
        ),
        ("each: position", "each: chair", "unknown-kind", (4, 11)),
        (
            "self.deputies",
            "self.deputes",
            "unknown-field-near",
            (5, 51),
        ),
        ("self.deputies", "self.kpis.x", "no-fields", (5, 56)),
        (
            "department.head",
            "departmnt.head",
            "unknown-variable-near",
            (5, 11),
        ),
        ("blank(", "blnk(", "unknown-function-near", (5, 45)),
        (condition, "self.title", "not-bool", (5, 11)),
        (condition, "self.title > 3", "types", (5, 11)),
        (condition, "1 / 0 == 1", "fails", (5, 11)),
        (condition, "false", "silent", (11, 7)),
        (condition, "self.title.matches('(')", "pattern", (5, 30)),
        (condition, "days(today, today) == 0", "as-of", (5, 11)),
        (condition, "blank()", "arguments", (5, 16)),
        (condition, "", "empty", (5, 5)),
        (condition, "self.title ==", "unfinished", (5, 24)),
        (condition, "self.title === 'a'", "unexpected", (5, 24)),
        ("「{name}」", "「{nmae}」", "unknown-variable-near", (7, 14)),
        ("“{name}”", "“{name”", "brace", (8, 13)),
        ("“{name}”", "“{self}”", "types", (8, 12)),
        (
            "help: {zh: 加代理人。, en: Add one.}",
            "help: {zh: 加代理人。}",
            "both",
            (9, 5),
        ),
        (
            "        负责人：经理",
            "        负则人：经理",
            "unread",
            (12, 7),
        ),
        ("    bad: |", "    good: |", "lacks", (2, 3)),
    ];
    for (old, new, id, place) in cases {
        let got = complaint(old, new);
        assert_eq!(got.0, format!("manifest-custom-{id}"), "{new}");
        assert_eq!(got.1, place, "{new}: {id}");
    }
    let (id, place) = complaint("    help:", "    hlep:");
    assert_eq!((id.as_str(), place), ("manifest-unknown-key-near", (9, 5)));
    let good = "    good:\n    - |\n      岗位：甲\n    - |\n      部门：乙\n        负责人：丙\n      岗位：丙\n        所属部门：乙\n    bad: |";
    let (id, place) = complaint("    bad: |", good);
    assert_eq!((id.as_str(), place), ("manifest-custom-loud", (14, 7)));
}

#[test]
fn a_name_that_is_written_twice_is_told_of() {
    let twice = format!("{DEPUTY}{}", DEPUTY.replace("rules:\n", ""));
    assert!(!failures(&twice).is_empty());
}

/// A rule that cannot judge somebody stops the check, and says whom.
#[test]
fn what_cannot_be_judged_is_no_silence() {
    let manifest = DEPUTY.replace(
        "department.head == self.id && blank(self.deputies)",
        "self.title.startsWith('经') || self.code.startsWith('X')",
    );
    let project = project(&manifest, "岗位：出纳\n  职责：\n    1. 支付货款。\n");
    let failures = project.judge(&config(&project)).expect_err("code is null");
    let text = Catalogue::of(Language::Zh).text(&failures[0].message);
    assert!(
        text.contains("出纳") && text.contains("startsWith"),
        "{text}"
    );
    let place = failures[0].place.as_ref().expect("a place");
    assert_eq!((place.line, place.column), (5, 11));
}

/// Conditions that nest without end, loop without end or grow without end.
#[test]
fn harmful_conditions_end_soon() {
    let rounds = |inner: &str| {
        let loops: String = (0..8)
            .map(|at| format!("[1,2,3,4,5,6,7,8,9,10,11,12].all(a{at}, "))
            .collect();
        format!("{loops}{inner}{}", ")".repeat(8))
    };
    let hostile = [
        format!("{}true{}", "(".repeat(900), ")".repeat(900)),
        format!("{}true", "!".repeat(3999)),
        format!("1{} == 1", "+1".repeat(1900)),
        format!("{}1", "[".repeat(3000)),
        format!("true{}", " || true".repeat(480)),
        format!("self{} == 1", ".title".repeat(600)),
        format!("[1]{} == []", ".map(x, [x, x])".repeat(30)),
        format!(
            "['{}']{} == []",
            "a".repeat(64),
            ".map(x, x + x)".repeat(30)
        ),
        format!("[[1]]{} == []", ".map(x, x + x)".repeat(30)),
        rounds("true"),
        rounds("false || 1 / 0 == 1"),
        "self.title.matches('(((a{1,100}){1,100}){1,100}){1,100}')".to_owned(),
        "self.title.matches(self.title + '(((a{1,100}){1,100}){1,100}){1,100}')".to_owned(),
        "x".repeat(100_000),
        "\u{1F600} && '\\u0000' == b'\\xff'".to_owned(),
        "Foo{a: 1}".to_owned(),
        "true ? ".repeat(500),
    ];
    for condition in hostile {
        let when = serde_json::to_string(&condition).expect("a text");
        let start = Instant::now();
        let manifest = DEPUTY.replace("department.head == self.id && blank(self.deputies)", &when);
        let read = Manifest::parse(manifest);
        let shown: String = condition.chars().take(60).collect();
        if let Err(failures) = read {
            assert!(
                failures[0].message.id.starts_with("manifest-custom-"),
                "{shown}: {failures:?}"
            );
        }
        assert!(start.elapsed() < Duration::from_secs(30), "{shown}");
    }
}

/// What the command says in a folder, with its exit status.
fn run(folder: &std::path::Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_rolec"))
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .args(["--lang", "en"])
        .env("SOURCE_DATE_EPOCH", "1782864000")
        .env_remove("CI")
        .output()
        .expect("the command runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it is text");
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

/// The command takes such a rule for any other: lists, pages, formats, baselines, and the status of a manifest in fault.
#[test]
fn the_command_takes_a_rule_for_any_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("the folder can be written");
    };
    write("rolec.yaml", DEPUTY);
    write("a.role", SALES);
    let run = |arguments: &[&str]| run(folder.path(), arguments);
    let (status, out, _) = run(&["check", "--only", "house", "--format", "short"]);
    assert_eq!(status, Some(1));
    assert!(
        out.contains("a.role:3:4: error: “经理” has no deputy. [house/deputy]"),
        "{out}"
    );
    assert_eq!(
        run(&["check", "--only", "house", "--allow", "house/deputy"]).0,
        Some(0)
    );
    let (status, _, said) = run(&["check", "--only", "house/deptuy"]);
    assert!(status == Some(2) && said.contains("house/deputy"), "{said}");
    let (_, out, _) = run(&["rules"]);
    assert!(
        out.contains("house Rules of the workspace\n  house/deputy"),
        "{out}"
    );
    let (_, out, _) = run(&["explain", "house/deputy"]);
    assert!(
        out.contains("blank(self.deputies)") && out.contains("负责人：经理"),
        "{out}"
    );
    let (_, out, _) = run(&["check", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let rules = log["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .expect("rules");
    let own = rules.iter().find(|rule| rule["id"] == "house/deputy");
    let help = own.and_then(|rule| rule["help"]["markdown"].as_str());
    assert!(
        help.is_some_and(|help| help.contains("blank(self.deputies)")),
        "{own:?}"
    );
    for form in [
        "human",
        "json",
        "github",
        "gitlab",
        "junit",
        "checkstyle",
        "markdown",
    ] {
        let (_, out, _) = run(&["check", "--format", form]);
        assert!(out.contains("house/deputy"), "{form}: {out}");
    }
    let file = folder.path().join("known.json");
    let file = file.to_str().expect("a path");
    assert_eq!(run(&["check", "--write-baseline", file]).0, Some(0));
    assert_eq!(run(&["check", "--baseline", file]).0, Some(0));
    write(
        "rolec.yaml",
        &DEPUTY.replace("self.deputies", "self.deputes"),
    );
    let (status, _, said) = run(&["check"]);
    assert!(
        status == Some(2) && said.contains("rolec.yaml:5:51: "),
        "{said}"
    );
    assert_eq!(run(&["rules"]).0, Some(2));
    assert_eq!(run(&["explain", "duty/vague"]).0, Some(0));
    write("b.role", "岗位：出纳\n  直接上级：经理\n  部门：销售部\n");
    write(
        "rolec.yaml",
        &DEPUTY.replace(
            "department.head == self.id",
            "(name == '经理' || self.code < 'b')",
        ),
    );
    let (status, _, said) = run(&["check"]);
    assert!(status == Some(2) && said.contains("“出纳”"), "{said}");
}
