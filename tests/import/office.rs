//! Word files and workbooks: what Word counts, merges, nests, deletes and puts into boxes; what rolec's own workbook
//! says comes back.

use crate::corpus;
use crate::support::{document, office, paragraph, rolec, word};
use serde_json::Value;
use std::fs;

fn imported(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.docx"), bytes).expect("it can be written");
    let run = rolec(folder.path(), &["import", "a.docx"]);
    assert!(run.status < 2, "{}", run.err);
    fs::read_to_string(folder.path().join("a.role")).expect("it is written")
}

fn cell(properties: &str, inner: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>")
}

fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

#[test]
fn a_form_of_merged_cells_is_read() {
    let plain = |text: &str| cell("", &paragraph(text));
    let wide = |text: &str| cell("<w:gridSpan w:val=\"3\"/>", &paragraph(text));
    let starts = |text: &str| cell("<w:vMerge w:val=\"restart\"/>", &paragraph(text));
    let goes_on = cell("<w:vMerge/>", "<w:p/>");
    let inner = format!(
        "<w:tbl>{}{}</w:tbl><w:p/>",
        row(&[plain("指标"), plain("目标"), plain("权重")]),
        row(&[plain("账物相符率"), plain("≥99%"), plain("100%")])
    );
    let table = [
        row(&[
            plain("岗位名称"),
            plain("仓库管理员"),
            plain("所属部门"),
            plain("仓储部"),
        ]),
        row(&[
            plain("直接上级"),
            plain("仓储主管"),
            plain("直接下级"),
            plain(""),
        ]),
        row(&[starts("岗位职责"), wide("1、验收入库物料。")]),
        row(&[goes_on.clone(), wide("2、按领料单发料。")]),
        row(&[plain("考核指标"), cell("<w:gridSpan w:val=\"3\"/>", &inner)]),
        row(&[
            starts("任职资格"),
            plain("学历"),
            cell("<w:gridSpan w:val=\"2\"/>", &paragraph("高中及以上")),
        ]),
        row(&[
            goes_on,
            plain("经验"),
            cell("<w:gridSpan w:val=\"2\"/>", &paragraph("1年以上")),
        ]),
    ]
    .concat();
    let text = imported(&word(&format!(
        "{}<w:tbl>{table}</w:tbl>",
        paragraph("岗位说明书")
    )));
    let wanted = "岗位名称：仓库管理员\n  所属部门：仓储部\n  直接上级：仓储主管\n  直接下级：\n\n  岗位职责：\n    1、验收入库物料。\n    2、按领料单发料。\n\n  \
                  考核指标：\n    | 指标       | 目标 | 权重 |\n    | 账物相符率 | ≥99% | 100% |\n\n  任职资格：\n    学历：高中及以上\n    经验：1年以上\n";
    assert!(text.ends_with(wanted), "{text}");
}

#[test]
fn numbers_that_word_counts_are_written() {
    let numbering = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\">\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl>\
        </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"H\"><w:name w:val=\"heading 1\"/></w:style>\
        <w:style w:styleId=\"L\"><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>";
    let item = |level: usize, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let styled = |style: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = [
        styled("H", "出纳岗位说明书"),
        item(0, "岗位职责"),
        item(1, "办理现金收付。"),
        styled("L", "登记日记账。"),
        item(0, "工作权限"),
        item(1, "拒付手续不全的单据。"),
    ]
    .concat();
    let text = imported(&office(&[
        ("word/document.xml", &document(&body)),
        ("word/numbering.xml", numbering),
        ("word/styles.xml", styles),
    ]));
    for wanted in [
        "一、岗位职责：\n    1. 办理现金收付。\n    2. 登记日记账。",
        "二、工作权限：\n    1. 拒付手续不全的单据。",
    ] {
        assert!(text.contains(wanted), "{text}");
    }
}

#[test]
fn insertions_count_and_deletions_do_not() {
    let body = "<w:p><w:r><w:t>出纳岗位职责</w:t></w:r></w:p><w:p><w:r><w:t>1、办理</w:t></w:r><w:del><w:r><w:delText>支票</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>现金</w:t></w:r></w:ins><w:r><w:t>收付。</w:t></w:r><w:moveFrom><w:r><w:t>旧文</w:t></w:r></w:moveFrom></w:p>\
        <w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>2、登记日记账。</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
        <mc:Fallback><w:txbxContent><w:p><w:r><w:t>2、登记日记账。</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>";
    let header = document(&paragraph("文件编号：CW-01")).replace("w:document", "w:hdr");
    let text = imported(&office(&[
        ("word/document.xml", &document(body)),
        ("word/header1.xml", &header),
    ]));
    assert!(
        text.contains("1、办理现金收付。\n") && text.matches("2、登记日记账。").count() == 1,
        "{text}"
    );
    assert!(
        !text.contains("支票") && !text.contains("旧文") && text.contains("文件编号：CW-01"),
        "{text}"
    );
}

/// The fields of a position that a workbook and a sheet hold.
const FIELDS: [&str; 14] = [
    "code",
    "grade",
    "location",
    "purpose",
    "superior",
    "subordinates",
    "functional",
    "deputies",
    "responsibilities",
    "prohibitions",
    "conditions",
    "career",
    "headcount",
    "relations",
];

/// What files say of a model, as far as Word files and workbooks hold it.
fn told(folder: &std::path::Path) -> Vec<String> {
    let run = rolec(folder, &["export"]);
    let model: Value =
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.err));
    let mut told = Vec::new();
    let all = |list: &str| model[list].as_array().cloned().unwrap_or_default();
    fn texts(items: &Value, out: &mut Vec<String>, of: &str) {
        for item in items.as_array().into_iter().flatten() {
            out.push(format!("{of} {} {}", item["number"], item["text"]));
            texts(&item["children"], out, of);
        }
    }
    for position in all("positions") {
        if position["stub"] == true {
            continue;
        }
        let title = position["title"].to_string();
        for field in FIELDS {
            told.push(format!("{title} {field} {}", position[field]));
        }
        texts(&position["duties"], &mut told, &title);
        for kpi in position["kpis"].as_array().into_iter().flatten() {
            told.push(format!(
                "{title} {} {} {} {}",
                kpi["name"], kpi["target"], kpi["weight"], kpi["period"]
            ));
        }
        for grant in position["authorities"].as_array().into_iter().flatten() {
            // Matters are declared elsewhere; the workbook has the lines that name them.
            told.push(format!(
                "{title} {} {} {}",
                grant["power"], grant["text"], grant["limit"]
            ));
        }
        told.push(format!(
            "{title} {}",
            position["qualifications"]["education"]
        ));
    }
    for department in all("departments") {
        texts(
            &department["functions"],
            &mut told,
            &department["name"].to_string(),
        );
    }
    for process in all("processes") {
        texts(&process["steps"], &mut told, &process["name"].to_string());
    }
    told.sort();
    told
}

/// Builds a workspace in a format; gives the folder of what was built.
fn built(source: &std::path::Path, format: &str, folder: &std::path::Path) -> std::path::PathBuf {
    let out = folder.join("out");
    let run = rolec(
        source,
        &["build", "--to", format, "-o", &out.to_string_lossy()],
    );
    assert!(run.status < 2, "{}", run.err);
    fs::create_dir(folder.join("back")).expect("a folder");
    out
}

/// An organisation whose one position has every field that a sheet can hold.
const TEA: &str = "组织：北坡茶业\n\n部门：生产部\n  编号：SC\n  主管：园长\n\n  目标：按季供应合格的鲜叶。\n\n  职能：\n    采摘：\n      1. 安排采茶人手。\n\n\
    岗位：董事长\n\n岗位：园长\n  编号：SC-01\n  部门：生产部\n  级别：经理级\n  编制：1\n  性质：职能\n  直接上级：董事长\n  直接下级：采茶组长\n  代理人：采茶组长\n  工作地点：北坡\n\n\
  概述：主持茶园的日常工作。\n\n  职责：\n    采摘：\n      1. 编制采摘计划。[频次：每月]\n      2. 安排采茶人手。\n    每年：\n      1. 组织安全培训。[成果：培训记录]\n\n\
  绩效：\n    | 指标 | 目标 | 周期 | 权重 | 公式 | 来源 |\n    | 鲜叶合格率 | ≥ 95% | 月 | 60% | 合格量 ÷ 总量 | 过磅单 |\n    | 工伤次数 | = 0次 | 年 | 40% | | 工伤台账 |\n\n\
  权限：\n    1. 审批：农资采购 ≤ 5万元/笔 [联签：董事长]\n    2. 对采茶组长的考核权。\n\n  责任：\n    1. 对鲜叶质量负责。\n\n  禁止行为：\n    1. 不得收受供应商财物。\n\n  工作流程：\n    1. 收叶\n    2. 过磅\n\n\
  工作关系：\n    所受监督：董事长\n    所施监督：直接下级\n    合作关系：采茶组长 —— 每日派工\n    外部联系：农资供应商\n\n\
  任职资格：\n    学历：大专及以上\n    专业：茶学\n    经验：5 年以上茶园管理经验\n    证书：评茶员证\n    知识：茶树病虫害\n    技能：识叶、排班\n    素质：耐心\n    语言：普通话\n    年龄：25–55 岁\n\n\
  工作条件：露天作业。\n\n  职业发展：可晋升为董事长助理。\n\n  备注：采摘季驻园。\n\n  文件：\n    编号：SC-JD-01\n    版本：A/0\n    生效日期：2026-03-01\n    制定：董事长 2026-02-01\n    更改记录：\n      | 版本 | 更改内容 | 日期 | 更改人 |\n      | A/0 | 首次发布 | 2026-02-01 | 董事长 |\n\n\
岗位：采茶组长\n  部门：生产部\n  直接上级：园长\n\n  职责：\n    1. 带队采茶。\n";

/// The sheet of a position says what the position says, in its own words: numbers, groups, attributes, names.
#[test]
fn sheets_come_back_as_the_positions_they_were_made_of() {
    let tea = tempfile::tempdir().expect("a folder");
    fs::write(tea.path().join("tea.role"), TEA).expect("it can be written");
    let clinic = corpus::folder("../examples/clinic");
    for (source, booklet) in [
        (tea.path(), "北坡茶业"),
        (clinic.as_path(), "Lakeside Outpatient Clinic"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let sheets = built(source, "docx", folder.path()).join(booklet);
        let run = rolec(
            folder.path(),
            &["import", &sheets.to_string_lossy(), "-o", "back"],
        );
        assert_eq!(run.status, 0, "{}", run.out);
        let (was, is) = (told(source), told(&folder.path().join("back")));
        // A sheet does not hold the steps of processes.
        let of_position = |line: &&String| !line.starts_with("\"Patient complaint handling\"");
        let lost: Vec<&String> = was
            .iter()
            .filter(of_position)
            .filter(|line| !is.contains(line))
            .collect();
        let new: Vec<&String> = is.iter().filter(|line| !was.contains(line)).collect();
        assert!(
            lost.is_empty() && new.is_empty(),
            "{booklet}\nlost {lost:#?}\nnew {new:#?}\n{}",
            fs::read_to_string(folder.path().join("back/园长.role")).unwrap_or_default()
        );
    }
}

#[test]
fn a_workbook_comes_back_as_the_model_it_was_made_of() {
    for example in ["clinic", "marketing-centre"] {
        let folder = tempfile::tempdir().expect("a folder");
        let source = corpus::folder("../examples").join(example);
        let out = built(&source, "xlsx", folder.path());
        let back = folder.path().join("back");
        // Each booklet has the same workbook.
        let workbook = corpus::entries(&out)
            .into_iter()
            .next()
            .expect("it was built");
        let run = rolec(
            folder.path(),
            &["import", &workbook.to_string_lossy(), "-o", "back"],
        );
        assert!(run.status < 2, "{}", run.err);
        let (was, is) = (told(&source), told(&back));
        let lost: Vec<&String> = was.iter().filter(|line| !is.contains(line)).collect();
        let new: Vec<&String> = is.iter().filter(|line| !was.contains(line)).collect();
        assert!(
            lost.is_empty() && new.is_empty(),
            "{example}\nlost {lost:#?}\nnew {new:#?}"
        );
    }
}
