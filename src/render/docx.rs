//! Word files: templates that people make in Word, filled with a position, a department or a whole booklet. A template
//! is read and judged once (`package`, `paragraph`, `structure`), compiled (`compile`) and run for each document
//! (`fill`). Pure: reads no file; what it needs is handed in.

mod built_in;
mod clean;
mod compile;
mod content;
mod data;
mod fault;
pub mod fields;
mod fill;
mod numbering;
mod package;
mod paragraph;
mod picture;
mod scope;
mod structure;
mod styles;
mod tag;
mod xml;

use crate::diagnostic::Message;
use crate::locale::Language;
use crate::render::view::{Input, Part, View};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::xml::escaped;
pub use built_in::BuiltIn;
use compile::Op;
use content::Setting;
use data::{Data, Item};
pub use fault::{Fault, Place, Spot, Story};
pub use fields::Subject;
use fill::Filler;
use numbering::{Counter, Lists};
use package::{Base, Package};
use picture::{Drawings, Media, Size};
use rustc_hash::FxHashMap;
use scope::Words;
use std::io::{Read, Seek};
use xml::Tree;
use zip::ZipArchive;

/// What our files say they were made with, in their properties.
pub const CREATOR: &str = concat!("rolec ", env!("CARGO_PKG_VERSION"));

/// So much of the properties is read, in bytes.
const PROPERTIES: u64 = 64 * 1024;

/// Whether we made a file: its properties say so. Word says it made what it saves.
pub fn is_ours(file: impl Read + Seek) -> bool {
    let made = || {
        let mut archive = ZipArchive::new(file).ok()?;
        let properties = archive.by_name(APP).ok()?;
        let mut text = String::new();
        properties.take(PROPERTIES).read_to_string(&mut text).ok()?;
        Some(text.contains("<Application>rolec "))
    };
    made().unwrap_or(false)
}

/// What the parts with text are called by those that refer to them.
const STORIES: [(&str, Story); 4] = [
    ("header", Story::Header),
    ("footer", Story::Footer),
    ("footnotes", Story::Footnotes),
    ("endnotes", Story::Endnotes),
];

/// Parts whose text is out of reach: drawings and diagrams that Word keeps apart.
const OUT_OF_REACH: [&str; 2] = ["word/diagrams/data", "word/charts/chart"];

/// A template without faults.
pub struct Template {
    subject: Subject,
    package: Package,
    /// The parts that are filled, with their programs.
    programs: Programs,
    lists: Lists,
    numbering: Option<String>,
    styles: Option<String>,
    /// The paper and the margins of its last section, and the whole of it.
    room: Size,
    section: String,
    /// Whether it has what rolec sets itself, or pictures.
    sets: bool,
    draws: bool,
}

impl Template {
    /// Reads a template. Without a subject, it is for that which has most of its fields.
    ///
    /// # Errors
    /// All that is wrong with it, in the order of the document.
    pub fn read(
        bytes: &[u8],
        subject: Option<Subject>,
        vocabulary: &Vocabulary,
    ) -> Result<Self, Vec<Fault>> {
        let package = Package::read(bytes).map_err(|message| vec![Fault::whole(message)])?;
        Self::of(package, subject, vocabulary)
    }

    /// A template that comes with rolec.
    ///
    /// # Errors
    /// None, unless the program itself is at fault.
    pub fn built_in(
        built_in: BuiltIn,
        language: Language,
        vocabulary: &Vocabulary,
    ) -> Result<Self, Vec<Fault>> {
        let package = built_in.package(language);
        Self::of(package, Some(built_in.subject()), vocabulary)
    }

    fn of(
        package: Package,
        subject: Option<Subject>,
        vocabulary: &Vocabulary,
    ) -> Result<Self, Vec<Fault>> {
        let parts = Parts::read(&package).map_err(|message| vec![Fault::whole(message)])?;
        let wanted: Vec<Subject> = match subject {
            Some(subject) => vec![subject],
            None => Subject::ALL.to_vec(),
        };
        let mut best: Option<(Vec<Fault>, Subject, Programs)> = None;
        for subject in wanted {
            let mut faults = parts.faults.clone();
            let programs = parts.compile(subject, vocabulary, &mut faults);
            let better = best
                .as_ref()
                .is_none_or(|(least, ..)| faults.len() < least.len());
            if better {
                best = Some((faults, subject, programs));
            }
        }
        let Some((faults, subject, programs)) = best else {
            return Err(Vec::new());
        };
        if !faults.is_empty() {
            return Err(faults);
        }
        let uses = |wanted: fn(&Op) -> bool| programs.iter().any(|(_, ops)| any(ops, wanted));
        Ok(Self {
            subject,
            sets: uses(|op| matches!(op, Op::Block(..))),
            draws: uses(|op| matches!(op, Op::Block(..) | Op::Picture(..))),
            room: parts.room,
            section: parts.section,
            lists: parts.lists,
            numbering: parts.numbering,
            styles: parts.styles,
            programs,
            package,
        })
    }

    pub fn subject(&self) -> Subject {
        self.subject
    }
}

fn any(ops: &[Op], wanted: fn(&Op) -> bool) -> bool {
    ops.iter().any(|op| {
        wanted(op)
            || match op {
                Op::Each { body, between, .. } => any(body, wanted) || any(between, wanted),
                Op::If {
                    then, otherwise, ..
                } => any(then, wanted) || any(otherwise, wanted),
                Op::Hold { body, .. } => any(body, wanted),
                Op::Table(rows) => any(rows, wanted),
                Op::Lines { before, behind, .. } => any(before, wanted) || any(behind, wanted),
                _ => false,
            }
    })
}

/// Parts with their programs.
type Programs = Vec<(String, Vec<Op>)>;

/// The parts of a template that matter.
struct Parts {
    stories: Vec<(String, Story, Tree)>,
    lists: Lists,
    numbering: Option<String>,
    styles: Option<String>,
    room: Size,
    section: String,
    faults: Vec<Fault>,
}

impl Parts {
    fn read(package: &Package) -> Result<Self, Message> {
        let main = package.main()?;
        let missing = || Message::new("word-no-docx");
        let tree = package.tree(&main)?.ok_or_else(missing)?;
        if !tree.is(Tree::ROOT, "w:document") || tree.child(Tree::ROOT, "w:body").is_none() {
            return Err(missing());
        }
        let relationships = package.relationships(&main)?;
        let target = |kind: &str| {
            let mut found = relationships.iter().filter(|one| !one.external);
            let found = found.find(|one| one.kind == kind)?;
            package
                .part(&found.target)
                .is_some()
                .then(|| found.target.clone())
        };
        let (numbering, styles) = (target("numbering"), target("styles"));
        let tree_of = |name: &Option<String>| match name {
            Some(name) => package.tree(name),
            None => Ok(None),
        };
        let lists = Lists::read(tree_of(&numbering)?.as_ref(), tree_of(&styles)?.as_ref());
        let (room, section) = last_section(&tree);
        let mut stories = vec![(main, Story::Body, tree)];
        for (kind, story) in STORIES {
            for one in relationships.iter().filter(|one| one.kind == kind) {
                let known = stories.iter().any(|(name, ..)| *name == one.target);
                if !one.external
                    && !known
                    && let Some(tree) = package.tree(&one.target)?
                {
                    stories.push((one.target.clone(), story, tree));
                }
            }
        }
        for (_, _, tree) in &mut stories {
            clean::clean(tree);
        }
        Ok(Self {
            stories,
            lists,
            numbering,
            styles,
            room,
            section,
            faults: out_of_reach(package),
        })
    }

    fn compile(
        &self,
        subject: Subject,
        vocabulary: &Vocabulary,
        faults: &mut Vec<Fault>,
    ) -> Programs {
        let words = Words { vocabulary };
        let mut programs = Vec::new();
        for (name, story, tree) in &self.stories {
            let mut tree = tree.clone();
            let mut told = Vec::new();
            let placed = paragraph::place(&mut tree, *story, &mut told);
            let structure = structure::structure(&mut tree, &placed, subject, words, &mut told);
            if told.is_empty() {
                let ops = compile::compile(&tree, &placed, &structure, &self.lists);
                programs.push((name.clone(), ops));
            }
            let place = |fault: &Fault| {
                let place = fault.place.as_ref();
                place.map_or((0, 0), |place| (place.order, place.range.start))
            };
            told.sort_by_key(place);
            faults.append(&mut told);
        }
        programs
    }
}

/// Tags where nothing can be filled in.
fn out_of_reach(package: &Package) -> Vec<Fault> {
    let is_such = |name: &&str| OUT_OF_REACH.iter().any(|start| name.starts_with(start));
    let has_tag = |name: &&str| {
        let bytes = package.part(name).unwrap_or_default();
        memchr::memmem::find(bytes, b"{{").is_some()
    };
    let parts = package.names().filter(is_such).filter(has_tag);
    parts
        .map(|part| Fault::whole(Message::new("word-tag-out-of-reach").arg("part", part)))
        .collect()
}

/// How much room the last section has, and how it is set.
fn last_section(tree: &Tree) -> (Size, String) {
    let body = tree.child(Tree::ROOT, "w:body").unwrap_or(Tree::ROOT);
    let section = tree.child(body, "w:sectPr");
    let mut written = String::new();
    if let Some(section) = section {
        tree.write(section, &mut written);
    }
    let number = |element: &str, name: &str, usual: u32| {
        let value = section
            .and_then(|section| tree.child(section, element))
            .and_then(|element| tree.attribute(element, name));
        let value = value.and_then(|value| value.trim_start_matches('-').parse::<u32>().ok());
        value.filter(|&value| value < 100_000).unwrap_or(usual)
    };
    let across = number("w:pgMar", "w:left", 1440) + number("w:pgMar", "w:right", 1440);
    let down = number("w:pgMar", "w:top", 1440) + number("w:pgMar", "w:bottom", 1440);
    let room = Size {
        width: number("w:pgSz", "w:w", 11906)
            .saturating_sub(across)
            .max(1440),
        height: number("w:pgSz", "w:h", 16838)
            .saturating_sub(down + 800)
            .max(1440),
    };
    (room, written)
}

/// A template with what it is filled with.
pub struct Press<'t, 'a> {
    template: &'t Template,
    data: Data<'a>,
    setting: Setting,
    base: Base,
    relationships: FxHashMap<String, String>,
    numbering: String,
    drawings: Drawings,
    items: Vec<Item<'a>>,
}

impl<'t, 'a> Press<'t, 'a> {
    /// Makes ready. `pages` are those of anchors, as far as they are known.
    ///
    /// # Errors
    /// If memory is short.
    pub fn new(
        template: &'t Template,
        input: Input<'a>,
        view: &'a View,
        pages: FxHashMap<String, usize>,
    ) -> Result<Self, Message> {
        let data = Data::new(input, view);
        let mut package = template.package.clone();
        let mut styles = styles::Styles::default();
        if template.sets {
            let name = template.styles.clone();
            let name = name.unwrap_or_else(|| "word/styles.xml".to_owned());
            let own = package.tree(&name)?.unwrap_or_else(|| Tree {
                nodes: vec![xml::Node {
                    parent: None,
                    children: Vec::new(),
                    kind: xml::Kind::Element {
                        name: "w:styles".to_owned(),
                        attributes: vec![("xmlns:w".to_owned(), xml::WORD.to_owned())],
                    },
                }],
            });
            let ours = built_in::style_tree(input.language);
            let (part, known) = styles::completed(&own.part(), &own, &ours);
            styles = known;
            package.set(&name, part.into_bytes());
            if template.styles.is_none() {
                let kind =
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml";
                package.declare(&name, kind);
                package.relate(
                    &package.main()?,
                    "rolecStyles",
                    "styles",
                    "/word/styles.xml",
                );
            }
        }
        if template.draws {
            package.declare_ending("png", "image/png");
            package.declare_ending("svg", "image/svg+xml");
        }
        tidy(&mut package)?;
        let own = own_parts(template);
        let relationships = own
            .iter()
            .filter(|name| name.ends_with(".rels"))
            .filter_map(|name| Some((name.clone(), package.text_of(name)?)))
            .collect();
        let numbering = template.numbering.as_ref();
        let numbering = numbering.and_then(|name| package.text_of(name));
        let base = package.base(&own)?;
        let bookmarks = match template.subject {
            Subject::Booklet => bookmarks(view),
            _ => FxHashMap::default(),
        };
        Ok(Self {
            items: data.subjects(template.subject),
            setting: Setting {
                room: template.room,
                styles,
                section: template.section.clone(),
                bookmarks,
                pages,
            },
            template,
            data,
            base,
            relationships,
            numbering: numbering.unwrap_or_default(),
            drawings: Drawings::default(),
        })
    }

    /// How many documents there are.
    pub fn count(&self) -> usize {
        self.items.len()
    }

    /// The title of a document, and the department that tells it apart from others of that title.
    pub fn name(&self, at: usize) -> (String, Option<String>) {
        let model = self.data.model();
        match self.items.get(at) {
            Some(Item::Position(_, id)) => {
                let position = &model[*id];
                let department = position.department.map(|id| model[id].name.clone());
                (position.title.clone(), department)
            }
            Some(Item::Department(_, id)) => {
                let department = &model[*id];
                let above = department.parent.map(|id| model[id].name.clone());
                (department.name.clone(), above)
            }
            _ => (self.data.view.book.title.clone(), None),
        }
    }

    /// A document.
    ///
    /// # Errors
    /// If a picture cannot be drawn, or memory is short.
    pub fn document(&self, at: usize) -> Result<Vec<u8>, Message> {
        let Some(item) = self.items.get(at) else {
            return Err(Message::new("cli-internal").arg("reason", at.to_string()));
        };
        let mut filler = Filler::new(
            &self.data,
            &self.setting,
            item.clone(),
            Counter::new(&self.template.lists),
            Media::new(&self.drawings),
        );
        let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
        for (name, ops) in &self.template.programs {
            let text = filler.part(name, ops);
            parts.push((name.clone(), text.into_bytes()));
        }
        if let Some(fault) = filler.fault {
            return Err(fault);
        }
        if let Some(name) = &self.template.numbering {
            let part = filler.counter.part(&self.numbering);
            let part = part.unwrap_or_else(|| self.numbering.clone());
            parts.push((name.clone(), part.into_bytes()));
        }
        parts.extend(self.related(&filler.media));
        parts.extend(filler.media.files());
        parts.push((CORE.to_owned(), self.core(at).into_bytes()));
        self.base.write(&parts)
    }

    /// The relationships of all parts that are filled, with those of pictures.
    fn related(&self, media: &Media) -> Vec<(String, Vec<u8>)> {
        let mut entries: FxHashMap<String, String> = FxHashMap::default();
        for (part, both) in media.relationships() {
            let own = entries.entry(package::relationships_of(part)).or_default();
            for (id, target) in both {
                own.push_str(&package::relationship(&id, "image", &target));
            }
        }
        let mut names: Vec<&String> = self.relationships.keys().chain(entries.keys()).collect();
        names.sort_unstable();
        names.dedup();
        let whole = names.into_iter().map(|name| {
            let text = self.relationships.get(name).map(String::as_str);
            let text = text.unwrap_or(package::EMPTY_RELATIONSHIPS);
            let own = entries.get(name).map_or("", String::as_str);
            let text = package::with_children(text, own);
            (name.clone(), text.into_bytes())
        });
        whole.collect()
    }

    /// What the file says of itself.
    fn core(&self, at: usize) -> String {
        let (title, _) = self.name(at);
        let book = &self.data.view.book;
        let date = self.data.date().map_or_else(String::new, |date| {
            let moment = format!("{date}T00:00:00Z");
            ["created", "modified"]
                .map(|name| {
                    format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{moment}</dcterms:{name}>")
                })
                .concat()
        });
        format!(
            "{}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
             xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>\
             <dc:language>{}</dc:language>{date}</cp:coreProperties>",
            xml::DECLARATION,
            escaped(&title),
            escaped(&book.organisation),
            book.locale,
        )
    }
}

const CORE: &str = "docProps/core.xml";
const APP: &str = "docProps/app.xml";

/// The parts that differ from document to document.
fn own_parts(template: &Template) -> Vec<String> {
    let mut own: Vec<String> = Vec::new();
    for (name, _) in &template.programs {
        own.push(name.clone());
        own.push(package::relationships_of(name));
    }
    own.extend(template.numbering.clone());
    own.push(CORE.to_owned());
    own
}

/// Makes a package one of ours: a document and no template, made by rolec, with nothing that Word would fetch or ask.
fn tidy(package: &mut Package) -> Result<(), Message> {
    package.rewrite(package::TYPES, |text| {
        text.replace(
            "wordprocessingml.template.main+xml",
            "wordprocessingml.document.main+xml",
        )
    });
    let app = format!(
        "{}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>{CREATOR}</Application></Properties>",
        xml::DECLARATION
    );
    for (name, id, kind, content) in [
        (CORE, "rolecCore", CORE_RELATION, "core-properties+xml"),
        (
            APP,
            "rolecApp",
            "extended-properties",
            "extended-properties+xml",
        ),
    ] {
        let known = package
            .relationships("")?
            .iter()
            .any(|one| one.target == name);
        if !known {
            package.relate("", id, kind, name);
        }
        let prefix = match name {
            CORE => "application/vnd.openxmlformats-package.",
            _ => "application/vnd.openxmlformats-officedocument.",
        };
        package.declare(name, &format!("{prefix}{content}"));
    }
    package.set(APP, app.into_bytes());
    package.set(CORE, Vec::new());
    drop_attached_template(package)
}

const CORE_RELATION: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// Word would look for the template that a document was made from, wherever that is.
fn drop_attached_template(package: &mut Package) -> Result<(), Message> {
    let main = package.main()?;
    let relationships = package.relationships(&main)?;
    let Some(settings) = relationships.iter().find(|one| one.kind == "settings") else {
        return Ok(());
    };
    let name = settings.target.clone();
    let Some(mut tree) = package.tree(&name)? else {
        return Ok(());
    };
    let unwanted = [
        "w:attachedTemplate",
        "w:trackRevisions",
        "w:rsids",
        "w:mailMerge",
    ];
    let mut changed = false;
    for id in tree.children(Tree::ROOT).to_vec() {
        if unwanted.contains(&tree.name(id)) {
            tree.detach(id);
            changed = true;
        }
    }
    if changed {
        package.set(&name, tree.part().into_bytes());
        package.remove(&package::relationships_of(&name));
    }
    Ok(())
}

/// A number for each anchor of a view.
fn bookmarks(view: &View) -> FxHashMap<String, usize> {
    let marks = view.parts.iter().flat_map(Part::marks);
    let mut out = FxHashMap::default();
    for mark in marks {
        let next = out.len() + 1;
        out.entry(mark.anchor.clone()).or_insert(next);
    }
    out
}
