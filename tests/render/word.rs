//! Booklets as Word files, read back as XML by a program that knows nothing of rolec.

use crate::random::Random;
use crate::support::{self, bare, everything, example, hostile};
use rolec::project::Project;
use rolec::render::booklet::Booklet;
use rolec::render::docx::{BuiltIn, Press, Subject, Template};
use rolec::render::escape;
use rolec::render::typeface::Chosen;
use rolec::render::view::{self, Input};
use roxmltree::{Document, Node};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The main parts of the documents that a booklet comes to.
fn documents(project: &Project, booklet: &Booklet, subject: Subject) -> Vec<String> {
    let mut texts = BTreeMap::from([("chapter.md".to_owned(), support::CHAPTER.to_owned())]);
    for chapter in &booklet.chapters {
        if let rolec::render::booklet::Chapter::Text(path) = &chapter.chapter
            && let Ok(text) = std::fs::read_to_string(project.root.join(path))
        {
            texts.insert(path.clone(), text);
        }
    }
    let input = Input {
        model: &project.model,
        sources: &project.sources,
        vocabulary: &project.vocabulary,
        language: project.document_language(),
        booklet,
        texts: &texts,
        pictures: &BTreeMap::new(),
        fonts: &Chosen::default(),
        similarity: 0.9,
        only: None,
        complete: false,
        as_of: None,
    };
    let built = view::build(&input);
    let template = Template::built_in(
        BuiltIn::of(subject),
        input.language,
        &booklet.design,
        &project.vocabulary,
    );
    let template = template.unwrap_or_else(|faults| panic!("{faults:?}"));
    let press = Press::new(&template, input, &built.view);
    let press = press.unwrap_or_else(|message| panic!("{message:?}"));
    let documents = (0..press.count()).map(|at| {
        let file = press
            .document(at)
            .unwrap_or_else(|message| panic!("{message:?}"));
        let mut archive = ZipArchive::new(Cursor::new(file)).expect("it is a zip");
        let mut text = String::new();
        let mut part = archive.by_name("word/document.xml").expect("a document");
        part.read_to_string(&mut text).expect("it is text");
        text
    });
    documents.collect()
}

/// The text of a part, as a reader sees it.
fn text(xml: &str) -> String {
    let document = Document::parse(xml).unwrap_or_else(|error| panic!("{error}"));
    let is_text = |node: &Node| node.tag_name().name() == "t";
    let texts = document.descendants().filter(is_text);
    texts.filter_map(|node| node.text()).collect()
}

#[test]
fn every_sentence_is_in_the_booklet_and_in_the_sheets() {
    for name in ["marketing-centre", "clinic"] {
        let project = example(name);
        let sentences = support::sentences(&project);
        assert!(sentences.len() > 300, "{}", sentences.len());
        let whole = documents(&project, &everything(), Subject::Booklet);
        let whole = bare(&text(&whole[0]));
        let missing: Vec<&String> = sentences
            .iter()
            .filter(|sentence| !whole.contains(&bare(sentence)))
            .collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
        let sheets = documents(&project, &everything(), Subject::Position);
        assert!(sheets.len() > 10);
        let sheets: Vec<String> = sheets.iter().map(|sheet| bare(&text(sheet))).collect();
        for position in project.model.positions.iter().filter(|one| !one.stub) {
            let duties = position.duties.lines();
            let holds = |sheet: &String| duties.iter().all(|duty| sheet.contains(&bare(duty)));
            assert!(sheets.iter().any(holds), "{}", position.title);
        }
    }
}

/// The sheets and their duties stand in the booklet in the order of the organisation.
#[test]
fn duties_stand_in_order() {
    let project = example("clinic");
    let whole = documents(&project, &everything(), Subject::Booklet);
    let whole = bare(&text(&whole[0]));
    for position in project.model.positions.iter().filter(|one| !one.stub) {
        let mut from = 0;
        for duty in position.duties.lines() {
            let at = whole[from..].find(&bare(&duty));
            from += at.unwrap_or_else(|| panic!("{}: {duty}", position.title));
        }
    }
}

#[test]
fn hostile_text_is_text() {
    let whole = documents(&hostile(), &everything(), Subject::Booklet);
    let document = Document::parse(&whole[0]).expect("it is XML");
    let fields = document
        .descendants()
        .filter(|node| node.tag_name().name() == "instrText");
    for field in fields {
        let text = field.text().unwrap_or_default();
        assert!(
            text.starts_with(" TOC ") || text.starts_with(" PAGEREF _Toc"),
            "{text}"
        );
    }
    support::has_hostile(&bare(&text(&whole[0])));
}

#[test]
fn escaped_text_comes_back() {
    let mut random = Random::new(5);
    for _ in 0..4000 {
        let written = support::text(&mut random);
        let run = format!("<w:r xmlns:w=\"w\">{}</w:r>", escape::word(&written));
        let document = Document::parse(&run).unwrap_or_else(|error| panic!("{error}: {run}"));
        let mut read = String::new();
        for node in document.root_element().children() {
            match node.tag_name().name() {
                "t" => read.push_str(node.text().unwrap_or_default()),
                "br" => read.push('\n'),
                "tab" => read.push('\t'),
                other => panic!("{other}: {run}"),
            }
        }
        let dropped = |c: &char| !matches!(c, '\0' | '\u{202E}' | '\u{FEFF}');
        let wanted: String = written.chars().filter(dropped).collect();
        assert_eq!(read, wanted.replace('\u{2028}', "\n"));
    }
}
