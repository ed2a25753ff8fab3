//! Organisations that nobody has finished: the default booklet is still a booklet.

use crate::support::{Built, Workspace, build, project};

fn booklet(text: &str) -> Built {
    let built = Workspace::of(&[("a.role", text)]).build(&["-q"]);
    assert!(built.status <= 1, "{}", built.messages);
    assert!(built.pages() > 2, "{}", built.messages);
    built
}

#[test]
fn the_broken_example_is_built() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let built = build(&project("examples/broken"), folder.path(), &[]);
    assert_eq!(built.status, 1);
    assert_eq!(built.names().len(), 1);
}

#[test]
fn empty_positions_have_a_sheet() {
    booklet(
        "岗位：甲\n\n岗位：乙\n  部门：\n  直接上级：\n  职责：\n\n部门：丙\n\n流程：丁\n\n事项：戊\n",
    );
}

#[test]
fn long_titles_names_and_words() {
    let title =
        "负责亚太区域跨境电商平台综合运营与客户关系管理以及供应链协同优化的高级总监兼首席代表助理";
    let word = "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(4);
    booklet(&format!(
        "组织：{title}有限责任公司\n\n部门：{title}部\n\n岗位：{title}\n  部门：{title}部\n  概述：{word}\n  \
         绩效：\n    | 指标 | 目标 | 周期 | 权重 | 计算公式 | 数据来源 |\n    | {word} | ≥ 95% | 月 | 100% | {word} | {word} |\n"
    ));
}

#[test]
fn three_hundred_duties_and_a_paragraph_of_many_pages() {
    let duties: String = (1..=300)
        .map(|number| format!("    {number}. 核对第{number}批资料并登记台账。\n"))
        .collect();
    let paragraph = "这一句话说明岗位为什么存在。".repeat(600);
    let built = booklet(&format!(
        "岗位：甲\n  概述：{paragraph}\n\n  职责：\n{duties}"
    ));
    assert!(built.pages() > 10, "{}", built.pages());
}

#[test]
fn a_cell_that_is_longer_than_a_page() {
    let cell = "这一格写得太长。".repeat(500);
    booklet(&format!(
        "岗位：甲\n  绩效：\n    | 指标 | 目标 | 数据来源 |\n    | 指标一 | ≥ 90% | {cell} |\n"
    ));
}

#[test]
fn matrices_of_many_columns() {
    let heads: Vec<String> = (0..24).map(|at| format!("Representative{at}")).collect();
    let cells = vec!["审批①"; 24].join(" | ");
    booklet(&format!(
        "岗位：甲\n\n事项：乙\n  | 金额 | {} |\n  | 5万以下 | {cells} |\n",
        heads.join(" | ")
    ));
}

#[test]
fn twelve_levels_of_departments_and_of_duties() {
    let mut text = String::new();
    for level in 1..=12 {
        let above = match level {
            1 => String::new(),
            _ => format!("  上级部门：{}层\n", level - 1),
        };
        text.push_str(&format!("部门：{level}层\n{above}\n"));
    }
    text.push_str("岗位：甲\n  部门：12层\n  职责：\n");
    let marks = [
        "1.",
        "1）",
        "（1）",
        "①",
        "a.",
        "A.",
        "(a)",
        "•",
        "-",
        "■",
        "一、",
        "（一）",
    ];
    for (level, mark) in marks.iter().enumerate() {
        let indent = "  ".repeat(level + 2);
        text.push_str(&format!("{indent}{mark} 第{level}层的事情。\n"));
    }
    booklet(&text);
}

#[test]
fn other_scripts_and_mixed_languages() {
    booklet(
        "組織：巨匯國際貿易（香港）有限公司\n\n岗位：職責主管\n  職責：\n    1. 審核客戶訂單與匯款。\n\nposition: Sales Manager\n  \
         duties:\n    1. Review 合同 with Клиент and Καλημέρα, naïve façade.\n",
    );
}
