//! Every sentence of the model stands in the PDF and in the web page, in the order of the model.

use crate::support::{Booklet, example, pages, run, squeezed};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// The model of a workspace, as other programs get it.
fn model(workspace: &Path) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
        .args(["export", "-q"])
        .arg(workspace)
        .output()
        .expect("the program can be run");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// The texts of a list with all below them, in order.
fn texts(list: &Value, out: &mut Vec<String>) {
    for entry in list.as_array().into_iter().flatten() {
        match entry {
            Value::String(text) => out.push(text.clone()),
            entry => out.extend(entry["text"].as_str().map(str::to_owned)),
        }
        texts(&entry["children"], out);
    }
}

/// The sentences of a position or department in the order in which its sheet has them.
fn sentences(entity: &Value, sections: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    for section in sections {
        match &entity[section] {
            Value::String(text) => out.extend(text.lines().map(str::to_owned)),
            list => texts(list, &mut out),
        }
    }
    // What is only a name, or has marks that the form puts elsewhere, stands in no sentence.
    out.iter()
        .map(|text| squeezed(text))
        .filter(|text| text.chars().count() >= if text.is_ascii() { 20 } else { 6 })
        .filter(|text| !text.contains(['[', '|']))
        .collect()
}

const SHEETS: [(&str, &str, &[&str]); 2] = [
    (
        "departments",
        "name",
        &["goal", "functions", "responsibilities"],
    ),
    (
        "positions",
        "title",
        &["purpose", "duties", "responsibilities", "prohibitions"],
    ),
];

/// Where a text has the sentences one behind the other, from a place on; the place behind the last.
fn in_order(text: &str, from: usize, sentences: &[String]) -> Result<usize, String> {
    let mut at = from;
    for sentence in sentences {
        match text[at..].find(sentence.as_str()) {
            Some(found) => at += found + sentence.len(),
            None => return Err(sentence.clone()),
        }
    }
    Ok(at)
}

/// Holds a text to the model: each sheet begins somewhere, and has its sentences in order from there.
fn holds(name: &str, text: &str, model: &Value) {
    let mut count = 0;
    for (list, title, sections) in SHEETS {
        for entity in model[list].as_array().expect("a list") {
            let wanted = sentences(entity, sections);
            count += wanted.len();
            let Some(first) = wanted.first() else {
                continue;
            };
            let starts = text.match_indices(first.as_str()).map(|(at, _)| at);
            let mut missing = None;
            let found = starts.into_iter().any(|start| {
                in_order(text, start, &wanted)
                    .map_err(|sentence| missing = Some(sentence))
                    .is_ok_and(|end| end - start < 60_000)
            });
            let missing = missing.as_deref().unwrap_or(first);
            assert!(
                found,
                "{name}: {} lacks in its place {missing}",
                entity[title]
            );
        }
    }
    for process in model["processes"].as_array().expect("a list") {
        let mut steps = Vec::new();
        texts(&process["steps"], &mut steps);
        let steps: Vec<String> = steps.iter().map(|step| squeezed(step)).collect();
        let Some(first) = steps.first() else { continue };
        let mut starts = text.match_indices(first.as_str());
        let found = starts.any(|(start, _)| in_order(text, start, &steps).is_ok());
        assert!(found, "{name}: {}", process["name"]);
        count += steps.len();
    }
    assert!(count > 100, "{name}: {count} sentences");
}

#[test]
fn the_sentences_of_the_model_stand_in_the_pdf_in_order() {
    for name in ["clinic", "marketing-centre"] {
        let booklet = Booklet::example(name);
        let Some(pages) = pages(&booklet.pdf()) else {
            return;
        };
        // Without what heads and feet put between two pages.
        let lines = pages.iter().flat_map(|page| {
            let lines: Vec<&str> = page.lines().collect();
            let end = lines.len().saturating_sub(3);
            let kept = lines.iter().enumerate();
            kept.filter(|(at, line)| *at > 1 && (*at < end || !is_foot(line)))
                .map(|(_, line)| squeezed(line))
                .collect::<Vec<_>>()
        });
        holds(name, &lines.collect::<String>(), &model(&example(name)));
    }
}

fn is_foot(line: &str) -> bool {
    let line = squeezed(line);
    line.contains("页共")
        || line.contains("Page")
        || line.contains("文件编号")
        || line.contains("生效日期")
}

#[test]
fn the_sentences_of_the_model_stand_in_the_page_in_order() {
    for name in ["clinic", "marketing-centre"] {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let status = Command::new(env!("CARGO_BIN_EXE_rolec"))
            .args(["build", "-q", "--to", "html", "-o"])
            .arg(folder.path())
            .arg(Booklet::example(name).path())
            .status()
            .expect("the program can be run");
        assert!(status.code() <= Some(1));
        let files = std::fs::read_dir(folder.path()).expect("the folder is there");
        let page = files.flatten().next().expect("a page was made").path();
        let profile = format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        );
        let address = format!("file://{}", page.display());
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            &profile,
            "--dump-dom",
            &address,
        ];
        let Some(dom) = run("chromium", &arguments) else {
            return;
        };
        holds(name, &squeezed(&shown(&dom)), &model(&example(name)));
    }
}

/// The text of a page as the browser read it.
fn shown(dom: &str) -> String {
    let body = dom.split_once("<main").map_or(dom, |(_, body)| body);
    let mut out = String::new();
    for piece in body.split('<').skip(1) {
        let text = piece.split_once('>').map_or("", |(_, text)| text);
        out.push_str(text);
    }
    let codes = [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", " "),
    ];
    codes
        .iter()
        .fold(out, |text, (code, c)| text.replace(code, c))
}
