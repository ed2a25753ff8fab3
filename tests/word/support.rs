//! Templates from readable XML, and documents as readable text.

use crate::memory::Memory;
use rolec::locale::Language;
use rolec::project::Project;
use rolec::render::booklet::{Booklet, Chapter, Entry, Selection};
use rolec::render::docx::{Fault, Press, Subject, Template};
use rolec::render::picture::Pictures;
use rolec::render::typeface::Chosen;
use rolec::render::view::{self, Built, Input};
use roxmltree::{Document, Node};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

pub const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// The organisation that the cases are about.
pub fn organisation() -> Project {
    let text = include_str!("organisation.role");
    Memory::of([("a.role", text)]).project()
}

/// A file of parts, by their names.
pub fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default();
        writer.start_file(name.as_str(), options).expect("a part");
        writer.write_all(bytes).expect("it can be written");
    }
    writer.finish().expect("it can be closed").into_inner()
}

/// The parts of a template: the main part, and others by what they are called in relationships.
pub fn parts(body: &str, others: &[(&str, String)]) -> Vec<(String, Vec<u8>)> {
    let mut types = String::from(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>",
    );
    let mut relationships = String::from(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    );
    let mut typed = |name: &str, kind: &str| {
        let _ = write!(
            types,
            "<Override PartName=\"/word/{name}.xml\" ContentType=\"{TYPES}{kind}+xml\"/>"
        );
    };
    typed("document", "document.main");
    let mut parts = vec![(
        "word/document.xml".to_owned(),
        format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>").into_bytes(),
    )];
    for (kind, text) in others {
        typed(kind, kind);
        let _ = write!(
            relationships,
            "<Relationship Id=\"r{kind}\" Type=\"{RELATIONS}{kind}\" Target=\"{kind}.xml\"/>"
        );
        parts.push((format!("word/{kind}.xml"), text.clone().into_bytes()));
    }
    let root = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
         Type=\"{RELATIONS}officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    );
    parts.push((
        "[Content_Types].xml".to_owned(),
        format!("{types}</Types>").into_bytes(),
    ));
    parts.push(("_rels/.rels".to_owned(), root.into_bytes()));
    parts.push((
        "word/_rels/document.xml.rels".to_owned(),
        format!("{relationships}</Relationships>").into_bytes(),
    ));
    parts
}

/// A template of a body alone.
pub fn simple(body: &str) -> Vec<u8> {
    packed(&parts(body, &[]))
}

/// A paragraph of one run.
pub fn paragraph(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A booklet of all sheets.
pub fn booklet() -> Booklet {
    Booklet {
        name: "all".to_owned(),
        title: Some("岗位说明书汇编".to_owned()),
        chapters: [
            Chapter::Cover,
            Chapter::Contents,
            Chapter::Functions(Selection::All),
            Chapter::Positions(Selection::All, Vec::new()),
        ]
        .map(Entry::from)
        .to_vec(),
        ..Booklet::default()
    }
}

/// What a press needs, kept together.
pub struct Source {
    pub project: Project,
    booklet: Booklet,
    texts: BTreeMap<String, String>,
    pictures: Pictures,
    fonts: Chosen,
    built: Option<Built>,
}

impl Source {
    pub fn of(project: Project, booklet: Booklet) -> Self {
        let mut source = Self {
            project,
            booklet,
            texts: BTreeMap::new(),
            pictures: Pictures::new(),
            fonts: Chosen::default(),
            built: None,
        };
        source.built = Some(view::build(&source.input()));
        source
    }

    fn input(&self) -> Input<'_> {
        Input {
            model: &self.project.model,
            sources: &self.project.sources,
            vocabulary: &self.project.vocabulary,
            language: self.project.document_language(),
            booklet: &self.booklet,
            texts: &self.texts,
            pictures: &self.pictures,
            fonts: &self.fonts,
            similarity: 0.9,
            only: None,
            complete: false,
            as_of: None,
        }
    }

    pub fn read(&self, bytes: &[u8], subject: Option<Subject>) -> Result<Template, Vec<Fault>> {
        Template::read(bytes, subject, &self.project.vocabulary)
    }

    /// All documents of a template, with their titles.
    pub fn filled(&self, template: &Template) -> Vec<(String, Vec<u8>)> {
        let view = &self.built.as_ref().expect("it was built").view;
        let press = Press::new(template, self.input(), view);
        let press = press.unwrap_or_else(|message| panic!("{message:?}"));
        let documents = (0..press.count()).map(|at| {
            let document = press.document(at);
            (
                press.name(at).0,
                document.unwrap_or_else(|message| panic!("{message:?}")),
            )
        });
        documents.collect()
    }

    pub fn language(&self) -> Language {
        self.project.document_language()
    }
}

/// The text of a part of a file; None if there is no such part.
pub fn part(file: &[u8], name: &str) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("it is a zip");
    let mut part = archive.by_name(name).ok()?;
    let mut text = String::new();
    part.read_to_string(&mut text).expect("it is text");
    Some(text)
}

/// The names of the parts of a file, in order.
pub fn names(file: &[u8]) -> Vec<String> {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("it is a zip");
    let count = archive.len();
    let names = (0..count).map(|at| {
        let part = archive.by_index(at).expect("a part");
        part.name().expect("a name").into_owned()
    });
    names.collect()
}

/// A part as lines: a paragraph a line, tables with bars, what hangs in a paragraph behind it.
pub fn lines(xml: &str) -> String {
    let document = Document::parse(xml).unwrap_or_else(|error| panic!("{error}\n{xml}"));
    let mut out = String::new();
    blocks(document.root_element(), 0, &mut out);
    out
}

fn is(node: &Node, name: &str) -> bool {
    node.tag_name().name() == name
}

fn blocks(node: Node, depth: usize, out: &mut String) {
    for child in node.children() {
        let indent = "  ".repeat(depth);
        match child.tag_name().name() {
            "p" => paragraph_lines(child, depth, out),
            "tbl" => {
                let _ = writeln!(out, "{indent}table");
                for row in child.children().filter(|row| is(row, "tr")) {
                    let _ = writeln!(out, "{indent}- row");
                    for cell in row.children().filter(|cell| is(cell, "tc")) {
                        let _ = writeln!(out, "{indent}  | cell");
                        assert!(
                            cell.children()
                                .rfind(Node::is_element)
                                .is_some_and(|last| is(&last, "p")),
                            "a cell ends with no paragraph"
                        );
                        blocks(cell, depth + 2, out);
                    }
                }
            }
            "sectPr" => {
                let _ = writeln!(out, "{indent}section");
            }
            _ => blocks(child, depth, out),
        }
    }
}

fn paragraph_lines(paragraph: Node, depth: usize, out: &mut String) {
    let mut text = String::new();
    let mut hanging = Vec::new();
    let look = paragraph.children().find(|child| is(child, "pPr"));
    if let Some(look) = look {
        let value = |name: &str| {
            let found = look.descendants().find(|node| is(node, name))?;
            found
                .attributes()
                .find(|attribute| attribute.name() == "val")
                .map(|attribute| attribute.value().to_owned())
        };
        if let Some(style) = value("pStyle") {
            let _ = write!(text, "<{style}> ");
        }
        if let Some(list) = value("numId") {
            let level = value("ilvl").filter(|level| level != "0");
            let level = level.map_or(String::new(), |level| format!("/{level}"));
            let _ = write!(text, "#{list}{level} ");
        }
        if look.children().any(|child| is(&child, "sectPr")) {
            text.push_str("[section ends] ");
        }
    }
    run_text(paragraph, &mut text, &mut hanging);
    let indent = "  ".repeat(depth);
    let _ = writeln!(out, "{}", format!("{indent}{text}").trim_end());
    for boxed in hanging {
        let _ = writeln!(out, "{indent}  box");
        blocks(boxed, depth + 2, out);
    }
}

fn run_text<'d>(node: Node<'d, 'd>, text: &mut String, hanging: &mut Vec<Node<'d, 'd>>) {
    for child in node.children() {
        match child.tag_name().name() {
            "pPr" | "rPr" => {}
            "r" => {
                let look = child.children().find(|inner| is(inner, "rPr"));
                let strong = look.is_some_and(|look| look.children().any(|one| is(&one, "b")));
                let mut own = String::new();
                run_text(child, &mut own, hanging);
                let italic = look.is_some_and(|look| look.children().any(|one| is(&one, "i")));
                match (strong, italic) {
                    (true, _) => text.push_str(&format!("*{own}*")),
                    (_, true) => text.push_str(&format!("/{own}/")),
                    _ => text.push_str(&own),
                }
            }
            "t" => text.push_str(child.text().unwrap_or_default()),
            "tab" => text.push('⇥'),
            "br" => text.push(match child.attributes().any(|a| a.value() == "page") {
                true => '⤓',
                false => '⏎',
            }),
            "txbxContent" => hanging.push(child),
            "pic" => text.push('▣'),
            _ => run_text(child, text, hanging),
        }
    }
}

/// A booklet with a chart, too.
pub fn with_chart() -> Booklet {
    let mut booklet = booklet();
    booklet
        .chapters
        .insert(2, Chapter::Chart(Selection::All).into());
    booklet
}
