//! The table of authorities: the tree of matters, bands, and steps under those who take them.

use crate::support::{Workspace, matrix, text};

const MATTERS: &str = "岗位：总经理
岗位：部长
  直接上级：总经理
岗位：专员
  直接上级：部长

事项：支出

事项：采购
  上级事项：支出
  单位：元
  | 金额 | 总经理 | 部长 | 专员 | 供应商 |
  | 5万以下 | | 审批② | 申请① | 验收③ |
  | 超过5万 | 审批③ | 审核② | 申请① | |
  备注：先比价。

事项：用印
  | 项目 | 申请 | 审核 | 批准 |
  | 合同章 | 专员 | 部长 | 总经理 |
  | 公章 | 专员、部长 | | 总经理 |

事项：制度
";

fn row<'a>(records: &'a [Vec<String>], matter: &str, condition: &str) -> Vec<(&'a str, &'a str)> {
    let head = &records[0];
    let found = records[1..]
        .iter()
        .find(|record| record[1] == matter && (condition.is_empty() || record[2] == condition));
    let found = found.unwrap_or_else(|| panic!("no {matter} {condition}: {records:?}"));
    let pairs = head.iter().zip(found).skip(2);
    pairs
        .map(|(head, cell)| (head.as_str(), cell.as_str()))
        .filter(|(_, cell)| !cell.is_empty())
        .collect()
}

#[test]
fn bands_are_rows_and_positions_columns() {
    let table = Workspace::of(MATTERS).csv("authority");
    // From those who propose to those who decide.
    assert_eq!(
        table[0],
        [
            "上级事项",
            "事项",
            "金额、条件",
            "供应商",
            "专员",
            "部长",
            "总经理",
            "备注"
        ]
    );
    assert_eq!(
        row(&table, "采购", "超过5万"),
        [
            ("金额、条件", "超过5万"),
            ("专员", "申请①"),
            ("部长", "审核②"),
            ("总经理", "审批③"),
            ("备注", "单位：元")
        ]
    );
    assert_eq!(table[1][0], "支出");
}

#[test]
fn tables_of_powers_come_to_the_same() {
    let table = Workspace::of(MATTERS).csv("authority");
    assert_eq!(
        row(&table, "合同章", ""),
        [("专员", "申请①"), ("部长", "审核②"), ("总经理", "批准③")]
    );
    assert_eq!(
        row(&table, "公章", ""),
        [("专员", "申请①"), ("部长", "申请①"), ("总经理", "批准②")]
    );
}

#[test]
fn matters_form_a_tree_and_the_decision_stands_out() {
    let page = text(Workspace::of(MATTERS).matrix(&["authority", "--to", "html"]));
    assert!(page.contains(
        "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"7\" class=\"end\"><span>支出"
    ));
    assert!(page.contains("class=\"centre marked\">审批③"), "{page}");
    assert!(page.contains("class=\"centre\">审核②"), "{page}");
    assert!(page.contains("采购：先比价。"), "{page}");
    // A matter that nobody has a table for is not hidden.
    assert!(page.contains("制度"));
}

#[test]
fn matters_that_are_each_others_parents_do_no_harm() {
    let output = matrix(
        Workspace::of("事项：甲\n  上级事项：乙\n事项：乙\n  上级事项：甲\n").path(),
        &["authority", "--to", "csv"],
    );
    let table = text(output.stdout);
    assert!(table.contains('甲') && table.contains('乙'), "{table}");
}
