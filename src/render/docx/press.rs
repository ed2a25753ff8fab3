//! A template with what it is filled with: makes the documents one by one, and what their files say of themselves. All
//! that is the same in every document is made once.

use super::built_in;
use super::content::{Setting, booklet};
use super::data::{Data, Item};
use super::fields::Subject;
use super::fill::Filler;
use super::numbering::Counter;
use super::package::{self, Base, Package};
use super::pages;
use super::picture::{Drawings, Media};
use super::styles;
use super::theme;
use super::xml::{self, Tree};
use super::{APP, CREATOR, Template};
use crate::diagnostic::Message;
use crate::render::view::{Input, Part, View};
use crate::text::xml::escaped;
use rustc_hash::FxHashMap;

/// A template with what it is filled with.
pub struct Press<'t, 'a> {
    template: &'t Template,
    data: Data<'a>,
    setting: Setting,
    base: Base,
    relationships: FxHashMap<String, String>,
    numbering: String,
    drawings: Drawings,
    /// The styles of a document that says on which pages things stand.
    pages: Option<Tree>,
    items: Vec<Item<'a>>,
}

impl<'t, 'a> Press<'t, 'a> {
    /// Makes ready.
    ///
    /// # Errors
    /// If a picture cannot be drawn, or memory is short.
    pub fn new(template: &'t Template, input: Input<'a>, view: &'a View) -> Result<Self, Message> {
        let data = Data::new(input, view);
        let mut package = template.package.clone();
        let mut styles = styles::Styles::default();
        if template.sets {
            let name = template.styles.clone();
            let name = name.unwrap_or_else(|| STYLES.to_owned());
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
            for (ending, kind) in [
                ("png", "image/png"),
                ("svg", "image/svg+xml"),
                ("jpg", "image/jpeg"),
                ("gif", "image/gif"),
                ("webp", "image/webp"),
            ] {
                package.declare_ending(ending, kind);
            }
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
        let pages = match (template.subject, &template.styles) {
            (Subject::Booklet, Some(name)) => package.tree(name)?,
            (Subject::Booklet, None) => package.tree(STYLES)?,
            _ => None,
        };
        Ok(Self {
            pages,
            items: data.subjects(template.subject),
            setting: Setting {
                room: template.room,
                tones: template.tones,
                duplex: view.book.look.duplex,
                styles,
                section: template.section.clone(),
                bookmarks,
            },
            template,
            data,
            base,
            relationships,
            numbering: numbering.unwrap_or_default(),
            drawings: match template.subject {
                Subject::Booklet if template.sets => Drawings::of(view)?,
                _ => Drawings::default(),
            },
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
            let mut text = filler.part(name, ops);
            text = theme::watermarked(text, &self.data.view.book.look.watermark);
            if let Some(styles) = &self.pages {
                text = pages::numbered(booklet::without_empty_end(text), styles);
            }
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
        for (part, id, target) in media.relationships() {
            let own = entries.entry(package::relationships_of(part)).or_default();
            own.push_str(&package::relationship(&id, "image", &target));
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

pub(super) const CORE: &str = "docProps/core.xml";

/// Where styles are put if a template has none.
const STYLES: &str = "word/styles.xml";

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
