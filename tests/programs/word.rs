//! Word files as LibreOffice reads them, and templates as it writes them.

use crate::support::{example, pages, run, squeezed};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Runs rolec; it may find things, but not fail.
fn rolec(arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
        .args(arguments)
        .output()
        .expect("the program can be run");
    assert!(output.status.code() <= Some(1), "{output:?}");
}

/// Converts files with LibreOffice, into a folder; None if it is not installed.
fn office(folder: &TempDir, to: &str, files: &[PathBuf]) -> Option<PathBuf> {
    let home = format!(
        "-env:UserInstallation=file://{}",
        folder.path().join("home").display()
    );
    let out = folder.path().join("converted");
    let out_text = out.display().to_string();
    let names: Vec<String> = files
        .iter()
        .map(|file| file.display().to_string())
        .collect();
    let mut arguments = vec![
        home.as_str(),
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        &out_text,
    ];
    arguments.extend(names.iter().map(String::as_str));
    run("soffice", &arguments)?;
    Some(out)
}

fn text(folder: &Path, name: &str) -> Option<String> {
    let pages = pages(&folder.join(format!("{name}.pdf")))?;
    assert!(!pages.is_empty(), "{name} has no pages");
    Some(squeezed(&pages.concat()))
}

/// The contents name the pages on which titles stand; one page off is forgiven, for fonts differ from machine to machine.
fn assert_pages(booklet: &Path, printed: &Path) {
    let file = fs::File::open(booklet).expect("it was made");
    let mut archive = zip::ZipArchive::new(file).expect("it is a zip");
    let mut document = String::new();
    let mut part = archive.by_name("word/document.xml").expect("a document");
    std::io::Read::read_to_string(&mut part, &mut document).expect("it is text");
    let pages: Vec<String> = pages(printed)
        .unwrap_or_default()
        .iter()
        .map(|page| squeezed(page))
        .collect();
    let mut told = 0;
    for entry in document.split("<w:hyperlink ").skip(1) {
        let entry = entry.split("</w:hyperlink>").next().unwrap_or_default();
        let Some((title, field)) = entry.split_once(" PAGEREF ") else {
            continue;
        };
        let title = title.split("<w:t xml:space=\"preserve\">").nth(1);
        let title = title
            .and_then(|title| title.split('<').next())
            .unwrap_or_default();
        let page = field
            .split("<w:t>")
            .nth(1)
            .and_then(|page| page.split('<').next());
        let page: usize = page.and_then(|page| page.parse().ok()).expect("a page");
        let near = pages.iter().skip(page.saturating_sub(2)).take(3);
        let found = near.into_iter().any(|text| text.contains(&squeezed(title)));
        assert!(found, "{title} is not on page {page}");
        told += 1;
    }
    assert!(told > 30, "{told} entries");
}

#[test]
fn the_booklet_opens_with_its_contents_and_all_titles() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let out = folder.path().join("out");
    let example = example("clinic").display().to_string();
    rolec(&[
        "build",
        "-q",
        &example,
        "--to",
        "docx",
        "-o",
        &out.display().to_string(),
    ]);
    let booklet = out.join("Lakeside Outpatient Clinic.docx");
    let Some(converted) = office(&folder, "pdf", std::slice::from_ref(&booklet)) else {
        return;
    };
    let Some(text) = text(&converted, "Lakeside Outpatient Clinic") else {
        return;
    };
    for title in [
        "Physician",
        "Nurse Manager",
        "Storekeeper",
        "Medical Records Clerk",
    ] {
        let times = text.matches(&squeezed(title)).count();
        assert!(times >= 3, "{title}: {times}");
    }
    for wanted in [
        "Contents",
        "Approval Authorities",
        "Page1of",
        "Document control",
    ] {
        let wanted = squeezed(wanted);
        let found = text.contains(&wanted) || wanted == "Page1of" && text.contains("Page2of");
        assert!(found, "{wanted}");
    }
    assert_pages(&booklet, &converted.join("Lakeside Outpatient Clinic.pdf"));
    for leftover in ["{{", "TOC\\o", "PAGEREF", "HYPERLINK"] {
        assert!(!text.contains(leftover), "{leftover}");
    }
    let sheets =
        fs::read_dir(out.join("Lakeside Outpatient Clinic")).expect("the sheets are there");
    let sheets = sheets
        .flatten()
        .filter(|entry| entry.path().is_file())
        .count();
    assert_eq!(sheets, 15);
}

/// A form that LibreOffice has saved, as a clerk's would be, fills for every position.
#[test]
fn a_form_saved_by_another_program_fills() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let templates = folder.path().join("templates");
    rolec(&[
        "template",
        "init",
        &templates.display().to_string(),
        "--lang",
        "zh",
    ]);
    let form = templates.join("岗位说明书（表格）.docx");
    let Some(saved) = office(&folder, "docx:MS Word 2007 XML", &[form]) else {
        return;
    };
    let saved = saved.join("岗位说明书（表格）.docx").display().to_string();
    rolec(&["template", "check", &saved]);
    let (out, example) = (
        folder.path().join("out"),
        example("marketing-centre").display().to_string(),
    );
    let out_text = out.display().to_string();
    rolec(&[
        "build",
        "-q",
        &example,
        "--booklet",
        "marketing-handbook",
        "--template",
        &saved,
        "-o",
        &out_text,
    ]);
    let mut sheets: Vec<PathBuf> = fs::read_dir(out.join("marketing-handbook"))
        .expect("the sheets are there")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    sheets.sort();
    assert!(sheets.len() >= 30, "{}", sheets.len());
    let Some(converted) = office(&folder, "pdf", &sheets) else {
        return;
    };
    for sheet in &sheets {
        let title = sheet
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let Some(text) = text(&converted, &title) else {
            return;
        };
        let own = title.rsplit('-').next().unwrap_or(&title);
        assert!(text.contains(&squeezed(own)), "{title}: {text}");
        assert!(!text.contains("{{") && text.contains("岗位职责"), "{title}");
    }
}
