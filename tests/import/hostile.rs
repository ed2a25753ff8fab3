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
    assert!(before.elapsed().as_secs() < 60, "{:?}", before.elapsed());
}
