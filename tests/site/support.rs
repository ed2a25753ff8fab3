//! Sites in memory, read back as XML, which is stricter than browsers are.

pub use crate::shared::{CHAPTER, bare, example, has_hostile, hostile, sentences, workspace};
use rolec::project::Project;
use rolec::render::design::Design;
use rolec::render::picture::Pictures;
use rolec::render::site::{self, File, Input};
use rolec::render::template::{Family, Overrides, Templates};
use roxmltree::{Document, Node, ParsingOptions};
use std::collections::BTreeMap;
use std::sync::OnceLock;

pub fn made(project: &Project, overrides: &Overrides) -> Vec<File> {
    let documents: Vec<String> = ["a/章.md", "b/章.md"].map(str::to_owned).into();
    let texts = documents
        .iter()
        .map(|path| (path.clone(), CHAPTER.to_owned()));
    let texts: BTreeMap<String, String> = texts.collect();
    let input = Input {
        model: &project.model,
        sources: &project.sources,
        vocabulary: &project.vocabulary,
        language: project.document_language(),
        title: None,
        documents: &documents,
        texts: &texts,
        pictures: &Pictures::new(),
        design: &Design::default(),
        only: None,
        as_of: None,
        similarity: 0.8,
    };
    let templates = Templates::new(Family::Site, overrides).expect("the templates can be read");
    site::site(&input, templates).unwrap_or_else(|message| panic!("{message:?}"))
}

/// The site of a text.
pub fn of(text: &str) -> Vec<File> {
    made(&workspace(text), &Overrides::default())
}

/// A site, and what it was made from.
pub struct Site {
    pub name: &'static str,
    pub project: Project,
    pub files: Vec<File>,
}

/// The sites of the examples, and of hostile text.
pub fn sites() -> &'static [Site] {
    static SITES: OnceLock<Vec<Site>> = OnceLock::new();
    SITES.get_or_init(|| {
        let projects = [
            ("clinic", example("clinic")),
            ("marketing-centre", example("marketing-centre")),
            ("hostile", hostile()),
        ];
        let sites = projects.into_iter().map(|(name, project)| Site {
            files: made(&project, &Overrides::default()),
            name,
            project,
        });
        sites.collect()
    })
}

pub fn is_page(file: &&File) -> bool {
    file.path.ends_with(".html")
}

pub fn parse(file: &File) -> Document<'_> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    let parsed = Document::parse_with_options(&file.text, options);
    parsed.unwrap_or_else(|error| panic!("{}: {error}", file.path))
}

pub fn named<'a>(document: &'a Document<'a>, name: &str) -> Vec<Node<'a, 'a>> {
    let name = name.to_owned();
    let nodes = document.descendants();
    nodes
        .filter(|node| node.is_element() && node.tag_name().name() == name)
        .collect()
}

/// What a reader sees; line breaks are line ends.
pub fn text(node: Node) -> String {
    match node.tag_name().name() {
        "style" | "script" => String::new(),
        "br" => "\n".to_owned(),
        _ if node.is_text() => node.text().unwrap_or_default().to_owned(),
        _ => node.children().map(text).collect(),
    }
}

/// The page of a path.
pub fn page<'a>(files: &'a [File], path: &str) -> &'a File {
    let found = files.iter().find(|file| file.path == path);
    found.unwrap_or_else(|| {
        let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
        panic!("no {path} in {paths:?}")
    })
}
