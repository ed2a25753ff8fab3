//! Files that are none, or want to do harm: a message, the others are still written, and nothing hangs.

use crate::support::{document, office, paragraph, rolec, word};
use std::fs;
use std::io::Write;
use std::path::Path;

fn refused(bytes: &[u8], name: &str, says: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(name), bytes).expect("it can be written");
    fs::write(
        folder.path().join("good.txt"),
        "出纳岗位职责\n1、登记日记账。\n",
    )
    .expect("it can be written");
    let run = rolec(
        folder.path(),
        &["import", name, "good.txt", "--report", "json"],
    );
    assert_eq!(run.status, 2, "{name}: {}{}", run.out, run.err);
    assert!(run.err.contains(says), "{name}: {}", run.err);
    assert!(folder.path().join("good.role").exists());
    let stem = Path::new(name)
        .file_stem()
        .expect("a stem")
        .to_string_lossy()
        .into_owned();
    assert!(!folder.path().join(format!("{stem}.role")).exists());
}

#[test]
fn what_is_no_document_is_refused_and_the_others_are_written() {
    refused(b"", "a.txt", "holds no text");
    refused(b"   \n\n", "b.txt", "holds no text");
    refused(&[0xFF; 64], "c.txt", "not a text file");
    refused(b"PK\x03\x04 broken", "d.docx", "may be damaged");
    refused(b"nothing", "e.xlsx", "may be damaged");
    refused(
        &office(&[("hello.txt", "x")]),
        "f.docx",
        "no text of a document",
    );
    let mut protected = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    protected.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    refused(&protected, "g.docx", "has a password");
    refused(&protected, "h.xlsx", "has a password");
    refused(&protected[..8], "i.docx", "older format");
    refused(&word(""), "j.docx", "holds no text");
    let truncated = word(&paragraph("岗位名称：出纳"));
    refused(
        &truncated[..truncated.len() / 2],
        "k.docx",
        "may be damaged",
    );
}

#[test]
fn bombs_end_early() {
    // A part that unpacks to 200 MB.
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("word/document.xml", options)
        .expect("a part");
    let chunk = vec![b' '; 1 << 20];
    for _ in 0..200 {
        zip.write_all(&chunk).expect("it can be written");
    }
    refused(
        &zip.finish().expect("it can end").into_inner(),
        "bomb.docx",
        "larger or deeper",
    );
    let deep = "<w:tbl><w:tr><w:tc>".repeat(20_000);
    refused(&word(&deep), "deep.docx", "larger or deeper");
    let mut entities = String::from("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">");
    for (one, two) in ('b'..='z').zip('a'..='y') {
        entities.push_str(&format!(
            "<!ENTITY {one} \"{}\">",
            format!("&{two};").repeat(10)
        ));
    }
    let laughs =
        document(&paragraph("岗位名称：出纳 &z;")).replace("?>", &format!("?>{entities}]>"));
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(
        folder.path().join("laughs.docx"),
        office(&[("word/document.xml", &laughs)]),
    )
    .expect("it can be written");
    let run = rolec(folder.path(), &["import", "laughs.docx"]);
    assert!(run.status == 0 || run.status == 2, "{}", run.err);
}

#[test]
fn long_and_repetitive_texts_take_no_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let texts = [
        "1、".repeat(60_000),
        "岗位名称：".repeat(20_000),
        "岗位名称".repeat(20_000),
        "（一）职责1、".repeat(10_000),
        "一、".repeat(50_000),
        "a".repeat(400_000),
        "| a ".repeat(50_000),
        "下设：".repeat(20_000),
        "→".repeat(100_000),
        format!("出纳岗位职责\n{}", "1、办理现金收付；\n".repeat(10_000)),
        "出纳岗位职责\n".repeat(5_000),
        "<img ".repeat(50_000),
    ];
    for (at, text) in texts.iter().enumerate() {
        fs::write(folder.path().join(format!("{at}.txt")), text).expect("it can be written");
    }
    let before = std::time::Instant::now();
    let run = rolec(folder.path(), &["import", ".", "-o", "out", "-q"]);
    assert!(run.status < 2, "{}", run.err);
    // What is not linear takes minutes, also on a machine that does other things.
    assert!(before.elapsed().as_secs() < 150, "{:?}", before.elapsed());
}

#[test]
fn a_sheet_of_merged_chaos_is_read_to_the_end() {
    let regions: String = (1..200)
        .map(|at| format!("<mergeCell ref=\"A{at}:D{}\"/>", at + 3))
        .collect();
    let rows: String = (1..200)
        .map(|at| {
            format!("<row r=\"{at}\"><c r=\"B{at}\" t=\"inlineStr\"><is><t>验收到货{at}。</t></is></c></row>")
        })
        .collect();
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData><mergeCells>{regions}</mergeCells></worksheet>"
    );
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.xlsx"), workbook(&sheet, "")).expect("it can be written");
    let run = rolec(folder.path(), &["import", "a.xlsx"]);
    assert_eq!(run.status, 1, "{}", run.err);
    let text = fs::read_to_string(folder.path().join("a.role")).expect("it is written");
    assert!(
        text.contains("验收到货1。") && text.contains("验收到货199。"),
        "{text}"
    );
}

/// A workbook of one sheet; `state` is that of its tab.
fn workbook(sheet: &str, state: &str) -> Vec<u8> {
    let book = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"S\" sheetId=\"1\" {state} r:id=\"r1\"/></sheets></workbook>"
    );
    let relation = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    office(&[
        (
            "_rels/.rels",
            &relation("r0", "officeDocument", "xl/workbook.xml"),
        ),
        ("xl/workbook.xml", &book),
        (
            "xl/_rels/workbook.xml.rels",
            &relation("r1", "worksheet", "worksheets/sheet1.xml"),
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

#[test]
fn hidden_sheets_are_left_out_and_told() {
    let sheet = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>岗位</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>部门</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>出纳</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>财务部</t></is></c></row></sheetData></worksheet>";
    let folder = tempfile::tempdir().expect("a folder");
    for (name, state) in [("shown", ""), ("hidden", "state=\"hidden\"")] {
        fs::write(
            folder.path().join(format!("{name}.xlsx")),
            workbook(sheet, state),
        )
        .expect("it can be written");
    }
    let run = rolec(folder.path(), &["import", "shown.xlsx", "hidden.xlsx"]);
    assert!(
        run.out.contains("left out sheets that are hidden"),
        "{}{}",
        run.out,
        run.err
    );
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("it is there");
    assert!(read("shown.role").contains("出纳") && !read("hidden.role").contains("出纳"));
    let run = rolec(
        folder.path(),
        &["import", "hidden.xlsx", "-o", "kept", "--keep", "aids"],
    );
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(read("kept/hidden.role").contains("出纳"));
}

#[test]
fn what_needs_a_program_that_is_missing_is_told_and_the_others_are_written() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["a.doc", "b.wps", "c.pdf", "d.xls"] {
        fs::write(folder.path().join(name), "%PDF-1.4 nothing").expect("it can be written");
    }
    fs::write(
        folder.path().join("good.txt"),
        "出纳岗位职责\n1、登记日记账。\n",
    )
    .expect("it can be written");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_rolec"))
        .arg("-C")
        .arg(folder.path())
        .args(["import", ".", "-o", "out", "--lang", "en"])
        .env("PATH", folder.path())
        .output()
        .expect("the command runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("which is not installed"), "{said}");
    assert!(folder.path().join("out/good.role").exists());
}

#[test]
fn a_text_beyond_all_measure_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let big = fs::File::create(folder.path().join("big.txt")).expect("a file");
    // A hole of 100 MB takes no room on the disk.
    big.set_len(100 * 1024 * 1024).expect("it can grow");
    fs::write(
        folder.path().join("good.txt"),
        "出纳岗位职责\n1、登记日记账。\n",
    )
    .expect("it can be written");
    let run = rolec(folder.path(), &["import", ".", "-o", "out"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("larger than 64 MB"), "{}", run.err);
    assert!(folder.path().join("out/good.role").exists());
}
