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
