//! The organisation as a folder of web pages: a page for each department, position, matter and process, tables over all
//! of them, the chart, and a search that needs no server. Takes the parts of the view apart into pages; what stands in
//! them is the view's business, how they look the templates'.

mod around;
mod frame;
pub mod page;
mod places;
mod prose;
mod search;
mod sheets;

use super::booklet::{Booklet, Chapter, Entry, Selection};
use super::design::Design;
use super::html::chart;
use super::manual;
use super::matrix::Kind;
use super::picture::Pictures;
use super::template::{Data, Templates};
use super::typeface::Chosen;
use super::view::{self, Part, View};
use crate::diagnostic::Message;
use crate::locale::Language;
use crate::model::{Entity, Model};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::Sources;
use frame::Framer;
use rayon::prelude::*;
use sheets::{Places, Sheet};
use std::collections::BTreeMap;
use time::Date;

/// What the style sheet and the scripts carry, so that they are known again.
pub const GENERATOR: &str = "/* generator: rolec */";

/// What a site is made from.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    pub model: &'a Model,
    pub sources: &'a Sources,
    pub vocabulary: &'a Vocabulary,
    pub language: Language,
    /// None: the usual title in the language of the site.
    pub title: Option<&'a str>,
    /// Chapters in Markdown, by their paths, in order.
    pub documents: &'a [String],
    pub texts: &'a BTreeMap<String, String>,
    /// The logo and the pictures of those chapters, by their paths in the workspace.
    pub pictures: &'a Pictures,
    /// Theme, logo and marks.
    pub design: &'a Design,
    /// Only this department with all below it, or this position.
    pub only: Option<Entity>,
    /// The day of the build.
    pub as_of: Option<Date>,
    /// From which likeness (0 to 1) two duties share a row of a table.
    pub similarity: f64,
}

/// A file of a site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// From the root of the site, with `/`.
    pub path: String,
    pub text: String,
}

/// The files, the front page first.
///
/// # Errors
/// If a template asks for what the view does not have.
pub fn site(input: &Input, mut templates: Templates) -> Result<Vec<File>, Message> {
    let mut view = view(input);
    let places = Places::of(&view, input);
    templates.set_places(places.anchors());
    let boxes = chart::sheets(&view, |anchor| places.anchor(anchor));
    let parts = std::mem::take(&mut view.parts);
    let sheets = sheets::sheets(parts, input, &places);
    let framer = Framer::new(input, &sheets, &places);
    let made = sheets.par_iter().map(|sheet| {
        let text = page(sheet, &view, &framer, &boxes, &templates)?;
        Ok(File {
            path: sheet.path.clone(),
            text,
        })
    });
    let mut files: Vec<File> = made.collect::<Result<_, Message>>()?;
    files.push(File {
        path: "search.js".to_owned(),
        text: search::index(&sheets, &framer, input),
    });
    for (path, template) in [("style.css", "look"), ("site.js", "script")] {
        let logo = view.book.look.logo.as_ref();
        let data = Data {
            logo: logo.map(|logo| logo.address.as_str()),
            ..Data::of(&view)
        };
        let text = templates.render(template, &data)?;
        files.push(File {
            path: path.to_owned(),
            text: format!("{GENERATOR}\n{text}"),
        });
    }
    Ok(files)
}

/// The view of everything, each thing once.
fn view(input: &Input) -> View {
    let matrices = [Kind::Authority, Kind::Raci, Kind::Kpi, Kind::Headcount];
    let mut chapters = vec![
        Chapter::Revisions,
        Chapter::Chart(Selection::All),
        Chapter::PositionsList(Selection::All),
        Chapter::Functions(Selection::All),
        Chapter::Positions(Selection::All, Vec::new()),
        Chapter::Authorities(Selection::All),
        Chapter::Processes(Selection::All),
        Chapter::Kpis,
        Chapter::Glossary,
    ];
    chapters.extend(matrices.map(|kind| Chapter::Matrix(kind, Selection::All)));
    chapters.extend(input.documents.iter().cloned().map(Chapter::Text));
    let booklet = Booklet {
        title: input.title.map(str::to_owned),
        design: input.design.clone(),
        chapters: chapters.into_iter().map(Entry::from).collect(),
        ..Booklet::default()
    };
    let built = view::build(&view::Input {
        model: input.model,
        sources: input.sources,
        vocabulary: input.vocabulary,
        language: input.language,
        booklet: &booklet,
        texts: input.texts,
        pictures: input.pictures,
        fonts: &Chosen::default(),
        similarity: input.similarity,
        only: input.only,
        complete: true,
        as_of: input.as_of,
    });
    built.view
}

fn page(
    sheet: &Sheet,
    view: &View,
    framer: &Framer,
    boxes: &chart::Sheets,
    templates: &Templates,
) -> Result<String, Message> {
    let part = sheet.part.as_ref().map(|part| chart::linked(part, boxes));
    let body = match &sheet.part {
        Some(Part::Text(text)) => Some(manual::html(text, &view.pictures)),
        _ => None,
    };
    let data = Data {
        part: part.as_deref(),
        page: Some(&framer.page(sheet)),
        body,
        ..Data::of(view)
    };
    templates.render_all(&["begin", sheet.template, "end"], &data)
}
