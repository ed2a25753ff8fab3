//! `cargo bench --bench charts`: how long charts of growing organisations take to lay out and to write, without
//! reading files, and how large their canvas is; beside Graphviz if it is there.
#![expect(clippy::print_stdout, reason = "a bench speaks there")]

#[path = "../../tests/common/organisations.rs"]
mod organisations;

use rolec::chart::{self, Options, Scene, Words};
use rolec::locale::{Catalogue, Language};
use rolec::model::{Model, resolve};
use rolec::syntax::{self, vocabulary::Vocabulary};
use rolec::text::decode::Encoding;
use rolec::text::{FileId, SourceFile, Sources};
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

fn main() {
    let is_trial = std::env::args().any(|argument| argument == "--test");
    let mut texts = vec![
        organisations::tea_house(),
        organisations::instrument_maker(),
        organisations::group(100),
    ];
    if !is_trial {
        texts.push(organisations::group_of_a_thousand());
        texts.extend([3_000, 10_000, 20_000].map(organisations::group));
    }
    println!(
        "{:>9} {:>10} {:>10} {:>22} {:>12} {:>26}",
        "positions", "layout", "svg", "canvas in points", "dot", "canvas of dot"
    );
    let mut points = Vec::new();
    for text in &texts {
        let model = model(text);
        let options = Options::default();
        let (layout, scene) = timed(|| chart::scene(&model, &options));
        let words = Words::new(Catalogue::of(Language::Zh), &model, &options, &scene);
        let (svg, _) = timed(|| chart::svg(&scene, &words));
        let dot = if model.positions.len() <= 3_000 {
            graphviz(&chart::dot(&scene, &words))
        } else {
            None
        };
        let (time, canvas) = dot.unwrap_or_else(|| ("-".to_owned(), "-".to_owned()));
        println!(
            "{:>9} {:>10.1?} {:>10.1?} {:>22} {time:>12} {canvas:>26}",
            model.positions.len(),
            layout,
            svg,
            canvas_of(&scene)
        );
        points.push((model.positions.len() as f64, layout.as_secs_f64()));
    }
    if let [.., (few, fast), (many, slow)] = points[..] {
        let exponent = (slow / fast).ln() / (many / few).ln();
        println!(
            "from {few} to {many} positions the time of layout grows with the power {exponent:.2}"
        );
    }
}

fn canvas_of(scene: &Scene) -> String {
    format!(
        "{} x {} ({:.2})",
        scene.width / 10,
        scene.height / 10,
        f64::from(scene.width) / f64::from(scene.height)
    )
}

/// The best of some runs, and what it made.
fn timed<T>(work: impl Fn() -> T) -> (Duration, T) {
    let mut best = Duration::MAX;
    let mut made = None;
    for _ in 0..5 {
        let start = Instant::now();
        made = Some(work());
        best = best.min(start.elapsed());
    }
    (best, made.expect("it ran"))
}

/// How long Graphviz takes for the same chart, and how large its canvas is.
fn graphviz(dot: &str) -> Option<(String, String)> {
    let start = Instant::now();
    let mut child = Command::new("dot")
        .arg("-Tplain")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take()?;
    let text = dot.to_owned();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().ok()?;
    writer.join().ok()?.ok()?;
    let time = format!("{:.1?}", start.elapsed());
    let plain = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut sides = plain.lines().next()?.split(' ').skip(2);
    let mut side = || -> Option<f64> { Some(sides.next()?.parse::<f64>().ok()? * 72.0) };
    let (width, height) = (side()?, side()?);
    Some((
        time,
        format!("{width:.0} x {height:.0} ({:.2})", width / height),
    ))
}

fn model(text: &str) -> Model {
    let vocabulary = Vocabulary::built_in();
    let file = SourceFile::new("a.role", text.to_owned(), Encoding::Utf8);
    let sources = Sources::new(vec![Arc::new(file)]);
    let (tree, _) = syntax::parse(FileId(0), sources.get(FileId(0)), vocabulary);
    resolve::resolve(
        &[Arc::new(tree)],
        &sources,
        vocabulary,
        &resolve::Settings::default(),
        None,
    )
    .0
}
