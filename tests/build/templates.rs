//! docs/templates.md names every template and every field that a part of a booklet has.

use crate::support::project;
use rolec::locale::Language;
use rolec::project::{Disk, Project, Request};
use rolec::render::booklet::{Booklet, Chapter, Selection, default_chapters};
use rolec::render::matrix::Kind;
use rolec::render::picture::Pictures;
use rolec::render::typeface::Chosen;
use rolec::render::view::{self, Input};
use std::collections::BTreeMap;
use std::fs;

#[test]
fn every_template_and_field_is_documented() {
    let page = fs::read_to_string(project("docs/templates.md")).expect("the page is there");
    for family in ["typst", "html", "markdown"] {
        for entry in fs::read_dir(project("templates").join(family)).expect("templates") {
            let path = entry.expect("a template").path();
            let name = path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            assert!(
                page.contains(&format!("`{name}`")),
                "{name} is not in the page"
            );
        }
    }
    let view = serde_json::to_value(view()).expect("the view is JSON");
    has_fields(&page, "book", &view["book"]);
    has_fields(&page, "look", &view["book"]["look"]);
    let parts = view["parts"].as_array().expect("there are parts");
    let mut kinds = Vec::new();
    for part in parts {
        let kind = part["kind"].as_str().expect("a part has a kind");
        kinds.push(kind.to_owned());
        has_fields(&page, kind, part);
    }
    for kind in page
        .lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .skip(10)
    {
        let kind = kind.split('`').next().unwrap_or_default();
        assert!(kinds.iter().any(|known| known == kind), "no part is {kind}");
    }
}

fn has_fields(page: &str, kind: &str, value: &serde_json::Value) {
    let row = page
        .lines()
        .rev()
        .find(|line| line.starts_with(&format!("| `{kind}` |")));
    let row = row.unwrap_or_else(|| panic!("{kind} has no row"));
    for field in value
        .as_object()
        .expect("an object")
        .keys()
        .filter(|key| *key != "kind")
    {
        assert!(row.contains(&format!("`{field}`")), "{kind}: {field}");
    }
}

/// A view with a part of every kind.
fn view() -> view::View {
    let request = Request {
        root: project("examples/clinic"),
        only: Vec::new(),
    };
    let project = Project::load(&request, &Disk).unwrap_or_else(|failures| panic!("{failures:?}"));
    let mut chapters = default_chapters();
    chapters.push(Chapter::Heading("Part 1: All".to_owned()).into());
    chapters.push(Chapter::Headcount(Selection::All).into());
    chapters.push(Chapter::Matrix(Kind::Authority, Selection::All).into());
    chapters.push(Chapter::Text("a.md".to_owned()).into());
    let booklet = Booklet {
        name: "all".to_owned(),
        chapters,
        ..Booklet::default()
    };
    let texts = BTreeMap::from([("a.md".to_owned(), "# A\n\nText.\n".to_owned())]);
    let built = view::build(&Input {
        model: &project.model,
        sources: &project.sources,
        vocabulary: &project.vocabulary,
        language: Language::En,
        booklet: &booklet,
        texts: &texts,
        pictures: &Pictures::new(),
        fonts: &Chosen::default(),
        similarity: 0.9,
        only: None,
        as_of: None,
    });
    built.view
}
