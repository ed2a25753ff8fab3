//! Charts as other programs take them: Graphviz the DOT, XML readers and drawing programs the SVG, mermaid the text.

use super::feed::{has, run};
use std::path::Path;
use std::process::Command;

/// Names that mean something in every format.
const HOSTILE: &str = "组织：\"><b>&amp;{|}\n\n岗位：A\"B\\n<c>&{|}[x](y);--\n  直接下级：#1 `甲` %% $x$\n\n岗位：#1 `甲` %% $x$\n\n岗位：end\n  直接上级：#1 `甲` %% $x$\n\n岗位：graph\n  直接上级：end\n  虚线上级：#1 `甲` %% $x$\n";

/// Every chart that the test wants in a format: of the examples, and of the hostile names.
fn charts(format: &str) -> Vec<(String, Vec<u8>)> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let hostile = tempfile::tempdir().expect("a folder");
    std::fs::write(hostile.path().join("a.role"), HOSTILE).expect("it can be written");
    let mut charts = Vec::new();
    for folder in [
        examples.join("clinic"),
        examples.join("marketing-centre"),
        hostile.path().to_path_buf(),
    ] {
        for more in [
            &["--by", "position"][..],
            &["--by", "department"],
            &["--direction", "right"],
        ] {
            let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
                .args(["chart", "--to", format, "-C"])
                .arg(&folder)
                .args(more)
                .output()
                .expect("the command runs");
            if output.status.code() == Some(2) {
                // The hostile names are those of positions alone.
                assert!(
                    folder == hostile.path() && more[1] == "department",
                    "{folder:?} {more:?}"
                );
                continue;
            }
            charts.push((format!("{} {more:?}", folder.display()), output.stdout));
        }
    }
    assert!(charts.len() >= 8, "{} charts", charts.len());
    charts
}

fn assert_content(program: &str, of: &str, output: &std::process::Output) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && said.trim().is_empty(),
        "{program} on {of}: {said}"
    );
}

#[test]
fn graphviz_draws_the_dot() {
    if !has("dot") {
        return;
    }
    for (of, chart) in charts("dot") {
        let output = run("dot", &["-Tplain"], &chart);
        let said = String::from_utf8_lossy(&output.stderr);
        // Fonts are the system's; that one is missing is no fault of the chart.
        let faults = said
            .lines()
            .filter(|line| !line.to_lowercase().contains("font"));
        let faults: Vec<&str> = faults.filter(|line| !line.trim().is_empty()).collect();
        assert!(output.status.success() && faults.is_empty(), "{of}: {said}");
        let plain = String::from_utf8_lossy(&output.stdout);
        let nodes = plain
            .lines()
            .filter(|line| line.starts_with("node "))
            .count();
        let boxes = String::from_utf8_lossy(&chart).matches(" [id=").count();
        assert_eq!(nodes, boxes, "{of}");
        assert!(nodes >= 3, "{of}: {nodes} boxes");
    }
}

#[test]
fn xml_readers_read_the_svg() {
    if !has("xmllint") {
        return;
    }
    for (of, chart) in charts("svg") {
        assert_content(
            "xmllint",
            &of,
            &run("xmllint", &["--noout", "--nonet", "-"], &chart),
        );
    }
}

#[test]
fn drawing_programs_draw_the_svg() {
    if !has("rsvg-convert") {
        return;
    }
    for (of, chart) in charts("svg") {
        let output = run(
            "rsvg-convert",
            &["--width", "800", "--keep-aspect-ratio"],
            &chart,
        );
        assert_content("rsvg-convert", &of, &output);
        assert!(output.stdout.starts_with(b"\x89PNG"), "{of}");
        // A sheet with nothing on it is far smaller.
        assert!(
            output.stdout.len() > 2000,
            "{of}: {} bytes",
            output.stdout.len()
        );
    }
}

#[test]
fn mermaid_draws_the_text() {
    if !has("mmdc") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    for (of, chart) in charts("mermaid") {
        let (from, to) = (folder.path().join("a.mmd"), folder.path().join("a.svg"));
        std::fs::write(&from, chart).expect("it can be written");
        let output = Command::new("mmdc")
            .arg("-i")
            .arg(&from)
            .arg("-o")
            .arg(&to)
            .output();
        let output = output.expect("the program runs");
        assert!(output.status.success() && to.is_file(), "{of}: {output:?}");
    }
}
