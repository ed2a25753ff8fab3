//! How long documents take: the PDF of a large organisation beside Typst's own command on the same pages, the Word files
//! and the site.

use super::measure::{Figures, command};
use super::{ROLEC, ratio, written};
use crate::generate::organisation;

use rolec::project::{Disk, Project, Request};
use rolec::render::booklet::{Booklet, default_chapters};
use rolec::render::pdf;
use rolec::render::picture::Pictures;
use rolec::render::template::{Family, Overrides, Templates};
use rolec::render::typeface::Chosen;
use rolec::render::view::{self, Input, Part, View};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

const RUNS: usize = 3;

pub fn documents(positions: usize) {
    let folder = written(&organisation(positions, 50));
    let build = |format: &str| {
        let arguments = ["build", "--to", format, "-o", "out", "--force"];
        command(ROLEC, &arguments, folder.path(), RUNS)
    };
    println!("build of {positions} positions:");
    let own = build("pdf");
    println!("        pdf: {own}");
    match typst(folder.path()) {
        Some(typst) => println!(
            "        the same pages by the Typst command: {typst}   ratio {:.2} in time, {:.2} in memory",
            ratio(&own, &typst),
            own.memory as f64 / typst.memory as f64
        ),
        None => println!("        skipped: the Typst command is not installed"),
    }
    for format in ["docx", "site", "html", "xlsx"] {
        println!("        {format}: {}", build(format));
    }
    println!();
}

/// The booklet of a workspace in one file, set by Typst's own command.
fn typst(folder: &Path) -> Option<Figures> {
    Command::new("typst").arg("--version").output().ok()?;
    let request = Request {
        root: folder.to_owned(),
        only: Vec::new(),
    };
    let project = Project::load(&request, &Disk).expect("the workspace can be read");
    let view = booklet(&project);
    let templates = Templates::new(Family::Typst, &Overrides::default()).expect("ours are good");
    let source = pdf::source(&view, &templates).expect("the templates can be filled");
    let place = folder.join("typst");
    std::fs::create_dir_all(&place).expect("the folder can be written");
    std::fs::write(place.join("main.typ"), source).expect("the folder can be written");
    for part in &view.parts {
        let Part::Chart(chart) = part else { continue };
        for drawing in &chart.drawings {
            let file = place.join(drawing.file.trim_start_matches('/'));
            std::fs::write(file, &drawing.svg).expect("the folder can be written");
        }
    }
    let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts");
    let arguments = [
        "compile",
        "main.typ",
        "out.pdf",
        "--font-path",
        fonts,
        "--ignore-system-fonts",
    ];
    Some(command("typst", &arguments, &place, RUNS))
}

fn booklet(project: &Project) -> View {
    let booklet = Booklet {
        name: "booklet".to_owned(),
        chapters: default_chapters(),
        ..Booklet::default()
    };
    let built = view::build(&Input {
        model: &project.model,
        sources: &project.sources,
        vocabulary: &project.vocabulary,
        language: project.document_language(),
        booklet: &booklet,
        texts: &BTreeMap::new(),
        pictures: &Pictures::new(),
        fonts: &Chosen::default(),
        similarity: 0.9,
        only: None,
        complete: false,
        as_of: None,
    });
    built.view
}
