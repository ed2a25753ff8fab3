//! The workbook of a build in the hands of a clerk: filters, lists to choose from, links that lead where they say, print,
//! nothing hidden, and no formula made of what somebody wrote.

use crate::random::Random;
use crate::support::{Book, Tab, Workspace, example};
use roxmltree::{Document, Node};
use std::path::Path;
use std::process::Command;

fn build(from: &Path) -> Book {
    let folder = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
        .arg("build")
        .arg(from)
        .args(["--to", "xlsx", "-o"])
        .arg(folder.path())
        .env_clear()
        .output()
        .expect("rolec runs");
    assert!(
        output.status.code().is_some_and(|code| code <= 1),
        "{output:?}"
    );
    let mut files = std::fs::read_dir(folder.path())
        .expect("a folder")
        .flatten();
    let file = files.find(|file| {
        file.path()
            .extension()
            .is_some_and(|ending| ending == "xlsx")
    });
    Book::of(std::fs::read(file.expect("a workbook").path()).expect("the file"))
}

fn books() -> [Book; 2] {
    ["marketing-centre", "clinic"].map(|name| build(&example(name)))
}

fn all<'a>(document: &'a Document<'a>, name: &str) -> Vec<Node<'a, 'a>> {
    let name = name.to_owned();
    let nodes = document.descendants();
    nodes
        .filter(|node| node.tag_name().name() == name)
        .collect()
}

/// A place such as `'岗位'!B2`, or a range, as the sheet and the cells.
fn target<'a>(book: &'a Book, place: &str) -> (&'a Tab, String) {
    let (sheet, cells) = place.rsplit_once('!').expect("a sheet and a cell");
    let sheet = sheet
        .trim_start_matches('=')
        .trim_matches('\'')
        .replace("''", "'");
    let tab = book.sheets.iter().find(|tab| tab.name == sheet);
    (
        tab.unwrap_or_else(|| panic!("no sheet {sheet}")),
        cells.replace('$', ""),
    )
}

fn is_list(tab: &Tab) -> bool {
    tab.xml.contains("<autoFilter")
}

#[test]
fn links_lead_to_what_they_name() {
    for book in books() {
        let mut count = 0;
        for tab in &book.sheets {
            let document = Document::parse(&tab.xml).expect("XML");
            for link in all(&document, "hyperlink") {
                let from = link.attribute("ref").expect("a cell");
                let (to, cell) = target(&book, link.attribute("location").expect("a place"));
                let (named, there) = (&tab.cells[from], &to.cells[&cell]);
                // A head may have the department before the title.
                assert!(
                    named.ends_with(there.as_str()),
                    "{} {from}: {named}, {there}",
                    tab.name
                );
                assert!(
                    link.attributes().all(|own| own.name() != "id"),
                    "a link out of the workbook"
                );
                count += 1;
            }
        }
        assert!(count > 60, "{count}");
    }
}

#[test]
fn columns_are_chosen_from_lists_that_have_all_that_is_written() {
    for book in books() {
        let mut count = 0;
        for tab in &book.sheets {
            let document = Document::parse(&tab.xml).expect("XML");
            for validation in all(&document, "dataValidation") {
                assert_eq!(validation.attribute("type"), Some("list"));
                assert_eq!(validation.attribute("errorStyle"), Some("warning"));
                let formula = all(&document, "formula1");
                let own = formula
                    .iter()
                    .find(|node| node.parent() == Some(validation));
                let place = own.and_then(Node::text).expect("a range");
                let (to, range) = target(&book, place);
                let (first, last) = range.split_once(':').expect("a range");
                let column = first.trim_end_matches(|c: char| c.is_ascii_digit());
                let row = |cell: &str| -> usize { cell[column.len()..].parse().expect("a row") };
                let choices: Vec<&String> = (row(first)..=row(last))
                    .map(|row| to.cells.get(&format!("{column}{row}")).expect("no gap"))
                    .collect();
                let cells = validation.attribute("sqref").expect("cells");
                let (top, _) = cells.split_once(':').expect("a range");
                let letters = top.trim_end_matches(|c: char| c.is_ascii_digit());
                for (cell, text) in &tab.cells {
                    let own = cell.trim_end_matches(|c: char| c.is_ascii_digit());
                    if own == letters
                        && cell[own.len()..] != *"1"
                        && !text.is_empty()
                        && letters != "H"
                    {
                        assert!(
                            choices.contains(&text),
                            "{} {cell}: {text} of {choices:?}",
                            tab.name
                        );
                    }
                }
                count += 1;
            }
        }
        assert!(count >= 6, "{count}");
    }
}

#[test]
fn lists_are_filtered_frozen_and_fit_their_pages() {
    for book in books() {
        let lists: Vec<&Tab> = book.sheets.iter().filter(|tab| is_list(tab)).collect();
        assert!(lists.len() >= 8, "{}", lists.len());
        for tab in &book.sheets {
            let document = Document::parse(&tab.xml).expect("XML");
            let panes = all(&document, "pane");
            assert_eq!(panes[0].attribute("state"), Some("frozen"), "{}", tab.name);
            let setup = all(&document, "pageSetup");
            assert!(setup[0].attribute("paperSize").is_some(), "{}", tab.name);
            assert_eq!(setup[0].attribute("fitToHeight"), Some("0"), "{}", tab.name);
            let foot = all(&document, "oddFooter");
            let foot = foot[0].text().expect("a foot");
            assert!(foot.contains("&P") && foot.contains("&N"), "{foot}");
        }
        for tab in lists {
            assert!(tab.xml.contains("<oddHeader>"), "{}", tab.name);
        }
        let workbook = &book.files["xl/workbook.xml"];
        assert_eq!(
            workbook.matches("_xlnm.Print_Titles").count(),
            book.sheets.len()
        );
    }
}

/// Asserts of a workbook that nothing is hidden in it, and that nothing but its own ranges is reckoned.
fn assert_plain(book: &Book) {
    for (name, text) in &book.files {
        let document = Document::parse(text).expect("XML");
        for node in document.descendants().filter(Node::is_element) {
            let tag = node.tag_name().name();
            // The filter of a sheet has a name of its own, which Excel hides.
            if tag != "definedName" {
                assert_ne!(node.attribute("hidden"), Some("1"), "{name}: {tag}");
            }
            let state = node.attribute("state");
            assert!(
                !matches!(state, Some("hidden" | "veryHidden")),
                "{name}: {tag}"
            );
            assert!(
                !["f", "formula", "definedFormula", "ddeLink", "oleLink"].contains(&tag),
                "{name}: {tag}"
            );
            if tag == "c" {
                assert!(
                    matches!(node.attribute("t"), None | Some("s")),
                    "{name}: {node:?}"
                );
            }
            if tag == "hyperlink" {
                assert!(
                    node.attributes().all(|own| own.name() != "id"),
                    "{name}: a link out of the workbook"
                );
            }
        }
        assert!(
            !name.contains("externalLink") && !name.ends_with(".bin"),
            "{name}"
        );
        if name.ends_with(".rels") {
            assert!(!text.contains("TargetMode=\"External\""), "{name}: {text}");
        }
    }
    let workbook = Document::parse(&book.files["xl/workbook.xml"]).expect("XML");
    for own in all(&workbook, "definedName") {
        let name = own.attribute("name").expect("a name");
        assert!(name.starts_with("_xlnm."), "{name}");
    }
}

#[test]
fn nothing_is_hidden_and_no_text_becomes_a_formula() {
    books().iter().for_each(assert_plain);
    const PIECES: [&str; 16] = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "{=A1}",
        "\t=1",
        "'=1",
        "=HYPERLINK(\"http://x\")",
        "<f>1</f>",
        "&P",
        "''!A1",
        "https://x.example",
        "internal:A1",
        "字",
        "]]>",
    ];
    let mut random = Random::new(11);
    let mut text = |count: usize| -> String {
        (0..count)
            .map(|_| PIECES[random.below(PIECES.len())])
            .collect()
    };
    for _ in 0..6 {
        let [organisation, one, two, grade] = [2, 2, 3, 1].map(&mut text);
        let [duty, indicator, line, step, matter] = [3, 2, 2, 2, 2].map(&mut text);
        let workspace = Workspace::of(&format!(
            "组织：{organisation}\n\n部门：部{one}\n  主管：甲{one}\n  职能：\n    1. {duty}\n\n岗位：甲{one}\n  编号：{line}\n  部门：部{one}\n  级别：{grade}\n  \
             性质：{line}\n  职责：\n    1. {duty}\n  绩效：\n    1. {indicator} ≥ 95% [周期：{grade}；公式：{line}]\n  权限：\n    1. 审批：{matter} 5万元以下\n\n\
             岗位：乙{two}\n  直接上级：甲{one}\n  部门：部{one}\n\n流程：{step}\n  步骤：\n    1. {step} [R：甲{one}]\n"
        ));
        assert_plain(&build(workspace.path()));
    }
}

#[test]
fn properties_say_what_it_is() {
    let [book, _] = books();
    let core = &book.files["docProps/core.xml"];
    for part in [
        "<dc:title>",
        "<dc:subject>部门、岗位、职责",
        "<dc:creator>rolec</dc:creator>",
        "1980-01-01T",
    ] {
        assert!(core.contains(part), "{part} in {core}");
    }
}
