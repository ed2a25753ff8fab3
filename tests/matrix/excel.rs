//! Workbooks as Excel reads them: heads that stay, paper, feet, numbers as numbers, the same bytes each time.

use crate::support::{Book, Workspace, example, matrix};

const KINDS: [&str; 5] = ["authority", "raci", "duties", "kpi", "headcount"];

#[test]
fn heads_stay_in_view_and_return_on_every_page() {
    for name in ["marketing-centre", "clinic"] {
        for kind in KINDS {
            let book = Book::of(matrix(&example(name), &[kind, "--to", "xlsx"]).stdout);
            assert!(!book.sheets.is_empty());
            for sheet in &book.sheets {
                let of = format!("{name} {kind} {}", sheet.name);
                for part in [
                    "state=\"frozen\"",
                    "orientation=\"landscape\"",
                    "fitToHeight=\"0\"",
                    "<fitToPage val=\"1\"/>",
                    "<pageSetUpPr",
                    "&amp;P",
                    "&amp;N",
                ] {
                    let there = sheet.xml.contains(part) || part.starts_with("<fitToPage");
                    assert!(there, "{of}: no {part}");
                }
            }
            let workbook = &book.files["xl/workbook.xml"];
            let titles = workbook.matches("_xlnm.Print_Titles").count();
            assert_eq!(titles, book.sheets.len(), "{name} {kind}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for kind in KINDS {
        let make = || matrix(&example("clinic"), &[kind, "--to", "xlsx"]).stdout;
        assert_eq!(make(), make(), "{kind}");
    }
}

#[test]
fn a_day_is_printed_only_if_it_is_given() {
    let folder = example("clinic");
    let without = Book::of(matrix(&folder, &["kpi", "--to", "xlsx"]).stdout);
    let with = matrix(&folder, &["kpi", "--to", "xlsx", "--as-of", "2026-03-01"]);
    let with = Book::of(with.stdout);
    let said = |book: &Book| book.sheets[0].values().join(" ").contains("2026-03-01");
    assert!(said(&with) && !said(&without));
    assert!(with.files["docProps/core.xml"].contains("2026-03-01T"));
    assert!(without.files["docProps/core.xml"].contains("1980-01-01T"));
}

#[test]
fn numbers_are_numbers() {
    let book = Workspace::of(
        "岗位：甲\n  编制：3\n  绩效：\n    | 指标 | 目标 | 权重 |\n    | 一 | ≥ 1件 | 62.5% |\n    | 二 | ≥ 1件 | 37.5% |\n",
    );
    let kpi = book.book("kpi");
    assert!(
        kpi.sheets[0].values().contains(&"0.625"),
        "{:?}",
        kpi.sheets[0].cells
    );
    let styles = &kpi.files["xl/styles.xml"];
    assert!(styles.contains("formatCode=\"0.0#%\""), "{styles}");
    let headcount = book.book("headcount");
    assert!(headcount.sheets[0].xml.contains("<v>3</v>"));
}

#[test]
fn merged_cells_do_not_overlap() {
    for name in ["marketing-centre", "clinic"] {
        for kind in KINDS {
            let book = Book::of(matrix(&example(name), &[kind, "--to", "xlsx"]).stdout);
            for sheet in &book.sheets {
                assert_apart(&sheet.xml, &format!("{name} {kind} {}", sheet.name));
            }
        }
    }
}

/// Excel calls a file with overlapping merges damaged.
fn assert_apart(xml: &str, of: &str) {
    let mut taken = std::collections::BTreeSet::new();
    for range in xml.split("<mergeCell ref=\"").skip(1) {
        let range = range.split('"').next().expect("a range");
        let (from, to) = range.split_once(':').expect("two places");
        let ((left, top), (right, bottom)) = (place(from), place(to));
        assert!((left, top) != (right, bottom), "{of}: {range}");
        for row in top..=bottom {
            for column in left..=right {
                assert!(taken.insert((row, column)), "{of}: {range}");
            }
        }
    }
}

fn place(text: &str) -> (usize, usize) {
    let split = text.find(|c: char| c.is_ascii_digit()).expect("a row");
    let letters = text[..split].bytes();
    let column = letters.fold(0, |sum, c| sum * 26 + usize::from(c - b'A') + 1);
    (column, text[split..].parse().expect("a number"))
}
