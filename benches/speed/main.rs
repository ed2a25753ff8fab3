//! `cargo bench`: times whole commands on generated organisations, beside `cat files | wc -l` on the same files, and
//! says how the cost grows; the analysis of authorities and a question about them on their own; documents beside Typst's
//! own command. Quote the ratios; absolute times are the machine's.
#![expect(clippy::print_stdout, reason = "a bench speaks there")]

mod documents;
mod generate;
mod measure;

use generate::{Workspace, faulty_organisation, limited_organisation, organisation};
use measure::{Figures, command, fitted_exponent};
use std::path::Path;

/// The program under test, as this bench was built.
const ROLEC: &str = env!("CARGO_BIN_EXE_rolec");

fn main() {
    let sizes: Vec<usize> = match std::env::var("ROLEC_BENCH_SIZES") {
        Ok(list) => list
            .split(',')
            .filter_map(|size| size.trim().parse().ok())
            .collect(),
        Err(_) => vec![1_000, 10_000, 100_000],
    };
    // `cargo test --benches` runs this once, to see that it still works.
    let sizes = if std::env::args().any(|argument| argument == "--test") {
        vec![50]
    } else {
        sizes
    };
    start_up();
    let plain = "check (release), beside cat | wc -l of the same files";
    check(plain, &sizes, organisation);
    let most = if sizes.len() > 1 { 10_000 } else { usize::MAX };
    let sizes: Vec<usize> = sizes.into_iter().filter(|&size| size <= most).collect();
    let faulty = "check of sheets with faults, every rule on, beside the same";
    check(faulty, &sizes, faulty_organisation);
    let first = sizes.first().copied().unwrap_or(1_000);
    authorities(first);
    documents::documents(first);
}

/// The analysis of authorities alone, beside a check with every rule and one without any of them; and a question.
fn authorities(positions: usize) {
    let workspace = limited_organisation(positions, 50);
    let folder = written(&workspace);
    let run = |arguments: &[&str]| command(ROLEC, arguments, folder.path(), 10);
    let reading = run(&["check", "--only", "syntax"]);
    let analysis = run(&["check", "--only", "syntax", "--only", "authority"]);
    let who = run(&["who", "审批", "一号项目费用", "2万"]);
    println!("{positions} positions with {} grants:", positions * 5);
    println!("        reading alone: {reading}");
    println!(
        "        with the analysis of authorities: {analysis}, {:.1} ms more",
        (analysis.seconds - reading.seconds) * 1e3
    );
    println!("        who: {who}\n");
}

/// A workspace in a folder of its own.
fn written(workspace: &Workspace) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for (name, text) in &workspace.files {
        std::fs::write(folder.path().join(name), text).expect("the folder can be written");
    }
    folder
}

fn start_up() {
    let figures = command(ROLEC, &["--version"], Path::new("."), 20);
    println!("--version: {figures}\n");
}

fn check(what: &str, sizes: &[usize], workspace: fn(usize, usize) -> Workspace) {
    println!("{what}");
    let mut points = Vec::new();
    for &size in sizes {
        let workspace = workspace(size, 50);
        let folder = written(&workspace);
        let runs = if size > 20_000 { 3 } else { 10 };
        let check = command(ROLEC, &["check", "--format", "json"], folder.path(), runs);
        let count = command("sh", &["-c", "cat *.role | wc -l"], folder.path(), runs);
        println!(
            "{size:>7} positions {:>9} lines: {check}",
            workspace.lines()
        );
        println!(
            "{:>7}           cat | wc -l: {count}   ratio {:.1}",
            "",
            ratio(&check, &count)
        );
        points.push((size as f64, check.seconds));
        std::fs::write(folder.path().join("rolec.yaml"), ten_rules())
            .expect("the folder can be written");
        let own = command(ROLEC, &["check", "--format", "json"], folder.path(), runs);
        println!(
            "{:>7}        with ten rules: {own}   ratio {:.2} to without",
            "",
            ratio(&own, &check)
        );
    }
    if let Some(exponent) = fitted_exponent(&points) {
        println!("cost grows with the power {exponent:.2} of the number of positions\n");
    }
}

/// The ten rules of the manual as one manifest.
fn ten_rules() -> String {
    let page = include_str!("../../docs/custom-rules.md");
    let fences = page.split("\n```yaml\nrules:\n").skip(2);
    let rules = fences.filter_map(|rest| rest.split("```").next());
    format!("rules:\n{}", rules.collect::<String>())
}

fn ratio(one: &Figures, two: &Figures) -> f64 {
    one.seconds / two.seconds.max(1e-9)
}
