//! Documents that only other programs read: LibreOffice makes the old Word file and the PDF, and reads the old one for
//! us; pdftotext reads the PDF.

use super::feed::has;
use std::path::Path;
use std::process::Command;

const SHEET: &str = "组织：北坡茶业\n\n部门：生产部\n\n岗位：采茶组长\n  部门：生产部\n  直接上级：园长\n\n  职责：\n    1. 安排采茶人手。\n    2. 检查鲜叶等级。\n    3. 登记每日产量。\n";

/// A Word file of the sheet, in another form.
fn converted(folder: &Path, to: &str) {
    std::fs::create_dir_all(folder.join("ws")).expect("a folder");
    std::fs::write(folder.join("ws/a.role"), SHEET).expect("it can be written");
    let build = Command::new(env!("CARGO_BIN_EXE_rolec"))
        .args(["build", "--to", "docx", "-C"])
        .arg(folder.join("ws"))
        .arg("-o")
        .arg(folder.join("out"))
        .output()
        .expect("the command runs");
    assert!(build.status.code() < Some(2), "{build:?}");
    let sheet = folder.join("out/北坡茶业/采茶组长.docx");
    assert!(sheet.exists(), "{build:?}");
    let office = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.join("profile").display()
        ))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(folder.join("old"))
        .arg(&sheet)
        .output()
        .expect("it runs");
    assert!(office.status.success(), "{office:?}");
}

/// What an import of the folder writes.
fn imported(folder: &Path) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_rolec"))
        .arg("-C")
        .arg(folder)
        .args(["import", "old", "-o", "back", "-q"])
        .output()
        .expect("the command runs");
    assert!(run.status.code() < Some(2), "{run:?}");
    std::fs::read_to_string(folder.join("back/采茶组长.role")).expect("it is written")
}

#[test]
fn libreoffice_reads_old_word_files_for_an_import() {
    if !has("soffice") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    converted(folder.path(), "doc");
    let text = imported(folder.path());
    for wanted in ["采茶组长", "直接上级：园长", "2. 检查鲜叶等级。"] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
}

#[test]
fn pdftotext_reads_pdfs_for_an_import() {
    if !has("soffice") || !has("pdftotext") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    converted(folder.path(), "pdf");
    let text = imported(folder.path());
    for wanted in ["采茶组长", "检查鲜叶等级。", "登记每日产量。"] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
}
