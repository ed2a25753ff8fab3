//! `rolec who`: holders, the way a matter takes, and what is said when nobody may.

use super::support::Workspace;
use serde_json::{Value, json};

const TABLE: &str = "组织：甲公司
  架构：
    总经理室 [主管：@总经理]
      财务部 [主管：@财务部经理]
        @出纳
      销售部 [主管：@销售部经理]
        东区 [主管：@东区主管]

事项：货款支付
  别名：付货款
  单位：元
  | 金额            | 申请人 | 部门经理 | 财务部经理 | 总经理 | 出纳  |
  | 50万以下        | 申请①  | 审核②    | 审批③      |        | 支付④ |
  | 超过50万至200万 | 申请①  | 审核②    | 审核③      | 审批④  | 支付⑤ |
";

fn asked(arguments: &[&str], status: i32) -> Value {
    let workspace = Workspace::of([("a.role", TABLE)]);
    let arguments: Vec<&str> = [&["who"], arguments, &["--format", "json"]].concat();
    let run = workspace.run(&arguments).ends(status);
    serde_json::from_str(&run.out).expect("JSON")
}

fn names(list: &Value, key: &str) -> Vec<String> {
    let entries = list.as_array().expect("a list").iter();
    entries
        .map(|entry| entry[key].as_str().expect("a name").to_owned())
        .collect()
}

#[test]
fn the_band_decides_and_its_ends_count_once() {
    for (amount, holder) in [
        ("50万", "总经理室/财务部/财务部经理"),
        ("500,000元", "总经理室/财务部/财务部经理"),
        ("500000.01", "总经理室/总经理"),
        ("2,000,000元", "总经理室/总经理"),
    ] {
        let answer = asked(&["审批", "货款支付", amount], 0);
        assert_eq!(names(&answer["holders"], "position"), [holder], "{amount}");
        assert_eq!(answer["nearest"], Value::Null);
    }
}

#[test]
fn deciding_powers_are_one_and_others_are_told_apart() {
    for power in ["审批", "批准", "审批权", "decide", "签发"] {
        let answer = asked(&[power, "付货款", "1万"], 0);
        assert_eq!(
            answer["holders"].as_array().map(Vec::len),
            Some(1),
            "{power}"
        );
    }
    let paying = asked(&["付款", "货款支付", "1万"], 0);
    assert_eq!(
        names(&paying["holders"], "position"),
        ["总经理室/财务部/出纳"]
    );
    asked(&["验收", "货款支付"], 1);
}

#[test]
fn a_role_is_another_in_each_department() {
    for (department, head) in [
        ("销售部", "总经理室/销售部/销售部经理"),
        ("东区", "总经理室/销售部/东区/东区主管"),
    ] {
        let answer = asked(&["审核", "货款支付", "1万", "--in", department], 0);
        assert_eq!(names(&answer["holders"], "position"), [head]);
        let chain = names(&answer["chain"], "position");
        assert_eq!(
            chain,
            [
                "申请人",
                head,
                "总经理室/财务部/财务部经理",
                "总经理室/财务部/出纳"
            ]
        );
    }
}

#[test]
fn nobody_is_1_with_the_nearest() {
    let answer = asked(&["审批", "货款支付", "300万"], 1);
    assert_eq!(answer["holders"], json!([]));
    assert_eq!(answer["nearest"]["position"], "总经理室/总经理");
    assert_eq!(answer["nearest"]["limit"]["max"], 2_000_000);
    let workspace = Workspace::of([("a.role", TABLE)]);
    let run = workspace.run(&["who", "审批", "货款支付", "300万"]).ends(1);
    assert!(run.out.contains("Nobody may"), "{}", run.out);
    assert!(run.out.contains("总经理室/总经理"), "{}", run.out);
}

#[test]
fn what_cannot_be_asked_is_2_with_suggestions() {
    let workspace = Workspace::of([("a.role", TABLE)]);
    for (arguments, said) in [
        (&["审披", "货款支付"][..], "审批"),
        (&["审批", "货款"], "货款支付"),
        (&["审批", "货款支付", "六块多"], "六块多"),
        (&["审批", "货款支付", "-5"], "-5"),
        (&["审批", "货款支付", "0"], "0"),
        (&["审批", "货款支付", "1万", "--in", "销售布"], "销售部"),
    ] {
        let arguments: Vec<&str> = [&["who"], arguments].concat();
        let run = workspace.run(&arguments).ends(2);
        assert!(run.err.contains(said), "{arguments:?}: {}", run.err);
        assert!(run.out.is_empty(), "{arguments:?}: {}", run.out);
    }
}
