//! Organisations of any size for the benches: valid, varied, the same for the same size.

use std::fmt::Write as _;

/// How many positions a department has, its head included.
const PER_DEPARTMENT: usize = 10;

/// How many departments hang under one.
const FAN_OUT: usize = 8;

/// A workspace in memory: file names and texts.
pub struct Workspace {
    pub files: Vec<(String, String)>,
}

impl Workspace {
    pub fn lines(&self) -> usize {
        self.files
            .iter()
            .map(|(_, text)| text.lines().count())
            .sum()
    }
}

/// An organisation with so many positions, about 26 lines each, `per_file` positions a file.
pub fn organisation(positions: usize, per_file: usize) -> Workspace {
    let departments = positions.div_ceil(PER_DEPARTMENT).max(1);
    let mut files = vec![("organisation.role".to_owned(), outline(departments))];
    let mut text = String::new();
    for at in 0..positions {
        position(at, positions, &mut text);
        if (at + 1).is_multiple_of(per_file) || at + 1 == positions {
            files.push((
                format!("positions-{:05}.role", at / per_file),
                std::mem::take(&mut text),
            ));
        }
    }
    let mut sheets = String::new();
    (0..departments).for_each(|at| department(at, positions, &mut sheets));
    files.push(("departments.role".to_owned(), sheets));
    Workspace { files }
}

/// The same organisation with something for every family of rules to find: papers, processes and relations, and in some
/// sheets what clerks get wrong. Its manifest asks for all that a manifest can ask for.
pub fn faulty_organisation(positions: usize, per_file: usize) -> Workspace {
    let mut workspace = organisation(positions, per_file);
    let mut sheets = String::new();
    (0..positions).for_each(|at| faulty_sheet(at, &mut sheets));
    let processes = (0..positions / PER_DEPARTMENT).map(|at| process(at, positions));
    workspace.files.extend([
        ("rolec.yaml".to_owned(), MANIFEST.to_owned()),
        ("faulty.role".to_owned(), sheets),
        ("processes.role".to_owned(), processes.collect()),
    ]);
    workspace
}

/// How many matters [`limited_organisation`] has.
const MATTERS: usize = 200;

/// The same organisation with three more grants for each position, over matters in money: each department decides its own
/// costs up to a limit, and its people review them.
pub fn limited_organisation(positions: usize, per_file: usize) -> Workspace {
    let mut workspace = organisation(positions, per_file);
    let mut at = 0;
    for (_, text) in &mut workspace.files {
        let mut parts = text.split("  权限：\n");
        let mut limited = parts.next().unwrap_or_default().to_owned();
        for rest in parts {
            limited.push_str("  权限：\n");
            limits(at, &mut limited);
            limited.push_str(rest);
            at += 1;
        }
        *text = limited;
    }
    let matters = (0..MATTERS).map(|at| format!("事项：{}\n  单位：元\n\n", cost(at)));
    let matters = ("matters.role".to_owned(), matters.collect());
    workspace.files.push(matters);
    workspace
}

/// The grants of a position.
fn limits(at: usize, text: &mut String) {
    let (department, place) = (at / PER_DEPARTMENT, at % PER_DEPARTMENT);
    let power = if place == 0 { "审批" } else { "审核" };
    for step in 0..3 {
        let matter = cost((department * 7 + place * 3 + step) % MATTERS);
        let limit = (department % 9 + 1) * 10_000 + step * 1_000;
        writeln!(text, "    {}. {power}：{matter} ≤ {limit}元/笔", step + 3)
            .expect("strings take text");
    }
}

fn cost(at: usize) -> String {
    format!("{}号项目费用", numeral(at + 1))
}

const MANIFEST: &str = "name: 样本集团\nlanguage: zh\nvocabulary:\n  discouraged:\n    搞定: 办结\n    相关: [有关]\n\
                        require: [概述, 职责, 绩效, 权限, 任职资格, 文件]\n";

/// A second post of a department that has, by turns, each of the common faults; about 40 lines.
fn faulty_sheet(at: usize, text: &mut String) {
    let department = at / PER_DEPARTMENT;
    let unit = department_name(department);
    let head = head(department);
    let number = numeral(at);
    let superior = match at % 5 {
        0 => format!("{unit}经里"),
        1 => unit.clone(),
        2 => format!("{unit}{number}号主管"),
        _ => head.clone(),
    };
    let colleague = title(at / PER_DEPARTMENT * PER_DEPARTMENT + (at + 1) % PER_DEPARTMENT);
    write!(
        text,
        "岗位：{unit}{number}号助理\n  部门：{unit}\n  编制：{}\n  直接上级：{superior}\n  代理人：{colleague}\n\n  \
         职责：\n    1、负责{number}号合同的审批和归档。\n    2、拟定{number}号项目的预算，登记往来帐。\n    \
         4、拟订{number}号项目的决算，核对往来账。\n    5、完成领导交办的其他工作。\n    \
         6、每周不少于1-5次检查{number}号库房，联系电话 138{:08}。\n    7、\n    \
         8、受理{number}号客户的来电来访，核对客户的资料，登记客户的需求。\n    \
         9、受理{number}号客户的来电、来访，核对客户资料，登记客户的需求。\n    \
         10、协助经理搞定相关事宜，努力学习业务知识。\n\n  绩效：\n    \
         1、参见{unit}责任状\n    2、{number}号合同归档率\n    3、{number}号库房准确率 ≥ 120%\n\n  权限：\n    \
         1、对{number}号项目的部分管理权。\n\n  工作关系：\n    所受监督：{colleague}\n    合作关系：{colleague} —— 交接{number}号项目\n\n  \
         任职资格：\n    学历：本科\n    经验：{} 年以上\n    其他：{}-35岁，女性优先\n\n  文件：\n    版本：A/{}\n    批准：{unit}{number}号助理 2026-02-01\n    \
         生效日期：2026-01-01\n    会签：{unit}、不存在的{number}部\n    更改记录：\n      | 版本 | 更改内容 | 日期 | 更改人 |\n      | A/1 | 首次编写 | 2026-01-01 | {head} |\n\n",
        if at.is_multiple_of(7) { "待定" } else { "1" },
        at,
        at % 9 + 1,
        at % 5 + 20,
        at % 3,
    )
    .expect("strings take text");
}

/// A process of a department, with a branch that leads nowhere.
fn process(at: usize, positions: usize) -> String {
    let first = at * PER_DEPARTMENT;
    let role = |place: usize| title((first + place).min(positions - 1));
    format!(
        "流程：{}{}号申请\n  所属部门：{}\n\n  步骤：\n    1. {} 提出申请。\n    2. {} 审核申请；不合格 → 1；合格 → 3\n    \
         3. {} 办理。→ 9\n    4. 归档。\n\n",
        department_name(at),
        numeral(at),
        department_name(at),
        role(1),
        role(0),
        role(2),
    )
}

fn department_name(at: usize) -> String {
    const AREAS: [&str; 12] = [
        "营销", "生产", "采购", "仓储", "研发", "品质", "财务", "人事", "客服", "工程", "信息",
        "物流",
    ];
    format!(
        "{}{}部",
        AREAS[at % AREAS.len()],
        numeral(at / AREAS.len() + 1)
    )
}

fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    number
        .to_string()
        .bytes()
        .map(|digit| DIGITS[usize::from(digit - b'0')])
        .collect()
}

fn head(department: usize) -> String {
    format!("{}经理", department_name(department))
}

fn title(at: usize) -> String {
    let department = at / PER_DEPARTMENT;
    match at % PER_DEPARTMENT {
        0 => head(department),
        place => format!("{}{}号专员", department_name(department), numeral(place)),
    }
}

fn outline(departments: usize) -> String {
    let mut text =
        String::from("组织：样本集团\n  职级：经理级 > 专员级\n  币种：人民币\n\n  架构：\n");
    fn entry(at: usize, level: usize, departments: usize, text: &mut String) {
        let indent = "  ".repeat(level + 2);
        writeln!(
            text,
            "{indent}- {} [主管：@{}]",
            department_name(at),
            head(at)
        )
        .expect("strings take text");
        for child in
            (at * FAN_OUT + 1..=at * FAN_OUT + FAN_OUT).filter(|&child| child < departments)
        {
            entry(child, level + 1, departments, text);
        }
    }
    entry(0, 0, departments, &mut text);
    text
}

fn department(at: usize, positions: usize, text: &mut String) {
    let members = (at * PER_DEPARTMENT..((at + 1) * PER_DEPARTMENT).min(positions)).map(title);
    write!(
        text,
        "部门：{}\n  编号：BM-{at:05}\n\n  编制：\n    | 岗位 | 人数 |\n",
        department_name(at)
    )
    .expect("strings take text");
    for member in members {
        writeln!(text, "    | {member} | 1 |").expect("strings take text");
    }
    text.push('\n');
}

/// About 26 lines.
fn position(at: usize, positions: usize, text: &mut String) {
    let department = at / PER_DEPARTMENT;
    let is_head = at.is_multiple_of(PER_DEPARTMENT);
    let superior = match (is_head, department) {
        (true, 0) => "无".to_owned(),
        (true, _) => head((department - 1) / FAN_OUT),
        (false, _) => head(department),
    };
    let grade = if is_head { "经理级" } else { "专员级" };
    let object = format!(
        "{}第{}类业务",
        department_name(department),
        numeral(at % 97 + 1)
    );
    let share = at % 7 + 2;
    write!(
        text,
        "岗位：{}\n  编号：GW-{at:06}\n  部门：{}\n  级别：{grade}\n  编制：1\n  直接上级：{superior}\n\n  \
         概述：负责{object}的计划、执行和改进，保证按期交付。\n\n  职责：\n    日常：\n      \
         1. 受理{object}的申请，核对资料。[频次：每日]\n      2. 登记{object}的进度，更新台账。\n      \
         3. 答复{object}的询问，两个工作日内办结。\n    每月：\n      1. 汇总{object}的数据，编制月报。\n      \
         2. 分析{object}的差异，提出改进措施。\n\n  绩效：\n    | 指标 | 目标 | 周期 | 权重 | 数据来源 |\n    \
         | {object}按期办结率 | ≥ 9{share}% | 月 | 60% | 业务台账 |\n    \
         | {object}资料差错率 | ≤ {share}% | 月 | 40% | 抽查记录 |\n\n  权限：\n    \
         1. 审核：{object}资料\n    2. 对{object}的改进建议权。\n\n  任职资格：\n    学历：大专及以上\n    \
         经验：{share} 年以上相关工作经验\n\n",
        title(at),
        department_name(department),
    )
    .expect("strings take text");
    debug_assert!(at < positions);
}
