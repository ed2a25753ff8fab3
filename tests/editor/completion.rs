//! A position written from an empty file with completion alone, in both languages; names found by pinyin; nothing that
//! is offered is refused.

use crate::typist::Typist;

const CHINESE: &str = "组织：示例公司
  职级：行政一级 > 行政二级 > 员工级
  架构：
    - @总经理 [级别：行政一级]
      - 营销部 [主管：@营销总监]

部门：营销部
  主管：营销总监
  职能：
    1. 编制年度营销计划
    2. 管理客户关系
    3. 组织市场调研

岗位：总经理
  级别：行政一级
  直接下级：营销总监
  任职资格：
    学历：本科及以上

岗位：市场专员
  部门：营销部
  直接上级：营销总监

岗位：销售专员
  部门：营销部
  直接上级：营销总监

事项：营销费用
  单位：元

指标：销售计划完成率
  目标：≥ 95%
  周期：月
";

const ENGLISH: &str = "organisation: Sample Company
  grades: executive > manager > staff
  outline:
    - @Managing Director [grade: executive]
      - Marketing [head: @Marketing Director]

department: Marketing
  head: Marketing Director
  functions:
    1. Write the yearly marketing plan
    2. Manage customer relations
    3. Organise market research

position: Managing Director
  grade: executive
  direct reports: Marketing Director
  qualifications:
    education: Bachelor's degree

position: Market Analyst
  department: Marketing
  reports to: Marketing Director

position: Sales Clerk
  department: Marketing
  reports to: Marketing Director

matter: Marketing expenses
  unit: CNY

KPI: Sales plan completion
  target: ≥ 95%
  period: month
";

#[test]
fn a_chinese_position_is_written_with_completion_alone() {
    let mut typist = Typist::new(&[("org.role", CHINESE)], "zh");
    typist.choose("岗位：营销总监").press("\n");
    typist
        .choose("部门")
        .press("yxb")
        .choose("营销部")
        .press("\n");
    typist.choose("级别").choose("行政二级").press("\n");
    typist.choose("编制").choose("1").press("\n");
    typist.choose("性质").choose("直线").press("\n");
    typist
        .choose("直接上级")
        .press("zjl")
        .choose("总经理")
        .press("\n");
    typist.choose("直接下级").press("sczy").choose("市场专员");
    typist.press("、").choose("销售专员").press("\n");
    typist
        .choose("职责")
        .press("\n    ")
        .choose("编制年度营销计划");
    typist.press("\n    ").choose("管理客户关系");
    typist.press("\n    ").choose("组织市场调研").press("\n");
    typist
        .choose("绩效")
        .press("\n    ")
        .choose("销售计划完成率")
        .press("\n");
    typist
        .choose("权限")
        .press("\n    ")
        .press("sp")
        .choose("审批")
        .choose("营销费用");
    typist
        .press("\n")
        .choose("工作关系")
        .press("\n    ")
        .choose("所受监督")
        .choose("总经理");
    typist
        .press("\n  ")
        .choose("任职资格")
        .press("\n    ")
        .choose("学历");
    typist.choose("本科及以上").press("\n");
    let found = typist.findings();
    assert!(found.is_empty(), "{}\n{}", typist.text, found.join("\n"));
    assert!(typist.tried > 300, "{} items", typist.tried);
    typist.leave();
}

#[test]
fn an_english_position_is_written_with_completion_alone() {
    let mut typist = Typist::new(&[("org.role", ENGLISH)], "en");
    typist.choose("position: Marketing Director").press("\n");
    typist
        .choose("department")
        .press("mark")
        .choose("Marketing")
        .press("\n");
    typist.choose("grade").choose("manager").press("\n");
    typist.choose("headcount").choose("1").press("\n");
    typist
        .choose("reports to")
        .press("md")
        .choose("Managing Director")
        .press("\n");
    typist
        .choose("direct reports")
        .press("ma")
        .choose("Market Analyst");
    typist.press(", ").choose("Sales Clerk").press("\n");
    typist
        .choose("duties")
        .press("\n    ")
        .choose("Write the yearly marketing plan");
    typist.press("\n    ").choose("Manage customer relations");
    typist
        .press("\n    ")
        .choose("Organise market research")
        .press("\n");
    typist
        .choose("kpis")
        .press("\n    ")
        .choose("Sales plan completion")
        .press("\n");
    typist
        .choose("authorities")
        .press("\n    ")
        .choose("approve")
        .choose("Marketing expenses");
    typist.press("\n").choose("work relations").press("\n    ");
    typist
        .choose("supervised by")
        .choose("Managing Director")
        .press("\n  ");
    typist
        .choose("qualifications")
        .press("\n    ")
        .choose("education");
    typist.choose("Bachelor's degree").press("\n");
    let found = typist.findings();
    assert!(found.is_empty(), "{}\n{}", typist.text, found.join("\n"));
    assert!(typist.tried > 300, "{} items", typist.tried);
    typist.leave();
}

#[test]
fn other_declarations_are_completed_too() {
    let mut typist = Typist::new(&[("org.role", CHINESE)], "zh");
    typist
        .choose("事项")
        .press("\n  ")
        .choose("上级事项")
        .choose("营销费用");
    typist
        .press("\n  ")
        .choose("循环")
        .choose("销售")
        .press("\n");
    typist
        .press("  | ")
        .choose("金额")
        .press(" ")
        .choose("营销总监")
        .press("\n");
    typist
        .press("\n")
        .choose("流程")
        .press("\n  ")
        .choose("负责")
        .choose("营销总监");
    typist
        .press("\n  ")
        .choose("步骤")
        .press("\n    1. 接收 [")
        .choose("R");
    typist
        .press("\n\n")
        .choose("指标")
        .press("\n  ")
        .choose("周期")
        .choose("季");
    typist
        .press("\n  ")
        .choose("方向")
        .press("\n\n")
        .choose("部门")
        .press("\n  ");
    typist
        .choose("上级部门")
        .choose("营销部")
        .press("\n\n")
        .choose("人员")
        .press("\n  ");
    typist
        .choose("岗位")
        .choose("销售专员")
        .press("\n\n")
        .choose("岗位模板")
        .press("\n  ");
    typist
        .choose("绩效")
        .press("\n    | ")
        .choose("指标")
        .press(" ")
        .choose("目标");
    typist
        .press(" ")
        .choose("周期")
        .press("\n    | 甲 | ≥ 95% | ")
        .choose("月");
    typist.leave();
}

#[test]
fn each_label_is_offered_once() {
    let mut typist = Typist::new(&[("org.role", CHINESE)], "zh");
    typist.press("岗位：甲\n  部门：营销部\n  ");
    let labels: Vec<String> = typist
        .offered()
        .into_iter()
        .map(|item| item.label)
        .collect();
    assert!(!labels.contains(&"部门".to_owned()), "{labels:?}");
    assert!(labels.contains(&"直接上级".to_owned()), "{labels:?}");
    assert!(
        !labels.contains(&"学历".to_owned()),
        "a field of a record: {labels:?}"
    );
    typist.leave();
}

/// What is offered at the end of a text, beside [`CHINESE`].
fn offered(text: &str) -> Vec<String> {
    let mut typist = Typist::new(&[("org.role", CHINESE)], "zh");
    typist.press(text);
    let items = typist.offered().into_iter();
    items.map(|item| item.label).collect()
}

#[test]
fn a_head_of_a_table_is_offered_the_columns_that_it_lacks() {
    let head = "岗位：会计\n  绩效：\n    |";
    let all = offered(head);
    assert!(all.iter().any(|own| own.contains(" | ")), "{all:?}");
    let rest = offered(&format!("{head} 指标 | 周期 | "));
    assert!(rest.contains(&"权重".to_owned()), "{rest:?}");
    let had = |own: &String| {
        own.split(" | ")
            .any(|cell| cell == "指标" || cell == "周期")
    };
    assert!(!rest.iter().any(had), "{rest:?}");
}

#[test]
fn a_step_of_an_approval_is_offered_the_next_number_first() {
    let table = "事项：差旅\n  单位：元\n  | 金额 | 市场专员 | 营销总监 | 总经理 |\n  | 1万以下 |";
    let first = offered(&format!("{table} "));
    assert!(first.iter().all(|own| own.ends_with('①')), "{first:?}");
    assert!(first.contains(&"申请①".to_owned()), "{first:?}");
    let then = offered(&format!("{table} 申请① | "));
    assert!(then[0].ends_with('②'), "{then:?}");
    assert!(then.contains(&"审批②".to_owned()), "{then:?}");
    // At the same time as the step before.
    assert!(then.contains(&"会签①".to_owned()), "{then:?}");
}

#[test]
fn a_power_within_a_sentence_is_followed_by_matters() {
    let sheet = "岗位：会计\n  权限：\n    1. ";
    for sentence in ["有权审批", "审批营销", "审核"] {
        let items = offered(&format!("{sheet}{sentence}"));
        assert!(
            items.contains(&"营销费用".to_owned()),
            "{sentence}: {items:?}"
        );
    }
    let mut typist = Typist::new(&[("org.role", ENGLISH)], "en");
    typist.press("position: Clerk\n  authorities:\n    1. Approve ma");
    let items = typist.offered();
    assert!(
        items.iter().any(|own| own.label == "Marketing expenses"),
        "{items:?}"
    );
}

#[test]
fn a_blank_that_is_typed_with_the_list_open_keeps_the_list() {
    let mut typist = Typist::new(&[("org.role", ENGLISH)], "en");
    typist.press("position: Clerk\n  department:");
    let items = typist.offered();
    let found = items.iter().find(|own| own.label == "Marketing");
    let found = found.expect("the department");
    assert_eq!(found.filter_text.as_deref(), Some(" Marketing"));
}
