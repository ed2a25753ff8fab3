//! Documents nobody wrote: sensible ones, lines in any order, and bytes. Knows nothing of what must hold of them.

use super::random::Random;

const NAMES: [&str; 10] = [
    "总经理",
    "销售部经理",
    "销售代表",
    "客服主管",
    "会计",
    "销售部",
    "财务部",
    "Sales Manager",
    "销售部/经理",
    "「A、B」组长",
];

const TEXTS: [&str; 12] = [
    "制订年度销售计划。",
    "审核公司营销费用，报总经理批准。",
    "Reviews the order book.",
    "接听客户来电：登记、转办、回访",
    "对直接下级的考核权",
    "销售计划完成率 ≥ 95%",
    "5 年以上工作经验",
    "每周一18:00前上报",
    "审批：营销费用 ≤ 5万元/笔",
    "见 http://example.com/a?b=c",
    "（一）的说明",
    "𠀀囧😀é",
];

const MARKS: [&str; 24] = [
    "1. ",
    "1、",
    "2. ",
    "2、",
    "3.",
    "（1）",
    "(2)",
    "1)",
    "①",
    "② ",
    "a. ",
    "A.",
    "(a)",
    "一、",
    "第一条 ",
    "1.1 ",
    "1.1.1 ",
    "• ",
    "- ",
    "* ",
    "■",
    "➢ ",
    "\u{F0D8}",
    "– ",
];

const ATTRIBUTES: [&str; 10] = [
    "[频次：每天]",
    "[频次：每周；占比：40%]",
    "［成果：报告］",
    "【标准：无差错】",
    "[every: month]",
    "[见附件]",
    "[频次每天]",
    "[怪：值]",
    "[]",
    "[编号：D1]。",
];

const LINE_LABELS: [&str; 12] = [
    "编号",
    "部门",
    "级别",
    "编制",
    "直接上级",
    "直接下级",
    "代理人",
    "别名",
    "reports to",
    "上级部门",
    "主管",
    "department",
];

const SECTIONS: [&str; 14] = [
    "职责",
    "权限",
    "绩效",
    "概述",
    "责任",
    "任职资格",
    "工作关系",
    "文件",
    "职能",
    "备注",
    "duties",
    "KPIs",
    "步骤",
    "架构",
];

const KEYWORDS: [&str; 9] = [
    "岗位",
    "部门",
    "组织",
    "流程",
    "事项",
    "指标",
    "人员",
    "岗位模板",
    "position",
];

const COLONS: [&str; 6] = ["：", ":", ": ", " ： ", "∶", "："];

const INDENTS: [&str; 8] = ["", "  ", "    ", "      ", "\t", "　", " ", "   \t"];

const ENDS: [&str; 6] = ["\n", "\n", "\n", "\r\n", "\n\n", "\n \n"];

const ODD_LINES: [&str; 22] = [
    "# 注释",
    "＃ 注释：说明",
    "# rolec: allow(name/unknown) — 筹建中",
    "# rolec:豁免(syntax) until 2026-01-01 —— 理由",
    "# rolec: allow(",
    "| 指标 | 目标 | 周期 |",
    "| --- | :-: |",
    "|接通率|≥ 95%|月|",
    "｜一｜二｜三｜",
    "| 只有一格",
    "岗位\t人数",
    "经理\t1",
    "\t\t",
    "日常：",
    "每周",
    "客户管理：",
    "编号：A-1　　级别：员工级",
    "三、其他规定",
    "无",
    "注：不含夜班",
    "→ 2",
    "\u{FEFF}",
];

fn pick<'a>(from: &[&'a str], random: &mut Random) -> &'a str {
    from[random.below(from.len())]
}

/// A document as somebody could have written it, with an odd line now and then.
pub fn document(random: &mut Random) -> String {
    let flat = random.below(3) == 0;
    let end = ["\n", "\n", "\r\n"][random.below(3)];
    let mut out = String::new();
    for _ in 0..=random.below(3) {
        declaration(flat, end, random, &mut out);
        if random.below(2) == 0 {
            out.push_str(end);
        }
    }
    if random.below(4) == 0 {
        out.truncate(out.trim_end().len());
    }
    out
}

fn declaration(flat: bool, end: &str, random: &mut Random, out: &mut String) {
    let (indent, deeper) = if flat { ("", "") } else { ("  ", "    ") };
    let keyword = pick(&KEYWORDS[..6], random);
    out.push_str(&format!(
        "{keyword}{}{}{end}",
        pick(&COLONS, random),
        pick(&NAMES, random)
    ));
    for _ in 0..random.below(4) {
        let (label, colon) = (pick(&LINE_LABELS, random), pick(&COLONS, random));
        out.push_str(&format!(
            "{indent}{label}{colon}{}{end}",
            pick(&NAMES, random)
        ));
    }
    for _ in 0..random.below(4) {
        let section = pick(&SECTIONS, random);
        out.push_str(&format!("{indent}{section}{}{end}", pick(&COLONS, random)));
        for number in 1..=random.below(4) {
            let (text, attributes) = (pick(&TEXTS, random), maybe(&ATTRIBUTES, random));
            let mark = match random.below(4) {
                0 => pick(&MARKS, random).to_owned(),
                1 => String::new(),
                _ => format!("{number}. "),
            };
            out.push_str(&format!("{deeper}{mark}{text}{attributes}{end}"));
        }
        if random.below(5) == 0 {
            out.push_str(&format!("{deeper}{}{end}", pick(&ODD_LINES, random)));
        }
    }
}

fn maybe<'a>(from: &[&'a str], random: &mut Random) -> &'a str {
    match random.below(3) {
        0 => pick(from, random),
        _ => "",
    }
}

/// Lines of every kind, in any order and at any indentation.
pub fn lines(random: &mut Random) -> String {
    let mut out = String::new();
    if random.below(10) == 0 {
        out.push('\u{FEFF}');
    }
    for _ in 0..=random.below(24) {
        out.push_str(pick(&INDENTS, random));
        match random.below(8) {
            0 => {
                out.push_str(pick(&KEYWORDS, random));
                out.push_str(pick(&COLONS, random));
                out.push_str(maybe(&NAMES, random));
            }
            1 => {
                out.push_str(maybe(&MARKS, random));
                out.push_str(pick(&LINE_LABELS, random));
                out.push_str(pick(&COLONS, random));
                out.push_str(maybe(&NAMES, random));
            }
            2 => {
                out.push_str(maybe(&MARKS, random));
                out.push_str(pick(&SECTIONS, random));
                out.push_str(maybe(&COLONS, random));
            }
            3 | 4 => {
                out.push_str(pick(&MARKS, random));
                out.push_str(pick(&TEXTS, random));
                out.push_str(maybe(&ATTRIBUTES, random));
            }
            5 => out.push_str(pick(&TEXTS, random)),
            6 => out.push_str(pick(&ODD_LINES, random)),
            _ => {}
        }
        out.push_str(maybe(&INDENTS, random));
        out.push_str(pick(&ENDS, random));
    }
    out
}

/// Bytes, of which some are text in one encoding or another.
pub fn bytes(random: &mut Random) -> Vec<u8> {
    let text = lines(random);
    let mut bytes = match random.below(5) {
        0 => (0..random.below(200))
            .map(|_| random.below(256) as u8)
            .collect(),
        1 => encoding_rs::GB18030.encode(&text).0.into_owned(),
        2 => encoding_rs::BIG5.encode(&text).0.into_owned(),
        3 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        _ => text.into_bytes(),
    };
    for _ in 0..random.below(4) {
        if !bytes.is_empty() {
            let at = random.below(bytes.len());
            match random.below(3) {
                0 => bytes[at] = random.below(256) as u8,
                1 => bytes.truncate(at),
                _ => {
                    bytes.remove(at);
                }
            }
        }
    }
    bytes
}
