//! Approval tables as they are pasted: merged cells, signs, references to notes, powers as heads. What each row comes to
//! is written out and compared.

use crate::memory::Memory;
use rolec::locale::Language;
use rolec::model::authority::{Role, Row};
use rolec::project::Project;

const PEOPLE: &str = "\n岗位：专员\n  直接上级：部长\n\n岗位：部长\n  直接上级：总监\n\n岗位：总监\n  直接上级：总裁\n\n岗位：总裁\n";

fn project(matters: &str) -> Project {
    Memory::of([("a.role", format!("{matters}{PEOPLE}"))]).project()
}

/// `matter | band | cases | steps`, a line a row that says anything.
fn rows(matters: &str) -> Vec<String> {
    let project = project(matters);
    let authority = &project.model.authority;
    let said = authority.rows.iter().filter(|row| !row.steps.is_empty());
    said.map(|row| shown(&project, row)).collect()
}

fn shown(project: &Project, row: &Row) -> String {
    let authority = &project.model.authority;
    let steps: Vec<String> = row
        .steps
        .iter()
        .map(|step| {
            let name = match &step.role {
                Role::Position(id) => project.model[*id].title.clone(),
                Role::Unknown(name) => format!("?{name}"),
                other => format!("{other:?}"),
            };
            let power = &project.vocabulary.powers()[usize::from(step.power.0)].id;
            let order = step.order.map_or(String::new(), |order| order.to_string());
            format!("{name} {power}{order}")
        })
        .collect();
    let cases: Vec<&str> = row.keys.iter().map(|(_, case)| case.as_str()).collect();
    format!(
        "{} | {} | {} | {}",
        authority.matters[row.matter].name,
        row.amount.shown(Language::Zh),
        cases.join(" "),
        steps.join(", ")
    )
}

/// `line rule`, of some rules.
fn findings(matters: &str, family: &str) -> Vec<String> {
    let project = project(matters);
    let config = project.manifest.config();
    let found = project.check(&config);
    let mut lines: Vec<String> = found
        .iter()
        .filter(|finding| finding.rule.starts_with(family))
        .map(|finding| {
            let source = project.sources.get(finding.span.file);
            let line = source.place(finding.span.range.start).line;
            let variant = finding.message.id.to_string();
            format!("{line} {variant}")
        })
        .collect();
    lines.sort();
    lines
}

#[test]
fn merged_heads_and_cells() {
    let table = "事项：资金\n\
        工作事项\t\t\t专员\t部长\t总监\n\
        购置费\t\t5万元以下\t申请①\t审批②\t\n\
        \t\t5万元以上\t申请①\t审核②\t审批③\n\
        担保\t对内\t100万以下\t\t审批①\t\n\
        \t\t超过100万\t\t\t审批①\n\
        \t对外\t\t\t\t审批①\n\
        宣传\t电视\t2万以下\t\t审批①\t\n\
        \t电台\t\t\t审批①\t\n";
    assert_eq!(
        rows(table),
        [
            "购置费 | 5万元以下 |  | 专员 request1, 部长 approve2",
            "购置费 | 5万元以上 |  | 专员 request1, 部长 review2, 总监 approve3",
            "担保 | 100万以下 | 对内 | 部长 approve1",
            "担保 | 超过100万 | 对内 | 总监 approve1",
            "担保 | 任何金额 | 对外 | 总监 approve1",
            "电视 | 2万以下 |  | 部长 approve1",
            "电台 | 任何金额 |  | 部长 approve1",
        ]
    );
}

#[test]
fn a_row_with_nothing_but_a_name_heads_those_below() {
    let table = "事项：授权\n\
        | 事项 | 部长 | 总监 |\n\
        | 一、采购 | | |\n\
        | ≤ 5万元 | 审批① | |\n\
        | 超过5万元 | | 审批① |\n\
        | 二、租赁 | | |\n\
        | 房屋 | 审批① | |\n\
        | 其他 | 审批① | |\n\
        | 三、维修 | | |\n\
        | 其他 | 审批① | |\n\
        | -处置 | - | - |\n";
    assert_eq!(
        rows(table),
        [
            "采购 | 5万元以下 |  | 部长 approve1",
            "采购 | 超过5万元 |  | 总监 approve1",
            "房屋 | 任何金额 |  | 部长 approve1",
            "租赁：其他 | 任何金额 |  | 部长 approve1",
            "维修：其他 | 任何金额 |  | 部长 approve1",
        ]
    );
    assert_eq!(findings(table, "authority/duplicate"), [""; 0]);
}

#[test]
fn powers_as_heads_may_be_numbered() {
    let table = "事项：奖金\n\
        | 类别 | 项目 | 环节 | 金额 | 复核1 | 一级审核 | 审批节点1 | 审批2 | 抄送 |\n\
        | 薪酬 | 年终奖 | 报批时 | 1万元以下 | 部长 | | 总监 | | 专员 |\n\
        | | | | 超过1万元 | 部长 | | 总监 | 总裁 | |\n\
        | | | 支付时 | 不论金额 | 专员 | 部长 | 总监 | | |\n\
        | | 补贴 | | | | 各部门 | 总监 | | |\n";
    assert_eq!(
        rows(table),
        [
            "年终奖 | 1万元以下 | 报批时 薪酬 | 部长 recheck1, 总监 approve2, 专员 be-informed3",
            "年终奖 | 超过1万元 | 报批时 薪酬 | 部长 recheck1, 总监 approve2, 总裁 approve3",
            "年终奖 | 任何金额 | 支付时 薪酬 | 专员 recheck1, 部长 review2, 总监 approve3",
            "补贴 | 任何金额 | 薪酬 | ?各部门 review1, 总监 approve2",
        ]
    );
    assert_eq!(findings(table, "name/unknown"), [""; 0]);
}

/// Right of the amounts an empty cell is a row for every case; so is one in a table of a single matter.
#[test]
fn what_is_not_merged_is_every_case() {
    let single = "事项：样品\n\
        | 类别 | 金额 | 部长 | 总监 |\n\
        | 新品 | 1万元以下 | 审批① | |\n\
        | | 超过1万元 | | 审批① |\n";
    assert_eq!(
        rows(single),
        [
            "样品 | 1万元以下 | 新品 | 部长 approve1",
            "样品 | 超过1万元 |  | 总监 approve1",
        ]
    );
    let behind = "事项：样品\n\
        | 事项 | 金额 | 条件 | 部长 | 总监 |\n\
        | 试用 | 1万元以下 | 新品 | 审批① | |\n\
        | | 超过1万元 | | | 审批① |\n";
    assert_eq!(
        rows(behind),
        [
            "试用 | 1万元以下 | 新品 | 部长 approve1",
            "试用 | 超过1万元 |  | 总监 approve1",
        ]
    );
}

#[test]
fn signs_mean_what_the_notes_say() {
    let table = "事项：用印\n\
        备注：\n\
        “★”表示最终审批，指作出决定的岗位；“▲”表示审核；△ 主报；A = approve\n\
        | 事项 | 专员 | 部长 | 总监 | 总裁 |\n\
        | 合同章 | △ | ▲ | ★ | √ |\n\
        | 公章 | △① | ▲② | ★③ | |\n\
        | 法人章 | △ | | | A |\n";
    assert_eq!(
        rows(table),
        [
            "合同章 | 任何金额 |  | 专员 propose, 部长 review, 总监 approve",
            "公章 | 任何金额 |  | 专员 propose1, 部长 review2, 总监 approve3",
            "法人章 | 任何金额 |  | 专员 propose, 总裁 approve",
        ]
    );
    assert_eq!(
        findings(table, "authority/unparsed"),
        ["5 authority-unparsed-sign"]
    );
}

#[test]
fn references_to_notes_are_no_steps() {
    let table = "matter: Spending\n\
        | item | 专员 | 部长 | 总监 |\n\
        | Leases (1)(2) | requests | approves (2) | informed |\n\
        | Loans² | | approves/signs | approves (1) |\n\
        notes:\n\
        (1) Written notice is needed.\n\
        (2) Unless it is in the plan.\n";
    assert_eq!(
        rows(table),
        [
            "Leases | 任何金额 |  | 专员 request, 部长 approve, 总监 be-informed",
            "Loans | 任何金额 |  | 部长 approve, 部长 sign, 总监 approve",
        ]
    );
    let steps = "matter: Spending\n\
        | item | 专员 | 部长 | 总监 |\n\
        | Leases | request (1) | review (2) | approve (3) |\n\
        notes:\n\
        (1) Written notice is needed.\n";
    assert_eq!(
        rows(steps),
        ["Leases | 任何金额 |  | 专员 request1, 部长 review2, 总监 approve3"]
    );
}

#[test]
fn nobody_in_particular_is_no_unknown_name() {
    let table = "事项：资金\n\
        | 金额 | 有关部门 | 相关系统总监 | 部长 | 监察员 |\n\
        | 1万元以下 | 审批① | | 审核② | |\n\
        | 超过1万元 | 审核① | 审批② | | 备案③ |\n";
    assert_eq!(
        findings(table, "name/unknown"),
        ["2 name-unknown-position"],
        "only 监察员 is somebody"
    );
    assert_eq!(findings(table, "authority/gap"), [""; 0]);
}

#[test]
fn what_cannot_be_read_is_told_once() {
    let table = "事项：资金\n\
        | 金额 | 部长 | 总监 | |\n\
        | 1万元以下 | 审批 | 视情况而定 | 审核 |\n\
        | 超过1万元 | | 审批 | |\n\
        | 超过9万元 | 视情况而定 | 审批 | |\n";
    assert_eq!(
        findings(table, "authority/unparsed"),
        ["3 authority-unparsed-cell", "3 authority-unparsed-headless",]
    );
}

/// A cell is as many grants as there are heads: what it meets with each is a finding of its own, with a case of its
/// own; what it says of all of them alike is said once.
#[test]
fn one_cell_may_have_several_findings() {
    let text = "部门：东店\n  主管：甲\n\n部门：西店\n  主管：乙\n\n\
        岗位：甲\n  部门：东店\n\n岗位：乙\n  部门：西店\n\n\
        岗位：丙\n  部门：东店\n  权限：\n    1. 审批：折扣 ≤ 5000元 [范围：本部门]\n\n\
        岗位：丁\n  部门：西店\n  权限：\n    1. 审批：折扣 ≤ 5000元 [范围：本部门]\n\n\
        事项：折扣\n  | 金额 | 部门负责人 |\n  | 1万元以下 | 申请、审批 |\n";
    let project = Memory::of([("a.role", text)]).project();
    let config = project.manifest.config();
    let found = project.check(&config);
    let of = |rule: &str| found.iter().filter(|finding| finding.rule == rule).count();
    assert_eq!(of("authority/overlap"), 2);
    assert_eq!(of("authority/self-approval"), 1);
}
