//! Names that look like formulas, markup or paths, texts that no cell can hold: they come out as text, whole.

use crate::support::{Workspace, text};

const KINDS: [&str; 5] = ["authority", "raci", "duties", "kpi", "headcount"];

fn hostile() -> Workspace {
    let name = "=cmd|' calc'!A0 <script>alert(1)</script>";
    Workspace::of(&format!(
        "组织：{name}\n岗位：{name}\n  编制：=1\n  职责：\n    1. =HYPERLINK(\"http://x\",\"y\")\n    2. +1 <script>x</script>\n    \
         3. @SUM(A1) | `b` *c*\n    4. -2\u{7}\u{202E}3\n  绩效：\n    1. =回款率 ≥ 95% [权重：1%]\n流程：a/b[c]:*?\\\n  步骤：\n    \
         1. =1+1 [R：{name}；A：@谁]\n流程：A/B[C]:*?\\\n  步骤：\n    1. 一 [R：{name}]\n流程：{long}\n  步骤：\n    1. 一 [R：{name}]\n\
         事项：=x\n  | 金额 | {name} |\n  | =1万以下 | 审批① |\n",
        long = "长".repeat(60),
    ))
}

#[test]
fn no_cell_starts_a_formula() {
    let workspace = hostile();
    for kind in KINDS {
        for record in workspace.csv(kind) {
            for cell in record {
                let number = cell.parse::<f64>().is_ok();
                let starts = cell.trim_start().starts_with(['=', '+', '-', '@', '\t']);
                assert!(!starts || number, "{kind}: {cell}");
            }
        }
    }
    let duties = workspace.csv("duties");
    let texts: Vec<&str> = duties.iter().map(|record| record[1].as_str()).collect();
    assert!(
        texts.contains(&"'=HYPERLINK(\"http://x\",\"y\")"),
        "{texts:?}"
    );
    assert!(texts.contains(&"'-23"), "{texts:?}");
}

#[test]
fn markup_is_text() {
    let workspace = hostile();
    for kind in KINDS {
        let page = text(workspace.matrix(&[kind, "--to", "html"]));
        assert!(!page.contains("<script"), "{kind}");
        assert!(page.contains("&lt;script&gt;"), "{kind}");
        let markdown = text(workspace.matrix(&[kind]));
        let bare = markdown.replace("\\<", "");
        assert!(!bare.contains("<script"), "{kind}");
        // Every line of a table has as many cells as its head.
        for table in markdown.split("\n\n").filter(|part| part.starts_with('|')) {
            let bars = |line: &str| line.replace("\\|", "").matches('|').count();
            let head = table.lines().next().map(bars);
            assert!(
                table.lines().all(|line| Some(bars(line)) == head),
                "{table}"
            );
        }
    }
}

#[test]
fn tabs_have_names_of_their_own() {
    let book = hostile().book("raci");
    let names: Vec<&str> = book
        .sheets
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(names[..2], ["a-b(c)----", "A-B(C)---- (2)"]);
    assert!(
        names.iter().all(|name| name.chars().count() <= 31),
        "{names:?}"
    );
    // The library refuses formulas and control characters; `Book` has parsed all of it.
    for kind in KINDS {
        assert!(!hostile().book(kind).sheets.is_empty());
    }
}

#[test]
fn a_text_that_no_cell_holds_goes_on_below() {
    let long = "很长的职责".repeat(8_000);
    let workspace = Workspace::of(&format!("岗位：甲\n  职责：\n    1. {long}\n    2. 短\n"));
    let book = workspace.book("duties");
    let cells = book.sheets[0].values();
    assert!(
        cells
            .iter()
            .all(|cell| cell.encode_utf16().count() <= 32_767)
    );
    let parts: Vec<&&str> = cells.iter().filter(|cell| cell.contains("很长")).collect();
    assert_eq!(parts.len(), 2);
    let whole: String = parts
        .iter()
        .map(|part| part.trim_start_matches("（接上行）"))
        .collect();
    assert_eq!(whole, long);
    assert!(
        cells.iter().any(|cell| cell.contains("接在下一行")),
        "no note"
    );
    // Other formats have no such bound.
    assert!(text(workspace.matrix(&["duties", "--to", "csv"])).contains(&long));
}

#[test]
fn hostile_sources_give_tables_or_a_message() {
    for source in [
        "岗位：\n  职责：\n    1.\n",
        "流程：\n  步骤：\n    1.\n",
        "部门：甲\n  上级部门：甲\n  编制：\n    | 岗位 | 人数 |\n    | | |\n",
        "岗位：甲\n  直接上级：乙\n岗位：乙\n  直接上级：甲\n事项：x\n  | 甲 | 乙 |\n",
        "人员：张三\n  岗位：甲、甲、乙\n岗位：甲\n  编制：99999999999999999999\n",
    ] {
        let workspace = Workspace::of(source);
        for (kind, format) in KINDS.into_iter().zip(["xlsx", "html", "csv", "md", "xlsx"]) {
            let output = crate::support::matrix(workspace.path(), &[kind, "--to", format]);
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(
                output.stdout.is_empty(),
                output.status.code() == Some(2),
                "{source}{said}"
            );
            if output.stdout.is_empty() {
                assert!(said.contains("rolec: "), "{said}");
            }
        }
    }
}
