//! `rolec check`: its formats, and what goes where.

use super::support::{DOUBTFUL, SOUND, UNSOUND, Workspace};
use serde_json::Value;

#[test]
fn for_people_the_line_is_shown() {
    let workspace = Workspace::of([("a.role", UNSOUND)]);
    let run = workspace.run(&["check"]).ends(1);
    assert!(run.err.is_empty(), "{}", run.err);
    for part in [
        "a.role:2:8",
        "直接上级：财务经理",
        "name/unknown",
        "1 error",
    ] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
}

#[test]
fn hints_are_counted_and_shown_when_asked_for() {
    let text = "组织：示例\n  架构：\n    - @总经理\n";
    let workspace = Workspace::of([("a.role", text)]);
    let brief = workspace.run(&["check"]).ends(0).out;
    assert!(brief.contains("1 hint"), "{brief}");
    assert!(!brief.contains("a.role:3"), "{brief}");
    let full = workspace.run(&["check", "--hints"]).ends(0).out;
    assert!(full.contains("a.role:3"), "{full}");
}

#[test]
fn one_line_a_finding() {
    let workspace = Workspace::of([("a.role", DOUBTFUL), ("b.role", UNSOUND)]);
    let out = workspace.run(&["check", "--format", "short"]).ends(1).out;
    for line in out.lines() {
        let mut parts = line.splitn(4, ':');
        assert!(
            parts.next().is_some_and(|path| path.ends_with(".role")),
            "{line}"
        );
        for number in [parts.next(), parts.next()] {
            let number = number.and_then(|number| number.parse::<usize>().ok());
            assert!(number.is_some_and(|number| number > 0), "{line}");
        }
        assert!(line.ends_with(']') && line.contains('['), "{line}");
    }
    assert!(
        out.lines()
            .any(|line| line.starts_with("b.role:2:8: error: ")),
        "{out}"
    );
}

#[test]
fn for_programs_in_order() {
    let files = [
        ("b.role", UNSOUND),
        ("a/c.role", UNSOUND),
        ("a.role", DOUBTFUL),
    ];
    let workspace = Workspace::of(files);
    let run = workspace.run(&["check", "--format", "json"]).ends(1);
    assert!(run.err.is_empty(), "{}", run.err);
    let report: Value = serde_json::from_str(&run.out).expect("JSON");
    let key = |finding: &Value| {
        let text = |name: &str| finding[name].as_str().unwrap_or_default().to_owned();
        let offset = finding["start"]["offset"].as_u64().expect("a number");
        (text("path"), offset, text("rule"))
    };
    let found: Vec<_> = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .map(key)
        .collect();
    let mut sorted = found.clone();
    sorted.sort();
    assert_eq!(found, sorted);
    assert!(found.len() >= 2, "{found:?}");
    assert_eq!(report["summary"]["files"], 3);
}

/// Columns count characters, offsets bytes, and the end is exclusive.
#[test]
fn places_are_exact() {
    let text = "\u{FEFF}岗位：𠀀出纳\r\n  直接上级：财务经理\r\n";
    let workspace = Workspace::of([("a.role", text)]);
    let run = workspace
        .run(&["check", "--format", "json", "--only", "name"])
        .ends(1);
    let report: Value = serde_json::from_str(&run.out).expect("JSON");
    let finding = &report["diagnostics"][0];
    let offset = text.find("财务经理").expect("it is there");
    assert_eq!(finding["start"]["line"], 2);
    assert_eq!(finding["start"]["column"], 8);
    assert_eq!(finding["start"]["offset"], offset);
    assert_eq!(finding["end"]["column"], 12);
    assert_eq!(finding["end"]["offset"], offset + "财务经理".len());
    assert_eq!(finding["entity"], "position:𠀀出纳");
}

#[test]
fn expiry_is_judged_on_a_day() {
    let text = "# rolec: allow(name/unknown) until 2026-03-31 — 招聘中\n岗位：出纳\n  直接上级：财务经理\n";
    let workspace = Workspace::of([("a.role", text)]);
    workspace.run(&["check", "--as-of", "2026-03-31"]).ends(0);
    let late = workspace
        .run(&["check", "--as-of", "2026-04-01"])
        .ends(1)
        .out;
    assert!(
        late.contains("expired-suppression") && late.contains("name/unknown"),
        "{late}"
    );
    let on = |seconds| workspace.run_with(&["check"], &[("SOURCE_DATE_EPOCH", seconds)]);
    on("1767225600").ends(0);
    on("1782864000").ends(1);
}

#[test]
fn severities_are_the_manifests() {
    let workspace = Workspace::of([
        ("a.role", UNSOUND),
        ("rolec.yaml", "rules:\n  name: hint\n"),
    ]);
    workspace.run(&["check"]).ends(0);
    workspace.write("rolec.yaml", "rules:\n  name: off\n");
    let out = workspace.run(&["check", "--format", "short"]).ends(0).out;
    assert!(!out.contains("name/"), "{out}");
    workspace.write(
        "rolec.yaml",
        "rules:\n  name: hint\n  name/unknown: error\n",
    );
    workspace.run(&["check"]).ends(1);
}

/// Nothing that reads changes anything.
#[test]
fn checking_leaves_no_trace() {
    let workspace = Workspace::of([("a.role", SOUND), ("b/c.role", UNSOUND)]);
    let before = workspace.listing();
    for format in ["human", "short", "json"] {
        workspace.run(&["check", "--format", format]).ends(1);
    }
    assert_eq!(workspace.listing(), before);
}

/// Who reads only the first lines closes the pipe; that is no fault.
#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_fault() {
    use std::io::Read;
    use std::process::Stdio;
    let many: String = (0..400)
        .map(|n| format!("岗位：甲{n}\n  直接上级：无名{n}\n\n"))
        .collect();
    let workspace = Workspace::of([("a.role", many)]);
    let mut command = workspace.command(&["check", "--format", "json"], &[]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    drop(child.stdout.take());
    let mut said = String::new();
    child
        .stderr
        .take()
        .expect("an output")
        .read_to_string(&mut said)
        .expect("text");
    assert_eq!(child.wait().expect("it ends").code(), Some(1), "{said}");
    assert!(said.is_empty(), "{said}");
}

#[test]
fn for_people_the_gravest_comes_first_and_one_line_has_one_frame() {
    let warned = "岗位：甲\n  职责：\n    1. 管理XX公司的印章。\n";
    let wrong = "岗位：乙\n  直接下级：丙、丁、戊\n";
    let workspace = Workspace::of([("a.role", warned), ("b.role", wrong)]);
    let out = workspace.run(&["check", "--lang", "zh"]).ends(1).out;
    let at = |part: &str| out.find(part).unwrap_or_else(|| panic!("{part}: {out}"));
    assert!(at("b.role:2:8") < at("a.role:3:"), "{out}");
    assert_eq!(out.matches("╭─[b.role:2:").count(), 1, "{out}");
    for name in ["丙", "丁", "戊"] {
        at(&format!("没有叫「{name}」的岗位。"));
    }
    at("共有 3 处");
}

#[test]
fn hints_are_one_line_a_file() {
    let vague = "岗位：甲\n  职责：\n    1. 不定期整理文件。\n    2. 适当培训新人。\n";
    let workspace = Workspace::of([("a.role", vague), ("b/c.role", vague)]);
    let only = ["check", "--lang", "zh", "--only", "duty/vague"];
    let out = workspace.run(&only).ends(0).out;
    for path in ["a.role", "b/c.role"] {
        let line = format!("{path}：2 个提示（duty/vague 2 个）。\n");
        assert!(out.contains(&line), "{out}");
    }
    let full = workspace
        .run(&[&only[..], &["--hints"]].concat())
        .ends(0)
        .out;
    assert!(
        full.contains("a.role:3:") && !full.contains("a.role：2"),
        "{full}"
    );
}

#[test]
fn severities_differ_by_path() {
    let text = "岗位：甲\n  职责：\n    1. 管理XX公司的印章。\n";
    let manifest = "rules:\n  text/placeholder: off\noverrides:\n  - paths: [b/**]\n    rules: {text: error}\n  - paths: [b/d.role]\n    rules: {text/placeholder: hint}\n";
    let files = [
        ("rolec.yaml", manifest),
        ("a.role", text),
        ("b/c.role", text),
        ("b/d.role", text),
    ];
    let workspace = Workspace::of(files);
    let only = [
        "check",
        "--only",
        "text/placeholder",
        "--format",
        "short",
        "--lang",
        "en",
    ];
    let out = workspace.run(&only).ends(1).out;
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 2, "{out}");
    assert!(
        lines[0].starts_with("b/c.role:3:") && lines[0].contains(" error: "),
        "{out}"
    );
    assert!(
        lines[1].starts_with("b/d.role:3:") && lines[1].contains(" hint: "),
        "{out}"
    );
}

#[test]
fn a_pattern_that_names_no_file_is_a_failure() {
    let files = |manifest: &'static str| [("rolec.yaml", manifest), ("a.role", SOUND)];
    for manifest in [
        "overrides:\n  - paths: [\"*.role\", elsewhere/**]\n    rules: {name/stub: off}\n",
        "sources: [\"*.role\", elsewhere/*.role]\n",
    ] {
        let run = Workspace::of(files(manifest)).run(&["check"]).ends(2);
        assert!(run.err.contains("elsewhere/"), "{}", run.err);
        assert!(
            run.err.contains("rolec.yaml:2") || run.err.contains("rolec.yaml:1"),
            "{}",
            run.err
        );
    }
    let idle = "overrides:\n  - rules: {name/stub: off}\n";
    Workspace::of(files(idle)).run(&["check"]).ends(2);
}

#[test]
fn a_rule_that_does_not_exist_is_a_failure() {
    let workspace = Workspace::of([("a.role", SOUND)]);
    for option in ["--only", "--allow"] {
        for name in ["text/placeholders", "nonsense", "text/"] {
            workspace.run(&["check", option, name]).ends(2);
        }
        workspace.run(&["check", option, "text"]).ends(0);
    }
}

#[test]
fn words_that_are_not_wanted_are_told_of() {
    let manifest = "vocabulary:\n  discouraged:\n    搞定: 完成\n    抓: [负责, 管理]\n    惊喜:\n";
    let text = "岗位：甲\n  职责：\n    1. 搞定订单，抓质量，给客户惊喜。\n";
    let workspace = Workspace::of([("rolec.yaml", manifest), ("a.role", text)]);
    let only = [
        "check",
        "--only",
        "text/discouraged",
        "--format",
        "short",
        "--lang",
        "zh",
    ];
    let out = workspace.run(&only).ends(0).out;
    let wanted = [
        "「搞定」这个词，改写成：完成",
        "「抓」这个词，改写成：负责、管理",
        "「惊喜」这个词。",
    ];
    assert_eq!(out.lines().count(), wanted.len(), "{out}");
    for part in wanted {
        assert!(out.contains(part), "{part}: {out}");
    }
}
