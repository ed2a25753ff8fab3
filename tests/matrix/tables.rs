//! What stands in the tables.

use crate::support::{Workspace, matrix, text};

const COMPANY: &str = "组织：甲公司

部门：销售部
  编制：
    | 岗位 | 人数 | 备注 |
    | 销售部经理 | 1 | |
    | 销售员 | 3-5人 | 分两组 |
    | 合计 | 9人 | |

部门：一组
  上级部门：销售部

岗位：销售部经理
  部门：销售部
  职责：
    1. 审批客户的折扣申请。
    2. 每天主持部门的晨会，布置当天的工作。[频次：每天]
  绩效：
    | 指标 | 目标 | 权重 |
    | 回款率 | ≥ 95% | 60% |
    | 客户满意度 | ≥ 90分 | 30% |

岗位：销售员
  部门：销售部
  直接上级：销售部经理
  职责：
    每日：
      1. 拜访客户并登记拜访记录。[占比：40%]
      2. 每天主持部门的晨会、布置当天的工作
  绩效：
    | 指标 | 目标 | 权重 |
    | 回款率 | ≥ 92% | 100% |

岗位：组长
  部门：一组
  编制：2
  直接上级：销售部经理

流程：报价
  步骤：
    一、准备
      1. 起草报价单 [R：销售员；A：销售部经理；时限：1天]
    二、审批
      1. 审批报价单 [R：销售部经理；A：销售部经理；C：销售员/组长；I：客户]

指标：回款率
  公式：实际回款 ÷ 到期货款
";

fn cells<'a>(records: &'a [Vec<String>], column: &str) -> Vec<&'a str> {
    let at = records[0].iter().position(|head| head == column);
    let at = at.unwrap_or_else(|| panic!("no {column}: {:?}", records[0]));
    records[1..]
        .iter()
        .map(|record| record[at].as_str())
        .collect()
}

#[test]
fn roles_stand_where_step_and_position_meet() {
    let table = Workspace::of(COMPANY).csv("raci");
    assert_eq!(cells(&table, "步骤"), ["起草报价单", "审批报价单"]);
    assert_eq!(cells(&table, "阶段"), ["一、准备", "二、审批"]);
    assert_eq!(cells(&table, "销售部 / 销售部经理"), ["A", "R/A"]);
    assert_eq!(cells(&table, "销售部 / 销售员"), ["R", "C"]);
    // Either of two has its letter.
    assert_eq!(cells(&table, "一组 / 组长"), ["", "C"]);
    // Somebody outside has a column too.
    assert_eq!(cells(&table, "其他 / 客户"), ["", "I"]);
    assert_eq!(cells(&table, "时限"), ["1天", ""]);
}

#[test]
fn duties_that_say_the_same_share_a_row() {
    let table = Workspace::of(COMPANY).csv("duties");
    assert_eq!(
        cells(&table, "职责"),
        [
            "审批客户的折扣申请。",
            "每天主持部门的晨会，布置当天的工作。",
            "拜访客户并登记拜访记录。",
            "职责条数"
        ]
    );
    assert_eq!(cells(&table, "销售部经理"), ["●", "●", "", "2"]);
    assert_eq!(cells(&table, "销售员"), ["", "●", "● 40%", "2"]);
}

#[test]
fn duties_that_are_alike_are_marked_as_such() {
    let long = "负责收集整理本地区各类客户的市场信息、竞争对手动态和价格变化情况并按月编写分析报告报送部门经理";
    let other = long.replace("按月", "按季");
    let table = Workspace::of(&format!(
        "岗位：甲\n  职责：\n    1. {long}\n岗位：乙\n  职责：\n    1. {other}\n    2. {other}\n"
    ))
    .csv("duties");
    // What one position says twice is lost nowhere.
    assert_eq!(cells(&table, "职责")[..2], [long, &other]);
    assert_eq!(cells(&table, "乙"), ["○", "●", "2"]);
}

#[test]
fn establishments_are_summed_up() {
    let table = Workspace::of(COMPANY).csv("headcount");
    assert_eq!(
        cells(&table, "岗位"),
        ["销售部经理", "销售员", "小计", "组长", "销售部合计", "总计"]
    );
    assert_eq!(
        cells(&table, "部门")[..4],
        ["销售部", "销售部", "销售部", "一组"]
    );
    assert_eq!(
        cells(&table, "编制"),
        ["1", "3-5人", "4–6", "2", "6–8", "6–8"]
    );
    assert_eq!(
        cells(&table, "备注")[1..3],
        ["分两组", "编制里写的合计是 9人"]
    );
}

#[test]
fn posts_without_a_description_or_a_number_are_told() {
    let table = Workspace::of(
        "部门：仓库\n  编制：\n    | 岗位 | 人数 |\n    | 叉车工 | 2 |\n    | 保管员 | |\n\n岗位：保管员\n  部门：仓库\n",
    )
    .csv("headcount");
    assert_eq!(
        cells(&table, "备注")[..3],
        ["没有岗位说明书", "没有写编制", "其中 1 个岗位没有写编制"]
    );
    assert_eq!(cells(&table, "编制")[..3], ["2", "", "2"]);
}

#[test]
fn vacancies_are_counted_where_people_are_named() {
    let people = "人员：张三\n  岗位：甲\n人员：李四\n  岗位：甲、乙\n人员：王五\n  岗位：乙\n";
    let positions = "岗位：甲\n  编制：3\n岗位：乙\n  编制：1\n岗位：丙\n  编制：1\n";
    let table = Workspace::of(&format!("{positions}{people}")).csv("headcount");
    assert_eq!(
        cells(&table, "任职人员")[..3],
        ["张三、李四", "李四、王五", ""]
    );
    assert_eq!(cells(&table, "缺编")[..3], ["1", "-1", "1"]);
    // A list of a few people says nothing of the others.
    let few = Workspace::of(&format!("{positions}人员：张三\n  岗位：甲\n")).csv("headcount");
    assert!(!few[0].contains(&"缺编".to_owned()), "{:?}", few[0]);
}

#[test]
fn indicators_stand_by_position_with_the_sum_of_weights() {
    let table = Workspace::of(COMPANY).csv("kpi");
    assert_eq!(cells(&table, "指标"), ["回款率", "客户满意度", "回款率"]);
    assert_eq!(cells(&table, "权重合计"), ["90%", "90%", "100%"]);
    // What a position leaves out is said by the definition.
    assert_eq!(
        cells(&table, "计算公式"),
        ["实际回款 ÷ 到期货款", "", "实际回款 ÷ 到期货款"]
    );
    let book = Workspace::of(COMPANY).book("kpi");
    let names: Vec<&str> = book
        .sheets
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(names, ["按岗位", "按指标"]);
}

#[test]
fn a_department_can_be_looked_at_alone() {
    let workspace = Workspace::of(COMPANY);
    let table = text(workspace.matrix(&["headcount", "--only", "一组"]));
    assert!(
        table.contains("组长") && !table.contains("销售员"),
        "{table}"
    );
    // Processes in which nobody of it takes part are left out.
    let none = matrix(workspace.path(), &["duties", "--only", "一组"]);
    assert_eq!(none.status.code(), Some(2));
    let wrong = matrix(workspace.path(), &["duties", "--only", "消售部"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(wrong.stderr).contains("销售部"));
}

#[test]
fn words_are_in_the_language_that_is_asked_for() {
    let workspace = Workspace::of(COMPANY);
    for kind in ["raci", "duties", "kpi", "headcount"] {
        let chinese = text(workspace.matrix(&[kind]));
        let english = text(workspace.matrix(&[kind, "--lang", "en"]));
        assert!(chinese.contains("组织："), "{chinese}");
        assert!(english.contains("Organisation: "), "{english}");
    }
}

#[test]
fn a_table_that_is_too_wide_is_split() {
    let mut text = String::new();
    for department in 0..30 {
        text.push_str(&format!("部门：第{department}部\n"));
        for at in 0..10 {
            text.push_str(&format!(
                "岗位：第{department}部专员{at}\n  部门：第{department}部\n  职责：\n    1. 编制第{department}部的第{at}种报表。\n"
            ));
        }
    }
    text.push_str("流程：大\n  步骤：\n");
    for at in 0..60 {
        text.push_str(&format!(
            "    {}. 做第{at}件事 [R：第{}部专员{}；A：第0部专员0]\n",
            at + 1,
            at % 30,
            at % 10
        ));
    }
    let workspace = Workspace::of(&text);
    for (kind, least) in [("duties", 10), ("raci", 2)] {
        let book = workspace.book(kind);
        assert!(book.sheets.len() >= least, "{}", book.sheets.len());
        for sheet in &book.sheets {
            let widest = sheet.cells.keys().map(|place| {
                let letters = place.chars().take_while(char::is_ascii_alphabetic);
                letters.fold(0, |sum, c| sum * 26 + (c as usize - 'A' as usize + 1))
            });
            assert!(widest.max() <= Some(28), "{kind} {}", sheet.name);
        }
    }
    // Data is not split; with so many positions it is a list.
    let duties = workspace.csv("duties");
    assert_eq!(duties.len(), 301);
    assert_eq!(duties[0], ["部门", "序号", "职责", "岗位"]);
    assert_eq!(duties[300][3], "●第29部专员9");
}
