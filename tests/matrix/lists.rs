//! `build --to xlsx`: the organisation as plain lists, every text whole, heads frozen, and only our own files replaced.

use crate::support::{Book, example};
use std::path::Path;
use std::process::{Command, Output};

fn build(from: &Path, to: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rolec"))
        .arg("build")
        .arg(from)
        .args(["--to", "xlsx", "-o"])
        .arg(to)
        .args(more)
        .env_clear()
        .output()
        .expect("rolec runs")
}

fn model(from: &Path) -> serde_json::Value {
    let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
        .arg("export")
        .arg(from)
        .output()
        .expect("rolec runs");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn everything_stands_whole_in_its_cell() {
    let folder = tempfile::tempdir().expect("a folder");
    let from = example("clinic");
    assert!(build(&from, folder.path(), &[]).status.success());
    let file = folder.path().join("Lakeside Outpatient Clinic.xlsx");
    let book = Book::of(std::fs::read(file).expect("the file"));
    let tab = |name: &str| book.sheets.iter().find(|tab| tab.name == name).expect(name);
    let model = model(&from);
    let mut seen = 0;
    let mut assert_there = |tab: &crate::support::Tab, text: &serde_json::Value| {
        let text = text.as_str().expect("a text");
        assert!(tab.values().contains(&text), "{}: {text}", tab.name);
        seen += 1;
    };
    for position in model["positions"].as_array().expect("a list") {
        assert_there(tab("Positions"), &position["title"]);
        assert_there(tab("Establishment"), &position["title"]);
        for duty in position["duties"].as_array().expect("a list") {
            assert_there(tab("Duties"), &duty["text"]);
        }
        for kpi in position["kpis"].as_array().expect("a list") {
            let name = if kpi["name"].is_null() {
                &kpi["text"]
            } else {
                &kpi["name"]
            };
            assert_there(tab("Indicators"), name);
        }
        for authority in position["authorities"].as_array().expect("a list") {
            assert_there(tab("Authorities"), &authority["text"]);
        }
    }
    assert!(seen > 150, "{seen}");
    for sheet in &book.sheets {
        assert!(sheet.xml.contains("state=\"frozen\""), "{}", sheet.name);
        assert!(sheet.cells.contains_key("A1"), "{}", sheet.name);
        // All but the matrix, which is laid out for the wall.
        if sheet.name.starts_with("Approval Authorities") {
            continue;
        }
        assert!(sheet.xml.contains("<autoFilter"), "{}", sheet.name);
        assert!(!sheet.xml.contains("<mergeCell"), "{}", sheet.name);
    }
}

#[test]
fn only_our_own_workbooks_are_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let from = example("clinic");
    let file = folder.path().join("Lakeside Outpatient Clinic.xlsx");
    std::fs::write(&file, "not ours").expect("written");
    assert_eq!(build(&from, folder.path(), &[]).status.code(), Some(2));
    assert_eq!(std::fs::read(&file).expect("there"), b"not ours");
    assert_eq!(
        build(&from, folder.path(), &["--force"]).status.code(),
        Some(0)
    );
    let first = std::fs::read(&file).expect("there");
    assert_eq!(build(&from, folder.path(), &[]).status.code(), Some(0));
    assert_eq!(std::fs::read(&file).expect("there"), first);
}

#[test]
fn a_department_has_lists_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let from = example("clinic");
    assert!(
        build(&from, folder.path(), &["--only", "Nursing"])
            .status
            .success()
    );
    let file = folder.path().join("Lakeside Outpatient Clinic.xlsx");
    let book = Book::of(std::fs::read(file).expect("the file"));
    let positions = book
        .sheets
        .iter()
        .find(|tab| tab.name == "Positions")
        .expect("a tab");
    assert!(positions.values().contains(&"Registered Nurse"));
    assert!(!positions.values().contains(&"Accountant"));
}
