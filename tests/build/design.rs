//! What a manifest says of looks: each theme and mark is made, and each thing that cannot be made is told in words.

use crate::support::{Built, Workspace};

const SOURCE: &str = "组织：甲公司\n  职级：经理级 > 员工级\n\n部门：销售部\n  主管：经理\n\n岗位：经理\n  部门：销售部\n  级别：经理级\n\n  \
    概述：管理销售。\n\n  职责：\n    1. 审批销售合同。\n\n  权限：\n    1. 审批：销售合同\n\n岗位：专员\n  部门：销售部\n  级别：员工级\n  \
    直接上级：经理\n\n  概述：办理销售。\n\n  职责：\n    1. 起草销售合同。\n\n事项：销售合同\n  | 专员 | 经理 |\n  | 起草① | 审批② |\n";

const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"40\"><rect width=\"80\" height=\"40\"/></svg>";

/// Builds a booklet that the manifest says this of.
fn built(says: &str, files: &[(&str, &str)], arguments: &[&str]) -> Built {
    let manifest = format!("language: en\nbooklets:\n  - name: a\n{says}");
    let mut all = vec![("a.role", SOURCE), ("rolec.yaml", manifest.as_str())];
    all.extend(files);
    // The folder may go: what is asked of is in memory.
    Workspace::of(&all).build(arguments)
}

fn pages(says: &str) -> usize {
    let built = built(says, &[("logo.svg", LOGO)], &["--as-of", "2026-01-05"]);
    assert_eq!(built.status, 0, "{says}: {}", built.messages);
    built.pages()
}

const CHAPTERS: &str = "    chapters: [cover, contents, chart: all, functions: all, positions: all, matrix: authority, matrix: duties, index]\n";

#[test]
fn every_look_is_made() {
    let says = [
        "    theme: official\n",
        "    theme: modern\n    logo: logo.svg\n    confidential: 内部资料 <b>#x\n",
        "    theme: compact\n    watermark: \"草稿 #*$@<script>\"\n    numbering: both\n",
        "    paper: A5\n    numbering: document\n",
        "    paper: letter\n    orientation: landscape\n",
        "    fonts: Rolec Sans SC\n",
        "    pdf: {tagged: true}\n    watermark: 受控文件\n",
        "    pdf: {pdf-a: 2b}\n    logo: logo.svg\n",
        "    pdf: {pdf-a: 2a}\n    logo: logo.svg\n",
        "    pdf: {pdf-a: 3b}\n",
        "    pdf: {pdf-a: 4}\n",
    ];
    for own in says {
        assert!(pages(&format!("{own}{CHAPTERS}")) >= 9, "{own}");
    }
}

#[test]
fn printed_on_both_sides_everything_begins_on_the_right() {
    let chapters = "    chapters: [cover, contents, positions: all]\n";
    // Cover, contents, the list of positions, two sheets.
    assert_eq!(pages(chapters), 5);
    assert_eq!(pages(&format!("    duplex: true\n{chapters}")), 9);
}

#[test]
fn the_command_line_goes_before_the_manifest() {
    let says = format!("    theme: official\n{CHAPTERS}");
    let plain = built(&says, &[], &[]);
    let modern = built(&says, &[], &["--theme", "modern", "--to", "html"]);
    assert_eq!((plain.status, modern.status), (0, 0), "{}", modern.messages);
    let refused = built(&says, &[], &["--theme", "modren"]);
    assert_eq!(refused.status, 2);
    assert!(refused.messages.contains("modern"), "{}", refused.messages);
}

#[test]
fn chapters_speak_of_those_who_are_picked() {
    let count = |chapter: &str| {
        pages(&format!(
            "    chapters:\n      - cover\n      - {chapter}\n"
        ))
    };
    // The cover, and the list that opens a chapter of several.
    assert_eq!(count("positions: all"), 4);
    assert_eq!(count("{positions: all, grade: 经理级}"), 3);
    assert_eq!(count("{positions: all, except: 专员}"), 3);
    assert_eq!(count("{positions: all, where: size(subordinates) == 1}"), 3);
    assert_eq!(count("{positions: [经理, 专员], title: 两个岗位}"), 4);
    let wrong = [
        ("{positions: all, grade: 经里级}", "经理级"),
        ("{positions: 销售布}", "销售部"),
        (
            "{positions: all, where: size(subordinates) > 9}",
            "picks no department",
        ),
        ("{positions: all, where: \"name > 3\"}", "“where”"),
    ];
    for (chapter, said) in wrong {
        let says = format!("    chapters:\n      - cover\n      - {chapter}\n      - index\n");
        let built = built(&says, &[], &[]);
        assert_eq!(built.status, 1, "{chapter}: {}", built.messages);
        assert!(
            built.messages.contains(said),
            "{chapter}: {}",
            built.messages
        );
    }
}

#[test]
fn what_the_manifest_must_not_say_is_told_with_its_place() {
    let wrong = [
        ("    theme: offical\n", "official"),
        ("    paper: A7\n", "A5"),
        ("    duplex: maybe\n", "true or false"),
        ("    chapters: [{positions: all, wher: x}]\n", "where"),
        (
            "    chapters: [{positions: all, where: selff.grade}]\n",
            "self",
        ),
        (
            "    chapters: [{chart: all, grade: 经理级}]\n",
            "has no use for",
        ),
        ("    chapters: [{grade: 经理级}]\n", "beside no chapter"),
        ("    chapters: [{matrix: authorty}]\n", "authority"),
    ];
    for (says, said) in wrong {
        let built = built(says, &[], &[]);
        assert_eq!(built.status, 2, "{says}: {}", built.messages);
        assert!(built.messages.contains(said), "{says}: {}", built.messages);
        assert!(built.messages.contains("rolec.yaml:"), "{}", built.messages);
    }
}

#[test]
fn a_font_that_is_missing_is_told_and_nothing_is_made() {
    for name in ["Rolec Sanss SC", "没有的字体"] {
        let built = built(&format!("    fonts: [{name}]\n{CHAPTERS}"), &[], &[]);
        assert_eq!(built.status, 2, "{}", built.messages);
        assert!(built.messages.contains(name), "{}", built.messages);
        assert!(built.names().is_empty());
    }
}

#[test]
fn an_undated_archive_is_refused() {
    let built = built(&format!("    pdf: {{pdf-a: true}}\n{CHAPTERS}"), &[], &[]);
    assert_eq!(built.status, 2);
    assert!(built.messages.contains("--as-of"), "{}", built.messages);
}

/// The head of a PNG of 10,000 × 10,000 pixels.
fn large() -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    png.extend([0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10, 8, 6, 0, 0, 0]);
    png
}

#[test]
fn pictures_that_cannot_be_printed_are_told_and_left_out() {
    let chapter = "# 图\n\n![流程](img/a.svg \"图 1\")\n\n![没有](img/b.svg)\n\n![远](https://x.example/c.png)\n\n![外](../../d.png)\n\n![坏](img/e.png)\n";
    let manifest = "language: en\nbooklets:\n  - name: a\n    logo: large.png\n    chapters: [cover, text: 手册/a.md]\n";
    let workspace = Workspace::of(&[
        ("a.role", SOURCE),
        ("rolec.yaml", manifest),
        ("手册/a.md", chapter),
        ("手册/img/a.svg", LOGO),
        ("手册/img/e.png", "text"),
    ]);
    std::fs::write(workspace.path().join("large.png"), large()).expect("it can be written");
    let built = workspace.build(&["--to", "pdf,html,md"]);
    assert_eq!(built.status, 1, "{}", built.messages);
    assert_eq!(built.names(), ["a.html", "a.md", "a.pdf"]);
    for said in [
        "“large.png” (rolec.yaml) has 10000 × 10000 pixels",
        "手册/img/b.svg” (手册/a.md:5)",
        "https://x.example/c.png” (手册/a.md:7)",
        "d.png” (手册/a.md:9)",
        "“手册/img/e.png” (手册/a.md:11) is no picture",
    ] {
        let flat: String = built
            .messages
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        assert!(flat.contains(said), "{said}: {}", built.messages);
    }
    let page = std::fs::read_to_string(built.folder.join("a.html")).expect("it was made");
    assert!(page.contains("data:image/svg+xml;base64,"));
    assert!(page.contains("alt=\"流程\"") && page.contains(">图 1</span>"));
    assert!(!page.contains("x.example"), "nothing is fetched");
}
