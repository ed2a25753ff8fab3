//! Workbooks as others read them: openpyxl the cells, the lists to choose from and the links, LibreOffice the pages.

use super::feed::has;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The workbook of an example, gone with its folder.
fn workbook(name: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let example = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(name);
    let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
        .args(["build", "-q", "--to", "xlsx", "-o"])
        .arg(folder.path())
        .arg(example)
        .output()
        .expect("the program runs");
    assert!(output.status.code() <= Some(1), "{output:?}");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder.path())
        .expect("a folder")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort_by_key(|path| std::fs::metadata(path).map_or(0, |own| own.len()));
    let file = files.pop().expect("a workbook");
    (folder, file)
}

/// Whether Python has the library.
fn has_openpyxl() -> bool {
    if !has("python3") {
        return false;
    }
    let found = Command::new("python3")
        .args(["-c", "import openpyxl"])
        .output();
    let found = found.is_ok_and(|output| output.status.success());
    if !found {
        eprintln!("skipped: openpyxl is not installed");
    }
    found
}

const READ: &str = r#"
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
out = {"title": book.properties.title, "creator": book.properties.creator, "sheets": []}
for sheet in book:
    formulas = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    wrong = []
    links = 0
    for row in sheet.iter_rows():
        for cell in row:
            if cell.hyperlink:
                links += 1
                tab, place = cell.hyperlink.location.rsplit("!", 1)
                if not str(cell.value).endswith(str(book[tab.strip("'")][place].value)):
                    wrong.append(cell.coordinate)
    out["sheets"].append({
        "name": sheet.title, "state": sheet.sheet_state, "rows": sheet.max_row, "frozen": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref, "repeat": sheet.print_title_rows, "formulas": formulas, "links": links,
        "wrong": wrong, "choices": len(sheet.data_validations.dataValidation), "fit": sheet.page_setup.fitToHeight,
        "foot": sheet.oddFooter.center.text,
    })
print(json.dumps(out))
"#;

#[test]
fn openpyxl_reads_what_was_written() {
    if !has_openpyxl() {
        return;
    }
    for name in ["clinic", "marketing-centre"] {
        let (_folder, file) = workbook(name);
        let output = Command::new("python3")
            .args(["-c", READ])
            .arg(&file)
            .output()
            .expect("it runs");
        assert!(output.status.success(), "{output:?}");
        let book: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(book["creator"], "rolec");
        let sheets = book["sheets"].as_array().expect("sheets");
        assert!(sheets.len() >= 8, "{}", sheets.len());
        let mut choices = 0;
        for sheet in sheets {
            assert_eq!(sheet["state"], "visible", "{sheet}");
            assert_eq!(sheet["formulas"], serde_json::json!([]), "{sheet}");
            assert_eq!(sheet["wrong"], serde_json::json!([]), "{sheet}");
            assert!(
                sheet["frozen"].is_string() && sheet["repeat"].is_string(),
                "{sheet}"
            );
            assert_eq!(sheet["fit"], 0, "{sheet}");
            let foot = sheet["foot"].as_str().expect("a foot");
            assert!(foot.contains("&P") && foot.contains("&N"), "{foot}");
            choices += sheet["choices"].as_u64().expect("a number");
        }
        assert!(choices >= 6, "{choices}");
        let positions = &sheets[1];
        assert!(
            positions["filter"].is_string() && positions["links"].as_u64() > Some(5),
            "{positions}"
        );
    }
}

#[test]
fn libreoffice_prints_every_sheet_with_its_head() {
    if !has("soffice") || !has("pdftotext") {
        return;
    }
    let (folder, file) = workbook("clinic");
    let profile = folder.path().join("profile");
    let output = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder.path())
        .arg(&file)
        .output()
        .expect("it runs");
    let pdf = file.with_extension("pdf");
    assert!(pdf.is_file(), "{output:?}");
    let output = Command::new("pdftotext")
        .args(["-layout"])
        .arg(&pdf)
        .arg("-")
        .output()
        .expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout);
    let pages: Vec<&str> = text
        .split('\u{c}')
        .filter(|page| !page.trim().is_empty())
        .collect();
    assert!(pages.len() >= 8, "{} pages", pages.len());
    for (at, page) in pages.iter().enumerate() {
        let foot = format!("Page {} of {}", at + 1, pages.len());
        assert!(page.contains(&foot), "{foot}: {page}");
    }
    // Every page of the positions says whose row it is, and no text is cut off.
    for title in [
        "Finance Manager",
        "Registered Nurse",
        "Medical Records Clerk",
    ] {
        assert!(text.matches(title).count() > 3, "{title}");
    }
}
