//! `rolec chart` as people call it: where it writes, what it says, how it ends.

use std::path::Path;
use std::process::{Command, Output};

fn rolec(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rolec"))
        .current_dir(folder)
        .env("LC_ALL", "C")
        .args(["--lang", "en", "chart"])
        .args(arguments)
        .output()
        .expect("the command runs")
}

fn workspace(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("a.role"), text).expect("it can be written");
    folder
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const SOUND: &str = "岗位：总经理\n  职责：\n    1. 主持公司的日常经营管理工作。\n\n\
                     岗位：销售经理\n  直接上级：总经理\n  职责：\n    1. 制订公司的年度销售计划。\n";

#[test]
fn formats_go_to_standard_output() {
    let folder = workspace(SOUND);
    for (format, start) in [
        ("svg", "<svg "),
        ("dot", "digraph "),
        ("mermaid", "flowchart TD\n"),
    ] {
        let output = rolec(folder.path(), &["--to", format]);
        assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(text.starts_with(start), "{text}");
        let again = rolec(folder.path(), &["--to", format]);
        assert_eq!(text.as_bytes(), again.stdout);
    }
    let right = rolec(folder.path(), &["--to", "mermaid", "--direction", "right"]);
    assert!(right.stdout.starts_with(b"flowchart LR\n"));
}

#[test]
fn a_file_is_not_overwritten_unasked() {
    let folder = workspace(SOUND);
    let file = folder.path().join("chart.svg");
    std::fs::write(&file, "mine").expect("it can be written");
    let output = rolec(folder.path(), &["-o", "chart.svg"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&file).expect("it is there"), "mine");
    let output = rolec(folder.path(), &["-o", "chart.svg", "--force"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert!(output.stdout.is_empty());
    assert!(
        std::fs::read_to_string(&file)
            .expect("it is there")
            .starts_with("<svg ")
    );
}

#[test]
fn errors_of_the_workspace_do_not_stop_the_chart() {
    let folder = workspace("岗位：甲\n直接上级：乙\n\n岗位：乙\n直接上级：甲\n");
    let output = rolec(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.starts_with(b"<svg "));
    assert!(errors(&output).contains("reporting/cycle"));
}

#[test]
fn an_unknown_root_is_met_with_offers() {
    let folder = workspace(SOUND);
    let output = rolec(folder.path(), &["--root", "销售经里"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(
        errors(&output).contains("Did you mean: 销售经理?"),
        "{}",
        errors(&output)
    );
    let output = rolec(folder.path(), &["--root", "董事会秘书"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_root_that_names_several_lists_them() {
    let folder =
        workspace("岗位：专员\n部门：甲部\n\n岗位：专员\n部门：乙部\n\n部门：甲部\n\n部门：乙部\n");
    let output = rolec(folder.path(), &["--root", "专员"]);
    assert_eq!(output.status.code(), Some(2));
    let said = errors(&output);
    assert!(
        said.contains("甲部/专员") && said.contains("乙部/专员"),
        "{said}"
    );
    let output = rolec(folder.path(), &["--root", "乙部/专员", "--to", "dot"]);
    assert!(output.stdout.starts_with(b"digraph "));
}

#[test]
fn nothing_to_draw_is_said() {
    let folder = workspace("部门：销售部\n");
    let output = rolec(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        errors(&output).contains("There is no position to draw."),
        "{}",
        errors(&output)
    );
    let folder = workspace(SOUND);
    let output = rolec(folder.path(), &["--by", "department"]);
    assert_eq!(output.status.code(), Some(2));
    let output = rolec(folder.path(), &["--by", "department", "--root", "销售经理"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        errors(&output).contains("heads a department"),
        "{}",
        errors(&output)
    );
}
