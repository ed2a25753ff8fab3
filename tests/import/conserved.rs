//! Nothing is lost: whatever the text, each of its characters is placed, dropped with a reason, or kept as unplaced;
//! what was written can be read and is laid out.

use crate::corpus;
use crate::random::Random;
use crate::support::{paragraph, word};
use rolec::import::{self, Document, Imported, Options, Words, characters};
use rolec::syntax::vocabulary::Vocabulary;
use rolec::text::decode::Encoding;
use rolec::text::{FileId, SourceFile, fold};
use std::collections::BTreeMap;

fn imported(document: Document) -> Imported {
    let words = Words::new(Vocabulary::built_in());
    import::import(document, "文档", &words, &Options::default())
}

/// Letters and digits of a text, with how often each stands there.
fn letters<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in texts.flat_map(str::chars).filter(|c| c.is_alphanumeric()) {
        *counts.entry(c).or_default() += 1;
    }
    counts
}

/// Holds an import of a text to what it promises.
fn assert_conserved(text: &str) {
    assert_kept(import::read_text(text), &without_tags(text));
}

/// A text without the tags of tables, which are no text.
fn without_tags(text: &str) -> String {
    let mut parts = text.split('<');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let tag = part.trim_start_matches('/').to_ascii_lowercase();
        let is_tag = ["table", "tr", "td", "br"]
            .iter()
            .any(|own| tag.starts_with(own));
        match part.find('>').filter(|_| is_tag) {
            Some(end) => out.push_str(&part[end + 1..]),
            None => out.extend(["<", part]),
        }
    }
    out
}

/// Holds the import of a document to what it promises; `text` is what stands in it.
fn assert_kept(document: Document, text: &str) {
    let imported = imported(document);
    let report = &imported.report;
    let sum = report.characters.placed + report.characters.dropped + report.characters.unplaced;
    assert_eq!(
        report.characters.total, sum,
        "{:?} {:?} {text}",
        report.characters, report.dropped
    );
    // The bars of tables are no text.
    let bars = text.matches(['|', '｜']).count();
    assert!(report.characters.total + bars >= characters(text), "{text}");
    let there = letters(
        std::iter::once(imported.text.as_str())
            .chain(report.dropped.iter().map(|dropped| dropped.text.as_str())),
    );
    for (c, count) in letters(std::iter::once(text)) {
        let kept = there.get(&c).copied().unwrap_or(0);
        assert!(
            kept >= count,
            "{c:?} {count} times, {kept} kept\n{text}\n====\n{}",
            imported.text
        );
    }
    for loss in &report.unplaced {
        let solid =
            |text: &str| -> String { text.chars().filter(|&c| !fold::is_blank(c)).collect() };
        let (shown, written) = (solid(&loss.text), solid(&imported.text));
        assert!(written.contains(&shown), "{shown}\n{}", imported.text);
    }
    assert_sound(&imported.text, text);
}

/// Whether a text is read without a fault of form, and laid out.
fn assert_sound(written: &str, of: &str) {
    let source = SourceFile::new("a.role", written.to_owned(), Encoding::Utf8);
    let vocabulary = Vocabulary::built_in();
    let (file, found) = rolec::syntax::parse(FileId(0), &source, vocabulary);
    let values = [
        "bad-attribute",
        "bad-number",
        "bad-amount",
        "bad-date",
        "missing-name",
        "duplicate-field",
    ];
    let faults: Vec<&str> = found
        .iter()
        .map(|fault| fault.rule)
        .filter(|rule| {
            rule.strip_prefix("syntax/")
                .is_some_and(|rule| !values.contains(&rule))
        })
        .collect();
    assert!(faults.is_empty(), "{faults:?}\n{of}\n====\n{written}");
    let laid_out = rolec::fmt::format(&source, &file, vocabulary);
    assert_eq!(laid_out.text, written, "{of}");
}

/// Pieces that documents are made of, and pieces that break them.
const PIECES: &[&str] = &[
    "岗位名称：",
    "岗位：出纳",
    "职责：",
    "一、",
    "二、",
    "1、",
    "2、",
    "3.",
    "（一）",
    "①",
    "- ",
    "a.",
    "负责现金收付。",
    "审核凭证；",
    "直接上级：财务经理",
    "直接下级：",
    "部门：财务部",
    "部门名称",
    "财务部职能",
    "出纳岗位职责",
    "任职资格：",
    "学历：大专",
    "\n",
    "\n",
    "\n",
    "\n\n",
    " ",
    "\t",
    "|",
    "| 指标 | 目标 |",
    "：",
    ":",
    "；",
    "。",
    "#",
    "# ",
    "# rolec:",
    "[频次：每月]",
    "[x：y]",
    "[",
    "】",
    "「",
    "監(jiān)",
    "第 1 页 共 2 页",
    "精品文档",
    "→",
    "——",
    "工作流程：",
    "甲—乙—丙",
    "目录",
    "……… 3",
    "Reports to: ",
    "Duties",
    "Job Title: Clerk",
    "1. Count stock.",
    "\u{feff}",
    "\u{0}x",
    "😀",
    "\u{2028}",
    "备注",
    "注：",
    "流程：",
    "事项：",
    "组织：",
    "人员：",
    "指标：",
    "架构：",
    "@",
    "每周",
    "日常事务",
    "温馨提示",
    "岗岗位位职职责责",
    "第二篇：",
    "审批 ≤ 5万元",
    "2024-13-45",
    "10%",
    "-5%",
    "（",
    "）",
    "**",
    "<img src=x>",
    "![a](b)",
    "管理权限",
    "绩效：",
    "KPI",
    "…",
    "?",
    "？",
    "工作内容",
    "岗位职责2",
    "21、",
    "其他：",
    "文件：",
    "版本：A/0",
    "下设两个部门：甲部、乙部",
];

#[test]
fn nothing_is_lost_of_random_documents() {
    for seed in 0..600 {
        let mut random = Random::new(seed);
        let count = random.below(60);
        let text: String = (0..count)
            .map(|_| PIECES[random.below(PIECES.len())])
            .collect();
        assert_conserved(&text);
    }
}

#[test]
fn nothing_is_lost_of_documents_cut_and_mixed() {
    let cases: Vec<String> = corpus::files(&corpus::folder("import/cases"))
        .into_iter()
        .filter(|(name, _)| name.ends_with(".txt") || name.ends_with(".md"))
        .map(|(_, path)| corpus::text(&path))
        .collect();
    for seed in 0..120 {
        let mut random = Random::new(seed);
        let mut text = String::new();
        for _ in 0..3 {
            let characters: Vec<char> = cases[random.below(cases.len())].chars().collect();
            let start = random.below(characters.len());
            let end = (start + random.below(400)).min(characters.len());
            text.extend(&characters[start..end]);
        }
        assert_conserved(&text);
    }
}

/// What may stand in a cell or a paragraph: pieces on one line.
fn plain(random: &mut Random, most: usize) -> String {
    let count = random.below(most);
    let pieces = (0..count).map(|_| PIECES[random.below(PIECES.len())]);
    let control = |c: char| c.is_control() || "<>&\u{2028}\u{feff}".contains(c);
    let text: String = pieces.collect();
    text.chars().filter(|&c| !control(c)).collect()
}

/// Rows of cells, some of which span others.
fn rows(random: &mut Random) -> Vec<Vec<(String, usize)>> {
    let columns = 1 + random.below(5);
    let row = |random: &mut Random| {
        let mut cells = Vec::new();
        let mut left = columns;
        while left > 0 {
            let wide = 1 + random.below(left.min(2));
            cells.push((plain(random, 4), wide));
            left -= wide;
        }
        cells
    };
    (0..1 + random.below(6)).map(|_| row(random)).collect()
}

#[test]
fn nothing_is_lost_of_random_tables() {
    for seed in 0..150 {
        let mut random = Random::new(seed);
        let (mut html, mut docx, mut csv, mut text) =
            (String::new(), String::new(), String::new(), String::new());
        for _ in 0..1 + random.below(3) {
            let line = plain(&mut random, 6);
            html.push_str(&format!("<p>{line}</p><table>"));
            docx.push_str(&format!("{}<w:tbl>", paragraph(&line)));
            text.push_str(&format!("{line}\n"));
            for row in rows(&mut random) {
                html.push_str("<tr>");
                docx.push_str("<w:tr>");
                let mut cells = Vec::new();
                for (cell, wide) in &row {
                    html.push_str(&format!("<td colspan=\"{wide}\">{cell}</td>"));
                    docx.push_str(&format!(
                        "<w:tc><w:tcPr><w:gridSpan w:val=\"{wide}\"/></w:tcPr>{}</w:tc>",
                        paragraph(cell)
                    ));
                    text.push_str(&format!("{cell}\n"));
                    cells.push(format!("\"{}\"", cell.replace('"', "")));
                }
                csv.push_str(&format!("{}\n", cells.join(",")));
                html.push_str("</tr>");
                docx.push_str("</w:tr>");
            }
            html.push_str("</table>");
            docx.push_str("</w:tbl>");
        }
        // A picture is markup, and none of the text.
        let text = text.replace("![a](b)", "");
        assert_kept(import::read_html(&html), &text);
        let document = import::read_docx(&word(&docx)).expect("it can be read");
        assert_kept(document, &text);
        let said = csv.replace(['"', ','], "");
        assert_kept(import::read_csv(&csv, "表"), &said.replace("![a](b)", ""));
    }
}

#[test]
fn a_step_that_is_kept_drops_nothing() {
    let words = Words::new(Vocabulary::built_in());
    for case in corpus::entries(&corpus::folder("import/cases")) {
        if case.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        let text = corpus::text(&case);
        let keep = import::Step::ALL
            .into_iter()
            .filter(|step| *step != import::Step::Ornaments);
        let options = Options {
            keep: keep.clone().collect(),
            ..Options::default()
        };
        let imported = import::import(import::read_text(&text), "文档", &words, &options);
        let reasons: Vec<_> = imported
            .report
            .dropped
            .iter()
            .map(|dropped| dropped.reason)
            .collect();
        assert!(
            reasons
                .iter()
                .all(|reason| !keep.clone().any(|step| step == *reason)
                    || *reason == import::Step::RowNumbers),
            "{case:?}: {reasons:?}"
        );
    }
}
